//! A document set on pages: paragraphs, headings, tables, and what stands on every page.

mod drawn;

use crate::exchange::document::{Block, Document, Look, Para, ParaKind, Run, Table};
use crate::exchange::going::Going;

use super::faces::Faces;
use super::lines::{Ink, Inked, Line, broken, inked, inked_runs};
use super::page::{BOTTOM, HEIGHT, MARGIN, Page, TOP, WIDTH};

/// Size of text.
const SIZE: f32 = 10.5;
/// Size of small print.
const SMALL: f32 = 8.5;
/// Distance of lines, in sizes.
const LEADING: f32 = 1.36;
/// One step of indentation.
const STEP: f32 = 26.0;

/// Sets one block after another.
struct Setter<'a> {
    faces: &'a Faces,
    pages: Vec<Page>,
    page: Page,
    y: f32,
}

/// The pages of a document.
pub(super) fn set(document: &Document, faces: &Faces, going: &Going) -> Vec<Page> {
    let mut setter = Setter {
        faces,
        pages: Vec::new(),
        page: Page::default(),
        y: TOP,
    };
    if !document.title.is_empty() {
        setter.title(&document.title);
    }
    for block in going.each(&document.blocks) {
        match block {
            Block::Heading { level, runs } => setter.heading(*level, runs),
            Block::Paragraph(para) => setter.paragraph(para),
            Block::Table(table) => setter.table(table),
            Block::Picture(picture) => setter.picture(picture),
        }
    }
    let rest = document.footnotes.iter().enumerate();
    let notes = rest.map(|(at, text)| (format!("{}", at + 1), text.clone()));
    let said = document.comments.iter().enumerate().map(|(at, comment)| {
        let who = format!("{} {}", comment.by, comment.date);
        (
            format!("[{}]", at + 1),
            format!("{}: {}", who.trim(), comment.text),
        )
    });
    let after: Vec<_> = notes.chain(said).collect();
    if !after.is_empty() {
        setter.gap(10.0);
        setter
            .page
            .rule((MARGIN, setter.y), (MARGIN + 120.0, setter.y));
        for (mark, text) in after {
            setter.paragraph(&Para {
                number: mark,
                ..Para::words(ParaKind::Note, text)
            });
        }
    }
    setter.turn();
    let mut pages = setter.pages;
    let n_pages = pages.len();
    for (at, page) in pages.iter_mut().enumerate() {
        furnish(page, document, faces, (at + 1, n_pages));
    }
    pages
}

/// The stamp at the head, title and page at the foot.
fn furnish(page: &mut Page, document: &Document, faces: &Faces, (n, of): (usize, usize)) {
    let ink = Ink {
        grey: true,
        ..Ink::default()
    };
    let small = |text: &str| inked(faces, text, Look::default(), 7.0, ink);
    let mut y = HEIGHT - 36.0;
    for line in &document.stamp {
        for line in broken(&small(line), WIDTH - 2.0 * MARGIN).iter().take(4) {
            page.line(MARGIN, y, line);
            y -= 9.0;
        }
    }
    let y = 40.0;
    page.rule((MARGIN, y + 10.0), (WIDTH - MARGIN, y + 10.0));
    let number = small(&format!("{n}/{of}"));
    let width: f32 = number.iter().map(Inked::width).sum();
    page.line(WIDTH - MARGIN - width, y, &number);
    if let Some(line) = broken(&small(&document.title), WIDTH - 2.0 * MARGIN - 40.0).first() {
        page.line(MARGIN, y, line);
    }
}

impl Setter<'_> {
    /// The next page.
    fn turn(&mut self) {
        self.pages.push(std::mem::take(&mut self.page));
        self.y = TOP;
    }

    /// Space, unless the page has just begun.
    fn gap(&mut self, points: f32) {
        if self.y < TOP {
            self.y -= points;
        }
    }

    /// Goes down by a line, on the next page where this one is full.
    fn down(&mut self, height: f32) {
        if self.y - height < BOTTOM {
            self.turn();
        }
        self.y -= height;
    }

    fn title(&mut self, title: &str) {
        let look = Look {
            bold: true,
            ..Look::default()
        };
        let glyphs = inked(self.faces, title, look, 16.0, Ink::default());
        for line in broken(&glyphs, WIDTH - 2.0 * MARGIN) {
            self.down(22.0);
            let width: f32 = line.iter().map(Inked::width).sum();
            self.page.line((WIDTH - width) / 2.0, self.y, &line);
        }
        self.y -= 12.0;
    }

    fn heading(&mut self, level: u8, runs: &[Run]) {
        let size = match level {
            1 => 14.0,
            2 => 12.0,
            _ => SIZE,
        };
        let bold: Vec<Run> = runs
            .iter()
            .map(|run| {
                let mut run = run.clone();
                run.look.bold = true;
                run
            })
            .collect();
        self.gap(size * 1.1);
        // A heading does not stand alone at the foot of a page.
        if self.y - size * 5.0 < BOTTOM {
            self.turn();
        }
        let glyphs = inked_runs(self.faces, &bold, size, Ink::default());
        for (n, line) in broken(&glyphs, WIDTH - 2.0 * MARGIN).iter().enumerate() {
            self.down(size * LEADING);
            if n == 0 {
                let words = runs.iter().filter(|r| !r.is_deleted());
                let words: String = words.map(|r| r.text.as_str()).collect();
                self.page.headings.push((level, words, self.y + size));
            }
            self.page.line(MARGIN, self.y, line);
        }
        self.gap(size * 0.35);
    }

    fn paragraph(&mut self, para: &Para) {
        let size = if para.kind == ParaKind::Note {
            SMALL
        } else {
            SIZE
        };
        let ink = Ink {
            grey: para.kind == ParaKind::Note,
            shade: para.shade,
            ..Ink::default()
        };
        let number = match para.kind {
            ParaKind::Bullet => "•",
            ParaKind::Body | ParaKind::Note | ParaKind::Quote => para.number.as_str(),
        };
        let quote = if para.kind == ParaKind::Quote {
            12.0
        } else {
            0.0
        };
        let left = MARGIN + STEP * f32::from(para.indent) + quote;
        let mark = Run {
            change: para.change.clone(),
            ..Run::plain(number)
        };
        let lead = inked_runs(self.faces, &[mark], size, Ink { shade: None, ..ink });
        let lead_width: f32 = lead.iter().map(Inked::width).sum();
        // A wide number (`2 bis.`) pushes its words to the next step.
        let hang = if number.is_empty() {
            0.0
        } else {
            STEP * ((lead_width + 5.0) / STEP).ceil().max(1.0)
        };
        let glyphs = inked_runs(self.faces, &para.runs, size, ink);
        let width = (WIDTH - MARGIN - left - hang).max(120.0);
        for (n, line) in broken(&glyphs, width).iter().enumerate() {
            self.down(size * LEADING);
            if n == 0 {
                self.page.line(left, self.y, &lead);
            }
            self.page.line(left + hang, self.y, line);
            if quote > 0.0 {
                let x = left - 8.0;
                let (low, high) = (self.y - size * 0.3, self.y + size);
                self.page.rule((x, low), (x, high));
            }
        }
        self.gap(size * 0.5);
    }

    fn table(&mut self, table: &Table) {
        let parts: Vec<f32> = table.parts().into_iter().map(f32::from).collect();
        let all = parts.iter().sum::<f32>().max(1.0);
        let widths: Vec<f32> = parts
            .iter()
            .map(|part| (WIDTH - 2.0 * MARGIN) * part / all)
            .collect();
        let head: Vec<Vec<Run>> = table
            .head
            .iter()
            .map(|name| vec![Run::bold(name.as_str())])
            .collect();
        if !head.is_empty() {
            self.row(&head, &widths, &[]);
        }
        for row in &table.rows {
            self.row(row, &widths, &head);
        }
        self.gap(10.0);
    }

    /// A row, with the head of its table again where it begins or goes on on another page.
    fn row(&mut self, cells: &[Vec<Run>], widths: &[f32], head: &[Vec<Run>]) {
        let step = SMALL * 1.3;
        let set: Vec<Vec<Line>> = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| {
                let glyphs = inked_runs(self.faces, cell, SMALL, Ink::default());
                broken(&glyphs, (width - 8.0).max(20.0))
            })
            .collect();
        let n_lines = set.iter().map(Vec::len).max().unwrap_or(0);
        let mut from = 0;
        while from < n_lines {
            let mut fit = lines_in(self.y - BOTTOM - 6.0, step);
            let whole = n_lines - from;
            // A row that would fit a page of its own is not torn.
            if fit == 0 || (fit < whole && whole < 40) {
                self.turn();
                if !head.is_empty() {
                    self.row(head, widths, &[]);
                }
                fit = lines_in(self.y - BOTTOM - 6.0, step).max(1);
            }
            let n_here = fit.min(whole);
            let top = self.y;
            self.y -= n_here as f32 * step + 6.0;
            let mut x = MARGIN;
            for (lines, width) in set.iter().zip(widths) {
                let mut y = top - SMALL - 2.0;
                for line in lines.iter().skip(from).take(n_here) {
                    self.page.line(x + 4.0, y, line);
                    y -= step;
                }
                self.page.rule((x, self.y), (x, top));
                x += width;
            }
            self.page.rule((x, self.y), (x, top));
            self.page.rule((MARGIN, top), (x, top));
            self.page.rule((MARGIN, self.y), (x, self.y));
            from += n_here;
        }
    }
}

/// How many lines fit into a height.
fn lines_in(height: f32, step: f32) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page has fewer than a thousand lines, and none below zero"
    )]
    let n = (height.max(0.0) / step) as usize;
    n
}

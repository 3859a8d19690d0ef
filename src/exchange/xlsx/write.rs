//! A table as a workbook: coloured by verdict, with words and glyphs, panes that stay, filters,
//! notes with reasons and sources, and a second sheet that explains it all.
//!
//! Nothing in it tells who wrote it, when or where: the same table gives the same bytes.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook, Worksheet,
    XlsxError,
};

use crate::exchange::going::Going;
use crate::exchange::table::{Cell, Sheet, Tint, Value, conventions, tint};
use crate::model::text::is_han;
use crate::words::UiLang;

/// Most characters a cell of a workbook holds.
const LONGEST: usize = 32_000;
/// Beyond this many, notes would make the file slower to open than it is worth.
const MOST_NOTES: usize = 5_000;
/// The row of the columns' names; the stamp stands above it.
const HEADER: u32 = 1;

/// The number of the paper size A4 in the format.
const A4: u8 = 9;
/// How wide the columns of one printed page may be together, in digits.
const PAGE: u32 = 190;
/// Height of a line of words, in points.
const LINE: u32 = 15;
/// Most lines of a row: no row is taller than 409 points.
const MOST_LINES: u32 = 27;

/// The bytes of the workbook.
///
/// # Errors
/// Where the table has more rows or columns than a workbook can hold.
pub fn workbook(sheet: &Sheet, going: &Going) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let epoch = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(
        &DocProperties::new()
            .set_title(&sheet.title)
            .set_subject(sheet.stamp.line())
            .set_creation_datetime(&epoch),
    );
    let n_notes = sheet
        .rows
        .iter()
        .flatten()
        .filter(|cell| !cell.note.is_empty())
        .count();
    let noted = n_notes <= MOST_NOTES;
    table(book.add_worksheet(), sheet, noted, going)?;
    explanation(book.add_worksheet(), sheet, noted)?;
    if going.is_off() {
        // Half a table need not be packed.
        return Ok(Vec::new());
    }
    book.save_to_buffer()
}

/// The ways cells look.
struct Looks {
    words: Format,
    figure: Format,
    header: Format,
    stamp: Format,
    tints: BTreeMap<Tint, Format>,
    tinted_figures: BTreeMap<Tint, Format>,
}

impl Looks {
    fn new() -> Self {
        let cell = || {
            Format::new()
                .set_align(FormatAlign::Top)
                .set_border(FormatBorder::Thin)
                .set_border_color(0xD9_D6_CF)
        };
        let tinted = |Tint { ground, ink, .. }: Tint| {
            cell().set_background_color(ground).set_font_color(ink)
        };
        Self {
            // As text, so that a year or a date typed into the column stays what was typed.
            words: cell().set_text_wrap().set_num_format("@"),
            figure: cell(),
            header: cell()
                .set_bold()
                .set_text_wrap()
                .set_background_color(0xF4_F2_ED),
            stamp: Format::new().set_italic().set_font_color(0x5B_58_52),
            tints: Tint::ALL.map(|t| (t, tinted(t).set_text_wrap())).into(),
            tinted_figures: Tint::ALL.map(|t| (t, tinted(t))).into(),
        }
    }
}

/// At most as many characters as a cell holds.
fn fitting(words: &str) -> String {
    if words.len() <= LONGEST {
        return words.to_owned();
    }
    let mut cut: String = words.chars().take(LONGEST - 1).collect();
    cut.push('…');
    cut
}

/// How many lines words take in a column of this width; Chinese characters are twice as wide as
/// digits, and words that do not fit go to the next line.
fn n_lines(words: &str, width: u16) -> u32 {
    let width = u32::from(width.max(2)) - 1;
    let lines = words.lines().map(|line| {
        let n: u32 = line.chars().map(|ch| 1 + u32::from(is_han(ch))).sum();
        // A line that is broken loses some of its width at the break.
        let broken = if n > width { n + n / 10 } else { n };
        broken.div_ceil(width).max(1)
    });
    lines.sum()
}

/// Makes a row tall enough: programs differ in whether they do it when they open a file.
fn tall(page: &mut Worksheet, row: u32, n_lines: u32) -> Result<(), XlsxError> {
    if n_lines > 1 {
        page.set_row_height(row, LINE * n_lines.min(MOST_LINES))?;
    }
    Ok(())
}

/// The stamp for the foot of a page, where an ampersand begins a code and 255 characters are all
/// there may be.
fn in_header(sheet: &Sheet) -> String {
    let line = sheet.stamp.line().replace('&', "&&");
    if line.chars().count() <= 200 {
        return line;
    }
    let short = sheet.stamp.short_line().replace('&', "&&");
    short.chars().take(200).collect()
}

fn table(page: &mut Worksheet, sheet: &Sheet, noted: bool, going: &Going) -> Result<(), XlsxError> {
    let (looks, lang) = (Looks::new(), sheet.lang());
    page.set_name(sheet.name())?;
    let fixed = u16::try_from(sheet.n_fixed).unwrap_or(0);
    let width: u32 = sheet.columns.iter().map(|c| u32::from(c.width)).sum();
    let pages = u16::try_from(width.div_ceil(PAGE)).unwrap_or(u16::MAX);
    if fixed > 0 && pages > 1 {
        page.set_repeat_columns(0, fixed - 1)?;
    }
    page.set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(pages.max(1), 0)
        .set_repeat_rows(0, HEADER)?
        .set_footer(format!("&L{}&R&P/&N", in_header(sheet)));
    page.write_string_with_format(0, 0, fitting(&sheet.stamp.line()), &looks.stamp)?;
    let n_columns = u16::try_from(sheet.columns.len()).unwrap_or(u16::MAX);
    let mut tallest = 1;
    for (at, column) in (0..n_columns).zip(&sheet.columns) {
        page.set_column_width(at, f64::from(column.width))?;
        page.write_string_with_format(HEADER, at, fitting(&column.title), &looks.header)?;
        // The button of the filter covers the end of the name.
        tallest = n_lines(&column.title, column.width.saturating_sub(3)).max(tallest);
    }
    tall(page, HEADER, tallest)?;
    let mut at = HEADER;
    for row in going.each(&sheet.rows) {
        at += 1;
        let mut tallest = 1;
        for ((column, about), cell) in (0..n_columns).zip(&sheet.columns).zip(row) {
            one_cell(page, (at, column), cell, (&looks, lang), noted)?;
            if !matches!(cell.value, Value::Empty | Value::Int(_) | Value::Scale(_)) {
                let lines = n_lines(&cell.value.shown(lang), about.width);
                tallest = lines.max(tallest);
            }
        }
        tall(page, at, tallest)?;
    }
    page.set_freeze_panes(HEADER + 1, fixed)?;
    if n_columns > 0 {
        page.autofilter(HEADER, 0, at.max(HEADER + 1), n_columns - 1)?;
    }
    Ok(())
}

fn one_cell(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    (looks, lang): (&Looks, UiLang),
    noted: bool,
) -> Result<(), XlsxError> {
    let colours = tint(&cell.value);
    match &cell.value {
        Value::Empty => {
            page.write_blank(row, column, &looks.figure)?;
        }
        Value::Text(words) => {
            page.write_string_with_format(row, column, fitting(words), &looks.words)?;
        }
        Value::Int(figure) => {
            page.write_number_with_format(row, column, *figure as f64, &looks.figure)?;
        }
        Value::Scale(figure) => {
            let look = colours.and_then(|t| looks.tinted_figures.get(&t));
            let look = look.unwrap_or(&looks.figure);
            page.write_number_with_format(row, column, f64::from(*figure), look)?;
        }
        Value::Term(_) => {
            page.write_string_with_format(row, column, cell.value.shown(lang), &looks.words)?;
        }
        Value::Verdict(_) | Value::Stance(..) => {
            let look = colours
                .and_then(|t| looks.tints.get(&t))
                .unwrap_or(&looks.words);
            page.write_string_with_format(row, column, cell.value.shown(lang), look)?;
        }
    }
    if noted && !cell.note.is_empty() {
        let lines = cell
            .note
            .lines()
            .map(|line| 1 + line.chars().count() / 48)
            .sum::<usize>();
        let height = u32::try_from(lines.clamp(3, 30)).unwrap_or(30) * 15 + 10;
        let note = Note::new(fitting(&cell.note))
            .set_author("Travaux")
            .add_author_prefix(false)
            .set_width(340)
            .set_height(height);
        page.insert_note(row, column, &note)?;
    }
    Ok(())
}

/// The second sheet: stamp, conventions, columns, sources.
fn explanation(page: &mut Worksheet, sheet: &Sheet, noted: bool) -> Result<(), XlsxError> {
    let (looks, words) = (Looks::new(), sheet.words());
    page.set_name(words.t("out-how-to-read"))?;
    let (names, told) = (24, 100);
    page.set_column_width(0, names)?.set_column_width(1, told)?;
    page.set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_footer(format!("&L{}&R&P/&N", in_header(sheet)));
    let mut at = 0;
    let mut line = |name: &str, what: &str, head: bool| -> Result<(), XlsxError> {
        let look = if head { &looks.header } else { &looks.words };
        page.write_string_with_format(at, 0, fitting(name), look)?;
        page.write_string_with_format(at, 1, fitting(what), look)?;
        tall(page, at, n_lines(name, names).max(n_lines(what, told)))?;
        at += 1;
        Ok(())
    };
    line(words.t("out-this-table"), &sheet.title, true)?;
    for (name, what) in sheet.stamp.told() {
        line(name, &what, false)?;
    }
    line(words.t("out-conventions"), "", true)?;
    for (name, sentence) in conventions(sheet) {
        line(name, sentence, false)?;
    }
    if !noted {
        line(words.t("out-notes"), words.t("out-no-notes"), false)?;
    }
    line(words.t("out-column"), words.t("out-stands-in-it"), true)?;
    for column in &sheet.columns {
        line(&column.title, &column.about, false)?;
    }
    if !sheet.sources.is_empty() {
        line(words.t("out-source"), words.t("out-stands-for"), true)?;
    }
    for source in &sheet.sources {
        let parts = [source.title.as_str(), &source.date, &source.url];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        line(&source.code, &parts.join(", "), false)?;
    }
    Ok(())
}

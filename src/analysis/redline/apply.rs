//! A redline applied to the old draft gives the new one.

use crate::model::draft::{Article, Draft, Paragraph};

use super::{Fate, Line, LineAt, Piece, PieceKind, Redline, Section};

/// The new draft, made of the old one and a redline from it; it keeps the id of the old one, since
/// versions of a text differ in id. `None` where the redline is of another draft.
pub fn apply(old: &Draft, redline: &Redline) -> Option<Draft> {
    let mut new = Draft {
        title: text_after(&old.title, &redline.title)?,
        preamble: Vec::new(),
        articles: Vec::with_capacity(redline.sections.len()),
        ..old.clone()
    };
    if let Some(shell) = &redline.shell {
        let id = new.id;
        let (title, preamble, articles) = (new.title, new.preamble, new.articles);
        new = Draft {
            id,
            title,
            preamble,
            articles,
            ..(**shell).clone()
        };
    }
    for section in &redline.sections {
        if !matches!(section.fate, Fate::Kept | Fate::Added) {
            continue;
        }
        let stand = section
            .lines
            .iter()
            .filter(|line| matches!(line.fate, Fate::Kept | Fate::Added));
        let paragraphs = stand
            .map(|line| paragraph(old, line))
            .collect::<Option<Vec<_>>>()?;
        if section.is_preamble() {
            new.preamble = paragraphs;
        } else {
            new.articles.push(article(old, section, paragraphs)?);
        }
    }
    Some(new)
}

fn article(old: &Draft, section: &Section, paragraphs: Vec<Paragraph>) -> Option<Article> {
    let before = match section.old {
        Some(was) => Some(old.articles.get(was.at).filter(|a| a.id == was.id)?),
        None => None,
    };
    let mut article = match (&section.shell, before) {
        (Some(shell), _) => (**shell).clone(),
        (None, Some(before)) => super::build::bare_article(before),
        (None, None) => return None,
    };
    let heading = before.map_or("", |article| article.heading.as_str());
    article.heading = text_after(heading, &section.heading)?;
    article.paragraphs = paragraphs;
    Some(article)
}

fn paragraph(old: &Draft, line: &Line) -> Option<Paragraph> {
    let before = match line.old {
        Some(was) => Some(find(old, was)?),
        None => None,
    };
    let mut paragraph = match (&line.shell, before) {
        (Some(shell), _) => (**shell).clone(),
        (None, Some(before)) => super::build::bare_paragraph(before),
        (None, None) => return None,
    };
    let words = before.map_or("", |paragraph| paragraph.text.as_str());
    paragraph.text = text_after(words, &line.pieces)?;
    Some(paragraph)
}

fn find(draft: &Draft, was: LineAt) -> Option<&Paragraph> {
    let list = match was.article {
        Some(at) => &draft.articles.get(at)?.paragraphs,
        None => &draft.preamble,
    };
    list.get(was.at).filter(|paragraph| paragraph.id == was.id)
}

/// The new words; `old` itself where no piece says otherwise, `None` where the pieces are of
/// another text.
fn text_after(old: &str, pieces: &[Piece]) -> Option<String> {
    if pieces.is_empty() {
        return Some(old.to_owned());
    }
    let mut rest = old;
    let mut new = String::with_capacity(old.len());
    for piece in pieces {
        if piece.kind != PieceKind::Inserted {
            rest = rest.strip_prefix(piece.text.as_str())?;
        }
        if piece.kind != PieceKind::Deleted {
            new.push_str(&piece.text);
        }
    }
    rest.is_empty().then_some(new)
}

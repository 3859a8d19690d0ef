//! Articles bear their own numbers in every view: what stands between two frozen ones is a bis.

use std::sync::Arc;

use travaux::model::paragraph::Numbered;
use travaux::model::text::Lang;
use travaux::session::draft_edit::{article_number, place_name};
use travaux::session::state::Session;
use travaux::storage::lexicon_io;

use crate::export_kit::built_in;

#[test]
fn an_article_put_between_frozen_ones_is_a_bis_everywhere() {
    let mut workspace = built_in();
    let articles = &mut workspace.draft.articles;
    for (at, article) in articles.iter_mut().enumerate() {
        article.frame.numbered = Numbered::Fixed(u32::try_from(at + 1).unwrap());
    }
    let mut between = articles[1].clone();
    between.id = travaux::model::ids::ArticleId(ulid::Ulid(77));
    between.frame.numbered = Numbered::Additional;
    for (at, paragraph) in between.paragraphs.iter_mut().enumerate() {
        paragraph.id = travaux::model::ids::ParagraphId(ulid::Ulid(700 + at as u128));
    }
    let id = between.id;
    articles.insert(2, between);
    let lexicon = Arc::new(lexicon_io::builtin_lexicon().unwrap());
    let session = Session::new(workspace, lexicon, None, Vec::new(), 1);
    let draft = &session.workspace().draft;
    let article = draft.article(id).unwrap();
    assert_eq!(place_name(draft, article, None), "2 bis");
    let first = article.paragraphs[0].id;
    assert!(place_name(draft, article, Some(first)).starts_with("2 bis"));
    assert_eq!(article_number(draft, id), 3);
    let outline = session.outline(Lang::En);
    let row = outline.articles.iter().find(|row| row.id == id).unwrap();
    assert_eq!((row.number.as_str(), row.place), ("2 bis", 3));
    let after = &outline.articles[3];
    assert_eq!((after.number.as_str(), after.place), ("3", 4));
    let matrix = session.draft_matrix(Lang::En);
    let row = matrix.rows.iter().find(|row| row.article == id).unwrap();
    assert_eq!(row.number, "2 bis");
}

//! One way out: from a workspace and a wish to the bytes of a file.

use std::collections::BTreeSet;
use std::fmt;

use crate::coding::codebook::Codebook;
use crate::model::date::Year;
use crate::model::number::article_numbers;
use crate::model::workspace::Workspace;
use crate::words::UiLang;

use super::going::Going;
use super::public::{Audience, Positions, Reader, Reference, Trend, Verdicts};
use super::table::{self, Columns, Detail, Kind, Layout, Only, Sheet};
use super::{picture, xlsx};

/// A format of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Comma-separated values.
    #[default]
    Csv,
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// JSON.
    Json,
    /// A workbook.
    Xlsx,
    /// A picture made of shapes.
    Svg,
    /// A picture made of dots.
    Png,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Csv,
        Self::Xlsx,
        Self::Html,
        Self::Markdown,
        Self::Json,
        Self::Svg,
        Self::Png,
    ];

    /// The ending of a file's name, also its name on the command line.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Json => "json",
            Self::Xlsx => "xlsx",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// Whether a person reads it as a page, so that one column a bloc is enough.
    fn detail(self) -> Detail {
        match self {
            Self::Csv | Self::Json => Detail::Data,
            Self::Html | Self::Markdown | Self::Xlsx | Self::Svg | Self::Png => Detail::Page,
        }
    }

    /// Whether this kind of thing can be written in it.
    pub fn fits(self, kind: Kind, layout: Layout) -> bool {
        let picture = matches!(self, Self::Svg | Self::Png);
        !picture
            || match kind {
                Kind::Positions => matches!(layout, Layout::Wide | Layout::Scaled),
                Kind::Verdicts | Kind::Accessions | Kind::Brackets => true,
                Kind::Objections | Kind::Instruments => false,
            }
    }
}

/// What to export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// What it shows.
    pub kind: Kind,
    /// In which format.
    pub format: Format,
    /// For whom.
    pub audience: Audience,
    /// Positions as of this year.
    pub as_of: Year,
    /// In which language; the draft itself stays in its own, and words that scripts read in English.
    pub lang: UiLang,
    /// How positions are laid out.
    pub layout: Layout,
    /// Whose positions are the columns.
    pub columns: Columns,
    /// Whether verdicts are given clause by clause.
    pub by_clause: bool,
    /// Whether only what is certain counts.
    pub strict: bool,
    /// Only these rows: issues, families, article numbers, instruments; all where empty.
    pub rows: Vec<String>,
    /// Only these blocs or States; all where empty.
    pub blocs: Vec<String>,
}

/// A wish that cannot be fulfilled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// What is wrong with it.
    pub what: String,
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Unknown {}

/// The table a wish asks for. `codebook` is called where the draft has to be coded.
///
/// # Errors
/// Where a row or column that was asked for does not exist.
pub fn sheet<C: AsRef<Codebook>>(
    workspace: &Workspace,
    codebook: impl FnOnce() -> C,
    wish: &Wish,
) -> Result<Sheet, Unknown> {
    sheet_while(workspace, codebook, wish, &Going::default())
}

/// The same, as far as it came where it was called off.
///
/// # Errors
/// Where a row or column that was asked for does not exist.
pub fn sheet_while<C: AsRef<Codebook>>(
    workspace: &Workspace,
    codebook: impl FnOnce() -> C,
    wish: &Wish,
    going: &Going,
) -> Result<Sheet, Unknown> {
    check_blocs(workspace, wish)?;
    let reader = Reader {
        audience: wish.audience,
        as_of: wish.as_of,
        lang: wish.lang,
    };
    let only = Only {
        rows: &wish.rows,
        blocs: &wish.blocs,
    };
    let judged = || {
        let codebook = codebook();
        Verdicts::of(workspace, codebook.as_ref(), reader, wish.strict, going)
    };
    let sheet = match wish.kind {
        Kind::Positions => {
            let view = Positions::of(workspace, reader);
            table::positions(&view, wish.layout, wish.columns, wish.format.detail(), only)
        }
        Kind::Verdicts => table::verdicts(&judged(), wish.by_clause, only),
        Kind::Objections => table::objections(&judged(), only),
        Kind::Instruments => table::instruments(&Reference::of(workspace, reader), only),
        Kind::Accessions => table::accessions(&Reference::of(workspace, reader)),
        Kind::Brackets => table::brackets(&Trend::of(workspace, reader)),
    };
    check_rows(workspace, &sheet, wish)?;
    Ok(sheet)
}

/// The bytes of a table in a format.
///
/// # Errors
/// Where the format cannot hold it.
pub fn bytes(sheet: &Sheet, format: Format) -> Result<Vec<u8>, Unknown> {
    let made = bytes_while(sheet, format, &Going::default())?;
    Ok(made.unwrap_or_default())
}

/// The same, row by row; none where it was called off.
///
/// # Errors
/// Where the format cannot hold it.
pub fn bytes_while(
    sheet: &Sheet,
    format: Format,
    going: &Going,
) -> Result<Option<Vec<u8>>, Unknown> {
    let refused = |what: &dyn fmt::Display| Unknown {
        what: what.to_string(),
    };
    let drawn = || {
        let found = picture::picture(sheet, going);
        found.ok_or_else(|| refused(&"there is no picture of this table; choose another format"))
    };
    let bytes = match format {
        Format::Xlsx => xlsx::workbook(sheet, going).map_err(|error| refused(&error))?,
        Format::Svg => picture::svg(&drawn()?, going).into_bytes(),
        Format::Png => picture::png(&drawn()?, going).map_err(|error| refused(&error))?,
        Format::Csv => table::csv_bytes(sheet, going),
        Format::Html => table::html(sheet, going).into_bytes(),
        Format::Markdown => table::markdown(sheet, going).into_bytes(),
        Format::Json => table::json(sheet, going).into_bytes(),
    };
    Ok((!going.is_off()).then_some(bytes))
}

fn check_blocs(workspace: &Workspace, wish: &Wish) -> Result<(), Unknown> {
    let dossier = &workspace.dossier;
    let states = &dossier.reference.states;
    let known: BTreeSet<&str> = match (wish.kind, wish.columns) {
        (Kind::Positions, Columns::States) => states.iter().map(|s| s.code.as_str()).collect(),
        _ => dossier
            .judging_blocs()
            .map(|bloc| bloc.id.as_str())
            .collect(),
    };
    refuse("bloc or State", &wish.blocs, &known)
}

fn check_rows(workspace: &Workspace, sheet: &Sheet, wish: &Wish) -> Result<(), Unknown> {
    let dossier = &workspace.dossier;
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let numbers = article_numbers(&workspace.draft);
    let first = sheet.rows.iter().filter_map(|row| row.first());
    let cells: Vec<String> = first.map(|cell| cell.value.plain().into_owned()).collect();
    match wish.kind {
        Kind::Positions | Kind::Objections => {
            known.extend(dossier.issues.iter().map(|issue| issue.id.as_str()));
            known.extend(dossier.families.iter().map(|family| family.id.as_str()));
        }
        Kind::Instruments => {
            let items = &dossier.reference.instruments;
            known.extend(items.iter().map(|item| item.id.as_str()));
            known.extend(["treaty", "soft law", "body"]);
        }
        Kind::Verdicts | Kind::Accessions | Kind::Brackets => {}
    }
    if matches!(wish.kind, Kind::Verdicts | Kind::Objections) {
        known.extend(numbers.iter().map(String::as_str));
        known.extend(cells.iter().map(String::as_str));
    }
    refuse("row", &wish.rows, &known)
}

fn refuse(what: &str, asked: &[String], known: &BTreeSet<&str>) -> Result<(), Unknown> {
    let mut unknown = asked.iter().filter(|name| !known.contains(name.as_str()));
    let Some(name) = unknown.next() else {
        return Ok(());
    };
    let some: Vec<&str> = known.iter().copied().take(12).collect();
    let more = if known.len() > some.len() {
        ", …"
    } else {
        ""
    };
    Err(Unknown {
        what: format!(
            "there is no {what} \"{}\"; there are: {}{more}",
            name.escape_debug(),
            some.join(", ")
        ),
    })
}

//! Exports in memory, and their bytes laid open.

use std::io::{Cursor, Read as _};
use std::path::Path;
use std::sync::LazyLock;

use travaux::coding::codebook::Codebook;
use travaux::exchange::export::{Format, Wish, bytes, sheet};
use travaux::exchange::public::Audience;
use travaux::exchange::table::{Columns, Kind, Layout};
use travaux::model::problem::Problem;
use travaux::model::workspace::Workspace;
use travaux::storage::save::write_atomic;
use travaux::storage::{dossier_io, draft_io, lexicon_io};
use travaux::words::UiLang;

/// The built-in dossier and the sample draft.
pub(crate) fn built_in() -> Workspace {
    Workspace::around(
        dossier_io::load_builtin().value,
        draft_io::load_sample().value,
    )
}

static CODEBOOK: LazyLock<Codebook> = LazyLock::new(|| {
    let lexicon = std::sync::Arc::new(lexicon_io::builtin_lexicon().unwrap());
    Codebook::compile(&dossier_io::load_builtin().value, &lexicon).0
});

/// Every wish worth telling apart, in English.
pub(crate) fn wishes() -> Vec<Wish> {
    let mut all = Vec::new();
    for audience in Audience::ALL {
        for kind in Kind::ALL {
            for format in Format::ALL {
                all.extend(of_kind(audience, kind, format));
            }
        }
    }
    all
}

/// The same in Chinese, but for pictures made of dots, which hold what those of shapes do.
pub(crate) fn wishes_in_chinese() -> Vec<Wish> {
    let all = wishes().into_iter();
    let all = all.filter(|wish| wish.format != Format::Png);
    let lang = UiLang::Zh;
    all.map(|wish| Wish { lang, ..wish }).collect()
}

fn of_kind(audience: Audience, kind: Kind, format: Format) -> Vec<Wish> {
    let plain = Wish {
        kind,
        format,
        audience,
        as_of: 2024,
        ..Wish::default()
    };
    let mut all = Vec::new();
    for layout in Layout::ALL {
        let differs = kind == Kind::Positions || layout == Layout::Wide;
        if differs && format.fits(kind, layout) {
            all.push(Wish {
                layout,
                ..plain.clone()
            });
        }
    }
    if kind == Kind::Verdicts {
        all.push(Wish {
            by_clause: true,
            ..plain.clone()
        });
    }
    // Pictures and pages of 193 columns take long without telling more.
    if kind == Kind::Positions && format == Format::Csv {
        all.push(Wish {
            columns: Columns::States,
            ..plain
        });
    }
    all
}

/// The bytes of an export of a workspace on the built-in dossier.
pub(crate) fn made(workspace: &Workspace, wish: &Wish) -> Vec<u8> {
    let table = sheet(workspace, || Shared, wish).unwrap();
    bytes(&table, wish.format).unwrap()
}

/// The compiled cues of the built-in dossier.
pub(crate) fn codebook() -> Shared {
    Shared
}

pub(crate) struct Shared;

impl AsRef<Codebook> for Shared {
    fn as_ref(&self) -> &Codebook {
        &CODEBOOK
    }
}

/// The parts of an archive by name, unpacked; the bytes themselves where it is none.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    if !bytes.starts_with(b"PK") {
        return vec![(String::new(), bytes.to_vec())];
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut inside = Vec::new();
            part.read_to_end(&mut inside).unwrap();
            (part.name().unwrap().into_owned(), inside)
        })
        .collect()
}

/// Writes a file.
pub(crate) fn put(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Problem> {
    write_atomic(path, bytes.as_ref())
}

//! Positions from somewhere else: one bloc's file, a folder of them, a dossier or a workspace.

use std::path::Path;

use super::Loaded;
use super::files::Reading;
use super::intake::Record as _;
use super::schema::BlocFile;
use super::sink::Sink;
use crate::model::bloc::Bloc;

/// Reads the blocs in `path`: a RON file, a folder of such files, or a folder with a `blocs`
/// folder in it. What cannot be read is named; the rest is there.
pub fn load_positions(path: &Path) -> Loaded<Vec<Bloc>> {
    let mut reading = Reading::default();
    if path.is_file() {
        let root = path.parent().unwrap_or_else(|| Path::new("."));
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        reading.file(root, &name.unwrap_or_default());
    } else {
        let inner = if path.join("blocs").is_dir() {
            "blocs"
        } else {
            ""
        };
        reading.folder(path, inner);
    }
    let mut sink = Sink::with(reading.problems);
    let mut blocs = Vec::new();
    for raw in &reading.files {
        let bloc = sink.read(raw, |file: BlocFile, intake| file.read(intake));
        blocs.extend(bloc.flatten());
    }
    Loaded {
        value: blocs,
        problems: sink.problems,
        read_only: None,
    }
}

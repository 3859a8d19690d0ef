//! An archive of XML parts (a workbook, a document), read part by part with a bound on each.
//!
//! What an archive says of its own sizes is not believed: bytes are counted as they come. A
//! document type is refused, so that no entity but the five of XML is ever resolved.

use std::io::{BufReader, Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;

use crate::exchange::going::Going;
use crate::model::problem::Problem;

/// Most bytes of one part.
pub const LARGEST_PART: u64 = 64 * 1024 * 1024;
/// Most parts of an archive.
const MOST_PARTS: usize = 2_000;
/// How deep elements may stand in one another.
const DEEPEST: usize = 256;

/// An archive of parts.
#[derive(Debug)]
pub struct Parts<'a> {
    going: Going,
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

fn damaged(part: &str, why: &dyn std::fmt::Display) -> Problem {
    Problem::error(format!("the file is damaged: {why}"))
        .in_file(part)
        .with_remedy("open it in the program it was made with and save it again")
}

impl<'a> Parts<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// Where it is none, or has too many parts.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Problem> {
        Self::open_while(bytes, &Going::default())
    }

    /// The same; walks through its parts end where the work is called off.
    ///
    /// # Errors
    /// Where it is none, or has too many parts.
    pub fn open_while(bytes: &'a [u8], going: &Going) -> Result<Self, Problem> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged("", &error))?;
        if archive.len() > MOST_PARTS {
            return Err(super::too_much(&format!("{MOST_PARTS} parts")));
        }
        Ok(Self {
            going: going.clone(),
            archive,
        })
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Shows every piece of a part of XML to `visit`, in order, until it says `false`.
    ///
    /// # Errors
    /// Where the part is missing, damaged, too large, too deep or has a document type, and
    /// whatever `visit` says.
    pub fn walk(
        &mut self,
        name: &str,
        mut visit: impl FnMut(&Event<'_>) -> Result<bool, Problem>,
    ) -> Result<(), Problem> {
        let going = self.going.clone();
        let part = self
            .archive
            .by_name(name)
            .map_err(|error| damaged(name, &error))?;
        // Told in kibibytes; what an archive says of sizes is enough for that.
        going.begin(usize::try_from(part.size() >> 10).unwrap_or(0));
        let mut n_told = 0;
        // One byte more than is allowed tells a part that is too large from one that ends there.
        let mut bounded = BufReader::new(part.take(LARGEST_PART + 1));
        let mut reader = Reader::from_reader(Counted {
            inner: &mut bounded,
            n_bytes: 0,
        });
        let (mut buffer, mut depth) = (Vec::new(), 0_usize);
        loop {
            let event = reader.read_event_into(&mut buffer);
            let event = event.map_err(|error| {
                // A part that was cut off by the bound looks damaged.
                damaged(name, &error)
            });
            let n_bytes = reader.get_ref().n_bytes;
            if n_bytes > LARGEST_PART {
                let bound = LARGEST_PART / (1024 * 1024);
                return Err(super::too_much(&format!("{bound} MiB in one part")).in_file(name));
            }
            while n_told < n_bytes >> 10 {
                n_told += 1;
                if !going.step() {
                    return Err(super::called_off());
                }
            }
            let event = event?;
            match &event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                Event::DocType(_) => {
                    return Err(Problem::error(
                        "the file declares a document type, which is refused",
                    )
                    .in_file(name)
                    .with_remedy("save it anew from a spreadsheet"));
                }
                Event::Eof => return Ok(()),
                Event::Empty(_)
                | Event::Text(_)
                | Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::GeneralRef(_) => {}
            }
            if depth > DEEPEST {
                return Err(
                    super::too_much(&format!("{DEEPEST} elements in one another")).in_file(name),
                );
            }
            if !visit(&event)? {
                return Ok(());
            }
            buffer.clear();
        }
    }
}

/// Counts the bytes that were taken.
struct Counted<'r, R> {
    inner: &'r mut BufReader<R>,
    n_bytes: u64,
}

impl<R: std::io::Read> std::io::Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(into)?;
        self.n_bytes += n as u64;
        Ok(n)
    }
}

impl<R: std::io::Read> std::io::BufRead for Counted<'_, R> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        self.n_bytes += n as u64;
        self.inner.consume(n);
    }
}

/// The value of an attribute by its name without prefix; empty where it is not there.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> String {
    let mut all = element.attributes().flatten();
    let found = all.find(|a| a.key.local_name().as_ref() == name.as_bytes());
    found
        .and_then(|a| {
            a.normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .ok()
                .map(std::borrow::Cow::into_owned)
        })
        .unwrap_or_default()
}

/// The character a reference stands for: one by number, or one of the five of XML.
///
/// # Errors
/// Any other entity.
pub(crate) fn resolve(reference: &BytesRef<'_>) -> Result<char, Problem> {
    let unknown = || Problem::error("the file names an entity that XML does not have");
    if let Some(ch) = reference.resolve_char_ref().map_err(|_bad| unknown())? {
        return Ok(ch);
    }
    match reference.decode().map_err(|_bad| unknown())?.as_ref() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err(unknown()),
    }
}

//! Markup of a bare file, walked with the bounds of a part of an archive: no document type, no
//! depth without end, no entity but the five of XML.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::exchange::going::Going;
use crate::exchange::reading::called_off;
use crate::model::problem::Problem;

/// How deep elements may stand in one another.
const DEEPEST: usize = 256;

/// Shows every piece of `text` to `visit`, in order.
pub(super) fn walk(
    text: &str,
    going: &Going,
    mut visit: impl FnMut(&Event<'_>) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let mut reader = Reader::from_str(text);
    let mut depth = 0_usize;
    // Told in kibibytes.
    going.begin(text.len() >> 10);
    let mut at = 0;
    loop {
        let event = reader
            .read_event()
            .map_err(|error| Problem::error(format!("the file is damaged: {error}")))?;
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::DocType(_) => {
                let words = "the file declares a document type, which is refused";
                return Err(Problem::error(words).with_remedy("take the declaration out"));
            }
            Event::Eof if depth > 0 => {
                return Err(Problem::error("the file is damaged: it ends in the middle"));
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
            let words = format!("the file has more than {DEEPEST} elements in one another");
            return Err(Problem::error(words));
        }
        visit(&event)?;
        let now = usize::try_from(reader.buffer_position() >> 10).unwrap_or(0);
        while at < now {
            at += 1;
            if !going.step() {
                return Err(called_off());
            }
        }
    }
}

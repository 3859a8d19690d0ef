//! Pages as the objects of a PDF file.

use std::collections::BTreeMap;

use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish as _, Name, Pdf, Rect, Ref, Str, TextStr};
use subsetter::{GlyphRemapper, subset};
use ttf_parser::{GlyphId, Tag};

use crate::exchange::document::Document;

use super::faces::{Faces, OneFace};
use super::page::{Colour, HEIGHT, Mark, Page, WIDTH};

/// How hard streams are packed.
const EFFORT: u8 = 6;
/// How codes, which are glyphs here, are named.
const SYSTEM: SystemInfo<'_> = SystemInfo {
    registry: Str(b"Adobe"),
    ordering: Str(b"Identity"),
    supplement: 0,
};

/// The glyphs of a face that are used.
#[derive(Default)]
struct Used {
    remapper: GlyphRemapper,
    /// New glyph to what it shows and how wide it is, in thousandths.
    shown: BTreeMap<u16, (char, u16)>,
}

/// Gives out numbers of objects.
struct Refs(i32);

impl Refs {
    fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }
}

/// The file.
pub(super) fn write(document: &Document, pages: &[Page], faces: &Faces) -> Vec<u8> {
    let mut used: Vec<Used> = (0..faces.len()).map(|_| Used::default()).collect();
    for mark in pages.iter().flat_map(|page| &page.marks) {
        if let Mark::Glyphs { face, ids, .. } = mark
            && let Some(used) = used.get_mut(*face)
        {
            for (id, ch) in ids {
                let new = used.remapper.remap(*id);
                used.shown.entry(new).or_insert((*ch, *id));
            }
        }
    }
    let mut refs = Refs(0);
    let mut pdf = Pdf::new();
    let (catalog, tree, info) = (refs.next(), refs.next(), refs.next());
    let fonts: Vec<Option<Ref>> = used
        .iter()
        .map(|used| (!used.shown.is_empty()).then(|| refs.next()))
        .collect();
    let places: Vec<(Ref, Ref)> = pages.iter().map(|_| (refs.next(), refs.next())).collect();
    let outline = outline(&mut pdf, pages, &places, &mut refs);

    let mut root = pdf.catalog(catalog);
    root.pages(tree);
    root.lang(TextStr(document.lang.code()));
    if let Some(outline) = outline {
        root.outlines(outline);
    }
    root.finish();
    pdf.document_info(info).title(TextStr(&document.title));
    let n_pages = i32::try_from(pages.len()).unwrap_or(i32::MAX);
    pdf.pages(tree)
        .kids(places.iter().map(|(page, _)| *page))
        .count(n_pages);
    for (page, (place, stream)) in pages.iter().zip(&places) {
        let mut object = pdf.page(*place);
        object.media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT));
        object.parent(tree);
        object.contents(*stream);
        let mut resources = object.resources();
        let mut list = resources.fonts();
        for (at, font) in fonts.iter().enumerate() {
            if let Some(font) = font {
                list.pair(Name(name_of(at).as_bytes()), *font);
            }
        }
        list.finish();
        resources.finish();
        object.finish();
        let packed = compress_to_vec_zlib(&content(page, &used), EFFORT);
        pdf.stream(*stream, &packed).filter(Filter::FlateDecode);
    }
    for (at, (font, used)) in fonts.iter().zip(&used).enumerate() {
        if let (Some(font), Some(face)) = (font, faces.get(at)) {
            write_font(&mut pdf, *font, face, used, &mut refs);
        }
    }
    pdf.finish()
}

/// What a face is called in the contents of a page.
fn name_of(face: usize) -> String {
    format!("F{face}")
}

/// What follows is in this colour.
fn fill(content: &mut Content, [red, green, blue]: Colour) {
    content.set_fill_rgb(red, green, blue);
}

/// The marks of a page as operators.
fn content(page: &Page, used: &[Used]) -> Vec<u8> {
    let mut content = Content::new();
    for mark in &page.marks {
        match mark {
            Mark::Fill {
                place: [left, low, width, height],
                colour,
            } => {
                fill(&mut content, *colour);
                content.rect(*left, *low, *width, *height);
                content.fill_nonzero();
            }
            Mark::Glyphs {
                at: (left, low),
                face,
                size,
                colour,
                ids,
            } => {
                let Some(used) = used.get(*face) else {
                    continue;
                };
                let new = ids.iter().filter_map(|(id, _)| used.remapper.get(*id));
                let codes: Vec<u8> = new.flat_map(u16::to_be_bytes).collect();
                fill(&mut content, *colour);
                content.begin_text();
                content.set_font(Name(name_of(*face).as_bytes()), *size);
                content.set_text_matrix([1.0, 0.0, 0.0, 1.0, *left, *low]);
                content.show(Str(&codes));
                content.end_text();
            }
        }
    }
    content.finish().to_vec()
}

/// A font cut down to the glyphs used, with what they show.
fn write_font(pdf: &mut Pdf, font: Ref, face: &OneFace, used: &Used, refs: &mut Refs) {
    let (cid, descriptor, file, map) = (refs.next(), refs.next(), refs.next(), refs.next());
    let name = format!("TRAVAU+{}", face.name);
    let name = Name(name.as_bytes());
    let Ok(cut) = subset(face.bytes, 0, &used.remapper) else {
        return;
    };
    // Outlines of PostScript kind are embedded bare.
    let bare = ttf_parser::RawFace::parse(&cut, 0)
        .ok()
        .and_then(|raw| raw.table(Tag::from_bytes(b"CFF ")).map(<[u8]>::to_vec));
    let mut type0 = pdf.type0_font(font);
    type0
        .base_font(name)
        .encoding_predefined(Name(b"Identity-H"));
    type0.descendant_font(cid).to_unicode(map);
    type0.finish();

    let per_em = f32::from(face.face.units_per_em());
    let scale = |units: i16| f32::from(units) * 1000.0 / per_em;
    let width = |old: u16| {
        let advance = face.face.glyph_hor_advance(GlyphId(old)).unwrap_or(0);
        f32::from(advance) * 1000.0 / per_em
    };
    let mut object = pdf.cid_font(cid);
    let kind = if bare.is_some() {
        CidFontType::Type0
    } else {
        CidFontType::Type2
    };
    object.subtype(kind).base_font(name).system_info(SYSTEM);
    object.font_descriptor(descriptor).default_width(0.0);
    if bare.is_none() {
        object.cid_to_gid_map_predefined(Name(b"Identity"));
    }
    let olds: Vec<u16> = used.remapper.remapped_gids().collect();
    object
        .widths()
        .consecutive(0, olds.iter().map(|old| width(*old)));
    object.finish();

    let bbox = face.face.global_bounding_box();
    let mut object = pdf.font_descriptor(descriptor);
    object.name(name).flags(FontFlags::SYMBOLIC);
    object.bbox(Rect::new(
        scale(bbox.x_min),
        scale(bbox.y_min),
        scale(bbox.x_max),
        scale(bbox.y_max),
    ));
    object
        .italic_angle(face.face.italic_angle())
        .ascent(scale(face.face.ascender()))
        .descent(scale(face.face.descender()))
        .cap_height(scale(face.face.capital_height().unwrap_or(700)))
        .stem_v(80.0);
    if bare.is_some() {
        object.font_file3(file);
    } else {
        object.font_file2(file);
    }
    object.finish();

    let mut cmap: UnicodeCmap<u16> = UnicodeCmap::new(Name(b"Travaux"), SYSTEM);
    for (new, (ch, _)) in &used.shown {
        cmap.pair(*new, *ch);
    }
    let packed = compress_to_vec_zlib(&cmap.finish(), EFFORT);
    pdf.stream(map, &packed).filter(Filter::FlateDecode);
    let bytes = bare.as_deref().unwrap_or(&cut);
    let packed = compress_to_vec_zlib(bytes, EFFORT);
    let mut stream = pdf.stream(file, &packed);
    stream.filter(Filter::FlateDecode);
    if bare.is_some() {
        stream.pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
    } else if let Ok(length) = i32::try_from(bytes.len()) {
        stream.pair(Name(b"Length1"), length);
    }
}

/// Headings as bookmarks, one after another.
fn outline(pdf: &mut Pdf, pages: &[Page], places: &[(Ref, Ref)], refs: &mut Refs) -> Option<Ref> {
    let headings: Vec<(Ref, Ref, &str, f32)> = pages
        .iter()
        .zip(places)
        .flat_map(|(page, (place, _))| page.headings.iter().map(move |h| (place, h)))
        .map(|(place, (_, words, y))| (refs.next(), *place, words.as_str(), *y))
        .collect();
    let (first, last) = (headings.first()?.0, headings.last()?.0);
    let root = refs.next();
    let count = i32::try_from(headings.len()).unwrap_or(i32::MAX);
    pdf.outline(root).first(first).last(last).count(count);
    for (at, (id, page, words, y)) in headings.iter().enumerate() {
        let mut item = pdf.outline_item(*id);
        item.title(TextStr(words)).parent(root);
        if let Some((before, ..)) = at.checked_sub(1).and_then(|at| headings.get(at)) {
            item.prev(*before);
        }
        if let Some((after, ..)) = headings.get(at + 1) {
            item.next(*after);
        }
        item.dest().page(*page).xyz(0.0, *y, None);
    }
    Some(root)
}

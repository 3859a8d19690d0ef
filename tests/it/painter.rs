//! A picture of the window without a graphics card: paints egui's triangles on the processor.
//!
//! Rows of a triangle are cut out by its edges, each walked from its upper to its lower end, so
//! that two triangles which share an edge share it exactly: no seam, no pixel painted twice.
//! Colours are premultiplied and mixed in gamma space, as egui's own shaders do. Flat areas, most
//! of any window, are filled without looking at the texture pixel by pixel.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::iter_over_hash_type,
    clippy::many_single_char_names,
    reason = "pixels and corners; the order of textures does not show"
)]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::io::BufWriter;
use std::path::PathBuf;
use std::rc::Rc;

use egui::epaint::{ClippedPrimitive, ImageData, Mesh, Primitive, TextureId, Vertex};
use egui::{Color32, ColorImage, TexturesDelta};

type Textures = BTreeMap<TextureId, ColorImage>;

/// Keeps the textures a harness makes, so that [`Painter::paint`] can be asked for a picture.
#[derive(Clone, Default)]
pub(crate) struct Painter {
    textures: Rc<RefCell<Textures>>,
}

impl egui_kittest::TestRenderer for Painter {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut textures = self.textures.borrow_mut();
        for (id, patches) in delta.set.drain() {
            for patch in patches {
                let ImageData::Color(image) = patch.image;
                let Some([left, top]) = patch.pos else {
                    textures.insert(id, (*image).clone());
                    continue;
                };
                let whole = textures
                    .get_mut(&id)
                    .expect("a patch comes after the whole");
                let (width, across) = (image.size[0], whole.size[0]);
                for row in 0..image.size[1] {
                    whole.pixels[(top + row) * across + left..][..width]
                        .copy_from_slice(&image.pixels[row * width..][..width]);
                }
            }
        }
        for id in delta.free.drain() {
            textures.remove(&id);
        }
    }
}

/// A picture: rows of opaque pixels.
pub(crate) struct Picture {
    /// Pixels a row.
    pub(crate) width: usize,
    /// Rows.
    pub(crate) height: usize,
    /// Red, green, blue, coverage of every pixel, row by row.
    pub(crate) pixels: Vec<[u8; 4]>,
}

impl Painter {
    /// What the last frame of a harness looks like.
    pub(crate) fn paint(&self, ctx: &egui::Context, output: &egui::FullOutput) -> Picture {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        let (width, height) = (size.x.round() as usize, size.y.round() as usize);
        let mut picture = Picture {
            width,
            height,
            pixels: vec![[0, 0, 0, 255]; width * height],
        };
        let textures = self.textures.borrow();
        for ClippedPrimitive {
            clip_rect,
            primitive,
        } in ctx.tessellate(output.shapes.clone(), scale)
        {
            let Primitive::Mesh(mesh) = primitive else {
                continue;
            };
            let texture = textures
                .get(&mesh.texture_id)
                .expect("a texture is set before it is used");
            let side = |at: f32, most: usize| ((at * scale).round().max(0.0) as usize).min(most);
            let clip = Clip {
                left: side(clip_rect.min.x, width),
                right: side(clip_rect.max.x, width),
                top: side(clip_rect.min.y, height),
                bottom: side(clip_rect.max.y, height),
            };
            picture.mesh(&mesh, texture, &clip, scale);
        }
        picture
    }
}

struct Clip {
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
}

/// A value that changes evenly over a triangle.
#[derive(Clone, Copy)]
struct Slope {
    at_origin: f32,
    a_column: f32,
    a_row: f32,
}

impl Slope {
    fn at(self, x: f32, y: f32) -> f32 {
        self.at_origin + x * self.a_column + y * self.a_row
    }
}

/// A triangle with its corners from top to bottom.
struct Triangle {
    corners: [(f32, f32); 3],
    vertices: [Vertex; 3],
    inverse_area: f32,
}

impl Triangle {
    fn new(mut vertices: [Vertex; 3], scale: f32) -> Option<Self> {
        vertices.sort_by(|a, b| (a.pos.y, a.pos.x).partial_cmp(&(b.pos.y, b.pos.x)).unwrap());
        let corners = vertices.map(|v| (v.pos.x * scale, v.pos.y * scale));
        let [a, b, c] = corners;
        let area = (b.0 - a.0) * (c.1 - a.1) - (c.0 - a.0) * (b.1 - a.1);
        (area != 0.0).then(|| Self {
            corners,
            vertices,
            inverse_area: 1.0 / area,
        })
    }

    fn slope(&self, value: impl Fn(&Vertex) -> f32) -> Slope {
        let [a, b, c] = self.corners;
        let [va, vb, vc] = [0, 1, 2].map(|i| value(&self.vertices[i]));
        let (db, dc) = (vb - va, vc - va);
        let a_column = (db * (c.1 - a.1) - dc * (b.1 - a.1)) * self.inverse_area;
        let a_row = (dc * (b.0 - a.0) - db * (c.0 - a.0)) * self.inverse_area;
        Slope {
            at_origin: va - a.0 * a_column - a.1 * a_row,
            a_column,
            a_row,
        }
    }

    /// The columns whose middle lies in the triangle on the row with this middle.
    fn span(&self, y: f32) -> (f32, f32) {
        let cross = |from: (f32, f32), to: (f32, f32)| {
            from.0 + (y - from.1) * (to.0 - from.0) / (to.1 - from.1)
        };
        let [a, b, c] = self.corners;
        let long = cross(a, c);
        let short = if y < b.1 { cross(a, b) } else { cross(b, c) };
        (long.min(short), long.max(short))
    }
}

/// The first pixel whose middle is at or after `edge`.
fn first_at(edge: f32) -> usize {
    (edge - 0.5).ceil().max(0.0) as usize
}

impl Picture {
    fn mesh(&mut self, mesh: &Mesh, texture: &ColorImage, clip: &Clip, scale: f32) {
        for three in mesh.indices.chunks_exact(3) {
            let vertices = [0, 1, 2].map(|i| mesh.vertices[three[i] as usize]);
            let Some(triangle) = Triangle::new(vertices, scale) else {
                continue;
            };
            let [first, second, third] = triangle.vertices;
            let flat = first.uv == second.uv && first.uv == third.uv;
            let even = first.color == second.color && first.color == third.color;
            if flat && even {
                let source = times(first.color, sample(texture, first.uv.x, first.uv.y));
                self.fill(&triangle, clip, |_, _| source, source[3] >= 1.0);
                continue;
            }
            let color =
                [0, 1, 2, 3].map(|k| triangle.slope(|v| f32::from(v.color.to_array()[k]) / 255.0));
            if flat {
                let texel = sample(texture, first.uv.x, first.uv.y);
                let source = |x, y| [0, 1, 2, 3].map(|k| color[k].at(x, y) * texel[k]);
                self.fill(&triangle, clip, source, false);
            } else {
                let (u, v) = (triangle.slope(|v| v.uv.x), triangle.slope(|v| v.uv.y));
                let source = |x, y| {
                    let texel = sample(texture, u.at(x, y), v.at(x, y));
                    [0, 1, 2, 3].map(|k| color[k].at(x, y) * texel[k])
                };
                self.fill(&triangle, clip, source, false);
            }
        }
    }

    fn fill(
        &mut self,
        triangle: &Triangle,
        clip: &Clip,
        source: impl Fn(f32, f32) -> [f32; 4],
        opaque: bool,
    ) {
        let [upper, _, lower] = triangle.corners;
        for row in first_at(upper.1).max(clip.top)..first_at(lower.1).min(clip.bottom) {
            let y = row as f32 + 0.5;
            let (from, to) = triangle.span(y);
            let (from, to) = (first_at(from).max(clip.left), first_at(to).min(clip.right));
            if from >= to {
                continue;
            }
            let pixels = &mut self.pixels[row * self.width + from..row * self.width + to];
            if opaque {
                pixels.fill(source(0.0, y).map(|c| (c * 255.0 + 0.5) as u8));
                continue;
            }
            for (column, pixel) in pixels.iter_mut().enumerate() {
                let over = source((from + column) as f32 + 0.5, y);
                let rest = 1.0 - over[3];
                for k in 0..3 {
                    pixel[k] = (over[k] * 255.0 + f32::from(pixel[k]) * rest + 0.5)
                        .clamp(0.0, 255.0) as u8;
                }
            }
        }
    }

    /// Writes the picture to `target/shots/NAME.png` and says where.
    pub(crate) fn save(&self, name: &str) -> PathBuf {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .parent()
            .unwrap()
            .join("shots");
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("{name}.png"));
        let file = BufWriter::new(fs::File::create(&path).unwrap());
        let mut encoder = png::Encoder::new(file, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Fast);
        let bytes: Vec<u8> = self.pixels.iter().flatten().copied().collect();
        encoder
            .write_header()
            .unwrap()
            .write_image_data(&bytes)
            .unwrap();
        path
    }

    /// The colour of a pixel.
    pub(crate) fn at(&self, column: usize, row: usize) -> [u8; 4] {
        self.pixels[row * self.width + column]
    }

    /// How many different colours there are: a blank window has few.
    pub(crate) fn n_colors(&self) -> usize {
        self.pixels
            .iter()
            .collect::<std::collections::BTreeSet<_>>()
            .len()
    }
}

fn times(color: Color32, texel: [f32; 4]) -> [f32; 4] {
    let color = color.to_array();
    [0, 1, 2, 3].map(|k| f32::from(color[k]) / 255.0 * texel[k])
}

/// The texture at a place, between its four nearest pixels.
fn sample(texture: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let [width, height] = texture.size;
    let (x, y) = (u * width as f32 - 0.5, v * height as f32 - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let pixel = |x: f32, y: f32| {
        let column = x.clamp(0.0, width as f32 - 1.0) as usize;
        let row = y.clamp(0.0, height as f32 - 1.0) as usize;
        texture.pixels[row * width + column].to_array()
    };
    let (right, down) = (x - left, y - top);
    let corners = [
        pixel(left, top),
        pixel(left + 1.0, top),
        pixel(left, top + 1.0),
        pixel(left + 1.0, top + 1.0),
    ];
    [0, 1, 2, 3].map(|k| {
        let [a, b, c, d] = corners.map(|corner| f32::from(corner[k]));
        let mixed =
            (a * (1.0 - right) + b * right) * (1.0 - down) + (c * (1.0 - right) + d * right) * down;
        mixed / 255.0
    })
}

#[test]
fn two_triangles_that_share_an_edge_leave_no_seam_and_paint_nothing_twice() {
    let mut picture = Picture {
        width: 40,
        height: 40,
        pixels: vec![[0, 0, 0, 255]; 1600],
    };
    let mut mesh = Mesh::default();
    let half = Color32::from_rgba_premultiplied(100, 100, 100, 128);
    let at = |x: f32, y: f32| Vertex {
        pos: egui::pos2(x, y),
        uv: egui::pos2(0.5, 0.5),
        color: half,
    };
    mesh.vertices = vec![at(3.3, 2.1), at(35.7, 4.9), at(31.2, 36.8), at(5.5, 33.3)];
    mesh.indices = vec![0, 1, 2, 0, 2, 3];
    let white = ColorImage::filled([1, 1], Color32::WHITE);
    let clip = Clip {
        left: 0,
        right: 40,
        top: 0,
        bottom: 40,
    };
    picture.mesh(&mesh, &white, &clip, 1.0);
    let painted: Vec<_> = picture.pixels.iter().filter(|p| p[0] > 0).collect();
    assert!(painted.len() > 800, "{}", painted.len());
    assert!(
        painted.iter().all(|p| p[0] == 100),
        "a pixel was painted twice"
    );
    for row in picture.pixels.chunks(40) {
        let inked: Vec<_> = row
            .iter()
            .enumerate()
            .filter(|(_, p)| p[0] > 0)
            .map(|(i, _)| i)
            .collect();
        if let (Some(first), Some(last)) = (inked.first(), inked.last()) {
            assert_eq!(last - first + 1, inked.len(), "a row has a hole");
        }
    }
}

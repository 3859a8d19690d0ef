//! A model as bytes: what ships beside the bank, so that the window opens without training.

use super::model::{Model, Weights};
use crate::model::ids::ElementId;
use crate::model::text::Lang;

/// What the bytes begin with; the last digit is the version of the layout.
const MAGIC: &[u8; 8] = b"travauW2";

/// Why bytes are no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BytesProblem {
    /// They do not begin as a model does, or come from another version.
    OtherKind,
    /// They end too early or contradict themselves.
    Damaged,
}

impl Model {
    /// The model as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Out(MAGIC.to_vec());
        out.u64(self.trained_on);
        out.len(self.elements.len());
        for id in &self.elements {
            out.len(id.as_str().len());
            out.0.extend_from_slice(id.as_str().as_bytes());
        }
        out.len(self.tongues.len());
        for (lang, w) in &self.tongues {
            out.0.push(*lang as u8);
            out.u32(w.scale);
            out.len(w.bias.len());
            w.bias.iter().for_each(|n| out.u16(n.cast_unsigned()));
            w.negated.iter().for_each(|n| out.u16(*n));
            out.len(w.keys.len());
            w.keys.iter().for_each(|n| out.u32(*n));
            w.values.iter().for_each(|n| out.u16(*n));
            w.ends.iter().for_each(|n| out.u32(*n));
            out.len(w.classes.len());
            w.classes.iter().for_each(|n| out.u16(*n));
            out.0.extend(w.worth.iter().map(|n| n.cast_unsigned()));
        }
        out.0
    }

    /// The model in these bytes.
    ///
    /// # Errors
    /// Where the bytes are no model of this version, or are cut or contradict themselves.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BytesProblem> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(BytesProblem::OtherKind)?;
        let mut from = In(rest);
        from.model()
            .filter(Self::is_sound)
            .ok_or(BytesProblem::Damaged)
    }

    fn is_sound(&self) -> bool {
        self.elements.is_sorted()
            && self.tongues.iter().all(|(_, w)| {
                // One more than elements: sentences that contain none.
                let n_classes = self.elements.len() + 1;
                w.bias.len() == n_classes
                    && w.keys.is_sorted()
                    && w.ends.is_sorted()
                    && w.ends.last().map_or(0, |end| *end as usize) == w.classes.len()
                    && w.classes
                        .iter()
                        .all(|class| usize::from(*class) < n_classes)
            })
    }
}

struct Out(Vec<u8>);

impl Out {
    fn u16(&mut self, n: u16) {
        self.0.extend_from_slice(&n.to_le_bytes());
    }

    fn u32(&mut self, n: u32) {
        self.0.extend_from_slice(&n.to_le_bytes());
    }

    fn u64(&mut self, n: u64) {
        self.0.extend_from_slice(&n.to_le_bytes());
    }

    fn len(&mut self, n: usize) {
        self.u32(super::super::word::n32(n));
    }
}

struct In<'a>(&'a [u8]);

impl<'a> In<'a> {
    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(head)
    }

    fn u32(&mut self) -> Option<u32> {
        let bytes = self.take(4)?.first_chunk::<4>()?;
        Some(u32::from_le_bytes(*bytes))
    }

    fn len(&mut self) -> Option<usize> {
        usize::try_from(self.u32()?).ok()
    }

    fn u16s(&mut self, n: usize) -> Option<Vec<u16>> {
        let (pairs, _) = self.take(n.checked_mul(2)?)?.as_chunks::<2>();
        Some(pairs.iter().map(|pair| u16::from_le_bytes(*pair)).collect())
    }

    fn u32s(&mut self, n: usize) -> Option<Vec<u32>> {
        let (fours, _) = self.take(n.checked_mul(4)?)?.as_chunks::<4>();
        Some(fours.iter().map(|four| u32::from_le_bytes(*four)).collect())
    }

    fn model(&mut self) -> Option<Model> {
        let trained_on = u64::from_le_bytes(*self.take(8)?.first_chunk::<8>()?);
        let mut elements = Vec::new();
        for _ in 0..self.len()? {
            let n = self.len()?;
            let name = std::str::from_utf8(self.take(n)?).ok()?;
            elements.push(ElementId::new(name).ok()?);
        }
        let mut tongues = Vec::new();
        for _ in 0..self.len()? {
            let [lang] = *self.take(1)?.first_chunk::<1>()?;
            let lang = Lang::ALL.into_iter().find(|known| *known as u8 == lang)?;
            tongues.push((lang, self.weights()?));
        }
        self.0.is_empty().then_some(Model {
            trained_on,
            elements,
            tongues,
        })
    }

    fn weights(&mut self) -> Option<Weights> {
        let scale = self.u32()?;
        let n_classes = self.len()?;
        let bias = self.u16s(n_classes)?;
        let negated = self.u16s(n_classes)?;
        let n_keys = self.len()?;
        let mut weights = Weights {
            scale,
            bias: bias.into_iter().map(u16::cast_signed).collect(),
            negated,
            keys: self.u32s(n_keys)?,
            values: self.u16s(n_keys)?,
            ends: self.u32s(n_keys)?,
            ..Weights::default()
        };
        let n_weights = self.len()?;
        weights.classes = self.u16s(n_weights)?;
        weights.worth = self
            .take(n_weights)?
            .iter()
            .map(|n| n.cast_signed())
            .collect();
        weights.index();
        Some(weights)
    }
}

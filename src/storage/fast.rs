//! A quick reader of the RON that the program itself writes.
//!
//! It understands plain records, lists, maps, texts, whole numbers and words, and gives up on
//! anything else (raw texts, block comments, floats, explicit `Some`, every error) without a word.
//! `parse` then asks the full parser, which is slower and explains. What this reader accepts, the
//! full parser accepts with the same value; a test below holds the two together.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, DeserializeOwned, DeserializeSeed, Visitor};

use super::canonical::HEADER;

/// The value of a text in the program's own style; nothing where the full parser has to look.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    let text = text.trim_start();
    let body = text.strip_prefix(HEADER).unwrap_or(text);
    let mut reader = Reader { rest: body };
    let value = T::deserialize(&mut reader).ok()?;
    reader.blank();
    reader.rest.is_empty().then_some(value)
}

/// This reader does not know; ask the full parser.
#[derive(Debug)]
struct GiveUp;

impl fmt::Display for GiveUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not in the program's own style")
    }
}

impl std::error::Error for GiveUp {}

impl de::Error for GiveUp {
    fn custom<T: fmt::Display>(_message: T) -> Self {
        Self
    }
}

type Answer<T> = Result<T, GiveUp>;

struct Reader<'de> {
    rest: &'de str,
}

impl<'de> Reader<'de> {
    /// Passes over blanks and line comments.
    fn blank(&mut self) {
        loop {
            let skip = self
                .rest
                .bytes()
                .take_while(|b| matches!(b, b' ' | b'\n' | b'\t' | b'\r'))
                .count();
            self.rest = self.rest.get(skip..).unwrap_or("");
            if !self.rest.starts_with("//") {
                return;
            }
            let line = self.rest.find('\n').unwrap_or(self.rest.len());
            self.rest = self.rest.get(line..).unwrap_or("");
        }
    }

    /// Passes over a sign, if it comes next.
    fn sign(&mut self, sign: char) -> bool {
        self.blank();
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, sign: char) -> Answer<()> {
        if self.sign(sign) { Ok(()) } else { Err(GiveUp) }
    }

    fn take(&mut self, length: usize) -> Answer<&'de str> {
        let (word, rest) = self.rest.split_at_checked(length).ok_or(GiveUp)?;
        self.rest = rest;
        Ok(word)
    }

    /// The next word of plain letters, digits and underscores; it must not begin with a digit.
    fn word(&mut self) -> Answer<&'de str> {
        self.blank();
        let length = self
            .rest
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || *b == b'_')
            .count();
        let word = self.take(length)?;
        let starts_well = word.bytes().next().is_some_and(|b| !b.is_ascii_digit());
        // Anything but ASCII behind it may belong to the word; `r#` begins a raw name or text.
        let ends_well = self
            .rest
            .bytes()
            .next()
            .is_none_or(|b| b.is_ascii() && !matches!(b, b'#' | b'"' | b'\''));
        if starts_well && ends_well {
            Ok(word)
        } else {
            Err(GiveUp)
        }
    }

    /// The next whole number, with nothing but digits and a minus.
    fn number(&mut self) -> Answer<i128> {
        self.blank();
        let length = self
            .rest
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || b"_+-.".contains(b))
            .count();
        let word = self.take(length)?;
        let digits = word.strip_prefix('-').unwrap_or(word);
        let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        let fits = self.rest.bytes().next().is_none_or(|b| b.is_ascii());
        if !plain || !fits || (digits.len() > 1 && digits.starts_with('0')) {
            return Err(GiveUp);
        }
        word.parse().map_err(|_e| GiveUp)
    }

    fn text(&mut self) -> Answer<Cow<'de, str>> {
        self.expect('"')?;
        let plain = self.plain_run()?;
        if self.rest.starts_with('"') {
            self.take(1)?;
            return Ok(Cow::Borrowed(plain));
        }
        let mut text = plain.to_owned();
        loop {
            if self.rest.starts_with('"') {
                self.take(1)?;
                return Ok(Cow::Owned(text));
            }
            text.push(self.escape()?);
            text.push_str(self.plain_run()?);
        }
    }

    /// The characters up to the next quote or backslash.
    fn plain_run(&mut self) -> Answer<&'de str> {
        let length = self
            .rest
            .bytes()
            .position(|b| matches!(b, b'"' | b'\\'))
            .ok_or(GiveUp)?;
        self.take(length)
    }

    fn escape(&mut self) -> Answer<char> {
        let code = self.take(2)?;
        Ok(match code {
            "\\n" => '\n',
            "\\r" => '\r',
            "\\t" => '\t',
            "\\\"" => '"',
            "\\\\" => '\\',
            "\\u" => {
                self.rest = self.rest.strip_prefix('{').ok_or(GiveUp)?;
                let length = self.rest.bytes().take_while(u8::is_ascii_hexdigit).count();
                let digits = self.take(length)?;
                self.rest = self.rest.strip_prefix('}').ok_or(GiveUp)?;
                let number = if length <= 6 {
                    u32::from_str_radix(digits, 16).ok()
                } else {
                    None
                };
                number.and_then(char::from_u32).ok_or(GiveUp)?
            }
            _ => return Err(GiveUp),
        })
    }
}

macro_rules! numbers {
    ($($method:ident => $visit:ident: $type:ty),*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
            visitor.$visit(<$type>::try_from(self.number()?).map_err(|_e| GiveUp)?)
        }
    )*};
}

macro_rules! unknown {
    ($($method:ident($($arg:ty),*)),*) => {$(
        fn $method<V: Visitor<'de>>(self, $(_: $arg,)* _visitor: V) -> Answer<V::Value> {
            Err(GiveUp)
        }
    )*};
}

impl<'de> de::Deserializer<'de> for &mut Reader<'de> {
    type Error = GiveUp;

    numbers!(
        deserialize_i8 => visit_i8: i8,
        deserialize_i16 => visit_i16: i16,
        deserialize_i32 => visit_i32: i32,
        deserialize_i64 => visit_i64: i64,
        deserialize_u8 => visit_u8: u8,
        deserialize_u16 => visit_u16: u16,
        deserialize_u32 => visit_u32: u32,
        deserialize_u64 => visit_u64: u64
    );

    unknown!(
        deserialize_any(),
        deserialize_ignored_any(),
        deserialize_f32(),
        deserialize_f64(),
        deserialize_char(),
        deserialize_bytes(),
        deserialize_byte_buf(),
        deserialize_unit(),
        deserialize_unit_struct(&'static str),
        deserialize_newtype_struct(&'static str),
        deserialize_tuple(usize),
        deserialize_tuple_struct(&'static str, usize)
    );

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
        match self.word()? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(GiveUp),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
        match self.text()? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
        visitor.visit_borrowed_str(self.word()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
        self.blank();
        // Both spellings are the full parser's; the program leaves such fields out.
        if self.rest.starts_with("None") || self.rest.starts_with("Some") {
            return Err(GiveUp);
        }
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
        self.expect('[')?;
        let value = visitor.visit_seq(Parts {
            reader: self,
            close: ']',
            first: true,
        })?;
        self.expect(']')?;
        Ok(value)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
        self.expect('{')?;
        let value = visitor.visit_map(Parts {
            reader: self,
            close: '}',
            first: true,
        })?;
        self.expect('}')?;
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Answer<V::Value> {
        self.expect('(')?;
        let value = visitor.visit_map(Parts {
            reader: self,
            close: ')',
            first: true,
        })?;
        self.expect(')')?;
        Ok(value)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Answer<V::Value> {
        visitor.visit_enum(self)
    }
}

/// The parts of a list, map or record, separated by commas.
struct Parts<'a, 'de> {
    reader: &'a mut Reader<'de>,
    close: char,
    first: bool,
}

impl Parts<'_, '_> {
    /// Whether another part follows; passes over the comma before it.
    fn more(&mut self) -> Answer<bool> {
        self.reader.blank();
        if !self.first && !self.reader.rest.starts_with(self.close) {
            self.reader.expect(',')?;
            self.reader.blank();
        } else if !self.first {
            return Ok(false);
        }
        self.first = false;
        Ok(!self.reader.rest.starts_with(self.close))
    }
}

impl<'de> de::SeqAccess<'de> for Parts<'_, 'de> {
    type Error = GiveUp;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Answer<Option<T::Value>> {
        if self.more()? {
            seed.deserialize(&mut *self.reader).map(Some)
        } else {
            Ok(None)
        }
    }
}

impl<'de> de::MapAccess<'de> for Parts<'_, 'de> {
    type Error = GiveUp;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Answer<Option<K::Value>> {
        if self.more()? {
            seed.deserialize(&mut *self.reader).map(Some)
        } else {
            Ok(None)
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Answer<V::Value> {
        self.reader.expect(':')?;
        seed.deserialize(&mut *self.reader)
    }
}

impl<'de> de::EnumAccess<'de> for &mut Reader<'de> {
    type Error = GiveUp;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Answer<(V::Value, Self)> {
        let value = seed.deserialize(&mut *self)?;
        Ok((value, self))
    }
}

impl<'de> de::VariantAccess<'de> for &mut Reader<'de> {
    type Error = GiveUp;

    fn unit_variant(self) -> Answer<()> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _seed: T) -> Answer<T::Value> {
        Err(GiveUp)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, _visitor: V) -> Answer<V::Value> {
        Err(GiveUp)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Answer<V::Value> {
        de::Deserializer::deserialize_struct(self, "", fields, visitor)
    }
}

#[cfg(test)]
mod tests;

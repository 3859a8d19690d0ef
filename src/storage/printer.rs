//! A serde serialiser that builds a tree of words and groups, for `canonical` to lay out.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{self, Serialize};

use super::canonical::quoted;

/// A value ready to be laid out.
pub(super) enum Node {
    /// A word that is never broken.
    Leaf(Cow<'static, str>),
    /// Something in brackets.
    Group(Group),
}

/// Parts in brackets.
pub(super) struct Group {
    /// What opens it, such as `(` or `Draft(`.
    pub(super) open: Cow<'static, str>,
    /// What closes it.
    pub(super) close: char,
    /// Its parts, each with its label.
    pub(super) items: Vec<(Label, Node)>,
    /// Columns on one line.
    width: usize,
}

/// What stands before a part.
pub(super) enum Label {
    /// Nothing, in a list.
    None,
    /// The name of a field.
    Field(&'static str),
    /// The key of a map.
    Key(String),
}

impl Label {
    /// The name or key; empty in a list.
    pub(super) fn word(&self) -> &str {
        match self {
            Self::None => "",
            Self::Field(name) => name,
            Self::Key(key) => key,
        }
    }

    /// Columns it takes with its colon.
    pub(super) fn width(&self) -> usize {
        match self {
            Self::None => 0,
            Self::Field(_) | Self::Key(_) => self.word().chars().count() + ": ".len(),
        }
    }
}

impl Node {
    /// Columns the value takes on one line.
    pub(super) fn width(&self) -> usize {
        match self {
            Self::Leaf(text) => text.chars().count(),
            Self::Group(group) => group.width,
        }
    }
}

impl Group {
    fn new(open: Cow<'static, str>, close: char) -> Self {
        let width = open.chars().count() + 1;
        Self {
            open,
            close,
            items: Vec::new(),
            width,
        }
    }

    fn push(&mut self, label: Label, node: Node) {
        if !self.items.is_empty() {
            self.width += 2;
        }
        self.width += label.width() + node.width();
        self.items.push((label, node));
    }
}

/// Why a value has no text form: it asked for something RON files of ours never hold.
#[derive(Debug)]
pub(super) struct NotWritable(String);

impl fmt::Display for NotWritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NotWritable {}

impl ser::Error for NotWritable {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// Turns a value into a [`Node`].
pub(super) struct Printer;

/// Collects the parts of a record, list or map.
pub(super) struct Parts {
    group: Group,
    key: Option<String>,
}

impl Parts {
    fn new(open: impl Into<Cow<'static, str>>, close: char) -> Self {
        Self {
            group: Group::new(open.into(), close),
            key: None,
        }
    }

    fn add<T: Serialize + ?Sized>(&mut self, label: Label, value: &T) -> Result<(), NotWritable> {
        self.group.push(label, value.serialize(Printer)?);
        Ok(())
    }
}

macro_rules! leaf {
    ($($method:ident: $type:ty),*) => {$(
        fn $method(self, value: $type) -> Result<Node, NotWritable> {
            Ok(Node::Leaf(value.to_string().into()))
        }
    )*};
}

impl ser::Serializer for Printer {
    type Ok = Node;
    type Error = NotWritable;
    type SerializeSeq = Parts;
    type SerializeTuple = Parts;
    type SerializeTupleStruct = Parts;
    type SerializeTupleVariant = Parts;
    type SerializeMap = Parts;
    type SerializeStruct = Parts;
    type SerializeStructVariant = Parts;

    leaf!(
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64
    );

    fn serialize_f32(self, value: f32) -> Result<Node, NotWritable> {
        Ok(Node::Leaf(format!("{value:?}").into()))
    }

    fn serialize_f64(self, value: f64) -> Result<Node, NotWritable> {
        Ok(Node::Leaf(format!("{value:?}").into()))
    }

    fn serialize_char(self, _value: char) -> Result<Node, NotWritable> {
        Err(ser::Error::custom(
            "single characters have no place in these files",
        ))
    }

    fn serialize_str(self, value: &str) -> Result<Node, NotWritable> {
        Ok(Node::Leaf(quoted(value).into()))
    }

    fn serialize_bytes(self, _value: &[u8]) -> Result<Node, NotWritable> {
        Err(ser::Error::custom("bytes have no place in these files"))
    }

    fn serialize_none(self) -> Result<Node, NotWritable> {
        Ok(Node::Leaf("None".into()))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Node, NotWritable> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Node, NotWritable> {
        Ok(Node::Leaf("()".into()))
    }

    fn serialize_unit_struct(self, _name: &'static str) -> Result<Node, NotWritable> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> Result<Node, NotWritable> {
        Ok(Node::Leaf(variant.into()))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Result<Node, NotWritable> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Node, NotWritable> {
        let mut parts = Parts::new(format!("{variant}("), ')');
        parts.add(Label::None, value)?;
        Ok(Node::Group(parts.group))
    }

    fn serialize_seq(self, _len: Option<usize>) -> Result<Parts, NotWritable> {
        Ok(Parts::new("[", ']'))
    }

    fn serialize_tuple(self, _len: usize) -> Result<Parts, NotWritable> {
        Ok(Parts::new("(", ')'))
    }

    fn serialize_tuple_struct(self, _name: &'static str, len: usize) -> Result<Parts, NotWritable> {
        self.serialize_tuple(len)
    }

    fn serialize_tuple_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _len: usize,
    ) -> Result<Parts, NotWritable> {
        Ok(Parts::new(format!("{variant}("), ')'))
    }

    fn serialize_map(self, _len: Option<usize>) -> Result<Parts, NotWritable> {
        Ok(Parts::new("{", '}'))
    }

    fn serialize_struct(self, _name: &'static str, _len: usize) -> Result<Parts, NotWritable> {
        Ok(Parts::new("(", ')'))
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _len: usize,
    ) -> Result<Parts, NotWritable> {
        Ok(Parts::new(format!("{variant}("), ')'))
    }
}

macro_rules! listing {
    ($($as_trait:ident: $method:ident),*) => {$(
        impl ser::$as_trait for Parts {
            type Ok = Node;
            type Error = NotWritable;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotWritable> {
                self.add(Label::None, value)
            }

            fn end(self) -> Result<Node, NotWritable> {
                Ok(Node::Group(self.group))
            }
        }
    )*};
}

listing!(
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field
);

macro_rules! record {
    ($($as_trait:ident),*) => {$(
        impl ser::$as_trait for Parts {
            type Ok = Node;
            type Error = NotWritable;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), NotWritable> {
                self.add(Label::Field(name), value)
            }

            fn end(self) -> Result<Node, NotWritable> {
                Ok(Node::Group(self.group))
            }
        }
    )*};
}

record!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Parts {
    type Ok = Node;
    type Error = NotWritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), NotWritable> {
        match key.serialize(Printer)? {
            Node::Leaf(text) => self.key = Some(text.into_owned()),
            Node::Group(_) => {
                return Err(ser::Error::custom("the key of a map must be a single word"));
            }
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotWritable> {
        let label = self.key.take().map_or(Label::None, Label::Key);
        self.add(label, value)
    }

    fn end(self) -> Result<Node, NotWritable> {
        Ok(Node::Group(self.group))
    }
}

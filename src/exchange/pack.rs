//! Files packed into one container (ZIP), written so that the same parts give the same bytes on
//! every machine: no time, no user, no path, and one compressor without regard to the processor.

use miniz_oxide::deflate::compress_to_vec;

/// How hard is tried: good, and three times as fast as the hardest.
const EFFORT: u8 = 6;
/// The first day the format knows, 1 January 1980.
const DAY: u16 = 0x0021;
/// What a reader must know: compressed parts.
const VERSION: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 0x0800;

/// A container under construction.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pack {
    out: Vec<u8>,
    index: Vec<u8>,
    n_parts: u16,
}

impl Pack {
    /// Adds a part. Parts beyond 4 GiB or 65 535 in number are not written; nothing of ours comes
    /// near.
    pub(crate) fn add(&mut self, name: &str, content: &[u8]) {
        let packed = compress_to_vec(content, EFFORT);
        let sizes = (
            u32::try_from(packed.len()),
            u32::try_from(content.len()),
            u32::try_from(self.out.len()),
            u16::try_from(name.len()),
            self.n_parts.checked_add(1),
        );
        let (Ok(small), Ok(full), Ok(at), Ok(n_name), Some(n_parts)) = sizes else {
            return;
        };
        let mut head = Vec::with_capacity(30);
        for word in [VERSION, FLAGS, 8, 0, DAY] {
            head.extend(word.to_le_bytes());
        }
        for word in [crc32(content), small, full] {
            head.extend(word.to_le_bytes());
        }
        head.extend(n_name.to_le_bytes());
        head.extend(0_u16.to_le_bytes());

        self.out.extend(b"PK\x03\x04");
        self.out.extend(&head);
        self.out.extend(name.as_bytes());
        self.out.extend(packed);

        self.index.extend(b"PK\x01\x02");
        self.index.extend(VERSION.to_le_bytes());
        self.index.extend(&head);
        // No remark, first disk, no attributes inside or outside.
        self.index.extend([0; 10]);
        self.index.extend(at.to_le_bytes());
        self.index.extend(name.as_bytes());
        self.n_parts = n_parts;
    }

    /// The container.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        let at = u32::try_from(self.out.len()).unwrap_or(u32::MAX);
        let size = u32::try_from(self.index.len()).unwrap_or(u32::MAX);
        self.out.append(&mut self.index);
        self.out.extend(b"PK\x05\x06\0\0\0\0");
        self.out.extend(self.n_parts.to_le_bytes());
        self.out.extend(self.n_parts.to_le_bytes());
        self.out.extend(size.to_le_bytes());
        self.out.extend(at.to_le_bytes());
        self.out.extend(0_u16.to_le_bytes());
        self.out
    }
}

const TABLE: [u32; 256] = table();

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut n: u32 = 0;
    while n < 256 {
        let mut c = n;
        let mut k = 0;
        while k < 8 {
            c = if c & 1 == 1 {
                0xedb8_8320 ^ (c >> 1)
            } else {
                c >> 1
            };
            k += 1;
        }
        #[expect(
            clippy::indexing_slicing,
            reason = "in the compiler, and n is below 256"
        )]
        {
            table[n as usize] = c;
        }
        n += 1;
    }
    table
}

/// The check sum of the format.
fn crc32(bytes: &[u8]) -> u32 {
    let sum = bytes.iter().fold(u32::MAX, |sum, byte| {
        let at = (sum ^ u32::from(*byte)) & 0xff;
        TABLE.get(at as usize).copied().unwrap_or(0) ^ (sum >> 8)
    });
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_sum_is_that_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn what_is_packed_can_be_unpacked() {
        let mut pack = Pack::default();
        pack.add("a.xml", b"<a/>");
        pack.add("word/\u{e9}.xml", &[b'x'; 5000]);
        let bytes = pack.finish();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
        assert_eq!(archive.len(), 2);
        let mut part = archive.by_name("word/\u{e9}.xml").unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        assert_eq!(text, "x".repeat(5000));
    }
}

//! Heads that are sealed well and written otherwise than the format says, and contents put together
//! otherwise: refused, because two programs that read one file differently can be played off
//! against each other.

use super::*;

const PLAIN: &[u8] = b"instructions from capital";

/// Something done to a stanza.
type Change<'c> = &'c dyn Fn(&str) -> String;

/// A file for `reader` whose head was changed before it was sealed.
fn changed(reader: &Reader<'_>, change: impl Fn(&str) -> String) -> Vec<u8> {
    let file_key = random::<16>().unwrap();
    let stanza = change(&stanza(reader, &file_key).unwrap());
    let head = format!("{VERSION}\n{stanza}---");
    under(&head, &file_key, PLAIN).unwrap()
}

#[test]
fn a_head_is_read_by_the_letter_though_its_seal_is_right() {
    let secret = random::<32>().unwrap();
    let public = public_of(&secret);
    let full = base64(&[7; 48]);
    let by_key = |change: Change<'_>| {
        let sealed = changed(&Reader::Public(&public), change);
        open(&Opener::Secret(&secret), &sealed).map(|plain| plain.to_vec())
    };
    let by_words = |change: Change<'_>| {
        let sealed = changed(&Reader::Passphrase("red line", 4), change);
        open(&Opener::Passphrase("red line"), &sealed).map(|plain| plain.to_vec())
    };
    let fits: [Change<'_>; 3] = [
        &str::to_owned,
        &|good| format!("{good}-> other words ~!\n{full}\n\n"),
        &|good| format!("-> other\n{full}\nAAAA\n{good}"),
    ];
    for (nth, change) in fits.iter().enumerate() {
        assert_eq!(by_key(change).as_deref(), Ok(PLAIN), "{nth}");
    }
    let unfit: [(&str, Change<'_>); 10] = [
        ("other line ends", &|good| good.replace('\n', "\r\n")),
        ("two spaces", &|good| good.replacen(' ', "  ", 2)),
        ("a space at the end", &|good| good.replacen('\n', " \n", 1)),
        ("a word too many", &|good| good.replacen('\n', " x\n", 1)),
        ("no words", &|good| format!("{good}-> \n\n")),
        ("letters nobody sees", &|good| {
            format!("{good}-> a\u{200b}\n\n")
        }),
        ("a line too long", &|good| {
            format!("{good}-> x\n{full}AAAA\n\n")
        }),
        ("no last line", &|good| format!("{good}-> x\n{full}\n")),
        ("filled up", &|good| format!("{good}-> x\nAA==\n")),
        ("an empty line", &|good| format!("{good}\n")),
    ];
    for (what, change) in &unfit {
        assert_eq!(by_key(change), Err(Fault::Unknown), "{what}");
    }
    assert_eq!(by_words(&str::to_owned).as_deref(), Ok(PLAIN));
    for work in ["04", "+4", "0", "21", "64", "260", "4 4", "x"] {
        let change = |good: &str| good.replacen(" 4\n", &format!(" {work}\n"), 1);
        assert_eq!(by_words(&change), Err(Fault::Unknown), "{work}");
    }
    let twice = |good: &str| good.repeat(2);
    assert_eq!(by_words(&twice), Err(Fault::Unknown), "two passphrases");
    let seals = fits.len() + unfit.len() + 10;
    println!("{seals} heads with a right seal: those by the letter open, the others do not");
}

#[test]
fn pieces_cut_off_swapped_doubled_or_empty_give_nothing() {
    let secret = random::<32>().unwrap();
    let public = public_of(&secret);
    let plain = vec![7; 3 * PIECE];
    let sealed = seal(&Reader::Public(&public), &plain).unwrap();
    let body = sealed.len() - 3 * (PIECE + TAG);
    let (head, pieces) = sealed.split_at(body);
    let pieces: Vec<&[u8]> = pieces.chunks(PIECE + TAG).collect();
    let with = |order: &[usize]| {
        let chosen: Vec<&[u8]> = order.iter().map(|nth| pieces[*nth]).collect();
        let file = [head, &chosen.concat()].concat();
        open(&Opener::Secret(&secret), &file).map(|opened| *opened == plain)
    };
    assert_eq!(with(&[0, 1, 2]), Ok(true));
    for order in [
        &[][..],
        &[0],
        &[0, 1],
        &[2],
        &[1, 0, 2],
        &[0, 2],
        &[0, 1, 1, 2],
        &[0, 1, 2, 2],
    ] {
        assert_eq!(with(order), Err(Fault::Damaged), "{order:?}");
    }
}

#[test]
fn an_empty_last_piece_stands_alone_or_not_at_all() {
    let secret = random::<32>().unwrap();
    let public = public_of(&secret);
    let file_key = random::<16>().unwrap();
    let stanza = stanza(&Reader::Public(&public), &file_key).unwrap();
    let empty = under(&format!("{VERSION}\n{stanza}---"), &file_key, b"").unwrap();
    let opened = open(&Opener::Secret(&secret), &empty).unwrap();
    assert!(opened.is_empty());
    // The same head and nonce, before a full piece that is not the last and an empty one that is.
    let (front, _) = empty.split_at(empty.len() - TAG);
    let nonce = &front[front.len() - 16..];
    let cipher = cipher(&derive(file_key.as_slice(), nonce, b"payload").unwrap());
    let sealed = |n: u64, last: bool, plain: &[u8]| cipher.encrypt(&nonce_of(n, last), plain);
    let full = vec![7; PIECE];
    let whole = [front, &sealed(0, true, &full).unwrap()].concat();
    assert_eq!(**open(&Opener::Secret(&secret), &whole).unwrap(), full);
    let two = [
        sealed(0, false, &full).unwrap(),
        sealed(1, true, b"").unwrap(),
    ]
    .concat();
    let with_empty = [front, &two].concat();
    assert_eq!(
        open(&Opener::Secret(&secret), &with_empty),
        Err(Fault::Damaged)
    );
}

#[test]
fn every_piece_has_a_nonce_of_its_own() {
    let mut seen = std::collections::BTreeSet::new();
    for n in (0..3_000).chain([u64::MAX - 1, u64::MAX]) {
        for last in [false, true] {
            assert!(seen.insert(nonce_of(n, last).to_vec()), "{n} {last}");
        }
    }
    assert_eq!(
        nonce_of(258, true).as_slice(),
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 1]
    );
}

//! What is sealed is opened, by its reader alone; what another program sealed too; what was changed is not.

use super::*;

#[test]
fn what_is_sealed_is_opened_by_its_reader_alone_and_every_length_comes_back() {
    let secret = random::<32>().unwrap();
    let public = public_of(&secret);
    for length in [0, 1, 15, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 150_000] {
        let plain: Vec<u8> = (0..=250).cycle().take(length).collect();
        let sealed = seal(&Reader::Public(&public), &plain).unwrap();
        let opened = open(&Opener::Secret(&secret), &sealed).unwrap();
        assert_eq!(*opened, plain, "{length}");
        let other = random::<32>().unwrap();
        let refused = open(&Opener::Secret(&other), &sealed).unwrap_err();
        assert_eq!(refused, Fault::WrongKey);
    }
    let sealed = seal(&Reader::Passphrase("red line", 4), b"words").unwrap();
    assert_eq!(
        **open(&Opener::Passphrase("red line"), &sealed).unwrap(),
        *b"words"
    );
    let wrong = open(&Opener::Passphrase("red lime"), &sealed).unwrap_err();
    assert_eq!(wrong, Fault::WrongKey);
    let by_key = open(&Opener::Secret(&secret), &sealed).unwrap_err();
    assert_eq!(by_key, Fault::Unknown);
}

#[test]
fn a_file_of_another_program_is_opened() {
    // Sealed by rage for the key below, with a stanza of noise beside ours as it does.
    let sealed = b"\
        6167652d656e6372797074696f6e2e6f72672f76310a2d3e20583235353139202b314676767244\
        746175414b5974554b364d7879304d7364567a71454a327968495275576f6c7a754b57380a3953\
        2b584f4b6f6d4d4f64305747317374694b4b2f324c532f4576636354654e7a6b354e4664347169\
        74770a2d3e20322d6772656173650a594a5864423054393931336f52614a316b534c385164642b\
        6b4969594b7353520a2d2d2d20586e41666c2b55544f4f4d57485237713378534e674458527777\
        5066626c7743596c507a4c36762b4543730a3246a3916b0edf576f517fdf521fe7a634f7b432f9\
        9785324836055124eae3ed61ecc835732ad06b5f226b08fb1ddb786bff03d4f6738d2755a0";
    let digit = |byte: u8| u8::try_from((byte as char).to_digit(16).unwrap()).unwrap();
    let sealed: Vec<u8> = sealed
        .chunks(2)
        .map(|two| digit(two[0]) << 4 | digit(two[1]))
        .collect();
    let key = "AGE-SECRET-KEY-1FYHYCR3JSY0D3X4G2L4H9ZR3GTQJSJV0JEKE6YS028QGK42NCXSSAJ8UFH";
    let secret = super::super::letters::read_bech32("age-secret-key-", key).unwrap();
    let secret: [u8; 32] = secret.try_into().unwrap();
    let opened = open(&Opener::Secret(&secret), &sealed).unwrap();
    assert_eq!(**opened, *b"instructions from capital\n");
    let public = super::super::letters::write_bech32("age", &public_of(&secret));
    let theirs = "age1ruj0y5440fy9y76qgr5apxct0rn0mm7wd7jfjlm9umdgqy8u6shqh405ku";
    assert_eq!(public, theirs);
}

#[test]
fn a_file_that_was_changed_or_cut_anywhere_gives_nothing() {
    let secret = random::<32>().unwrap();
    let plain = vec![7; PIECE + 900];
    let sealed = seal(&Reader::Public(&public_of(&secret)), &plain).unwrap();
    let (mut n_cut, mut n_changed) = (0, 0);
    for at in (0..600).chain((600..sealed.len()).step_by(397)) {
        assert!(
            open(&Opener::Secret(&secret), &sealed[..at]).is_err(),
            "cut at {at}"
        );
        n_cut += 1;
        let mut changed = sealed.clone();
        changed[at] ^= 1 << (at % 8);
        assert!(
            open(&Opener::Secret(&secret), &changed).is_err(),
            "changed at {at}"
        );
        n_changed += 1;
    }
    let mut longer = sealed;
    longer.push(0);
    assert!(open(&Opener::Secret(&secret), &longer).is_err());
    println!("{n_cut} cuts and {n_changed} changed bytes: nothing was given out");
}

#[test]
fn a_head_of_another_kind_or_asking_too_much_is_refused_at_once() {
    for head in [
        "",
        "age-encryption.org/v2\n-> X25519 AA\nAA\n--- AA\n",
        "age-encryption.org/v1\n--- AA\n",
        "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 40\nAA\n--- AA\n",
        "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 2\nAA\n-> X25519 AA\nAA\n--- AA\n",
    ] {
        let refused = open(&Opener::Passphrase("x"), head.as_bytes()).unwrap_err();
        assert_eq!(refused, Fault::Unknown, "{head}");
    }
}

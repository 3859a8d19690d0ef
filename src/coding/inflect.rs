//! The inflected forms for which a word of a cue stands.
//!
//! Forms are made when cues are compiled, so that a text is compared as it is written and an
//! expert can tell what a word finds: the base form and its regular forms, and the irregular ones
//! of the verbs that treaties use.

/// Verbs of treaties whose forms are irregular, base first.
const IRREGULAR: [&[&str]; 60] = [
    &["arise", "arose", "arisen"],
    &["bear", "bore", "borne"],
    &["become", "became"],
    &["begin", "began", "begun"],
    &["bind", "bound"],
    &["break", "broke", "broken"],
    &["bring", "brought"],
    &["build", "built"],
    &["buy", "bought"],
    &["catch", "caught"],
    &["child", "children"],
    &["choose", "chose", "chosen"],
    &["come", "came"],
    &["deal", "dealt"],
    &["draw", "drew", "drawn"],
    &["feed", "fed"],
    &["find", "found"],
    &["forbid", "forbade", "forbidden"],
    &["give", "gave", "given"],
    &["grow", "grew", "grown"],
    &["hear", "heard"],
    &["hide", "hid", "hidden"],
    &["hold", "held"],
    &["keep", "kept"],
    &["know", "knew", "known"],
    &["lay", "laid"],
    &["lead", "led"],
    &["leave", "left"],
    &["lend", "lent"],
    &["lose", "lost"],
    &["make", "made"],
    &["mean", "meant"],
    &["meet", "met"],
    &["overcome", "overcame"],
    &["pay", "paid"],
    &["person", "people"],
    &["rise", "rose", "risen"],
    &["run", "ran"],
    &["say", "said"],
    &["seek", "sought"],
    &["sell", "sold"],
    &["send", "sent"],
    &["show", "shown"],
    &["speak", "spoke", "spoken"],
    &["spend", "spent"],
    &["stand", "stood"],
    &["steal", "stole", "stolen"],
    &["strike", "struck"],
    &["swear", "swore", "sworn"],
    &["take", "took", "taken"],
    &["teach", "taught"],
    &["tell", "told"],
    &["think", "thought"],
    &["understand", "understood"],
    &["undertake", "undertook", "undertaken"],
    &["uphold", "upheld"],
    &["win", "won"],
    &["withdraw", "withdrew", "withdrawn"],
    &["withhold", "withheld"],
    &["write", "wrote", "written"],
];

/// Short or grammatical words that have no forms.
const FIXED: [&str; 40] = [
    "all", "and", "any", "are", "but", "can", "far", "for", "from", "had", "has", "her", "how",
    "into", "its", "may", "must", "nor", "not", "now", "off", "one", "only", "our", "out", "over",
    "per", "see", "shall", "six", "ten", "than", "that", "the", "too", "two", "under", "was",
    "who", "will",
];

/// Calls `found` for `word`, which is folded, for each of its forms, and for the same in the other
/// spelling of English.
pub(super) fn forms(word: &str, mut found: impl FnMut(&str)) {
    forms_as_spelt(word, &mut found);
    if let Some(other) = respelt(word) {
        forms_as_spelt(&other, &mut found);
    }
}

/// The word in the other spelling: `-ize` and `-ise`, `-ence` and `-ense`.
fn respelt(word: &str) -> Option<String> {
    const PAIRS: [(&str, &str); 8] = [
        ("ize", "ise"),
        ("ized", "ised"),
        ("izing", "ising"),
        ("ization", "isation"),
        ("izations", "isations"),
        ("offence", "offense"),
        ("defence", "defense"),
        ("licence", "license"),
    ];
    PAIRS.iter().find_map(|(a, b)| {
        let swapped =
            |from: &str, to: &str| word.strip_suffix(from).map(|stem| format!("{stem}{to}"));
        swapped(a, b).or_else(|| swapped(b, a))
    })
}

fn forms_as_spelt(word: &str, mut found: impl FnMut(&str)) {
    found(word);
    if word.len() < 3
        || !word.bytes().all(|byte| byte.is_ascii_lowercase())
        || FIXED.contains(&word)
    {
        return;
    }
    if let Ok(at) = IRREGULAR.binary_search_by(|row| row.first().copied().unwrap_or("").cmp(word)) {
        IRREGULAR
            .get(at)
            .into_iter()
            .flat_map(|row| row.iter().skip(1))
            .for_each(|form| found(form));
    }
    let mut form = String::with_capacity(word.len() + 5);
    let mut with = |stem: &str, ending: &str| {
        form.clear();
        form.push_str(stem);
        form.push_str(ending);
        found(&form);
    };
    let inflected = word.ends_with("ing") && word.len() > 5
        || word.ends_with("ed") && !word.ends_with("eed") && word.len() > 4;
    let sibilant = ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| word.ends_with(end));
    let stem_y = word
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(is_vowel));
    match stem_y {
        Some(stem) => with(stem, "ies"),
        None => with(
            word,
            if sibilant || word.ends_with('o') {
                "es"
            } else {
                "s"
            },
        ),
    }
    if inflected || word.ends_with('s') && !word.ends_with("ss") {
        return;
    }
    if let Some(stem) = stem_y {
        with(stem, "ied");
        with(word, "ing");
    } else if let Some(stem) = word.strip_suffix('e') {
        with(word, "d");
        with(if stem.ends_with('e') { word } else { stem }, "ing");
    } else {
        with(word, "ed");
        with(word, "ing");
        if let Some(last) = doubling(word) {
            let doubled = format!("{word}{last}");
            with(&doubled, "ed");
            with(&doubled, "ing");
        }
    }
}

fn is_vowel(ch: char) -> bool {
    matches!(ch, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// The last consonant where it may double before an ending, as in `control`, `transfer`, `ban`.
fn doubling(word: &str) -> Option<char> {
    let mut back = word.chars().rev();
    let (last, vowel, before) = (back.next()?, back.next()?, back.next()?);
    let doubles = matches!(last, 'b' | 'd' | 'g' | 'l' | 'm' | 'n' | 'p' | 'r' | 't');
    (doubles && is_vowel(vowel) && !is_vowel(before)).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(word: &str) -> Vec<String> {
        let mut out = Vec::new();
        forms(word, |form| out.push(form.to_owned()));
        out
    }

    #[test]
    fn a_base_form_stands_for_its_inflections() {
        for (word, wanted) in [
            ("obtain", "obtain obtains obtained obtaining"),
            ("party", "party parties partied partying"),
            ("store", "store stores stored storing"),
            ("access", "access accesses accessed accessing"),
            (
                "control",
                "control controls controled controling controlled controlling",
            ),
            ("give", "give gave given gives gived giving"),
            ("consent", "consent consents consented consenting"),
            ("use", "use uses used using"),
            ("law", "law laws lawed lawing"),
            ("agree", "agree agrees agreed agreeing"),
            ("proceed", "proceed proceeds proceeded proceeding"),
            (
                "authorization",
                "authorization authorizations authorizationed authorizationing \
              authorisation authorisations authorisationed authorisationing",
            ),
            (
                "offense",
                "offense offenses offensed offensing offence offences offenced offencing",
            ),
        ] {
            assert_eq!(all(word).join(" "), wanted, "{word}");
        }
    }

    #[test]
    fn grammatical_and_inflected_words_stay_as_they_are() {
        assert_eq!(all("not"), ["not"]);
        assert_eq!(all("of"), ["of"]);
        assert_eq!(all("binding"), ["binding", "bindings"]);
        assert_eq!(all("stored"), ["stored", "storeds"]);
        assert_eq!(all("états"), ["états"]);
        assert!(IRREGULAR.is_sorted(), "binary search needs order");
        assert!(FIXED.is_sorted());
    }
}

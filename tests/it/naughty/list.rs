//! Words that break programs, by kind. All are our own; kinds that can be counted off are made.

/// Letters and figures of many scripts, and what programs do to them.
const SCRIPTS: [&str; 44] = [
    "ß",
    "İstanbul",
    "ıIiİ",
    "ﬃ ligature",
    "ǅ ǆ Ǆ",
    "Ω Ω",
    "Å Å",
    "é e\u{301}",
    "ḍ̇ ḍ\u{307}",
    "a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}",
    "Z\u{334}\u{321}\u{31a}a\u{335}l\u{336}g\u{337}o",
    "עברית נכתבת מימין",
    "العربية تكتب من اليمين",
    "mixed עברית and العربية in one",
    "(עברית)",
    "فارسی می\u{200c}خواهم",
    "हिन्दी",
    "বাংলা",
    "தமிழ்",
    "ไทยไม่มีช่องว่าง",
    "ខ្មែរ",
    "မြန်မာ",
    "ལྷ་ས",
    "ქართული",
    "Հայերեն",
    "ᏣᎳᎩ",
    "中文没有空格",
    "中文，标点。“引号”",
    "繁體中文",
    "日本語の文章",
    "한국어",
    "ㅎㅏㄴ",
    "\u{1100}\u{1161}\u{11a8}",
    "𠀀𠀁𪜀",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "Ｆｕｌｌ ｗｉｄｔｈ",
    "①②③ ⅣⅤ ½",
    "١٢٣ ۱۲۳ १२३",
    "²³¹ ₀₁",
    "\u{e000}\u{f8ff}",
    "\u{f0000}\u{10fffd}",
    "\u{fdd0}\u{ffff}",
    "\u{fffd}",
    "ꟿ\u{a7af}",
];

const EMOJI: [&str; 16] = [
    "😀",
    "👨\u{200d}👩\u{200d}👧\u{200d}👦",
    "🏳\u{fe0f}\u{200d}🌈",
    "👍🏽",
    "🇺🇳",
    "🇺",
    "1\u{fe0f}\u{20e3}",
    "❤\u{fe0f}",
    "❤\u{fe0e}",
    "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "👩\u{200d}",
    "\u{200d}👩",
    "😀😀😀😀😀😀😀😀😀😀",
    "a😀b",
    "☠",
    "🧑\u{1f3fb}\u{200d}🤝\u{200d}🧑\u{1f3ff}",
];

/// What runs in a spreadsheet, a page, a shell or a reader of ours, were it let.
const INJECTED: [&str; 118] = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1,1)",
    "=HYPERLINK(\"http://x.example\",\"y\")",
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    "'=1+1",
    "\"=1+1",
    "=1+1\",\"x",
    "%=1",
    "|calc",
    "a\n=1+1",
    "-",
    "+",
    "=",
    "@",
    "--",
    "'",
    "''",
    "\"",
    "\"\"",
    "a,b",
    "a;b",
    "a\tb",
    "a\"b\"c",
    ",",
    ";",
    "\",\"",
    "\"\r\n",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</script><script>",
    "<svg/onload=alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<iframe src=//x>",
    "<style>*{display:none}</style>",
    "</p></body></html>",
    "<!-- x",
    "-->",
    "<![CDATA[x]]>",
    "]]>",
    "<?xml version=\"1.0\"?>",
    "<!DOCTYPE x [<!ENTITY y \"z\">]>",
    "&y;",
    "&amp;",
    "&lt;b&gt;",
    "&#0;",
    "&#x202e;",
    "&nbsp;",
    "&",
    "<",
    ">",
    "<>",
    "a<b>c</b>",
    "x\" onclick=\"alert(1)",
    "x' y='z",
    "<w:t>x</w:t>",
    "</w:p><w:p>",
    "<akomaNtoso>",
    "{{7*7}}",
    "${7*7}",
    "#{7*7}",
    "%{7*7}",
    "{0}",
    "%s%s%n",
    "%d",
    "$1",
    "\\1",
    "\\",
    "\\\\",
    "\\n",
    "\\u{202e}",
    "\\x00",
    "\\0",
    "\u{5c}u0000",
    "\\ud800",
    "\\udfff\\ud800",
    "&#xD800;",
    "%ED%A0%80",
    "{ $what }",
    "{ -brand }",
    "\"))), x: (((\"",
    "(schema: 2)",
    "#![enable(implicit_some)]",
    "r#\"x\"#",
    "\"#",
    "// x",
    "/* x */",
    "/*",
    "Some(x)",
    "None",
    "()",
    "[]",
    "[",
    "]",
    "[[",
    "]]",
    "[US/EU: may]",
    "[agreed]",
    "[deleted: x]",
    "# x",
    "## x",
    "* x",
    "1. x",
    "(a) x",
    "> x",
    "```",
    "~~~",
    "---",
    "|a|b|",
    "[x](javascript:alert(1))",
];

const PLACES: [&str; 62] = [
    "..",
    ".",
    "../../etc/passwd",
    "..\\..\\x",
    "/etc/passwd",
    "C:\\x",
    "\\\\host\\share",
    "file:///etc/passwd",
    "~",
    "~root",
    "$HOME",
    "%APPDATA%",
    "`id`",
    "$(id)",
    "; rm x",
    "| id",
    "&& id",
    "> x",
    "x\0y",
    "CON",
    "con.txt",
    "PRN",
    "AUX",
    "NUL",
    "COM1",
    "COM9",
    "LPT1",
    "LPT9",
    "CLOCK$",
    "a.",
    "a ",
    " a",
    "a:b",
    "a*b",
    "a?b",
    "a|b",
    "desktop.ini",
    ".git",
    ".gitignore",
    "workspace.ron",
    "private",
    "key.age",
    "' OR 1=1 --",
    "'; DROP TABLE x; --",
    "admin'--",
    "null",
    "NULL",
    "undefined",
    "NaN",
    "Infinity",
    "true",
    "false",
    "nil",
    "None",
    "0",
    "-0",
    "1e309",
    "0x1F",
    "9007199254740993",
    "1,000.00",
    "2024-02-30",
    "00:00",
];

/// All of them.
pub(crate) fn all() -> Vec<String> {
    let mut all: Vec<String> = [&SCRIPTS[..], &EMOJI, &INJECTED, &PLACES]
        .concat()
        .into_iter()
        .map(str::to_owned)
        .collect();
    // Every control character, direction mark, and character without width, between letters.
    let controls = (0..0x20_u32).chain(0x7f..0xa0);
    let unseen = [
        0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x180e, 0x3164, 0xfeff, 0xffa0,
    ];
    let marks = (0x200b..0x2010)
        .chain(0x2028..0x2030)
        .chain(0x2060..0x2070)
        .chain(0xfff9..0xfffc);
    let tags = [0xe0001, 0xe0020, 0xe007f];
    for code in controls.chain(unseen).chain(marks).chain(tags) {
        all.extend(char::from_u32(code).map(|ch| format!("a{ch}b")));
    }
    // Blanks of every width, alone and round a word.
    let blanks = [
        0x20, 0xa0, 0x1680, 0x2002, 0x2003, 0x2009, 0x200a, 0x202f, 0x205f, 0x3000,
    ];
    for ch in blanks.into_iter().filter_map(char::from_u32) {
        all.push(ch.to_string());
        all.push(format!("{ch}a{ch}{ch}b{ch}"));
    }
    // What a terminal obeys.
    for sequence in [
        "[31mred",
        "[2J",
        "[?1049h",
        "]0;title\u{7}",
        "]8;;http://x\u{1b}\\x",
        "c",
        "P1$q",
        "[6n",
    ] {
        all.push(format!("a\u{1b}{sequence}b"));
    }
    all.extend(["\u{9b}31m", "\u{8}\u{8}\u{8}", "\u{7}"].map(|sign| format!("a{sign}b")));
    // Line ends of every kind.
    for end in [
        "\n", "\r", "\r\n", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}",
    ] {
        all.push(format!("one{end}two"));
        all.push(end.to_owned());
    }
    // Direction turned and not turned back.
    for (open, close) in [
        ("\u{202a}", "\u{202c}"),
        ("\u{202e}", "\u{202c}"),
        ("\u{2066}", "\u{2069}"),
        ("\u{2068}", "\u{2069}"),
    ] {
        all.push(format!("{open}abc{close}"));
        all.push(format!("shall {open}ton{close} act"));
        all.push(format!("{open}{open}{open}x"));
    }
    // Very long ones.
    all.push("a".repeat(20_000));
    all.push("中".repeat(8_000));
    all.push("a\u{301}".repeat(5_000));
    all.push("word ".repeat(4_000));
    all.push("[".repeat(2_000));
    all.push(format!("{}{}", "(".repeat(1_000), ")".repeat(1_000)));
    all.push(String::new());
    all
}

/// Whether a word holds a character that files in XML cannot, or that nobody sees.
pub(crate) fn is_plain(word: &str) -> bool {
    let odd = |ch: char| {
        travaux::model::check::unseen_character(&ch.to_string()).is_some()
            || matches!(u32::from(ch) & 0xfffe, 0xfffe)
            || ('\u{fdd0}'..='\u{fdef}').contains(&ch)
    };
    !word.chars().any(odd)
}

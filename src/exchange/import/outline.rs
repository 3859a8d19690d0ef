//! Somebody else's table before anybody said what it means: its columns with a few of their words,
//! and a guess at what each is, by names in English and Chinese and by what stands below them.

use super::columns::{Field, HEADERS, Mapping, simple};
use super::words::{scale_of, verb_of};
use crate::exchange::reading::{Grid, Row};

/// A table as a person sees it who says what its columns mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The row that names the columns, from 1.
    pub header: u32,
    /// The columns that have a name, each name once.
    pub columns: Vec<Heading>,
}

/// A column by its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// Which column, from 0.
    pub at: u32,
    /// Its name in the table.
    pub name: String,
    /// The first different words below it.
    pub samples: Vec<String>,
}

/// How many words of a column are shown.
const SAMPLES: usize = 3;
/// How many rows are looked through for them.
const LOOKED: usize = 200;

/// Names by which others call what our fields are. Where one could mean several things, what
/// stands below it decides.
const NAMES: [(Field, &[&str]); 15] = [
    (
        Field::Bloc,
        &[
            "bloc",
            "block",
            "group",
            "grouping",
            "delegation",
            "coalition",
            "集团",
            "国家集团",
            "阵营",
            "代表团",
            "组别",
        ],
    ),
    (
        Field::State,
        &[
            "state",
            "country",
            "iso",
            "iso2",
            "member",
            "国家",
            "成员国",
            "国别",
        ],
    ),
    (
        Field::Issue,
        &[
            "issue", "question", "topic", "subject", "theme", "议题", "问题", "主题", "事项",
        ],
    ),
    (
        Field::Element,
        &[
            "element",
            "feature",
            "provision",
            "demand",
            "measure",
            "要素",
            "规定",
            "措施",
            "内容",
        ],
    ),
    (
        Field::From,
        &[
            "from",
            "since",
            "date",
            "year",
            "起始",
            "日期",
            "年份",
            "自何时",
        ],
    ),
    (Field::Verb, &["verb", "attitude", "动词", "态度"]),
    (
        Field::Strength,
        &[
            "strength",
            "firmness",
            "intensity",
            "强度",
            "力度",
            "坚定程度",
        ],
    ),
    (
        Field::Scale,
        &["scale", "score", "rating", "分值", "评分", "得分", "打分"],
    ),
    (
        Field::Salience,
        &[
            "salience",
            "weight",
            "importance",
            "priority",
            "重要性",
            "权重",
            "关注度",
        ],
    ),
    (
        Field::Confidence,
        &["confidence", "reliability", "可信度", "置信度", "依据程度"],
    ),
    (Field::Layer, &["layer", "visibility", "层级", "密级"]),
    (
        Field::Stance,
        &["stance", "statement", "summary", "表态", "陈述", "主张"],
    ),
    (
        Field::StanceZh,
        &["stance_zh", "chinese", "中文", "中文立场"],
    ),
    (
        Field::Fallback,
        &["fallback", "compromise", "退让方案", "备选方案", "折中方案"],
    ),
    (
        Field::Sources,
        &[
            "sources",
            "source",
            "reference",
            "references",
            "citation",
            "来源",
            "出处",
            "资料来源",
        ],
    ),
];

/// Names of columns that hold a figure, a verb or a sentence.
const OPEN: [&str; 9] = [
    "view", "views", "position", "answer", "response", "opinion", "立场", "观点", "答复",
];

fn named(name: &str) -> Option<Field> {
    let name = simple(name);
    let mut all = NAMES.iter();
    let known = all.find(|(field, names)| field.word() == name || names.contains(&name.as_str()));
    known.map(|(field, _)| *field)
}

fn is_open(name: &str) -> bool {
    OPEN.contains(&simple(name).as_str())
}

/// What a column most likely is.
fn guessed(heading: &Heading) -> Option<Field> {
    let all = |fits: fn(&str) -> bool| {
        !heading.samples.is_empty() && heading.samples.iter().all(|words| fits(words))
    };
    if !is_open(&heading.name) {
        return named(&heading.name);
    }
    Some(if all(|words| scale_of(words).is_some()) {
        Field::Scale
    } else if all(|words| verb_of(words).is_some()) {
        Field::Verb
    } else {
        Field::Stance
    })
}

/// How many columns of a row have a name that is known.
fn n_known(row: &Row) -> usize {
    let known = |name: &str| is_open(name) || named(name).is_some();
    row.cells.iter().filter(|(_, name)| known(name)).count()
}

/// The columns below this row, or below the one that most likely names them.
pub fn outline(grid: &Grid, header: Option<u32>) -> Outline {
    let heads = || grid.rows.iter().enumerate().take(HEADERS);
    let asked = header.and_then(|number| heads().find(|(_, row)| row.number == number));
    // Of equals the first: names stand above what they name.
    let likely = || {
        heads()
            .rev()
            .max_by_key(|(_, row)| (n_known(row), row.cells.len()))
    };
    let Some((at, head)) = asked.or_else(likely) else {
        return Outline::default();
    };
    let mut columns: Vec<Heading> = Vec::new();
    for (column, name) in &head.cells {
        if columns
            .iter()
            .any(|known| simple(&known.name) == simple(name))
        {
            continue;
        }
        let mut samples: Vec<String> = Vec::new();
        for row in grid.rows.iter().skip(at + 1).take(LOOKED) {
            let words = row.at(*column).trim();
            if samples.len() < SAMPLES && !words.is_empty() && !samples.iter().any(|s| s == words) {
                samples.push(words.to_owned());
            }
        }
        columns.push(Heading {
            at: *column,
            name: name.trim().to_owned(),
            samples,
        });
    }
    Outline {
        header: head.number,
        columns,
    }
}

/// What the columns of a grid most likely mean, each meaning once.
pub fn guess(grid: &Grid, header: Option<u32>) -> Mapping {
    let outline = outline(grid, header);
    let mut mapping = Mapping {
        sheet: (!grid.name.is_empty()).then(|| grid.name.clone()),
        header: Some(outline.header),
        ..Mapping::default()
    };
    for heading in &outline.columns {
        let field = guessed(heading);
        let taken = |field: &Field| mapping.columns.values().any(|known| known == field);
        if let Some(field) = field.filter(|field| !taken(field)) {
            mapping.columns.insert(heading.name.clone(), field);
        }
    }
    mapping
}

/// The sheet most of whose columns are known; the first of equals.
pub fn likely_sheet(grids: &[Grid]) -> usize {
    let known = |grid: &Grid| {
        let heads = grid.rows.iter().take(HEADERS);
        heads.map(n_known).max().unwrap_or(0)
    };
    let all = grids.iter().enumerate().rev();
    all.max_by_key(|(_, grid)| known(grid))
        .map_or(0, |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::reading;

    fn guess_of(text: &str) -> Vec<(String, Field)> {
        let grids = reading::read(text.as_bytes()).unwrap();
        guess(&grids[0], None).columns.into_iter().collect()
    }

    #[test]
    fn columns_are_guessed_by_names_in_both_languages_and_by_what_stands_below() {
        let english = guess_of("A survey\nGroup,Question,Feature,View,Colour\nAfrica,x,y,+3,red\n");
        let pairs = [
            ("Feature", Field::Element),
            ("Group", Field::Bloc),
            ("Question", Field::Issue),
            ("View", Field::Scale),
        ];
        assert_eq!(english, pairs.map(|(name, field)| (name.to_owned(), field)));
        let chinese = guess_of("集团;议题;立场\n非盟;主权;支持该条款\n");
        let pairs = [
            ("立场", Field::Stance),
            ("议题", Field::Issue),
            ("集团", Field::Bloc),
        ];
        let mut wanted = pairs.map(|(name, field)| (name.to_owned(), field));
        wanted.sort();
        assert_eq!(chinese, wanted);
        assert!(guess_of("a,b,c\n1,2,3\n").is_empty());
    }

    #[test]
    fn the_row_of_names_is_found_or_the_one_asked_for_is_taken() {
        let grids = reading::read(b"x,y\nGroup,View\nAfrica,+3\nAsia,+3\nAfrica,-1\n").unwrap();
        let found = outline(&grids[0], None);
        assert_eq!(found.header, 2);
        assert_eq!(found.columns[0].samples, ["Africa", "Asia"]);
        assert_eq!(found.columns[1].samples, ["+3", "-1"]);
        let asked = outline(&grids[0], Some(3));
        assert_eq!(asked.columns[0].name, "Africa");
        assert_eq!(outline(&Grid::default(), None), Outline::default());
    }
}

//! The words of the command line, and help that teaches by example.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::model::date::Year;
use crate::model::text::Lang;
use crate::words::UiLang;

use super::export::ExportArgs;
use super::import::ImportArgs;
use super::judging::JudgingArgs;
use super::paper::BriefArgs;
use super::play::PlayArgs;
use super::room::RoomArgs;
use super::scenario::ScenarioArgs;
use super::session::SessionArgs;

/// Travaux: a workbench for people who negotiate treaty text.
#[derive(Debug, Parser)]
#[command(
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Without a command the window opens, on FOLDER or on the built-in dossier.\n\n\
Examples:\n  travaux                                   open the window\n  travaux Vienna                            open the workspace in the folder Vienna\n  travaux assess draft.txt                  every bloc's verdict on a text, with reasons\n  travaux matrix --rows issues --format csv > positions.csv\n  travaux check Vienna                      find what is wrong with a workspace"
)]
pub struct Args {
    /// The workspace to open in the window.
    pub folder: Option<PathBuf>,
    /// A file that begins with the passphrase of the confidential layer [or TRAVAUX_PASSPHRASE_FILE]
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// What to do on the command line instead.
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// What can be done on the command line.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Load, validate, and run the issue files' own tests. Exits 1 where there are errors.
    #[command(
        after_help = "Examples:\n  travaux check            the built-in dossier\n  travaux check Vienna     a workspace or a dossier folder\n  travaux check --json | jq '.problems[].file'\n  travaux check --text draft.txt               editorial checks of a text\n  travaux check --text Vienna --only spelling,cross-references"
    )]
    Check {
        /// A workspace or a dossier; the built-in dossier where absent.
        folder: Option<PathBuf>,
        /// Write JSON.
        #[arg(long)]
        json: bool,
        /// Check the form of a text instead: a workspace, an article in RON, a text file, or -.
        #[arg(long)]
        text: bool,
        /// Only these editorial checks, by id.
        #[arg(long, value_name = "ID", requires = "text", value_delimiter = ',')]
        only: Vec<String>,
        /// Language of the editorial remarks.
        #[arg(long, value_enum, default_value_t = Tongue::En)]
        lang: Tongue,
    },
    /// Every bloc's verdict on a text, clause by clause, with words, demand and source.
    #[command(
        after_help = "Examples:\n  travaux assess Vienna                       a workspace\n  travaux assess article.txt --as-of 2016     a text file, one line a paragraph\n  echo 'A Party may access data abroad if the user of the data consents.' | travaux assess -\n  travaux assess Vienna --bloc au --json | jq .draft"
    )]
    Assess(AssessArgs),
    /// Code clauses: one JSON object a line in, one a line out, in the same order.
    #[command(
        after_help = "Example:\n  echo '{\"id\":\"1\",\"lang\":\"en\",\"chapeau\":\"\",\"text\":\"A Party may access data abroad if the user of the data consents.\"}' | travaux code --json-lines"
    )]
    Code(CodeArgs),
    /// Every position in force, with its demands.
    #[command(
        after_help = "Example:\n  travaux positions --as-of 2016 --json | jq '.positions[] | select(.bloc==\"au\")'"
    )]
    Positions(PositionsArgs),
    /// The position matrix (rows: issues) or the verdict matrix (rows: articles).
    #[command(
        after_help = "Examples:\n  travaux matrix --rows issues --format csv > positions.csv\n  travaux matrix Vienna --rows articles --format json"
    )]
    Matrix(MatrixArgs),
    /// Everything Travaux shows, in the form others need, for the audience it is meant for.
    #[command(
        after_help = "Examples:\n  travaux export positions --audience public -o positions.xlsx\n  travaux export positions Vienna --layout long --audience own -o positions.csv\n  travaux export positions --layout scaled --columns states --audience public > states.csv\n  travaux export verdicts Vienna --clauses --audience partners -o verdicts.html\n  travaux export verdicts Vienna --rows 4,5 --blocs us-eu,au --audience public -f md\n  travaux export accessions --audience public -o accessions.svg\n  travaux export draft Vienna --audience public -o rolling-text.docx\n  travaux export redline Vienna --since 'Chair text rev.1' --audience partners -o redline.docx\n  travaux export clean Vienna --audience public -o chair.pdf\n  travaux export asks Vienna --blocs au --audience partners -o asks.docx\n\nThe same state gives the same bytes. docs/exports.md says what each audience is given."
    )]
    Export(ExportArgs),
    /// One article for the head of a delegation, one bloc, or one issue, on paper.
    #[command(
        after_help = "Examples:\n  travaux brief article 5                                  to read here\n  travaux brief article 5 Vienna --audience own -o article-5.docx\n  travaux brief bloc au Vienna --audience partners -o au.pdf\n  travaux brief issue 3 -f html > issue-3.html"
    )]
    Brief(BriefArgs),
    /// Positions from a table, or a draft from a file: what is new, and into the workspace.
    #[command(
        after_help = "Examples:\n  travaux export positions Vienna --layout long --audience own -o positions.xlsx\n  travaux import positions.xlsx Vienna --dry-run     what would change\n  travaux import positions.xlsx Vienna               change it\n  travaux import survey.csv Vienna --map survey.ron --json | jq '.changes[] | select(.kind==\"clashing\")'\n  travaux import rolling-text.docx Vienna            tracked changes become proposals by their authors\n\nAn empty cell says nothing, and a row that is missing takes nothing away; the verb `none` does. Exits 1 where\nrows contradict each other (they are left out), 3 where some cannot be read (the rest is done)."
    )]
    Import(ImportArgs),
    /// Rewrite RON files of a dossier or workspace in canonical form.
    #[command(
        after_help = "Examples:\n  travaux fmt positions/cybercrime\n  travaux fmt --check positions/cybercrime    only say which files differ; exits 1 where some do"
    )]
    Fmt {
        /// Folders or files.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Change nothing; exit 1 where a file is not in canonical form.
        #[arg(long)]
        check: bool,
    },
    /// How far two people agree on the codings of one draft: percent, kappa, alpha, F1, and what
    /// differs.
    #[command(
        after_help = "Example:\n  travaux agree Vienna colleague/Vienna    the decisions of two copies of a workspace"
    )]
    Agree {
        /// One person's workspace.
        mine: PathBuf,
        /// The other's copy of it.
        theirs: PathBuf,
        /// Write JSON.
        #[arg(long)]
        json: bool,
    },
    /// Two versions compared word by word, with the verdicts each change turns.
    #[command(
        after_help = "Examples:\n  travaux redline old/Vienna Vienna             two copies of a workspace\n  travaux redline \"Chair's text rev.1\" Vienna   a named version and the draft as it stands\n  travaux redline --in Vienna rev.1 rev.2       two named versions\n  travaux redline Vienna --against-outline budapest   what of an instrument the draft takes up\n  travaux redline old.txt new.txt --json | jq .summary"
    )]
    Redline(RedlineArgs),
    /// Every reading of an article: brackets, alternatives and proposals settled in every way.
    #[command(
        after_help = "Examples:\n  travaux readings Vienna --article 4        the readings most blocs can live with\n  travaux readings draft.txt --json | jq '.articles[0].best[0].lines'"
    )]
    Readings(ReadingsArgs),
    /// Merge two copies of a workspace by ids: words both changed stand side by side in brackets.
    /// Exits 1 where a person should look at something.
    #[command(
        after_help = "Examples:\n  travaux merge Vienna Kenya/Vienna -o Merged               what differs stands side by side\n  travaux merge Vienna-old Vienna Kenya/Vienna -o Merged    with what both came from"
    )]
    Merge(MergeArgs),
    /// Merge one file for git, over our version of it. Exits 1 where a person should look.
    #[command(
        after_help = "Set up once a repository:\n  git config merge.travaux.driver 'travaux merge-driver %O %A %B %P'\n  echo '*.ron merge=travaux' >> .gitattributes"
    )]
    MergeDriver(DriverArgs),
    /// Scenarios of mock negotiations: what is wrong with one, and the packs of its roles.
    Scenario(ScenarioArgs),
    /// A session of a mock negotiation: what happens, event by event, and its debrief.
    Session(SessionArgs),
    /// A live room: the record of one session on several laptops at once.
    Room(RoomArgs),
    /// Negotiate alone against the roles of a scenario, in the terminal.
    #[command(
        after_help = "Examples:\n  travaux play calder-reefs\n  travaux play cybercrime-three-articles --as brazil --reveal guarded --seed 7"
    )]
    Play(PlayArgs),
    /// Precision, recall and F1 of the coding on clauses with gold labels, or by cross-validation.
    #[command(
        after_help = "Examples:\n  travaux eval gold.jsonl --misses 20\n  travaux eval gold.jsonl --strict           cues alone\n  travaux eval --cross-validate              over the bank of wordings; takes some seconds"
    )]
    Eval(EvalArgs),
}

/// Arguments of `assess`.
#[derive(Debug, ClapArgs)]
pub struct AssessArgs {
    /// A workspace folder, an article in RON, a text file, or - for standard input.
    pub what: PathBuf,
    /// Only this bloc.
    #[arg(long)]
    pub bloc: Option<String>,
    /// Language of the words shown.
    #[arg(long, value_enum, default_value_t = Tongue::En)]
    pub lang: Tongue,
    /// How it is judged.
    #[command(flatten)]
    pub judging: JudgingArgs,
}

/// Arguments of `redline`.
#[derive(Debug, ClapArgs)]
pub struct RedlineArgs {
    /// The old side: a workspace, a folder with a draft, an article in RON, a text file, - for
    /// standard input, or the name of a version of the workspace on the other side. With
    /// --against-outline, the draft.
    pub old: String,
    /// The new side, likewise; `present` is the draft of the workspace as it stands.
    #[arg(
        required_unless_present = "against_outline",
        conflicts_with = "against_outline",
        default_value = "",
        hide_default_value = true
    )]
    pub new: String,
    /// Lay the draft beside the table of contents of this instrument: titles, no words.
    #[arg(long, value_name = "INSTRUMENT")]
    pub against_outline: Option<String>,
    /// The workspace in which both sides are names of versions.
    #[arg(long = "in", value_name = "WORKSPACE")]
    pub in_workspace: Option<PathBuf>,
    /// Show unchanged paragraphs too.
    #[arg(long)]
    pub all: bool,
    /// Language of the words shown.
    #[arg(long, value_enum, default_value_t = Tongue::En)]
    pub lang: Tongue,
    /// How it is judged.
    #[command(flatten)]
    pub judging: JudgingArgs,
}

/// Arguments of `readings`.
#[derive(Debug, ClapArgs)]
pub struct ReadingsArgs {
    /// A workspace, a folder with a draft, an article in RON, a text file, or - for standard input.
    pub what: PathBuf,
    /// Only the article at this place, from 1.
    #[arg(long, value_name = "N")]
    pub article: Option<usize>,
    /// How many of the best readings are shown.
    #[arg(long, default_value_t = 5, value_name = "N")]
    pub best: usize,
    /// How it is judged.
    #[command(flatten)]
    pub judging: JudgingArgs,
}

/// Arguments of `code`.
#[derive(Debug, ClapArgs)]
pub struct CodeArgs {
    /// Read and write one JSON object a line.
    #[arg(long, required_unless_present = "csv")]
    pub json_lines: bool,
    /// Read one JSON object a line; write comma-separated values, a line an element.
    #[arg(long, conflicts_with = "json_lines")]
    pub csv: bool,
    /// Positions as of this year.
    #[arg(long)]
    pub as_of: Option<Year>,
    /// A dossier folder instead of the built-in one.
    #[arg(long)]
    pub dossier: Option<PathBuf>,
    /// Count only what is certain (cues), and nothing that is merely likely.
    #[arg(long)]
    pub strict: bool,
}

/// Arguments of `eval`.
#[derive(Debug, ClapArgs)]
pub struct EvalArgs {
    /// One JSON object a line: id, lang, chapeau, text, elements, kind.
    #[arg(required_unless_present = "cross_validate")]
    pub gold: Option<PathBuf>,
    /// Train on four fifths of the bank of wordings and code the rest, five times over.
    #[arg(long)]
    pub cross_validate: bool,
    /// Print this many clauses that were coded wrongly.
    #[arg(long, default_value_t = 0)]
    pub misses: usize,
    /// A dossier folder instead of the built-in one.
    #[arg(long)]
    pub dossier: Option<PathBuf>,
    /// Count only what is certain (cues), and nothing that is merely likely.
    #[arg(long)]
    pub strict: bool,
}

/// Arguments of `merge`.
#[derive(Debug, ClapArgs)]
pub struct MergeArgs {
    /// What both came from, where it is there; our copy; their copy.
    #[arg(required = true, num_args = 2..=3, value_names = ["COPY"])]
    pub copies: Vec<PathBuf>,
    /// The folder to write to; no workspace may be there.
    #[arg(long, short)]
    pub out: PathBuf,
    /// What the two sides are called in the text; as their folders where absent.
    #[arg(long, num_args = 2, value_names = ["OURS", "THEIRS"])]
    pub names: Vec<String>,
    /// Write what a person should look at as JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `merge-driver`, in the order in which git gives them.
#[derive(Debug, ClapArgs)]
pub struct DriverArgs {
    /// What both came from (%O).
    pub base: PathBuf,
    /// Our version, which is written over (%A).
    pub ours: PathBuf,
    /// Their version (%B).
    pub theirs: PathBuf,
    /// The name of the file in the repository (%P).
    pub path: String,
    /// What our side is called in the text.
    #[arg(long, default_value = "ours")]
    pub our_name: String,
    /// What their side is called in the text.
    #[arg(long, default_value = "theirs")]
    pub their_name: String,
}

/// Arguments of `positions`.
#[derive(Debug, ClapArgs)]
pub struct PositionsArgs {
    /// Positions as of this year.
    #[arg(long)]
    pub as_of: Option<Year>,
    /// Write JSON.
    #[arg(long, required = true)]
    pub json: bool,
    /// A dossier folder instead of the built-in one.
    #[arg(long)]
    pub dossier: Option<PathBuf>,
}

/// Arguments of `matrix`.
#[derive(Debug, ClapArgs)]
pub struct MatrixArgs {
    /// A workspace; the built-in dossier and sample draft where absent.
    pub folder: Option<PathBuf>,
    /// What the rows are.
    #[arg(long, value_enum)]
    pub rows: Rows,
    /// The format.
    #[arg(long, value_enum, default_value_t = TableFormat::Csv)]
    pub format: TableFormat,
    /// Positions as of this year.
    #[arg(long)]
    pub as_of: Option<Year>,
    /// A dossier folder instead of the built-in one.
    #[arg(long)]
    pub dossier: Option<PathBuf>,
    /// Count only what is certain (cues), and nothing that is merely likely.
    #[arg(long)]
    pub strict: bool,
}

/// Languages words can be shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Tongue {
    /// English.
    En,
    /// Chinese.
    Zh,
}

impl Tongue {
    /// The language of the program's own words.
    pub fn ui(self) -> UiLang {
        match self {
            Self::En => UiLang::En,
            Self::Zh => UiLang::Zh,
        }
    }

    /// The language of the dossier's words.
    pub fn text(self) -> Lang {
        self.ui().text_lang()
    }
}

/// What the rows of a matrix are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Rows {
    /// Contested issues: the position matrix.
    Issues,
    /// Articles of the draft: the verdict matrix.
    Articles,
}

/// Formats of a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// Comma-separated values.
    Csv,
    /// JSON.
    Json,
}

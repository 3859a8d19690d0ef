//! `travaux session`: a session held from a terminal, and its debrief.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args as ClapArgs, Subcommand};

use crate::coding::codebook::Codebook;
use crate::coding::wording::Calibration;
use crate::exchange::exercise::{debrief_json, debrief_paper};
use crate::exchange::paper::{PaperFormat, bytes};
use crate::exercise::debrief::debrief;
use crate::exercise::event::{Event, Happening, in_order};
use crate::exercise::meeting::{Meeting, Phase, fold};
use crate::exercise::prints::{changed_since, prints};
use crate::exercise::scenario::Scenario;
use crate::exercise::table::Table;
use crate::model::ids::{EventId, IdMint, ProposalId, RoleId};
use crate::model::problem::Problem;
use crate::model::proposal::{Placement, Proposal, ProposalKind, Target};
use crate::storage::exercise::{
    Exercise, Queued, create_session, fresh_seed, load_events, load_room, read_happening,
    save_event,
};
use crate::words::Words;

use super::args::Tongue;
use super::writing::{deliver, now_ms};
use super::{Ending, Streams, load, room, scenario, session_files, session_show};

/// Arguments of `session`.
#[derive(Debug, ClapArgs)]
pub struct SessionArgs {
    /// What to do.
    #[command(subcommand)]
    pub verb: SessionVerb,
}

/// What can be done with a session.
#[derive(Debug, Subcommand)]
pub enum SessionVerb {
    /// Make a folder for a session of a scenario, and open it.
    #[command(after_help = "Example:\n  travaux session new calder-reefs tuesday")]
    New {
        /// The folder of a scenario, or the name of one inside the program.
        scenario: PathBuf,
        /// The folder of the session.
        folder: PathBuf,
    },
    /// Write down what happened.
    #[command(
        after_help = "Examples:\n  travaux session add tuesday 'RollCall(present: [\"chair\", \"northern-shore\", \"island-league\"])'\n  travaux session add tuesday 'Item(item: \"visits\")'\n  travaux session add tuesday 'Moved(kind: CloseDebate, by: \"river-union\")'\n\ndocs/exercises.md lists everything that can happen."
    )]
    Add {
        /// The folder of the session.
        folder: PathBuf,
        /// What happened, as docs/exercises.md shows.
        what: String,
        /// Who writes it down.
        #[arg(long, default_value = "")]
        author: String,
        /// When, in milliseconds since 1970; now, where absent.
        #[arg(long)]
        time: Option<u64>,
    },
    /// Table a text: new words for a paragraph, or a new paragraph at the end of an article.
    #[command(
        after_help = "Example:\n  travaux session table tuesday --by river-union --article 1 --paragraph 1 'The reefs are open to all.'"
    )]
    Table(TableArgs),
    /// Take the record of another laptop into this one: a copy of the session, its folder of
    /// events, or files of single events. Nothing is lost and nothing is there twice. Exits 1 where
    /// a person should look at something.
    #[command(
        after_help = "Examples:\n  travaux session merge tuesday /media/stick/tuesday\n  travaux session merge tuesday kenya.ron brazil.ron    files of single events\n\nThe others are not changed. On both laptops, it gives the same record."
    )]
    Merge {
        /// The folder of the session.
        folder: PathBuf,
        /// Where the other events are.
        #[arg(required = true)]
        from: Vec<PathBuf>,
    },
    /// A copy of the session for those who take part: without teaching note, briefs and secrets.
    #[command(after_help = "Example:\n  travaux session share tuesday -o /media/stick/tuesday")]
    Share {
        /// The folder of the session.
        folder: PathBuf,
        /// The folder of the copy; one that is there is brought up to date.
        #[arg(long, short, value_name = "FOLDER")]
        output: PathBuf,
    },
    /// Where the session stands: present, item, list, motions, texts. For the room.
    Show {
        /// The folder of the session.
        folder: PathBuf,
        /// What each text would change for every delegation, and injects that are due: not for the
        /// room.
        #[arg(long)]
        trainer: bool,
    },
    /// The debrief: timeline, votes, verdicts over time, missed openings, points, text history.
    #[command(
        after_help = "Examples:\n  travaux session report tuesday                   to read here\n  travaux session report tuesday -o tuesday.pdf    or .docx, .html, .md, .json"
    )]
    Report {
        /// The folder of the session.
        folder: PathBuf,
        /// The file to write, its format by its ending; - is standard output, as Markdown.
        #[arg(long, short, default_value = "-", value_name = "FILE")]
        output: PathBuf,
        /// Write JSON.
        #[arg(long)]
        json: bool,
        /// The language of headings, verdicts and what happened.
        #[arg(long, value_enum, default_value_t = Tongue::En)]
        lang: Tongue,
    },
}

/// Arguments of `session table`.
#[derive(Debug, ClapArgs)]
pub struct TableArgs {
    /// The folder of the session.
    pub folder: PathBuf,
    /// Who tables it.
    #[arg(long, value_name = "ROLE")]
    pub by: RoleId,
    /// The article, counted from 1.
    #[arg(long)]
    pub article: usize,
    /// The paragraph it replaces, counted from 1; a new one where absent.
    #[arg(long)]
    pub paragraph: Option<usize>,
    /// The words; none strikes the paragraph.
    pub text: String,
    /// When, in milliseconds since 1970; now, where absent.
    #[arg(long)]
    pub time: Option<u64>,
}

/// Does it.
pub(super) fn session(args: &SessionArgs, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    match &args.verb {
        SessionVerb::New { scenario, folder } => new(scenario, folder, streams),
        SessionVerb::Add {
            folder,
            what,
            author,
            time,
        } => {
            let what = read_happening(what).map_err(|problem| {
                streams.say(&problem.to_string());
                Ending::Invalid
            })?;
            let (_, scenario, room) = room(folder, streams)?;
            write(folder, (&scenario, &room), (what, author, *time), streams)
        }
        SessionVerb::Table(args) => table(args, streams),
        SessionVerb::Merge { folder, from } => session_files::merge(folder, from, streams),
        SessionVerb::Share { folder, output } => session_files::share(folder, output, streams),
        SessionVerb::Show { folder, trainer } => session_show::show(folder, *trainer, streams),
        SessionVerb::Report {
            folder,
            output,
            json,
            lang,
        } => report(folder, (output, *lang), *json, streams),
    }
}

fn new(what: &Path, folder: &Path, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    let (exercise, scenario) = scenario::load(what, streams)?;
    create_session(what, folder).map_err(|problem| {
        streams.say(&problem.to_string());
        Ending::Disk
    })?;
    let opened = Happening::Opened {
        prints: prints(&scenario, &exercise.dossier, &exercise.draft),
    };
    let room = Room {
        events: Vec::new(),
        meeting: Meeting::before(&exercise.draft),
    };
    write(folder, (&scenario, &room), (opened, "", None), streams)
}

/// The events of a session and what they make.
pub(super) struct Room {
    pub(super) events: Vec<Event>,
    pub(super) meeting: Meeting,
}

pub(super) fn room(
    folder: &Path,
    streams: &mut Streams<'_>,
) -> Result<(Exercise, Scenario, Room), Ending> {
    let (exercise, scenario) = scenario::load(folder, streams)?;
    let loaded = load_events(folder);
    for problem in &loaded.problems {
        streams.say(&problem.to_string());
    }
    let meeting = fold(&scenario, &exercise.draft, &loaded.value);
    if meeting.phase != Phase::Before {
        let now = (&scenario, &exercise.dossier, &exercise.draft);
        for words in changed_since(&meeting.prints, now) {
            streams.say(&format!(
                "warning: not as it was when the session opened: {words}"
            ));
        }
    }
    let events = loaded.value;
    Ok((exercise, scenario, Room { events, meeting }))
}

/// Writes an event down, tells what it did, and what is due now.
fn write(
    folder: &Path,
    (scenario, room): (&Scenario, &Room),
    (what, author, time): (Happening, &str, Option<u64>),
    streams: &mut Streams<'_>,
) -> Result<Ending, Ending> {
    let time_ms = time.unwrap_or_else(now_ms);
    // An id after every other, also where the clock of this machine runs behind.
    let last = room.events.last().map_or(0, |e| e.id.0.timestamp_ms());
    let id = EventId(IdMint::new(fresh_seed()).next(time_ms.max(last)));
    let event = Event {
        id,
        time_ms,
        author: author.to_owned(),
        what,
    };
    let told = |problem: &Problem, streams: &mut Streams<'_>| {
        streams.say(&problem.to_string());
        Ending::Disk
    };
    let live = load_room(folder).map_err(|problem| told(&problem, streams))?;
    if let Some(file) = live {
        // What can happen is decided by what the room knows by now.
        let seen = in_order(&room.events).last().map(|event| event.id);
        let why = String::new();
        let queued = Queued { event, seen, why };
        return room::send(folder, &file, queued, streams);
    }
    let start = room.meeting.texts.first().map(|step| step.draft.clone());
    let mut events = room.events.clone();
    events.push(event.clone());
    let meeting = start.map(|draft| fold(scenario, &draft, &events));
    let refused = meeting.as_ref().and_then(|meeting| {
        let mut all = meeting.refused.iter();
        all.find(|(refused, _)| *refused == id)
    });
    if let Some((_, why)) = refused {
        streams.say(&format!("error: {why}\n  remedy: nothing was written down"));
        return Err(Ending::Failed);
    }
    save_event(folder, &event).map_err(|problem| told(&problem, streams))?;
    if let Some(meeting) = &meeting {
        let moment = meeting.timeline.iter().find(|moment| moment.event == id);
        let words = moment.map_or("", |moment| moment.words.as_str());
        streams.line(&super::display_safe(&format!("{id}  {words}")))?;
        for inject in meeting.due(scenario, time_ms) {
            streams.say(&format!("due: the inject `{inject}`"));
        }
    }
    Ok(Ending::Done)
}

fn table(args: &TableArgs, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    let (_, scenario, room) = room(&args.folder, streams)?;
    let draft = room.meeting.draft();
    let nth = args.article.checked_sub(1);
    let article = nth.and_then(|nth| draft?.articles.get(nth));
    let paragraph = args.paragraph.map(|n| {
        let live = article.into_iter().flat_map(|a| &a.paragraphs);
        live.filter(|p| !p.is_deleted()).nth(n.checked_sub(1)?)
    });
    let (Some(article), None | Some(Some(_))) = (article, paragraph) else {
        streams.say(
            "error: there is no such paragraph\n  remedy: count articles and paragraphs from 1",
        );
        return Err(Ending::Usage);
    };
    let time_ms = args.time.unwrap_or_else(now_ms);
    let id = ProposalId(IdMint::new(fresh_seed()).next(time_ms));
    let mut proposal = if let Some(paragraph) = paragraph.flatten() {
        let kind = if args.text.trim().is_empty() {
            ProposalKind::Suppress
        } else {
            ProposalKind::Modify
        };
        Proposal::new(id, kind, Target::Paragraph(paragraph.id))
    } else {
        let mut proposal = Proposal::new(id, ProposalKind::Add, Target::Article(article.id));
        let last = article.paragraphs.iter().rfind(|p| !p.is_deleted());
        let first = Placement::FirstIn(article.id);
        proposal.place = Some(last.map_or(first, |last| Placement::After(last.id)));
        proposal
    };
    proposal.text.clone_from(&args.text);
    proposal.time_ms = time_ms;
    let what = Happening::Tabled {
        by: args.by.clone(),
        proposal: Box::new(proposal),
    };
    let ended = write(
        &args.folder,
        (&scenario, &room),
        (what, "", args.time),
        streams,
    )?;
    streams.line(&format!("proposal {id}"))?;
    Ok(ended)
}

/// The cues of an exercise's dossier, with the wording model where it has one.
pub(super) fn codebook(
    exercise: &Exercise,
    streams: &mut Streams<'_>,
) -> Result<Arc<Codebook>, Ending> {
    let lexicon = load::lexicon(streams)?;
    let (codebook, _problems) = Codebook::compile(&exercise.dossier, &lexicon);
    let folder = exercise.dossier_folder.as_deref();
    if exercise.embedded || folder.is_some_and(|folder| !folder.join("wordings").is_dir()) {
        return Ok(Arc::new(codebook));
    }
    let wording = load::wording(&exercise.dossier, folder, &streams.taught);
    Ok(Arc::new(
        codebook.with_wording(&wording, Calibration::default()),
    ))
}

fn report(
    folder: &Path,
    (output, lang): (&Path, Tongue),
    json: bool,
    streams: &mut Streams<'_>,
) -> Result<Ending, Ending> {
    let ending = output.extension();
    let ending = ending.map(|e| e.to_string_lossy().to_lowercase());
    let to_file = output.as_os_str() != "-";
    let format = match ending.as_deref() {
        _ if json => None,
        Some("json") => None,
        Some("docx") => Some(PaperFormat::Docx),
        Some("pdf") => Some(PaperFormat::Pdf),
        Some("html") => Some(PaperFormat::Html),
        Some("txt") => Some(PaperFormat::Text),
        Some("md") => Some(PaperFormat::Markdown),
        None if !to_file => Some(PaperFormat::Markdown),
        Some(_) | None => {
            streams.say("error: the format is not known\n  remedy: name a file that ends in docx, pdf, html, md, txt or json");
            return Err(Ending::Usage);
        }
    };
    let (exercise, scenario, room) = room(folder, streams)?;
    let mut table = Table::new(&scenario, &exercise.dossier, codebook(&exercise, streams)?);
    if scenario.for_participants {
        streams.say("warning: this is a copy for those who take part: it counts points by the positions on record, without instructions and secrets\n  remedy: take the report from the trainer's folder");
    }
    let on = (&exercise.dossier, &exercise.draft);
    let learnt = debrief(&scenario, on, &mut table, &room.events, &|_| true);
    let written = if let Some(format) = format {
        let words = Words::of(lang.ui());
        let on = (&scenario, &exercise.dossier);
        let paper = debrief_paper(on, &learnt, &room.events, words);
        bytes(&paper, format)
    } else {
        let data = debrief_json(&scenario, &learnt);
        let mut text = serde_json::to_string_pretty(&data).unwrap_or_default();
        text.push('\n');
        text.into_bytes()
    };
    deliver(&written, output, streams)?;
    Ok(Ending::Done)
}

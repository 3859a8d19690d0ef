//! `travaux room`: a session that several laptops write at once, over a server of the trainer's.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args as ClapArgs, Subcommand};

use crate::room::{Code, Fault, News, Outcome, Room, Server, address_here};
use crate::storage::exercise::{Queued, RoomFile, load_queue, load_room, save_room};
use crate::storage::save::make_dir;

use super::session_files::let_wait;
use super::writing::now_ms;
use super::{Ending, Streams, display_safe};

/// How long one look at the room listens before the folder is looked at again.
const LISTEN: Duration = Duration::from_millis(300);
/// Where a server is found unless something else is said, as NATS has it.
const PORT: u16 = 4222;
/// How many ports are tried where others have them.
const PORTS: u16 = 20;
/// How long a server that was just started may take.
const STARTS: Duration = Duration::from_secs(10);

/// Arguments of `room`.
#[derive(Debug, ClapArgs)]
pub struct RoomArgs {
    /// What to do.
    #[command(subcommand)]
    pub verb: RoomVerb,
}

/// What can be done with a room.
#[derive(Debug, Subcommand)]
pub enum RoomVerb {
    /// Open a room for a session, or go on with it, until it is stopped (Ctrl-C). Starts
    /// `nats-server` where no server is named. Prints the code with which others join.
    #[command(
        after_help = "Examples:\n  travaux session new calder-reefs tuesday\n  travaux room open tuesday                              the server runs here as well\n  travaux room open tuesday --server 192.168.1.5:4222    started there as: nats-server -js -sd FOLDER\n\nWhile it runs, `travaux session add tuesday …` in another terminal writes for all."
    )]
    Open {
        /// The folder of the session.
        folder: PathBuf,
        /// A server that runs already, as others reach it: host:port.
        #[arg(long, value_name = "ADDRESS")]
        server: Option<String>,
        /// The port of the server that is started here; where another server has it, the next one.
        /// 4222 or that of the last time where absent.
        #[arg(long, conflicts_with = "server")]
        port: Option<u16>,
        /// Who writes from this laptop; stands in the record.
        #[arg(long = "as", value_name = "NAME")]
        name: Option<String>,
        /// Send and fetch once, then end.
        #[arg(long)]
        once: bool,
    },
    /// Join a room with the code the trainer gives, until it is stopped (Ctrl-C).
    #[command(
        after_help = "Examples:\n  travaux room join room1-…@192.168.1.5:4222 tuesday --as Brazil\n  travaux session table tuesday --by brazil --article 2 'Each Party shall …'    in another terminal\n\nWithout a connection, what you write waits in tuesday/outbox and is sent later."
    )]
    Join {
        /// The code, as the trainer's screen shows it.
        code: String,
        /// The folder of the session; made where there is none.
        folder: PathBuf,
        /// Where the server is, where the code says otherwise.
        #[arg(long, value_name = "ADDRESS")]
        server: Option<String>,
        /// Who writes from this laptop; stands in the record.
        #[arg(long = "as", value_name = "NAME")]
        name: Option<String>,
        /// Send and fetch once, then end.
        #[arg(long)]
        once: bool,
    },
}

/// Does it.
pub(super) fn room(args: &RoomArgs, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    match &args.verb {
        RoomVerb::Open {
            folder,
            server,
            port,
            name,
            once,
        } => {
            let asked = (server.as_deref(), *port);
            let (room, _server) = open(folder, asked, name.as_deref(), streams)?;
            follow(room, folder, *once, streams)
        }
        RoomVerb::Join {
            code,
            folder,
            server,
            name,
            once,
        } => {
            let joined = join(folder, code, server.as_deref(), name.as_deref());
            let (room, news) = joined.map_err(|fault| fails(&fault, streams))?;
            for news in news {
                tell(&news, streams)?;
            }
            follow(room, folder, *once, streams)
        }
    }
}

/// How a call ends that a fault ends, after saying which.
fn fails(fault: &Fault, streams: &mut Streams<'_>) -> Ending {
    streams.say(&fault.problem().to_string());
    let is_call = matches!(fault, Fault::BadCode | Fault::BadAddress(_));
    let is_input = matches!(fault, Fault::OtherSession { .. } | Fault::NoSession);
    if matches!(fault, Fault::Newer(_)) {
        Ending::Newer
    } else if is_call {
        Ending::Usage
    } else if is_input {
        Ending::Invalid
    } else {
        Ending::Disk
    }
}

/// The name of a folder's writer: the one asked for, else the one that was.
fn named(name: Option<&str>, file: Option<&RoomFile>) -> String {
    let before = file.map_or("", |file| file.name.as_str());
    name.unwrap_or(before).to_owned()
}

fn open(
    folder: &Path,
    (server, port): (Option<&str>, Option<u16>),
    name: Option<&str>,
    streams: &mut Streams<'_>,
) -> Result<(Room, Option<Server>), Ending> {
    let opened = prepare(folder, (server, port), name);
    let (room, started, code) = opened.map_err(|fault| fails(&fault, streams))?;
    streams.line(&display_safe(&format!("code  {}", code.write())))?;
    Ok((room, started))
}

/// The room of a folder with its code, and the server that was started for it.
fn prepare(
    folder: &Path,
    (server, port): (Option<&str>, Option<u16>),
    name: Option<&str>,
) -> Result<(Room, Option<Server>, Code), Fault> {
    let before = load_room(folder)?;
    let old = before.as_ref().map(|file| Code::read(&file.code));
    let old = old.transpose()?;
    // Without a name of another server it is one of our own, but where a room goes on elsewhere.
    let own = server.is_none() && before.as_ref().is_none_or(|file| file.own_server);
    let last = old.as_ref().map(|code| code.server.clone());
    let last_port = last
        .as_ref()
        .and_then(|last| last.rsplit(':').next()?.parse().ok());
    let mut code = match old {
        Some(code) => code,
        None => Code::fresh("")?,
    };
    let (room, started) = if own {
        let first = port.or(last_port).unwrap_or(PORT);
        let (room, started, port) = with_server(folder, &code, first)?;
        code.server = format!("{}:{port}", address_here());
        (room, started)
    } else {
        code.server = server.map(ToOwned::to_owned).or(last).unwrap_or_default();
        (Room::open(folder, code.clone())?, None)
    };
    let mut file = RoomFile::new(code.write(), named(name, before.as_ref()));
    file.host = true;
    file.own_server = own;
    save_room(folder, &file)?;
    Ok((room, started, code))
}

/// Opens a room on a server of this computer, which is started where it does not run yet; with the
/// port it has.
fn with_server(
    folder: &Path,
    code: &Code,
    first: u16,
) -> Result<(Room, Option<Server>, u16), Fault> {
    let mut here = code.clone();
    let mut taken = None;
    for port in first..first.saturating_add(PORTS) {
        here.server = format!("127.0.0.1:{port}");
        match Room::open(folder, here.clone()) {
            Ok(room) => return Ok((room, None, port)),
            Err(Fault::Unreachable { .. }) => {
                let (room, server) = started(folder, &here, port)?;
                return Ok((room, Some(server), port));
            }
            // Somebody else's, such as the one that the package of a system starts by itself.
            Err(fault @ (Fault::NoStreams(_) | Fault::Locked(_) | Fault::NoTls(_))) => {
                taken = Some(fault);
            }
            Err(fault) => return Err(fault),
        }
    }
    Err(taken.unwrap_or(Fault::NoProgram))
}

/// Starts a server and waits until the room is open on it.
fn started(folder: &Path, here: &Code, port: u16) -> Result<(Room, Server), Fault> {
    let mut server = Server::start(folder, here, port)?;
    let step = Duration::from_millis(100);
    let mut waited = Duration::ZERO;
    loop {
        std::thread::sleep(step);
        waited += step;
        match Room::open(folder, here.clone()) {
            Ok(room) => return Ok((room, server)),
            Err(fault) => match server.ended() {
                Some(ended) => return Err(ended),
                None if waited >= STARTS => return Err(fault),
                None => {}
            },
        }
    }
}

fn join(
    folder: &Path,
    code: &str,
    server: Option<&str>,
    name: Option<&str>,
) -> Result<(Room, Vec<News>), Fault> {
    let mut code = Code::read(code)?;
    if let Some(server) = server {
        server.clone_into(&mut code.server);
    }
    let before = load_room(folder)?;
    let joined = Room::join(folder, code.clone())?;
    make_dir(folder)?;
    let mut file = RoomFile::new(code.write(), named(name, before.as_ref()));
    file.host = before.as_ref().is_some_and(|file| file.host);
    save_room(folder, &file)?;
    Ok(joined)
}

/// Goes on with a room until it is stopped, or once.
fn follow(
    mut room: Room,
    folder: &Path,
    once: bool,
    streams: &mut Streams<'_>,
) -> Result<Ending, Ending> {
    loop {
        let time = if once { Duration::ZERO } else { LISTEN };
        let news = room.turn(&now_ms, time);
        let news = news.map_err(|fault| fails(&fault, streams))?;
        let lost = news.iter().any(|news| matches!(news, News::Lost(_)));
        for news in &news {
            tell(news, streams)?;
        }
        streams.out.flush().map_err(|error| streams.pipe(&error))?;
        if once && lost {
            return Err(Ending::Disk);
        }
        if once && news.is_empty() && load_queue(folder).value.is_empty() {
            return Ok(Ending::Done);
        }
    }
}

/// What is in the record is data; the rest is words to the person.
fn tell(news: &News, streams: &mut Streams<'_>) -> Result<(), Ending> {
    let by = |author: &str| {
        if author.is_empty() {
            String::new()
        } else {
            format!("{author}: ")
        }
    };
    match news {
        News::Came { id, author, words } => {
            let line = format!("{id}  {}{words}", by(author));
            streams.line(&display_safe(&line))?;
        }
        News::Idle { id, author, why } => {
            let line = format!("{id}  {}no effect: {why}", by(author));
            streams.line(&display_safe(&line))?;
        }
        News::Refused(why) => streams.say(&format!("not written: {why}")),
        News::Staged => streams.say("the files of the session are here"),
        News::Lost(fault) => streams.say(&fault.problem().to_string()),
        News::Back => streams.say("the room is reached again"),
        News::Odd(words) => streams.say(words),
        News::Due(inject) => streams.say(&format!("due: the inject `{inject}`")),
    }
    Ok(())
}

/// Writes an event into the record of a session that is held in a room. Where the room cannot be
/// reached it waits in the folder.
pub(super) fn send(
    folder: &Path,
    file: &RoomFile,
    mut queued: Queued,
    streams: &mut Streams<'_>,
) -> Result<Ending, Ending> {
    let_wait(folder, file, &mut queued, streams)?;
    let waiting = queued.event.id;
    let sent = Room::resume(folder).and_then(|room| {
        let Some(mut room) = room else {
            return Ok((Outcome::Waits, Vec::new()));
        };
        let mut news = room.turn(&now_ms, Duration::ZERO)?;
        let due = if file.host {
            room.due(now_ms())
        } else {
            Vec::new()
        };
        news.extend(due.into_iter().map(News::Due));
        Ok((room.outcome(waiting), news))
    });
    let (outcome, news) = sent.map_err(|fault| fails(&fault, streams))?;
    match outcome {
        Outcome::Taken(id, words) => {
            streams.line(&display_safe(&format!("{id}  {words}")))?;
            for news in news.iter().filter(|news| matches!(news, News::Due(_))) {
                tell(news, streams)?;
            }
            Ok(Ending::Done)
        }
        Outcome::Refused(why) => {
            streams.say(&format!(
                "error: {why}\n  remedy: it is not in the record; look at `travaux session show`, and write it again where it still applies"
            ));
            Err(Ending::Failed)
        }
        Outcome::Waits => {
            let lost = news.iter().find(|news| matches!(news, News::Lost(_)));
            if let Some(News::Lost(fault)) = lost {
                streams.say(&fault.problem().message);
            }
            streams.say("it waits in `outbox` and is sent when the room is reached again");
            Ok(Ending::Done)
        }
    }
}

//! The line to the server, in steps that wait: the only file that knows the client of NATS.
//!
//! A room is one stream, kept on the server's disk. A message is published for a place in it: where
//! somebody else's came first, the server refuses it, and the id of a message keeps one that was
//! sent again from being taken twice.

use std::time::Duration;

use async_nats::jetstream::ErrorCode;
use async_nats::jetstream::context::{
    CreateStreamErrorKind, GetStreamErrorKind, PublishErrorKind, RequestError, RequestErrorKind,
};
use async_nats::jetstream::message::PublishMessage;
use async_nats::jetstream::stream::{Config, RawMessageErrorKind, Stream};
use async_nats::jetstream::{self, Context};
use async_nats::{Client, ConnectErrorKind, ConnectOptions, ServerAddr, Subscriber};
use futures_util::{FutureExt as _, StreamExt as _};
use tokio::runtime::{Builder, Runtime};

use super::code::Code;
use super::fault::Fault;

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(4);
/// How long the server knows a message again: longer than any session lasts.
const MEMORY: Duration = Duration::from_hours(7 * 24);
/// How many messages are asked for at a time.
const AHEAD: usize = 64;

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Published {
    /// It is in the stream, now or since an earlier attempt.
    Taken,
    /// Another was there first.
    Overtaken,
}

/// Where the stream stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// What tells this stream from one of the same name made later.
    pub(super) born: String,
    /// The number of its last message.
    pub(super) last: u64,
}

/// A line to a room on a server.
pub(super) struct Link {
    client: Client,
    context: Context,
    stream: Stream,
    bell: Subscriber,
    name: String,
    server: String,
    runtime: Runtime,
}

impl Link {
    /// Reaches the room of a code; makes it where `make` says so and it is not there.
    pub(super) fn reach(code: &Code, make: bool) -> Result<Self, Fault> {
        let server = code.server.clone();
        let address = address(&server)?;
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| unreachable(&server, &error))?;
        let name = code.stream();
        let reached = runtime.block_on(async {
            let client = connect(code, &server, &address).await?;
            let mut context = jetstream::new(client.clone());
            context.set_timeout(PATIENCE);
            let stream = find(&context, &name, make, &server).await?;
            let bell = client.subscribe(name.clone()).await;
            let bell = bell.map_err(|error| unreachable(&server, &error))?;
            Ok::<_, Fault>((client, context, stream, bell))
        });
        let (client, context, stream, bell) = reached?;
        Ok(Self {
            client,
            context,
            stream,
            bell,
            name,
            server,
            runtime,
        })
    }

    /// Where the stream stands.
    pub(super) fn mark(&self) -> Result<Mark, Fault> {
        let info = self.runtime.block_on(self.stream.get_info());
        let info = info.map_err(|error| unreachable(&self.server, &error))?;
        Ok(Mark {
            born: info.created.unix_timestamp_nanos().to_string(),
            last: info.state.last_sequence,
        })
    }

    /// The messages with these numbers, in order; `None` for one that is gone from the server.
    pub(super) fn fetch(&self, from: u64, to: u64) -> Result<Vec<Option<Vec<u8>>>, Fault> {
        let one = |number| async move {
            match self.stream.get_raw_message(number).await {
                Ok(message) => Ok(Some(message.payload.to_vec())),
                Err(error) if error.kind() == RawMessageErrorKind::NoMessageFound => Ok(None),
                Err(error) => Err(unreachable(&self.server, &error)),
            }
        };
        let all = futures_util::stream::iter(from..=to).map(one);
        self.runtime.block_on(async {
            let answers: Vec<_> = all.buffered(AHEAD).collect().await;
            answers.into_iter().collect()
        })
    }

    /// Publishes a message right after the one with the number `after`, or not at all.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the client's lists of errors are open"
    )]
    pub(super) fn publish(
        &self,
        after: u64,
        id: &str,
        sealed: Vec<u8>,
    ) -> Result<Published, Fault> {
        let message = PublishMessage::build()
            .payload(sealed.into())
            .message_id(id)
            .expected_last_sequence(after);
        let answer = self.runtime.block_on(async {
            let sent = self
                .context
                .send_publish(self.name.clone(), message)
                .await?;
            sent.await
        });
        match answer {
            Ok(_) => Ok(Published::Taken),
            Err(error) => match error.kind() {
                PublishErrorKind::WrongLastSequence => Ok(Published::Overtaken),
                PublishErrorKind::MaxPayloadExceeded => Err(Fault::TooLong),
                PublishErrorKind::StreamNotFound => Err(Fault::NoRoom(self.server.clone())),
                _ => Err(unreachable(&self.server, &error)),
            },
        }
    }

    /// Waits until something new may be in the stream, or the time is over.
    pub(super) fn wait(&mut self, time: Duration) {
        let bell = &mut self.bell;
        self.runtime.block_on(async {
            let rung = tokio::time::timeout(time, bell.next()).await;
            if matches!(rung, Ok(None)) {
                tokio::time::sleep(time).await;
            }
            // Many rings are one: what they are about is fetched together.
            while matches!(bell.next().now_or_never(), Some(Some(_))) {}
        });
    }

    /// Whether the connection stands, as far as is known.
    pub(super) fn stands(&self) -> bool {
        self.client.connection_state() == async_nats::connection::State::Connected
    }
}

/// The address a text names.
fn address(server: &str) -> Result<ServerAddr, Fault> {
    let bad = || Fault::BadAddress(server.to_owned());
    let address: ServerAddr = server.parse().map_err(|_text| bad())?;
    let known = ["nats", "tls"].contains(&address.scheme()) && !address.host().is_empty();
    if known { Ok(address) } else { Err(bad()) }
}

async fn connect(code: &Code, server: &str, address: &ServerAddr) -> Result<Client, Fault> {
    let options = ConnectOptions::new()
        .name("travaux")
        .connection_timeout(PATIENCE)
        .request_timeout(Some(PATIENCE))
        .ping_interval(Duration::from_secs(10))
        .ignore_discovered_servers();
    let options = match (address.username(), address.password()) {
        (Some(name), Some(password)) => {
            options.user_and_password(name.to_owned(), password.to_owned())
        }
        _ => options.token(code.password()),
    };
    options
        .connect(address)
        .await
        .map_err(|error| match error.kind() {
            ConnectErrorKind::Authentication | ConnectErrorKind::AuthorizationViolation => {
                Fault::Locked(server.to_owned())
            }
            ConnectErrorKind::Tls => Fault::NoTls(server.to_owned()),
            ConnectErrorKind::ServerParse => Fault::BadAddress(server.to_owned()),
            ConnectErrorKind::Dns
            | ConnectErrorKind::TimedOut
            | ConnectErrorKind::Io
            | ConnectErrorKind::MaxReconnects => {
                let words = error.to_string();
                if words.contains("certificate") || words.contains("tls") {
                    Fault::NoTls(server.to_owned())
                } else {
                    unreachable(server, &error)
                }
            }
        })
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the client's lists of errors are open"
)]
async fn find(context: &Context, name: &str, make: bool, server: &str) -> Result<Stream, Fault> {
    let missing = match context.get_stream(name).await {
        Ok(stream) => return Ok(stream),
        Err(error) => match &error.kind() {
            GetStreamErrorKind::JetStream(told)
                if told.error_code() == ErrorCode::STREAM_NOT_FOUND =>
            {
                Fault::NoRoom(server.to_owned())
            }
            GetStreamErrorKind::JetStream(_) => Fault::NoStreams(server.to_owned()),
            _ if nobody_answers(&error) => Fault::NoStreams(server.to_owned()),
            _ => unreachable(server, &error),
        },
    };
    if !make || !matches!(missing, Fault::NoRoom(_)) {
        return Err(missing);
    }
    let config = Config {
        name: name.to_owned(),
        subjects: vec![name.to_owned()],
        num_replicas: 1,
        duplicate_window: MEMORY,
        deny_delete: true,
        deny_purge: true,
        ..Config::default()
    };
    context
        .create_stream(config)
        .await
        .map_err(|error| match error.kind() {
            CreateStreamErrorKind::JetStream(_) | CreateStreamErrorKind::JetStreamUnavailable => {
                Fault::NoStreams(server.to_owned())
            }
            _ => unreachable(server, &error),
        })
}

/// Whether an error of the client is that no part of the server deals with such a question.
fn nobody_answers(error: &dyn std::error::Error) -> bool {
    let told = error
        .source()
        .and_then(|source| source.downcast_ref::<RequestError>());
    told.is_some_and(|told| told.kind() == RequestErrorKind::NoResponders)
}

fn unreachable(server: &str, why: &dyn std::fmt::Display) -> Fault {
    Fault::Unreachable {
        server: server.to_owned(),
        why: why.to_string(),
    }
}

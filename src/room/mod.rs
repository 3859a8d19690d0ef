//! A live room: the record of one session on several laptops at once, over a NATS server that a
//! trainer runs. Only with the feature `room`; no other folder names the network.
//!
//! What travels is what stands on the disk: an event is one message of a JetStream stream and one
//! file of `events/`. A laptop may go away, or the server, at any moment: what was written waits in
//! `outbox/`, and what was missed is fetched later. The order of the stream decides who was first.
//! Everything is sealed with a key that is made from the code of the room and never travels.

mod code;
mod fault;
mod link;
mod news;
mod post;
mod seal;
mod server;
mod stage;
mod sync;
mod wire;

pub use code::Code;
pub use fault::Fault;
pub use news::{News, Outcome};
pub use server::{Server, address_here};
pub use sync::Room;

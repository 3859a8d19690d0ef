//! `travaux play`: one learner against the roles, in a terminal. Text in, reactions out.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args as ClapArgs, ValueEnum};

use crate::exercise::event::Ballot;
use crate::exercise::play::{Alone, Difficulty, Play, Reaction, Say, Turn};
use crate::exercise::scenario::{RoleKind, Scenario};
use crate::exercise::score::Counted;
use crate::exercise::setting::Setting;
use crate::exercise::telling::{name, rule_words};
use crate::model::ids::RoleId;
use crate::model::text::Bilingual;

use super::args::Tongue;
use super::writing::now_ms;
use super::{Ending, Streams, display_safe, scenario, session};

/// Arguments of `play`.
#[derive(Debug, ClapArgs)]
pub struct PlayArgs {
    /// The folder of a scenario, or the name of one inside the program.
    pub scenario: PathBuf,
    /// The delegation you play; the chair, where absent.
    #[arg(long = "as", value_name = "ROLE")]
    pub role: Option<RoleId>,
    /// How much the others reveal.
    #[arg(long, value_enum, default_value_t = Reveal::Open)]
    pub reveal: Reveal,
    /// Decides the order of speakers and what is said first.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Language of the dossier's words.
    #[arg(long, value_enum, default_value_t = Tongue::En)]
    pub lang: Tongue,
}

/// How much the roles reveal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Reveal {
    /// Every reason, how firm it is, the fallback on record and words that would help.
    Open,
    /// One objection at a time, and what is asked for.
    Guarded,
    /// The stance, and no more.
    Closed,
}

struct Stage<'a, 's, 'b> {
    scenario: &'a Scenario,
    lang: Tongue,
    streams: &'s mut Streams<'b>,
}

/// Plays until the last item is done or there is no more input.
pub(super) fn play(args: &PlayArgs, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    let (exercise, scenario) = scenario::load(&args.scenario, streams)?;
    if let Some(role) = &args.role {
        let known = scenario.role(role);
        if known.is_none_or(|role| role.kind != RoleKind::Delegation) {
            let all = scenario.roles.iter();
            let all = all.filter(|role| role.kind == RoleKind::Delegation);
            let all: Vec<&str> = all.map(|role| role.id.as_str()).collect();
            streams.say(&format!(
                "error: there is no delegation {role}\n  remedy: one of {}",
                all.join(", ")
            ));
            return Err(Ending::Usage);
        }
    }
    let codebook = session::codebook(&exercise, streams)?;
    let difficulty = match args.reveal {
        Reveal::Open => Difficulty::Open,
        Reveal::Guarded => Difficulty::Guarded,
        Reveal::Closed => Difficulty::Closed,
    };
    let scenario = Arc::new(scenario);
    let setting = Setting {
        scenario: Arc::clone(&scenario),
        dossier: Arc::new(exercise.dossier),
        draft: Arc::new(exercise.draft),
        codebook,
    };
    let how = Alone {
        role: args.role.clone(),
        difficulty,
        seed: args.seed,
    };
    let mut play = Play::begin(&setting, how, now_ms());
    let mut stage = Stage {
        scenario: &scenario,
        lang: args.lang,
        streams,
    };
    let title = stage.words(&scenario.title);
    stage.line(&title)?;
    stage.line(
        "Write the text of the article, a line a paragraph, and end it with an empty line.",
    )?;
    stage.line("A line `:skip` goes on to the next item, `:text` shows the text, `:quit` ends.")?;
    stage.item(&play)?;
    let mut text = String::new();
    loop {
        let mut line = String::new();
        let read = stage.streams.input.read_line(&mut line);
        let read = read.map_err(|error| stage.streams.unread(&error))?;
        let words = line.trim();
        let over = read == 0;
        match words {
            ":quit" => break,
            ":text" => stage.text(&play)?,
            ":skip" => {
                play.skip(now_ms());
                text.clear();
                stage.item(&play)?;
            }
            "" => {
                if let Some(turn) = play.propose(&text, now_ms()) {
                    stage.turn(&turn)?;
                    if turn.adopted {
                        stage.item(&play)?;
                    }
                }
                text.clear();
            }
            words => {
                text.push_str(words);
                text.push('\n');
            }
        }
        if over || play.item().is_none() {
            break;
        }
    }
    stage.points(&mut play)?;
    Ok(Ending::Done)
}

impl Stage<'_, '_, '_> {
    fn line(&mut self, words: &str) -> Result<(), Ending> {
        self.streams.line(&display_safe(words))
    }

    fn words(&self, text: &Bilingual) -> String {
        match self.lang {
            Tongue::Zh if !text.zh.is_empty() => text.zh.clone(),
            Tongue::Zh | Tongue::En => text.en.clone(),
        }
    }

    fn item(&mut self, play: &Play) -> Result<(), Ending> {
        let Some(item) = play.item() else {
            return self.line("\nEvery item is done.");
        };
        let rule = rule_words(self.scenario.rule_of(Some(&item.id)));
        let title = self.words(&item.title);
        self.line(&format!("\n== {title} (adopted by {rule})"))?;
        self.text(play)
    }

    fn text(&mut self, play: &Play) -> Result<(), Ending> {
        for words in play.words() {
            self.line(&format!("   {words}"))?;
        }
        Ok(())
    }

    fn turn(&mut self, turn: &Turn) -> Result<(), Ending> {
        self.line(&format!("\n-- text {}", turn.tries))?;
        for reaction in &turn.reactions {
            self.reaction(reaction)?;
        }
        if let Some(own) = turn.own {
            self.line(&format!("Your own instructions say: {}.", own.word()))?;
        }
        if turn.coverage.uncoded > 0 {
            let (uncoded, clauses) = (turn.coverage.uncoded, turn.coverage.clauses);
            self.line(&format!(
                "{uncoded} of {clauses} clauses not coded: nobody could react to them."
            ))?;
        }
        let outcome = if turn.adopted {
            "adopted"
        } else {
            "not adopted"
        };
        let (yes, no, abstain) = (turn.count.yes, turn.count.no, turn.count.abstain);
        let rule = rule_words(turn.rule);
        self.line(&format!(
            "{yes} in favour, {no} against, {abstain} abstaining; by {rule}: {outcome}."
        ))
    }

    fn reaction(&mut self, reaction: &Reaction) -> Result<(), Ending> {
        let role = self.scenario.role(&reaction.role);
        let who = role.map(|role| self.words(&role.name)).unwrap_or_default();
        let vote = match reaction.ballot {
            Ballot::Yes => "would vote for it",
            Ballot::No => "would vote against it",
            Ballot::Abstain => "would abstain",
        };
        self.line(&format!("{who}: {}; {vote}.", reaction.verdict.word()))?;
        for say in &reaction.says {
            let words = self.said(say);
            self.line(&format!("   {words}"))?;
        }
        for (_, clause) in &reaction.offers {
            let words = self.words(clause);
            self.line(&format!("   it would write: “{words}”"))?;
        }
        Ok(())
    }

    fn said(&self, say: &Say) -> String {
        let firm = |strength: &Option<crate::model::bloc::Strength>| {
            strength.map_or_else(String::new, |s| format!(" ({})", s.word()))
        };
        match say {
            Say::Stance(words) => self.words(words),
            Say::Objects {
                label,
                strength,
                words,
            } => {
                let label = self.words(label);
                if words.is_empty() {
                    format!("cannot accept: {label}{}", firm(strength))
                } else {
                    format!("cannot accept “{words}”: {label}{}", firm(strength))
                }
            }
            Say::Welcomes { label, words } => {
                format!("welcomes “{words}”: {}", self.words(label))
            }
            Say::Accepts { label, words } => {
                format!("can live with “{words}”: {}", self.words(label))
            }
            Say::Asks {
                label,
                strength,
                model,
            } => {
                let model = model.as_ref().map(|m| format!(", as: “{}”", self.words(m)));
                let label = self.words(label);
                format!(
                    "asks for: {label}{}{}",
                    firm(strength),
                    model.unwrap_or_default()
                )
            }
            Say::OnRecord(words) => format!("fallback on record: {words}"),
            Say::Concedes(words) => format!("says: “{words}”"),
            Say::NoPosition => "has no recorded position on this.".to_owned(),
            Say::Unread => "cannot tell what this says.".to_owned(),
        }
    }

    fn points(&mut self, play: &mut Play) -> Result<(), Ending> {
        self.line("\n== Points")?;
        for score in play.scores() {
            let of = |wanted: fn(&Counted) -> bool| -> i32 {
                let lines = score.lines.iter().filter(|line| wanted(&line.what));
                lines.map(|line| line.points).sum()
            };
            let red = of(|c| matches!(c, Counted::Kept(..) | Counted::Crossed(..)));
            let met = of(|c| matches!(c, Counted::Met { .. }));
            let agreed = of(|c| matches!(c, Counted::Agreed(_) | Counted::InTime(_)));
            let who = name(self.scenario, &score.role);
            self.line(&format!(
                "{who}: {} (red lines {red:+}, requirements {met:+}, agreement {agreed:+})",
                score.total
            ))?;
        }
        let all = play.compared();
        if !all.is_empty() {
            let of = |recorded: bool, here: bool| {
                let fits = all.iter().filter(|c| c.recorded.is_some() == recorded);
                fits.filter(|c| c.here == here).count()
            };
            self.line(&format!(
                "Beside the recorded outcome: {} elements in both, {} there alone, {} here alone.",
                of(true, true),
                of(true, false),
                of(false, true)
            ))?;
        }
        Ok(())
    }
}

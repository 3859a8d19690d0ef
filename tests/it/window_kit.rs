//! The real window with a scripted desktop: opened, driven by its labels, closed.

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use travaux::gui::app::{App, Boot};
use travaux::gui::desktop::{Desktop, Picked, ScriptedDesktop};
use travaux::gui::shelf::Shelf;
use travaux::gui::start::sample_session;
use travaux::session::command::{Command, FileCommand, LookCommand};
use travaux::storage::recent::Home;
use travaux::words::UiLang;

use crate::painter::{Painter, Picture};
use crate::stage::{Stage, picture};

/// A window under test.
pub(crate) struct Window {
    pub(crate) harness: Harness<'static, App>,
    painter: Painter,
}

impl Window {
    /// Opens the window on the built-in dossier, with its own folder for preferences.
    pub(crate) fn open(stage: Stage, home: &Path, answers: Vec<Picked>, lang: UiLang) -> Self {
        let desktop = ScriptedDesktop::new(answers, 1_795_000_000_000);
        let mut window = Self::on(stage, home, Box::new(desktop), lang);
        window.settle();
        window
    }

    /// The same on another desktop; the first frame is still to come.
    pub(crate) fn on(stage: Stage, home: &Path, desktop: Box<dyn Desktop>, lang: UiLang) -> Self {
        let (builder, painter) = stage.builder();
        let shelf = Shelf::new(Some(Home::at(home)));
        let theme = stage.theme;
        let harness = builder.build_eframe(move |creation| {
            let boot = Boot {
                session: sample_session(7),
                shelf,
                desktop,
                lang,
            };
            let app = App::new(&creation.egui_ctx, boot);
            creation.egui_ctx.set_theme(theme);
            app
        });
        Self { harness, painter }
    }

    /// The window on a plain stage.
    pub(crate) fn plain(home: &Path, answers: Vec<Picked>) -> Self {
        Self::open(Stage::default(), home, answers, UiLang::En)
    }

    /// Does a command and lets the window settle.
    pub(crate) fn command(&mut self, command: Command) {
        self.harness.state_mut().push(command);
        self.settle();
    }

    /// Lets the window settle.
    pub(crate) fn settle(&mut self) {
        self.harness.run();
    }

    /// Clicks what has this name.
    pub(crate) fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.settle();
    }

    /// Presses keys.
    pub(crate) fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Shows the article with this number.
    pub(crate) fn show_article(&mut self, number: usize) {
        let id = self.harness.state().session().workspace().draft.articles[number - 1].id;
        self.command(Command::Look(LookCommand::Article(id)));
    }

    /// The name of the editor of the article shown.
    fn editor(&self) -> String {
        let session = self.harness.state().session();
        let shown = session.look().article.unwrap();
        let at = session
            .workspace()
            .draft
            .articles
            .iter()
            .position(|a| a.id == shown)
            .unwrap();
        let app = self.harness.state();
        app.words().tf(
            "text-of-article",
            &[("n", (at + 1).to_string().as_str().into())],
        )
    }

    /// Replaces the whole text of the article shown by typing.
    pub(crate) fn retype(&mut self, text: &str) {
        let name = self.editor();
        self.harness
            .get_by_role_and_label(Role::MultilineTextInput, &name)
            .focus();
        self.settle();
        self.press(Modifiers::COMMAND, Key::A);
        self.harness
            .get_by_role_and_label(Role::MultilineTextInput, &name)
            .type_text(text);
        self.settle();
    }

    /// The words of the article shown, as the session holds them.
    pub(crate) fn words(&self) -> Vec<String> {
        let session = self.harness.state().session();
        let article = session
            .workspace()
            .draft
            .article(session.look().article.unwrap())
            .unwrap();
        article.paragraphs.iter().map(|p| p.text.clone()).collect()
    }

    /// Whether something has this name.
    pub(crate) fn has(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }

    /// Whether something's name holds these words.
    pub(crate) fn mentions(&self, words: &str) -> bool {
        self.harness
            .query_all_by_label_contains(words)
            .next()
            .is_some()
    }

    /// Opens a folder as a workspace.
    pub(crate) fn open_folder(&mut self, folder: &Path) {
        self.command(Command::File(FileCommand::OpenPath(folder.to_path_buf())));
        self.settle();
    }

    /// A picture of the window.
    pub(crate) fn picture(&self) -> Picture {
        picture(&self.harness, &self.painter)
    }

    /// Saves a picture of the window under `target/shots`.
    pub(crate) fn shoot(&self, name: &str) -> PathBuf {
        self.picture().save(name)
    }

    /// Everything that can be clicked or typed into and has no name.
    pub(crate) fn unnamed(&self) -> Vec<String> {
        let interactive = [
            Role::Button,
            Role::CheckBox,
            Role::ComboBox,
            Role::Link,
            Role::RadioButton,
            Role::Slider,
            Role::SpinButton,
            Role::Tab,
            Role::TextInput,
            Role::MultilineTextInput,
        ];
        let mut unnamed = Vec::new();
        for node in self.harness.root().children_recursive() {
            let node = node.accesskit_node();
            let named = node.label().is_some_and(|label| !label.trim().is_empty())
                || node.labelled_by().next().is_some()
                || node.value().is_some_and(|value| !value.trim().is_empty());
            if interactive.contains(&node.role()) && !named {
                unnamed.push(format!("{:?} {:?}", node.role(), node.bounding_box()));
            }
        }
        unnamed
    }
}

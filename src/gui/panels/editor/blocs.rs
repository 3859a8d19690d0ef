//! Blocs, groups and recorded views: names, notes, members.

use egui::{Id, Ui};

use crate::gui::cx::{Cx, Wish};
use crate::gui::theme::{self, GAP, Type};
use crate::gui::widgets::{
    ActionButton, Icon, IconButton, Rank, empty_state, section_folding, segmented,
};
use crate::model::bloc::{Bloc, BlocKind};
use crate::model::dossier::Dossier;
use crate::model::ids::BlocId;
use crate::model::text::Bilingual;
use crate::session::command::{Command, DossierCommand};
use crate::session::state::Session;
use crate::words::keys::bloc_kind_key;

use super::faults::{Fault, bloc_name, date_text, fresh_id, maybe_date};
use super::form::Form;
use super::fresh::{Asked, Fresh, Kind, fresh_ui};
use super::list::{Row, Side, form_head, list_head, list_row, list_rows, matches, split};
use super::parts::{caution, field_name, remark};
use super::{EditorState, dossier_command, members, snapshots};

pub(super) fn tab(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &mut Cx<'_>) {
    if state.bloc.is_none() {
        state.bloc = session.look().bloc.clone();
    }
    let words = cx.words;
    let back = split(ui, "blocs", state.in_form, words, |ui, side| match side {
        Side::List => list(ui, session, state, cx),
        Side::Form => match &state.fresh {
            Some(Fresh {
                kind: Kind::Bloc(copy_of),
                ..
            }) => {
                let copy_of = copy_of.clone();
                add(ui, session, state, copy_of.as_ref(), cx);
            }
            Some(_) | None => form(ui, session, state, cx),
        },
    });
    state.in_form &= !back;
}

fn list(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &Cx<'_>) {
    let words = cx.words;
    let name = words.t("editor-search-blocs");
    if list_head(
        ui,
        &mut state.search,
        name,
        Some(words.t("editor-new-bloc")),
        words,
    ) {
        state.leave();
        state.fresh = Some(Fresh::new(Kind::Bloc(None)));
    }
    let workspace = session.workspace();
    list_rows(ui, "blocs", |ui| {
        for kind in [BlocKind::Bloc, BlocKind::Group, BlocKind::Views] {
            let found: Vec<_> = workspace
                .dossier
                .blocs
                .iter()
                .filter(|bloc| {
                    let texts = [
                        &bloc.name.en,
                        &bloc.name.zh,
                        &bloc.short.en,
                        &bloc.short.zh,
                        bloc.id.as_str(),
                    ];
                    bloc.kind == kind && matches(&state.search, &texts)
                })
                .collect();
            if found.is_empty() {
                continue;
            }
            let count = found.len().to_string();
            let id = Id::unique(("editor-blocs", bloc_kind_key(kind)));
            section_folding(ui, id, words.t(kinds_key(kind)), Some(&count), true, |ui| {
                for bloc in found {
                    let own = workspace.own.as_ref() == Some(&bloc.id);
                    let row = Row {
                        path: &format!("blocs/{}", bloc.id),
                        title: bloc.short.get(cx.lang),
                        detail: if own { words.t("bloc-own") } else { "" },
                        selected: state.bloc.as_ref() == Some(&bloc.id) && state.fresh.is_none(),
                        ..Row::default()
                    };
                    if list_row(ui, &row, cx.words) {
                        state.bloc = Some(bloc.id.clone());
                        state.leave();
                    }
                }
            });
        }
    });
}

fn kinds_key(kind: BlocKind) -> &'static str {
    match kind {
        BlocKind::Bloc => "panel-blocs",
        BlocKind::Group => "editor-groups",
        BlocKind::Views => "recorded-views",
    }
}

/// The form that adds a bloc, or a copy of one.
fn add(
    ui: &mut Ui,
    session: &Session,
    state: &mut EditorState,
    copy_of: Option<&BlocId>,
    cx: &mut Cx<'_>,
) {
    let words = cx.words;
    let dossier = &session.workspace().dossier;
    let model = copy_of.and_then(|id| dossier.bloc(id));
    let title = model.map_or_else(
        || words.t("editor-new-bloc").to_owned(),
        |bloc| {
            words.tf(
                "editor-copy-of",
                &[("what", bloc.short.get(cx.lang).into())],
            )
        },
    );
    let asked = Asked {
        title: &title,
        name: words.t("editor-short"),
        add: words.t("editor-add-bloc"),
    };
    let read = |typed: &str| fresh_id(words, typed, "editor-slug", |id| dossier.bloc(id).is_some());
    let doubt = |name: &str| bloc_name(words, dossier, None, name);
    if let Some((id, short)) = fresh_ui(ui, state, &asked, read, doubt, cx) {
        let bloc = match model {
            Some(bloc) => Bloc {
                id: id.clone(),
                name: short.clone(),
                short,
                ..bloc.clone()
            },
            None => blank(id.clone(), short),
        };
        cx.command(Command::Seal);
        cx.command(dossier_command(DossierCommand::PutBloc(
            id.clone(),
            Some(Box::new(bloc)),
        )));
        cx.command(Command::Seal);
        state.bloc = Some(id);
    }
}

fn blank(id: BlocId, short: Bilingual) -> Bloc {
    Bloc {
        id,
        kind: BlocKind::Bloc,
        name: short.clone(),
        short,
        note: Bilingual::default(),
        date: None,
        snapshots: Vec::new(),
        members: Vec::new(),
        positions: Vec::new(),
        member_entries: Vec::new(),
        views: Vec::new(),
    }
}

fn form(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let workspace = session.workspace();
    let dossier = &workspace.dossier;
    let Some(found) = state.bloc.as_ref().and_then(|id| dossier.bloc(id)) else {
        empty_state(
            ui,
            Icon::People,
            words.t("editor-choose-bloc"),
            words.t("editor-choose-hint"),
            None,
        );
        return;
    };
    let mut bloc = found.clone();
    let own = workspace.own.as_ref() == Some(&bloc.id);
    head(ui, session, state, &bloc, own, cx);
    let path = format!("bloc/{}", bloc.id);
    let mut form = state.form(cx);
    let refused = |name: &str| bloc_name(words, dossier, Some(&found.id), name);
    let name = words.t("editor-short");
    form.name(ui, &format!("{path}/short"), name, &mut bloc.short, refused);
    let name = words.t("editor-full-name");
    form.name(ui, &format!("{path}/name"), name, &mut bloc.name, refused);
    doubts(ui, &form, dossier, &bloc);
    kind(ui, &mut form, &path, &mut bloc);
    form.both(
        ui,
        &format!("{path}/note"),
        words.t("editor-bloc-note"),
        &mut bloc.note,
        3,
    );
    ui.add_space(GAP);
    members::members_ui(ui, &mut form, &path, session, &mut bloc);
    ui.add_space(GAP);
    snapshots::snapshots_ui(ui, &mut form, &path, &mut bloc.snapshots);
    let touch = form.touch;
    if bloc != *found {
        touch.send(cx, || {
            dossier_command(DossierCommand::PutBloc(
                bloc.id.clone(),
                Some(Box::new(bloc)),
            ))
        });
    } else if touch.left {
        cx.command(Command::Seal);
    }
}

/// The name, and what can be done with the whole bloc.
fn head(
    ui: &mut Ui,
    session: &Session,
    state: &mut EditorState,
    bloc: &Bloc,
    own: bool,
    cx: &mut Cx<'_>,
) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let path = format!("bloc/{}", bloc.id);
    form_head(ui, bloc.short.get(cx.lang), bloc.name.get(cx.lang), |ui| {
        if ui
            .add(IconButton::new(Icon::Trash, words.t("editor-remove-bloc")))
            .clicked()
        {
            state.asked = Some(path.clone());
        }
        if ui
            .add(IconButton::new(Icon::Copy, words.t("editor-copy-bloc")))
            .clicked()
        {
            state.leave();
            state.fresh = Some(Fresh::new(Kind::Bloc(Some(bloc.id.clone()))));
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.label(Type::Mono.of(bloc.id.as_str()).color(palette.text_faint));
        if bloc.kind == BlocKind::Bloc {
            let key = if own {
                "editor-not-own"
            } else {
                "editor-make-own"
            };
            if ui
                .add(ActionButton::new(words.t(key)).rank(Rank::Quiet))
                .clicked()
            {
                cx.wish(Wish::SetOwn((!own).then(|| bloc.id.clone())));
            }
        }
    });
    if state.asked.as_ref() == Some(&path) {
        let said = words.tf(
            "editor-remove-bloc-sure",
            &[("n", bloc.positions.len().into())],
        );
        if let Some(sure) = super::list::ask_again(ui, &said, words) {
            state.asked = None;
            if sure {
                if own {
                    cx.command(dossier_command(DossierCommand::SetOwn(None)));
                }
                cx.command(dossier_command(DossierCommand::PutBloc(
                    bloc.id.clone(),
                    None,
                )));
                state.bloc = session
                    .workspace()
                    .dossier
                    .blocs
                    .iter()
                    .map(|b| &b.id)
                    .find(|id| **id != bloc.id)
                    .cloned();
            }
        }
    }
}

fn doubts(ui: &mut Ui, form: &Form<'_>, dossier: &Dossier, bloc: &Bloc) {
    let tone = theme::palette(ui.visuals()).danger;
    let names = [&bloc.short.en, &bloc.short.zh, &bloc.name.en, &bloc.name.zh];
    let doubt = names
        .into_iter()
        .find_map(|name| bloc_name(form.words, dossier, Some(&bloc.id), name));
    if let Some(doubt) = doubt {
        remark(ui, Icon::Error, tone, &doubt.says, &doubt.remedy);
    }
    if bloc.short.en.trim().is_empty() || bloc.name.en.trim().is_empty() {
        caution(ui, form.words, "editor-nameless");
    }
}

/// What kind of set it is; one with positions stays a bloc, one with views stays a record.
fn kind(ui: &mut Ui, form: &mut Form<'_>, path: &str, bloc: &mut Bloc) {
    let words = form.words;
    field_name(ui, words.t("editor-kind"));
    if bloc.kind == BlocKind::Views {
        ui.label(Type::Body.of(words.t(bloc_kind_key(bloc.kind))));
        let path = format!("{path}/date");
        let stands = date_text(bloc.date);
        let read = |typed: &str| maybe_date(words, typed);
        let (date, fault) = form.meant(ui, &path, words.t("date"), &stands, read);
        bloc.date = date.unwrap_or(bloc.date);
        if let Some(fault) = fault {
            form.fault(ui, &path, &fault);
        }
        return;
    }
    let kinds = [BlocKind::Bloc, BlocKind::Group].map(|kind| (kind, words.t(bloc_kind_key(kind))));
    let mut chosen = bloc.kind;
    let path = format!("{path}/kind");
    if segmented(ui, words.t("editor-kind"), &mut chosen, &kinds) {
        if chosen == BlocKind::Group && !bloc.positions.is_empty() {
            form.drafts.keep(&path, "", "group".to_owned());
        } else {
            form.drafts.forget(&path);
            bloc.kind = chosen;
            form.touch.chosen = true;
        }
    }
    if form.drafts.typed(&path, "").is_some() && !bloc.positions.is_empty() {
        let fault = Fault::new(words, "editor-group-holds", "editor-group-holds-remedy");
        form.fault(ui, &path, &fault);
    }
}

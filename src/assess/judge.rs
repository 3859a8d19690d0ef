//! Judging a draft: one pass to see what stands where, one to let every demand speak.

use std::sync::Arc;

use crate::coding::coded::{CodedElement, Place};
use crate::model::ids::DecisionId;

use super::assessment::{ArticleRow, Assessment, ClauseRow, Coverage};
use super::book::{Held, PositionBook};
use super::finding::{BlocIx, FindingKind, Site};
use super::ground::{Aside, Group, Row, Whole, rows_of, set_aside, site_of, sites_of};
use super::input::{Chapeau, CodedClause, Options};
use super::rule::{self, Around};
use super::sheet::{Placed, Sheet};
use super::verdict::Verdict;

/// Judges the clauses of a draft, given in document order, recitals first.
pub fn assess(
    book: &PositionBook,
    clauses: &[CodedClause<'_>],
    options: &Options<'_>,
) -> Assessment {
    let groups: Vec<Group<'_>> = clauses
        .chunk_by(|a, b| a.article == b.article)
        .map(|chunk| Group::of(book, chunk, options.strict))
        .collect();
    let (aside, stale) = set_aside(book, clauses, options);
    let mut run = Run {
        book,
        whole: Whole::of(book, &groups),
        aside,
        sheet: Sheet::new(book.n_blocs()),
        clauses: Vec::with_capacity(clauses.len()),
        articles: Vec::with_capacity(groups.len()),
    };
    for group in &groups {
        run.article(group);
    }
    run.draft();
    run.finish(options.complete, stale)
}

struct Run<'b> {
    book: &'b PositionBook,
    whole: Whole,
    aside: Vec<Aside>,
    /// Findings, noted in document order.
    sheet: Sheet,
    clauses: Vec<ClauseRow>,
    articles: Vec<ArticleRow>,
}

/// A paragraph of the article at hand: what its own words mean to every bloc.
struct Judged {
    home: Chapeau,
    coded: bool,
    verdicts: Vec<Verdict>,
}

impl Run<'_> {
    fn article(&mut self, group: &Group<'_>) {
        let n_blocs = self.book.n_blocs();
        let mut sites: Vec<Judged> = sites_of(group)
            .into_iter()
            .map(|home| Judged {
                home,
                coded: false,
                verdicts: vec![Verdict::NotCoded; n_blocs],
            })
            .collect();
        for row in &rows_of(self.book, group) {
            let place = sites.binary_search_by_key(&row.home, |site| site.home);
            if let Some(site) = place.ok().and_then(|at| sites.get_mut(at)) {
                if !site.coded {
                    site.coded = true;
                    site.verdicts.fill(Verdict::NoPosition);
                }
                self.row(group, row, &mut site.verdicts);
            }
        }
        self.asks(group);
        self.close(group, &sites);
    }

    /// Every demand on an element that stands in a paragraph.
    fn row(&mut self, group: &Group<'_>, row: &Row<'_>, verdicts: &mut [Verdict]) {
        let (first, briefs) = self.book.briefs_on(row.element);
        if briefs.is_empty() {
            return;
        }
        let around = Around {
            article: Some(&group.carries),
            draft: &self.whole.stands,
        };
        let span = row.coded.span;
        let aside: Vec<BlocIx> = self
            .aside
            .iter()
            .filter(|aside| {
                aside.paragraph == row.home.paragraph
                    && aside.element == row.element
                    && aside.words.is_none_or(|words| words.overlaps(span))
            })
            .map(|aside| aside.bloc)
            .collect();
        let at = self.sheet.place(Placed {
            site: site_of(group, row.home),
            coded: Some(Arc::new(CodedElement {
                element: row.element,
                place: Place::Text,
                ..row.coded.clone()
            })),
            by_silence: false,
        });
        let force = Some(row.coded.force.level);
        for (held, brief) in (first..).zip(briefs) {
            let kind = match brief.plain {
                Some(kind) => kind,
                None => match self.book.held_at(held) {
                    Some((held, _)) => rule::where_it_stands(held, force, &around),
                    None => continue,
                },
            };
            let ignored = aside.contains(&brief.bloc);
            let verdict = kind.verdict(brief.strength).filter(|_| !ignored);
            if let (Some(verdict), Some(slot)) =
                (verdict, verdicts.get_mut(usize::from(brief.bloc.0)))
            {
                *slot = slot.worst(verdict);
            }
            self.sheet.note(at, (held, *brief), kind, ignored);
        }
    }

    /// What blocs still ask for on an article that touches the issue.
    fn asks(&mut self, group: &Group<'_>) {
        let Some(article) = group.article else { return };
        let unmet = self.whole.unmet_on(&group.touches);
        if unmet.is_empty() {
            return;
        }
        let here = |aside: &&Aside| {
            let mut clauses = group.clauses.iter();
            aside.words.is_none() && clauses.any(|clause| clause.paragraph == aside.paragraph)
        };
        let aside: Vec<&Aside> = self.aside.iter().filter(here).collect();
        let at = self.sheet.place(Placed {
            site: Site::Article {
                article_at: group.article_at,
                article,
            },
            coded: None,
            by_silence: false,
        });
        for held in unmet {
            if let Some((_, brief)) = self.book.held_at(held) {
                let ignored = aside
                    .iter()
                    .any(|aside| aside.bloc == brief.bloc && aside.element == brief.element);
                let kind = FindingKind::StillAsks;
                self.sheet.note(at, (held, brief), kind, ignored);
            }
        }
    }

    /// The verdicts of the clauses of an article, and its own.
    fn close(&mut self, group: &Group<'_>, sites: &[Judged]) {
        let of = |home: Chapeau| {
            let at = sites.binary_search_by_key(&home, |site| site.home).ok()?;
            sites.get(at)
        };
        let mut article = ArticleRow {
            article: group.article,
            coded: sites.iter().any(|site| site.coded),
            verdicts: vec![Verdict::NotCoded; self.book.n_blocs()],
            coverage: Coverage::default(),
        };
        for site in sites {
            join(&mut article.verdicts, &site.verdicts);
        }
        for clause in group.clauses {
            let mut row = ClauseRow {
                paragraph: clause.paragraph,
                chapeaux: clause
                    .chapeaux
                    .map(|above| above.map(|chapeau| chapeau.paragraph)),
                coded: false,
                verdicts: vec![Verdict::NotCoded; self.book.n_blocs()],
            };
            let above = clause.chapeaux.iter().flatten().copied();
            for site in above.chain([clause.home_of(Place::Text)]).filter_map(of) {
                row.coded |= site.coded;
                join(&mut row.verdicts, &site.verdicts);
            }
            if clause.counts() {
                article.coverage.add(row.coded);
            }
            self.clauses.push(row);
        }
        self.articles.push(article);
    }

    /// Silence, and what no article carries or touches.
    fn draft(&mut self) {
        let around = Around {
            article: None,
            draft: &self.whole.stands,
        };
        let silences = self.book.silences_at().iter().filter_map(|at| {
            let (held, brief) = self.book.held_at(*at)?;
            let stands = self.whole.stands.has(held.element.0);
            let kind = rule::on_silence(held, stands, || self.is_waived(held), &around)?;
            Some((*at, brief, kind, true))
        });
        let missing = self.whole.unmet().filter_map(|(at, touched)| {
            let (held, brief) = self.book.held_at(at)?;
            let missing = rule::is_missing(held, touched);
            missing.then_some((at, brief, FindingKind::Missing, false))
        });
        let mut found: Vec<_> = silences.chain(missing).collect();
        found.sort_by_key(|(_, brief, _, _)| (brief.bloc, brief.issue, brief.element));
        let [words, silence] = [false, true].map(|by_silence| {
            self.sheet.place(Placed {
                site: Site::Draft,
                coded: None,
                by_silence,
            })
        });
        for (held, brief, kind, by_silence) in found {
            let at = if by_silence { silence } else { words };
            self.sheet.note(at, (held, brief), kind, false);
        }
    }

    /// Whether another requirement of the same bloc in the same issue is met.
    fn is_waived(&self, silence: &Held) -> bool {
        let near = self.book.demands(silence.bloc, silence.issue);
        near.iter().any(|held| {
            held.requires() && held.element != silence.element && self.whole.meets(held)
        })
    }

    fn finish(self, complete: bool, stale: Vec<DecisionId>) -> Assessment {
        let (findings, member_findings) = self.sheet.write(self.book);
        let mut by_paragraph: Vec<_> = self
            .clauses
            .iter()
            .enumerate()
            .map(|(at, row)| (row.paragraph, at))
            .collect();
        by_paragraph.sort_unstable();
        let mut draft = vec![Verdict::NotCoded; self.book.n_blocs()];
        let mut coverage = Coverage::default();
        for article in &self.articles {
            join(&mut draft, &article.verdicts);
            coverage.join(article.coverage);
        }
        let mut assessment = Assessment {
            complete,
            n_blocs: self.book.n_blocs(),
            findings,
            member_findings,
            clauses: self.clauses,
            articles: self.articles,
            draft: Vec::new(),
            coverage,
            by_paragraph,
            stands: self.whole.stands,
            stale,
        };
        for finding in assessment.findings.iter().filter(|f| f.by_silence) {
            let slot = draft.get_mut(usize::from(finding.bloc.0));
            if let (Some(verdict), Some(slot)) = (assessment.enters(finding), slot) {
                *slot = slot.worst(verdict);
            }
        }
        assessment.draft = draft;
        assessment
    }
}

fn join(into: &mut [Verdict], more: &[Verdict]) {
    for (slot, verdict) in into.iter_mut().zip(more) {
        *slot = slot.worst(*verdict);
    }
}

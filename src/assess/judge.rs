//! Judging a draft: one pass to see what stands where, one to let every demand speak.

use std::sync::Arc;

use crate::coding::coded::{CodedElement, Place};
use crate::model::ids::DecisionId;

use super::assessment::{ArticleRow, Assessment, ClauseRow, Coverage};
use super::book::{Held, PositionBook};
use super::finding::{BlocIx, Finding, FindingKind, SEVERITIES, Site};
use super::ground::{Aside, Group, Row, Whole, rows_of, set_aside, site_of, sites_of};
use super::input::{Chapeau, CodedClause, Options};
use super::names::Bits;
use super::rule::{self, Around};
use super::verdict::Verdict;

/// Judges the clauses of a draft, given in document order, recitals first.
pub fn assess(
    book: &PositionBook,
    clauses: &[CodedClause<'_>],
    options: &Options<'_>,
) -> Assessment {
    let groups: Vec<Group<'_>> = clauses
        .chunk_by(|a, b| a.article == b.article)
        .map(|chunk| Group::of(book, chunk))
        .collect();
    let whole = Whole::of(book, &groups);
    let (aside, stale) = set_aside(book, clauses, options);
    let mut run = Run {
        book,
        whole: &whole,
        aside,
        buckets: (0..SEVERITIES).map(|_| Vec::new()).collect(),
        members: Vec::new(),
        clauses: Vec::with_capacity(clauses.len()),
        articles: Vec::with_capacity(groups.len()),
    };
    for group in &groups {
        run.article(group);
    }
    run.draft();
    run.finish(options.complete, stale, whole.stands.clone())
}

struct Run<'b> {
    book: &'b PositionBook,
    whole: &'b Whole<'b>,
    aside: Vec<Aside>,
    /// Findings by severity; within one, in document order because they are made in it.
    buckets: Vec<Vec<Finding>>,
    members: Vec<Finding>,
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
        let all = self.book.on(row.element);
        if all.is_empty() {
            return;
        }
        let site = site_of(group, row.home);
        let around = Around {
            article: Some(&group.carries),
            draft: &self.whole.stands,
        };
        let coded = Arc::new(CodedElement {
            element: row.element,
            place: Place::Text,
            ..row.coded.clone()
        });
        let is_aside = |bloc: BlocIx| {
            self.aside.iter().any(|aside| {
                aside.paragraph == row.home.paragraph
                    && aside.bloc == bloc
                    && aside.element == row.element
                    && aside.words.is_none_or(|words| words.overlaps(coded.span))
            })
        };
        for held in all {
            let kind = rule::where_it_stands(held, Some(coded.force.level), &around);
            let finding = Finding {
                bloc: held.bloc,
                kind,
                issue: held.issue,
                element: row.element,
                held: Arc::clone(held),
                site,
                coded: Some(Arc::clone(&coded)),
                by_silence: false,
                ignored: is_aside(held.bloc),
            };
            if let (Some(verdict), Some(slot)) = (
                finding.verdict(),
                verdicts.get_mut(usize::from(held.bloc.0)),
            ) {
                *slot = slot.worst(verdict);
            }
            put(&mut self.buckets, &mut self.members, self.book, finding);
        }
    }

    /// What blocs still ask for on an article that touches the issue.
    fn asks(&mut self, group: &Group<'_>) {
        let Some(article) = group.article else { return };
        let site = Site::Article {
            article_at: group.article_at,
            article,
        };
        let whole = self.whole;
        for &held in &whole.unmet {
            if !self.touches(held, &group.touches) {
                continue;
            }
            let mut finding = bare(held, FindingKind::StillAsks, site);
            finding.ignored = self.aside.iter().any(|aside| {
                aside.bloc == held.bloc
                    && aside.element == held.element
                    && aside.words.is_none()
                    && group
                        .clauses
                        .iter()
                        .any(|clause| clause.paragraph == aside.paragraph)
            });
            put(&mut self.buckets, &mut self.members, self.book, finding);
        }
    }

    fn touches(&self, held: &Held, touched: &Bits) -> bool {
        touched.has(held.issue.0)
            || self
                .book
                .names()
                .issues_of(held.element)
                .iter()
                .any(|issue| touched.has(issue.0))
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
        let mut found = Vec::new();
        for held in self.book.silences() {
            let stands = self.whole.stands.has(held.element.0);
            let waived = || self.is_waived(held);
            if let Some(kind) = rule::on_silence(held, stands, waived, &around) {
                found.push(Finding {
                    by_silence: true,
                    ..bare(held, kind, Site::Draft)
                });
            }
        }
        for held in &self.whole.unmet {
            let touched = self.touches(held, &self.whole.touches);
            if rule::is_missing(held, touched) {
                found.push(bare(held, FindingKind::Missing, Site::Draft));
            }
        }
        found.sort_by_key(|finding| (finding.bloc, finding.issue, finding.element));
        for finding in found {
            put(&mut self.buckets, &mut self.members, self.book, finding);
        }
    }

    /// Whether another requirement of the same bloc in the same issue is met.
    fn is_waived(&self, silence: &Held) -> bool {
        let near = |all: &[Arc<Held>]| {
            let key = (silence.bloc, silence.issue);
            let start = all.partition_point(|held| (held.bloc, held.issue) < key);
            all.iter()
                .skip(start)
                .take_while(|held| (held.bloc, held.issue) == key)
                .any(|held| {
                    held.requires() && held.element != silence.element && self.whole.meets(held)
                })
        };
        near(self.book.asks()) || near(self.book.silences())
    }

    fn finish(mut self, complete: bool, stale: Vec<DecisionId>, stands: Bits) -> Assessment {
        let mut findings = Vec::with_capacity(self.buckets.iter().map(Vec::len).sum());
        self.buckets
            .iter_mut()
            .for_each(|bucket| findings.append(bucket));
        self.members.sort_by_key(Finding::severity);
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
            member_findings: self.members,
            clauses: self.clauses,
            articles: self.articles,
            draft: Vec::new(),
            coverage,
            by_paragraph,
            stands,
            stale,
        };
        for finding in assessment
            .findings
            .iter()
            .filter(|finding| finding.by_silence)
        {
            if let (Some(verdict), Some(slot)) = (
                assessment.enters(finding),
                draft.get_mut(usize::from(finding.bloc.0)),
            ) {
                *slot = slot.worst(verdict);
            }
        }
        assessment.draft = draft;
        assessment
    }
}

/// Puts a finding where it belongs.
fn put(
    buckets: &mut [Vec<Finding>],
    members: &mut Vec<Finding>,
    book: &PositionBook,
    finding: Finding,
) {
    if usize::from(finding.bloc.0) >= book.n_blocs() {
        members.push(finding);
    } else if let Some(bucket) = buckets.get_mut(usize::from(finding.severity())) {
        bucket.push(finding);
    }
}

/// A finding without words.
fn bare(held: &Arc<Held>, kind: FindingKind, site: Site) -> Finding {
    Finding {
        bloc: held.bloc,
        kind,
        issue: held.issue,
        element: held.element,
        held: Arc::clone(held),
        site,
        coded: None,
        by_silence: false,
        ignored: false,
    }
}

fn join(into: &mut [Verdict], more: &[Verdict]) {
    for (slot, verdict) in into.iter_mut().zip(more) {
        *slot = slot.worst(*verdict);
    }
}

# Words of the window and the command line, in English (Oxford spelling).
# Sentence case; an ellipsis on what opens a dialog; no colon after a label; no full stop after a
# single sentence. Arguments stand as { $name }. zh.ftl holds the same keys and arguments.

## The program

app-tagline = A workbench for people who negotiate treaty text
app-offline = Works offline: it opens no network connection and sends nothing anywhere
app-version = Version { $version }
app-licence = MIT or Apache 2.0
app-unsaved = unsaved changes
app-saved = saved
app-read-only = read-only
app-sample = sample draft

## Menus

menu-file = File
menu-edit = Edit
menu-view = View
menu-draft = Draft
menu-help = Help

## Actions: name, and a hint where the name does not say it all

action-new = New workspace
action-open = Open workspace…
action-open-recent = Open recent
action-save = Save
action-save-as = Save to folder…
action-quit = Quit
action-undo = Undo
action-undo-named = Undo: { $what }
action-redo = Redo
action-redo-named = Redo: { $what }
action-copy = Copy
action-find = Find…
action-palette = All commands…
action-next-finding = Next objection
action-previous-finding = Previous objection
action-add-article = Add article
action-delete-article = Delete article
action-move-up = Move up
action-move-down = Move down
action-add-paragraph = Add paragraph
action-split = Split paragraph
action-merge-up = Merge with the one above
action-demote = Indent
action-promote = Outdent
action-mark-complete = The draft is complete
action-mark-complete-hint = Count what the draft leaves unsaid: silence then enters the verdicts
action-code-confirm = Yes, it is there
action-code-reject = No, it is not there
action-code-add = Code by hand…
action-ignore = Set this finding aside…
action-insert-model = Insert model wording
theme-light = Light
theme-dark = Dark
theme-system = Like the system
density-comfortable = Comfortable
density-compact = Compact
action-zoom-in = Larger
action-zoom-out = Smaller
action-zoom-reset = Normal size
action-language = Language
action-reset-layout = Restore the panels
action-settings = Settings…
action-shortcuts = Keyboard shortcuts
action-about = About Travaux
action-apply = Apply
action-cancel = Cancel
action-dismiss = Dismiss
action-remove = Remove
action-clear-search = Clear the search
action-close-dialog = Close
action-less = Less
action-open-source = Open the source in the browser
action-ok = OK

## Panels and tabs

panel-outline = Outline
panel-text = Text
panel-blocs = Blocs
panel-objections = Objections
panel-problems = Problems
panel-matrix = Position matrix
panel-bloc-brief = Bloc brief
panel-issue-brief = Issue brief
panel-instruments = Instruments
panel-accessions = Accessions

## Verdicts, worst first

verdict = Verdict
verdict-of = { $bloc }: { $verdict }
card-go-to = { $bloc } { $verdict }; show its card
verdict-crosses-red-line = crosses red line
verdict-conflict = conflict
verdict-reserve = reserve
verdict-satisfies = satisfies
verdict-acceptable = acceptable
verdict-no-position = no position
verdict-not-coded = not coded
verdict-crosses-red-line-hint = Something this bloc will not sign stands in these words
verdict-conflict-hint = Something central to this bloc's line is contradicted
verdict-reserve-hint = A preference is contradicted, or a requirement is met too weakly
verdict-satisfies-hint = Something this bloc requires stands here
verdict-acceptable-hint = This bloc can live with what stands here
verdict-no-position-hint = No demand on this
verdict-not-coded-hint = Not coded: read it yourself
n-not-coded = { $n } of { $m } clauses not coded
}

## Findings

finding-conflict = conflict
finding-met-too-weakly = met too weakly
finding-still-asks = still asks for
finding-missing = missing
finding-met = met
finding-tolerated = tolerated
finding-accepted = accepted
finding-by-silence = by silence
finding-ignored = set aside
finding-words = Words
finding-way-out = What would change it
}
n-objections = { $n ->
    [0] No objections
    [one] { $n } objection
   *[other] { $n } objections
}
remedy-drop-words = Drop or reword “{ $words }”
remedy-add-element = Add: { $element }
remedy-drop-element = Take out: { $element }
remedy-raise-force = Raise the force from { $now } to at least { $least }
remedy-fallback = Fallback on record

## Demands, strength, confidence

verb-requires = requires
verb-accepts = accepts
verb-opposes = opposes
strength-red-line = red line
strength-core = core
strength-preference = preference
strength-red-line-hint = Will not sign otherwise
strength-core-hint = Central to the line
strength-preference-hint = Would rather
confidence = Confidence
confidence-seed = source document
confidence-record = on record, read
confidence-record-unread = on record, not re-read
confidence-inferred = inferred
confidence-none = no recorded position
confidence-seed-hint = Stated in one of the source documents
confidence-record-hint = A public source that was opened and read
confidence-record-unread-hint = On the public record, stated from general knowledge and not re-read
confidence-inferred-hint = An analyst's deduction, not a statement
confidence-none-hint = Nothing is recorded
doubt-none = checked
doubt-known = general knowledge
doubt-arguable = arguable
doubt-low = structure only
layer-shared = shared
layer-private = private
layer-private-hint = Own delegation only: never leaves with an export for others
salience = Salience
salience-value = Salience { $value } of 100
salience-none = No salience on record

## Legal force

force = Legal force
force-prohibition = prohibition
force-obligation = obligation
force-softened = softened obligation
force-endeavour = endeavour
force-recommendation = recommendation
force-permission = permission
force-statement = statement

## Cells of the position matrix

stance-wants = wants
stance-rejects = rejects
stance-mixed = mixed
stance-open = open
stance-none = no recorded position

## Status of a paragraph

status = Status
status-open = open
status-bracketed = bracketed
status-pending = pending instructions
status-agreed-informals = agreed in informals
status-agreed-ad-referendum = agreed ad referendum
status-agreed = agreed
status-deleted = deleted
status-moved = moved

## Parts of a text

text-article = Article
text-article-n = Article { $n }
text-paragraph = Paragraph
text-item = Item
text-tail = Closing words
}
text-blank-article = (no heading)

## People and groups

bloc = Bloc
bloc-own = Own delegation
bloc-own-none = No own delegation chosen
}
bloc-dissent = Dissent on record
bloc-stance = Position
bloc-fallback = Fallback
bloc-no-position = No recorded position
bloc-kind-bloc = bloc
bloc-kind-group = group without positions
bloc-kind-views = views of a meeting
bloc-state = State
bloc-states = States

## Issues, elements, sources

issue = Issue
issues = Issues
element = Element
elements = Elements
question = Question
family = Family
source = Source
sources = Sources
note = Note
notes = Notes
date = Date
year = Year
reason = Reason
as-of = As of
as-of-year = As of { $year }
likelihood = Likelihood

## Adoption arithmetic

vote-yes = yes
vote-no = no
vote-abstain = abstain
rule-consensus = Consensus
rule-two-thirds = Two thirds of those present and voting
rule-simple = Simple majority
rule-adopted = would be adopted
rule-rejected = would fail
rule-open = open
rule-tally = { $yes } yes, { $no } no, { $abstain } abstaining, { $unknown } unknown

## Filters, sorting, searching

search = Search
search-issues = Search issues
search-objections = Search objections
filter-all-blocs = All blocs
filter-all-issues = All issues
}
n-of-m = { $n } of { $m }
n-shown = { $n } of { $m } shown

## Grid, for screen readers and keyboards

grid-cell = { $row }, { $column }: { $text }
grid-empty-cell = empty
grid-sort-hint = Sort by this column

## Accession chart

chart-coe = Council of Europe members
chart-others = Other States
chart-cumulative = Parties in all
chart-bar = { $year }: { $coe ->
        [one] { $coe } member
       *[other] { $coe } members
    } of the Council of Europe, { $others ->
        [one] { $others } other State
       *[other] { $others } other States
    }; { $cumulative } Parties in all
chart-summary = Accessions from { $first } to { $last }: { $parties } Parties in all
chart-empty = No accessions recorded

## Empty states

empty-draft = No articles yet
cards-blank = nothing written yet
cards-blank-hint = Type or paste a clause, or insert a model wording from an issue brief
empty-draft-hint = Paste the chair's text or start with an article
empty-objections = No bloc objects to anything in this draft
empty-objections-filtered = Nothing matches the filters
empty-search = Nothing found for “{ $what }”
empty-problems = No problems
empty-matrix = This dossier holds no positions yet
empty-recent = No recent workspaces
hint-first-run = This is a sample draft. Type in a clause and watch the cards on the right; the first save asks for a folder.

## Dialogs and questions

dialog-unsaved-title = Save your changes?
dialog-unsaved-text = “{ $name }” holds changes that are not saved yet
dialog-save-changes = Save
dialog-discard-changes = Do not save
dialog-path-title = Where?
dialog-path-text = This system offers no file dialog. Type the path instead.
dialog-path = Path
dialog-ignore-title = Set this finding aside
dialog-ignore-text = It then enters no verdict. The reason stands with the paragraph.
dialog-reject-title = Reject this coding
}
}
dialog-locked-title = Open elsewhere
dialog-locked-text = { $who } has this workspace open. It opens read-only here.
dialog-about-title = About Travaux
dialog-settings-title = Settings
dialog-shortcuts-title = Keyboard shortcuts
pick-workspace = Choose the folder of a workspace
pick-save-folder = Choose a folder for the workspace
pick-import = Choose a file to import
pick-export = Save as

## Settings

settings-language = Language
settings-theme = Theme
settings-density = Density
settings-size = Size of text
settings-motion = Reduce motion
settings-autosave = Save by itself after five seconds without typing
settings-autosave-hint = Off, because git and sync folders see every save. Unsaved work is kept either way. What another program changed is never written over.
settings-author = Your name in the history
settings-own = Own delegation

## Messages that pass

}
toast-copied = Copied
toast-dismiss = Dismiss message
toast-info = Note
toast-success = Done
toast-warning = Warning
toast-error = Error

## Severity of problems

problem-error = error
problem-warning = warning
problem-remedy = Remedy

## The window

action-article-down = Move article down
action-article-up = Move article up
action-delete-paragraph = Delete paragraph
action-drop-words = Take these words out
action-edit-position = Edit this position…
action-export-positions-csv = Export position matrix, CSV…
action-export-positions-json = Export position matrix, JSON…
action-export-verdicts-csv = Export draft matrix, CSV…
action-export-verdicts-json = Export draft matrix, JSON…
action-load-positions-file = Load positions from a file…
action-load-positions-folder = Load positions from a folder…
action-next-article = Next article
action-previous-article = Previous article
action-take-back = Take the decision back
action-toggle-density = Comfortable or compact
action-toggle-language = English or Chinese
action-toggle-theme = Light or dark
action-why = Why
articles = Articles
card-asks = Still asks for
card-missing = Missing from the draft
card-no-demand = No demand on this
card-not-coded = Not coded: read it yourself
card-own-entry = by its own entry
card-unrecorded = No recorded position on: { $issues }
dialog-link-text = This leaves the program and opens your browser. Travaux itself opens no connection.
dialog-reject-text = The coding is then left out here, whatever the cues say. The reason stands with the paragraph.
filter-kinds = Which findings
filter-outline = Filter articles, issues and blocs
found-by-cue = Found by the cue
found-by-person = confirmed by a person
found-certain = certain
found-likely = likely
go-to-words = Go to the words { $words }
hover-more = Reasons and sources stand on the cards
issue-touched = touched by this draft
kinds-all = All findings
kinds-asks = Asks
kinds-objections = Objections
kinds-red-lines = Red lines
line-verdict = Paragraph { $place }: { $verdict }
n-problems = { $n } problems
notice-export-failed = Not exported: { $what }
notice-exported = Exported to { $what }
notice-no-model = “{ $what }” stands by silence and has no model wording
notice-not-accepted = Not accepted: { $what }
notice-paste-unclear = Taken apart; passages not understood and left as words: { $what }
notice-no-positions = No positions found in { $what }
notice-open-failed = { $what } could not be opened; what was open stays open
notice-opened = Opened { $what }
notice-opened-with-problems = Opened; { $what } problems are listed under Problems, everything else works
notice-positions-loaded = Blocs loaded: { $what }
notice-positions-with-problems = Loaded; { $what } problems are listed under Problems
notice-reason-needed = A reason is needed
notice-redone = Redone: { $what }
notice-save-failed = Not saved: { $what }
notice-saved = Saved to { $what }
notice-stale-edit = That no longer fits the text as it stands; nothing was changed
notice-undone = Undone: { $what }
only-in-english = (English only)
palette-search = Type a command
strict = Only what is certain
strict-hint = Counts what a cue found or a person confirmed, and leaves out what is only likely by its wording.
action-present = Present mode: show nothing confidential
action-present-end = Show everything again
banner-presenting = Present mode: nothing confidential is shown, and verdicts count only what is shared.
notice-presenting = End present mode to edit positions: what is confidential would be written over
app-private-open = confidential layer open
app-private-open-hint = Verdicts count confidential positions and decisions. F9 hides them from the screen.
action-strict = Count only what is certain
found-likely-by = likely, { $n } in 100
found-likely-hint = The wording resembles sentences that carry this element; of what is rated so, about { $n } in 100 is right. Confirm it or reject it.
panel-coding = Coding
coding-none = Every sentence is coded
coding-none-hint = Sentences that could not be coded, and elements that are only likely, wait here for your word.
coding-progress = { $n } of { $m } sentences settled
coding-n-uncoded = { $n } not coded
coding-n-likely = { $n } likely, not certain
coding-n-decided = { $n } decided by a person
coding-recital = Preamble
coding-likely = likely
coding-uncoded = not coded
coding-go-to = Go to the words
coding-reviewed = looked at in review: these words do not carry it
coding-percent = { $n } %
agreement = Two coders
agreement-first = First coder
agreement-second = Second coder
agreement-clauses = { $n } clauses, every element in each
agreement-percent = alike
agreement-kappa = Cohen's kappa
agreement-alpha = Krippendorff's alpha
agreement-f1 = F1
agreement-hint = Each coder says yes or no to every element in every clause, by the cues and by decisions of their own. Kappa and alpha take away what chance alone would give; F1 looks at the yeses only.
agreement-only = only { $who }
agreement-there = It is there
agreement-not-there = It is not there
agreement-settled = settled after two people had coded it differently
panel-decisions = Decisions
panel-draft-matrix = Draft matrix
panel-editor = Position editor
recorded-views = Recorded views of a meeting
recorded-views-hint = No State is named: these views carry no vote
rule-two-thirds-short = Two thirds
scope-article = Article
scope-clause = Clause
scope-draft = Draft
scope-name = What the cards judge
scope-whole-draft = The whole draft
search-elements = Search elements
severity-short = !
text-of-article = Text of Article { $n }
text-type-here = Type or paste the text here
undo-add-element = coding by hand in
undo-confirm = confirmed coding in
undo-delete-article = deleting Article
undo-delete-paragraph = deleting a paragraph of Article
undo-drop-words = words taken out of Article
undo-edit-text = typing in Article
undo-ignore = finding set aside in
undo-insert-article = new Article
undo-insert-model = model wording:
undo-insert-paragraph = new paragraph in Article
undo-load-positions = positions loaded from
undo-merge-lines = lines joined in Article
undo-merge-paragraph = paragraphs merged in Article
undo-move-article = moving Article
undo-move-paragraph = moving a paragraph of Article
undo-put-bloc = bloc
undo-put-issue = issue
undo-put-members = members' entries of
undo-put-position = position of
undo-put-source = source
undo-attribute = what is said of brackets in Article
undo-bracket = brackets in Article
undo-take-apart = brackets taken apart in Article
undo-reserve = reserves on Article
undo-technical = technical correction in Article
undo-keep-numbers = numbers kept
undo-put-proposal = proposal
undo-accept = proposal accepted
undo-put-note = note
undo-paste = pasted text
undo-take-up = reading taken up
undo-reject = coding rejected in
undo-set-complete = whether the draft is complete
undo-set-draft-title = title of the draft
undo-set-heading = heading of Article
undo-set-level = level in Article
undo-set-own = own delegation
undo-set-status = status in Article
undo-set-title = title of the workspace
undo-split-lines = new lines in Article
undo-split-paragraph = paragraph split in Article
undo-take-back = decision taken back
working = Working…
place = Place
strength = Strength

## Matrices and briefs

list-comma = {", "}
action-export-csv = Export CSV…
action-export-json = Export JSON…
action-fold-all = Fold all
action-unfold-all = Unfold all
search-articles = Search articles
stance-wants-hint = Requires something and opposes nothing
stance-rejects-hint = Opposes something and requires nothing
stance-mixed-hint = Requires one thing and opposes another
stance-open-hint = Only accepts: it asks nothing of the text
stance-none-hint = Nothing is recorded, or nothing that asks anything of a text
matrix-own = { $bloc } (own)
matrix-columns = Columns
matrix-order = Order
matrix-order-number = By number
matrix-order-title = By title
matrix-order-family = By family
matrix-order-salience = By salience for { $bloc }
matrix-order-place = By article
matrix-order-worst = Worst verdict first
matrix-order-verdict = By verdict of { $bloc }
matrix-in-order = Turn the order round
matrix-reversed = Turn the order back
matrix-grouped = Group by family
matrix-red-lines = Only red lines
matrix-crossed = Only crossed red lines
matrix-spoken-for = spoken for by { $bloc }
matrix-nobody = nobody speaks for this State here
matrix-states-hint = A State is spoken for by its own entry, or by the first of its blocs that has a position
matrix-figure-hint = The figure counts objections
matrix-not-coded = Not coded
instrument-treaty = treaty
instrument-soft-law = soft law
instrument-body = body or forum
list-semicolon = {"; "}
action-own = This is my delegation
action-not-own = No longer mine
action-insert = Insert
action-insert-named = Insert the wording of “{ $element }”
action-insert-hint = Puts it below the paragraph with the caret
action-copy-named = Copy the wording of “{ $element }”
search-positions = Search positions
demands = Demands
position-of = Position of { $bloc }
position-from = From { $from }
position-from-until = From { $from } until { $until }
position-other-dates = At other dates
entry-partly-english = Reasons, fallback and notes are in English only
entry-later = later than the as-of date
fallback-is = Fallback: { $text }
bloc-glance = At a glance, { $year }
bloc-caution = Cautions about the evidence
bloc-members = Members
bloc-positions = Positions
bloc-group-hint = These States are listed together. The group has no positions and no verdict of its own.
views-no-vote = no vote weight
issue-n = Issue { $n }
issue-raised-in = Raised in { $places }
element-in-draft = in the draft
element-silence-hint = It stands where the whole draft is silent
element-synonym = Another name of { $element }
element-found-in = Found in
element-notes = Notes for coders
element-no-demand = No demand on record
empty-bloc = Choose a bloc in the outline
empty-issue = Choose an issue in the outline
instruments-sections = Parts of this tab
instruments-outline = Chapters
instruments-contradictions = Contradictions
instruments-votes = Votes
instruments-all = All
instruments-treaties = Treaties
instruments-soft-law = Soft law
instruments-bodies = Bodies and forums
instruments-kind = Kind
instruments-name = Instrument or body
instruments-parties = Parties
instruments-backers = Backed by
instruments-named-in = Named in
instruments-undated = undated
instruments-partly-english = Backers, status and notes are in English only
search-instruments = Search instruments
n-parties = { $n ->
    [one] { $n } party
   *[other] { $n } parties
}
n-signed-only = { $n } signed only
accessions-coe = Council of Europe
accessions-others = Others
accessions-total = In the year
accessions-parties = Parties in all
contradictions-hint = What the sources say against themselves or each other: reported, not smoothed
votes-group = Group
empty-outline = No table of contents on record
empty-contradictions = No contradictions noted
empty-votes = No votes on record
instruments-status = Status

## Position editor

editor-positions = Positions
editor-dissent = Dissent
editor-own-none = none chosen
editor-search-positions = Search blocs and issues
editor-search-blocs = Search blocs
editor-search-dissent = Search members and issues
editor-search-issues = Search issues and elements
editor-search-sources = Search sources
editor-back-to-list = Back to the list
editor-n-demands = { $n ->
    [one] { $n } demand
   *[other] { $n } demands
}
editor-nothing = nothing yet
editor-choose-hint = Choose one on the left, or add one
editor-choose-position = No position chosen
editor-choose-bloc = No bloc chosen
editor-choose-issue = No issue chosen
editor-choose-source = No source chosen
editor-no-entry = { $bloc } has no position on this issue yet
editor-no-entry-hint = An entry says what it holds from a date on
editor-entries = Entries by date
editor-add-entry = Add an entry
editor-new-entry = New entry…
editor-remove-entry = Remove this entry
editor-copy-entry = Copy this entry…
editor-copy-to = Copy to
editor-copy-now = Copy
editor-copy-of = Copy of { $what }
editor-from = In force from
editor-until-next = In force until the entry of { $date }
editor-until-now = The latest entry: in force until another follows
editor-layer = Who may see it
editor-in-lang = { $what } ({ $lang })
lang-en = English
lang-zh = Chinese
lang-fr = French
lang-es = Spanish
lang-ru = Russian
editor-no-stance = Say in a sentence what is held
editor-salience-recorded = Its weight for this bloc is known
editor-salience-hint = 0: indifferent. 100: decides whether it signs.
editor-salience-reason = Why that figure
editor-fallback-hint = Shown on the card, never judged
editor-dated-notes = Notes on other years
editor-note-n = Note { $n }
editor-add-note = Add a note
editor-when = Year or years
editor-demands = Demands
editor-add-demand = Add a demand on…
editor-asked-already = asked already
editor-demand-twice = There is a demand on “{ $what }” already
editor-demand-twice-remedy = Change that one, above
editor-element-gone = This element is not in the codebook: no clause can meet or breach the demand
editor-verb = What is asked
editor-conditions = Conditions and note
editor-at-least = Least legal force
editor-any-force = any force
editor-at-least-idle = Has no effect: only a required element that stands in clauses has a least force
editor-unless = Tolerated where this stands
editor-add-unless = Add a curing element…
editor-remove-unless = Remove the curing element
editor-unless-where = Where it has to stand
editor-in-article = same article
editor-in-draft = anywhere
editor-unless-idle = Has no effect: only something opposed can be tolerated
editor-confidence-note = Qualification
editor-unrecorded-holds = It says that nothing is recorded, and has demands or sources: say how they are supported
editor-record-unsourced = It is said to be on record and cites no source: cite one, or mark it inferred
editor-inferred-from = Say what it is inferred from, or cite it
editor-place = Section, paragraph or page
editor-add-source = Cite a source…
editor-source-gone = This source is not listed: add it under Sources, or choose another
editor-groups = Groups without positions
editor-new-bloc = New bloc…
editor-add-bloc = Add the bloc
editor-copy-bloc = Copy this bloc…
editor-remove-bloc = Remove this bloc…
editor-remove-bloc-sure = { $n ->
    [0] The bloc goes. Undo brings it back.
    [one] The bloc goes with { $n } position. Undo brings it back.
   *[other] The bloc goes with { $n } positions. Undo brings it back.
}
editor-remove-sure = Remove
editor-make-own = This is our delegation
editor-not-own = No longer our delegation
editor-short = Short name
editor-full-name = Full name
editor-bloc-note = Cautions about it as evidence
editor-kind = Kind
editor-group-holds = It has positions, which a group without positions cannot hold
editor-group-holds-remedy = Remove its positions first, or leave it a bloc
editor-nameless = It needs a short name and a full name in English
editor-reads-like = “{ $typed }” reads like “{ $name }”, the name of { $bloc }: one could be taken for the other
editor-unseen = The name holds a character nobody sees: { $code }
editor-rename-remedy = Give it another name, or type the name again
editor-members = Members
editor-members-now = { $n } in { $year }
editor-add-member = Add a member…
editor-members-hint = Leave a date empty where it always was, or still is, a member
editor-is-member = member
editor-member-twice = { $what } is a member already
editor-member-twice-remedy = Say until when, below, before it joins again
editor-since = Since
editor-until = Until
editor-leaves-first = It would leave before it joins
editor-leaves-first-remedy = Correct one of the dates
editor-snapshots = At a glance, year by year
editor-snapshot-text = What it stood for, in a sentence
editor-add-snapshot = Add a year
editor-bad-year = “{ $what }” is no year that is still free
editor-bad-year-remedy = Write four figures, each year once
editor-no-dissent = No dissent on record
editor-no-dissent-hint = Add an entry under the bloc of the member
editor-add-dissent = New entry of a member of { $bloc }…
editor-whole-line = the line as a whole
editor-dissent-text = What it did or said
editor-no-dissent-text = Say what the member did or said
editor-dissent-demands-hint = With demands of its own the State speaks for itself on the issue; without, this is a note on the card
editor-demand-elsewhere = A demand is on an element of another issue
editor-new-issue = New issue…
editor-add-issue = Add the issue
editor-remove-issue = Remove this issue…
editor-remove-issue-sure = { $n ->
    [0] The issue goes. Undo brings it back.
    [one] The issue goes with { $n } element. Undo brings it back.
   *[other] The issue goes with { $n } elements. Undo brings it back.
}
editor-issue-used = Positions or elements rest on this issue. Take them out first:
editor-title = Title
editor-description = What is fought over
editor-anchors = Source paragraphs that raise it, one a line
editor-no-question = An issue asks one neutral question
editor-no-elements = Without elements no clause can touch this issue
editor-n-cues = { $n ->
    [one] { $n } cue
   *[other] { $n } cues
}
editor-n-elements = { $n ->
    [one] { $n } element
   *[other] { $n } elements
}
editor-new-element = New element…
editor-add-element = Add the element
editor-to-issue = To the issue
editor-remove-element = Remove this element
editor-element-used = Something still speaks of this element. Take it out there first:
editor-in-tables = tables and notes
editor-and-more = and { $n } more
editor-label = Label
editor-no-label = It needs a label of a few words in both languages
editor-effect = The legal effect that counts
editor-model = Model clause
editor-no-model = Write one full sentence a drafter could insert, in both languages
editor-scope = Where it can stand
editor-scope-clause = in a clause
editor-scope-silence = by silence
editor-silence = by silence
editor-absent = Broken by any of these
editor-add-absent = Add what breaks it…
editor-silence-unbroken = Nothing would break this silence: list what the draft must not carry
editor-for-coders = For coders
editor-boundaries = Where the boundary to its neighbours runs
editor-hints = Short wordings, one a line
editor-synonym = A second name of
editor-no-synonym = no other element
editor-found-in = Found in
editor-add-found = Add an instrument…
editor-article = Article and paragraph
editor-doubt = How sure
editor-cues = Cues
editor-cue = Cue
editor-cue-n = cue { $n }
editor-cue-language = Language of the cues
editor-cues-hint = How text that carries it is worded, one cue a line. The verdicts follow as you type.
editor-new-cue = new cue
editor-add-cue = Add the cue
editor-new-source = New source…
editor-add-this-source = Add the source
editor-remove-source = Remove this source
editor-source-used = Something still cites this source. Take the citations out first:
editor-source-date = Date as printed
editor-url = Address
editor-caution = Caution
editor-no-title = A source needs a title or a description
editor-cited-by = Cited by
editor-cited-by-none = Nothing cites it yet
editor-id = Id
editor-id-hint = It stands for the record in every file and never changes
editor-slug = Use lower-case letters, digits and hyphens, at most 64, starting with a letter
editor-source-code = Use letters, digits and hyphens, at most 64
editor-bad-id = “{ $what }” is no valid id
editor-id-taken = “{ $what }” is taken already
editor-id-taken-remedy = Choose another id, or edit the record that has it
editor-bad-date = “{ $what }” is no date
editor-bad-date-remedy = Write 2016, 2016-10 or 2016-10-19
editor-date-taken = There is an entry of { $what } already
editor-date-taken-remedy = Change that one, or choose another date
editor-copy-taken-remedy = Choose another bloc or another date
editor-put-back = Put back what stood there
decisions-none = No decisions yet
decisions-none-hint = Confirm, reject or add a coding beside the text, or set a finding aside: it is kept here with its reason
decisions-stale = Asked again
decisions-stale-hint = Their words have changed or gone, so they count no longer: decide again on the new words, or take them back
decisions-firm = In force
decisions-asked-again = asked again
decisions-confirmed = coding confirmed
decisions-rejected = coding rejected
decisions-added = coded by hand
decisions-ignored = finding set aside
decisions-finding-of = Finding of { $bloc }
decisions-whole-paragraph = the whole paragraph
decisions-paragraph-gone = The paragraph is gone
decisions-unsigned = unsigned
decisions-go-to = Go to the words
decisions-go-to-paragraph = Go to the paragraph
problems-files = Files
problems-cues = Cues
problems-none-hint = Whatever does not load, or is not understood, is listed here with its place and its remedy

## Unsaved work, versions on this computer

notice-discard-failed = Not discarded: { $what }
notice-recover-failed = The unsaved work could not be taken up: { $what }. It stays where it is.
notice-recovered = Taken up: { $what } changes. They are not saved yet; undo takes them back one by one.
notice-recovered-nothing = Nothing to take up: everything was saved already
notice-recovered-partly = { $what } changes no longer fit the text on the disk; they stay with the unsaved work, and the rest was taken up
notice-recovered-shared = Taken up. Confidential changes are never kept outside the workspace and have to be made again: { $what }
toast-not-kept = Unsaved work cannot be kept at the moment; save often. { $what }
dialog-recover-title = Unsaved work was found
dialog-recover-text = Travaux ended while { $name } had { $n ->
    [one] one unsaved change
   *[other] { $n } unsaved changes
}. The last was made { $when }.
action-recover = Recover
action-recover-later = Look at it later
action-recover-discard = Discard
recover-unnamed = a draft without a folder
recover-newer = A later version of Travaux wrote this; only that one can take it up.
recover-private = { $n ->
    [one] { $n } confidential change was not kept
   *[other] { $n } confidential changes were not kept
}
ago-now = just now
ago-minutes = { $n ->
    [one] a minute ago
   *[other] { $n } minutes ago
}
ago-hours = { $n ->
    [one] an hour ago
   *[other] { $n } hours ago
}
ago-days = { $n ->
    [one] a day ago
   *[other] { $n } days ago
}
lock-this-computer = this computer
lock-who = Process { $pid } on { $host }
lock-since = Opened there { $when }
lock-uncertain = That computer may have stopped without closing it. Open it to edit only if you know that nobody works on it there.
action-open-anyway = Open to edit anyway
action-versions = Versions on this computer…
action-unsaved = Unsaved work…
notice-no-unsaved = There is no unsaved work
notice-version-failed = The version cannot be opened: { $what }
notice-version-copied = A copy of the earlier version is open; save it to a folder to keep it
notice-version-same = That version is what stands here
notice-version-restored = The earlier version stands here now; save to keep it, undo to take it back
undo-restore-version = taking up an earlier version
dialog-versions-title = Versions on this computer
dialog-versions-text = Every save keeps one, up to twenty, outside the workspace. Confidential matter is not in them; it stays as it is.
versions-none = No version was kept yet: the first comes with the next save
version-row = { $when } · { $size } · { $n ->
    [0] first version
    [one] one file changed
   *[other] { $n } files changed
}
action-version-copy = Open as a copy
action-version-restore = Take up this version
dialog-changed-title = Changed by another program
changed-at-save = Nothing was saved: another program changed files that would have been written over. Reload takes what it wrote and does your changes again on top of it. Keep both saves what stands here to a folder beside it.
changed-and-dirty = Another program changed files of this workspace. Reload takes what it wrote and does your unsaved changes again on top of it.
changed-outside = Another program changed files of this workspace. What stands here is as it was before.
changed-more = and { $n } more
action-reload = Reload
action-keep-both = Keep both
action-not-now = Not now
name-mine = mine
notice-clash = Not saved: another program changed files in { $what }
notice-reloaded = Reloaded { $what }
notice-reload-unfit = Not reloaded: { $what } of your changes do not fit what the other program wrote. Keep both, and nothing is lost.
text-preamble = Preamble
side-present = the draft as it stands
redline-counts = Paragraphs: { $changed } changed, { $added } added, { $removed } deleted, { $moved } moved
redline-n-unmarked = { $n ->
    [one] 1 difference is not marked in the text
   *[other] { $n } differences are not marked in the text
}
redline-moved-from = moved from { $place }
redline-moved-to = moved to { $place }
redline-nothing = nothing to judge
redline-better = better
redline-worse = worse
unmarked-gone = gone without a trace in the text
unmarked-words-gone = words gone without a trace in the text
unmarked-unbracketed = put in without brackets
check-levels = Levels in order
check-levels-help = Levels follow one another: paragraph, (a), (i), a. The program numbers them, so no number is typed. Example: under “Each Party shall:” comes (a), never (i) at once.
check-agreed-brackets = Brackets in agreed text
check-agreed-brackets-help = A paragraph marked agreed has no brackets left. Example: “Parties [shall] [may] report” is not agreed yet.
check-brackets = Brackets in pairs
check-brackets-help = Square brackets come in pairs within a paragraph, hold words and nest at most three deep. Example: “Parties [shall [may] report” lacks one.
check-lone-item = Lists of one
check-lone-item-help = A list has at least two items: an (a) needs a (b). A single item is better written into its chapeau.
check-headings = Headings
check-headings-help = Each article has a heading of its own, without a full stop. Example: “Scope”, not “Scope.”
check-item-capital = Capital at the start of items
check-item-capital-help = The first word of an item has a capital. Example: “(a) Adopt laws;”.
check-party-capital = State Party
check-party-capital-help = Parties are written with capitals, and both words take the plural. Example: “the States Parties”, not “the state parties”.
check-reference-case = Small letters in references
check-reference-case-help = References are in small letters within a sentence. Example: “under article 6”, not “under Article 6”.
check-spelling = Spelling
check-spelling-help = The United Nations spell as the Oxford dictionary does. Example: organize, programme, labour, judgement, cooperation.
check-abbreviations = Abbreviations
check-abbreviations-help = Abbreviations have no full stops and no possessive. Example: “the role of UNODC”, not “U.N.O.D.C.'s role”.
check-item-ending = Ends of items
check-item-ending-help = Items end in a semicolon, the last but one in “; and” or “; or”, the last in a full stop. Example: “(a) Keep logs; and”, “(b) Report.”
check-emphasis = No emphasis
check-emphasis-help = Words are not set apart by capitals or asterisks: a duty is stressed by nothing but “shall”.
check-cross-references = References find their place
check-cross-references-help = A reference to an article or paragraph of this text must find it. Example: “article 12” in a text of eleven articles leads nowhere.
check-chapeau-colon = Colon after the chapeau
check-chapeau-colon-help = A chapeau ends in a colon and its items complete the sentence; a colon at the end opens a list. Example: “Each Party shall:”.
check-defined-terms = Defined terms
check-defined-terms-help = A term is defined once, used, and always written alike. Example: after “computer system” never “computer-system”.
check-shall-mean = “Shall mean” is no duty
check-shall-mean-help = A definition says “means”: nobody is bound by it. The verdicts never count “shall mean” as a duty. Example: “‘Log’ means a record of events”.
check-preamble-shall = No duty in the preamble
check-preamble-shall-help = A recital explains and lays no duty: “shall” belongs in an article. Example: “Recognizing that data need protection,”.
check-operative-will = Will, must, should
check-operative-will-help = An article says shall, or on purpose should or may. “Will” and “must” come from memoranda; “should” lays no duty. No fix is offered: the choice is one of substance.
check-and-or = And/or
check-and-or-help = “And/or” leaves open what is meant. Example: “fines or imprisonment or both”.
check-etcetera = Et cetera
check-etcetera-help = “Etc.” leaves open what is covered. Example: “such as logs and keys”, or a closed list.
check-vague-actors = Actors without a name
check-vague-actors-help = “Appropriate authorities” are nobody's. Example: “the authority designated under article 5”.
check-double-softeners = Softened twice
check-double-softeners-help = One duty softened twice in a sentence says less than anybody wanted. Example: “as appropriate … where possible”.
check-state-names = Names of States
check-state-names-help = States bear the names of the United Nations terminology. Example: “Russian Federation”, “Iran (Islamic Republic of)”.
check-mixed-script = Letters of two scripts
check-mixed-script-help = A word with letters of two scripts is not found by a search and may deceive. Example: a Cyrillic “а” in “State”.
check-invisible = Invisible characters
check-invisible-help = Characters without width and direction marks are unseen here and obeyed elsewhere: another reader may see other words.
check-document-symbols = Document symbols
check-document-symbols-help = Document symbols are written in capitals. Example: A/AC.291/L.15/Rev.1.
check-dates = Dates
check-dates-help = Day, month, year, without a comma. Example: 24 December 2024.
check-per-cent = Per cent
check-per-cent-help = Per cent, in two words, after a figure. Example: 5 per cent.
check-small-numbers = Small numbers
check-small-numbers-help = One to nine in words, 10 and more in figures. Example: “five days”, “10 days”.
check-length = Length
check-length-help = A document has at most 10,700 words; longer ones wait for their translation.
check-spacing = Blanks
check-spacing-help = One blank between words, none before a sign or inside a bracket.
check-repeated-words = Words typed twice
check-repeated-words-help = The same word twice in a row is nearly always a slip.
check-punctuation-zh = Chinese punctuation
check-punctuation-zh-help = Chinese text takes full-width signs between Chinese characters.
remark-levels-skip = This level skips one
remark-levels-marker = “{ $words }” is typed: the program numbers by itself
remark-agreed-brackets = Marked agreed, and yet brackets: “{ $words }”
remark-brackets-stray = This bracket has no partner
remark-brackets-empty = These brackets hold nothing
remark-brackets-deep = Brackets nest more than three deep
remark-lone-item = The only item of its list
remark-headings-none = This article has no heading
remark-headings-stop = A heading ends without “{ $words }”
remark-headings-twice = Another article is headed “{ $words }” too
remark-item-capital = “{ $words }” begins an item: “{ $other }”
remark-party-capital = “{ $words }” is written “{ $other }”
remark-reference-case = “{ $words }” in a reference is “{ $other }”
remark-spelling = “{ $words }” is spelt “{ $other }”
remark-abbreviations-stops = “{ $words }” is written “{ $other }”
remark-abbreviations-possessive = “{ $words }”: say “of { $other }”
remark-item-ending-middle = This item ends with “{ $other }”
remark-item-ending-last = The last item ends with “{ $other }”
remark-item-ending-and = The last item but one ends in “; and” or “; or”
remark-emphasis = “{ $words }” only stresses
remark-cross-references-article = “{ $words }” leads nowhere: there are { $other } articles
remark-cross-references-paragraph = “{ $words }” leads nowhere: that article has { $other } paragraphs
remark-chapeau-colon-none = A list follows: end with a colon
remark-chapeau-colon-no-list = The colon opens no list
remark-defined-terms-twice = “{ $words }” is defined twice
remark-defined-terms-unused = “{ $words }” is defined and never used
remark-defined-terms-otherwise = “{ $words }” is defined as “{ $other }”
remark-shall-mean = No duty: “{ $other }”
remark-preamble-shall = “{ $words }” in a recital
remark-operative-will = “{ $words }” in an article: shall?
remark-operative-will-must = “{ $words }” in an article: shall?
remark-operative-will-should = “{ $words }” lays no duty: is it meant?
remark-and-or = “{ $words }” leaves open what is meant
remark-etcetera = “{ $words }” leaves open what is covered
remark-vague-actors = “{ $words }”: who is it?
remark-double-softeners = “{ $words }” softens again after “{ $other }”
remark-state-names = “{ $words }” is “{ $other }”
remark-mixed-script = “{ $words }” holds the foreign letter “{ $other }”
remark-invisible = Invisible character { $words }
remark-document-symbols = “{ $words }” is written “{ $other }”
remark-dates = “{ $words }” is written “{ $other }”
remark-per-cent = “{ $words }” is written “per cent”
remark-small-numbers = “{ $words }” is written “{ $other }”
remark-length = { $words } words, and { $other } are the limit
remark-spacing = Blanks too many
remark-repeated-words = “{ $words }” stands twice
remark-punctuation-zh = “{ $words }” between Chinese characters is “{ $other }”
severity-error = wrong
severity-warning = against the conventions
severity-hint = worth a look
panel-versions = Versions
panel-editorial = Editorial
action-name-version = Name this version…
action-next-change = Next difference
action-previous-change = Previous difference
action-forget-version = Let go of “{ $name }”
dialog-name-version-title = Name this version
dialog-name-version-text = The draft as it stands is kept under a name, to be compared with later.
version-name = Name
version-symbol = Document symbol
version-note = Note
version-issued = It was issued: later differences that are not marked in the text are flagged
version-issued-short = issued
versions-named = Named versions
notice-version-unnamed = A version needs a name
undo-name-version = naming a version
undo-forget-version = letting a version go
undo-restore-paragraph = taking a paragraph back from a version
undo-mend = an editorial fix
compare-none = No version has a name yet
compare-none-hint = Name the draft as it stands; whatever changes afterwards is shown against it, word by word, with the verdicts it turns.
compare-old = Old version
compare-new = New version
compare-with = compared with
compare-layout = Layout
compare-inline = Inline
compare-beside = Side by side
compare-whole = Unchanged text too
compare-same = Nothing differs
compare-at = { $n } of { $m }
compare-added = added
compare-removed = deleted
compare-moved = moved
compare-turned = { $was } → { $is }
compare-flip = { $bloc }: { $was } → { $is }
compare-go-to = Go to { $place }
compare-restore = Take { $place } back
compare-unmarked-hint = The old version was issued: whoever reads the new text cannot see these differences in it
spoken-inserted = [inserted: { $words }]
spoken-deleted = [deleted: { $words }]
force-meter = Legal force and counts
force-meter-hint = Mean level, 5 shall to 0 statement, with the least in parentheses: hollow before, full now
force-row = { $name }: legal force { $was }, now { $is }
force-counts = brackets { $brackets } · alternatives { $alternatives } · shall { $shall } · should { $should } · may { $may } · softeners { $softeners }
search-editorial = Search the remarks
editorial-none = No editorial remark
editorial-none-filtered = No remark passes the filter
editorial-checks = Checks
fix-write = Write “{ $words }”
fix-remove = Take out “{ $words }”
fix-blanks = Mend the blanks
editorial-all = All

## Tables out and in

action-export-table = Export…
action-import-table = Import a table or draft…
action-export-go = Export
action-import-go = Make these changes
panel-proposals = Proposals
panel-readings = Readings
panel-votes = Votes
panel-notes = Notes
menu-records = Proposals, readings, notes
action-propose = Propose…
action-proposal-amend = Propose a change to it…
action-proposal-edit = Edit the proposal…
action-proposal-accept = Accept
action-proposal-reject = Reject
action-proposal-withdraw = Withdraw
action-proposal-table = Put back on the table
action-proposal-support = Support
action-proposal-oppose = Oppose
action-accept-uncontested = Accept all uncontested proposals
action-accept-uncontested-n = Accept { $n } uncontested
action-accept-uncontested-hint = Those nobody opposes and that are at odds with no other; the rest stays for a vote
action-proposal-next = Next proposal
action-proposal-previous = Previous proposal
action-take-up-best = Take up the best reading
action-take-up = Take up reading { $n }
action-comment = Comment…
action-copy-rolling = Copy the draft as text
action-go-to-text = Go to the text
action-stop = Stop
action-again = Begin again
proposals-scope = Proposals of
proposals-settled = Also settled ones
proposals-n-open = { $n } on the table in the draft
proposals-none = No proposal is on the table here
proposals-none-hint = A proposal keeps its words apart from the text until it is accepted, and shows what every bloc would say then.
proposal-nowhere = There is no article to propose on
proposal-no-own = Choose your own delegation first (Settings)
proposal-kind = What is to be done
proposal-about = About
proposal-place = Where it goes
proposal-text = Words
proposal-by = Proposed by
proposal-by-nobody = Nobody named
proposal-supported-by = Supported by
proposal-opposed-by = Opposed by
proposal-rationale = Why
proposal-document = Document
proposal-date = Date (2026-11-22)
proposal-written = Written down
proposal-internal = Internal
proposal-internal-hint = Prepared confidentially: it never leaves in an export for others
proposal-changes-nothing = It changes no words
dialog-propose-title = Propose
scope-words = Words
scope-whole-article = Article
scope-proposal = The proposal
scope-kept = As it is
place-first-in = At the beginning of article { $place }
place-after = After { $place }
place-end-of = At the end of article { $place }
place-first-article = As the first article
place-after-article = As an article after article { $place }
effect-head = { $place }: before → after
effect-gained = Gained
effect-lost = Lost
effect-draft = The whole draft: { $was } → { $is }
clash = At odds with another proposal
readings-working = Judging readings: { $n } wordings so far
readings-stopped = Stopped
readings-none = Nothing is open in this article
readings-none-hint = Brackets, alternatives and proposals make readings: each way of settling them is judged here, and the best can be taken up.
readings-as-it-stands = As it stands, brackets included
readings-best = Best readings
readings-rule = Fewest red lines crossed, then most blocs at acceptable or better, then least salience objected to; the fewest words given up
readings-places = What each open place brings
readings-all = { $total } readings, all judged; { $outcomes } different outcomes
readings-share = { $total } readings, { $judged } of them judged ({ $percent } %); { $outcomes } different outcomes
readings-more = { $n } more open places
reading-tally = Red lines crossed: { $red } · acceptable or better: { $fine } · readings with this outcome: { $n }
reading-goes = (the words go)
reading-not-taken = (not taken up)
reading-not-judged = not judged
reading-in-best = In the best
place-bracket = Brackets
place-alternative = Alternatives
place-wrap = Brackets round paragraphs
place-proposal = Proposal
votes-scope = Vote on
votes-only = Votes shown
votes-all = All
votes-find = Find a State
votes-none = No State is listed
votes-none-hint = The dossier names no States, so there is nothing to count.
votes-range = Yes { $yes }–{ $most_yes } · no { $no }–{ $most_no } · abstain { $abstain } · unknown { $unknown }
votes-blocking = Noes needed to block: { $n } · still wanting: { $wanting }
votes-blockers = · able to block alone: { $names }
votes-unaligned = In no bloc
votes-nobody = nobody speaks for it
votes-own-entry = by an entry of its own
votes-articles = Article by article
notes-scope = Notes on
notes-settled = Also resolved ones
notes-n-open = { $n } open in the draft
notes-none = No note stands here
notes-none-hint = Comment on the words selected; mark a comment internal and it never leaves in an export.
note-nowhere = There is nothing to comment on
note-text = Comment
note-internal = Internal
note-internal-hint = Own delegation only: it never leaves in an export
note-resolved = Resolved
note-footnote = Footnote
note-gone = Its words are gone
note-reply = Reply
note-reply-text = Your reply
note-resolve = Resolve
note-reopen = Open again
note-share = Share
note-make-internal = Make internal
note-edit = Edit…
line-notes = Comments here: { $n }
note-delete = Delete the note
dialog-note-edit-title = Edit the note
proposal-add = Add
proposal-modify = Modify
proposal-suppress = Suppress
proposal-no-change = No change
proposal-move = Move
proposal-tabled = On the table
proposal-withdrawn = Withdrawn
proposal-accepted = Accepted
proposal-rejected = Rejected
proposal-superseded = Superseded
clash-words = Both are about the same words
clash-whole = One is about the whole of which the other is about a part
clash-place = Both go to the same place
vote-unknown = unknown
refusal-not-tabled = Not on the table any more
refusal-target-gone = What it is about is gone from the text
refusal-words-gone = The words it is about are gone from the text
refusal-place-gone = The place it names is gone from the text
refusal-incomplete = It does not say what is to be done
turn-crosses = Red line crossed
turn-objects = New objection
turn-loses = No longer there
turn-relieves = Red line relieved
turn-settles = Objection settled
turn-gains = Gained
dialog-export-title = Export
dialog-import-title = What the table changes
export-kind = What
export-format = Format
export-layout = Layout
export-audience = For whom
export-clauses = Clauses
export-preparing = Preparing a preview
export-first-rows = The first of { $n } rows
export-leaves = Leaves: { $what }
export-stays = Stays here: { $what }
export-group = Group
group-tables = Tables
group-texts = Texts
group-briefs = Briefs
paper-draft = Draft as it stands
paper-redline = Redline since a version
paper-clean = Clean text
paper-asks = What blocs ask
paper-trace = Where the text comes from
paper-article = Article
paper-bloc = Bloc
paper-issue = Issue
export-since = Since
export-bloc = Bloc
export-article = Article
export-issue = Issue
export-every-bloc = Every bloc
export-style = Style
style-un = United Nations: brackets
style-who = WHO: colours and brackets
style-itu = ITU: ADD, MOD, SUP, NOC
format-text = Plain text
export-first-lines = The first of { $n } lines
export-no-version = No version of the draft has been named yet: there is nothing to compare with.
export-cannot = Cannot be written: { $why }
leaves-proposals = proposals on the table
leaves-comments = comments and reasons of proposals
task-exporting = Writing { $name }
task-importing = Reading { $name }
task-stop = Stop { $name }
notice-called-off = { $what } was called off; nothing was written or changed
kind-positions = Positions
kind-verdicts = Verdicts
kind-objections = Objections
kind-instruments = Instruments
kind-accessions = Accessions
kind-brackets = Brackets by version
layout-wide = A row an issue
layout-binary = 0 or 1 for each element
layout-scaled = −3 to 3 for each element
layout-long = A row a demand
audience-public = Public
audience-public-hint = The shared record. No fallbacks, notes or names; nothing confidential, and nothing that follows from it.
audience-partners = Partners
audience-partners-hint = The shared record with its fallbacks. No notes or names; nothing confidential, and nothing that follows from it.
audience-own = Own delegation
audience-own-hint = Everything, what is confidential included. Do not hand it on.
leaves-demands = demands on the shared record
leaves-confidential = confidential positions, demands and decisions
leaves-fallbacks = fallbacks
leaves-notes = notes and reasons
leaves-names = names of persons
leaves-draft = clauses of the draft
import-summary = { $name }, { $rows } rows: { $new } new, { $changed } changed, { $clashing } clashing, { $faults } not read
import-new = new
import-changed = changed
import-clashing = clashing
import-gone = gone
dialog-import-dossier-title = What their dossier changes
import-dossier-summary = { $name }: { $new } new, { $changed } changed, { $clashing } clashing
import-dossier-clash = Both changed what clashes: tick it and theirs holds.
notice-taken-over = { $what } entries taken over
dialog-import-draft-title = What the draft changes
action-import-draft = Take these in
import-draft-summary = { $name }: { $articles } articles read. New: { $changed } changes of the text, { $proposals } proposals, { $notes } comments and footnotes
import-draft-words = Text
import-draft-proposals = Proposals
import-draft-notes = Comments and footnotes: { $n }
import-draft-unclear = Not understood
import-draft-title = Title
import-draft-order = Order of the articles
import-draft-nobody = Nobody named
notice-import-draft = { $what } proposals taken in
notice-import-words = Taken in: { $what }
notice-import-homeless = { $what } proposals were left out: the words they are about were not taken
notice-imported = { $what } changes made from the table
notice-import-same = { $what } changes nothing
notice-import-failed = Not imported: { $what }
undo-import = import of

## The page as a rolling text

action-bracket = Bracket the selection
action-attribute = Attribute brackets…
action-next-bracket = Next brackets
action-previous-bracket = Previous brackets
action-accept-words = Accept the bracketed words
action-drop-bracketed = Drop the bracketed words
action-alternative = Make an alternative
action-choose-alternative = Choose this alternative
action-put-back = Put the agreed words back
action-correction = Only a correction of language
undo-accept-words = bracketed words accepted in Article
undo-drop-bracket = bracketed words dropped in Article
undo-alternative = alternative in Article
undo-choose-alternative = alternative chosen in Article
undo-put-back = agreed words put back in Article
reopens = Reopens text { $status }
reopens-since = Reopens text { $status } on { $day }
reopened-undo = Undo the change
lock-agreed = { $status }: an edit reopens it
lock-reopened = { $status }, and changed since
bracket-of = Brackets of { $who }
bracket-nobodys = Nobody’s brackets
bracket-since = since { $day }
bracket-alone = This bracket has no partner
bracket-card-hint = Click to say whose they are, and why
bracket-others = Other delegations
bracket-note = Remark
bracket-reason = Why they stand
bracket-popup-hint = Space ticks, Enter applies, Escape leaves
reason-unstated = No reason given
reason-alternative = One of several wordings
reason-waits = Waits on another article
reason-waits-on-article = Waits on article { $n }
reason-instructions = Waiting for instructions
reason-tactical = There to be traded
reason-uncertain = Nobody is sure
alternative-option = Option { $n }
alternative-letter = Alternative { $n }
alternative-choose = Choose { $name }
pasted-whole = Taken apart: { $what }. Everything was understood.
pasted-partly = Taken apart: { $what }. Kept as words:
pasted-undo = Undo the paste
pasted-articles = articles { $n }
pasted-paragraphs = paragraphs { $n }
pasted-brackets = brackets { $n }
pasted-owned = of them with an owner { $n }
pasted-alternatives = alternatives { $n }
pasted-agreed = agreed { $n }
pasted-notes = footnotes { $n }
unclear-line = Line { $line }, “{ $words }”: { $why }
unclear-anywhere = “{ $words }”: { $why }
unclear-bracket = a bracket has no partner
unclear-number = the number does not fit its place and is counted anew
unclear-footnote = the footnote has no mark in the text

panel-ledger = Ledger
standing-open = Open
standing-bracketed = Bracketed
standing-agreed = Agreed
standing-struck = Struck
ledger-all = All
ledger-count = { $name } { $n }
ledger-filter = Which paragraphs
ledger-progress = Progress over versions
ledger-search = Search the ledger
ledger-none = No paragraph yet
ledger-none-filtered = No paragraph passes the filter
ledger-since = Since
ledger-reserves = Reserves
ledger-brackets = Brackets
ledger-proposals = Proposals
ledger-verdict = Worst verdict
ledger-words = Words
ledger-recital = Recital { $n }
ledger-reopened = { $status }, reopened
ledger-n-brackets = brackets { $n }
ledger-reserved-by = reserved by { $who }
progress-column = { $name }: open { $open }, bracketed { $bracketed }, agreed { $agreed }

action-follow = Go where the reference or term leads
action-update-references = Update references
undo-update-references = references updated
notice-references-right = Every reference says the right numbers
notice-references-followed = References renumbered with what they lead to: { $what }
notice-references-updated = References updated: { $what }
links-stale = References whose numbers are no longer right: { $n }
link-leads = Leads to { $place }
link-moved = Leads to { $place } by now: “{ $words }”
link-gone = What this led to is gone
link-nowhere = There is nothing of this number
link-hint = Ctrl and a click, or F12, goes there
term-defined = “{ $term }” is defined in { $place }
remark-cross-references-item = “{ $words }” leads nowhere: that paragraph has no such item
remark-cross-references-moved = “{ $words }” leads to “{ $other }” by now
remark-cross-references-gone = What “{ $words }” led to is gone

compare-deletions = Deletions only ({ $n })
compare-deletions-hint = Every paragraph that lost words, was struck or is gone since the earlier version
compare-deletions-none = Nothing was deleted

## Another copy taken in
action-merge = Compare and merge workspace…
action-merge-go = Take it in
pick-merge = The folder of the other copy
dialog-merge-title = Compare and merge
dialog-merge-text = { $n ->
    [0] Nothing differs from { $name }.
    [one] One thing differs from { $name }.
   *[other] { $n } things differ from { $name }; both sides changed { $clashes }.
}
merge-base = Both go back to
merge-base-none = No common state is known
merge-base-version = the version kept here { $when }
merge-base-hint = What only one side changed since then is taken over.
merge-base-hint-none = Nothing counts as deleted, and whatever differs counts as changed by both.
merge-beyond = Families or reference tables differ too. They stay as they are here; “travaux merge” merges them.
merge-mine = Mine
merge-theirs = Theirs
merge-both = Merged
merge-line = { $side }: { $text }
merge-absent = not there
merge-choose = What stands: { $what }
merge-clash = both changed it
merge-changed-mine = changed here
merge-changed-theirs = changed there
merge-changed-both = differs
merge-workspace = The workspace: title and own delegation
merge-draft = The draft: title and order
merge-decision = Decision of { $what }
merge-version = Version { $what }
merge-proposal = Proposal recorded by { $what }
merge-note = Note of { $what }
merge-issue = Issue: { $what }
merge-bloc = { $what }: name and members
merge-sources = Number of sources
notice-merged = Merged with { $what }; save to keep it, undo to take it back
notice-merged-clashing = Merged; to look at: { $what }. Words that both changed stand side by side in brackets
notice-merge-same = There is nothing to take in
notice-merge-failed = The other copy was not taken in: { $what }
notice-merge-presenting = Leave Present mode first: the comparison shows everything
undo-merge = merging

## Brackets round whole paragraphs, articles and chapters
action-bracket-article = Bracket the article
action-bracket-chapter = Bracket the chapter
wrap-paragraph = In brackets as a whole: paragraph { $n }
wrap-paragraphs = In brackets as a whole: paragraphs { $from } to { $to }
wrap-article = In brackets: this article
wrap-articles = In brackets with others: { $n } articles
wrap-lift = Take these brackets away

## The draft beside the table of contents of an instrument
side-outline = Outline: { $name }
outline-covered = { $n } of { $m } articles of the instrument have a counterpart in the draft
outline-caution = A comparison of titles, not of words: the dossier holds the table of contents only. A counterpart speaks of the same thing; what the two provide may differ.
outline-none = no counterpart
outline-counterpart = Article { $n } { $heading }
outline-by-element = by its words: { $element }
outline-alone = In the draft, and in no title of the instrument

## What nothing marks as changed since a version was issued
ledger-chart-folded = The chart needs more room than the rows leave it: make the pane higher, or show it alone
check-issued-differences = Changes since an issued version are marked
check-issued-differences-help = Whoever holds the issued document must see what was changed in it: in brackets, as a proposal, struck, or noted as a correction of language. Example: “may” where the issued text has “shall”, and nothing else.
remark-issued-put-in = “{ $words }” was put in since “{ $other }” was issued, and nothing marks it
remark-issued-taken-out = “{ $words }” stood in “{ $other }” as issued; it is gone, and nothing shows that
remark-issued-replaced = “{ $words }” stands where the issued text has “{ $other }”, and nothing marks it
remark-issued-paragraph-new = A paragraph was put in since “{ $other }” was issued, and nothing marks it: “{ $words }”
remark-issued-paragraph-gone = A paragraph of “{ $other }” as issued is gone, and nothing shows that: “{ $words }”
remark-issued-article-gone = The article “{ $words }” of “{ $other }” as issued is gone, and nothing shows that
remark-issued-heading = The heading was “{ $words }” in “{ $other }” as issued
mark-in-brackets = Put in brackets as …
mark-as-proposal = Tag as proposal of …
mark-put-back = Put back, struck
mark-nobody = Nobody named
undo-mark-brackets = change since the issued version put in brackets
undo-mark-proposal = change since the issued version made a proposal
notice-not-marked = This cannot be marked so: the text changed since, or it is a heading

## The confidential layer under a passphrase
action-lock = Lock with a passphrase…
action-lock-go = Lock
action-relock-go = Change the passphrase
action-unlock = Unlock
action-unseal = Remove the passphrase
action-leave-locked = Leave it locked
dialog-lock-title = Lock the confidential layer
dialog-lock-text = Everything in the folder “private” is sealed with this passphrase, in the age format. Nobody can open it without the passphrase, and nobody can restore a passphrase that is forgotten. Copies made earlier stay readable.
dialog-relock-text = The confidential layer is locked with a passphrase and open now. A new passphrase takes the place of the old one.
dialog-unlock-title = The confidential layer is locked
dialog-unlock-text = Type its passphrase to open it. Without it the shared part opens, and nothing confidential is shown, judged or saved.
passphrase = Passphrase
passphrase-again = The same again
passphrase-short = At least { $n } characters; several words are best
passphrase-differs = The two are not the same yet
passphrase-wrong = It was not opened: type the passphrase again
notice-lock-unsaved = Save the workspace to a folder first
notice-lock-read-only = It cannot be locked: { $what }
notice-unlock-failed = Not unlocked: { $what }

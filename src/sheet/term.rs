//! Things a cell can name, each with an id for programs and words for people.

use super::context::Context;
use super::key;
use super::order::Order;
use super::score::ScoreGroup;
use crate::analysis::audit::{Outcome, Rule};
use crate::analysis::verdict::Verdict;
use crate::dataset::{
    AreaId, ArticleId, BatchId, Better, GrowthBasis, IndicatorId, IndicatorKind, Measure,
    ProgrammeId, ProjectId, Quantity, Record, Stage, TopicId, Whole,
};
use crate::text::pinyin::name_key;
use crate::wording::{self, finding};

/// Something named. Ids of the dataset are valid for one dataset only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Term {
    /// An area.
    Area(AreaId),
    /// A topic.
    Topic(TopicId),
    /// What the figures of projects are about: a topic beside those of the indicators.
    Projects,
    /// An indicator, whatever its measure.
    Indicator(IndicatorId),
    /// An indicator in one measure.
    Line(IndicatorId, Measure),
    /// A measure alone.
    Measure(Measure),
    /// A measure as it is called for an indicator: the change of a rate is not an addition to it.
    MeasureOf(IndicatorId, Measure),
    /// What a share is of.
    Whole(Whole),
    /// What kind of figure an indicator is.
    Kind(IndicatorKind),
    /// Which direction of an indicator is an improvement.
    Better(Better),
    /// The prices a growth rate is stated in.
    GrowthBasis(GrowthBasis),
    /// How targets are grouped.
    ScoreGroup(ScoreGroup),
    /// The verdict on a target.
    Verdict(Verdict),
    /// The stage of a project.
    Stage(Stage),
    /// What a project's figure measures.
    Quantity(Quantity),
    /// A programme.
    Programme(ProgrammeId),
    /// A batch of projects.
    Batch(BatchId),
    /// Projects of a programme without a batch, or of no programme.
    NoBatch(Option<ProgrammeId>),
    /// A project.
    Project(ProjectId),
    /// The outcome of a check.
    Outcome(Outcome),
    /// The rule of a check.
    Rule(Rule),
    /// A check, by its position in the audit.
    Check(u32),
    /// A cited figure.
    Record(Record),
    /// What kind of cited figure.
    RecordKind(RecordKind),
    /// An article.
    Article(ArticleId),
    /// The newspaper of an article; of the articles of one newspaper, the first stands for it.
    Newspaper(ArticleId),
    /// Whether an article's text is at hand, and fits.
    Text(TextState),
    /// Something that holds of a row.
    Flag(Flag),
}

/// The kinds of cited figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecordKind {
    /// A published figure of an indicator.
    Observation,
    /// A target.
    Target,
    /// A figure of a project.
    Project,
    /// A figure of a batch or of a whole programme.
    Batch,
}

impl RecordKind {
    /// The kind of a record.
    #[must_use]
    pub fn of(record: Record) -> RecordKind {
        match record {
            Record::Observation(_) => RecordKind::Observation,
            Record::Target(_) => RecordKind::Target,
            Record::Project(..) => RecordKind::Project,
            Record::Batch(..) | Record::Programme(..) => RecordKind::Batch,
        }
    }
}

/// What is known of an article's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextState {
    /// It is not at hand.
    Missing,
    /// Every numeral of it is accounted for.
    Fits,
    /// Something is wrong.
    Faults,
}

/// Something that is true of a row or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flag {
    /// A project had an event in the year shown.
    Active,
    /// The verdict on a target hangs on a check.
    Decides,
    /// A target was missed, or its indicator went the other way.
    NotMet,
    /// A result was computed from published figures.
    Derived,
    /// A figure was printed again later, and that number is shown elsewhere.
    Again,
    /// No article dates a figure.
    Undated,
}

impl Term {
    /// The id programs know it by; it never depends on the language.
    #[must_use]
    pub fn id(self, cx: &Context<'_>) -> String {
        let dataset = cx.dataset;
        let area = |id| dataset.area(id).map_or("", |area| &*area.id);
        let indicator = |id| dataset.indicator(id).map_or("", |indicator| &*indicator.id);
        let id: &str = match self {
            Term::Area(id) | Term::Whole(Whole::Area(id)) => area(id),
            Term::Topic(id) => dataset.topic(id).map_or("", |topic| &topic.id),
            Term::Projects => "projects",
            Term::Indicator(id) | Term::Whole(Whole::Indicator(id)) => indicator(id),
            Term::Line(id, measure) => return key::line(dataset, id, measure),
            Term::Measure(measure) | Term::MeasureOf(_, measure) => measure.id(),
            Term::Kind(kind) => kind.id(),
            Term::Better(better) => better.id(),
            Term::GrowthBasis(basis) => basis.id(),
            Term::ScoreGroup(ScoreGroup::Rate) => "rate",
            Term::ScoreGroup(ScoreGroup::Share) => "share",
            Term::ScoreGroup(ScoreGroup::Quantity) => "quantity",
            Term::Verdict(verdict) => verdict.id(),
            Term::Stage(stage) => stage.id(),
            Term::Quantity(quantity) => quantity.id(),
            Term::Programme(id) => dataset.programme(id).map_or("", |of| &of.id),
            Term::Batch(id) => dataset.batch(id).map_or("", |batch| &batch.id),
            Term::NoBatch(_) => "",
            Term::Project(id) => dataset.project(id).map_or("", |project| &project.id),
            Term::Outcome(outcome) => outcome.id(),
            Term::Rule(rule) => rule.id(),
            Term::Check(at) => return key::check(cx, at),
            Term::Record(record) => return key::figure(dataset, record),
            Term::RecordKind(RecordKind::Observation) => "observation",
            Term::RecordKind(RecordKind::Target) => "target",
            Term::RecordKind(RecordKind::Project) => "project",
            Term::RecordKind(RecordKind::Batch) => "batch",
            Term::Article(id) => dataset.article(id).map_or("", |article| &article.id),
            Term::Text(TextState::Missing) => "missing",
            Term::Newspaper(id) => dataset.article(id).map_or("", |of| &of.newspaper.zh),
            Term::Text(TextState::Fits) => "fits",
            Term::Text(TextState::Faults) => "faults",
            Term::Flag(_) => "yes",
        };
        id.to_owned()
    }

    /// A shorter name for it; `None` where it has none.
    #[must_use]
    pub(crate) fn words_in_short(self, cx: &Context<'_>) -> Option<String> {
        let line =
            |id, measure| wording::indicator_in_short(cx.dataset, cx.area, id, measure, cx.lang);
        match self {
            Term::Line(id, measure) => line(id, measure),
            Term::Indicator(id) => line(id, Measure::Level),
            // Without its programme, which is the same for most.
            Term::Batch(id) => {
                let batch = cx.dataset.batch(id)?;
                let name = batch.short.as_ref().unwrap_or(&batch.name);
                Some(name.get(cx.lang).to_owned())
            }
            Term::Check(at) => {
                let check = cx.check(at)?;
                Some(wording::finding::name_in_short(cx.dataset, check, cx.lang))
            }
            Term::Record(record) => {
                let subject = cx.dataset.subject(record)?;
                Some(wording::record_in_short(cx.dataset, subject, cx.lang))
            }
            _ => None,
        }
    }

    /// The words for it, in the context's language.
    #[must_use]
    pub fn words(self, cx: &Context<'_>) -> String {
        let (dataset, lang) = (cx.dataset, cx.lang);
        let indicator = |id| dataset.indicator(id).map_or("", |of| of.name.get(lang));
        let words: &str = match self {
            Term::Area(id) | Term::Whole(Whole::Area(id)) => cx.name_of(id),
            Term::Topic(id) => dataset.topic(id).map_or("", |of| of.name.get(lang)),
            Term::Projects => lang.tab_projects(),
            Term::Indicator(id) | Term::Whole(Whole::Indicator(id)) => indicator(id),
            Term::Line(id, measure) => {
                return wording::indicator(dataset, cx.area, id, measure, lang);
            }
            Term::Measure(measure) => return wording::measure(dataset, measure, lang),
            Term::MeasureOf(id, measure) => {
                return wording::measure_of(dataset, cx.area, id, measure, lang);
            }
            Term::Kind(kind) => wording::indicator_kind(kind, lang),
            Term::Better(better) => wording::better(better, lang),
            Term::GrowthBasis(basis) => wording::growth_basis(basis, lang),
            Term::ScoreGroup(ScoreGroup::Rate | ScoreGroup::Share) => lang.group_rates(),
            Term::ScoreGroup(ScoreGroup::Quantity) => lang.group_quantities(),
            Term::Verdict(verdict) => wording::verdict(verdict, lang),
            Term::Stage(stage) => wording::stage(stage, lang),
            Term::Quantity(quantity) => wording::quantity(quantity, lang),
            Term::Programme(id) => dataset.programme(id).map_or("", |of| of.name.get(lang)),
            Term::Batch(id) => return wording::batch(dataset, id, lang),
            Term::NoBatch(Some(_)) => lang.phase_not_stated(),
            Term::NoBatch(None) => lang.projects_of_no_programme(),
            Term::Project(id) => dataset.project(id).map_or("", |of| of.name.get(lang)),
            Term::Outcome(outcome) => finding::outcome(outcome, lang),
            Term::Rule(rule) => finding::rule(rule, lang),
            Term::Check(at) => {
                let check = cx.check(at);
                return check.map_or_else(String::new, |of| finding::name(dataset, of, lang));
            }
            Term::Record(record) => {
                let subject = dataset.subject(record);
                return subject.map_or_else(String::new, |of| wording::record(dataset, of, lang));
            }
            Term::RecordKind(RecordKind::Observation) => lang.column_actual(),
            Term::RecordKind(RecordKind::Target) => lang.column_target(),
            Term::RecordKind(RecordKind::Project) => lang.column_project(),
            Term::RecordKind(RecordKind::Batch) => lang.column_batch(),
            Term::Article(id) => dataset.article(id).map_or("", |of| of.title.get(lang)),
            Term::Newspaper(id) => dataset.article(id).map_or("", |of| of.newspaper.get(lang)),
            Term::Text(TextState::Missing) => lang.text_not_found(),
            Term::Text(TextState::Fits) => lang.text_agrees(),
            Term::Text(TextState::Faults) => lang.text_disagrees(),
            Term::Flag(Flag::Active) => return lang.active_in(cx.year),
            Term::Flag(Flag::Decides) => lang.flag_decides(),
            Term::Flag(Flag::NotMet) => lang.flag_not_met(),
            Term::Flag(Flag::Again) => lang.also_published(),
            Term::Flag(Flag::Undated) => lang.undated(),
            Term::Flag(Flag::Derived) => lang.flag_derived(),
        };
        words.to_owned()
    }

    /// The words for it and for how many there are of what it is about: `fits (131 numerals)`.
    #[must_use]
    pub fn counted(self, cx: &Context<'_>, count: usize) -> String {
        match self {
            Term::Text(TextState::Fits) => cx.lang.text_agrees_in(cx.lang.count_numerals(count)),
            Term::Text(TextState::Faults) => cx.lang.text_disagrees_at(count),
            other => format!("{} {count}", other.words(cx)),
        }
    }

    /// The same thing in data that were read again, where ids may have moved; `None` where it is gone.
    #[must_use]
    pub fn renewed(self, old: &Context<'_>, new: &Context<'_>) -> Option<Term> {
        let id = self.id(old);
        let is_it = |term: &Term| term.id(new) == id;
        let dataset = new.dataset;
        match self {
            Term::Area(_) => dataset.areas().map(|(id, _)| Term::Area(id)).find(is_it),
            Term::Topic(_) => dataset.topics().map(|(id, _)| Term::Topic(id)).find(is_it),
            Term::Programme(_) => {
                let mut all = dataset.programmes().map(|(id, _)| Term::Programme(id));
                all.find(is_it)
            }
            Term::Batch(_) => dataset.batches().map(|(id, _)| Term::Batch(id)).find(is_it),
            Term::Article(_) => {
                let mut all = dataset.articles().map(|(id, _)| Term::Article(id));
                all.find(is_it)
            }
            Term::Newspaper(_) => {
                let mut all = dataset.articles().map(|(id, _)| Term::Newspaper(id));
                all.find(is_it)
            }
            Term::Indicator(_)
            | Term::Line(..)
            | Term::MeasureOf(..)
            | Term::Measure(_)
            | Term::Whole(_)
            | Term::Project(_)
            | Term::NoBatch(_)
            | Term::Check(_)
            | Term::Record(_) => None,
            other => Some(other),
        }
    }

    /// What it is ordered by: its place among others of its kind, or its name.
    #[must_use]
    pub fn order(self, cx: &Context<'_>) -> Order {
        let rank = |at: usize| Order::Rank(u32::try_from(at).unwrap_or(u32::MAX), 0);
        let position = |found: Option<usize>| rank(found.unwrap_or(usize::MAX));
        match self {
            Term::Verdict(verdict) => {
                position(Verdict::ALL.iter().position(|other| *other == verdict))
            }
            Term::Stage(stage) => position(Stage::ALL.iter().position(|(of, _)| *of == stage)),
            Term::Outcome(of) => position(Outcome::ALL.iter().position(|(other, _)| *other == of)),
            Term::Rule(of) => position(Rule::ALL.iter().position(|(other, _)| *other == of)),
            Term::ScoreGroup(group) => rank(group as usize),
            Term::RecordKind(kind) => rank(kind as usize),
            Term::Text(state) => rank(state as usize),
            Term::Batch(id) => {
                let batch = cx.dataset.batch(id);
                let programme =
                    batch.map_or(usize::MAX, |of| crate::dataset::id::Id::index(of.programme));
                let programme = u32::try_from(programme).unwrap_or(u32::MAX);
                Order::Rank(programme, batch.map_or(u32::MAX, |of| of.order))
            }
            other => Order::Name(name_key(&other.words(cx), cx.lang)),
        }
    }
}

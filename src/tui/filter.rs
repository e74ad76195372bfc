//! What the list of a tab can be narrowed to.

use super::listing;
use super::model::{Model, ProjectsView, Tab};
use crate::analysis::audit::{Outcome, Rule};
use crate::analysis::pipeline;
use crate::analysis::verdict::Verdict;
use crate::dataset::{BatchId, Dataset, Stage, TopicId};
use crate::wording::{self, finding};

/// One choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Nothing is left out.
    All,
    /// Targets with this verdict.
    Verdict(Verdict),
    /// Indicators of this topic.
    Topic(TopicId),
    /// Projects that have reached this stage.
    Stage(Stage),
    /// Projects of this batch.
    Batch(BatchId),
    /// Checks that came to this.
    Outcome(Outcome),
    /// Checks of this rule.
    Rule(Rule),
}

impl Choice {
    /// Whether two choices exclude each other.
    #[must_use]
    pub fn is_of_kind(self, other: Choice) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }

    /// The same choice after the data were read again: topics and batches are known by positions,
    /// which may be others' now. `None` where it is gone.
    #[must_use]
    pub fn renewed(self, old: &Dataset, new: &Dataset) -> Option<Choice> {
        match self {
            Choice::Topic(id) => {
                let id = &old.topic(id)?.id;
                let topic = new.topics().find(|(_, topic)| topic.id == *id);
                topic.map(|(id, _)| Choice::Topic(id))
            }
            Choice::Batch(id) => {
                let batch = old.batch(id)?;
                let programme = &old.programme(batch.programme)?.id;
                let (programme, _) = new.programmes().find(|(_, of)| of.id == *programme)?;
                let batches = pipeline::batches(new, programme);
                let same = batches.into_iter().find(|row| row.batch.id == batch.id);
                same.map(|row| Choice::Batch(row.id))
            }
            other => Some(other),
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self, model: &Model) -> String {
        let (lang, dataset) = (model.lang, &model.dataset);
        match self {
            Choice::All => lang.filter_all().to_owned(),
            Choice::Verdict(verdict) => wording::verdict(verdict, lang).to_owned(),
            Choice::Topic(id) => dataset
                .topic(id)
                .map_or_else(String::new, |topic| topic.name.get(lang).to_owned()),
            Choice::Stage(stage) => wording::stage(stage, lang).to_owned(),
            Choice::Batch(id) => {
                let Some(batch) = dataset.batch(id) else {
                    return String::new();
                };
                let programme = dataset.programme(batch.programme);
                let programme = programme.map_or("", |programme| programme.name.get(lang));
                format!("{programme} {}", batch.name.get(lang))
            }
            Choice::Outcome(outcome) => finding::outcome(outcome, lang).to_owned(),
            Choice::Rule(rule) => finding::rule(rule, lang).to_owned(),
        }
    }
}

/// A choice as it is offered.
#[derive(Debug, Clone)]
pub struct Offer {
    /// What is chosen.
    pub choice: Choice,
    /// Its name.
    pub name: String,
    /// How many rows it leaves, beside what else is chosen.
    pub count: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// What the tab offers; what leaves no row is left out.
#[must_use]
pub fn offers(model: &Model) -> Vec<Offer> {
    let mut others = others(model).peekable();
    if others.peek().is_none() {
        return Vec::new();
    }
    let all = Offer {
        choice: Choice::All,
        name: Choice::All.name(model),
        count: listing::count(model, &[]),
        chosen: model.arrangement().filters.is_empty(),
    };
    std::iter::once(all).chain(others).collect()
}

/// Whether the tab offers anything: asked for every frame, so it looks no further than the first.
#[must_use]
pub fn is_possible(model: &Model) -> bool {
    others(model).next().is_some()
}

/// What is offered beside everything.
fn others(model: &Model) -> impl Iterator<Item = Offer> {
    let chosen = &model.arrangement().filters;
    choices(model).into_iter().filter_map(move |choice| {
        let others = chosen.iter().filter(|other| !other.is_of_kind(choice));
        let with: Vec<Choice> = others.copied().chain([choice]).collect();
        let offer = Offer {
            choice,
            name: choice.name(model),
            count: listing::count(model, &with),
            chosen: chosen.contains(&choice),
        };
        (offer.count > 0 || offer.chosen).then_some(offer)
    })
}

/// Everything the list of the tab might be narrowed to.
fn choices(model: &Model) -> Vec<Choice> {
    let dataset = &model.dataset;
    let topics = || dataset.topics().map(|(id, _)| Choice::Topic(id));
    match model.tab {
        Tab::Targets => Verdict::ALL
            .into_iter()
            .map(Choice::Verdict)
            .chain(topics())
            .collect(),
        Tab::Charts => topics().collect(),
        Tab::Projects if model.projects.view != ProjectsView::Batches => {
            let stages = Stage::ALL
                .into_iter()
                .map(|(stage, _)| Choice::Stage(stage));
            let programmes = dataset.programmes();
            let batches = programmes.flat_map(|(id, _)| pipeline::batches(dataset, id));
            stages
                .chain(batches.map(|row| Choice::Batch(row.id)))
                .collect()
        }
        Tab::Audit => {
            let outcomes = Outcome::ALL.into_iter().map(|(of, _)| Choice::Outcome(of));
            let rules = Rule::ALL.into_iter().map(|(of, _)| Choice::Rule(of));
            outcomes.chain(rules).collect()
        }
        _ => Vec::new(),
    }
}

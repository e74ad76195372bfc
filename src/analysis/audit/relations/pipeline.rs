//! Programmes and batches: totals against stages, stages against the numbers that have gone on from
//! them, stated numbers against the projects that are named.

use rust_decimal::Decimal;

use super::super::equation::{Equation, Formula};
use super::super::finding::Explanation;
use super::super::rule::Rule;
use super::super::source::Source;
use crate::analysis::pipeline::{self, Count};
use crate::dataset::{
    Batch, BatchId, Dataset, Programme, ProgrammeId, Project, ProjectId, Quantity, Record,
    RelationKind, Stage, StatedFigure,
};
use crate::figure::Period;

/// Collects these relations.
pub(in super::super) fn collect(dataset: &Dataset, found: &mut Vec<Equation>) {
    let per_project = dataset
        .relations()
        .iter()
        .find_map(|relation| match relation.kind {
            RelationKind::PerProject { low, high } => Some((low, high)),
            _ => None,
        });
    for (id, programme) in dataset.programmes() {
        let of = |at: u32| Source::Record(Record::Programme(id, at));
        let list = List::new(&programme.figures, stages(dataset, id), per_project, of);
        list.collect(found);
        batches_together(dataset, id, programme, found);
        let funnel = pipeline::funnel(dataset, id);
        for (stage, count) in counts(&funnel.total, &funnel.stages) {
            let named = |by| {
                let projects = dataset.projects().filter(|(_, project)| {
                    let reached = pipeline::stage_known(dataset, project, id, by);
                    reached.is_some_and(|reached| stage.is_none_or(|stage| stage == reached))
                });
                Named::of(projects)
            };
            list.named(dataset, count, &named, found);
        }
    }
    for (id, batch) in dataset.batches() {
        let of = |at: u32| Source::Record(Record::Batch(id, at));
        let stages = stages(dataset, batch.programme);
        let list = List::new(&batch.figures, stages, per_project, of);
        list.collect(found);
        let row = pipeline::batch_row(dataset, id, batch);
        for (stage, count) in counts(&row.total, &row.stages) {
            let named = |by| {
                let projects = dataset.projects().filter(|(_, project)| {
                    project.events.iter().any(|event| {
                        event.batch == Some(id)
                            && stage.is_none_or(|stage| stage == event.stage)
                            && pipeline::is_published(dataset, event, by)
                    })
                });
                Named::of(projects)
            };
            list.named(dataset, count, &named, found);
        }
        list.within_programme(dataset, batch, found);
    }
    for (id, project) in dataset.projects() {
        let of = |at: u32| Source::Record(Record::Project(id, at));
        List::new(&project.figures, 0, None, of).collect(found);
    }
}

/// The count of all projects, and that of each stage.
fn counts<'c, 'd>(
    total: &'c Count<'d>,
    stages: &'c [(Stage, Count<'d>)],
) -> impl Iterator<Item = (Option<Stage>, &'c Count<'d>)> {
    let stages = stages.iter().map(|(stage, count)| (Some(*stage), count));
    std::iter::once((None, total)).chain(stages)
}

/// The sum of several batches of one period is at most what their programme states for it.
fn batches_together(
    dataset: &Dataset,
    id: ProgrammeId,
    programme: &Programme,
    found: &mut Vec<Equation>,
) {
    let batches: Vec<(BatchId, &Batch)> = dataset
        .batches()
        .filter(|(_, batch)| batch.programme == id)
        .collect();
    for (at, whole) in (0u32..).zip(&programme.figures) {
        let Some(period) = whole.period else { continue };
        let key = |of: &StatedFigure| (of.about, of.stage, of.reached);
        let is_part = |batch: &Batch, of: &StatedFigure| {
            let date = of.period.or(batch.date);
            key(of) == key(whole) && date.is_some_and(|date| period.holds(date))
        };
        let parts = batches.iter().filter_map(|(id, batch)| {
            let at = batch.figures.iter().position(|of| is_part(batch, of))?;
            Some(Source::Record(Record::Batch(*id, u32::try_from(at).ok()?)))
        });
        let parts: Vec<Source> = parts.collect();
        // One alone is held against it where the batch is.
        if whole.about != Quantity::Share && parts.len() > 1 {
            let whole = Source::Record(Record::Programme(id, at));
            let (rule, formula) = (Rule::Sum, Formula::AtLeastSum);
            found.push(Equation::new(rule, whole, formula, &parts));
        }
    }
}

/// The number of stages that the figures of a programme are about.
fn stages(dataset: &Dataset, id: ProgrammeId) -> usize {
    let figures = dataset
        .programme(id)
        .map_or(&[][..], |programme| &programme.figures);
    let mut stages: Vec<Stage> = figures.iter().filter_map(|stated| stated.stage).collect();
    stages.sort_unstable();
    stages.dedup();
    stages.len()
}

/// The projects of a list that the articles name by some date.
struct Named {
    /// How many.
    count: u32,
    /// Their investments, as far as these are printed.
    investments: Vec<Source>,
}

impl Named {
    fn of<'d>(projects: impl Iterator<Item = (ProjectId, &'d Project)>) -> Named {
        let mut named = Named {
            count: 0,
            investments: Vec::new(),
        };
        for (id, project) in projects {
            named.count = named.count.saturating_add(1);
            let about = |stated: &StatedFigure| stated.about == Quantity::Investment;
            let at = project.figures.iter().position(about);
            let source = at.and_then(|at| u32::try_from(at).ok());
            let source = source.map(|at| Source::Record(Record::Project(id, at)));
            named.investments.extend(source);
        }
        named
    }
}

/// The figures stated about one programme, batch or project.
struct List<'d> {
    figures: Vec<(Source, &'d StatedFigure)>,
    /// The number of stages that the figures of the programme are about.
    stages: usize,
    /// The least and the most that a project costs on average, in the base unit.
    per_project: Option<(Decimal, Decimal)>,
}

impl<'d> List<'d> {
    fn new(
        figures: &'d [StatedFigure],
        stages: usize,
        per_project: Option<(Decimal, Decimal)>,
        source: impl Fn(u32) -> Source,
    ) -> List<'d> {
        let figures = (0u32..)
            .zip(figures)
            .map(|(at, stated)| (source(at), stated));
        List {
            figures: figures.collect(),
            stages,
            per_project,
        }
    }

    fn collect(&self, found: &mut Vec<Equation>) {
        for (source, stated) in &self.figures {
            match (stated.stage, stated.reached) {
                (None, None) => found.extend(self.sum_of_stages(*source, stated)),
                (Some(_), Some(_)) => found.extend(self.gone_on(*source, stated)),
                _ => {}
            }
            if stated.about == Quantity::AnnualInvestment {
                found.extend(self.within_total(*source, stated));
            }
            if stated.about == Quantity::Investment {
                found.extend(self.each_costs(*source, stated));
            }
        }
        self.repeated(found);
    }

    /// The total investment of the projects of a list, against their number.
    fn each_costs(&self, source: Source, total: &StatedFigure) -> Option<Equation> {
        let (low, high) = self.per_project?;
        let count = self.nearest(total, |other| {
            other.about == Quantity::Projects
                && (other.stage, other.reached, other.period)
                    == (total.stage, total.reached, total.period)
        })?;
        let formula = Formula::Each(Some(low), Some(high));
        Some(Equation::new(Rule::Range, source, formula, &[count]))
    }

    /// The sum of the lists of the stages is the whole list.
    fn sum_of_stages(&self, source: Source, total: &StatedFigure) -> Option<Equation> {
        let parts: Vec<Source> = self
            .figures
            .iter()
            .filter(|(_, part)| {
                part.about == total.about
                    && part.period == total.period
                    && part.stage.is_some()
                    && part.reached.is_none()
            })
            .map(|(source, _)| *source)
            .collect();
        // A stage of which no number is stated may hold the rest.
        let formula = if parts.len() >= self.stages {
            Formula::Sum
        } else {
            Formula::AtLeastSum
        };
        (parts.len() > 1).then(|| Equation::new(Rule::Sum, source, formula, &parts))
    }

    /// The projects of a list that have gone on: at most the whole list, and their share of it.
    fn gone_on(&self, source: Source, stated: &StatedFigure) -> Option<Equation> {
        let whole = self.nearest(stated, |other| {
            // A share is of projects.
            let about = match stated.about {
                Quantity::Share => Quantity::Projects,
                about => about,
            };
            other.about == about && other.stage == stated.stage && other.reached.is_none()
        })?;
        if stated.about != Quantity::Share {
            return Some(Equation::new(
                Rule::Funnel,
                source,
                Formula::AtMost,
                &[whole],
            ));
        }
        let part = self.nearest(stated, |other| {
            other.about == Quantity::Projects
                && other.stage == stated.stage
                && other.reached == stated.reached
        })?;
        Some(Equation::new(
            Rule::Share,
            source,
            Formula::Share,
            &[part, whole],
        ))
    }

    /// A batch is part of what its programme states for a period in which the batch lies.
    fn within_programme(&self, dataset: &Dataset, batch: &Batch, found: &mut Vec<Equation>) {
        let Some(programme) = dataset.programme(batch.programme) else {
            return;
        };
        for (source, stated) in &self.figures {
            let Some(date) = stated.period.or(batch.date) else {
                continue;
            };
            let wholes = (0u32..).zip(&programme.figures).filter(|(_, whole)| {
                let key = |of: &StatedFigure| (of.about, of.stage, of.reached);
                key(whole) == key(stated) && whole.period.is_some_and(|period| period.holds(date))
            });
            for (at, _) in wholes {
                let whole = Source::Record(Record::Programme(batch.programme, at));
                found.push(Equation::new(
                    Rule::Subset,
                    *source,
                    Formula::AtMost,
                    &[whole],
                ));
            }
        }
    }

    /// What is planned for a year is part of the whole investment.
    fn within_total(&self, source: Source, stated: &StatedFigure) -> Option<Equation> {
        let whole = self.nearest(stated, |other| {
            other.about == Quantity::Investment
                && other.stage == stated.stage
                && other.reached == stated.reached
        })?;
        Some(Equation::new(
            Rule::Subset,
            source,
            Formula::AtMost,
            &[whole],
        ))
    }

    /// The figure of some kind printed nearest to another: in the same article, by line.
    fn nearest(
        &self,
        to: &StatedFigure,
        is_wanted: impl Fn(&StatedFigure) -> bool,
    ) -> Option<Source> {
        self.figures
            .iter()
            .filter(|(_, other)| is_wanted(other))
            .min_by_key(|(_, other)| {
                (
                    other.citation.article != to.citation.article,
                    other.citation.line.abs_diff(to.citation.line),
                )
            })
            .map(|(source, _)| *source)
    }

    /// Repeated statements about the same list. Several figures of one line are a range, or several
    /// things.
    fn repeated(&self, found: &mut Vec<Equation>) {
        // Several capacities or outputs are of several products.
        let is_one = |(_, (_, stated)): &(usize, &(Source, &StatedFigure))| {
            matches!(
                stated.about,
                Quantity::Projects | Quantity::Investment | Quantity::AnnualInvestment
            )
        };
        for (at, (source, stated)) in self.figures.iter().enumerate().filter(is_one) {
            let key = |of: &StatedFigure| (of.about, of.stage, of.reached, of.period);
            let again = self
                .figures
                .iter()
                .skip(at.saturating_add(1))
                .find(|(_, other)| {
                    let (own, its) = (&stated.citation, &other.citation);
                    key(other) == key(stated) && (own.article, own.line) != (its.article, its.line)
                });
            if let Some((again, _)) = again {
                let formula = Formula::Same;
                found.push(Equation::new(Rule::SameFigure, *source, formula, &[*again]));
            }
        }
    }

    /// The stated number and cost of a list, against the projects that are named by the day they are
    /// stated: what is named later says nothing of what was stated before.
    fn named(
        &self,
        dataset: &Dataset,
        count: &Count<'_>,
        named: &dyn Fn(Option<Period>) -> Named,
        found: &mut Vec<Equation>,
    ) {
        let source_of = |stated: &StatedFigure| {
            let is = |(_, other): &&(Source, &StatedFigure)| std::ptr::eq(*other, stated);
            self.figures.iter().find(is).map(|(source, _)| *source)
        };
        let published = |stated: &StatedFigure| {
            let article = dataset.article(stated.citation.article);
            article.map(|article| article.date)
        };
        let number = count.stated.and_then(|stated| {
            let said = stated.figure.base_value().ok()?;
            Some((source_of(stated)?, said))
        });
        if let Some(((source, said), stated)) = number.zip(count.stated) {
            let names = named(published(stated)).count;
            // Fewer names than things are a list that goes on.
            let formula = if said > names.into() {
                Formula::NamedAtLeast(names)
            } else {
                Formula::Named(names)
            };
            if names > 0 {
                found.push(Equation::new(Rule::Enumeration, source, formula, &[]));
            }
        }
        let Some(total) = count.stated_investment else {
            return;
        };
        let of_list = named(published(total));
        let investments = of_list.investments;
        if let Some(source) = source_of(total).filter(|_| !investments.is_empty()) {
            let printed = Decimal::from(investments.len());
            let partial = number.filter(|(_, said)| *said > printed);
            let formula = match (partial, number) {
                (None, Some(_)) => Formula::Sum,
                _ => Formula::AtLeastSum,
            };
            let mut equation = Equation::new(Rule::Sum, source, formula, &investments);
            equation.because = partial.map(|(number, said)| {
                let all_named = said <= of_list.count.into();
                let explanation = if all_named {
                    Explanation::PartialFigures
                } else {
                    Explanation::PartialList
                };
                (explanation, number)
            });
            found.push(equation);
        }
    }
}

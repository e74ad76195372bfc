//! Projects by stage and batch: those that the articles name, beside the numbers that they state.

use rust_decimal::Decimal;

use crate::dataset::{
    Batch, BatchId, Dataset, ProgrammeId, Project, ProjectId, Quantity, Stage, StageEvent,
    StatedFigure,
};
use crate::figure::Period;
use crate::figure::period::Year;

/// What is known of the projects of one list.
#[derive(Debug, Clone, Default)]
pub struct Count<'d> {
    /// How many the articles name.
    pub named: usize,
    /// How many of these have a printed investment.
    pub named_with_investment: usize,
    /// The sum of these investments, in the base unit (元).
    pub named_investment: Decimal,
    /// How many the articles say there are.
    pub stated: Option<&'d StatedFigure>,
    /// Their total investment, as the articles state it.
    pub stated_investment: Option<&'d StatedFigure>,
    /// The numbers of them that have since reached a later stage, as the articles state them.
    pub reached: Vec<&'d StatedFigure>,
}

/// How many projects of a list the articles name, and their money.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Named {
    /// How many.
    pub projects: usize,
    /// How many of these have a printed investment.
    pub with_investment: usize,
    /// The sum of these investments, in the base unit (元).
    pub investment: Decimal,
}

impl Named {
    fn add(&mut self, project: &Project) {
        self.projects = self.projects.saturating_add(1);
        let investment = project
            .investment()
            .and_then(|stated| stated.figure.base_value().ok());
        if let Some(investment) = investment {
            self.with_investment = self.with_investment.saturating_add(1);
            self.investment = self.investment.saturating_add(investment);
        }
    }
}

impl<'d> Count<'d> {
    /// With the newest figures that are stated about `stage` (or about no stage in particular).
    fn of(named: Named, figures: &'d [StatedFigure], stage: Option<Stage>) -> Count<'d> {
        let newest = |about: Quantity| {
            figures
                .iter()
                .filter(|stated| {
                    stated.about == about && stated.stage == stage && stated.reached.is_none()
                })
                .max_by_key(|stated| stated.period)
        };
        Count {
            named: named.projects,
            named_with_investment: named.with_investment,
            named_investment: named.investment,
            stated: newest(Quantity::Projects),
            stated_investment: newest(Quantity::Investment),
            reached: figures
                .iter()
                .filter(|stated| stated.stage == stage && stated.reached.is_some())
                .collect(),
        }
    }
}

/// All projects of a list, and those of each stage that has a project or a stated number.
fn by_stage<'d>(
    figures: &'d [StatedFigure],
    total: Named,
    stages: impl IntoIterator<Item = (Stage, Named)>,
) -> (Count<'d>, Vec<(Stage, Count<'d>)>) {
    let of_stage = |(stage, named)| (stage, Count::of(named, figures, Some(stage)));
    let is_known = |(_, count): &(_, Count<'_>)| count.named > 0 || count.stated.is_some();
    let stages = stages.into_iter().map(of_stage).filter(is_known);
    (Count::of(total, figures, None), stages.collect())
}

/// A programme by stages.
#[derive(Debug, Clone)]
pub struct Funnel<'d> {
    /// All of it.
    pub total: Count<'d>,
    /// Each stage that has a project or a stated number.
    pub stages: Vec<(Stage, Count<'d>)>,
}

/// The projects of a programme that the articles name: all of them, and those of each stage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedByStage {
    total: Named,
    stages: Vec<(Stage, Named)>,
}

/// Counts the named projects of a programme. This reads all projects of the dataset.
#[must_use]
pub fn named_by_stage(dataset: &Dataset, id: ProgrammeId) -> NamedByStage {
    let mut named = NamedByStage {
        total: Named::default(),
        stages: Stage::ALL
            .map(|(stage, _)| (stage, Named::default()))
            .into(),
    };
    for (_, project) in dataset.projects() {
        if let Some(stage) = stage_in(dataset, project, id) {
            named.total.add(project);
            if let Some((_, count)) = named.stages.iter_mut().find(|(of, _)| *of == stage) {
                count.add(project);
            }
        }
    }
    named
}

/// The stages of a programme.
#[must_use]
pub fn funnel(dataset: &Dataset, id: ProgrammeId) -> Funnel<'_> {
    funnel_of(dataset, id, &named_by_stage(dataset, id))
}

/// The stages of a programme, from its named projects as they were counted before.
#[must_use]
pub fn funnel_of<'d>(dataset: &'d Dataset, id: ProgrammeId, named: &NamedByStage) -> Funnel<'d> {
    let figures = dataset.programme(id).map_or(&[][..], |of| &of.figures);
    let (total, stages) = by_stage(figures, named.total, named.stages.iter().copied());
    Funnel { total, stages }
}

/// The stage a project has reached within a programme; `None` where it is not part of it.
#[must_use]
fn stage_in(dataset: &Dataset, project: &Project, programme: ProgrammeId) -> Option<Stage> {
    stage_known(dataset, project, programme, None)
}

/// The same, as far as it was published by a date.
#[must_use]
pub(super) fn stage_known(
    dataset: &Dataset,
    project: &Project,
    programme: ProgrammeId,
    by: Option<Period>,
) -> Option<Stage> {
    let belongs = |event: &&StageEvent| match event.batch {
        Some(batch) => dataset
            .batch(batch)
            .is_some_and(|batch| batch.programme == programme),
        None => programme_of(dataset, project) == Some(programme),
    };
    project
        .events
        .iter()
        .filter(belongs)
        .filter(|event| is_published(dataset, event, by))
        .map(|event| event.stage)
        .max()
}

/// Whether an event was published by a date, if there is one.
#[must_use]
pub(super) fn is_published(dataset: &Dataset, event: &StageEvent, by: Option<Period>) -> bool {
    let article = dataset.article(event.citation.article);
    by.is_none_or(|by| article.is_some_and(|article| article.date <= by))
}

/// The programme a project is listed under: the one it names, or that of its latest batch.
#[must_use]
pub fn programme_of(dataset: &Dataset, project: &Project) -> Option<ProgrammeId> {
    project.programme.or_else(|| {
        let batch = project.events.iter().rev().find_map(|event| event.batch)?;
        dataset.batch(batch).map(|batch| batch.programme)
    })
}

/// The date of an event, or else that of its batch.
#[must_use]
pub fn date_of(dataset: &Dataset, event: &StageEvent) -> Option<Period> {
    event.date.or_else(|| dataset.batch(event.batch?)?.date)
}

/// One batch.
#[derive(Debug, Clone)]
pub struct BatchRow<'d> {
    /// The batch.
    pub batch: &'d Batch,
    /// All of it.
    pub total: Count<'d>,
    /// Signed, started, in production: what is named and what is stated.
    pub stages: Vec<(Stage, Count<'d>)>,
}

/// The batches of a programme in their order.
#[must_use]
pub fn batches(dataset: &Dataset, programme: ProgrammeId) -> Vec<BatchRow<'_>> {
    let mut rows: Vec<BatchRow<'_>> = dataset
        .batches()
        .filter(|(_, batch)| batch.programme == programme)
        .map(|(id, batch)| batch_row(dataset, id, batch))
        .collect();
    rows.sort_by_key(|row| row.batch.order);
    rows
}

/// One batch, with what is named and stated of it.
#[must_use]
pub fn batch_row<'d>(dataset: &'d Dataset, id: BatchId, batch: &'d Batch) -> BatchRow<'d> {
    let (total, stages) = counted(dataset, |_, event| event.batch == Some(id));
    let (total, stages) = by_stage(&batch.figures, total, stages);
    BatchRow {
        batch,
        total,
        stages,
    }
}

/// The projects with an event for which `belongs` holds: all of them, and by the stages of these events.
fn counted(
    dataset: &Dataset,
    belongs: impl Fn(&Project, &StageEvent) -> bool,
) -> (Named, [(Stage, Named); Stage::ALL.len()]) {
    let mut total = Named::default();
    let mut stages = Stage::ALL.map(|(stage, _)| (stage, Named::default()));
    for (_, project) in dataset.projects() {
        let mut is_counted = false;
        for event in project
            .events
            .iter()
            .filter(|event| belongs(project, event))
        {
            if !is_counted {
                total.add(project);
                is_counted = true;
            }
            if let Some((_, count)) = stages.iter_mut().find(|(stage, _)| *stage == event.stage) {
                count.add(project);
            }
        }
    }
    (total, stages)
}

/// Whether a project is listed under a programme but in none of its batches; for `None`, under no
/// programme at all.
#[must_use]
pub fn is_without_batch(
    dataset: &Dataset,
    project: &Project,
    programme: Option<ProgrammeId>,
) -> bool {
    let mut batches = project.events.iter().filter_map(|event| event.batch);
    let is_of = |id: BatchId| dataset.batch(id).map(|batch| batch.programme) == programme;
    programme_of(dataset, project) == programme
        && project.events.iter().any(|event| event.batch.is_none())
        && !batches.any(is_of)
}

/// The named projects of a programme that are in no batch, or those of no programme: all of them, and by
/// stage.
#[must_use]
pub fn without_batch(
    dataset: &Dataset,
    programme: Option<ProgrammeId>,
) -> (Count<'_>, Vec<(Stage, Count<'_>)>) {
    let belongs = |project: &Project, event: &StageEvent| {
        event.batch.is_none() && is_without_batch(dataset, project, programme)
    };
    let (total, stages) = counted(dataset, belongs);
    by_stage(&[], total, stages)
}

/// One project, as lists show it.
#[derive(Debug, Clone)]
pub struct ProjectRow<'d> {
    /// Its number.
    pub id: ProjectId,
    /// The project.
    pub project: &'d Project,
    /// The stage it has reached.
    pub stage: Option<Stage>,
    /// The event by which it reached it.
    pub event: Option<&'d StageEvent>,
}

/// All projects: by stage, then in the order of the files.
#[must_use]
pub fn projects(dataset: &Dataset) -> Vec<ProjectRow<'_>> {
    let mut rows: Vec<ProjectRow<'_>> = dataset
        .projects()
        .map(|(id, project)| project_row(id, project))
        .collect();
    rows.sort_by_key(|row| row.stage);
    rows
}

/// One project.
#[must_use]
pub fn project_row(id: ProjectId, project: &Project) -> ProjectRow<'_> {
    ProjectRow {
        id,
        project,
        stage: project.stage(),
        event: project.events.iter().max_by_key(|event| event.stage),
    }
}

/// Whether a project has an event of that year, as far as dates are printed.
#[must_use]
pub fn is_active_in(dataset: &Dataset, project: &Project, year: Year) -> bool {
    project
        .events
        .iter()
        .any(|event| date_of(dataset, event).is_some_and(|date| date.year() == year))
}

/// What programmes stated about a year: the numbers of projects by stage, and their cost.
pub fn stated_in(
    dataset: &Dataset,
    year: Year,
) -> impl Iterator<Item = (ProgrammeId, &StatedFigure)> {
    dataset.programmes().flat_map(move |(id, programme)| {
        let of_year =
            move |stated: &&StatedFigure| stated.period.is_some_and(|period| period.year() == year);
        programme
            .figures
            .iter()
            .filter(of_year)
            .map(move |stated| (id, stated))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Sources, load};

    fn zone() -> Dataset {
        load(&Sources::embedded()).unwrap().dataset
    }

    fn programme(dataset: &Dataset, id: &str) -> ProgrammeId {
        dataset
            .programmes()
            .find(|(_, programme)| &*programme.id == id)
            .unwrap()
            .0
    }

    #[test]
    fn all_thirty_seven_projects_of_the_three_batches_are_named() {
        let dataset = zone();
        let funnel = funnel(&dataset, programme(&dataset, "three-batches"));
        assert_eq!(funnel.total.named, 37);
        assert_eq!(funnel.total.stated.unwrap().figure.value, Decimal::from(37));
        let stages: Vec<_> = funnel
            .stages
            .iter()
            .map(|(stage, count)| {
                (
                    *stage,
                    count.named,
                    count.stated.map(|s| s.figure.value.to_string()),
                )
            })
            .collect();
        assert_eq!(
            stages,
            [
                (Stage::Signed, 6, Some("6".into())),
                (Stage::Started, 24, Some("24".into())),
                (Stage::InProduction, 7, Some("7".into())),
            ]
        );
    }

    #[test]
    fn a_batch_says_how_much_of_its_money_is_named() {
        let dataset = zone();
        let rows = batches(&dataset, programme(&dataset, "collective-starts"));
        let january = rows.first().unwrap();
        assert_eq!(
            (january.total.named, january.total.named_with_investment),
            (3, 3)
        );
        assert_eq!(
            january.total.named_investment,
            Decimal::new(1017, 1) * Decimal::from(100_000_000)
        );
        assert_eq!(
            january
                .total
                .stated_investment
                .unwrap()
                .figure
                .value
                .to_string(),
            "138.8"
        );
    }

    #[test]
    fn phases_hold_the_projects_that_were_listed_for_them() {
        let dataset = zone();
        let rows = batches(&dataset, programme(&dataset, "three-batches"));
        let named: Vec<_> = rows
            .iter()
            .map(|row| {
                row.stages
                    .iter()
                    .map(|(stage, count)| (*stage, count.named))
                    .collect::<Vec<_>>()
            })
            .collect();
        assert_eq!(named[5], [(Stage::Started, 5)]);
        assert_eq!(named[6], [(Stage::Signed, 0), (Stage::Started, 9)]);
        assert_eq!(rows[6].batch.date, Some(Period::Day(2023, 1, 28)));
    }

    #[test]
    fn one_project_can_pass_through_two_programmes() {
        let dataset = zone();
        let (_, park) = dataset
            .projects()
            .find(|(_, project)| &*project.id == "wisdom-park-2")
            .unwrap();
        let stage = |id| stage_in(&dataset, park, programme(&dataset, id));
        assert_eq!(stage("collective-starts"), Some(Stage::Started));
        assert_eq!(stage("three-batches"), Some(Stage::InProduction));
        assert!(is_active_in(&dataset, park, 2021));
        assert!(!is_active_in(&dataset, park, 2020));
    }
}

//! Which projects a row of the batches is of, and what follows from them: the stages they have
//! reached, the other rows they stand in, the lines that tell of them.

use super::key::RowId;
use super::term::Term;
use crate::analysis::pipeline;
use crate::dataset::{Citation, Dataset, Project, ProjectId, Record, Stage};
use crate::text::Bilingual;

/// The projects of a row, whatever stage they reached in it.
pub(super) fn members(dataset: &Dataset, id: RowId) -> impl Iterator<Item = (ProjectId, &Project)> {
    dataset.projects().filter(move |(_, project)| match id {
        RowId::Batch(id) => project.events.iter().any(|event| event.batch == Some(id)),
        RowId::NoBatch(programme) => pipeline::is_without_batch(dataset, project, programme),
        _ => false,
    })
}

/// How many projects of a row have reached each stage.
pub(super) fn reached(dataset: &Dataset, id: RowId) -> Vec<(Stage, usize)> {
    let mut counts = Stage::ALL.map(|(stage, _)| (stage, 0usize));
    for stage in members(dataset, id).filter_map(|(_, project)| project.stage()) {
        if let Some((_, count)) = counts.iter_mut().find(|(of, _)| *of == stage) {
            *count = count.saturating_add(1);
        }
    }
    counts.into_iter().filter(|(_, count)| *count > 0).collect()
}

/// The other rows in which projects of a row are listed too, with how many.
pub(super) fn also_listed(dataset: &Dataset, id: RowId) -> Vec<(Term, usize)> {
    let mut found: Vec<(Term, usize)> = Vec::new();
    for (_, project) in members(dataset, id) {
        for row in rows_of(dataset, project) {
            let term = match row {
                RowId::Batch(batch) if row != id => Term::Batch(batch),
                RowId::NoBatch(programme) if row != id => Term::NoBatch(programme),
                _ => continue,
            };
            match found.iter_mut().find(|(of, _)| *of == term) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => found.push((term, 1)),
            }
        }
    }
    found
}

/// The rows that a project stands in, each once.
fn rows_of(dataset: &Dataset, project: &Project) -> Vec<RowId> {
    let mut rows: Vec<RowId> = Vec::new();
    for batch in project.events.iter().filter_map(|event| event.batch) {
        if !rows.contains(&RowId::Batch(batch)) {
            rows.push(RowId::Batch(batch));
        }
    }
    let programme = pipeline::programme_of(dataset, project);
    if pipeline::is_without_batch(dataset, project, programme) {
        rows.push(RowId::NoBatch(programme));
    }
    rows
}

/// The notes of a curator that every project of a row has, and that therefore apply to the row.
pub(super) fn notes(dataset: &Dataset, id: RowId) -> Vec<&Bilingual> {
    let mut projects = members(dataset, id).map(|(_, project)| project);
    let noted = |project: &Project, note: &Bilingual| {
        let mut notes = project
            .events
            .iter()
            .filter_map(|event| event.note.as_ref());
        notes.any(|other| other.zh == note.zh)
    };
    let Some(first) = projects.next() else {
        return Vec::new();
    };
    let others: Vec<&Project> = projects.collect();
    let notes = first.events.iter().filter_map(|event| event.note.as_ref());
    let of_all = notes.filter(|note| others.iter().all(|project| noted(project, note)));
    of_all.collect()
}

/// What was stated of a row.
pub(super) fn records_of(dataset: &Dataset, id: RowId) -> Vec<Record> {
    match id {
        RowId::Batch(id) => {
            let figures = dataset.batch(id).map_or(&[][..], |batch| &batch.figures);
            let figures = (0u32..).zip(figures);
            figures.map(|(at, _)| Record::Batch(id, at)).collect()
        }
        _ => Vec::new(),
    }
}

/// The lines that tell of a row: what was stated of it, then the projects that were named.
pub(super) fn places(dataset: &Dataset, id: RowId) -> Vec<Citation> {
    let batch = match id {
        RowId::Batch(id) => Some(id),
        _ => None,
    };
    let figures = batch.and_then(|id| dataset.batch(id));
    let figures = figures.map_or(&[][..], |batch| &batch.figures);
    let events = members(dataset, id).flat_map(|(_, project)| &project.events);
    let events = events.filter(|event| event.batch == batch);
    figures
        .iter()
        .map(|stated| &stated.citation)
        .chain(events.map(|event| &event.citation))
        .cloned()
        .collect()
}

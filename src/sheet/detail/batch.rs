//! A batch in full: the projects named with their stages, and what is stated about it.

use super::{Block, Page, Tone, project};
use crate::analysis::pipeline;
use crate::dataset::{BatchId, ProgrammeId, Project, Record};
use crate::sheet::cell::Place;
use crate::sheet::context::Context;
use crate::sheet::key::RowId;
use crate::sheet::members::members;
use crate::sheet::term::Term;
use crate::text::numbers;
use crate::wording;

/// A batch.
#[must_use]
pub fn blocks<'d>(cx: &Context<'d>, id: BatchId) -> Vec<Block<'d>> {
    let (dataset, lang) = (cx.dataset, cx.lang);
    let Some(batch) = dataset.batch(id) else {
        return Vec::new();
    };
    let mut page = Page::new(cx, wording::batch(dataset, id, lang));
    match batch.date {
        Some(date) => page.say(numbers::period(date, lang)),
        None => page.quiet(lang.date_not_printed()),
    }
    page.note(batch.note.as_ref());
    let total = pipeline::batch_row(dataset, id, batch).total;
    if let Some(stated) = total.stated {
        let stated = numbers::number(stated.figure.value, lang);
        page.say(lang.named_of_stated(total.named, stated));
    }
    projects(&mut page, RowId::Batch(id));
    project::figures(&mut page, &batch.figures);
    let stated = (0u32..).zip(&batch.figures);
    page.open_check(stated.map(|(at, _)| Record::Batch(id, at)));
    page.blocks
}

/// The projects of a programme that are listed without a batch; of `None`, those of no programme.
#[must_use]
pub fn without_batch<'d>(cx: &Context<'d>, programme: Option<ProgrammeId>) -> Vec<Block<'d>> {
    let name = Term::NoBatch(programme).words(cx);
    let title = match programme {
        Some(id) => format!("{} · {name}", Term::Programme(id).words(cx)),
        None => name,
    };
    let mut page = Page::new(cx, title);
    projects(&mut page, RowId::NoBatch(programme));
    page.blocks
}

/// The projects of a row by the stage they have reached, each with its stages in order.
fn projects(page: &mut Page<'_>, row: RowId) {
    let (dataset, lang) = (page.cx.dataset, page.cx.lang);
    let mut found: Vec<&Project> = members(dataset, row).map(|(_, project)| project).collect();
    if found.is_empty() {
        return;
    }
    found.sort_by_key(|project| project.stage());
    page.section(lang.section_projects());
    for project in found {
        let name = project.name.get(lang);
        match project.stage() {
            Some(stage) => page.tell(name, Tone::Event(stage)),
            None => page.say(name),
        }
        for event in &project.events {
            let batch = event.batch.filter(|batch| RowId::Batch(*batch) != row);
            let words = [
                Some(wording::stage(event.stage, lang).to_owned()),
                batch.map(|batch| wording::batch(dataset, batch, lang)),
                pipeline::date_of(dataset, event).map(|date| numbers::period(date, lang)),
            ];
            let place = Place::from(&event.citation);
            let words = words.into_iter().flatten().collect();
            page.blocks.push(Block::Brief(words, place));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Stage;
    use crate::sheet::batches::Batches;
    use crate::sheet::testing::frozen;
    use crate::text::Lang;

    #[test]
    fn a_batch_names_its_own_projects() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let named = |key: &str| -> Vec<(String, Tone)> {
            let Some(RowId::Batch(id)) = RowId::find(&Batches, &cx, key) else {
                panic!("no batch {key}");
            };
            let blocks = blocks(&cx, id);
            let start = blocks
                .iter()
                .position(|block| *block == Block::Section(cx.lang.section_projects()));
            let section = blocks.iter().skip(start.unwrap() + 1);
            let section = section.take_while(|block| !matches!(block, Block::Section(_)));
            let said = section.filter_map(|block| match block {
                Block::Say(text, tone) => Some((text.clone(), *tone)),
                _ => None,
            });
            said.collect()
        };
        let one = named("three-batches/tb-1");
        let park = (
            "Wisdom Industrial Park, Phase II".to_owned(),
            Tone::Event(Stage::InProduction),
        );
        assert_eq!(one, [park]);
        assert_eq!(named("collective-starts/cs-2021-01").len(), 3);
    }
}

//! A batch in full: what is stated about it, and the projects named.

use super::{Block, Page, project};
use crate::analysis::pipeline;
use crate::dataset::{BatchId, Record};
use crate::sheet::cell::Place;
use crate::sheet::context::Context;
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
    project::figures(&mut page, &batch.figures);
    let stated = (0u32..).zip(&batch.figures);
    page.open_check(stated.map(|(at, _)| Record::Batch(id, at)));
    page.section(lang.section_projects());
    for (_, named) in dataset.projects() {
        let events = named.events.iter();
        for event in events.filter(|event| event.batch == Some(id)) {
            let stage = wording::stage(event.stage, lang);
            page.say(format!("{stage} · {}", named.name.get(lang)));
            let place = Place::from(&event.citation);
            page.blocks.push(Block::Brief(Vec::new(), place));
        }
    }
    page.blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::RowId;
    use crate::sheet::batches::Batches;
    use crate::sheet::testing::frozen;
    use crate::text::Lang;

    #[test]
    fn a_batch_names_its_own_projects() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let named = |key: &str| -> Vec<String> {
            let Some(RowId::Batch(id)) = RowId::find(&Batches, &cx, key) else {
                panic!("no batch {key}");
            };
            let told = blocks(&cx, id);
            let start = told
                .iter()
                .position(|block| *block == Block::Section(cx.lang.section_projects()));
            let said = told
                .iter()
                .skip(start.unwrap())
                .filter_map(|block| match block {
                    Block::Say(text, _) => Some(text.clone()),
                    _ => None,
                });
            said.collect()
        };
        let one = named("three-batches/tb-1");
        assert_eq!(one.len(), 1, "{one:?}");
        assert!(one[0].starts_with("in production · "), "{one:?}");
        assert_eq!(named("collective-starts/cs-2021-01").len(), 3);
    }
}

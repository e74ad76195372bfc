//! A project in full: its stages in order and everything stated about it, each with its line.

use super::{Block, Page, Tone};
use crate::analysis::pipeline;
use crate::dataset::{ProjectId, Record, StatedFigure};
use crate::sheet::context::Context;
use crate::text::numbers;
use crate::wording;

/// A project.
#[must_use]
pub fn blocks<'d>(cx: &Context<'d>, id: ProjectId) -> Vec<Block<'d>> {
    let (dataset, lang) = (cx.dataset, cx.lang);
    let Some(project) = dataset.project(id) else {
        return Vec::new();
    };
    let mut page = Page::new(cx, project.name.get(lang).to_owned());
    if let Some(stage) = project.stage() {
        page.tell(wording::stage(stage, lang), Tone::Stage(stage));
    }
    page.section(lang.section_events());
    for event in &project.events {
        let mut words = vec![wording::stage(event.stage, lang).to_owned()];
        words.extend(
            event
                .batch
                .map(|batch| wording::batch(dataset, batch, lang)),
        );
        words.push(match pipeline::date_of(dataset, event) {
            Some(date) => numbers::period(date, lang),
            None => lang.date_not_printed().to_owned(),
        });
        page.tell(words.join(" · "), Tone::Event(event.stage));
        page.cited(&event.citation);
        page.note(event.note.as_ref());
    }
    figures(&mut page, &project.figures);
    let stated = (0u32..).zip(&project.figures);
    page.open_check(stated.map(|(at, _)| Record::Project(id, at)));
    page.blocks
}

/// Figures stated about a project or a batch.
pub(super) fn figures<'d>(page: &mut Page<'d>, figures: &'d [StatedFigure]) {
    let lang = page.cx.lang;
    if figures.is_empty() {
        return;
    }
    page.section(lang.section_figures());
    for stated in figures {
        let mut words = Vec::new();
        if let Some(stage) = stated.stage {
            words.push(wording::stage(stage, lang).to_owned());
        }
        words.push(wording::quantity(stated.about, lang).to_owned());
        if let Some(reached) = stated.reached {
            words.push(lang.of_which(wording::stage(reached, lang)));
        }
        words.push(numbers::full(stated.figure, lang));
        page.say(words.join(" · "));
        page.cited(&stated.citation);
        page.note(stated.note.as_ref());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::RowId;
    use crate::sheet::projects::Projects;
    use crate::sheet::testing::made_up;
    use crate::text::Lang;

    #[test]
    fn a_page_of_a_project_tells_its_stages_with_their_dates_and_how_far_things_have_come() {
        let cite = "cite = { article = \"a\", line = 6, printed = \"5个\" }\n";
        let projects = format!(
            "[[project]]\nid = \"park\"\nname_zh = \"园\"\nname_en = \"Park\"\n[[project.event]]\nstage = \
             \"started\"\ndate = \"2021-05\"\n{cite}[[project.event]]\nstage = \"signed\"\n{cite}\
             [[project.figure]]\nabout = \"projects\"\nstage = \"started\"\nreached = \
             \"in_production\"\nvalue = \"5\"\nunit = \"个\"\n{cite}"
        );
        let dataset = made_up(&[("projects.toml", &projects)]);
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let Some(RowId::Project(id)) = RowId::find(&Projects, &cx, "park") else {
            panic!("no park");
        };
        let said = blocks(&cx, id).into_iter().filter_map(|block| match block {
            Block::Say(text, _) => Some(text),
            _ => None,
        });
        assert_eq!(
            said.collect::<Vec<String>>(),
            [
                "started",
                "signed · undated",
                "started · May 2021",
                "started · projects · of which in production · 5",
            ]
        );
    }
}

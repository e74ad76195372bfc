//! A project's card: its stages in order and everything stated about it, each with its line.

use ratatui::style::Style;
use ratatui::text::Line;

use super::detail::Page;
use crate::analysis::pipeline::{self, ProjectRow};
use crate::dataset::StatedFigure;
use crate::sheet;
use crate::text::numbers;
use crate::tui::glyphs;
use crate::tui::model::Model;
use crate::wording;

/// The lines of the card, `width` cells wide.
#[must_use]
pub fn card(model: &Model, row: &ProjectRow<'_>, width: usize) -> Vec<Line<'static>> {
    let project = row.project;
    let lang = model.lang;
    let mut page = Page::new(model, width);
    page.text(project.name.get(lang), page.theme.heading);
    if let Some(stage) = project.stage() {
        let style = page.theme.stage(stage);
        page.text(
            &format!("{} {}", glyphs::stage(stage), wording::stage(stage, lang)),
            style,
        );
    }
    page.section(lang.section_events());
    for event in &project.events {
        let mut words = vec![wording::stage(event.stage, lang).to_owned()];
        if let Some(batch) = event.batch.and_then(|id| model.dataset.batch(id)) {
            let programme = model.dataset.programme(batch.programme);
            let programme = programme.map_or("", |programme| programme.name.get(lang));
            words.push(format!("{programme} {}", batch.name.get(lang)));
        }
        match pipeline::date_of(&model.dataset, event) {
            Some(date) => words.push(numbers::period(date, lang)),
            None => words.push(lang.date_not_printed().to_owned()),
        }
        page.text(
            &format!("{} {}", glyphs::stage(event.stage), words.join(" · ")),
            Style::new(),
        );
        page.citation(&event.citation);
        page.note(event.note.as_ref());
    }
    figures(&mut page, &project.figures);
    page.audit(model, sheet::projects::records(row.id, project));
    page.lines
}

/// Figures stated about a project or a batch.
pub fn figures(page: &mut Page<'_>, figures: &[StatedFigure]) {
    let lang = page.lang;
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
        page.text(&words.join(" · "), Style::new());
        page.citation(&stated.citation);
        page.note(stated.note.as_ref());
    }
}

//! Takes over data that were read again.

use std::sync::Arc;

use super::behind::renew_popup;
use crate::dataset::{ArticleTexts, Dataset};
use crate::sheet::Context;
use crate::tui::model::Model;
use crate::tui::popup::Change;

/// Takes over a dataset that was read again. Selected rows stay selected where they still exist.
pub(super) fn replace(model: &mut Model, dataset: Arc<Dataset>, texts: Arc<ArticleTexts>) {
    let (old_data, old_audit) = (Arc::clone(&model.shared.dataset), model.shared.audit.take());
    let (area, year, lang) = (model.shared.area, model.shared.year, model.shared.lang);
    let old = Context {
        audit: old_audit.as_deref(),
        ..Context::new(&old_data, area, year, lang)
    };
    let home = dataset.zone().home;
    let area_id = old_data.area(area).map(|of| &*of.id);
    let new_area = area_id.and_then(|id| dataset.find_area(id)).unwrap_or(home);
    let new = Context::new(&dataset, new_area, year, lang);
    for table in model.tables_mut() {
        table.note_selected(&old);
        table.renew_filters(&old, &new);
    }
    model.screens.charts.renew(&old, &new);
    model.shared.area = new_area;
    model.shared.dataset = Arc::clone(&dataset);
    model.shared.generation = model.shared.generation.saturating_add(1);
    model.shared.dataset_generation = model.shared.generation;
    model.shared.texts = texts;
    model.shared.verified = Arc::default();
    model.shared.problems = None;
    model.shared.index.take();
    model.matches = None;
    model.screens.sources.visit = None;
    model.screens.audit.visit = None;
    model.settle();
    renew_popup(model, Change::Data);
}

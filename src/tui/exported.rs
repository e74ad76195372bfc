//! The view as a sheet: which one it is, and its rows in the order of the screen. Copying, exporting
//! and the spoken dashboard read it, so that they tell what is seen.

use super::listing;
use super::model::{Model, ProjectsView, SourcesView, Tab, TargetsView};
use crate::dataset::{Record, Subject};
use crate::output::format::{self, CsvOptions, Format};
use crate::sheet::list;
use crate::sheet::{Context, RowId, SheetId, copy};

/// The view as a sheet: its rows as they are narrowed and ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Which sheet.
    pub sheet: SheetId,
    /// Its rows.
    pub ids: Vec<RowId>,
}

/// The list whose rows are selected: in the charts, the indicators.
#[must_use]
pub fn listed(model: &Model) -> View {
    let all = |sheet: SheetId| View {
        ids: sheet.sheet().ids(&model.context()),
        sheet,
    };
    match model.tab {
        Tab::Overview => all(SheetId::Headlines),
        Tab::Targets => match model.targets.view {
            TargetsView::Year => {
                let scores = listing::targets(model);
                let records = scores
                    .iter()
                    .filter_map(|score| model.dataset.record_of_target(score.target));
                View {
                    sheet: SheetId::Scorecard,
                    ids: records.map(RowId::Figure).collect(),
                }
            }
            TargetsView::AllYears => {
                let lines = listing::lines(model).into_iter();
                let ids = lines.map(|line| RowId::Line(line.indicator, line.measure));
                View {
                    sheet: SheetId::AllYears,
                    ids: ids.collect(),
                }
            }
        },
        Tab::Projects => match model.projects.view {
            ProjectsView::List | ProjectsView::Board => {
                let rows = listing::projects(model).into_iter();
                View {
                    sheet: SheetId::Projects,
                    ids: rows.map(|row| RowId::Project(row.id)).collect(),
                }
            }
            ProjectsView::Batches => all(SheetId::Batches),
        },
        Tab::Charts => {
            let ids = listing::indicators(model).into_iter();
            View {
                sheet: SheetId::Indicators,
                ids: ids.map(RowId::Indicator).collect(),
            }
        }
        Tab::Audit => {
            let shown = model.audit_tab.shown.iter();
            let ids = shown.filter_map(|at| u32::try_from(*at).ok());
            View {
                sheet: SheetId::Checks,
                ids: ids.map(RowId::Check).collect(),
            }
        }
        Tab::Sources => match model.sources.view {
            SourcesView::Figures => all(SheetId::Figures(None)),
            SourcesView::Articles => all(SheetId::Articles),
        },
    }
}

/// What is exported: the list, or what the charts show of the selected indicator.
#[must_use]
pub fn view(model: &Model) -> View {
    let sheet = match (model.tab, model.charted()) {
        (Tab::Charts, _) if !model.charts.beside.is_empty() => {
            SheetId::Index(model.charts.beside.clone())
        }
        (Tab::Charts, Some(charted)) => SheetId::Series(Some(charted)),
        _ => return listed(model),
    };
    View {
        ids: sheet.sheet().ids(&model.context()),
        sheet,
    }
}

/// The row of the view that is copied.
fn selected(model: &Model, view: &View) -> Option<RowId> {
    match view.sheet {
        SheetId::Series(_) => of_year(&model.context(), &view.ids),
        _ => super::detail::selected(model).filter(|id| view.ids.contains(id)),
    }
}

/// The figure of a series that was reached in the year shown, or else the newest.
fn of_year(cx: &Context<'_>, ids: &[RowId]) -> Option<RowId> {
    let period = |id: &RowId| match *id {
        RowId::Figure(record @ Record::Observation(_)) => match cx.dataset.subject(record)? {
            Subject::Observation(of) => Some(of.period),
            _ => None,
        },
        _ => None,
    };
    let of_year = ids
        .iter()
        .find(|id| period(id).is_some_and(|period| period.year() == cx.year));
    let newest = || ids.iter().rfind(|id| period(id).is_some());
    of_year.or_else(newest).copied()
}

/// The figure selected, with its unit.
#[must_use]
pub fn figure(model: &Model) -> Option<String> {
    let view = view(model);
    let selected = selected(model, &view)?;
    copy::figure(&*view.sheet.sheet(), &model.context(), selected)
}

/// All that the selected row tells.
#[must_use]
pub fn row(model: &Model) -> Option<String> {
    let view = view(model);
    let selected = selected(model, &view)?;
    copy::row(&*view.sheet.sheet(), &model.context(), selected)
}

/// The view in a format, as a file holds it. CSV is written so that a spreadsheet opens it right.
#[must_use]
pub fn content(model: &Model, format: Format) -> Vec<u8> {
    let (cx, view) = (model.context(), view(model));
    let sheet = view.sheet.sheet();
    let rows = list::of_ids(&*sheet, &cx, view.ids);
    let csv = CsvOptions {
        bom: true,
        spreadsheet: true,
    };
    let mut content = Vec::new();
    // Writing to memory does not fail.
    let _ = format::write(&mut content, &*sheet, &cx, &rows, format, csv);
    content
}

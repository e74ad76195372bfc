//! A line of the view over all years: what was promised and reached in the year shown.

use super::{Block, Page, target};
use crate::analysis::matrix::{self, Cell, Line};
use crate::dataset::Record;
use crate::sheet::context::Context;
use crate::wording;

/// The cell of the year shown: a target as everywhere, or a figure without a target.
#[must_use]
pub fn blocks<'d>(cx: &Context<'d>, line: Line) -> Vec<Block<'d>> {
    let (dataset, lang) = (cx.dataset, cx.lang);
    let cell = matrix::cell(dataset, cx.area, line, cx.year);
    if let Some(Cell::Promised(score)) = &cell {
        return target::blocks(cx, score);
    }
    let name = wording::indicator(dataset, cx.area, line.indicator, line.measure, lang);
    let mut page = Page::new(cx, name);
    match cell {
        Some(Cell::Reached(observation)) => target::reached(&mut page, observation),
        _ => page.quiet(lang.no_target_for_this(cx.year)),
    }
    page.open_check(records(cx, line));
    page.blocks
}

/// What was reached and promised in any year.
fn records(cx: &Context<'_>, line: Line) -> Vec<Record> {
    let dataset = cx.dataset;
    let series = dataset.series(cx.area, line.indicator, line.measure).iter();
    let reached = series.filter_map(|observation| dataset.record_of_observation(observation));
    let targets = dataset.targets_of(cx.area, line.indicator).iter();
    let promised = targets
        .filter(|target| target.measure == line.measure)
        .filter_map(|target| dataset.record_of_target(target));
    reached.chain(promised).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::audit::audit;
    use crate::sheet::RowId;
    use crate::sheet::all_years::AllYears;
    use crate::sheet::testing::frozen;
    use crate::text::Lang;

    #[test]
    fn a_line_leads_to_the_check_that_its_figures_fail() {
        let dataset = frozen();
        let audit = audit(&dataset);
        let cx = Context {
            audit: Some(&audit),
            ..Context::new(&dataset, dataset.zone().home, 2021, Lang::En)
        };
        let leads = |key: &str| {
            let Some(RowId::Line(indicator, measure)) = RowId::find(&AllYears, &cx, key) else {
                panic!("no line {key}");
            };
            let mut texts = blocks(&cx, Line { indicator, measure }).into_iter();
            texts.any(|block| matches!(block, Block::Leads(RowId::Check(_))))
        };
        assert!(leads("zzhtz/budget_revenue/level"));
        assert!(leads("zzhtz/national_incubators_rated_a/share/henan"));
        assert!(!leads("zzhtz/gdp/level"));
    }
}

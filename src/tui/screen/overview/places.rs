//! The places where the figures on the screen were printed.

use ratatui::text::Span;

use super::multiples::Series;
use super::parts;
use super::rows::Rows;
use crate::analysis::result::Actual;
use crate::analysis::scorecard::Score;
use crate::dataset::Citation;
use crate::text::{pad_end, width};
use crate::tui::shared::Shared;

/// A kind of figures, and where they were printed.
pub(super) type Kind = (String, Vec<String>);

/// The places where the targets of a year and their results were printed, by kind.
pub(super) fn of_targets(shared: &Shared, scores: &[Score<'_>]) -> Vec<Kind> {
    let lang = shared.lang;
    let targets = scores.iter().map(|score| &score.target.citation);
    let results = scores
        .iter()
        .filter_map(|score| match score.actual.as_ref()? {
            Actual::Stated(of) => Some(&of.citation),
            Actual::Derived(_) => None,
        });
    let derived = scores
        .iter()
        .filter_map(|score| match score.actual.as_ref()? {
            Actual::Derived(of) => Some(of),
            Actual::Stated(_) => None,
        });
    let derived = derived.flat_map(|of| &of.steps);
    let derived = derived.flat_map(|step| [&step.left.citation, &step.right.citation]);
    printed([
        (lang.column_target(), lines(shared, targets)),
        (lang.column_actual(), lines(shared, results)),
        (lang.derived(), lines(shared, derived)),
    ])
}

/// The same of the levels and the projects beside the targets.
pub(super) fn of_lists(shared: &Shared, series: &[Series<'_>]) -> Vec<Kind> {
    let lang = shared.lang;
    let levels = series.iter().flat_map(Series::citations);
    printed([
        (lang.places_of_levels(), lines(shared, levels)),
        (
            lang.places_of_projects(),
            lines(shared, parts::stage_citations(shared)),
        ),
    ])
}

/// The kinds of which anything was printed.
fn printed<const N: usize>(kinds: [(&str, Vec<String>); N]) -> Vec<Kind> {
    let kinds = kinds.into_iter().filter(|(_, places)| !places.is_empty());
    kinds
        .map(|(name, places)| (name.to_owned(), places))
        .collect()
}

/// Lines of articles in their order, neighbouring ones joined: `003:388–394`.
pub(super) fn lines<'c>(
    shared: &Shared,
    citations: impl IntoIterator<Item = &'c Citation>,
) -> Vec<String> {
    let cited = citations.into_iter().map(|of| (of.article, of.line));
    let mut cited: Vec<_> = cited.collect();
    cited.sort_unstable();
    cited.dedup();
    let is_next = |a: &(_, u32), b: &(_, u32)| a.0 == b.0 && a.1.checked_add(1) == Some(b.1);
    let runs = cited.chunk_by(is_next);
    let runs = runs.filter_map(|run| {
        let ((article, first), (_, last)) = (run.first()?, run.last()?);
        let id = &shared.dataset.article(*article)?.id;
        Some(match first == last {
            true => format!("{id}:{first}"),
            false => format!("{id}:{first}–{last}"),
        })
    });
    runs.collect()
}

/// Places by kind, each kind over as many lines as it takes.
pub(super) fn rows(shared: &Shared, kinds: &[Kind], wide: usize) -> Rows {
    let theme = shared.styles();
    let mut rows = Rows::default();
    if kinds.is_empty() {
        return rows;
    }
    rows.heading(Span::styled(shared.lang.section_sources(), theme.strong));
    rows.append(named(shared, kinds, wide));
    rows
}

/// Words behind names, those of each name over as many lines as they take.
pub(super) fn named(shared: &Shared, kinds: &[Kind], wide: usize) -> Rows {
    let theme = shared.styles();
    let mut rows = Rows::default();
    let names = kinds.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    let lead = names.saturating_add(2);
    for (name, places) in kinds {
        let mut line = pad_end(name, lead);
        for place in places {
            let end = width(&line).saturating_add(width(place)).saturating_add(1);
            if end > wide && width(&line) > lead {
                rows.text(Span::styled(line, theme.quiet));
                line = " ".repeat(lead);
            }
            if width(&line) > lead {
                line.push(' ');
            }
            line.push_str(place);
        }
        rows.text(Span::styled(line, theme.quiet));
    }
    rows
}

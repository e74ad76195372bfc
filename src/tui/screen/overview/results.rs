//! A year with results.

use ratatui::text::{Line, Span};

use super::listed::{self, Entry};
use super::multiples::{self, Series};
use super::rows::{Part, Rows};
use super::{Overview, Page, Room, gap, head, parts, score_of, title};
use crate::analysis::result::Actual;
use crate::analysis::scorecard::Score;
use crate::analysis::verdict::Verdict;
use crate::dataset::Citation;
use crate::sheet::{Cell, ColumnId, RowId};
use crate::text::{Name, names_apart, pad_end, width};
use crate::tui::sections::{self, Placed};
use crate::tui::shared::Shared;
use crate::tui::widget::section::columns::{Columns, Places};
use crate::tui::widget::section::{Heads, lines};
use crate::wording;

/// The width from which levels and audit have a column of their own.
const WIDE: usize = 150;

/// The least cells of the pictures beside that column.
const PICTURES: usize = 115;

/// Panels below each other before there is room for the places.
const MOST_BEFORE_PLACES: usize = 2;

/// The rows that a panel takes beside its picture: its title, and a blank one below.
const AROUND_PANEL: usize = 2;

/// The rows of a panel's picture.
const PANEL: (usize, usize) = (8, 16);

/// Panels at most.
const PANELS: usize = 12;

/// The cells that the place of the selected row takes in the last line.
const PLACE: usize = 10;

/// The height from which the projects and the audit have lists rather than a line.
const HIGH: usize = 34;

pub(super) fn page(screen: &Overview, shared: &Shared, scores: &[Score<'_>], room: Room) -> Page {
    let columns = match room.columns {
        WIDE.. => PICTURES,
        columns => columns,
    };
    let left_room = Room { columns, ..room };
    let head = head::of_results(shared, scores, left_room);
    let judged = sections::of_list(shared, &screen.targets, |score| score.verdict.is_judged());
    let heads = sections::heads(shared.lang);
    // The rows that are compared, with a heading each section.
    let compared: usize = judged.iter().map(|of| of.at.len().saturating_add(1)).sum();
    let fixed = head.len().saturating_add(2).saturating_add(compared);
    let air = judged.len().saturating_add(1);
    let is_airy = fixed.saturating_add(air) <= room.rows;
    let mut left = section_rows(screen, shared, &judged, heads, columns, is_airy);
    let rest = [
        not_comparable(screen, shared, columns),
        without_result(screen, shared, columns),
    ];
    let series = multiples::of_year(shared, None, PANELS);
    let mut shows_lists = false;
    let right = match room.columns {
        WIDE.. => {
            let wide = room.columns.saturating_sub(PICTURES).saturating_sub(3);
            let below_message = room
                .rows
                .saturating_sub(2)
                .saturating_sub(usize::from(is_airy));
            let told = series.get(..parts::LEVELS).unwrap_or(&series);
            let places = places(shared, scores, told);
            Some((wide, beside(shared, &series, (wide, below_message), places)))
        }
        _ => {
            let lists = parts::all(shared, &series, columns);
            let [levels, stages, audit] = lists.clone();
            let abreast =
                parts::beside(vec![levels, stages, audit], columns).filter(|_| room.rows >= HIGH);
            match abreast {
                Some(abreast) => {
                    left.text(rule(shared, columns));
                    left.append(abreast);
                }
                None => {
                    gap(&mut left, is_airy);
                    left.append(parts::below(lists.into(), is_airy));
                    // The message, what follows it, and the last line.
                    let used = head.len().saturating_add(left.len()).saturating_add(4);
                    shows_lists = used <= room.rows;
                }
            }
            None
        }
    };
    let mut further = Vec::new();
    for (rows, name) in rest.into_iter().zip(names_of_rest(shared, scores)) {
        if !rows.is_empty() {
            gap(&mut left, is_airy);
            further.push((left.len(), name));
            left.append(rows);
        }
    }
    let legend = match room.rows < HIGH && right.is_none() && !shows_lists {
        true => {
            further.clear();
            parts::in_a_line(shared, room.columns.saturating_sub(PLACE))
        }
        false => sections::legend(&judged, shared.lang.legend_of_overview()),
    };
    Page {
        head,
        left,
        right,
        legend,
        further,
        is_airy,
    }
}

fn rule(shared: &Shared, columns: usize) -> Span<'static> {
    Span::styled("─".repeat(columns), shared.styles().rule)
}

/// The titles of the lists of targets that are not comparable and of those without a result, with their
/// counts.
fn names_of_rest(shared: &Shared, scores: &[Score<'_>]) -> [String; 2] {
    let lang = shared.lang;
    let name = |name: &str, verdict: Verdict| {
        let of = scores.iter().filter(|score| score.verdict == verdict);
        format!("{name} {}", of.count())
    };
    [
        name(lang.scope_differs(), Verdict::NotComparable),
        name(lang.strip_no_result(), Verdict::NoResult),
    ]
}

/// Sections below each other.
pub(super) fn section_rows(
    screen: &Overview,
    shared: &Shared,
    placed: &[Placed],
    heads: Heads<'_>,
    columns: usize,
    is_airy: bool,
) -> Rows {
    let theme = shared.styles();
    let all: Vec<_> = placed.iter().map(|of| of.section.clone()).collect();
    let fitted = Columns::fit(all.iter(), heads, Places::Hidden, columns);
    let mut rows = Rows::default();
    for of in placed {
        gap(&mut rows, is_airy);
        let tick = lines::tick(shared.lang);
        rows.heading(of.section.heading(&fitted, heads, &theme, tick));
        let lines = of.section.lines(&fitted, &theme, shared.marks());
        for (line, at) in lines.into_iter().zip(&of.at) {
            match screen.targets.ids().get(*at) {
                Some(id) => rows.item(line, columns, (Part::Targets, *id)),
                None => rows.text(line),
            }
        }
    }
    rows
}

/// The targets of which the list has a verdict, with their cells as texts.
fn targets(
    screen: &Overview,
    shared: &Shared,
    verdict: Verdict,
    names: [&'static str; 2],
) -> Vec<(RowId, Name, [String; 2])> {
    let cx = shared.context();
    let list = &screen.targets;
    let sheet = list.sheet().sheet();
    list.ids()
        .iter()
        .filter_map(|id| {
            let score = score_of(&shared.dataset, *id).filter(|score| score.verdict == verdict)?;
            let row = sheet.row(&cx, *id)?;
            let text = |name: &'static str| {
                let cell = crate::sheet::cell(list.columns(), &row, ColumnId::from(name));
                match cell {
                    Some(Cell::Value(value)) => value.with_unit(shared.lang),
                    Some(cell) => cell.in_column(&cx),
                    None => String::new(),
                }
            };
            let name = wording::promise_name(&shared.dataset, score.target, shared.lang);
            Some((*id, name, names.map(text)))
        })
        .collect()
}

/// Targets whose results are of another scope: both numbers, side by side.
fn not_comparable(screen: &Overview, shared: &Shared, columns: usize) -> Rows {
    let (theme, lang) = (shared.styles(), shared.lang);
    let mut rows = Rows::default();
    let targets = targets(screen, shared, Verdict::NotComparable, ["actual", "target"]);
    if targets.is_empty() {
        return rows;
    }
    let head = format!("{} {}", lang.section_other_scope(), targets.len());
    rows.heading(title(shared, &head, lang.not_compared_why()));
    let widest = |at: fn(&[String; 2]) -> &String| {
        let cells = targets.iter().map(|(.., texts)| width(at(texts)));
        cells.max().unwrap_or(0)
    };
    let [actual, target] = [widest(|[of, _]| of), widest(|[_, of]| of)];
    let words = [lang.column_actual(), lang.column_target()].map(width);
    let used = actual
        .saturating_add(target)
        .saturating_add(words.iter().sum());
    let name = targets.iter().map(|(_, name, _)| name.width()).max();
    let name = name
        .unwrap_or(0)
        .min(columns.saturating_sub(used.saturating_add(10)));
    let names: Vec<(&Name, usize)> = targets.iter().map(|(_, of, _)| (of, name)).collect();
    for ((id, _, [is, was]), name_of) in targets.iter().zip(names_apart(&names)) {
        let line = Line::from(vec![
            Span::styled(
                format!("{} ", wording::sign(Verdict::NotComparable)),
                theme.quiet,
            ),
            Span::raw(pad_end(&name_of, name.saturating_add(3))),
            Span::styled(format!("{} ", lang.column_actual()), theme.quiet),
            Span::raw(pad_end(is, actual.saturating_add(3))),
            Span::styled(format!("{} {was}", lang.column_target()), theme.quiet),
        ]);
        rows.item(line, columns, (Part::Targets, *id));
    }
    rows
}

/// Targets without a result, by name.
fn without_result(screen: &Overview, shared: &Shared, columns: usize) -> Rows {
    let lang = shared.lang;
    let mut rows = Rows::default();
    let entries: Vec<Entry> = targets(screen, shared, Verdict::NoResult, ["target", "verdict"])
        .into_iter()
        .map(|(id, name, [value, _])| Entry {
            sign: wording::sign(Verdict::NoResult),
            name,
            value,
            item: (Part::Targets, id),
        })
        .collect();
    if entries.is_empty() {
        return rows;
    }
    let head = format!("{} {}", lang.section_no_result(), entries.len());
    rows.heading(title(shared, &head, lang.no_result_why()));
    rows.append(listed::rows(shared, &entries, columns));
    rows
}

/// Levels, projects, audit and sources below each other, in the given number of cells and rows. Panels
/// fill the rest of the rows.
fn beside(
    shared: &Shared,
    series: &[Series<'_>],
    (wide, high): (usize, usize),
    places: Vec<(String, Vec<String>)>,
) -> Rows {
    let [levels, stages, audit] = parts::all(shared, series, wide);
    let lists = vec![stages.clone(), audit.clone()];
    let lists = match parts::beside(lists, wide) {
        Some(beside) => beside,
        None => parts::below(vec![stages, audit], true),
    };
    let places = place_rows(shared, &places, wide);
    let mut below = Rows::default();
    let with_places = lists.len().saturating_add(places.len()).saturating_add(1);
    let abreast = multiples::abreast(wide);
    let least = PANEL.0.saturating_add(AROUND_PANEL);
    let bands_in = |taken: usize| {
        let left = high.saturating_sub(taken).saturating_sub(1);
        left.checked_div(least).unwrap_or(0)
    };
    let wanted = series.len().div_ceil(abreast).max(1);
    below.append(lists);
    // Places only where they take no panels away.
    let least = wanted.min(MOST_BEFORE_PLACES).min(bands_in(below.len()));
    if bands_in(with_places.saturating_add(1)) >= least {
        below.text(rule(shared, wide));
        below.append(places);
    }
    let bands = bands_in(below.len()).min(wanted);
    let mut rows = Rows::default();
    match bands {
        0 => rows.append(levels),
        bands => {
            let shown = series
                .get(..bands.saturating_mul(abreast))
                .unwrap_or(series);
            let lang = shared.lang;
            rows.heading(title(
                shared,
                lang.section_levels(),
                &multiples::years(shared, shown),
            ));
            let left = high.saturating_sub(below.len()).saturating_sub(2);
            let each = left.checked_div(bands).unwrap_or(0);
            let panel = each.saturating_sub(AROUND_PANEL).clamp(PANEL.0, PANEL.1);
            rows.append(multiples::panels(shared, shown, (wide, abreast), panel));
        }
    }
    rows.text(rule(shared, wide));
    rows.append(below);
    rows
}

/// The places where the figures on the screen were printed, by kind.
fn places(
    shared: &Shared,
    scores: &[Score<'_>],
    series: &[Series<'_>],
) -> Vec<(String, Vec<String>)> {
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
    let levels = series.iter().flat_map(Series::citations);
    let kinds = [
        (lang.column_target(), told(shared, targets)),
        (lang.column_actual(), told(shared, results)),
        (lang.derived(), told(shared, derived)),
        (lang.places_of_levels(), told(shared, levels)),
        (
            lang.places_of_projects(),
            told(shared, parts::stage_citations(shared)),
        ),
    ];
    let kinds = kinds.into_iter().filter(|(_, places)| !places.is_empty());
    kinds
        .map(|(name, places)| (name.to_owned(), places))
        .collect()
}

/// Lines of articles in their order, neighbouring ones joined: `003:388–394`.
pub(super) fn told<'c>(
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
pub(super) fn place_rows(shared: &Shared, kinds: &[(String, Vec<String>)], wide: usize) -> Rows {
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
pub(super) fn named(shared: &Shared, kinds: &[(String, Vec<String>)], wide: usize) -> Rows {
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

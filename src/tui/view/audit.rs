//! The audit: every check, worst first; of the selected one, both intervals on a number line, the
//! arithmetic, what explains it, and where it was printed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::detail::Page;
use super::{Split, draw_detail, empty, put_heads, put_range, split};
use crate::analysis::audit::statement::{self, Statement};
use crate::analysis::audit::{self, Audit, Check, Finding};
use crate::figure::decimal;
use crate::text::{numbers, pad_end, pad_start, truncate, width};
use crate::tui::glyphs;
use crate::tui::model::Model;
use crate::tui::sort::Column;
use crate::tui::widget::list;
use crate::tui::widget::number_line::{self, Mark};
use crate::tui::widget::paint::{below, highlight, line_width, put};
use crate::wording::finding;

/// Draws the tab.
pub fn draw(model: &Model, buffer: &mut Buffer, body: Rect) {
    let (theme, lang) = (model.styles(), model.lang);
    let Some(audit) = model.audit.as_deref() else {
        empty(model, buffer, body, lang.audit_running());
        return;
    };
    let split = split(model, body);
    let Split { list: area, .. } = split;
    put(buffer, area, 0, tally(model, audit, area.width));
    if audit.checks().is_empty() {
        empty(model, buffer, below(area, 2), lang.audit_none());
        return;
    }
    put(
        buffer,
        area,
        1,
        Span::styled(super::arranged(model), theme.accent),
    );
    if model.audit_tab.shown.is_empty() {
        empty(model, buffer, below(area, 2), lang.audit_none_such());
        return;
    }
    rows(model, audit, buffer, below(area, 2));
    if let Some(check) = model.selected_check() {
        draw_detail(model, buffer, &split, |width| {
            detail(model, audit, check, width)
        });
    }
}

/// How many checks came to what, in words as far as there is room.
#[must_use]
pub fn tally(model: &Model, audit: &Audit, room: u16) -> Line<'static> {
    let (theme, lang) = (model.styles(), model.lang);
    let counts = || audit.tally().into_iter().filter(|(_, count)| *count > 0);
    let parts = |words: bool, gap: usize| -> Vec<Span<'static>> {
        counts()
            .map(|(outcome, count)| {
                let word = if words {
                    format!(" {}", finding::outcome(outcome, lang))
                } else {
                    String::new()
                };
                let gap = " ".repeat(gap);
                let text = format!("{}{word} {count}{gap}", glyphs::outcome(outcome));
                Span::styled(text, theme.outcome(outcome))
            })
            .collect()
    };
    let title = Span::styled(
        format!("{}   ", lang.audit_tally(audit.checks().len())),
        theme.heading,
    );
    let line = |parts: Vec<Span<'static>>, title: Option<&Span<'static>>| {
        Line::from(title.cloned().into_iter().chain(parts).collect::<Vec<_>>())
    };
    let candidates = [
        line(parts(true, 3), Some(&title)),
        line(parts(true, 3), None),
        line(parts(true, 2), None),
        line(parts(true, 1), None),
        line(parts(false, 3), Some(&title)),
    ];
    // The last gap may run over the edge.
    let fits = |line: &&Line<'_>| line_width(line) <= room.saturating_add(1);
    let fitting = candidates.iter().find(fits).cloned();
    fitting.unwrap_or_else(|| line(parts(false, 2), None))
}

/// One row's texts.
struct Row<'a> {
    check: &'a Check,
    name: String,
    period: String,
    stated: String,
    implied: String,
}

fn rows(model: &Model, audit: &Audit, buffer: &mut Buffer, area: Rect) {
    let (theme, lang) = (model.styles(), model.lang);
    let room = usize::from(area.width);
    let height = usize::from(area.height).saturating_sub(2);
    let shown = &model.audit_tab.shown;
    let window = list::window(shown.len(), model.audit_tab.row, height);
    let rows: Vec<(usize, Row<'_>)> = window
        .clone()
        .filter_map(|index| {
            let check = audit.checks().get(*shown.get(index)?)?;
            let row = Row {
                check,
                name: finding::name(&model.dataset, check, lang),
                period: finding::place(&model.dataset, check.stated)
                    .1
                    .map(|period| period.to_string())
                    .unwrap_or_default(),
                stated: finding::figure(&model.dataset, check.stated, lang),
                implied: finding::implied(&model.dataset, check, lang),
            };
            Some((index, row))
        })
        .collect();
    let widest = |text: for<'r> fn(&'r Row<'_>) -> &'r String, heading: &str, most: usize| {
        let texts = rows.iter().map(|(_, row)| width(text(row)));
        texts.max().unwrap_or(0).max(width(heading)).min(most)
    };
    let stated = widest(|row| &row.stated, lang.column_stated(), 16);
    let implied = widest(|row| &row.implied, lang.column_implied(), 22);
    let period = if room >= 60 {
        widest(|row| &row.period, lang.column_period(), 10)
    } else {
        0
    };
    // The detail beside the list tells it better.
    let implied = if room >= 74 { implied } else { 0 };
    // A mark, a blank, and two blanks before each column.
    let fixed = 2usize
        .saturating_add(stated)
        .saturating_add(implied)
        .saturating_add(period)
        .saturating_add(6);
    let name = room.saturating_sub(fixed).max(10);
    let cells = |texts: [&str; 4]| {
        let [of, when, said, computed] = texts;
        let mut cells = vec![pad_end(of, name)];
        for (text, room, right) in [
            (when, period, false),
            (said, stated, true),
            (computed, implied, true),
        ] {
            let cell = truncate(text, room);
            cells.push(match (room, right) {
                (0, _) => String::new(),
                (_, true) => format!("  {}", pad_start(&cell, room)),
                (_, false) => format!("  {}", pad_end(&cell, room)),
            });
        }
        cells
    };
    let heads = cells([
        lang.column_figure(),
        lang.column_period(),
        lang.column_stated(),
        lang.column_implied(),
    ]);
    let columns = [Some(Column::Name), Some(Column::Period), None, None];
    let mut heading = vec![(Span::raw("  "), None)];
    heading.extend(
        heads
            .into_iter()
            .map(|head| Span::styled(head, theme.quiet))
            .zip(columns),
    );
    put_heads(model, buffer, area, 0, heading);
    let inner = below(area, 1);
    for (at, (index, row)) in (0u16..).zip(&rows) {
        let outcome = row.check.finding.outcome();
        let text = cells([&row.name, &row.period, &row.stated, &row.implied]).concat();
        let spans = vec![
            Span::styled(glyphs::outcome(outcome), theme.outcome(outcome)),
            Span::raw(" "),
            Span::raw(text),
        ];
        put(buffer, inner, at, spans);
        model.spots.row(inner, at, *index);
        if *index == model.audit_tab.row {
            highlight(buffer, inner, at, theme.selected);
        }
    }
    put_range(model, buffer, inner, &window, shown.len());
}

/// A check in full.
fn detail(model: &Model, audit: &Audit, check: &Check, room: usize) -> Vec<Line<'static>> {
    let (lang, dataset) = (model.lang, &model.dataset);
    let mut page = Page::new(model, room);
    let name = finding::name(dataset, check, lang);
    let period = finding::period(dataset, check, lang);
    let title = if period.is_empty() {
        name
    } else {
        format!("{name} · {period}")
    };
    page.text(&title, page.theme.heading);
    let outcome = check.finding.outcome();
    let words = format!(
        "{} {} · {}",
        glyphs::outcome(outcome),
        finding::outcome(outcome, lang),
        finding::rule(check.rule, lang)
    );
    page.text(&words, page.theme.outcome(outcome));
    picture(model, check, room, &mut page);
    page.section(lang.section_arithmetic());
    page.text(&finding::arithmetic(dataset, check, lang), Style::new());
    let need = finding::need(dataset, check, lang);
    if !need.is_empty() {
        page.text(&need, Style::new());
    }
    explanation(model, audit, check, &mut page);
    page.section(lang.section_sources());
    let mut seen = Vec::new();
    for source in check.sources() {
        let Some(cited) = statement::citation(dataset, source) else {
            continue;
        };
        if !seen.contains(&cited) {
            page.citation(&cited);
            seen.push(cited);
        }
    }
    page.lines
}

fn explanation(model: &Model, audit: &Audit, check: &Check, page: &mut Page<'_>) {
    let (lang, dataset) = (model.lang, &model.dataset);
    let explanation = finding::explanation(dataset, check, lang);
    if explanation.is_empty() {
        return;
    }
    page.section(lang.section_explanation());
    page.text(&explanation, Style::new());
    for evidence in finding::evidence(dataset, check, lang) {
        page.text(&evidence, Style::new());
    }
    for hint in audit::hints(dataset, audit, check) {
        page.quiet(&finding::hint(dataset, &hint, lang));
    }
    if let Some(target) = audit::flips(dataset, check) {
        let told = finding::decision(dataset, target, lang);
        page.text(&told, page.theme.warning);
    }
    let note = statement::record(dataset, check.stated)
        .and_then(|record| dataset.subject(record))
        .and_then(|subject| subject.note());
    page.note(note);
}

/// What is stated and what is implied, on one number line, and how far they are apart.
fn picture(model: &Model, check: &Check, room: usize, page: &mut Page<'_>) {
    let (theme, lang) = (model.styles(), model.lang);
    let stated = Statement::read(&model.dataset, check.stated);
    let (Some(stated), Some(implied)) = (stated, check.implied) else {
        return;
    };
    let power = 0i32.saturating_sub(stated.unit.magnitude().power());
    let shift = |interval: crate::figure::Interval| interval.shift(power).ok();
    let (Some(own), Some(possible)) = (shift(stated.possible), shift(implied.possible)) else {
        return;
    };
    let single = |interval: crate::figure::Interval| {
        let interval = shift(interval)?;
        // Computed points come with a hair of safety on either side.
        let (lo, hi) = (interval.lo()?, interval.hi()?);
        (hi.saturating_sub(lo) < rust_decimal::Decimal::new(1, 9)).then_some(lo)
    };
    let outcome = check.finding.outcome();
    let style = numbers::Style::of(stated.unit, lang);
    let marks = [
        Mark {
            label: lang.label_implied(),
            possible,
            point: single(implied.point),
            style: theme.bar,
        },
        Mark {
            label: lang.label_stated(),
            possible: own,
            point: single(stated.number),
            style: theme.outcome(outcome),
        },
    ];
    let write = |value| style.number(value, lang);
    let lines = number_line::lines(&marks, room, theme.quiet, &write);
    if lines.is_empty() {
        return;
    }
    page.lines.push(Line::default());
    page.lines.extend(lines);
    let told = match check.finding {
        Finding::NotTestable(_) => return,
        _ if own.meets(possible) => lang.intervals_meet().to_owned(),
        _ => {
            let below = (own.hi(), possible.lo());
            let above = (possible.hi(), own.lo());
            let distance = [below, above].into_iter().find_map(|(hi, lo)| {
                let distance = decimal::sub(lo?, hi?, decimal::Toward::Below).ok()?;
                (distance > rust_decimal::Decimal::ZERO).then_some(distance)
            });
            let decimals = stated
                .figure
                .map_or(2, |figure| figure.value.scale().max(2));
            let distance = distance.map_or_else(String::new, |distance| {
                let near = numbers::rounded(distance, decimals).normalize();
                let number = style.number(near, lang);
                if stated.unit.is_rate() {
                    lang.points(number)
                } else {
                    style.with_unit(&number)
                }
            });
            lang.intervals_apart(distance)
        }
    };
    page.quiet(&told);
}

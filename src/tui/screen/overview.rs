//! The year at a glance.
//!
//! ```text
//! a sentence made from the verdicts
//! cards          value, growth, target, verdict, trend: a grid that reflows
//! tally          verdicts as one bar
//! largest gaps
//! pipeline       what was said of projects in the year
//! ```

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Compares, Screen};
use crate::analysis::headline::{Headline, headlines};
use crate::analysis::pipeline;
use crate::analysis::scorecard::{Score, largest_gaps, scorecard};
use crate::analysis::verdict::Verdict;
use crate::dataset::{IndicatorId, Measure, Observation, Quantity};
use crate::sheet::checks::tally_text as audit_tally;
use crate::sheet::scorecard::{self, tally_text};
use crate::sheet::{RowId, SheetId, headlines as cards, indicators};
use crate::text::{Lang, numbers, truncate, width, wrap};
use crate::tui::canvas::Canvas;
use crate::tui::compare;
use crate::tui::glyphs;
use crate::tui::hit::Hit;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::trend;
use crate::tui::widget::paint::{below, cells, put, put_right, select};
use crate::tui::widget::tally;
use crate::wording;

/// A card is at least so wide.
const CARD: u16 = 24;

/// The screen.
#[derive(Debug, Clone)]
pub struct Overview {
    /// The headlines.
    pub headlines: SheetState,
}

impl Default for Overview {
    fn default() -> Overview {
        Overview {
            headlines: SheetState::of(SheetId::Headlines),
        }
    }
}

impl Screen for Overview {
    fn list(&self) -> &SheetState {
        &self.headlines
    }

    fn list_mut(&mut self) -> &mut SheetState {
        &mut self.headlines
    }

    fn lists_mut(&mut self) -> Vec<&mut SheetState> {
        vec![&mut self.headlines]
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect) {
        draw(self, shared, canvas, body);
    }

    fn notes(&self, shared: &Shared) -> Vec<String> {
        facts(shared)
    }

    fn compares(&self) -> Compares {
        Compares::Years
    }
}

/// Draws the tab.
fn draw(screen: &Overview, shared: &Shared, buffer: &mut Canvas<'_>, body: Rect) {
    let theme = shared.styles();
    let scores = scorecard(&shared.dataset, shared.area, shared.year);
    let roomy = body.height >= 28;
    let mut row = 0u16;
    for line in wrap(&sentence(shared, &scores), usize::from(body.width)) {
        put(buffer, body, row, Span::styled(line, theme.strong));
        row = row.saturating_add(1);
    }
    if let Some(year) = shared.other_year() {
        let told = shared.lang.compared_shown(year);
        put(buffer, body, row, Span::styled(told, theme.strong));
    }
    row = row.saturating_add(1);

    let cards = headlines(&shared.dataset, shared.area, shared.year);
    let columns = (body.width / CARD).clamp(1, 4);
    let card_rows = if roomy { 5 } else { 4 };
    let card_width = column_width(body.width, columns, 2);
    for (index, headline) in (0u16..).zip(&cards) {
        let (line, column) = (
            index.checked_div(columns).unwrap_or(0),
            index.checked_rem(columns).unwrap_or(0),
        );
        let area = below(body, row.saturating_add(line.saturating_mul(card_rows)));
        let left = column.saturating_mul(card_width.saturating_add(2));
        let area = Rect {
            x: area.x.saturating_add(left),
            width: card_width,
            height: area.height.min(4),
            ..area
        };
        card(&screen.headlines, shared, buffer, area, headline);
        buffer.note(area, Hit::Row(usize::from(index)));
        if usize::from(index) == screen.headlines.at() {
            select(buffer, area, 0, &theme);
        }
    }
    let lines = cells(cards.len()).div_ceil(columns.max(1));
    row = row.saturating_add(lines.saturating_mul(card_rows));
    if !roomy && row.saturating_add(5) < body.height {
        row = row.saturating_add(1);
    }

    let bottom = below(body, row);
    let mut at = 0u16;
    if !scores.is_empty() {
        put(
            buffer,
            bottom,
            at,
            tally_line(shared, &scores, bottom.width),
        );
        at = at.saturating_add(if roomy { 2 } else { 1 });
    }
    let stages = pipeline_line(shared, " ─▶ ");
    // What the audit found is of all years, and stands on every one.
    let reserved = u16::from(stages.is_some()).saturating_add(1);
    let room = usize::from(bottom.height.saturating_sub(at).saturating_sub(reserved));
    let gaps = largest_gaps(&scores, 3.min(room));
    for (index, score) in gaps.iter().enumerate() {
        put(
            buffer,
            bottom,
            at,
            gap_line(shared, score, index == 0, bottom.width),
        );
        at = at.saturating_add(1);
    }
    if roomy && !gaps.is_empty() {
        at = at.saturating_add(1);
    }
    if let Some(line) = stages {
        put(buffer, bottom, at, line);
        at = at.saturating_add(1);
    }
    put(buffer, bottom, at, audit_line(shared, bottom.width));
    at = at.saturating_add(2);
    let rest = below(bottom, at);
    if rest.height >= 3 && scores.is_empty() {
        put(
            buffer,
            rest,
            0,
            Span::styled(shared.lang.all_results(), theme.quiet),
        );
        results(shared, buffer, below(rest, 1));
    } else if rest.height >= 4 && !scores.is_empty() {
        put(
            buffer,
            rest,
            0,
            Span::styled(shared.lang.all_targets(), theme.quiet),
        );
        ledger(shared, &scores, buffer, below(rest, 1));
    }
}

/// The width of each of so many columns with a gap between them.
fn column_width(room: u16, columns: u16, gap: u16) -> u16 {
    let gaps = columns.saturating_sub(1).saturating_mul(gap);
    room.saturating_sub(gaps).checked_div(columns).unwrap_or(0)
}

/// What the tab tells beside its cards, a fact a line.
#[must_use]
fn facts(shared: &Shared) -> Vec<String> {
    let scores = scorecard(&shared.dataset, shared.area, shared.year);
    let mut facts = vec![sentence(shared, &scores)];
    if !scores.is_empty() {
        facts.push(tally_text(&scores, shared.lang));
    }
    let gaps = largest_gaps(&scores, 3);
    let gaps = gaps.iter().enumerate();
    let gaps = gaps.map(|(index, score)| gap_line(shared, score, index == 0, u16::MAX));
    let lines = gaps.chain(pipeline_line(shared, ", "));
    let text = |line: Line<'_>| {
        let spans = line.spans.iter().map(|span| span.content.as_ref());
        spans.collect::<String>().trim().to_owned()
    };
    facts.extend(lines.map(text));
    if let Some(found) = &shared.audit {
        let tally = audit_tally(found, shared.lang);
        facts.push(format!(
            "{}{}{tally}",
            shared.lang.tab_audit(),
            shared.lang.colon()
        ));
    }
    facts
}

/// The year in a sentence.
fn sentence(shared: &Shared, scores: &[Score<'_>]) -> String {
    let lang = shared.lang;
    let year = shared.year;
    let judged = scores
        .iter()
        .filter(|score| score.verdict.is_judged())
        .count();
    let met = scores
        .iter()
        .filter(|score| score.verdict == Verdict::Met)
        .count();
    let worst = largest_gaps(scores, 1).into_iter().next();
    match (scores.len(), judged, worst) {
        (0, _, _) => lang.sentence_no_targets(year),
        (targets, 0, _) => lang.sentence_no_results(year, targets),
        (targets, judged, None) => lang.sentence_all_met(year, targets, judged, met),
        (targets, judged, Some(score)) => {
            let name = wording::promise(&shared.dataset, score.target, lang);
            let gap = scorecard::gap_in_words(score, lang);
            lang.sentence_met(year, targets, judged, met, name, gap)
        }
    }
}

fn card(
    table: &SheetState,
    shared: &Shared,
    buffer: &mut Canvas<'_>,
    area: Rect,
    headline: &Headline<'_>,
) {
    let (theme, lang) = (shared.styles(), shared.lang);
    let Some(indicator) = shared.dataset.indicator(headline.indicator) else {
        return;
    };
    let room = usize::from(area.width);
    let name = truncate(indicator.name.get(lang), room.saturating_sub(2)).into_owned();
    put(buffer, area, 0, Span::styled(name, theme.quiet));
    let mark = rows::mark(shared, cards::evidence(&shared.dataset, headline).records);
    put_right(buffer, area, 0, mark);

    let growth = headline.growth.map(|growth| growth_words(growth, lang));
    let sign = headline
        .growth
        .map_or_else(Style::new, |growth| theme.change(growth.figure.value));
    let value = match (headline.level, &growth) {
        (Some(level), _) => Some((numbers::short(level.figure, lang), theme.strong)),
        (None, Some(growth)) => Some((growth.clone(), theme.strong.patch(sign))),
        (None, None) => None,
    };
    let value_width = value.as_ref().map_or(0, |(value, _)| width(value));
    match value {
        Some((value, style)) => put(buffer, area, 1, Span::styled(value, style)),
        None => put(
            buffer,
            area,
            1,
            Span::styled(lang.verdict_no_result(), theme.quiet),
        ),
    }
    let growth = growth.filter(|_| headline.level.is_some());
    let taken = value_width.saturating_add(1);
    // Half a rate is another rate: where there is no room it takes the line of the target, if free.
    let beside = growth
        .as_ref()
        .is_some_and(|growth| taken.saturating_add(width(growth)) <= room);
    let below_value = match growth {
        Some(growth) if beside => {
            put_right(buffer, area, 1, Span::styled(growth, sign));
            None
        }
        growth => growth,
    };

    if let Some(line) = compared_line(table, shared, headline, room) {
        put(buffer, area, 2, Span::styled(line, theme.strong));
    }
    match headline.scores.first() {
        Some(score) => {
            let target = lang.card_target(target_words(shared, score));
            let target = truncate(&target, room).into_owned();
            if shared.other_year().is_none() {
                put(buffer, area, 2, Span::styled(target, theme.quiet));
            }
            let words = match score.gap {
                Some(_) => scorecard::gap_in_words(score, lang),
                None => wording::verdict(score.verdict, lang).to_owned(),
            };
            let text = format!("{} {words}", glyphs::verdict(score.verdict));
            put(
                buffer,
                area,
                3,
                Span::styled(text, theme.verdict(score.verdict)),
            );
        }
        None if shared.other_year().is_none() => put(
            buffer,
            area,
            2,
            match below_value {
                Some(growth) => Span::styled(truncate(&growth, room).into_owned(), sign),
                None => Span::styled(lang.card_no_target(), theme.quiet),
            },
        ),
        None => {}
    }
    let trend = trend(shared, headline.indicator);
    if width(&trend) > 0 {
        put_right(buffer, area, 3, Span::styled(trend, theme.fill));
    }
}

/// A growth rate with its sign, or the hedge it was printed with; of several years, since which.
fn growth_words(growth: &Observation, lang: Lang) -> String {
    let rate = numbers::growth(growth.figure, lang);
    match growth.measure {
        Measure::Growth { base: Some(base) } => lang.growth_since(rate, base.year()),
        _ => rate,
    }
}

/// The other year's figure, and how this year's lies to it.
fn compared_line(
    table: &SheetState,
    shared: &Shared,
    headline: &Headline<'_>,
    room: usize,
) -> Option<String> {
    let year = shared.other_year()?;
    let compared = compare::of_row(shared, table, RowId::Indicator(headline.indicator));
    let parts = [
        shared.lang.column_of_year(year),
        compared.other,
        compared.difference,
        compared.percent,
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    // Whole numbers or none: the difference goes before the year's own figure does.
    (1..=parts.len()).rev().find_map(|count| {
        let line = parts.get(..count)?.join("  ");
        (width(&line) <= room).then_some(line)
    })
}

/// A target with the form it takes, as the card's own figure may have another.
fn target_words(shared: &Shared, score: &Score<'_>) -> String {
    let figure = numbers::short(score.target.figure, shared.lang);
    match score.target.measure {
        Measure::Level | Measure::Rank => figure,
        measure => format!(
            "{} {figure}",
            wording::measure_of(
                &shared.dataset,
                score.target.area,
                score.target.indicator,
                measure,
                shared.lang
            )
        ),
    }
}

/// The levels of all years, or else the growth rates, as far as there are several.
fn trend(shared: &Shared, indicator: IndicatorId) -> String {
    [Measure::Level, Measure::YEAR_ON_YEAR]
        .into_iter()
        .map(|measure| trend::of(shared, indicator, measure))
        .find(|trend| !trend.is_empty())
        .unwrap_or_default()
}

/// The verdicts as one bar, each with its share of the cells that the words leave free.
fn tally_line(shared: &Shared, scores: &[Score<'_>], room: u16) -> Line<'static> {
    let theme = shared.styles();
    let lead = format!("{}  ", shared.lang.tab_targets());
    let room = usize::from(room).saturating_sub(width(&lead));
    let texts = tally::verdicts(shared.lang, scores, room);
    let used = texts
        .iter()
        .fold(0usize, |sum, part| sum.saturating_add(width(&part.text)));
    // One cell between a bar and its words, and one that rounding up may cost.
    let margin = texts.len().saturating_mul(2);
    let spare = room.saturating_sub(used).saturating_sub(margin).min(48);
    let mut spans = vec![Span::styled(lead, theme.quiet)];
    for part in texts {
        let style = theme.verdict(part.verdict);
        if spare >= 12 {
            let blocks = part
                .count
                .saturating_mul(spare)
                .div_ceil(scores.len().max(1));
            let fill = if part.verdict.is_judged() {
                "█"
            } else {
                "░"
            };
            spans.push(Span::styled(format!("{} ", fill.repeat(blocks)), style));
        }
        spans.push(Span::styled(part.text, style));
    }
    Line::from(spans)
}

/// Everything published for the year, in columns: what there is to see of a year that had no
/// targets.
fn results(shared: &Shared, buffer: &mut Canvas<'_>, area: Rect) {
    let (theme, lang) = (shared.styles(), shared.lang);
    let published = indicators::of_area(&shared.dataset, shared.area)
        .into_iter()
        .flat_map(|id| {
            let all = shared.dataset.observations_of(shared.area, id);
            all.iter()
                .filter(|observation| observation.period.year() == shared.year)
        });
    let columns = (area.width / 38).max(1);
    let column_width = column_width(area.width, columns, 3);
    let places = usize::from(columns).saturating_mul(usize::from(area.height));
    for (index, observation) in (0u16..).zip(published.take(places)) {
        let row = index.checked_div(columns).unwrap_or(0);
        let column = index.checked_rem(columns).unwrap_or(0);
        let left = column.saturating_mul(column_width.saturating_add(3));
        let place = Rect {
            x: area.x.saturating_add(left),
            width: column_width,
            ..area
        };
        let value = numbers::short(observation.figure, lang);
        let name = wording::reached(&shared.dataset, observation, lang);
        let room = usize::from(column_width)
            .saturating_sub(width(&value))
            .saturating_sub(2);
        put(
            buffer,
            place,
            row,
            Span::styled(truncate(&name, room).into_owned(), theme.quiet),
        );
        put_right(buffer, place, row, Span::raw(value));
    }
}

/// All targets in columns, those with a result first: what fills a large window.
fn ledger(shared: &Shared, scores: &[Score<'_>], buffer: &mut Canvas<'_>, area: Rect) {
    let theme = shared.styles();
    let columns = (area.width / 58).max(1);
    let rows = area.height;
    let column_width = column_width(area.width, columns, 3);
    let mut sorted: Vec<&Score<'_>> = scores.iter().collect();
    sorted.sort_by_key(|score| {
        (
            score.verdict.is_without_result(),
            !score.verdict.is_judged(),
        )
    });
    for (index, score) in (0u16..).zip(sorted) {
        let (column, row) = (
            index.checked_div(rows).unwrap_or(0),
            index.checked_rem(rows).unwrap_or(0),
        );
        if column >= columns {
            break;
        }
        let left = column.saturating_mul(column_width.saturating_add(3));
        let place = Rect {
            x: area.x.saturating_add(left),
            width: column_width,
            ..area
        };
        let target = score.target;
        let lang = shared.lang;
        let style = theme.verdict(score.verdict);
        let result = match score.gap {
            Some(_) => scorecard::gap_in_words(score, lang),
            None => wording::verdict(score.verdict, lang).to_owned(),
        };
        let promise = numbers::short(target.figure, lang);
        let used = width(&result)
            .max(18)
            .saturating_add(width(&promise))
            .saturating_add(6);
        let name = wording::promise(&shared.dataset, target, lang);
        let name = truncate(&name, usize::from(column_width).saturating_sub(used)).into_owned();
        put(
            buffer,
            place,
            row,
            Line::from(vec![
                Span::styled(format!("{} ", glyphs::verdict(score.verdict)), style),
                Span::raw(format!("{name}  ")),
                Span::styled(promise, theme.quiet),
            ]),
        );
        put_right(buffer, place, row, Span::styled(result, style));
    }
}

fn gap_line(shared: &Shared, score: &Score<'_>, first: bool, room: u16) -> Line<'static> {
    let (theme, lang) = (shared.styles(), shared.lang);
    let lead = if first { lang.largest_gaps() } else { "" };
    let lead = crate::text::pad_end(lead, width(lang.largest_gaps()).saturating_add(2));
    let target = score.target;
    let name = wording::promise(&shared.dataset, target, lang);
    let style = theme.verdict(score.verdict);
    let numbers = format!(
        "  {} → {}  ",
        scorecard::target(target).text(lang),
        scorecard::actual(score).map_or_else(String::new, |actual| actual.text(lang))
    );
    let gap = scorecard::gap_in_words(score, lang);
    let used = width(&lead)
        .saturating_add(width(&numbers))
        .saturating_add(width(&gap))
        .saturating_add(2);
    let name = truncate(&name, usize::from(room).saturating_sub(used)).into_owned();
    Line::from(vec![
        Span::styled(lead, theme.quiet),
        Span::styled(format!("{} ", glyphs::verdict(score.verdict)), style),
        Span::raw(name),
        Span::styled(numbers, theme.quiet),
        Span::styled(gap, style),
    ])
}

/// What the audit found, of all years.
fn audit_line(shared: &Shared, room: u16) -> Line<'static> {
    let (theme, lang) = (shared.styles(), shared.lang);
    let lead = format!("{}  ", lang.tab_audit());
    let left = room.saturating_sub(cells(width(&lead)));
    let mut line = Line::from(Span::styled(lead, theme.quiet));
    match shared.audit.as_deref() {
        Some(found) => line
            .spans
            .extend(tally::checks(found, &theme, lang, left).spans),
        None => line.push_span(Span::styled(lang.audit_running(), theme.quiet)),
    }
    line
}

/// What was said of the projects of the year, by stage.
fn pipeline_line(shared: &Shared, between: &'static str) -> Option<Line<'static>> {
    let (theme, lang) = (shared.styles(), shared.lang);
    if shared.area != shared.dataset.zone().home {
        return None;
    }
    let stated: Vec<_> = pipeline::stated_in(&shared.dataset, shared.year)
        .filter(|(_, stated)| stated.about == Quantity::Projects && stated.reached.is_none())
        .collect();
    let (programme, _) = stated.iter().find(|(_, stated)| stated.stage.is_some())?;
    let mut stages: Vec<_> = stated
        .iter()
        .filter(|(id, _)| id == programme)
        .filter_map(|(_, stated)| Some((stated.stage?, stated.figure)))
        .collect();
    stages.sort_by_key(|(stage, _)| *stage);
    let name = shared
        .dataset
        .programme(*programme)?
        .name
        .get(lang)
        .to_owned();
    let mut spans = vec![
        Span::styled(format!("{}  ", lang.tab_projects()), theme.quiet),
        Span::raw(format!("{name}  ")),
    ];
    for (index, (stage, figure)) in stages.into_iter().enumerate() {
        if index > 0 {
            spans.push(Span::styled(between, theme.rule));
        }
        spans.push(Span::styled(
            format!("{} ", wording::stage(stage, lang)),
            theme.quiet,
        ));
        spans.push(Span::styled(
            numbers::number(figure.value, lang),
            theme.strong,
        ));
    }
    Some(Line::from(spans))
}

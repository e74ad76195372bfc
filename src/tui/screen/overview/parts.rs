//! The lists beside the targets: levels, projects by stage, and the outcomes of the audit.

use ratatui::text::{Line, Span};
use rust_decimal::prelude::ToPrimitive;

use super::multiples::{self, Series};
use super::rows::{Part, Rows, title};
use crate::analysis::audit::Outcome;
use crate::analysis::pipeline::{self, Count};
use crate::dataset::{Citation, ProgrammeId, Quantity, Record, Stage, StatedFigure};
use crate::picture::Marks;
use crate::sheet::RowId;
use crate::sheet::checks::outcomes_of_area;
use crate::text::{Lang, numbers, pad_end, pad_start, width};
use crate::tui::glyphs;
use crate::tui::shared::Shared;
use crate::wording::{self, finding};

/// Cells between two lists beside each other.
const BETWEEN: usize = 3;

/// The possible numbers of projects for each mark, the smallest that fits being used.
const PER_MARK: [usize; 7] = [1, 2, 5, 10, 20, 50, 100];

/// Whether the investment of the projects is shown beside their marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Money {
    Shown,
    Hidden,
}

/// The maximum number of levels with a row each.
pub(super) const LEVELS: usize = 6;

/// A programme of which the numbers of projects by stage were stated in the year.
#[derive(Debug, Clone)]
struct Stages<'d> {
    id: ProgrammeId,
    total: Count<'d>,
    stages: Vec<(Stage, &'d StatedFigure, Count<'d>)>,
}

fn stages(shared: &Shared) -> Option<Stages<'_>> {
    let dataset = &shared.dataset;
    if shared.area != dataset.zone().home {
        return None;
    }
    let is_of_stage = |stated: &StatedFigure| {
        stated.about == Quantity::Projects && stated.stage.is_some() && stated.reached.is_none()
    };
    let mut stated = pipeline::stated_in(dataset, shared.year);
    let (id, _) = stated.find(|(_, stated)| is_of_stage(stated))?;
    let funnel = pipeline::funnel(dataset, id);
    let stages = funnel.stages.into_iter().filter_map(|(stage, count)| {
        let stated = count.stated?;
        Some((stage, stated, count))
    });
    Some(Stages {
        id,
        total: funnel.total,
        stages: stages.collect(),
    })
}

/// A programme, how many projects it has, and their money: `三个一批`, `37 项`, `≈465 亿元`.
fn programme(shared: &Shared, of: &Stages<'_>) -> (String, Vec<String>) {
    let lang = shared.lang;
    let name = shared.dataset.programme(of.id);
    let name = name.map_or("", |of| of.name.get(lang)).to_owned();
    let count = match of.total.stated {
        Some(stated) => numbers::number(stated.figure.value, lang),
        None => numbers::number(of.total.named.into(), lang),
    };
    let money = of.total.stated_investment;
    let money = money.map(|of| numbers::short(of.figure, lang));
    let said = std::iter::once(lang.projects_counted(count)).chain(money);
    (name, said.collect())
}

/// A stage of the year's programme.
struct StageLine<'d> {
    stage: Stage,
    stated: &'d StatedFigure,
    /// The number of projects, and the same as text.
    projects: usize,
    number: String,
    /// Their investment without its unit; empty where it is not shown.
    money: String,
}

fn stage_lines<'d>(of: &Stages<'d>, money: Money, lang: Lang) -> Vec<StageLine<'d>> {
    let lines = of.stages.iter().map(|(stage, stated, count)| {
        let stated_money = count.stated_investment.filter(|_| money == Money::Shown);
        StageLine {
            stage: *stage,
            stated,
            projects: stated.figure.value.to_usize().unwrap_or(0),
            number: numbers::number(stated.figure.value, lang),
            money: stated_money.map_or_else(String::new, |of| {
                let style = numbers::Style::of(of.figure.unit, lang);
                numbers::bare(of.figure, &style, lang)
            }),
        }
    });
    lines.collect()
}

/// What the heading of a programme says behind its name, in so many cells. The meaning of a mark comes
/// before the total investment and is dropped last.
fn behind_programme(mut parts: Vec<String>, meaning: Option<String>, room: usize) -> String {
    let has_meaning = meaning.is_some();
    let at = parts.len().min(1);
    parts.splice(at..at, meaning);
    while has_meaning && parts.len() > 1 && width(&parts.join("  ")) > room {
        let dropped = if parts.len() > 2 { 2 } else { 0 };
        parts.remove(dropped);
    }
    parts.join("  ")
}

/// The projects of the year's programme: a mark for each, by stage, and their money.
#[must_use]
pub(super) fn stage_rows(shared: &Shared, room: usize, money: Money) -> Rows {
    let mut rows = Rows::default();
    let Some(of) = stages(shared) else {
        return rows;
    };
    let (theme, lang) = (shared.styles(), shared.lang);
    let (name, said) = programme(shared, &of);
    let programme = shared.dataset.programme(of.id);
    let lines = stage_lines(&of, money, lang);
    let widest =
        |cells: &dyn Fn(&StageLine<'_>) -> usize| lines.iter().map(cells).max().unwrap_or(0);
    let names = widest(&|line| width(wording::stage(line.stage, lang)));
    let counts = widest(&|line| width(&line.number));
    let most = widest(&|line| line.projects);
    let moneys: Vec<&str> = lines.iter().map(|line| line.money.as_str()).collect();
    let moneys = crate::text::align_decimal(&moneys);
    let money_gap = match moneys.iter().map(|of| width(of)).max().unwrap_or(0) {
        0 => 0,
        cells => cells.saturating_add(2),
    };
    let beside = [names, counts, money_gap, 2];
    let beside = beside.into_iter().fold(0usize, usize::saturating_add);
    let for_marks = room.saturating_sub(beside);
    let fits = |per: &usize| most.div_ceil((*per).max(1)) <= for_marks;
    let per_mark = PER_MARK.into_iter().find(fits);
    let meaning = per_mark
        .filter(|per| *per > 1)
        .map(|per| lang.marks_of(per));
    let for_parts = room.saturating_sub(width(&name).saturating_add(2));
    let parts = behind_programme(said, meaning, for_parts);
    rows.heading(title(shared, &name, &parts));
    let mark_cells = per_mark.map_or(0, |per| most.div_ceil(per.max(1)));
    for (of_stage, money) in lines.iter().zip(moneys) {
        let stage = of_stage.stage;
        let marks = per_mark.map_or(0, |per| of_stage.projects.div_ceil(per.max(1)));
        let marks = mark(shared, stage).repeat(marks);
        let number = format!(" {}", of_stage.number);
        let used = width(&marks).saturating_add(width(&number));
        let all = mark_cells.saturating_add(counts).saturating_add(1);
        let line = Line::from(vec![
            Span::raw(pad_end(
                wording::stage(stage, lang),
                names.saturating_add(1),
            )),
            Span::styled(marks, theme.stage(stage)),
            Span::styled(number, theme.strong),
            Span::raw(" ".repeat(all.saturating_sub(used))),
            Span::styled(pad_start(&money, money_gap), theme.quiet),
        ]);
        let is_own = |at: &StatedFigure| std::ptr::eq(at, of_stage.stated);
        let position = programme.and_then(|of| of.figures.iter().position(is_own));
        let position = position.and_then(|at| u32::try_from(at).ok());
        match position {
            Some(at) => {
                let id = RowId::Figure(Record::Programme(of.id, at));
                let cells = names.saturating_add(all).saturating_add(1);
                rows.item(line, cells.saturating_add(money_gap), (Part::Stages, id));
            }
            None => rows.text(line),
        }
    }
    rows
}

/// The mark of a project by its stage; letters if signs cannot be drawn.
fn mark(shared: &Shared, stage: Stage) -> &'static str {
    match (shared.marks(), stage) {
        (Marks::Unicode, stage) => glyphs::stage(stage),
        (Marks::Ascii, Stage::Planned) => ".",
        (Marks::Ascii, Stage::Signed) => "o",
        (Marks::Ascii, Stage::Started) => "O",
        (Marks::Ascii, Stage::InProduction) => "*",
        (Marks::Ascii, Stage::AtCapacity) => "#",
    }
}

/// Where the projects of the year's programme were stated.
#[must_use]
pub(super) fn stage_citations(shared: &Shared) -> Vec<&Citation> {
    let Some(of) = stages(shared) else {
        return Vec::new();
    };
    let all = of.stages.into_iter().map(|(.., count)| count);
    let all = std::iter::once(of.total).chain(all);
    all.flat_map(|count| [count.stated, count.stated_investment])
        .flatten()
        .map(|stated| &stated.citation)
        .collect()
}

/// How many checks there are, by what they came to.
fn count_of(outcomes: &[(Outcome, usize, u32)]) -> usize {
    let counts = outcomes.iter().map(|(_, count, _)| *count);
    counts.fold(0, usize::saturating_add)
}

/// The outcomes of the checks with their counts.
#[must_use]
pub(super) fn audit_rows(shared: &Shared) -> Rows {
    let (theme, lang) = (shared.styles(), shared.lang);
    let mut rows = Rows::default();
    if shared.audit.is_none() {
        rows.heading(title(shared, lang.tab_audit(), lang.audit_running()));
        return rows;
    }
    let outcomes = outcomes_of_area(&shared.context());
    let all = count_of(&outcomes).to_string();
    rows.heading(title(shared, lang.tab_audit(), &all));
    let names = outcomes
        .iter()
        .map(|(of, ..)| width(finding::outcome(*of, lang)));
    let names = names.max().unwrap_or(0);
    let numbers = width(&all);
    for (outcome, count, first) in outcomes {
        let name = pad_end(finding::outcome(outcome, lang), names);
        let style = theme.outcome(outcome);
        let count = pad_start(&count.to_string(), numbers.saturating_add(2));
        let line = Line::from(vec![
            Span::styled(format!("{} {name}", glyphs::outcome(outcome)), style),
            Span::raw(count),
        ]);
        let cells = names.saturating_add(numbers).saturating_add(4);
        rows.item(line, cells, (Part::Checks, RowId::Check(first)));
    }
    rows
}

/// An outcome with its count, in a line of words.
#[must_use]
pub(super) fn outcome_in_words(shared: &Shared, id: RowId) -> Option<String> {
    let lang = shared.lang;
    let mut all = outcomes_of_area(&shared.context()).into_iter();
    let (outcome, count, _) = all.find(|(.., first)| id == RowId::Check(*first))?;
    let name = finding::outcome(outcome, lang);
    Some(format!(
        "{}{}{name} {count}",
        lang.tab_audit(),
        lang.colon()
    ))
}

/// Projects and audit in one line, for a window without room for their lists; as many of the parts
/// as fit.
#[must_use]
pub(super) fn in_a_line(shared: &Shared, room: usize) -> String {
    let lang = shared.lang;
    let mut parts = Vec::new();
    if let Some(of) = stages(shared) {
        let (name, said) = programme(shared, &of);
        parts.push(format!("{name} {}", said.join(" ")));
    }
    match shared.audit.as_deref() {
        Some(_) => {
            let found = outcomes_of_area(&shared.context());
            let all = format!("{} {}", lang.tab_audit(), count_of(&found));
            let open = found.into_iter();
            let open = open.filter(|(outcome, ..)| outcome.is_open());
            let open = open.map(|(outcome, count, _)| {
                let sign = glyphs::outcome(outcome);
                format!("{sign} {} {count}", finding::outcome(outcome, lang))
            });
            parts.push(all);
            parts.extend(open);
        }
        None => parts.push(lang.audit_running().to_owned()),
    }
    let mut line = String::new();
    for part in parts {
        let gap = if line.is_empty() { 0 } else { 3 };
        let end = width(&line)
            .saturating_add(gap)
            .saturating_add(width(&part));
        if end > room {
            break;
        }
        line.push_str(&" ".repeat(gap));
        line.push_str(&part);
    }
    line
}

/// The lists beside each other, if they have room; the spare cells lie between them.
#[must_use]
pub(super) fn beside(lists: Vec<Rows>, room: usize) -> Option<Rows> {
    let lists: Vec<Rows> = lists.into_iter().filter(|rows| !rows.is_empty()).collect();
    let wide = lists
        .iter()
        .fold(0usize, |sum, rows| sum.saturating_add(rows.wide()));
    let gaps = lists.len().saturating_sub(1);
    let spare = room.checked_sub(wide)?;
    if spare < gaps.saturating_mul(BETWEEN) {
        return None;
    }
    let gap = spare.checked_div(gaps).unwrap_or(0);
    let mut at = 0usize;
    let mut all = Rows::default();
    for rows in lists {
        let cells = rows.wide();
        all = all.beside(at, rows);
        at = at.saturating_add(cells).saturating_add(gap);
    }
    Some(all)
}

/// The lists one below the other.
#[must_use]
pub(super) fn below(lists: Vec<Rows>, is_airy: bool) -> Rows {
    let mut all = Rows::default();
    for rows in lists.into_iter().filter(|rows| !rows.is_empty()) {
        all.gap(is_airy);
        all.append(rows);
    }
    all
}

/// Levels with a row each, the projects by stage, and the audit. If they do not fit beside each other,
/// investment and the numbers between the first and the last are left out.
#[must_use]
pub(super) fn all(shared: &Shared, series: &[Series<'_>], room: usize) -> [Rows; 3] {
    let series = series.get(..LEVELS).unwrap_or(series);
    let of = |money: Money, last: usize| {
        let (stages, audit) = (stage_rows(shared, room, money), audit_rows(shared));
        let of_others = [&stages, &audit].map(|rows| match rows.is_empty() {
            true => 0,
            false => rows.wide().saturating_add(BETWEEN),
        });
        let left = of_others.into_iter().fold(room, usize::saturating_sub);
        let levels = match series {
            [] => Rows::default(),
            series => multiples::micro_rows(shared, series, left, last),
        };
        let fits = levels.wide() <= left;
        (fits, [levels, stages, audit])
    };
    let tries = [(Money::Shown, 3), (Money::Hidden, 3), (Money::Hidden, 1)];
    let fitting = tries.into_iter().map(|(money, last)| of(money, last));
    let fitting = fitting.into_iter().find(|(fits, _)| *fits);
    match fitting {
        Some((_, lists)) => lists,
        None => {
            let levels = match series {
                [] => Rows::default(),
                series => multiples::micro_rows(shared, series, room, 3),
            };
            [
                levels,
                stage_rows(shared, room, Money::Shown),
                audit_rows(shared),
            ]
        }
    }
}

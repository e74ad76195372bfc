//! The main programme by stages: one bar of its money, with the number of projects below.

use ratatui::layout::Rect;
use ratatui::text::Span;
use rust_decimal::Decimal;

use crate::analysis::pipeline::{Count, Funnel};
use crate::dataset::{Quantity, Stage};
use crate::figure::Unit;
use crate::picture::Role;
use crate::picture::stages::{Segment, bar, fit};
use crate::sheet::{Form, Value};
use crate::text::{Lang, numbers};
use crate::tui::canvas::Canvas;
use crate::tui::shared::Shared;
use crate::tui::widget::paint::{line_of, put};
use crate::wording;

/// The grey of a stage.
pub(super) fn role(stage: Stage) -> Role {
    match stage {
        Stage::Planned | Stage::Signed => Role::Fill3,
        Stage::Started => Role::Fill2,
        Stage::InProduction | Stage::AtCapacity => Role::Fill,
    }
}

/// The notes below the labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notes {
    /// How many projects of a stage have since reached a later one.
    Reached,
    /// Only what has no room elsewhere.
    Few,
}

/// The most rows that the bar takes.
pub(super) const ROWS: u16 = 4;

/// Draws the bar: what is measured, the bar, the labels, and notes. Returns the rows it took.
pub(super) fn put_bar(
    shared: &Shared,
    Funnel { stages, .. }: &Funnel<'_>,
    notes: Notes,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> u16 {
    if stages.is_empty() {
        return 0;
    }
    let (theme, lang) = (shared.styles(), shared.lang);
    let Ok(unit) = Unit::parse("亿元") else {
        return 0;
    };
    let heading = numbers::Style::of(unit, lang).heading();
    let of_money = stages.iter().any(|(_, count)| yuan(count) > Decimal::ZERO);
    let title = match of_money {
        true => lang.column_investment_of(heading),
        false => lang.quantity_projects().to_owned(),
    };
    put(canvas, area, 0, Span::styled(title, theme.quiet));
    let columns = usize::from(area.width);
    let Some(labels) = labels(stages, notes, unit, lang)
        .into_iter()
        .find(|labels| fits(labels, |(label, _)| label, columns))
    else {
        return 0;
    };
    let has_notes = fits(&labels, |(_, note)| note, columns);
    let segments: Vec<Segment> = stages
        .iter()
        .zip(labels)
        .map(|((stage, count), (label, note))| Segment {
            amount: match of_money {
                true => yuan(count).max(Decimal::ZERO),
                false => Decimal::from(count.named),
            },
            role: role(*stage),
            label,
            note: if has_notes { note } else { String::new() },
        })
        .collect();
    let styles = [None, Some(theme.strong), Some(theme.quiet)];
    let strips = bar(&segments, usize::from(area.width), shared.marks());
    let mut used = 1u16;
    for (strip, style) in strips.iter().zip(styles) {
        let mut line = line_of(strip, &theme);
        if let Some(style) = style {
            line = line.patch_style(style);
        }
        put(canvas, area, used, line);
        used = used.saturating_add(1);
    }
    used
}

/// The published investment of a stage in yuan. The sum over some of its projects does not count.
fn yuan(count: &Count<'_>) -> Decimal {
    let stated = count.stated_investment;
    let yuan = stated.and_then(|stated| stated.figure.base_value().ok());
    yuan.unwrap_or_default()
}

/// The label of each stage and the note below it.
type Labels = Vec<(String, String)>;

fn fits(labels: &Labels, text: fn(&(String, String)) -> &str, columns: usize) -> bool {
    fit(labels.iter().map(text), columns)
}

/// The labels, the widest first: the stage, how many projects, and their money in the unit of the
/// title, with what was reached below; or with the money below where it has no room beside.
fn labels(stages: &[(Stage, Count<'_>)], notes: Notes, unit: Unit, lang: Lang) -> [Labels; 3] {
    let note = |stage, count: &Count<'_>| match notes {
        Notes::Reached => reached(stage, count, lang),
        Notes::Few => String::new(),
    };
    let beside = |blanks: &str| {
        let labels = stages.iter().map(|(stage, count)| {
            let money = money(count, unit, lang);
            let money = money.map_or_else(String::new, |money| format!("{blanks}{money}"));
            (
                format!("{}{money}", number(*stage, count, lang)),
                note(*stage, count),
            )
        });
        labels.collect()
    };
    let below = stages.iter().map(|(stage, count)| {
        let money = money(count, unit, lang).unwrap_or_default();
        (number(*stage, count, lang), money)
    });
    [beside("   "), beside("  "), below.collect()]
}

/// The stage and how many projects.
fn number(stage: Stage, count: &Count<'_>, lang: Lang) -> String {
    let number = match count.stated {
        Some(stated) => {
            let hedge = numbers::hedge_sign(stated.figure.qualifier.hedge, lang);
            format!("{hedge}{}", numbers::number(stated.figure.value, lang))
        }
        None => count.named.to_string(),
    };
    format!("{} {number}", wording::stage(stage, lang))
}

/// Their money under the unit of the title, as published.
fn money(count: &Count<'_>, unit: Unit, lang: Lang) -> Option<String> {
    let stated = count.stated_investment?;
    let money = Value::printed(stated.figure, Form::Level).under(unit);
    Some(money.text(lang))
}

/// How many of a stage have meanwhile come further; shares of them are left to the sources. Of those
/// on a list of starts, some have begun and some have not.
fn reached(stage: Stage, count: &Count<'_>, lang: Lang) -> String {
    let numbers = count.reached.iter();
    let numbers = numbers.filter(|stated| stated.about == Quantity::Projects);
    let counts = numbers.filter_map(|stated| {
        let hedge = numbers::hedge_sign(stated.figure.qualifier.hedge, lang);
        let number = numbers::number(stated.figure.value, lang);
        let number = format!("{hedge}{number}");
        Some(match stated.reached? {
            Stage::Started if stage == Stage::Started => lang.begun(number),
            reached => lang.reached(wording::stage(reached, lang), number),
        })
    });
    counts.collect::<Vec<_>>().join(lang.then())
}

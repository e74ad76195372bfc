//! The measure of an entry, with the keys that some measures need, and the units that fit it.

use super::catalogue::Catalogue;
use super::word;
use crate::dataset::diagnostic::{Kind, Problem, nearest};
use crate::dataset::id::IndicatorId;
use crate::dataset::observation::{Measure, Whole};
use crate::dataset::reader::{Noted, Table, Word};
use crate::figure::unit::Dimension;
use crate::figure::{Figure, Period};
use crate::text::Safe;

/// The measures without the values of their additional keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Level,
    Growth,
    Change,
    Share,
    ShareChange,
    ShareLead,
    Rank,
}

const FORM: &[(Form, &str)] = &[
    (Form::Level, "level"),
    (Form::Growth, "growth"),
    (Form::Change, "change"),
    (Form::Share, "share"),
    (Form::ShareChange, "share_change"),
    (Form::ShareLead, "share_lead"),
    (Form::Rank, "rank"),
];

/// The measure of an entry, with the additional keys that it needs; a level if `measure` is missing.
pub(super) fn read(
    table: &mut Table<'_, '_, '_, '_>,
    catalogue: &Catalogue,
    period: Option<Period>,
) -> Result<Measure, Noted> {
    let form = word::choice_if(table, "measure", FORM)?;
    read_form(table, catalogue, form.unwrap_or(Form::Level), period)
}

/// The same, but `None` if `measure` is missing.
pub(super) fn read_if(
    table: &mut Table<'_, '_, '_, '_>,
    catalogue: &Catalogue,
    period: Option<Period>,
) -> Result<Option<Measure>, Noted> {
    let form = word::choice_if(table, "measure", FORM)?;
    form.map(|form| read_form(table, catalogue, form, period))
        .transpose()
}

fn read_form(
    table: &mut Table<'_, '_, '_, '_>,
    catalogue: &Catalogue,
    form: Form,
    period: Option<Period>,
) -> Result<Measure, Noted> {
    let shares = [Form::Share, Form::ShareChange, Form::ShareLead];
    for (key, owners, measure) in [
        ("base", &[Form::Growth][..], "growth"),
        ("of", &shares, "share"),
        ("over", &[Form::ShareLead], "share_lead"),
    ] {
        if !owners.contains(&form)
            && let Some(word) = table.text_if(key)
        {
            table.note(word.span, Problem::KeyNeedsMeasure { key, measure });
        }
    }
    match form {
        Form::Level => Ok(Measure::Level),
        Form::Change => Ok(Measure::Change),
        Form::Rank => Ok(Measure::Rank),
        Form::Growth => {
            let base = word::period_if(table, "base")?;
            if let (Some(base), Some(own)) = (&base, period)
                && *base >= own
            {
                table.note(table.span(), Problem::BaseNotBefore);
            }
            // Growth over the year before has no base, so that it is the same measure either way.
            let base = base.filter(|base| period.map(Period::year_before) != Some(*base));
            Ok(Measure::Growth { base })
        }
        Form::Share => read_whole(table, catalogue).map(|of| Measure::Share { of }),
        Form::ShareChange => read_whole(table, catalogue).map(|of| Measure::ShareChange { of }),
        Form::ShareLead => {
            let of = read_whole(table, catalogue);
            let over = table
                .text("over")
                .and_then(|word| catalogue.areas.resolve(table, &word));
            Ok(Measure::ShareLead {
                of: of?,
                over: over?,
            })
        }
    }
}

/// `of`: the area or the indicator of which a share is a part.
fn read_whole(table: &mut Table<'_, '_, '_, '_>, catalogue: &Catalogue) -> Result<Whole, Noted> {
    let word = table.text("of")?;
    let area = catalogue.areas.find(word.text).map(Whole::Area);
    let indicator = || catalogue.indicators.find(word.text).map(Whole::Indicator);
    if let Some(of) = area.or_else(indicator) {
        return Ok(of);
    }
    let unread = catalogue.areas.unread().or(catalogue.indicators.unread());
    if let Some(noted) = unread {
        return Err(noted);
    }
    let names = catalogue.areas.names().chain(catalogue.indicators.names());
    let nearest = nearest(word.text, names).map(Safe::of);
    let id = Safe::of(word.text);
    let kind = Kind::Whole;
    let problem = Problem::UnknownId { kind, id, nearest };
    Err(table.note(word.span, problem))
}

/// Notes a measure that an indicator of this kind does not have.
pub(super) fn check(
    table: &mut Table<'_, '_, '_, '_>,
    catalogue: &Catalogue,
    indicator: IndicatorId,
    measure: Measure,
) {
    let Some(indicator) = catalogue.indicators.get(indicator) else {
        return;
    };
    if indicator.kind.takes(measure) {
        return;
    }
    // A missing measure means a level; the whole entry is then marked.
    let span = table
        .text_if("measure")
        .map_or_else(|| table.span(), |word| word.span);
    let problem = Problem::WrongMeasure {
        measure: measure.id(),
        indicator: Safe::of(&indicator.id),
        kind: indicator.kind,
    };
    table.note(span, problem);
}

/// Notes a unit that does not fit the measure and the indicator.
pub(super) fn check_unit(
    table: &mut Table<'_, '_, '_, '_>,
    catalogue: &Catalogue,
    indicator: IndicatorId,
    measure: Measure,
    figure: &Figure,
    word: &Word<'_>,
) {
    let Some(indicator) = catalogue.indicators.get(indicator) else {
        return;
    };
    let (fits, expected) = match measure {
        Measure::Growth { .. } | Measure::Share { .. } => {
            (figure.unit.dimension() == Dimension::Percent, Safe::of("%"))
        }
        Measure::Rank => (figure.unit.dimension() == Dimension::Rank, Safe::of("位")),
        Measure::ShareChange { .. } | Measure::ShareLead { .. } => (
            figure.unit.dimension() == Dimension::Points,
            Safe::of("个百分点"),
        ),
        Measure::Change if indicator.unit.is_rate() => (
            figure.unit.dimension() == Dimension::Points,
            Safe::of("个百分点"),
        ),
        Measure::Level | Measure::Change => (
            figure.unit.comparable(indicator.unit),
            Safe::shown(&indicator.unit),
        ),
    };
    if !fits {
        let problem = Problem::WrongUnit {
            unit: Safe::shown(&figure.unit),
            indicator: Some(Safe::of(&indicator.id)),
            expected,
        };
        table.note(word.span.clone(), problem);
    }
}

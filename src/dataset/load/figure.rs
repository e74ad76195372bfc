//! A value, its unit, its qualifier and its citation, wherever one stands.

use rust_decimal::Decimal;

use super::catalogue::{Catalogue, parse_number, parse_unit};
use crate::dataset::diagnostic::Problem;
use crate::dataset::observation::Citation;
use crate::dataset::reader::{Table, Word};
use crate::figure::{Figure, Hedge, Period, Qualifier, Unit};
use crate::text::sanitize;

/// The keys of a citation.
const CITATION: &[&str] = &["article", "line", "printed"];

/// Words for what is left after 力争 is said by its own key.
const BOUND: &[(Hedge, &str)] = &[
    (Hedge::Exact, "reach"),
    (Hedge::AtLeast, "at_least"),
    (Hedge::Over, "over"),
    (Hedge::About, "about"),
    (Hedge::UpTo, "up_to"),
];

/// Whether a citation has to name the figure as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Printed {
    /// It does.
    Required,
    /// It cites an event or a name.
    Optional,
}

/// A number as printed.
pub(super) fn number(table: &mut Table<'_, '_, '_, '_>, word: &Word<'_>) -> Option<Decimal> {
    parse_number(word)
        .map_err(|(span, problem)| table.note(span, problem))
        .ok()
}

/// A unit of the table.
pub(super) fn unit(table: &mut Table<'_, '_, '_, '_>, word: &Word<'_>) -> Option<Unit> {
    parse_unit(word.text)
        .map_err(|problem| table.note(word.span.clone(), problem))
        .ok()
}

/// A period.
pub(super) fn period(table: &mut Table<'_, '_, '_, '_>, word: &Word<'_>) -> Option<Period> {
    word.text
        .parse()
        .map_err(|_| table.note(word.span.clone(), Problem::BadPeriod))
        .ok()
}

/// `value`, `unit`, `qualifier` of an observation or a project's figure, and where the unit stands.
pub(super) fn figure<'t>(table: &mut Table<'t, '_, '_, '_>) -> Option<(Figure, Word<'t>)> {
    let qualifier = table
        .text_if("qualifier")
        .and_then(|word| table.choice(&word, &Hedge::ALL))
        .map(|hedge| Qualifier {
            hedge,
            strive: false,
        });
    with_qualifier(table, qualifier.unwrap_or_default())
}

/// `value`, `unit`, `bound` and `strive` of a target, and where the unit stands.
pub(super) fn promise<'t>(table: &mut Table<'t, '_, '_, '_>) -> Option<(Figure, Word<'t>)> {
    let bound = table
        .text_if("bound")
        .and_then(|word| table.choice(&word, BOUND));
    let qualifier = Qualifier {
        hedge: bound.unwrap_or_default(),
        strive: table.flag("strive"),
    };
    with_qualifier(table, qualifier)
}

fn with_qualifier<'t>(
    table: &mut Table<'t, '_, '_, '_>,
    qualifier: Qualifier,
) -> Option<(Figure, Word<'t>)> {
    let value = table.number("value").and_then(|word| number(table, &word));
    let word = table.text("unit");
    let unit = word.as_ref().and_then(|word| unit(table, word));
    Some((
        Figure {
            value: value?,
            unit: unit?,
            qualifier,
        },
        word?,
    ))
}

/// `cite = { article, line, printed }`.
pub(super) fn citation(
    table: &mut Table<'_, '_, '_, '_>,
    catalogue: &Catalogue,
    printed: Printed,
) -> Option<Citation> {
    let mut table = table.table("cite", CITATION)?;
    let article = table
        .text("article")
        .and_then(|word| catalogue.articles.resolve(&mut table, &word));
    let line = table.whole_number("line");
    let printed = match printed {
        Printed::Required => table.text("printed"),
        Printed::Optional => table.text_if("printed").or(Some(Word {
            text: "",
            span: 0..0,
        })),
    };
    let (line, span) = line?;
    if let Some(lines) = article
        .and_then(|id| catalogue.articles.get(id))
        .map(|article| article.lines)
        && line > lines
    {
        table.note(span, Problem::LineOutsideArticle { lines });
    }
    Some(Citation {
        article: article?,
        line,
        printed: sanitize(printed?.text).into(),
    })
}

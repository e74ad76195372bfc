//! A value with its unit, qualifier and citation, in any kind of entry.

use super::catalogue::Catalogue;
use super::word::{choice_if, number, unit, variant_if};
use crate::dataset::diagnostic::Problem;
use crate::dataset::notice::{Confirmed, NoticeKind};
use crate::dataset::observation::{Citation, Place};
use crate::dataset::reader::{Noted, Table, Word};
use crate::figure::{Figure, Hedge, Qualifier};
use crate::text::sanitize;

/// The keys of a citation.
const CITATION: &[&str] = &["article", "line", "printed"];

/// The words of `bound`. For 力争 there is a key of its own, `strive`.
const BOUND: &[(Hedge, &str)] = &[
    (Hedge::Exact, "reach"),
    (Hedge::AtLeast, "at_least"),
    (Hedge::Over, "over"),
    (Hedge::About, "about"),
    (Hedge::UpTo, "up_to"),
];

/// Whether a citation must have `printed`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Printed {
    /// For figures.
    Required,
    /// For events and names.
    Optional,
}

/// `value`, `unit` and `qualifier` of an observation or a stated figure; also the word of the unit,
/// for messages about it.
pub(super) fn figure<'t>(table: &mut Table<'t, '_, '_, '_>) -> Result<(Figure, Word<'t>), Noted> {
    let hedge = variant_if::<Hedge>(table, "qualifier");
    let qualifier = hedge.map(|hedge| Qualifier {
        hedge: hedge.unwrap_or_default(),
        strive: false,
    });
    with_qualifier(table, qualifier)
}

/// `value`, `unit`, `bound` and `strive` of a target; also the word of the unit, for messages about it.
pub(super) fn promise<'t>(table: &mut Table<'t, '_, '_, '_>) -> Result<(Figure, Word<'t>), Noted> {
    let bound = choice_if(table, "bound", BOUND);
    let strive = table.flag("strive");
    let qualifier = bound.map(|bound| Qualifier {
        hedge: bound.unwrap_or_default(),
        strive,
    });
    with_qualifier(table, qualifier)
}

fn with_qualifier<'t>(
    table: &mut Table<'t, '_, '_, '_>,
    qualifier: Result<Qualifier, Noted>,
) -> Result<(Figure, Word<'t>), Noted> {
    let value = table.number("value").and_then(|word| number(table, &word));
    let word = table.text("unit");
    let unit = word.and_then(|word| Ok((unit(table, &word)?, word)));
    let (value, (unit, word)) = (value?, unit?);
    let figure = Figure {
        value,
        unit,
        qualifier: qualifier?,
    };
    Ok((figure, word))
}

/// `confirmed = { year = { zh, en } }`: the notices that a curator has confirmed, with the reasons.
pub(super) fn confirmed(table: &mut Table<'_, '_, '_, '_>) -> Vec<Confirmed> {
    let Some(mut table) = table.table_if("confirmed", &NoticeKind::IDS) else {
        return Vec::new();
    };
    let kinds = NoticeKind::ALL.into_iter().zip(NoticeKind::IDS);
    kinds
        .filter_map(|(kind, id)| {
            let why = table.bilingual_if(id)?;
            Some(Confirmed { kind, why })
        })
        .collect()
}

/// The place of an entry in the file at `index`.
pub(super) fn place(index: u32, table: &Table<'_, '_, '_, '_>) -> Place {
    Place {
        file: index,
        offset: u32::try_from(table.span().start).unwrap_or(u32::MAX),
    }
}

/// `cite = { article, line, printed }`.
pub(super) fn citation(
    table: &mut Table<'_, '_, '_, '_>,
    catalogue: &Catalogue,
    printed: Printed,
) -> Result<Citation, Noted> {
    let mut table = table.table("cite", CITATION)?;
    let article = table
        .text("article")
        .and_then(|word| catalogue.articles.resolve(&mut table, &word));
    let line = table.whole_number("line");
    let printed = match printed {
        Printed::Required => table.text("printed").map(|word| word.text),
        Printed::Optional => Ok(table.text_if("printed").map_or("", |word| word.text)),
    };
    let (line, span) = line?;
    if let Some(lines) = article
        .ok()
        .and_then(|id| catalogue.articles.get(id))
        .map(|article| article.lines)
        && line > lines
    {
        table.note(span, Problem::LineOutsideArticle { lines });
    }
    Ok(Citation {
        article: article?,
        line,
        printed: sanitize(printed?).into(),
    })
}

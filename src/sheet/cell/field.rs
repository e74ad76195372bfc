//! A part of a cell as programs read it.

use rust_decimal::RoundingStrategy;

use super::Cell;
use super::text::{join, notes_text};
use crate::analysis::audit;
use crate::figure::Interval;
use crate::sheet::column::Part;
use crate::sheet::context::Context;
use crate::sheet::sentence::{self, Sentence};
use crate::sheet::term::{Flag, Term};
use crate::sheet::value::{Amount, Value, bound};
use crate::text::Lang;
use crate::wording;

impl Cell<'_> {
    /// A part of the cell as programs read it; it never depends on the language. Empty where the
    /// cell has no such part.
    #[must_use]
    pub fn field(&self, cx: &Context<'_>, part: Part) -> String {
        let within = |lang| Context { lang, ..*cx };
        match (self, part) {
            (Cell::Term(term) | Cell::Counted(term, _), Part::Id) => term.id(cx),
            (Cell::Terms(terms), Part::Id) => join(terms.iter().map(|term| term.id(cx)), " "),
            (Cell::Period(period), Part::Id) => period.to_string(),
            (_, Part::Zh) => self.text(&within(Lang::Zh)),
            (_, Part::En) => self.text(&within(Lang::En)),
            (Cell::Sentence(Sentence::DecidedBy(target)), Part::Id) => {
                let check = sentence::decided_by(cx, target);
                check.map_or_else(String::new, |at| Term::Check(at).id(cx))
            }
            (Cell::Sentence(Sentence::Decision(check)), Part::Id) => {
                let target = audit::flips(cx.dataset, check);
                target.map_or_else(String::new, |_| Term::Flag(Flag::Decides).id(cx))
            }
            // Numbers without separators and one mark between formulas, whichever language is read.
            (Cell::Sentence(Sentence::Formula(score, derivation)), Part::Text) => {
                wording::formulas(score, derivation, Lang::Zh).join("; ")
            }
            (Cell::Bilingual(text), Part::Text) => format!("{} / {}", text.zh, text.en),
            (Cell::Notes(notes), Part::Text) if !notes.is_empty() => {
                let in_lang = |lang| notes_text(notes, lang);
                format!("{} / {}", in_lang(Lang::Zh), in_lang(Lang::En))
            }
            (Cell::Text(text), Part::Id | Part::Text) => text.to_string(),
            (Cell::Value(value), part) => value_field(value, part),
            (Cell::Values(values), part) => match values.as_slice() {
                [(_, value)] => value_field(value, part),
                _ => String::new(),
            },
            (Cell::Unit(unit), Part::Unit) => unit.base_name().to_owned(),
            (Cell::Unit(unit), Part::UnitPrinted) => unit.to_string(),
            (Cell::Unit(unit), Part::Scale) => unit.magnitude().power().to_string(),
            (Cell::Count(count) | Cell::Counted(_, count), Part::Count) => count.to_string(),
            (Cell::Named { named, .. }, Part::Count) => named.to_string(),
            (Cell::Named { stated, .. }, Part::Stated) => stated
                .map(|stated| stated.figure.value.to_string())
                .unwrap_or_default(),
            (Cell::Places(places), Part::Places) => {
                join(places.iter().map(|of| of.text(cx.dataset)), " ")
            }
            (Cell::Places(places), Part::Article) => {
                places.first().map_or_else(String::new, |of| {
                    let article = cx.dataset.article(of.article);
                    article.map_or_else(String::new, |article| article.id.to_string())
                })
            }
            (Cell::Places(places), Part::Line) => places
                .first()
                .map_or_else(String::new, |of| of.line.to_string()),
            (Cell::Places(places), Part::Printed) => places
                .first()
                .map_or_else(String::new, |of| of.printed.to_string()),
            _ => String::new(),
        }
    }
}

fn value_field(value: &Value, part: Part) -> String {
    let end = |bounds: Option<Interval>, part| match part {
        Part::Low => bound(
            bounds.and_then(|of| of.lo()),
            RoundingStrategy::ToNegativeInfinity,
        ),
        _ => bound(
            bounds.and_then(|of| of.hi()),
            RoundingStrategy::ToPositiveInfinity,
        ),
    };
    match part {
        Part::Value => match value.amount {
            // With the digits as printed.
            Amount::Printed(_) => value.number().map_or_else(String::new, |of| of.to_string()),
            Amount::Computed { .. } => {
                bound(value.number(), RoundingStrategy::MidpointAwayFromZero)
            }
        },
        Part::Low | Part::High => end(value.bounds(), part),
        Part::Unit => value.unit.base_name().to_owned(),
        Part::UnitPrinted => value.unit.to_string(),
        Part::Scale => value.unit.magnitude().power().to_string(),
        Part::Qualifier => value.qualifier(),
        Part::Kind => if value.is_derived() {
            "derived"
        } else {
            "stated"
        }
        .to_owned(),
        _ => String::new(),
    }
}

//! `relations.toml`: relations that the keys of the figures do not show.

use rust_decimal::Decimal;

use super::catalogue::Catalogue;
use super::figure::{self, Printed};
use super::project::Defined;
use super::{measure, word};
use crate::dataset::diagnostic::{Diagnostic, Problem};
use crate::dataset::observation::Measure;
use crate::dataset::project::{Quantity, Stage};
use crate::dataset::reader::{Noted, Parsed, Table, read_file};
use crate::dataset::relation::{Owner, Reference, Relation, RelationKind};
use crate::dataset::source::SourceFile;
use crate::figure::{Unit, decimal};
use crate::text::Safe;

const FILE: &[&str] = &[
    "sum",
    "ratio",
    "rate",
    "share_change",
    "range",
    "per_project",
    "list",
];
const SUM: &[&str] = &["whole", "parts", "partial", "note"];
const RATIO: &[&str] = &["ratio", "part", "whole", "note"];
const RATE: &[&str] = &["rate", "of", "per", "note"];
const SHARE_CHANGE: &[&str] = &["change", "share", "note"];
const RANGE: &[&str] = &["of", "per", "low", "high", "unit", "note"];
const PER_PROJECT: &[&str] = &["low", "high", "unit", "note"];
const LIST: &[&str] = &["count", "names", "partial", "cite", "note"];
const REFERENCE: &[&str] = &[
    "indicator",
    "area",
    "measure",
    "base",
    "of",
    "over",
    "period",
    "target",
    "programme",
    "batch",
    "project",
    "about",
    "stage",
    "reached",
];

/// Reads a relation of one kind.
type ReadKind<'c> = fn(&Scope<'c>, &mut Table<'_, '_, '_, '_>) -> Result<RelationKind, Noted>;

/// The kinds of relations with their keys.
const fn kinds<'c>() -> [(&'static str, &'static [&'static str], ReadKind<'c>); 7] {
    [
        ("sum", SUM, Scope::sum),
        ("ratio", RATIO, Scope::ratio),
        ("rate", RATE, Scope::rate),
        ("share_change", SHARE_CHANGE, Scope::share_change),
        ("range", RANGE, Scope::range),
        ("per_project", PER_PROJECT, Scope::per_project),
        ("list", LIST, Scope::list),
    ]
}

/// The words of `per`.
const PER: &[((), &str)] = &[((), "day")];

pub(super) fn read(
    files: &[SourceFile],
    catalogue: &Catalogue,
    defined: &Defined,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<Relation>, Noted> {
    let Some(file) = files.iter().find(|file| file.name == "relations.toml") else {
        return Ok(Vec::new());
    };
    let mut relations: Vec<Result<Relation, Noted>> = Vec::new();
    let scope = Scope { catalogue, defined };
    let parsed = Parsed::of(&file.text);
    read_file(&file.name, &parsed, FILE, diagnostics, |table| {
        for (name, keys, read) in kinds() {
            table.each(name, keys, |mut table| {
                let kind = read(&scope, &mut table);
                let note = table.bilingual_if("note");
                relations.push(kind.map(|kind| Relation { kind, note }));
            });
        }
    })?;
    relations.into_iter().collect()
}

/// A bound of a range.
fn end(table: &mut Table<'_, '_, '_, '_>, key: &'static str) -> Result<Decimal, Noted> {
    let text = table.number(key)?;
    word::number(table, &text)
}

/// The entries that references may name.
struct Scope<'c> {
    catalogue: &'c Catalogue,
    defined: &'c Defined,
}

impl Scope<'_> {
    fn sum(&self, table: &mut Table<'_, '_, '_, '_>) -> Result<RelationKind, Noted> {
        let whole = self.reference(table, "whole");
        let unit = whole.as_ref().ok().and_then(|whole| self.unit_of(whole));
        let mut parts: Vec<Result<Reference, Noted>> = Vec::new();
        let all = table.each_of_some("parts", REFERENCE, |mut part| {
            let read = self.read_reference(&mut part);
            let own = read.as_ref().ok().and_then(|part| self.unit_of(part));
            if let (Ok(whole), Ok(read)) = (&whole, &read)
                && whole == read
            {
                part.note(part.span(), Problem::OwnPart);
            }
            let counted = |unit: Unit| unit.is_count();
            if let (Some(unit), Some(own)) = (unit, own)
                && !unit.comparable(own)
                && !(counted(unit) && counted(own))
            {
                let problem = Problem::WrongUnit {
                    unit: Safe::shown(&own),
                    indicator: None,
                    expected: Safe::shown(&unit),
                };
                part.note(part.span(), problem);
            }
            parts.push(read);
        });
        let complete = !table.flag("partial");
        all?;
        Ok(RelationKind::Sum {
            whole: whole?,
            parts: parts.into_iter().collect::<Result<_, _>>()?,
            complete,
        })
    }

    fn ratio(&self, table: &mut Table<'_, '_, '_, '_>) -> Result<RelationKind, Noted> {
        let [ratio, part, whole] = ["ratio", "part", "whole"].map(|key| self.reference(table, key));
        self.expect(table, &ratio, Unit::parse("%").ok());
        let unit = part.as_ref().ok().and_then(|part| self.unit_of(part));
        self.expect(table, &whole, unit);
        Ok(RelationKind::Ratio {
            ratio: ratio?,
            part: part?,
            whole: whole?,
        })
    }

    fn rate(&self, table: &mut Table<'_, '_, '_, '_>) -> Result<RelationKind, Noted> {
        let [rate, of] = ["rate", "of"].map(|key| self.reference(table, key));
        let unit = rate.as_ref().ok().and_then(|rate| self.unit_of(rate));
        self.expect(table, &of, unit);
        let per = table.text("per").and_then(|word| table.choice(&word, PER));
        let ((), rate, of) = (per?, rate?, of?);
        Ok(RelationKind::PerDay { rate, of })
    }

    fn share_change(&self, table: &mut Table<'_, '_, '_, '_>) -> Result<RelationKind, Noted> {
        let [change, share] = ["change", "share"].map(|key| self.reference(table, key));
        Ok(RelationKind::ShareChange {
            change: change?,
            share: share?,
        })
    }

    fn per_project(&self, table: &mut Table<'_, '_, '_, '_>) -> Result<RelationKind, Noted> {
        let [low, high] = ["low", "high"].map(|key| end(table, key));
        let unit = table.text("unit").and_then(|w| word::unit(table, &w));
        let power = unit?.magnitude().power();
        let scaled = |value| decimal::shift(value, power).unwrap_or(value);
        let (low, high) = (low?, high?);
        Ok(RelationKind::PerProject {
            low: scaled(low),
            high: scaled(high),
        })
    }

    fn list(&self, table: &mut Table<'_, '_, '_, '_>) -> Result<RelationKind, Noted> {
        let count = self.reference(table, "count");
        let names = table.some_texts("names").map(|names| names.len());
        let complete = !table.flag("partial");
        let citation = figure::citation(table, self.catalogue, Printed::Optional);
        Ok(RelationKind::List {
            count: count?,
            // A file within the size limit cannot hold more.
            names: u32::try_from(names?).unwrap_or(u32::MAX),
            complete,
            citation: citation?,
        })
    }

    fn range(&self, table: &mut Table<'_, '_, '_, '_>) -> Result<RelationKind, Noted> {
        let of = self.reference(table, "of");
        let per = table
            .has("per")
            .then(|| self.reference(table, "per"))
            .transpose();
        let low = table.has("low").then(|| end(table, "low")).transpose();
        let high = table.has("high").then(|| end(table, "high")).transpose();
        if !table.has("low") && !table.has("high") {
            table.note(table.span(), Problem::MissingKey("low"));
        }
        let unit = table.text("unit").and_then(|w| word::unit(table, &w));
        let own = of.as_ref().ok().and_then(|of| self.unit_of(of));
        // The ratio of two figures is in percent.
        let is_rate = match &of {
            Ok(Reference::Stated { about, .. }) => *about == Quantity::Share,
            _ => own.is_none_or(Unit::is_rate),
        };
        let per_rate =
            matches!(&per, Ok(Some(per)) if self.unit_of(per).is_some_and(Unit::is_rate));
        let is_share = |unit: Unit| unit.is_rate() && (!is_rate || per_rate);
        if let (Ok(unit), Some(own)) = (&unit, own)
            && !is_share(*unit)
            && !unit.comparable(own)
        {
            let problem = Problem::WrongUnit {
                unit: Safe::shown(unit),
                indicator: None,
                expected: Safe::shown(&own),
            };
            table.note(table.span(), problem);
        }
        let (of, per, low, high, unit) = (of?, per?, low?, high?, unit?);
        let power = if is_share(unit) {
            -2
        } else {
            unit.magnitude().power()
        };
        let scaled = |value: Decimal| decimal::shift(value, power).unwrap_or(value);
        Ok(RelationKind::Range {
            of,
            per,
            low: low.map(scaled),
            high: high.map(scaled),
        })
    }

    /// The unit of the figures that a reference names, as far as its key implies one.
    fn unit_of(&self, reference: &Reference) -> Option<Unit> {
        let Reference::Key {
            indicator, measure, ..
        } = reference
        else {
            return None;
        };
        match measure {
            Measure::Level | Measure::Change => {
                self.catalogue.indicators.get(*indicator).map(|i| i.unit)
            }
            Measure::Growth { .. } | Measure::Share { .. } => Unit::parse("%").ok(),
            Measure::ShareChange { .. } | Measure::ShareLead { .. } => Unit::parse("个百分点").ok(),
            Measure::Rank => Unit::parse("位").ok(),
        }
    }

    /// Notes a reference to figures whose unit is not comparable with `unit`.
    fn expect(
        &self,
        table: &mut Table<'_, '_, '_, '_>,
        reference: &Result<Reference, Noted>,
        expected: Option<Unit>,
    ) {
        let own = reference.as_ref().ok();
        let own = own.and_then(|reference| self.unit_of(reference));
        if let (Some(own), Some(expected)) = (own, expected)
            && !own.comparable(expected)
            && !(own.is_count() && expected.is_count())
        {
            let problem = Problem::WrongUnit {
                unit: Safe::shown(&own),
                indicator: None,
                expected: Safe::shown(&expected),
            };
            table.note(table.span(), problem);
        }
    }

    fn reference(
        &self,
        table: &mut Table<'_, '_, '_, '_>,
        key: &'static str,
    ) -> Result<Reference, Noted> {
        self.read_reference(&mut table.table(key, REFERENCE)?)
    }

    fn read_reference(&self, table: &mut Table<'_, '_, '_, '_>) -> Result<Reference, Noted> {
        let owner = self.owner(table);
        let period = word::period_if(table, "period");
        if let Some(owner) = owner {
            let about = table.text("about").and_then(|word| table.variant(&word));
            let stage = word::choice_if(table, "stage", &Stage::ALL);
            let reached = word::choice_if(table, "reached", &Stage::ALL);
            return Ok(Reference::Stated {
                of: owner?,
                about: about?,
                stage: stage?,
                reached: reached?,
                period: period?,
            });
        }
        let indicator = table
            .text("indicator")
            .and_then(|word| self.catalogue.indicators.resolve(table, &word));
        let area = table
            .text_if("area")
            .map(|word| self.catalogue.areas.resolve(table, &word))
            .transpose();
        let measure = measure::read(table, self.catalogue, period.ok().flatten());
        if let (Ok(indicator), Ok(measure)) = (indicator, measure) {
            measure::check(table, self.catalogue, indicator, measure);
        }
        let promised = table.flag("target");
        Ok(Reference::Key {
            indicator: indicator?,
            measure: measure?,
            area: area?,
            period: period?,
            promised,
        })
    }

    /// The programme, batch or project a reference names, if it names one.
    fn owner(&self, table: &mut Table<'_, '_, '_, '_>) -> Option<Result<Owner, Noted>> {
        if let Some(word) = table.text_if("programme") {
            let id = self.defined.programmes.resolve(table, &word);
            return Some(id.map(Owner::Programme));
        }
        if let Some(word) = table.text_if("batch") {
            let id = self.defined.batches.resolve(table, &word);
            return Some(id.map(Owner::Batch));
        }
        let word = table.text_if("project")?;
        let id = self.defined.projects.resolve(table, &word);
        Some(id.map(Owner::Project))
    }
}

//! The arithmetic of a check as a sentence.

use rust_decimal::Decimal;

use super::finding::{citation, decimals, figure, figure_of, place, value};
use crate::analysis::audit::statement::{self, Statement};
use crate::analysis::audit::{Check, Finding, Formula, Implied, Rule, Source};
use crate::dataset::Dataset;
use crate::figure::{Figure, Interval, Unit, decimal};
use crate::text::{Lang, numbers};

/// The factor by which something has grown, inside a formula: `1 + 57.1%`, `1 − 7.8%`.
fn factor(growth: &str) -> String {
    match growth.strip_prefix('−') {
        Some(decline) => format!("1 − {decline}"),
        None => format!("1 + {growth}"),
    }
}

/// The arithmetic in a sentence: `1493 ÷ 1127 − 1 = 32.48%, stated 32.9%`. Empty where nothing could
/// be computed.
#[must_use]
pub fn arithmetic(dataset: &Dataset, check: &Check, lang: Lang) -> String {
    let Some(stated) = Statement::read(dataset, check.stated) else {
        return String::new();
    };
    // What is stated otherwise comes to the same.
    let statements = std::iter::once(&check.stated).chain(&check.also);
    let own: Vec<String> = statements.map(|of| figure(dataset, *of, lang)).collect();
    let own = own.join(lang.comma());
    let Some(implied) = check.implied else {
        return lang.stated_as(own);
    };
    let arithmetic = Arithmetic {
        dataset,
        check,
        lang,
        stated,
        own,
        implied,
        terms: Terms::new(dataset, check, lang),
    };
    arithmetic.sentence()
}

/// A check of which something could be computed, with the texts of its numbers.
struct Arithmetic<'a> {
    dataset: &'a Dataset,
    check: &'a Check,
    lang: Lang,
    stated: Statement,
    /// What is stated, in words.
    own: String,
    implied: Implied,
    terms: Terms,
}

impl Arithmetic<'_> {
    fn sentence(&self) -> String {
        let (lang, own) = (self.lang, &self.own);
        let [first, second, third] = [0, 1, 2].map(|at| self.terms.term(at));
        let is_open = self.check.finding.outcome().is_open();
        match self.check.formula {
            Formula::Growth => self.gives(format!("{first} ÷ {second} − 1")),
            Formula::AtMostGrowth => {
                let formula = format!("{second} ÷ ({first} − {second})");
                lang.arithmetic_most(formula, self.most(), own)
            }
            Formula::Chain => {
                let growths = self.terms.texts.iter();
                let factors = growths.map(|growth| format!("({})", factor(growth)));
                let factors = factors.collect::<Vec<_>>().join(" × ");
                self.gives(format!("{factors} − 1"))
            }
            Formula::Difference => self.gives(format!("{first} − {second}")),
            Formula::AtLeastDifference => {
                lang.arithmetic_gross(format!("{first} − {second}"), self.least(), own)
            }
            Formula::Sum => self.gives(self.terms.all(" + ")),
            Formula::AtLeastSum => self.at_least_sum(),
            Formula::AtMost => lang.arithmetic_at_most(own, first),
            Formula::AtMostRest => {
                let formula = format!("100% − {}", self.terms.all(" − "));
                lang.arithmetic_most(formula, self.most(), own)
            }
            Formula::AtMostShare => lang.arithmetic_share_at_most(own, first),
            Formula::Share => self.gives(format!("{first} ÷ {second}")),
            Formula::NearestShare => self.nearest_share(),
            Formula::NearestPart => self.nearest_part(),
            Formula::ShareChange => {
                let (part, whole) = (factor(&second), factor(&third));
                self.gives(format!("{first} × [1 − ({whole}) ÷ ({part})]"))
            }
            Formula::ShareCarried => {
                let (part, whole) = (factor(&second), factor(&third));
                self.gives(format!("{first} × ({part}) ÷ ({whole})"))
            }
            Formula::PerDay(days) => {
                let decimals = decimals(self.stated.figure).saturating_add(1);
                let point = value(self.implied.point, self.stated.unit, decimals, lang);
                lang.arithmetic(format!("{first} ÷ {days}"), point, own)
            }
            Formula::Same => self.same(),
            Formula::Named(names) => lang.arithmetic_named(names, own),
            Formula::NamedAtLeast(names) if is_open => lang.arithmetic_named(names, own),
            Formula::NamedAtLeast(names) => lang.set(&lang.arithmetic_named_part(names, own)),
            Formula::Between(..) if self.check.rule == Rule::Direction => {
                let printed = statement::citation(self.dataset, self.check.stated);
                let printed = printed.map(|cited| cited.printed.to_string());
                lang.arithmetic_direction(own, printed.unwrap_or_default())
            }
            Formula::Between(..) => {
                let range = value(self.implied.possible, self.stated.unit, 0, lang);
                lang.arithmetic_between(own, range)
            }
            Formula::Each(low, high) => self.each(low, high),
            Formula::WholeNumber => lang.arithmetic_whole_number(own),
            Formula::SameMagnitude => {
                let other = self.check.operands.first();
                let period = other.and_then(|of| place(self.dataset, *of).1);
                let period = period.map(|period| numbers::period(period, lang));
                lang.arithmetic_magnitude(own, first, period.unwrap_or_default())
            }
        }
    }

    /// That a formula gives what the numbers as printed give.
    fn gives(&self, formula: String) -> String {
        self.lang.arithmetic(formula, self.point(), &self.own)
    }

    /// What the numbers as printed give, with its unit.
    fn point(&self) -> String {
        self.value(self.implied.point)
    }

    /// The least that the numbers as printed give, with its unit.
    fn least(&self) -> String {
        self.number(self.implied.point.lo())
    }

    /// The most that the numbers as printed give, with its unit.
    fn most(&self) -> String {
        self.number(self.implied.point.hi())
    }

    fn number(&self, number: Option<Decimal>) -> String {
        self.value(number.map_or(Interval::ANYTHING, Interval::exactly))
    }

    /// An interval with the decimals and the unit of what is stated.
    fn value(&self, interval: Interval) -> String {
        let decimals = decimals(self.stated.figure);
        value(interval, self.stated.unit, decimals, self.lang)
    }

    /// The sum of the parts, or of the only one, as a bound of the whole.
    fn at_least_sum(&self) -> String {
        let (lang, own) = (self.lang, &self.own);
        let is_open = self.check.finding.outcome().is_open();
        let formula = self.terms.all(" + ");
        match (self.check.operands.len(), is_open) {
            (1, true) => lang.arithmetic_at_most(formula, own),
            (1, false) => lang.set(&lang.arithmetic_one_part(formula, own)),
            (_, true) => lang.arithmetic_at_most(format!("{formula} = {}", self.least()), own),
            (_, false) => lang.set(&lang.arithmetic_part(formula, self.least(), own)),
        }
    }

    /// A part over the whole number whose share comes nearest.
    fn nearest_share(&self) -> String {
        let part = self.terms.term(0);
        let text = |whole: Option<Decimal>| {
            whole.map_or_else(String::new, |whole| numbers::number(whole, self.lang))
        };
        let whole = text(nearest_whole(self.dataset, self.check));
        if self.check.finding != Finding::Conflict {
            return self.gives(format!("{part} ÷ {whole}"));
        }
        let exact = whole_of(self.dataset, self.check, self.stated.number);
        let exact = text(exact.map(|whole| numbers::rounded(whole, 2)));
        let lang = self.lang;
        lang.arithmetic_no_whole(part, &self.own, exact, whole, self.point())
    }

    /// The whole number whose share comes nearest, over the whole.
    fn nearest_part(&self) -> String {
        let part = self.implied.point.lo().and_then(|share| {
            let whole = Statement::read(self.dataset, *self.check.operands.first()?)?;
            let part = whole.number.times(Interval::exactly(share)).ok()?;
            let part = part.shift(-2).ok()?.lo()?.round();
            Some(numbers::number(part, self.lang))
        });
        let formula = format!("{} ÷ {}", part.unwrap_or_default(), self.terms.term(0));
        match self.check.finding {
            Finding::Conflict => self
                .lang
                .arithmetic_no_part(formula, self.point(), &self.own),
            _ => self.gives(formula),
        }
    }

    /// The same figure again; a share in words is told without the places.
    fn same(&self) -> String {
        let (lang, dataset, check) = (self.lang, self.dataset, self.check);
        let first = self.terms.term(0);
        if self.stated.figure.is_none() || check.rule == Rule::FractionWords {
            return lang.arithmetic_words(first, &self.own);
        }
        let other = check.operands.first().map(|of| citation(dataset, *of));
        let (own_place, other_place) = (citation(dataset, check.stated), other.unwrap_or_default());
        lang.arithmetic_same(&self.own, own_place, first, other_place)
    }

    /// The stated figure over another, and the range in which that has to lie; both in base units.
    fn each(&self, low: Option<Decimal>, high: Option<Decimal>) -> String {
        let (lang, stated) = (self.lang, &self.stated);
        let per = *self.check.operands.first().unwrap_or(&self.check.stated);
        let per = Statement::read(self.dataset, per);
        let each = per.and_then(|per| stated.number.over(per.number).ok());
        // Of two amounts the one is told in percent of the other.
        let (unit, power) = each_unit(self.dataset, self.check, stated.unit, each);
        let scaled = |of: Interval| value(of.shift(power).unwrap_or(of), unit, 2, lang);
        let range = Interval::from_bounds(low, high);
        let formula = format!("{} ÷ {}", self.own, self.terms.term(0));
        let each = each.map_or_else(String::new, scaled);
        lang.arithmetic_each(formula, each, scaled(range))
    }
}

/// What a ratio is told in: percent where both have one unit, else the unit of the first; and the
/// power of ten from the plain ratio to it.
fn each_unit(dataset: &Dataset, check: &Check, own: Unit, each: Option<Interval>) -> (Unit, i32) {
    let per = check
        .operands
        .first()
        .and_then(|of| Statement::read(dataset, *of));
    let percent = Unit::parse("%").ok();
    let alike = per.is_some_and(|per| per.unit.comparable(own));
    // A tenth of the unit at least, or it is told without its scale word.
    let power = own.magnitude().power().saturating_sub(1);
    let tenth = decimal::shift(Decimal::ONE, power).unwrap_or_default();
    let small = each.and_then(Interval::hi).is_some_and(|each| each < tenth);
    match percent.filter(|_| alike) {
        Some(percent) => (percent, 2),
        None if small => (own.base(), 0),
        None => (own, 0),
    }
}

/// The whole number whose share is nearest to the stated one.
fn nearest_whole(dataset: &Dataset, check: &Check) -> Option<Decimal> {
    let share = Interval::exactly(check.implied?.point.lo()?);
    Some(whole_of(dataset, check, share)?.round())
}

/// The whole of which the part of a check is such a share, in percent.
fn whole_of(dataset: &Dataset, check: &Check, share: Interval) -> Option<Decimal> {
    let part = Statement::read(dataset, *check.operands.first()?)?;
    part.number.shift(2).ok()?.over(share).ok()?.lo()
}

/// The operands as they stand in a formula: without units where all have the same.
struct Terms {
    texts: Vec<String>,
}

impl Terms {
    fn new(dataset: &Dataset, check: &Check, lang: Lang) -> Terms {
        let figures: Vec<Option<Figure>> = check
            .operands
            .iter()
            .map(|source| figure_of(dataset, *source))
            .collect();
        let mut units = figures.iter().flatten().map(|figure| figure.unit);
        let first = units.next();
        let ratio = matches!(
            check.formula,
            Formula::Growth | Formula::Share | Formula::NearestShare
        );
        let bare = ratio && units.all(|unit| Some(unit) == first);
        let write = |(source, of): (&Source, &Option<Figure>)| match of {
            Some(of) if bare => numbers::bare(*of, &numbers::Style::of(of.unit, lang), lang),
            Some(of) => numbers::short(*of, lang),
            None => figure(dataset, *source, lang),
        };
        Terms {
            texts: check.operands.iter().zip(&figures).map(write).collect(),
        }
    }

    fn term(&self, at: usize) -> String {
        self.texts.get(at).cloned().unwrap_or_default()
    }

    fn all(&self, between: &str) -> String {
        self.texts.join(between)
    }
}

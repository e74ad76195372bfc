//! A number in a cell: as printed, or computed from printed ones.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::analysis::series;
use crate::dataset::Measure;
use crate::figure::{Figure, Hedge, Interval, Unit};
use crate::text::{Lang, numbers};

/// What form a number takes; its sign and its mark follow from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A level.
    Level,
    /// A change of a level.
    Change,
    /// A rate of growth, or points gained or held over another.
    Growth,
    /// A share of a whole.
    Share,
    /// A place in a ranking.
    Rank,
    /// A difference, with its sign: of rates in percentage points, else in their unit.
    Difference,
    /// A relative difference in percent, with its sign.
    Percent,
    /// The completion rate: the result in percent of the target.
    Completion,
    /// An index number.
    Index,
    /// What other figures imply about a stated one.
    Implied,
}

impl Form {
    /// The form of a measure.
    #[must_use]
    pub fn of(measure: Measure) -> Form {
        match measure {
            Measure::Level => Form::Level,
            Measure::Growth { .. } | Measure::ShareChange { .. } | Measure::ShareLead { .. } => {
                Form::Growth
            }
            Measure::Change => Form::Change,
            Measure::Share { .. } => Form::Share,
            Measure::Rank => Form::Rank,
        }
    }

    /// Whether such a number is always computed, so that it needs no mark.
    fn is_computed_by_nature(self) -> bool {
        matches!(
            self,
            Form::Difference | Form::Percent | Form::Completion | Form::Index | Form::Implied
        )
    }

    /// Whether a plus sign stands before a positive number.
    fn is_signed(self) -> bool {
        matches!(self, Form::Difference | Form::Percent)
    }
}

/// Where the unit of a value is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitPlace {
    /// Beside the number.
    Cell,
    /// In the heading of the column, or in a column of its own.
    Column,
}

/// How the ends of a computed range are rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// Away from each other, so that nothing possible is lost.
    Outward,
    /// To the nearest, without digits that mean nothing.
    Nearest,
}

/// The number of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// As an article printed it, with its digits and its hedge.
    Printed(Figure),
    /// Computed from what articles printed; intervals are in the base unit (元 of 亿元).
    Computed {
        /// The interval of its possible values.
        possible: Interval,
        /// The value that the numbers as printed give, which people are shown.
        shown: Interval,
        /// `About` where one of them was printed so.
        hedge: Hedge,
        /// How many decimals are shown, in the unit of the value.
        decimals: u32,
        /// How they are rounded.
        rounding: Rounding,
    },
}

/// A number with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value {
    /// The number.
    pub amount: Amount,
    /// The unit it is shown in.
    pub unit: Unit,
    /// What form it takes.
    pub form: Form,
    /// Where the unit is shown.
    pub unit_place: UnitPlace,
}

impl Value {
    /// A printed figure in its own unit, which is shown beside it.
    #[must_use]
    pub fn printed(figure: Figure, form: Form) -> Value {
        Value {
            amount: Amount::Printed(figure),
            unit: figure.unit,
            form,
            unit_place: UnitPlace::Cell,
        }
    }

    /// A computed number in a unit that is shown beside it.
    #[must_use]
    pub fn computed(possible: Interval, unit: Unit, form: Form, decimals: u32) -> Value {
        Value {
            amount: Amount::Computed {
                possible,
                shown: possible,
                hedge: Hedge::Exact,
                decimals,
                rounding: Rounding::Outward,
            },
            unit,
            form,
            unit_place: UnitPlace::Cell,
        }
    }

    /// The same with its ends rounded in this way.
    #[must_use]
    pub fn rounded(mut self, to: Rounding) -> Value {
        if let Amount::Computed { rounding, .. } = &mut self.amount {
            *rounding = to;
        }
        self
    }

    /// The same in the unit of the column. A figure that cannot be converted into it keeps its own unit
    /// beside it.
    #[must_use]
    pub fn under(mut self, unit: Unit) -> Value {
        let convertible = match self.amount {
            Amount::Printed(figure) => figure.unit.comparable(unit),
            Amount::Computed { .. } => self.unit.comparable(unit),
        };
        if convertible {
            self.unit = unit;
            self.unit_place = UnitPlace::Column;
        }
        self
    }

    /// The range of this computed value and another; this value alone if either was printed.
    #[must_use]
    pub fn or(self, other: &Value) -> Value {
        let (
            Amount::Computed {
                possible,
                shown,
                hedge,
                decimals,
                rounding,
            },
            Amount::Computed {
                possible: also_possible,
                shown: also_shown,
                hedge: also,
                ..
            },
        ) = (self.amount, other.amount)
        else {
            return self;
        };
        Value {
            amount: Amount::Computed {
                possible: possible.hull(also_possible),
                shown: shown.hull(also_shown),
                hedge: if hedge == Hedge::Exact { also } else { hedge },
                decimals,
                rounding,
            },
            ..self
        }
    }

    /// Whether it was computed rather than printed.
    #[must_use]
    pub fn is_derived(&self) -> bool {
        matches!(self.amount, Amount::Computed { .. })
    }

    /// The number as people read it: with its hedge, with `=` before what was computed among
    /// printed numbers (净增 before a change that was), and with its unit where the column does not tell it.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        match self.unit_place {
            UnitPlace::Cell => self.with_unit(lang),
            UnitPlace::Column => {
                let (before, number) = self.parts(UnitPlace::Column, lang);
                format!("{before}{number}")
            }
        }
    }

    /// The same with its unit, for a number that stands alone.
    #[must_use]
    pub fn with_unit(&self, lang: Lang) -> String {
        let (before, number) = self.parts(UnitPlace::Cell, lang);
        if number.is_empty() {
            return number;
        }
        let style = self.style(UnitPlace::Cell, lang);
        format!("{before}{}", style.with_unit(&number))
    }

    /// How it is written: a figure with its unit beside it may be told in another magnitude.
    fn style(&self, place: UnitPlace, lang: Lang) -> numbers::Style {
        match (place, self.amount) {
            (UnitPlace::Cell, Amount::Printed(figure)) if figure.unit == self.unit => {
                numbers::Style::for_figure(figure, lang)
            }
            _ => numbers::Style::of(self.unit, lang),
        }
    }

    /// The mark and hedge, and the number with its sign.
    fn parts(&self, place: UnitPlace, lang: Lang) -> (String, String) {
        let style = self.style(place, lang);
        match self.amount {
            Amount::Printed(figure) => {
                let value = series::value_in(figure, self.unit).unwrap_or(figure.value);
                let hedge = figure.qualifier.hedge;
                let is_signed = self.form == Form::Growth
                    && self.unit_place == UnitPlace::Cell
                    && hedge == Hedge::Exact
                    && value > Decimal::ZERO;
                let plus = if is_signed { "+" } else { "" };
                (
                    numbers::hedge_sign(hedge, lang).to_owned(),
                    format!("{plus}{}", style.number(value, lang)),
                )
            }
            Amount::Computed {
                shown,
                hedge,
                decimals,
                rounding,
                ..
            } => {
                let Some(shown) = self.in_unit(shown) else {
                    return (String::new(), String::new());
                };
                let write = |value: Decimal| {
                    let plus = if self.form.is_signed() && value > Decimal::ZERO {
                        "+"
                    } else {
                        ""
                    };
                    format!("{plus}{}", style.number(value, lang))
                };
                let number = match rounding {
                    Rounding::Outward => numbers::range(shown, decimals, lang, write),
                    Rounding::Nearest => numbers::computed(shown, decimals, lang, write),
                };
                let mark = match self.form {
                    form if form.is_computed_by_nature() => "",
                    // The difference of two levels leaves out what has gone meanwhile.
                    Form::Change => lang.mark_net(),
                    _ => "= ",
                };
                (
                    format!("{mark}{}", numbers::hedge_sign(hedge, lang)),
                    number,
                )
            }
        }
    }

    /// The number alone, where it is one, in the unit of the value.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self.amount {
            Amount::Printed(figure) => series::value_in(figure, self.unit),
            Amount::Computed { possible, .. } => {
                let possible = self.in_unit(possible)?;
                // A quotient without an end comes with a hair of safety on either side.
                let near = |end: Decimal| {
                    end.round_dp_with_strategy(DECIMALS, RoundingStrategy::MidpointAwayFromZero)
                };
                let (lo, hi) = (near(possible.lo()?), near(possible.hi()?));
                possible.single().or_else(|| (lo == hi).then_some(lo))
            }
        }
    }

    /// The interval of its possible values, in the unit of the value. A number that was printed counts
    /// as printed; one printed as a bound is open on its side.
    #[must_use]
    pub fn bounds(&self) -> Option<Interval> {
        match self.amount {
            Amount::Printed(figure) => self.in_unit(figure.point().ok()?),
            Amount::Computed { possible, .. } => self.in_unit(possible),
        }
    }

    /// What it is ordered by, in the base unit.
    #[must_use]
    pub fn order(&self) -> Option<Decimal> {
        let interval = match self.amount {
            Amount::Printed(figure) => figure.point().ok()?,
            Amount::Computed { shown, .. } => shown,
        };
        interval.lo().or(interval.hi())
    }

    /// The words around the number: `about`, `strive+over`; of a computed one, how it is bounded.
    #[must_use]
    pub fn qualifier(&self) -> String {
        match self.amount {
            Amount::Printed(figure) => figure.qualifier.to_string(),
            Amount::Computed {
                possible, hedge, ..
            } => match (possible.lo(), possible.hi()) {
                (Some(_), None) => Hedge::AtLeast.id(),
                (None, Some(_)) => Hedge::UpTo.id(),
                _ => hedge.id(),
            }
            .to_owned(),
        }
    }

    fn in_unit(&self, base: Interval) -> Option<Interval> {
        let power = 0i32.saturating_sub(self.unit.magnitude().power());
        base.shift(power).ok()
    }
}

/// The most decimals that a computed number has for programs.
const DECIMALS: u32 = 8;

/// A bound for programs: with at most eight decimals, and rounded so that nothing is lost.
#[must_use]
pub fn bound(value: Option<Decimal>, toward: RoundingStrategy) -> String {
    value.map_or_else(String::new, |value| {
        let rounded = value.round_dp_with_strategy(DECIMALS, toward);
        rounded.normalize().to_string()
    })
}

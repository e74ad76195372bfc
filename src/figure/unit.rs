//! Units as Chinese statistics print them: a magnitude (万, 亿) before what is measured.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// The power of ten a printed unit carries.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Deserialize, Serialize,
)]
pub enum Magnitude {
    /// No scale word.
    #[default]
    One,
    /// 万, 10^4.
    TenThousand,
    /// 亿, 10^8.
    HundredMillion,
}

impl Magnitude {
    /// The power of ten: 0, 4 or 8.
    #[must_use]
    pub fn power(self) -> i32 {
        match self {
            Magnitude::One => 0,
            Magnitude::TenThousand => 4,
            Magnitude::HundredMillion => 8,
        }
    }

    /// The scale word: nothing, 万 or 亿.
    #[must_use]
    pub fn prefix(self) -> &'static str {
        match self {
            Magnitude::One => "",
            Magnitude::TenThousand => "万",
            Magnitude::HundredMillion => "亿",
        }
    }
}

/// What kind of thing a unit measures; only units of one dimension are ever compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Dimension {
    /// A currency.
    Money,
    /// A rate in percent.
    Percent,
    /// A difference of rates in percentage points.
    Points,
    /// A surface.
    Surface,
    /// A length.
    Length,
    /// A mass.
    Mass,
    /// A duration.
    Time,
    /// A place in a ranking.
    Rank,
    /// Whole things, each counted.
    Count,
}

/// One row of the table of base units.
#[derive(Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Row {
    zh: &'static str,
    en: &'static str,
    dimension: Dimension,
}

const fn row(zh: &'static str, en: &'static str, dimension: Dimension) -> Row {
    Row { zh, en, dimension }
}

/// Every base unit a data file may use, with its English label. A counted thing carries its
/// Chinese measure word; English names the indicator and leaves most measure words out.
static TABLE: [Row; 37] = [
    row("元", "CNY", Dimension::Money),
    row("美元", "USD", Dimension::Money),
    row("%", "%", Dimension::Percent),
    row("个百分点", "pp", Dimension::Points),
    row("平方米", "m²", Dimension::Surface),
    row("平方公里", "km²", Dimension::Surface),
    row("亩", "mu", Dimension::Surface),
    row("公里", "km", Dimension::Length),
    row("吨", "t", Dimension::Mass),
    row("年", "years", Dimension::Time),
    row("天", "days", Dimension::Time),
    row("位", "", Dimension::Rank),
    row("家", "", Dimension::Count),
    row("个", "", Dimension::Count),
    row("项", "", Dimension::Count),
    row("户", "", Dimension::Count),
    row("件", "", Dimension::Count),
    row("人", "persons", Dimension::Count),
    row("名", "persons", Dimension::Count),
    row("套", "flats", Dimension::Count),
    row("条", "", Dimension::Count),
    row("所", "", Dimension::Count),
    row("座", "", Dimension::Count),
    row("支", "", Dimension::Count),
    row("只", "", Dimension::Count),
    row("台", "", Dimension::Count),
    row("双", "pairs", Dimension::Count),
    row("次", "", Dimension::Count),
    row("场", "", Dimension::Count),
    row("宗", "", Dimension::Count),
    row("块", "", Dimension::Count),
    row("种", "kinds", Dimension::Count),
    row("类", "kinds", Dimension::Count),
    row("期", "", Dimension::Count),
    row("岗", "posts", Dimension::Count),
    row("份", "", Dimension::Count),
    row("人次", "", Dimension::Count),
];

/// A printed unit: `亿元`, `万平方米`, `%`, `家`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unit {
    magnitude: Magnitude,
    base: &'static Row,
}

/// The text names no unit the program knows.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("unknown unit `{0}`")]
pub struct UnknownUnit(pub String);

impl Unit {
    /// Reads a unit as printed. A name that itself begins with a scale word wins over the split.
    ///
    /// # Errors
    /// [`UnknownUnit`] where neither the text nor what follows its scale word is in the table.
    pub fn parse(text: &str) -> Result<Unit, UnknownUnit> {
        let find = |name: &str| TABLE.iter().find(|row| row.zh == name);
        let split = |magnitude: Magnitude| {
            let base = find(text.strip_prefix(magnitude.prefix())?)?;
            Some(Unit { magnitude, base })
        };
        split(Magnitude::One)
            .or_else(|| split(Magnitude::TenThousand))
            .or_else(|| split(Magnitude::HundredMillion))
            .ok_or_else(|| UnknownUnit(text.to_owned()))
    }

    /// The names of all base units, for suggestions.
    pub fn names() -> impl Iterator<Item = &'static str> {
        TABLE.iter().map(|row| row.zh)
    }

    /// The scale word it carries.
    #[must_use]
    pub fn magnitude(self) -> Magnitude {
        self.magnitude
    }

    /// What it measures.
    #[must_use]
    pub fn dimension(self) -> Dimension {
        self.base.dimension
    }

    /// The unit without its scale word, as exports want it: `元` of `亿元`.
    #[must_use]
    pub fn base_name(self) -> &'static str {
        self.base.zh
    }

    /// The English label of the base unit; empty for plain counts.
    #[must_use]
    pub fn base_label(self) -> &'static str {
        self.base.en
    }

    /// The same base unit, without a scale word.
    #[must_use]
    pub fn base(self) -> Unit {
        Unit {
            magnitude: Magnitude::One,
            base: self.base,
        }
    }

    /// Whether figures in both can be compared after their magnitudes are applied.
    #[must_use]
    pub fn comparable(self, other: Unit) -> bool {
        std::ptr::eq(self.base, other.base)
    }

    /// Whether values are rates, whose differences are percentage points and never ratios.
    #[must_use]
    pub fn is_rate(self) -> bool {
        self.base.dimension == Dimension::Percent
    }

    /// Whether whole things are counted.
    #[must_use]
    pub fn is_count(self) -> bool {
        self.base.dimension == Dimension::Count
    }
}

impl Serialize for Unit {
    /// Its scale word and the name of its base.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.magnitude, self.base.zh).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Unit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Unit, D::Error> {
        let (magnitude, name) = <(Magnitude, &str)>::deserialize(deserializer)?;
        let base = TABLE.iter().find(|row| row.zh == name);
        let base = base.ok_or_else(|| D::Error::custom(UnknownUnit(name.to_owned())))?;
        Ok(Unit { magnitude, base })
    }
}

impl fmt::Display for Unit {
    /// As printed: `亿元`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.magnitude.prefix(), self.base.zh)
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unit({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_word_is_taken_apart_from_the_unit() {
        let unit = Unit::parse("亿元").unwrap();
        assert_eq!((unit.magnitude().power(), unit.base_name()), (8, "元"));
        assert_eq!(unit.to_string(), "亿元");
        assert_eq!(
            Unit::parse("万平方米").unwrap().magnitude(),
            Magnitude::TenThousand
        );
        assert_eq!(Unit::parse("亿美元").unwrap().base_label(), "USD");
    }

    #[test]
    fn yuan_and_dollars_are_never_compared() {
        let parse = |text| Unit::parse(text).unwrap();
        assert!(parse("亿元").comparable(parse("万元")));
        assert!(!parse("亿元").comparable(parse("亿美元")));
        assert!(!parse("平方米").comparable(parse("亩")));
    }

    #[test]
    fn an_unknown_unit_is_named() {
        assert_eq!(
            Unit::parse("万元人民币"),
            Err(UnknownUnit("万元人民币".into()))
        );
        assert!(Unit::parse("").is_err());
        assert!(Unit::parse("万").is_err());
    }

    #[test]
    fn every_unit_of_the_table_reads_back() {
        for name in Unit::names() {
            assert_eq!(Unit::parse(name).unwrap().to_string(), name);
        }
    }
}

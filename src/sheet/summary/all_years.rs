//! Targets of all years: how many things had one, and which was changed most.

use super::rank::{Rank, largest};
use super::results::Pool;
use super::{Clause, Message, sentences, words};
use crate::analysis::verdict::Scale;
use crate::dataset::Target;
use crate::figure::period::Year;
use crate::figure::{Interval, decimal};
use crate::sheet::context::Context;
use crate::wording;

/// The targets of an area.
#[derive(Debug, Clone)]
pub struct AllYears<'d> {
    /// The first and the last year with a target.
    pub years: Option<(Year, Year)>,
    /// How many indicators, each in one measure, had a target.
    pub lines: usize,
    /// How many had one in more than one year.
    pub repeated: usize,
    /// The rate whose target was changed most from one time to the next.
    pub change: Option<Change<'d>>,
}

/// A target that was changed.
#[derive(Debug, Clone)]
pub struct Change<'d> {
    /// What it was.
    pub earlier: &'d Target,
    /// What it became.
    pub later: &'d Target,
    /// Where the change stands among those of rates; none where there is no other.
    pub rank: Option<Rank>,
    /// What it is compared among.
    pub pool: Pool,
}

impl<'d> AllYears<'d> {
    /// Makes them for the area shown.
    #[must_use]
    pub fn of(cx: &Context<'d>) -> AllYears<'d> {
        let targets = cx.dataset.targets().iter().filter(|of| of.area == cx.area);
        // Targets of one line stand beside each other, by period.
        let targets: Vec<&'d Target> = targets.collect();
        let same = |a: &&Target, b: &&Target| (a.indicator, a.measure) == (b.indicator, b.measure);
        let lines: Vec<&[&'d Target]> = targets.chunk_by(same).collect();
        let years = || targets.iter().map(|of| of.period.year());
        let is_repeated = |line: &&&[&'d Target]| {
            let (first, last) = (line.first(), line.last());
            first.map(|of| of.period.year()) != last.map(|of| of.period.year())
        };
        let rates = lines
            .iter()
            .flat_map(|line| line.iter().zip(line.iter().skip(1)));
        let rates = rates.filter(|(earlier, _)| Scale::of(earlier) == Scale::Rate);
        let changes = rates.filter_map(|(earlier, later)| {
            let (from, to) = (
                earlier.figure.base_value().ok()?,
                later.figure.base_value().ok()?,
            );
            let by = decimal::sub(to, from, decimal::Toward::Below).ok()?.abs();
            Some(((*earlier, *later), Interval::exactly(by)))
        });
        let (changed, by): (Vec<(&'d Target, &'d Target)>, Vec<Interval>) = changes.unzip();
        let change = largest(&by).and_then(|(at, rank)| {
            let (earlier, later) = *changed.get(at)?;
            let is_changed = by.get(at)?.lo()? > rust_decimal::Decimal::ZERO;
            is_changed.then_some(Change {
                earlier,
                later,
                rank,
                pool: Pool::of(changed.iter().map(|(earlier, _)| *earlier)),
            })
        });
        AllYears {
            years: years().min().zip(years().max()),
            lines: lines.len(),
            repeated: lines.iter().filter(is_repeated).count(),
            change,
        }
    }
}

impl Message for AllYears<'_> {
    fn forms(&self, cx: &Context<'_>) -> Vec<String> {
        let lang = cx.lang;
        let Some((first, last)) = self.years else {
            return vec![lang.no_targets_at_all().to_owned()];
        };
        if first == last {
            let text = lang.had_targets(first, lang.count_indicators(self.lines));
            return sentences(lang, &Clause::only(text), None);
        }
        let years = lang.span(first, last);
        let indicators = lang.count_indicators(self.lines);
        let first = match self.repeated {
            0 => Clause::only(lang.had_targets_once(years, indicators)),
            repeated => Clause::new(
                lang.had_targets_repeated(years, &indicators, repeated),
                lang.had_targets_repeated_short(indicators, repeated),
            ),
        };
        let change = self.change.as_ref().map(|of| of.clause(cx));
        sentences(lang, &first, change.as_ref())
    }
}

impl Change<'_> {
    fn clause(&self, cx: &Context<'_>) -> Clause {
        let lang = cx.lang;
        let name = wording::promise(cx.dataset, self.later, lang);
        let figure = |of: &Target| words::promised(of.figure, lang);
        let (from, to) = (figure(self.earlier), figure(self.later));
        let to = words::behind(&to, lang);
        let changed = lang.changed(&name, words::between(&from, lang), &to);
        let from = words::between(&from, lang).trim_start().to_owned();
        match self.rank {
            Some(rank) if rank.first == 1 => Clause::new(
                lang.changed_most(self.pool.name(lang), name, from, to),
                changed,
            ),
            _ => Clause::only(changed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::testing::{entry, made_up, year};
    use crate::text::Lang;

    fn text(first: &[(&str, &str)], second: &[(&str, &str)]) -> String {
        let targets = |of: &[(&str, &str)]| {
            let written = of.iter().map(|(id, value)| {
                let keys = format!("indicator = \"{id}\", measure = \"growth\"");
                entry(1, value, "%", &keys)
            });
            year(&[], &written.collect::<Vec<_>>())
        };
        let dataset = made_up(&[
            ("years/2020.toml", &targets(first)),
            ("years/2021.toml", &targets(second)),
        ]);
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        AllYears::of(&cx).text(&cx, usize::MAX)
    }

    #[test]
    fn of_equal_changes_none_is_the_largest() {
        assert_eq!(
            text(
                &[("gdp", "8"), ("firms", "5")],
                &[("gdp", "6"), ("firms", "4")]
            ),
            "2020—2021 年共 2 个指标定过目标，其中 2 个不止一年；增速目标中地区生产总值增速改动最大：8% \
             改为 6%。"
        );
        assert_eq!(
            text(
                &[("gdp", "8"), ("firms", "5")],
                &[("gdp", "6"), ("firms", "3")]
            ),
            "2020—2021 年共 2 个指标定过目标，其中 2 个不止一年；地区生产总值增速由 8% 改为 6%。"
        );
    }

    #[test]
    fn targets_that_were_never_changed_have_no_change() {
        assert_eq!(
            text(&[("gdp", "8")], &[("firms", "4")]),
            "2020—2021 年共 2 个指标定过目标，都只在一年。"
        );
        assert_eq!(text(&[("gdp", "8")], &[]), "2020 年有 1 个指标定过目标。");
    }
}

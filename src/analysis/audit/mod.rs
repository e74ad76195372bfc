//! Recomputes every relation between published figures that the articles state or imply, with their
//! rounding, and reports which do not agree.
//!
//! ```text
//! relations    which relations there are      → Equation
//! equation     the arithmetic, on intervals   → Evaluation
//! judge        what it comes to               → Check, with its Finding
//! diagnosis    where no publications fit      basis: prices and scope; nearness: lines and dates
//! explain      what other findings are evidence for
//! circular     what is no evidence, for its date was inferred
//! corrections  the digit that would correct it     → Correction
//! need         what a stated figure would need of the others
//! decision     whether a target's verdict hangs on it
//! ```
//!
//! - [`rule`]: the kinds of relations; [`finding`]: what a check can come to
//! - [`source`]: which figure was printed; [`statement`]: what a source states, and where;
//!   `allowed`: the values that a printed figure allows; `restated`: those of a repetition
//!
//! No figure of a dataset is written in this code: the findings follow from the data alone.

mod allowed;
pub mod basis;
mod circular;
mod correction;
pub mod corrections;
pub mod decision;
mod diagnosis;
pub mod equation;
mod explain;
pub mod finding;
pub mod judge;
mod nearness;
pub mod need;
mod relations;
mod restated;
pub mod rule;
pub mod source;
pub mod statement;

pub use correction::{Correction, Error};
pub use corrections::corrections;
pub use decision::flips;
pub use equation::Formula;
pub use finding::{Custom, Explanation, Finding, Missing, Outcome};
pub use judge::{Check, Implied};
pub use need::{Need, need};
pub use rule::Rule;
pub use source::Source;

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::dataset::{Dataset, Record};
use relations::Group;

/// All checks of a dataset.
#[derive(Debug, Clone)]
pub struct Audit {
    /// The checks, worst first; those with the same finding in the order of the articles.
    checks: Vec<Check>,
    /// Which records take part in which checks, by record.
    involved: Vec<(Record, u32)>,
    /// The number of checks with each outcome, in the order of [`Outcome::ALL`].
    tally: [(Outcome, usize); Outcome::ALL.len()],
}

/// Recomputes every relation.
#[must_use]
pub fn audit(dataset: &Dataset) -> Audit {
    let mut checks = Vec::new();
    let mut found = Vec::new();
    let judge_all = |found: &mut Vec<equation::Equation>, checks: &mut Vec<Check>| {
        let judged = found
            .drain(..)
            .map(|equation| judge::judge(dataset, &equation));
        checks.extend(judged);
    };
    for group in Group::all(dataset) {
        relations::growth::collect(group, &mut found);
        relations::repeated::collect(group, &mut found);
        relations::share::collect(group, &mut found);
        relations::nested::collect(group, &mut found);
        relations::nested::parts_of_years(group, &mut found);
        relations::plausible::collect(group, &mut found);
        judge_all(&mut found, &mut checks);
    }
    relations::share::beside(dataset, &mut found);
    relations::growth::targets(dataset, &mut found);
    relations::nested::targets(dataset, &mut found);
    relations::plausible::targets(dataset, &mut found);
    relations::plausible::stated(dataset, &mut found);
    relations::pipeline::collect(dataset, &mut found);
    relations::declared::collect(dataset, &mut found);
    relations::repeated::restated(dataset, &mut found);
    judge_all(&mut found, &mut checks);
    explain::vintages(dataset, &mut checks);
    circular::tell(dataset, &mut checks);
    join_statements(&mut checks);
    Audit::new(dataset, checks)
}

impl Audit {
    fn new(dataset: &Dataset, mut checks: Vec<Check>) -> Audit {
        checks.sort_by_cached_key(|check| {
            let place = statement::place(dataset, check.stated);
            (check.finding.outcome(), place, check.rule)
        });
        drop_weaker(&mut checks);
        drop_repetitions(&mut checks);
        let mut tally = Outcome::ALL.map(|(outcome, _)| (outcome, 0usize));
        let mut involved = Vec::new();
        for (at, check) in (0u32..).zip(&checks) {
            let outcome = check.finding.outcome();
            if let Some((_, count)) = tally.iter_mut().find(|(of, _)| *of == outcome) {
                *count = count.saturating_add(1);
            }
            let records = check.sources().map(Source::record);
            involved.extend(records.map(|record| (record, at)));
        }
        involved.sort_unstable();
        involved.dedup();
        Audit {
            checks,
            involved,
            tally,
        }
    }

    /// All checks, worst first.
    #[must_use]
    pub fn checks(&self) -> &[Check] {
        &self.checks
    }

    /// The number of checks with each outcome, worst first.
    #[must_use]
    pub fn tally(&self) -> [(Outcome, usize); Outcome::ALL.len()] {
        self.tally
    }

    /// The number of checks with one outcome.
    #[must_use]
    pub fn count(&self, outcome: Outcome) -> usize {
        self.tally
            .iter()
            .find(|(of, _)| *of == outcome)
            .map_or(0, |(_, count)| *count)
    }

    /// The checks a figure takes part in, by position, worst first.
    pub fn checks_of(&self, record: Record) -> impl Iterator<Item = (usize, &Check)> {
        let start = self.involved.partition_point(|(of, _)| *of < record);
        let rest = self.involved.get(start..).unwrap_or_default();
        rest.iter()
            .take_while(move |(of, _)| *of == record)
            .filter_map(|(_, at)| Some((*at as usize, self.checks.get(*at as usize)?)))
    }

    /// The most serious open check of a figure: a conflict, or suspect.
    #[must_use]
    pub fn open_check(&self, record: Record) -> Option<usize> {
        self.checks_of(record)
            .find(|(_, check)| check.finding.outcome().is_open())
            .map(|(at, _)| at)
    }
}

/// Joins two statements about the same figures that both do not follow from them into one finding: 34.7
/// % and "more than 1/3" for the same 26 of 84.
fn join_statements(checks: &mut Vec<Check>) {
    let mut first = HashMap::new();
    let mut joined: Vec<(usize, usize)> = Vec::new();
    for (at, check) in checks.iter().enumerate() {
        let is_open = check.finding.outcome().is_open();
        if !is_open || check.rule == Rule::SameFigure || check.operands.is_empty() {
            continue;
        }
        let record = check.stated.record();
        let key = (record, check.formula, check.operands.clone());
        match first.get(&key) {
            Some(first) => joined.push((*first, at)),
            None => {
                first.insert(key, at);
            }
        }
    }
    for (first, again) in &joined {
        let stated = checks.get(*again).map(|check| check.stated);
        if let (Some(check), Some(stated)) = (checks.get_mut(*first), stated) {
            let mut also = check.also.to_vec();
            also.push(stated);
            check.also = also.into();
        }
    }
    let joined: HashSet<usize> = joined.into_iter().map(|(_, again)| again).collect();
    let mut at = 0usize;
    checks.retain(|_| {
        let keep = !joined.contains(&at);
        at = at.saturating_add(1);
        keep
    });
}

/// If there are an equation and a bound between the same figures, keeps only the equation.
fn drop_weaker(checks: &mut Vec<Check>) {
    let key = |check: &Check| (check.stated, check.rule, check.operands.clone());
    let is_bound = |check: &Check| check.formula.is_bound();
    let of_several = |check: &&Check| check.operands.len() > 1;
    let equations = checks.iter().filter(of_several);
    let equations: HashSet<_> = equations
        .filter(|check| !is_bound(check))
        .map(key)
        .collect();
    checks.retain(|check| {
        !is_bound(check) || !of_several(&check) || !equations.contains(&key(check))
    });
}

/// Of several reasons why one relation of a figure cannot be tested, keeps the one that got
/// furthest: a declared relation may know a part where the keys show none.
fn drop_repetitions(checks: &mut Vec<Check>) {
    let untested = |check: &Check| matches!(check.finding, Finding::NotTestable(_));
    let of_untested = checks.iter().filter(|check| untested(check));
    let mut furthest: BTreeMap<(Source, Rule), usize> = of_untested
        .map(|check| ((check.stated, check.rule), 0))
        .collect();
    for check in checks.iter() {
        let Some(known) = furthest.get_mut(&(check.stated, check.rule)) else {
            continue;
        };
        // One that was tested is further than any that was not.
        let reach = if untested(check) {
            check.operands.len()
        } else {
            usize::MAX
        };
        *known = (*known).max(reach);
    }
    checks.retain(|check| {
        !untested(check) || {
            let most = furthest.get(&(check.stated, check.rule));
            most.is_none_or(|most| check.operands.len() >= *most)
        }
    });
}

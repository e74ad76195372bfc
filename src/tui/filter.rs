//! What the list of a tab can be narrowed to.

use super::model::Model;
use crate::analysis::audit::{Audit, Outcome, Rule};
use crate::output::findings;

/// One choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Nothing is left out.
    All,
    /// Checks that came to this.
    Outcome(Outcome),
    /// Checks of this rule.
    Rule(Rule),
}

/// A choice as it is offered.
#[derive(Debug, Clone)]
pub struct Offer {
    /// What is chosen.
    pub choice: Choice,
    /// Its name.
    pub name: String,
    /// How many rows it leaves, beside what else is chosen.
    pub count: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// What the tab offers; rules and findings without a check are left out.
#[must_use]
pub fn offers(model: &Model) -> Vec<Offer> {
    let Some(audit) = model.audit.as_deref() else {
        return Vec::new();
    };
    let lang = model.lang;
    let (outcome, rule) = (model.audit_tab.outcome, model.audit_tab.rule);
    let count = |outcome: Option<Outcome>, rule: Option<Rule>| count(audit, outcome, rule);
    let all = Offer {
        choice: Choice::All,
        name: lang.filter_all().to_owned(),
        count: audit.checks().len(),
        chosen: outcome.is_none() && rule.is_none(),
    };
    let outcomes = Outcome::ALL.into_iter().map(|(of, _)| Offer {
        choice: Choice::Outcome(of),
        name: findings::outcome(of, lang).to_owned(),
        count: count(Some(of), rule),
        chosen: outcome == Some(of),
    });
    let rules = Rule::ALL.into_iter().map(|(of, _)| Offer {
        choice: Choice::Rule(of),
        name: findings::rule(of, lang).to_owned(),
        count: count(outcome, Some(of)),
        chosen: rule == Some(of),
    });
    std::iter::once(all)
        .chain(
            outcomes
                .chain(rules)
                .filter(|offer| offer.count > 0 || offer.chosen),
        )
        .collect()
}

fn count(audit: &Audit, outcome: Option<Outcome>, rule: Option<Rule>) -> usize {
    let fits = |check: &&crate::analysis::audit::Check| {
        outcome.is_none_or(|outcome| check.finding.outcome() == outcome)
            && rule.is_none_or(|rule| check.rule == rule)
    };
    audit.checks().iter().filter(fits).count()
}

/// Takes a choice, or takes it back where it was taken already.
pub fn choose(model: &mut Model, choice: Choice) {
    let tab = &mut model.audit_tab;
    match choice {
        Choice::All => (tab.outcome, tab.rule) = (None, None),
        Choice::Outcome(of) => tab.outcome = (tab.outcome != Some(of)).then_some(of),
        Choice::Rule(of) => tab.rule = (tab.rule != Some(of)).then_some(of),
    }
    model.narrow();
}

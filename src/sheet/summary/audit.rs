//! The audit: how much was recomputed, and what does not follow.

use super::{Clause, Message, alone, both, words};
use crate::analysis::audit::{Check, Outcome};
use crate::dataset::{Dataset, Measure, Quantity, Subject};
use crate::sheet::context::Context;
use crate::text::Lang;
use crate::wording::finding;

/// The outcomes of the checks.
#[derive(Debug, Clone)]
pub struct AuditMessage<'d> {
    /// Their number; `None` while the audit is still running.
    pub checks: Option<usize>,
    /// How many hold to the last digit.
    pub consistent: usize,
    /// The conflicts.
    pub conflicts: Open<'d>,
    /// What is suspect.
    pub suspects: Open<'d>,
}

/// Checks of one finding.
#[derive(Debug, Clone)]
pub struct Open<'d> {
    /// How many.
    pub checks: usize,
    /// The check, where there is one.
    pub only: Option<&'d Check>,
    /// What all of them are about, where that is the same.
    pub kind: Option<Kind>,
}

/// What a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A level.
    Level,
    /// A growth rate.
    Growth,
    /// A share.
    Share,
    /// A figure of a project, a batch or a programme.
    Project,
}

impl<'d> AuditMessage<'d> {
    /// That of the context.
    #[must_use]
    pub fn of(cx: &Context<'d>) -> AuditMessage<'d> {
        let checks = cx.audit.map_or(&[][..], |audit| audit.checks());
        let open = |outcome| {
            let of = checks.iter().filter(|of| of.finding.outcome() == outcome);
            let of: Vec<&'d Check> = of.collect();
            let mut kinds = of.iter().map(|of| kind(cx.dataset, of));
            let first = kinds.next().flatten();
            Open {
                checks: of.len(),
                kind: first.filter(|_| kinds.all(|kind| kind == first)),
                only: match of.as_slice() {
                    [only] => Some(only),
                    _ => None,
                },
            }
        };
        AuditMessage {
            checks: cx.audit.map(|audit| audit.checks().len()),
            consistent: cx.audit.map_or(0, |of| of.count(Outcome::Consistent)),
            conflicts: open(Outcome::Conflict),
            suspects: open(Outcome::Suspect),
        }
    }
}

fn kind(dataset: &Dataset, check: &Check) -> Option<Kind> {
    let record = check.stated.record();
    let of = |measure| match measure {
        Measure::Share { .. } => Some(Kind::Share),
        Measure::Growth { .. } => Some(Kind::Growth),
        Measure::Level => Some(Kind::Level),
        Measure::Change
        | Measure::Rank
        | Measure::ShareChange { .. }
        | Measure::ShareLead { .. } => None,
    };
    match dataset.subject(record)? {
        Subject::Observation(observation) => of(observation.measure),
        Subject::Target(target) => of(target.measure),
        Subject::Programme(_, stated) | Subject::Batch(_, stated) | Subject::Project(_, stated) => {
            Some(match stated.about {
                Quantity::Share => Kind::Share,
                _ => Kind::Project,
            })
        }
    }
}

impl Message for AuditMessage<'_> {
    fn forms(&self, cx: &Context<'_>) -> Vec<String> {
        let lang = cx.lang;
        let Some(checks) = self.checks else {
            return vec![lang.audit_running().to_owned()];
        };
        if checks == 0 {
            return vec![lang.audit_none().to_owned()];
        }
        let count = lang.checks_consistent(lang.count_checks(checks), self.consistent);
        let first = Clause::only(count);
        let conflicts = self.conflicts.words(cx, Outcome::Conflict);
        let suspects = self.suspects.words(cx, Outcome::Suspect);
        let open: Vec<&Clause> = [&conflicts, &suspects].into_iter().flatten().collect();
        let second = match open.as_slice() {
            [] => Clause::only(lang.nothing_open().to_owned()),
            [one, two] => Clause(vec![
                lang.both_open(one.long(), two.long()),
                lang.both_open(one.long(), two.short()),
                lang.both_open(one.short(), two.short()),
            ]),
            [one, ..] => (*one).clone(),
        };
        let mut forms = both(lang, &first, Some(&second));
        // What is open matters more than how much holds.
        let open = second.0.iter().map(|text| capitalised(text, lang));
        forms.extend(alone(lang, &Clause(open.collect())));
        forms
    }
}

fn capitalised(text: &str, lang: Lang) -> String {
    let mut letters = text.chars();
    match (lang, letters.next()) {
        (Lang::En, Some(first)) => format!("{}{}", first.to_uppercase(), letters.as_str()),
        _ => text.to_owned(),
    }
}

impl Open<'_> {
    fn words(&self, cx: &Context<'_>, outcome: Outcome) -> Option<Clause> {
        let lang = cx.lang;
        let counted = match (outcome, self.checks) {
            (_, 0) => return None,
            (Outcome::Conflict, checks) => lang.count_conflicts(checks),
            (_, checks) => lang.count_suspects(checks),
        };
        if let Some(only) = self.only {
            let name = finding::name(cx.dataset, only, lang);
            let period = finding::period(cx.dataset, only, lang);
            let is = match period.is_empty() {
                true => lang.open_is(&counted, name),
                false => lang.open_is_of(&counted, words::behind(&period, lang), name),
            };
            return Some(Clause::new(is, counted));
        }
        let kind = match self.kind {
            Some(Kind::Level) => lang.about_levels(),
            Some(Kind::Growth) => lang.about_growth(),
            Some(Kind::Share) => lang.about_shares(),
            Some(Kind::Project) => lang.about_projects(),
            None => return Some(Clause::only(counted)),
        };
        Some(Clause::new(lang.open_are_all(&counted, kind), counted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::audit::audit;
    use crate::sheet::testing::{entry, made_up, year};

    fn text(levels: [&str; 2], growth: &str) -> String {
        let level = |value| entry(1, value, "家", "indicator = \"firms\"");
        let growth = entry(
            2,
            growth,
            "%",
            "indicator = \"firms\", measure = \"growth\"",
        );
        let [before, after] = levels;
        let dataset = made_up(&[
            ("years/2020.toml", &year(&[level(before)], &[])),
            ("years/2021.toml", &year(&[level(after), growth], &[])),
        ]);
        let audit = audit(&dataset);
        let cx = Context {
            audit: Some(&audit),
            ..Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh)
        };
        AuditMessage::of(&cx).text(&cx, usize::MAX)
    }

    #[test]
    fn what_does_not_follow_is_named_and_nothing_is_said_to_be_open_where_nothing_is() {
        let open = text(["100", "150"], "20");
        assert!(open.contains("2021 年企业数增速"), "{open}");
        let text = text(["100", "150"], "50");
        assert!(text.ends_with("；没有矛盾和存疑。"), "{text}");
    }

    #[test]
    fn nothing_is_said_to_hold_while_the_audit_is_running() {
        let dataset = made_up(&[]);
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let message = AuditMessage::of(&cx);
        assert_eq!(message.text(&cx, 80), Lang::En.audit_running());
    }
}

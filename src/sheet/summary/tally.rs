//! The number of targets of a year with each verdict.

use super::Message;
use crate::analysis::scorecard::{scorecard, tally};
use crate::analysis::verdict::Verdict;
use crate::figure::period::Year;
use crate::sheet::context::Context;
use crate::text::Lang;
use crate::wording;

/// The verdicts of a year, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Of which year.
    pub year: Year,
    /// In the order of [`Verdict::ALL`].
    pub counts: [(Verdict, usize); Verdict::ALL.len()],
}

impl Tally {
    /// Makes it for the year and area shown.
    #[must_use]
    pub fn of(cx: &Context<'_>) -> Tally {
        Tally {
            year: cx.year,
            counts: tally(&scorecard(cx.dataset, cx.area, cx.year)),
        }
    }

    /// How many targets there are.
    #[must_use]
    pub fn targets(&self) -> usize {
        self.sum(|_| true)
    }

    /// The number of targets that were compared with a result.
    #[must_use]
    pub fn judged(&self) -> usize {
        self.sum(Verdict::is_judged)
    }

    fn sum(&self, of: impl Fn(Verdict) -> bool) -> usize {
        let counts = self.counts.iter().filter(|(verdict, _)| of(*verdict));
        counts.map(|(_, count)| count).sum()
    }

    /// The verdicts that occur, with their counts.
    fn list(&self, lang: Lang, of: impl Fn(Verdict) -> bool) -> String {
        let counts = self.counts.iter();
        let counted = counts.filter(|(verdict, count)| of(*verdict) && *count > 0);
        let texts: Vec<String> = counted
            .map(|(verdict, count)| {
                let name = match verdict {
                    Verdict::NoResult => lang.without_a_result(),
                    _ => wording::verdict(*verdict, lang),
                };
                lang.counted(name, count)
            })
            .collect();
        texts.join(lang.clause())
    }
}

impl Message for Tally {
    fn forms(&self, cx: &Context<'_>) -> Vec<String> {
        let lang = cx.lang;
        let (targets, judged) = (self.targets(), self.judged());
        if targets == 0 {
            return vec![lang.sentence_no_targets(self.year)];
        }
        if self.sum(|of| of == Verdict::NoResult) == targets {
            let of_year = lang.sentence_no_results(self.year, targets);
            return vec![
                of_year,
                lang.targets_without_results(targets),
                lang.count_targets(targets),
            ];
        }
        let verdicts = self.list(lang, Verdict::is_judged);
        let others = self.list(lang, |of| !of.is_judged());
        let left = match targets.saturating_sub(judged) {
            0 => String::new(),
            left => lang.cannot_be_compared(left),
        };
        let both = |one: &str, two: &str| {
            let parts = [one, two].into_iter().filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(lang.semicolon())
        };
        let count = lang.count_targets(targets);
        let of_year = lang.targets_in(&count, self.year);
        let met = self.sum(|of| of == Verdict::Met);
        let counted = match judged {
            0 => None,
            _ => Some(lang.told_of(&count, lang.met_of_judged(met, judged))),
        };
        let mut forms = vec![
            lang.told_of(&of_year, both(&verdicts, &others)),
            lang.told_of(&count, both(&verdicts, &others)),
            lang.told_of(&count, both(&verdicts, &left)),
        ];
        forms.extend(counted);
        forms.push(count);
        forms
    }
}

//! What checking the citations came to, article by article.

use std::io::{self, Write};

use crate::analysis::verify::{ArticleCheck, Fault, FaultKind};
use crate::dataset::file::FileProblem;
use crate::dataset::{ArticleTexts, Dataset, Record};
use crate::text::{Lang, sanitize};
use crate::wording;

/// The outcome of checking all citations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything that was checked holds, and something was checked.
    Holds,
    /// Something does not hold, or nothing could be checked.
    Fails,
}

/// Writes a line for each article with what was counted, then every fault with its line.
///
/// # Errors
/// Whatever writing fails with.
pub fn write(
    out: &mut dyn Write,
    dataset: &Dataset,
    texts: &ArticleTexts,
    checks: &[ArticleCheck],
    lang: Lang,
) -> io::Result<()> {
    for check in checks {
        let id = dataset
            .article(check.article)
            .map_or("", |article| &article.id);
        let line = match &check.findings {
            None => lang.verify_not_at_hand(
                lang.count_citations(check.figures),
                lang.count_omissions(check.omissions),
            ),
            Some(found) => {
                let accounted = found.cited.saturating_add(found.omitted);
                lang.verify_article(
                    lang.count_numerals(found.numerals),
                    accounted,
                    found.cited,
                    found.omitted,
                    lang.count_citations(check.figures),
                    lang.count_faults(found.faults.len()),
                )
            }
        };
        writeln!(out, "{id}  {line}")?;
    }
    for (article, path, problem) in &texts.problems {
        let id = dataset.article(*article).map_or("", |article| &article.id);
        let path = sanitize(&path.display().to_string()).into_owned();
        writeln!(out, "{id}  {path}: {}", described(problem, lang))?;
    }
    let mut faults = 0usize;
    for check in checks {
        let id = dataset
            .article(check.article)
            .map_or("", |article| &article.id);
        for fault in check.findings.iter().flat_map(|found| &found.faults) {
            faults = faults.saturating_add(1);
            let place = if fault.line == 0 {
                id.to_owned()
            } else {
                format!("{id}:{}", fault.line)
            };
            writeln!(out, "{place}  {}", describe(dataset, fault, lang))?;
        }
    }
    let checked = checks
        .iter()
        .filter(|check| check.findings.is_some())
        .count();
    let missing = checks.len().saturating_sub(checked);
    let broken = texts.problems.len();
    let last = match (checked, faults.saturating_add(broken), missing) {
        (0, _, _) => lang.verify_nothing().to_owned(),
        (checked, 0, 0) => lang.verify_all_hold(checked),
        (checked, 0, missing) => lang.verify_hold(lang.count_articles(checked), missing),
        (_, faults, _) => lang.verify_faults(faults),
    };
    writeln!(out, "{last}")
}

/// The outcome of a verification. It fails if nothing could be checked.
#[must_use]
pub fn outcome(texts: &ArticleTexts, checks: &[ArticleCheck]) -> Outcome {
    let mut checked = checks
        .iter()
        .filter_map(|check| check.findings.as_ref())
        .peekable();
    let any = checked.peek().is_some();
    let holds = checked.all(|found| found.faults.is_empty());
    if any && holds && texts.problems.is_empty() {
        Outcome::Holds
    } else {
        Outcome::Fails
    }
}

fn described(problem: &FileProblem, lang: Lang) -> String {
    let message = wording::mistake::file_message(problem, lang);
    wording::mistake::file_advice(problem, lang)
        .map_or(message.clone(), |advice| format!("{message}; {advice}"))
}

fn describe(dataset: &Dataset, fault: &Fault, lang: Lang) -> String {
    let entered = |record: &Record| {
        dataset
            .subject(*record)
            .map_or_else(String::new, |subject| {
                let figure = subject.figure();
                format!(
                    "{} = {} {}",
                    wording::record_id(dataset, subject),
                    figure.value,
                    figure.unit
                )
            })
    };
    let text = |printed: &str| sanitize(printed).into_owned();
    match &fault.kind {
        FaultKind::OtherText { expected, found } => lang.fault_other_text(expected, found),
        FaultKind::OtherLength { expected, found } => {
            lang.fault_other_length(expected, lang.count_lines(found))
        }
        FaultKind::NotThere { record, printed } => {
            lang.fault_not_there(text(printed), entered(record))
        }
        FaultKind::OmissionNotThere { printed } => lang.fault_omission_not_there(text(printed)),
        FaultKind::OmitsNothing { printed } => lang.fault_omits_nothing(text(printed)),
        FaultKind::RepeatsNothing { printed } => lang.fault_repeats_nothing(text(printed)),
        FaultKind::OtherValue { record, printed } => {
            lang.fault_other_value(text(printed), entered(record))
        }
        FaultKind::OtherUnit { record, printed } => {
            lang.fault_other_unit(text(printed), entered(record))
        }
        FaultKind::Unaccounted { around } => lang.fault_unaccounted(text(around)),
        FaultKind::CitedAndOmitted { around } => lang.fault_cited_and_omitted(text(around)),
        FaultKind::OmittedTwice { around } => lang.fault_omitted_twice(text(around)),
    }
}

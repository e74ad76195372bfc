//! Checks that the words of every citation are in its article, and that every numeral of the article is
//! cited or left out for a reason.
//!
//! An article whose text is not at hand is reported as not checked.

use std::collections::HashMap;

use super::as_printed::{self, Disagreement};
use crate::dataset::article_text::{ArticleText, ArticleTexts};
use crate::dataset::record::{Record, Subject};
use crate::dataset::{Article, ArticleId, Citation, Dataset, Omission, Reason};
use crate::text::numeral::{Normalised, Numeral, Stretch};

/// The result of checking one article.
#[derive(Debug, Clone)]
pub struct ArticleCheck {
    /// The article.
    pub article: ArticleId,
    /// Figures that cite it.
    pub figures: usize,
    /// Numerals it prints that are left out for a reason, as the card lists them.
    pub omissions: usize,
    /// What was found in its text; `None` where the text is not at hand.
    pub findings: Option<Findings>,
}

/// What was found in the text of an article.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// Numerals in the text.
    pub numerals: usize,
    /// Those that a citation covers.
    pub cited: usize,
    /// Those that an omission covers.
    pub omitted: usize,
    /// What is wrong, by line.
    pub faults: Vec<Fault>,
}

/// Something wrong, with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, counted from 1; 0 for the text as a whole.
    pub line: u32,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The text is not the one the card was made for.
    OtherText {
        /// SHA-256 of the card.
        expected: String,
        /// SHA-256 of the text.
        found: String,
    },
    /// It has another number of lines than the card says.
    OtherLength {
        /// Lines of the card.
        expected: u32,
        /// Lines of the text.
        found: usize,
    },
    /// The words that a figure cites are not in its line.
    NotThere {
        /// The record.
        record: Record,
        /// What should stand there.
        printed: String,
    },
    /// The words that an omission names are not in its line.
    OmissionNotThere {
        /// What should stand there.
        printed: String,
    },
    /// The words that an omission names contain no numeral.
    OmitsNothing {
        /// As printed.
        printed: String,
    },
    /// An omission says that it repeats a figure, and none is cited where it says.
    RepeatsNothing {
        /// As printed.
        printed: String,
    },
    /// The value entered is not the number printed.
    OtherValue {
        /// The record.
        record: Record,
        /// As printed.
        printed: String,
    },
    /// The unit entered is not the one printed.
    OtherUnit {
        /// The record.
        record: Record,
        /// As printed.
        printed: String,
    },
    /// A numeral that is neither cited nor left out for a reason.
    Unaccounted {
        /// The numeral and what stands around it.
        around: String,
    },
    /// A numeral that is cited and left out.
    CitedAndOmitted {
        /// The numeral and what stands around it.
        around: String,
    },
    /// A numeral that is left out twice.
    OmittedTwice {
        /// The numeral and what stands around it.
        around: String,
    },
}

/// Checks every article of a dataset.
#[must_use]
pub fn verify(dataset: &Dataset, texts: &ArticleTexts) -> Vec<ArticleCheck> {
    dataset
        .articles()
        .map(|(id, article)| ArticleCheck {
            article: id,
            figures: dataset.records_of(id).len(),
            omissions: article.omitted.len(),
            findings: texts.get(id).map(|text| check(dataset, id, article, text)),
        })
        .collect()
}

fn check(dataset: &Dataset, id: ArticleId, article: &Article, text: &ArticleText) -> Findings {
    let mut faults = Vec::new();
    if *text.sha256 != *article.sha256 {
        let (expected, found) = (article.sha256.to_string(), text.sha256.clone());
        faults.push(Fault {
            line: 0,
            kind: FaultKind::OtherText { expected, found },
        });
    }
    if usize::try_from(article.lines) != Ok(text.lines.len()) {
        let kind = FaultKind::OtherLength {
            expected: article.lines,
            found: text.lines.len(),
        };
        faults.push(Fault { line: 0, kind });
    }
    let mut finder = Finder {
        text: &text.normalised,
        taken: HashMap::new(),
    };
    let mut cited = Vec::new();
    for record in dataset.records_of(id) {
        let Some(subject) = dataset.subject(*record) else {
            continue;
        };
        let Citation { line, printed, .. } = subject.citation();
        let line = *line;
        match finder.find(line, printed) {
            Some(stretch) => {
                cited.push(stretch);
                let kind = disagreement(subject, *record);
                faults.extend(kind.map(|kind| Fault { line, kind }));
            }
            None => faults.push(Fault {
                line,
                kind: FaultKind::NotThere {
                    record: *record,
                    printed: printed.to_string(),
                },
            }),
        }
    }
    let numerals = text.normalised.numerals();
    let mut omitted = Vec::new();
    for omission in &article.omitted {
        let line = omission.line;
        let printed = || omission.printed.to_string();
        let mut fail = |kind| faults.push(Fault { line, kind });
        match finder.find(line, &omission.printed) {
            Some(stretch) if holds_one(stretch, &numerals) => omitted.push(stretch),
            Some(_) => fail(FaultKind::OmitsNothing { printed: printed() }),
            None => fail(FaultKind::OmissionNotThere { printed: printed() }),
        }
        if omission.reason == Reason::Repetition && !repeats_a_figure(dataset, omission) {
            fail(FaultKind::RepeatsNothing { printed: printed() });
        }
    }
    let mut findings = account(&text.normalised, &numerals, cited, omitted);
    findings.faults.extend(faults);
    findings.faults.sort_by_key(|fault| fault.line);
    findings
}

/// Whether any of the numerals, which are in order, lies inside a stretch.
fn holds_one(stretch: Stretch, numerals: &[Numeral]) -> bool {
    let first = numerals.partition_point(|numeral| numeral.stretch.start < stretch.start);
    let first = numerals.get(first);
    first.is_some_and(|numeral| stretch.covers(numeral.stretch))
}

/// Whether a figure is cited at the line that an omission repeats.
fn repeats_a_figure(dataset: &Dataset, omission: &Omission) -> bool {
    omission.of.is_some_and(|of| {
        let mut records = dataset.records_of(of.article).iter();
        records.any(|record| {
            let subject = dataset.subject(*record);
            subject.is_some_and(|subject| subject.citation().line == of.line)
        })
    })
}

/// Finds what is cited. Two citations of the same words on one line mean two places, if there are
/// two; if there is only one, they share it (a range is two figures).
struct Finder<'t> {
    text: &'t Normalised,
    taken: HashMap<Stretch, usize>,
}

impl Finder<'_> {
    fn find(&mut self, line: u32, printed: &str) -> Option<Stretch> {
        let places = self.text.find_at(line, &Normalised::of([printed]));
        let least = places
            .iter()
            .copied()
            .min_by_key(|place| (self.taken.get(place).copied().unwrap_or(0), *place))?;
        let taken = self.taken.entry(least).or_insert(0);
        *taken = taken.saturating_add(1);
        Some(least)
    }
}

fn account(
    text: &Normalised,
    numerals: &[Numeral],
    mut cited: Vec<Stretch>,
    mut omitted: Vec<Stretch>,
) -> Findings {
    cited.sort();
    cited.dedup();
    omitted.sort();
    let (longest_cited, longest_omitted) = (longest(&cited), longest(&omitted));
    let mut findings = Findings::default();
    for numeral in numerals {
        let stretch = numeral.stretch;
        let by_citation = covering(&cited, longest_cited, stretch);
        let by_omission = covering(&omitted, longest_omitted, stretch);
        findings.numerals = findings.numerals.saturating_add(1);
        findings.cited = findings.cited.saturating_add(usize::from(by_citation > 0));
        findings.omitted = findings
            .omitted
            .saturating_add(usize::from(by_citation == 0 && by_omission > 0));
        let around = || around(text, stretch);
        let kind = match (by_citation, by_omission) {
            (0, 0) => FaultKind::Unaccounted { around: around() },
            (0, 1) | (_, 0) => continue,
            (0, _) => FaultKind::OmittedTwice { around: around() },
            (_, _) => FaultKind::CitedAndOmitted { around: around() },
        };
        let line = text.spot(stretch.start).map_or(0, |spot| spot.line);
        findings.faults.push(Fault { line, kind });
    }
    findings
}

/// How many of the sorted stretches, none of which is longer than `longest`, cover one.
fn covering(stretches: &[Stretch], longest: usize, one: Stretch) -> usize {
    let from = stretches.partition_point(|s| s.start.saturating_add(longest) < one.start);
    let to = stretches.partition_point(|s| s.start <= one.start);
    let near = stretches.get(from..to).unwrap_or_default();
    near.iter().filter(|stretch| stretch.covers(one)).count()
}

fn longest(stretches: &[Stretch]) -> usize {
    stretches
        .iter()
        .map(|stretch| stretch.end.saturating_sub(stretch.start))
        .max()
        .unwrap_or(0)
}

/// A numeral in brackets, with what stands around it.
fn around(text: &Normalised, stretch: Stretch) -> String {
    let before = Stretch {
        start: stretch.start.saturating_sub(6),
        end: stretch.start,
    };
    format!(
        "{}[{}]{}",
        text.text(before),
        text.text(stretch),
        text.following(stretch.end, 6)
    )
}

/// Whether value and unit are those that are printed.
fn disagreement(subject: Subject<'_>, record: Record) -> Option<FaultKind> {
    let disagreement = as_printed::disagreement(subject)?;
    let printed = subject.citation().printed.to_string();
    Some(match disagreement {
        Disagreement::Value => FaultKind::OtherValue { record, printed },
        Disagreement::Unit => FaultKind::OtherUnit { record, printed },
    })
}

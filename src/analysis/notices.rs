//! Compares entries with the words around their figures, if the text of the article is available: the
//! verb before the figure, and whether it is on a comparable basis (同口径).

use crate::dataset::{ArticleTexts, Dataset, Measure, Notice, Place, Subject};
use crate::figure::Figure;
use crate::text::Safe;
use crate::text::direction::{Direction, last_said};
use crate::text::numeral::{Normalised, Stretch};

/// The maximum distance of a verb from the number after it, in characters.
const VERB: usize = 8;
/// The maximum distance of the words for a basis from a number, in characters.
const SENTENCE: usize = 40;
/// Words for a comparable basis.
const COMPARABLE: [&str; 3] = ["同口径", "可比口径", "同比口径"];

/// All contradictions between the available texts and the entries that are not confirmed, with the
/// places of the entries.
#[must_use]
pub fn in_texts(dataset: &Dataset, texts: &ArticleTexts) -> Vec<(Place, Notice)> {
    let mut found = Vec::new();
    for record in dataset.records() {
        let Some(subject) = dataset.subject(*record) else {
            continue;
        };
        let cited = subject.citation();
        let text = texts.get(cited.article);
        let stretch = text.and_then(|text| text.find(cited.line, &cited.printed));
        let (Some(text), Some(stretch)) = (text, stretch) else {
            continue;
        };
        let notices = [
            verb(subject, &text.normalised, stretch),
            basis(subject, &text.normalised, stretch),
        ];
        let open = |notice: &Notice| !subject.is_confirmed(notice.kind());
        let open = notices.into_iter().flatten().filter(open);
        found.extend(open.map(|notice| (subject.place(), notice)));
    }
    found
}

/// The words before a figure, back to the punctuation before it.
fn words_before(text: &Normalised, stretch: Stretch, length: usize, ends: &[char]) -> String {
    let before = Stretch {
        start: stretch.start.saturating_sub(length),
        end: stretch.start,
    };
    let before = text.text(before);
    let from = before.rfind(ends).unwrap_or(0);
    let words = before.get(from..).unwrap_or_default();
    words.trim_start_matches(ends).to_owned()
}

fn verb(subject: Subject<'_>, text: &Normalised, stretch: Stretch) -> Option<Notice> {
    let (measure, figure) = moved(subject)?;
    if !matches!(measure, Measure::Growth { .. } | Measure::Change) {
        return None;
    }
    // The audit judges figures that are cited with their verb.
    let printed = &subject.citation().printed;
    if last_said(printed).is_some() {
        return None;
    }
    let words = words_before(
        text,
        stretch,
        VERB,
        &['，', '。', '；', '、', ',', ';', '%'],
    );
    let said = last_said(&words)?;
    let own = if figure.value.is_sign_negative() {
        Direction::Down
    } else {
        Direction::Up
    };
    (said != own).then(|| Notice::Verb {
        figure: Safe::of(&format!("{}{}", figure.value, figure.unit)),
        words: Safe::of(&format!("{words}{printed}")),
    })
}

fn basis(subject: Subject<'_>, text: &Normalised, stretch: Stretch) -> Option<Notice> {
    let Subject::Observation(growth) = subject else {
        return None;
    };
    if !matches!(growth.measure, Measure::Growth { .. }) || growth.basis.is_some() {
        return None;
    }
    let ends = ['。', '；', ';'];
    let before = words_before(text, stretch, SENTENCE, &ends);
    let behind = text.following(stretch.end, SENTENCE);
    let behind = behind.split(ends).next().unwrap_or_default();
    let named = COMPARABLE
        .iter()
        .find(|words| before.contains(**words) || behind.contains(**words))?;
    Some(Notice::Basis(Safe::of(named)))
}

fn moved(subject: Subject<'_>) -> Option<(Measure, Figure)> {
    match subject {
        Subject::Observation(o) => Some((o.measure, o.figure)),
        Subject::Target(t) => Some((t.measure, t.figure)),
        _ => None,
    }
}

//! What a presenter may want to know beside a slide: the exact words of the articles, how it was
//! judged, and what the room may ask.

use super::face::Face;
use crate::sheet::Context;
use crate::wording::{finding, request};

/// Notes to a slide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notes {
    /// What it says in the end.
    pub says: String,
    /// The figures in the words of the articles, each with its line.
    pub printed: Vec<String>,
    /// How they were judged or computed.
    pub judged: Vec<String>,
    /// What may be asked, and what is known about it.
    pub questions: Vec<String>,
}

/// Lines of articles that are told at most.
const PRINTED: usize = 12;

pub(super) fn of(face: &dyn Face, cx: &Context<'_>) -> Notes {
    let last = face.steps().saturating_sub(1);
    let says = face.sentence(cx, last).into_iter().next();
    let mut printed: Vec<String> = Vec::new();
    for source in face.sources(cx, last) {
        for told in source.told(cx) {
            let text = format!("{} {told}", source.label);
            printed.push(text.trim_start().to_owned());
        }
    }
    let more = printed.len().saturating_sub(PRINTED);
    printed.truncate(PRINTED);
    if more > 0 {
        printed.push(cx.lang.also_more(more));
    }
    Notes {
        says: says.unwrap_or_default(),
        printed,
        judged: face.judged(cx),
        questions: questions(face, cx),
    }
}

/// What the audit would ask of the figures.
fn questions(face: &dyn Face, cx: &Context<'_>) -> Vec<String> {
    let check = || cx.check(face.check(cx)?);
    let Some(check) = check() else {
        return Vec::new();
    };
    let (dataset, lang) = (cx.dataset, cx.lang);
    let texts = [
        crate::wording::arithmetic::arithmetic(dataset, check, lang),
        finding::explanation(dataset, check, lang),
        request::request(dataset, check, lang),
    ];
    texts.into_iter().filter(|text| !text.is_empty()).collect()
}

//! One slide: what it says, step by step, and what stands behind it.

use super::board::Board;
use super::face::{Face, Source};
use super::id::SlideId;
use super::notes::{self, Notes};
use super::page::{Page, Room};
use crate::figure::period::Year;
use crate::picture::{Marks, Role};
use crate::sheet::Context;
use crate::wording;

/// A slide with its facts, made for the length of a call.
pub struct Slide<'d> {
    /// Which slide.
    pub id: SlideId,
    /// Of which year.
    pub year: Year,
    /// Where it stands among how many, from 1; `None` outside the count.
    pub position: Option<(usize, usize)>,
    pub(super) face: Box<dyn Face + 'd>,
}

impl Slide<'_> {
    /// How many steps there are, what is first seen among them; 1 or more.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.face.steps().max(1)
    }

    /// The title.
    #[must_use]
    pub fn title(&self, cx: &Context<'_>) -> String {
        let titles = self.face.titles(cx);
        titles.into_iter().next().unwrap_or_default()
    }

    /// The sentence that states what a step shows, in full; empty before there is anything to state.
    /// Steps count from 0.
    #[must_use]
    pub fn sentence(&self, cx: &Context<'_>, step: usize) -> String {
        let forms = self.face.sentence(cx, step);
        forms.into_iter().next().unwrap_or_default()
    }

    /// The lines that the figures of a step stand on.
    #[must_use]
    pub fn sources(&self, cx: &Context<'_>, step: usize) -> Vec<Source> {
        self.face.sources(cx, step)
    }

    /// The check that someone should look at, among those that the figures take part in, by its
    /// position in the audit.
    #[must_use]
    pub fn check(&self, cx: &Context<'_>) -> Option<u32> {
        self.face.check(cx)
    }

    /// The slides outside the count that tell more of what this one shows.
    #[must_use]
    pub fn leads_to(&self) -> Vec<SlideId> {
        self.face.leads_to()
    }

    /// What a presenter may want to know beside it.
    #[must_use]
    pub fn notes(&self, cx: &Context<'_>) -> Notes {
        notes::of(self.face.as_ref(), cx)
    }

    /// The slide at a step, counted from 0, in so much room and in the characters that may be used.
    #[must_use]
    pub fn page(&self, cx: &Context<'_>, step: usize, room: Room, marks: Marks) -> Page {
        let last = self.steps().saturating_sub(1);
        let step = step.min(last);
        // The last step says most: what it has room for, every step has.
        let forms = self.face.sentence(cx, last).len().max(1);
        let wordings =
            (0..forms).flat_map(|form| [false, true].map(|is_terse| Wording { form, is_terse }));
        // A shorter sentence rather than a list with rows left out; but the fullest that fits where
        // some are left out beside any.
        let mut fitting = None;
        let mut tersest = None;
        for wording in wordings {
            let page = self.drawn(cx, last, wording, room, marks);
            let (fits, is_whole) = (page.fits(), page.left_out == 0);
            if fits && is_whole {
                fitting = Some((wording, page));
                break;
            }
            match fits {
                true => fitting = fitting.or(Some((wording, page))),
                false => tersest = Some((wording, page)),
            }
        }
        match fitting.or(tersest) {
            Some((_, page)) if step == last => page,
            of => {
                let wording = of.map_or_else(Wording::default, |(wording, _)| wording);
                self.drawn(cx, step, wording, room, marks)
            }
        }
    }

    fn drawn(
        &self,
        cx: &Context<'_>,
        step: usize,
        wording: Wording,
        room: Room,
        marks: Marks,
    ) -> Page {
        let from = |step| -> Vec<String> {
            let forms = self.face.sentence(cx, step).into_iter();
            forms.skip(wording.form).collect()
        };
        let mut board = Board::new(room, marks).terse(wording.is_terse);
        board.head(&self.face.titles(cx), &self.year.to_string());
        board.reserve(&from(self.steps().saturating_sub(1)));
        board.sentence(&from(step), Role::Text);
        self.face.draw(cx, step, &mut board);
        let position = self
            .position
            .map_or_else(String::new, |(at, all)| format!("{at}/{all}"));
        let sources = self.face.sources(cx, step);
        foot(cx, &mut board, &sources, marks, &position);
        board.page()
    }
}

/// How many words a slide makes.
#[derive(Debug, Clone, Copy, Default)]
struct Wording {
    /// The fullest form of its sentence that it may have, from 0.
    form: usize,
    /// Whether everything has its shortest name.
    is_terse: bool,
}

/// The lines of the figures, in full, without what was printed, or as articles alone; the position
/// at the right end of the last row.
fn foot(cx: &Context<'_>, board: &mut Board, sources: &[Source], marks: Marks, position: &str) {
    let columns = board.columns();
    let row = board.frame.sources;
    let last = row.saturating_add(1);
    let end = columns.saturating_sub(board.wide(position));
    board.label(last, end, position, Role::Quiet);
    // What the articles print is Chinese.
    let may_print = marks == Marks::Unicode || cx.lang == crate::text::Lang::Zh;
    let forms = [
        may_print.then(|| joined(cx, sources, printed)),
        Some(joined(cx, sources, lines)),
        Some(joined(cx, sources, |cx, of| {
            articles(cx, std::slice::from_ref(of))
        })),
        Some(articles(cx, sources)),
    ];
    let forms = forms.into_iter().flatten();
    let mut fitting = forms.filter(|form| board.wide(form) <= columns);
    match fitting.next() {
        Some(form) => board.label(row, 0, &form, Role::Quiet),
        None => board.lack(&articles(cx, sources)),
    }
}

fn joined(
    cx: &Context<'_>,
    sources: &[Source],
    of: impl Fn(&Context<'_>, &Source) -> String,
) -> String {
    let cited = sources.iter().filter(|of| !of.citations.is_empty());
    let texts = cited.map(|source| format!("{} {}", source.label, of(cx, source)));
    let texts: Vec<String> = texts.map(|text| text.trim_start().to_owned()).collect();
    texts.join("   ")
}

/// A single line with what it prints; several by article.
fn printed(cx: &Context<'_>, of: &Source) -> String {
    match of.citations.as_slice() {
        [only] if !only.printed.is_empty() => {
            let place = wording::citation(cx.dataset, only);
            cx.lang.slide_printed(place, &only.printed)
        }
        _ => lines(cx, of),
    }
}

/// The lines by article: `003:33`, `003:21–35`.
fn lines(cx: &Context<'_>, of: &Source) -> String {
    let mut texts: Vec<String> = Vec::new();
    for cited in of.citations.chunk_by(|a, b| a.article == b.article) {
        let (Some(first), Some(last)) = (cited.first(), cited.last()) else {
            continue;
        };
        let first_line = wording::citation(cx.dataset, first);
        texts.push(match first.line == last.line {
            true => first_line,
            false => format!("{first_line}–{}", last.line),
        });
    }
    texts.join(" ")
}

fn articles(cx: &Context<'_>, sources: &[Source]) -> String {
    let all = sources.iter().flat_map(|source| &source.citations);
    let mut articles: Vec<_> = all.map(|of| of.article).collect();
    articles.sort_unstable();
    articles.dedup();
    let ids = articles.into_iter().filter_map(|id| cx.dataset.article(id));
    let ids: Vec<&str> = ids.map(|of| &*of.id).collect();
    ids.join(" ")
}

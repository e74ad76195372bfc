//! The background of the slide shown: where its figures were printed, how the audit recomputes them,
//! and the notes for the presenter.

use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{Behind, Change, Edges, Frame, Popup, PopupOutcome, Spoken, leaving, selecting};
use crate::deck::Source;
use crate::figure::period::Year;
use crate::sheet::cell::Place;
use crate::sheet::detail::{self, Block, Tone};
use crate::sheet::{Context, RowId};
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::effect::Effect;
use crate::tui::outcome::Outcome;
use crate::tui::present::speaker::{Kind, Notes};
use crate::tui::present::state::{self, Presenting};
use crate::tui::shared::Shared;
use crate::tui::widget::list::position;
use crate::tui::widget::page::Page;
use crate::tui::widget::paint::{cells, put};
use crate::tui::widget::popup;

/// The maximum number of article lines listed.
const PLACES: usize = 40;

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum What {
    Source,
    Audit,
    Notes,
}

/// What it is made of.
#[derive(Debug)]
enum Content {
    Sources(Vec<Source>),
    /// A check, by its position in the audit.
    Check(u32),
    Notes(Notes),
}

/// Text over a slide, scrolled.
#[derive(Debug)]
pub(in crate::tui) struct Beside {
    year: Year,
    content: Content,
    /// Lines scrolled away.
    scroll: usize,
}

impl Beside {
    /// Opens it for the slide at its current step.
    ///
    /// # Errors
    /// The reason if there is nothing to show.
    pub(in crate::tui) fn of(
        what: What,
        presenting: &Presenting,
        shared: &Shared,
    ) -> Result<Beside, String> {
        let lang = shared.lang;
        let step = presenting.place().step;
        let content = match what {
            What::Source => {
                let sources = presenting.with_slide(shared, |cx, slide| slide.sources(cx, step));
                let mut sources = sources.unwrap_or_default();
                sources.retain(|of| !of.citations.is_empty());
                let found = (!sources.is_empty()).then_some(Content::Sources(sources));
                found.ok_or_else(|| lang.slides_no_source())
            }
            What::Audit => {
                let check = presenting.with_slide(shared, |cx, slide| slide.check(cx));
                let found = check.flatten().map(Content::Check);
                found.ok_or_else(|| lang.slides_no_check())
            }
            What::Notes => {
                let notes = Notes::of(presenting, shared).map(Content::Notes);
                notes.ok_or_else(|| lang.slides_no_source())
            }
        };
        Ok(Beside {
            year: presenting.year(),
            content: content.map_err(str::to_owned)?,
            scroll: 0,
        })
    }

    /// The action that opens it, whose key closes it.
    fn opened_by(&self) -> Action {
        match self.content {
            Content::Sources(_) => Action::SlideSource,
            Content::Check(_) => Action::SlideAudit,
            Content::Notes(_) => Action::Notes,
        }
    }

    fn lines(&self, shared: &Shared, room: usize) -> Vec<Line<'static>> {
        let theme = shared.styles();
        let cx = state::context(shared, self.year);
        let blocks = match &self.content {
            Content::Sources(sources) => printed(sources, &cx, shared),
            Content::Check(at) => {
                let mut blocks = detail::detail(&cx, RowId::Check(*at));
                // Slides offer no links to other tabs.
                blocks.retain(|of| !matches!(of, Block::Leads(_)));
                blocks
            }
            Content::Notes(notes) => {
                let lines = notes.lines(room, notes.elapsed).into_iter();
                let lines = lines.map(|(kind, text)| {
                    let style = match kind {
                        Kind::Heading => theme.strong,
                        Kind::Text => theme.popup,
                        Kind::Quiet => theme.quiet,
                    };
                    Line::styled(text, style)
                });
                return lines.collect();
            }
        };
        let page = Page {
            cx: &cx,
            texts: &shared.texts,
            leads: "",
            theme: &theme,
            marks: shared.marks(),
            width: room,
            rows: usize::from(popup::rows_inside(shared.size)),
        };
        page.lines(&blocks)
    }

    fn room(shared: &Shared) -> usize {
        let area = popup::place(
            Rect::new(0, 0, shared.size.0, shared.size.1),
            u16::MAX,
            u16::MAX,
        );
        usize::from(area.width.saturating_sub(4))
    }

    /// How far it can be scrolled.
    fn last(&self, shared: &Shared) -> usize {
        let height = usize::from(popup::rows_inside(shared.size));
        let lines = self.lines(shared, Beside::room(shared)).len();
        lines.saturating_sub(height)
    }
}

/// The places where the figures were printed, below their article; if there is only one and the
/// article's text was found, also the text of the line.
fn printed<'s>(sources: &'s [Source], cx: &Context<'_>, shared: &Shared) -> Vec<Block<'s>> {
    let mut blocks = Vec::new();
    let all = sources.iter().map(|of| of.citations.len()).sum::<usize>();
    let mut left = PLACES;
    for source in sources {
        if !blocks.is_empty() {
            blocks.push(Block::Say(String::new(), Tone::Plain));
        }
        if !source.label.is_empty() {
            blocks.push(Block::Title(source.label.clone()));
        }
        let mut article = None;
        for (cited, told) in source.citations.iter().zip(source.told(cx)).take(left) {
            let place = Place::from(cited);
            if article.replace(cited.article) != Some(cited.article)
                && let Some(published) = place.published(cx)
            {
                blocks.push(Block::Say(published.join(" · "), Tone::Quiet));
            }
            blocks.push(Block::Say(told, Tone::Plain));
            if all <= 2 && shared.texts.get(cited.article).is_some() {
                blocks.push(Block::Excerpt(Place::from(cited)));
            }
        }
        left = left.saturating_sub(source.citations.len());
    }
    let more = all.saturating_sub(PLACES);
    if more > 0 {
        blocks.push(Block::Say(shared.lang.also_more(more), Tone::Quiet));
    }
    blocks
}

impl Popup for Beside {
    /// Keys scroll if there is anything to scroll. Any other action closes the popup and applies to the
    /// slide.
    fn key(&mut self, event: KeyEvent, shared: &Shared) -> PopupOutcome {
        let height = usize::from(popup::rows_inside(shared.size));
        let page = height.saturating_sub(1).max(1);
        let last = self.last(shared);
        let to = match event.code {
            KeyCode::Up => Some(self.scroll.saturating_sub(1)),
            KeyCode::Down => Some(self.scroll.saturating_add(1)),
            KeyCode::PageUp => Some(self.scroll.saturating_sub(page)),
            KeyCode::PageDown => Some(self.scroll.saturating_add(page)),
            KeyCode::Home => Some(0),
            KeyCode::End => Some(last),
            _ => None,
        };
        if let Some(to) = to.filter(|_| last > 0) {
            self.scroll = to.min(last);
            return PopupOutcome::STAY;
        }
        match shared.keys.slide_action_for(event) {
            None => PopupOutcome::STAY,
            Some(Action::Quit) => PopupOutcome::Close(Outcome::Effect(Effect::Quit)),
            Some(Action::LeaveSlides) => PopupOutcome::CLOSE,
            Some(action) if action == self.opened_by() => PopupOutcome::CLOSE,
            Some(Action::Theme) => PopupOutcome::Stay(Outcome::Perform(Action::Theme)),
            Some(action) => PopupOutcome::Close(Outcome::Perform(action)),
        }
    }

    /// Closes, because the data it shows may no longer exist.
    fn renew(&mut self, _change: Change, _behind: &Behind<'_>) -> PopupOutcome {
        PopupOutcome::CLOSE
    }

    fn frame(&self, shared: &Shared) -> Frame {
        let lang = shared.lang;
        let title = match &self.content {
            Content::Sources(_) => lang.slides_source().to_owned(),
            Content::Check(_) => lang.slides_audit().to_owned(),
            Content::Notes(notes) => lang.slides_notes(&notes.position),
        };
        Frame {
            title: title.trim_end().to_owned(),
            columns: u16::MAX,
            rows: cells(self.lines(shared, Beside::room(shared)).len()),
        }
    }

    fn keys(&self, shared: &Shared) -> Vec<(String, &'static str)> {
        let (keys, _) = selecting(shared);
        let scroll = (keys, shared.lang.popup_scroll());
        match self.last(shared) {
            0 => vec![leaving(shared)],
            _ => vec![scroll, leaving(shared)],
        }
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, inside: Rect) -> Edges {
        let lines = self.lines(shared, usize::from(inside.width));
        let height = usize::from(inside.height);
        let first = self.scroll.min(lines.len().saturating_sub(height));
        let shown = first..first.saturating_add(height).min(lines.len());
        let rows = lines.len();
        for (at, line) in (0..inside.height).zip(lines.into_iter().skip(first)) {
            put(canvas, inside, at, line);
        }
        match rows > height {
            true => Edges::at(position(shown.end.saturating_sub(1), rows, &shown)),
            false => Edges::default(),
        }
    }

    fn spoken(&self, _shared: &Shared) -> Spoken {
        Spoken::Nothing
    }
}

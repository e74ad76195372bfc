//! A popup with choices: a filter, an order or another year.

use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{
    Behind, Change, Edges, Frame, Popup, PopupOutcome, Spoken, keys_of_list, note_row, row_after,
    step,
};
use crate::sheet::list;
use crate::sheet::order::Direction;
use crate::text::{truncate, width};
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::effect::Effect;
use crate::tui::glyphs;
use crate::tui::keymap;
use crate::tui::outcome::Outcome;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::list::{position, window};
use crate::tui::widget::paint::{cells, put, put_right};
use crate::tui::widget::popup;

/// Columns inside at least: those of the keys.
const LEAST: usize = 40;

/// A list of choices.
#[derive(Debug)]
pub(in crate::tui) struct Choose {
    title: &'static str,
    choices: Vec<Choice>,
    /// The position of the selected choice.
    row: usize,
    /// Makes the choices.
    make: fn(&Shared, &SheetState) -> Vec<Choice>,
}

#[derive(Debug)]
struct Choice {
    is_chosen: bool,
    name: String,
    /// What stands at the right end of its line: a count, a direction.
    right: String,
    outcome: Outcome,
}

impl Choose {
    fn new(
        title: &'static str,
        make: fn(&Shared, &SheetState) -> Vec<Choice>,
        shared: &Shared,
        list: &SheetState,
    ) -> Choose {
        let choices = make(shared, list);
        let row = choices.iter().position(|choice| choice.is_chosen);
        Choose {
            title,
            choices,
            row: row.unwrap_or(0),
            make,
        }
    }

    /// The filters of a list, each with the number of rows it would leave.
    #[must_use]
    pub(in crate::tui) fn filter(shared: &Shared, list: &SheetState) -> Choose {
        Choose::new(shared.lang.filter_title(), filters, shared, list)
    }

    /// The columns by which a list can be ordered.
    #[must_use]
    pub(in crate::tui) fn order(shared: &Shared, list: &SheetState) -> Choose {
        Choose::new(shared.lang.sort_title(), orders, shared, list)
    }

    /// The years that can be compared with the one shown. If none is compared yet, the year before is
    /// selected, because most comparisons are with it.
    #[must_use]
    pub(in crate::tui) fn year(shared: &Shared, list: &SheetState) -> Choose {
        let mut choose = Choose::new(shared.lang.compare_title(), years, shared, list);
        if shared.other_year().is_none() {
            choose.row = step(0, 1, choose.choices.len());
        }
        choose
    }
}

fn filters(shared: &Shared, list: &SheetState) -> Vec<Choice> {
    let (cx, options) = (shared.context(), list.options());
    let sheet = list.sheet().sheet();
    let all = Choice {
        is_chosen: options.filters.is_empty(),
        name: shared.lang.filter_all().to_owned(),
        right: sheet.ids(&cx).len().to_string(),
        outcome: Outcome::Filter(None),
    };
    let offers = list::offers(&*sheet, &cx, options);
    let offers = offers.into_iter().map(|offer| Choice {
        is_chosen: offer.chosen,
        name: offer.term.words(&cx),
        right: offer.count.to_string(),
        outcome: Outcome::Filter(Some((offer.column, offer.term))),
    });
    std::iter::once(all).chain(offers).collect()
}

fn orders(shared: &Shared, list: &SheetState) -> Vec<Choice> {
    let by = list.options().sort;
    let default = Choice {
        is_chosen: by.is_none(),
        name: shared.lang.sort_default().to_owned(),
        right: String::new(),
        outcome: Outcome::Sort(None),
    };
    let columns = list.sortable().map(|column| {
        let direction = by.filter(|(of, _)| *of == column.id).map(|(_, way)| way);
        Choice {
            is_chosen: direction.is_some(),
            name: column.heading.to_string(),
            right: direction.map_or("", Direction::sign).to_owned(),
            outcome: Outcome::Sort(Some(column.id)),
        }
    });
    std::iter::once(default).chain(columns).collect()
}

fn years(shared: &Shared, _: &SheetState) -> Vec<Choice> {
    let chosen = shared.other_year();
    let none = Choice {
        is_chosen: chosen.is_none(),
        name: shared.lang.compare_none().to_owned(),
        right: String::new(),
        outcome: Outcome::OtherYear(None),
    };
    let years = shared.other_years().into_iter().map(|year| Choice {
        is_chosen: chosen == Some(year),
        name: year.to_string(),
        right: String::new(),
        outcome: Outcome::OtherYear(Some(year)),
    });
    std::iter::once(none).chain(years).collect()
}

impl Popup for Choose {
    fn key(&mut self, event: KeyEvent, shared: &Shared) -> PopupOutcome {
        let Some(action) = keymap::in_popup(&shared.keys, event) else {
            return PopupOutcome::STAY;
        };
        if let Some(row) = row_after(action, self.row, self.choices.len()) {
            self.row = row;
            return PopupOutcome::STAY;
        }
        match action {
            Action::Detail => {
                let taken = self.choices.get(self.row);
                let outcome = taken.map_or(Outcome::Done, |choice| choice.outcome.clone());
                PopupOutcome::Close(outcome)
            }
            Action::Quit => PopupOutcome::Close(Outcome::Effect(Effect::Quit)),
            _ => PopupOutcome::CLOSE,
        }
    }

    fn select(&mut self, row: usize) {
        self.row = row;
    }

    fn renew(&mut self, change: Change, behind: &Behind<'_>) -> PopupOutcome {
        match change {
            // The choices may no longer exist.
            Change::Data => return PopupOutcome::CLOSE,
            Change::Audit => {
                self.choices = (self.make)(behind.shared, behind.list);
                self.row = step(self.row, 0, self.choices.len());
            }
            Change::Problems => {}
        }
        PopupOutcome::STAY
    }

    fn frame(&self, _shared: &Shared) -> Frame {
        let widths = self.choices.iter().map(|choice| {
            let (name, right) = (width(&choice.name), width(&choice.right));
            name.saturating_add(right).saturating_add(6)
        });
        let title = width(self.title).saturating_add(6);
        Frame {
            title: self.title.to_owned(),
            columns: cells(widths.max().unwrap_or(0).max(title).max(LEAST)),
            rows: cells(self.choices.len()),
        }
    }

    fn keys(&self, shared: &Shared) -> Vec<(String, &'static str)> {
        keys_of_list(shared.lang.popup_take(), shared)
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, inside: Rect) -> Edges {
        let theme = shared.styles();
        let shown = window(self.choices.len(), self.row, usize::from(inside.height));
        for (line, row) in (0u16..).zip(shown.clone()) {
            let Some(choice) = self.choices.get(row) else {
                continue;
            };
            let mark = if choice.is_chosen {
                glyphs::CHOSEN
            } else {
                " "
            };
            let room = usize::from(inside.width);
            let room = room.saturating_sub(width(&choice.right).saturating_add(4));
            let name = truncate(&choice.name, room);
            let name = vec![
                Span::styled(mark, theme.strong),
                Span::raw(format!(" {name}")),
            ];
            put(canvas, inside, line, name);
            let right = Span::styled(&*choice.right, theme.quiet);
            put_right(canvas, inside, line, right);
            note_row(canvas, inside, line, row);
            if row == self.row {
                popup::select(canvas, inside, line, &theme);
            }
        }
        Edges::at(position(self.row, self.choices.len(), &shown))
    }

    fn spoken(&self, _shared: &Shared) -> Spoken {
        let rows = self.choices.iter().map(|choice| {
            let mark = if choice.is_chosen { " ✓" } else { "" };
            format!("{} {}{mark}", choice.name, choice.right)
        });
        Spoken::Choices {
            title: Some(format!("{}.", self.title)),
            rows: rows.collect(),
        }
    }
}

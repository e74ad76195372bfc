//! The slide of a year with a single figure.

use super::board::{Board, Fact};
use super::face::{Face, Source};
use super::number;
use crate::dataset::Observation;
use crate::picture::Role;
use crate::sheet::Context;
use crate::sheet::summary::{Levels, Message};
use crate::sheet::value::{Form, Value};
use crate::wording;

/// A year of which the dataset has one figure.
pub(super) struct OneFigure<'d> {
    only: &'d Observation,
    levels: Levels<'d>,
}

impl<'d> OneFigure<'d> {
    pub(super) fn of(cx: &Context<'d>) -> Option<OneFigure<'d>> {
        let levels = Levels::of(cx);
        Some(OneFigure {
            only: levels.only?,
            levels,
        })
    }
}

impl Face for OneFigure<'_> {
    fn steps(&self) -> usize {
        1
    }

    fn titles(&self, cx: &Context<'_>) -> Vec<String> {
        vec![cx.area_name().to_owned()]
    }

    fn sentence(&self, cx: &Context<'_>, _step: usize) -> Vec<String> {
        self.levels.forms(cx)
    }

    fn draw(&self, cx: &Context<'_>, _step: usize, board: &mut Board) {
        let lang = cx.lang;
        let value = Value::printed(self.only.figure, Form::of(self.only.measure));
        let name = wording::reached(cx.dataset, self.only, lang);
        let figure = number::figure(&value, lang);
        let rows = (board.frame.top, board.frame.bottom);
        board.figure(
            rows,
            &[(figure, Role::Strong)],
            &[Fact::new(name, Role::Text)],
        );
    }

    fn sources(&self, _cx: &Context<'_>, _step: usize) -> Vec<Source> {
        vec![Source::new("", [&self.only.citation])]
    }

    fn check(&self, cx: &Context<'_>) -> Option<u32> {
        cx.open_check(cx.dataset.record_of_observation(self.only))
    }
}

//! How many targets were set. Their results follow on later slides.

use super::board::{Board, Fact};
use super::face::{Face, Source};
use super::number;
use crate::analysis::scorecard::Score;
use crate::dataset::Citation;
use crate::figure::period::Year;
use crate::picture::Role;
use crate::sheet::Context;

/// What is asked of the targets of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// What came of them.
    Outcome,
    /// How they compare with what is known.
    Promise,
}

/// The number of targets.
pub(super) struct Question<'d> {
    year: Year,
    targets: usize,
    citations: Vec<&'d Citation>,
    asked: Asked,
}

impl<'d> Question<'d> {
    pub(super) fn of(year: Year, scores: &[Score<'d>], asked: Asked) -> Option<Question<'d>> {
        (!scores.is_empty()).then(|| Question {
            year,
            targets: scores.len(),
            citations: scores.iter().map(|of| &of.target.citation).collect(),
            asked,
        })
    }
}

impl Face for Question<'_> {
    fn steps(&self) -> usize {
        1
    }

    fn titles(&self, cx: &Context<'_>) -> Vec<String> {
        vec![cx.area_name().to_owned()]
    }

    fn sentence(&self, _cx: &Context<'_>, _step: usize) -> Vec<String> {
        Vec::new()
    }

    fn draw(&self, cx: &Context<'_>, _step: usize, board: &mut Board) {
        let lang = cx.lang;
        let asked = match self.asked {
            Asked::Outcome => lang.slide_what_came(),
            Asked::Promise => lang.slide_what_now(),
        };
        let facts = [
            Fact::new(lang.slide_targets_set(self.targets), Role::Strong),
            Fact::new(lang.slide_for_year(self.year), Role::Text),
            Fact::new("", Role::Text),
            Fact::new(asked, Role::Strong),
        ];
        let rows = (board.frame.top, board.frame.bottom);
        let figure = number::count(self.targets, "");
        board.figure(rows, &[(figure, Role::Strong)], &facts);
    }

    fn sources(&self, cx: &Context<'_>, _step: usize) -> Vec<Source> {
        let cited = self.citations.iter().copied();
        vec![Source::new(cx.lang.targets_of_year(), cited)]
    }
}

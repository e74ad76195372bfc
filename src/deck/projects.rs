//! The projects of the year's programme: one mark for each, by stage.

use rust_decimal::prelude::ToPrimitive;

use super::board::{Board, Fact};
use super::face::{Face, Source};
use super::list::{List, Number, Part, Row};
use super::{misses, number};
use crate::analysis::pipeline::{self, Count};
use crate::dataset::{ProgrammeId, Quantity, Record, Stage, StatedFigure};
use crate::picture::{Marks, Role, Strip};
use crate::sheet::Context;
use crate::sheet::summary::{Message, Projects};
use crate::text::numbers;
use crate::wording;

/// A programme of which the numbers of projects by stage were stated in the year.
pub(super) struct ProjectsSlide<'d> {
    id: ProgrammeId,
    says: Projects<'d>,
    total: Count<'d>,
    stages: Vec<(Stage, &'d StatedFigure, Count<'d>)>,
}

impl<'d> ProjectsSlide<'d> {
    pub(super) fn of(cx: &Context<'d>) -> Option<ProjectsSlide<'d>> {
        let dataset = cx.dataset;
        if cx.area != dataset.zone().home {
            return None;
        }
        let is_of_stage = |stated: &StatedFigure| {
            let counts = stated.about == Quantity::Projects;
            counts && stated.stage.is_some() && stated.reached.is_none()
        };
        let mut stated = pipeline::stated_in(dataset, cx.year);
        let (id, _) = stated.find(|(_, stated)| is_of_stage(stated))?;
        let funnel = pipeline::funnel(dataset, id);
        let stages = funnel.stages.into_iter();
        let stages = stages.filter_map(|(stage, count)| Some((stage, count.stated?, count)));
        Some(ProjectsSlide {
            id,
            says: Projects::of(cx, Some(id))?,
            total: funnel.total,
            stages: stages.collect(),
        })
    }
}

/// The mark of a project by its stage, and its grey.
fn mark(stage: Stage, marks: Marks) -> (char, Role) {
    match stage {
        Stage::Planned => (marks.pick('·', '.'), Role::Fill3),
        Stage::Signed => (marks.pick('○', 'o'), Role::Fill3),
        Stage::Started => (marks.pick('◐', 'O'), Role::Fill2),
        Stage::InProduction => (marks.pick('●', '*'), Role::Fill),
        Stage::AtCapacity => (marks.pick('◆', '#'), Role::Fill),
    }
}

/// So many marks, with blanks between where there is room; what a mark stands for where it cannot
/// stand for one.
fn row_of_marks(count: usize, most: usize, cells: usize, (mark, role): (char, Role)) -> Strip {
    let wide = most.saturating_mul(2).saturating_sub(1) <= cells;
    let per_mark = [1usize, 2, 5, 10, 20, 50, 100, 1000];
    let fits = |per: &usize| most.div_ceil((*per).max(1)) <= cells;
    let per = per_mark.into_iter().find(fits).unwrap_or(1000);
    let mut strip = Strip::default();
    for at in 0..count.div_ceil(per.max(1)) {
        if wide && at > 0 {
            strip.push(" ", role);
        }
        strip.push(mark, role);
    }
    strip
}

impl Face for ProjectsSlide<'_> {
    fn steps(&self) -> usize {
        1
    }

    fn titles(&self, cx: &Context<'_>) -> Vec<String> {
        let programme = cx.dataset.programme(self.id);
        let name = programme.map_or("", |of| of.name.get(cx.lang));
        vec![name.to_owned()]
    }

    fn sentence(&self, cx: &Context<'_>, _step: usize) -> Vec<String> {
        self.says.forms(cx)
    }

    fn draw(&self, cx: &Context<'_>, _step: usize, board: &mut Board) {
        let lang = cx.lang;
        let count = |of: &StatedFigure| of.figure.value.to_usize().unwrap_or(0);
        let most = self.stages.iter().map(|(_, of, _)| count(of)).max();
        let most = most.unwrap_or(0);
        let has_money = self
            .stages
            .iter()
            .any(|(.., of)| of.stated_investment.is_some());
        let rows = self.stages.iter().map(|(stage, stated, of)| {
            let money = of.stated_investment.map_or_else(String::new, |of| {
                let style = numbers::Style::of(of.figure.unit, lang);
                numbers::bare(of.figure, &style, lang)
            });
            let projects = numbers::number(stated.figure.value, lang);
            let mut numbers = vec![Number::new(projects, Role::Strong)];
            if has_money {
                numbers.push(Number::new(money, Role::Quiet));
            }
            let (stage, stated) = (*stage, *stated);
            Row {
                names: vec![wording::stage(stage, lang).to_owned()],
                unit: String::new(),
                before: String::new(),
                picture: Box::new(move |cells, marks| {
                    row_of_marks(count(stated), most, cells, mark(stage, marks))
                }),
                numbers,
            }
        });
        let units = self
            .stages
            .iter()
            .filter_map(|(.., of)| of.stated_investment);
        let unit = units.map(|of| numbers::Style::of(of.figure.unit, lang).heading());
        let mut heads = vec![lang.quantity_projects().to_owned()];
        heads.extend(unit.take(1));
        let part = Part {
            title: String::new(),
            heading: misses::no_heading(),
            heads,
            rows: rows.collect(),
        };
        let mut list = List { parts: vec![part] };
        let left_out = list.keep(board.content_left().saturating_sub(2), lang);
        board.leave_out(left_out);
        let first = list.draw(board);
        let mut facts = vec![Fact::new(lang.slide_one_mark_one_project(), Role::Text)];
        if self.total.stated.is_some() && self.total.named != self.says.projects() {
            facts.push(Fact::new(self.says.count(cx), Role::Quiet));
        }
        let figure = number::count(self.says.projects(), "");
        let above = (board.frame.top, first.saturating_sub(1));
        board.figure(above, &[(figure, Role::Strong)], &facts);
    }

    fn sources(&self, cx: &Context<'_>, _step: usize) -> Vec<Source> {
        let all = std::iter::once(&self.total).chain(self.stages.iter().map(|(.., of)| of));
        let stated = all
            .flat_map(|of| [of.stated, of.stated_investment])
            .flatten();
        let cited = stated.map(|of| &of.citation);
        vec![Source::new(cx.lang.places_of_projects(), cited)]
    }

    fn check(&self, cx: &Context<'_>) -> Option<u32> {
        let programme = cx.dataset.programme(self.id)?;
        let figures = (0u32..).zip(&programme.figures);
        cx.open_check(figures.map(|(at, _)| Record::Programme(self.id, at)))
    }

    fn judged(&self, cx: &Context<'_>) -> Vec<String> {
        vec![self.says.count(cx)]
    }
}

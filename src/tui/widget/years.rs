//! Targets and results of several years in one row: a picture of the year with results, a picture of
//! the targets of the next, and the numbers of both and of further years.
//!
//! ```text
//! 增速与比率 %       −10   0   10   20  2021 结果   目标  −10   0   10   20  2022 目标  比 2021（点）
//! ▼ 固定资产投资      ●━━━━━━━┃              −7.8     ≥7        │   ┊    ┃        ≈20          ≈+13
//! ```

use ratatui::text::{Line, Span};

use super::paint;
use super::row_name::{LEAD, RowName};
use super::section::picture::{Picture, Scale};
use super::section::{FAIR_NAME, GAP, LEAST_PICTURE};
use crate::picture::Marks;
use crate::text::width::DecimalRoom;
use crate::text::{names_apart, numbers, pad_end, pad_start, truncate, width};
use crate::tui::theme::Theme;

/// Names are cut before pictures get fewer cells.
const FAIR_PICTURE: usize = 20;

/// The most cells of a picture. More would not show more.
const MOST_PICTURE: usize = 44;

/// The number of columns of numbers after the first picture; the others follow the second.
const BEHIND_FIRST: usize = 2;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub name: RowName,
    /// The picture of the year with results, and that of the next.
    pub pictures: [Picture; 2],
    /// The texts of the columns of numbers: the result and the target of the first year, the target of
    /// the next year, its distance from the one before, and the targets of further years.
    pub numbers: Vec<String>,
    /// The texts in place of all columns, the oldest first; empty if the columns are used.
    pub instead: Vec<String>,
}

/// Rows under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub title: String,
    /// The heads of the columns of numbers.
    pub heads: Vec<String>,
    /// The scale of the first pictures; `None` if there are none.
    pub scale: Option<Scale>,
    /// The same of the second pictures.
    pub next_scale: Option<Scale>,
    pub rows: Vec<Row>,
}

/// The widths of the columns; one that is not wide is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    name: usize,
    pictures: [usize; 2],
    numbers: Vec<usize>,
}

/// What the lines of a section share once the columns of all are known.
#[derive(Debug, Clone)]
pub struct Fitted {
    columns: Columns,
    /// The names of the rows, as they have room.
    names: Vec<String>,
    /// The room of each column of numbers.
    numbers: Vec<DecimalRoom>,
}

impl Columns {
    /// Fits columns into the given number of cells. With decreasing room, it drops in this order: the
    /// ends of names, the second picture, the first picture.
    #[must_use]
    pub fn fit<'s>(sections: impl Iterator<Item = &'s Section> + Clone, room: usize) -> Columns {
        let rows = || {
            let rows = sections.clone().flat_map(|section| &section.rows);
            rows.filter(|row| row.instead.is_empty())
        };
        let name = rows().map(|row| row.name.width());
        let titles = sections
            .clone()
            .map(|of| width(&of.title).saturating_sub(LEAD));
        let name = name.chain(titles).max().unwrap_or(0);
        let count = sections.clone().map(|section| section.heads.len()).max();
        let numbers = (0..count.unwrap_or(0)).map(|at| {
            let cells = sections.clone().map(|section| section.number_room(at));
            cells.max().unwrap_or(0)
        });
        let mut columns = Columns {
            name,
            pictures: [0, 0],
            numbers: numbers.collect(),
        };
        let two = GAP.saturating_add(LEAST_PICTURE).saturating_mul(2);
        let two_fair = GAP.saturating_add(FAIR_PICTURE).saturating_mul(2);
        if columns.left(room).is_none_or(|left| left < two_fair) {
            columns.name = columns.name.min(FAIR_NAME);
            // Short names are not cut if the least pictures still fit.
            let spare = columns.left(room).and_then(|left| left.checked_sub(two));
            let most = columns.name.saturating_add(spare.unwrap_or(0));
            let whole = rows().map(|row| row.name.width_in_short());
            let whole = whole.filter(|cells| *cells <= most).max();
            columns.name = columns.name.max(whole.unwrap_or(0));
        }
        let left = columns.left(room).unwrap_or(0);
        let picture = |left: usize| left.saturating_sub(GAP).min(MOST_PICTURE);
        columns.pictures = if left >= two {
            [picture(left / 2); 2]
        } else if left >= GAP.saturating_add(LEAST_PICTURE) {
            [picture(left), 0]
        } else {
            [0, 0]
        };
        columns
    }

    /// The cells that pictures leave; `None` where the rest has no room.
    fn left(&self, room: usize) -> Option<usize> {
        let numbers = self.numbers.iter().filter(|cells| **cells > 0);
        let used = numbers.fold(LEAD.saturating_add(self.name), |sum, cells| {
            sum.saturating_add(GAP).saturating_add(*cells)
        });
        room.checked_sub(used)
    }

    /// Where the columns of names and numbers begin and how wide they are.
    #[must_use]
    pub fn places(&self) -> Vec<(usize, usize)> {
        let name = LEAD.saturating_add(self.name);
        let mut places = vec![(0, name)];
        let mut end = name;
        for (at, cells) in self.numbers.iter().enumerate() {
            if let Some(picture) = self.picture_before(at) {
                end = end.saturating_add(GAP).saturating_add(picture);
            }
            let start = end.saturating_add(GAP);
            places.push((start, *cells));
            if *cells > 0 {
                end = start.saturating_add(*cells);
            }
        }
        places
    }

    /// The cells of the picture before a column of numbers, if there is one.
    fn picture_before(&self, number: usize) -> Option<usize> {
        let [first, second] = self.pictures;
        let cells = match number {
            0 => first,
            BEHIND_FIRST => second,
            _ => 0,
        };
        (cells > 0).then_some(cells)
    }
}

impl Section {
    /// The room of the numbers of a column.
    fn aligned(&self, at: usize) -> DecimalRoom {
        let mut room = DecimalRoom::default();
        for number in self.numbers(at).filter(|number| is_one(number)) {
            room.widen(number);
        }
        room
    }

    fn numbers(&self, at: usize) -> impl Iterator<Item = &String> {
        self.rows.iter().filter_map(move |row| row.numbers.get(at))
    }

    /// The cells that the numbers of a column want with their head; none without numbers.
    fn number_room(&self, at: usize) -> usize {
        let several = self.numbers(at).filter(|number| !is_one(number));
        let several = several.map(|number| width(number)).max().unwrap_or(0);
        match self.aligned(at).total().max(several) {
            0 => 0,
            cells => cells.max(self.heads.get(at).map_or(0, |head| width(head))),
        }
    }

    /// The line of its heading.
    #[must_use]
    pub fn heading(
        &self,
        columns: &Columns,
        theme: &Theme,
        lang: crate::text::Lang,
    ) -> Line<'static> {
        let name = LEAD.saturating_add(columns.name);
        let title = pad_end(&truncate(&self.title, name), name);
        let mut line = Line::from(Span::styled(title, theme.strong));
        let has_numbers = self.rows.iter().any(|row| row.instead.is_empty());
        if !has_numbers {
            return line;
        }
        // The numbers of an axis may reach into the gap behind its picture.
        let mut over = 0usize;
        for (at, (head, cells)) in self.heads.iter().zip(&columns.numbers).enumerate() {
            if let Some(picture) = columns.picture_before(at) {
                let scale = if at == 0 { self.scale } else { self.next_scale };
                line.push_span(Span::raw(" ".repeat(GAP.saturating_sub(over))));
                let mut axis = scale.map_or_else(Default::default, |scale| {
                    scale.heading(picture, |value| numbers::number(value, lang))
                });
                axis.pad_to(picture);
                over = axis.width().saturating_sub(picture).min(GAP);
                line.extend(paint::line_of(&axis, theme).spans);
            }
            if *cells > 0 {
                let gap = " ".repeat(GAP.saturating_sub(over));
                over = 0;
                let head = match self.aligned(at).total() {
                    0 => "",
                    _ => head,
                };
                let head = format!("{gap}{}", pad_start(head, *cells));
                line.push_span(Span::styled(head, theme.quiet));
            }
        }
        line
    }

    /// The parts that its lines share, in these columns and `room` cells.
    #[must_use]
    pub fn fitted(&self, columns: &Columns, room: usize) -> Fitted {
        // Without columns behind them, names have more room.
        let natural = self
            .rows
            .iter()
            .map(|row| row.name.width())
            .max()
            .unwrap_or(0);
        let columns = Columns {
            name: match self.rows.iter().any(|row| row.instead.is_empty()) {
                true => columns.name,
                false => columns.name.max(natural.min(room / 2)),
            },
            ..columns.clone()
        };
        let named = self.rows.iter().map(|row| row.name.within(columns.name));
        let numbers = 0..columns.numbers.len();
        Fitted {
            names: names_apart(&named.collect::<Vec<_>>()),
            numbers: numbers.map(|at| self.aligned(at)).collect(),
            columns,
        }
    }

    /// The line of one of its rows, in `room` cells.
    #[must_use]
    pub fn line(
        &self,
        at: usize,
        fitted: &Fitted,
        theme: &Theme,
        marks: Marks,
        room: usize,
    ) -> Line<'static> {
        let (Some(row), Some(name)) = (self.rows.get(at), fitted.names.get(at)) else {
            return Line::default();
        };
        let Fitted {
            columns, numbers, ..
        } = fitted;
        let mut line = row.name.line(name, columns.name, theme);
        if !row.instead.is_empty() {
            let start = LEAD.saturating_add(columns.name).saturating_add(GAP);
            let text = newest(&row.instead, room.saturating_sub(start));
            line.push_span(Span::raw(" ".repeat(GAP)));
            line.push_span(Span::styled(text, theme.text));
            return line;
        }
        let [first, second] = &row.pictures;
        let numbers = row.numbers.iter().zip(&columns.numbers).zip(numbers);
        for (at, ((text, cells), aligned)) in numbers.enumerate() {
            if let Some(picture) = columns.picture_before(at) {
                let (of, scale) = match at {
                    0 => (first, self.scale),
                    _ => (second, self.next_scale),
                };
                let strip = of.strip(scale, picture, 0, marks);
                line.push_span(Span::raw(" ".repeat(GAP)));
                line.extend(paint::line_of(&strip, theme).spans);
            }
            if *cells > 0 {
                let text = match is_one(text) && !text.is_empty() {
                    true => aligned.align(text),
                    false => text.clone(),
                };
                let text = format!("{}{}", " ".repeat(GAP), pad_start(&text, *cells));
                // The result stands out; what was promised beside it stands back.
                let style = match at {
                    0 => theme.strong,
                    1 => theme.quiet,
                    _ => theme.text,
                };
                line.push_span(Span::styled(text, style));
            }
        }
        line
    }
}

/// Whether a text is a single number. The numbers of several readings, such as `=71.6/=88.2`, cannot be
/// aligned at a decimal point.
fn is_one(number: &str) -> bool {
    !number.contains('/')
}

/// As many of the texts as have room, the newest of them.
fn newest(texts: &[String], room: usize) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut used = 0usize;
    for text in texts.iter().rev() {
        used = used.saturating_add(width(text)).saturating_add(3);
        if used > room.saturating_add(3) && !kept.is_empty() {
            break;
        }
        kept.push(text);
    }
    kept.reverse();
    truncate(&kept.join("   "), room).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_the_years_told_in_words_the_newest_stay_and_none_reaches_over_the_edge() {
        let texts = ["2015 242", "2020 1127", "2021 1493"].map(str::to_owned);
        let whole = "2015 242   2020 1127   2021 1493";
        assert_eq!(newest(&texts, width(whole)), whole);
        assert_eq!(newest(&texts, width(whole) - 1), "2020 1127   2021 1493");
        assert_eq!(newest(&texts, 20), "2021 1493");
        assert_eq!(newest(&texts, 9), "2021 1493");
        assert_eq!(newest(&texts, 6), "2021 …");
        for room in 0..40 {
            assert!(width(&newest(&texts, room)) <= room, "{room}");
        }
    }
}

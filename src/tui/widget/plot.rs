//! Columns over an axis of years, on which years without figures have their place too.
//!
//! ```text
//!  600 ┤                    510   548      values at the ends of the columns
//!      │                    ▐█▌   ▐█▌
//!      │                    ▐█▌   ▐█▌ ━━━  a target is a mark, never a column
//!    0 ┼──────────────────────────────    the zero line; declines hang below it
//!        2015  …  2019  2020  2021
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use rust_decimal::Decimal;

use super::paint::{cells, put_at};
use super::scale::{Scale, round_step, ticks};
use crate::figure::Period;
use crate::figure::period::Year;
use crate::text::{pad_start, width};
use crate::tui::glyphs;

/// A column or a mark.
#[derive(Debug, Clone)]
pub struct Item {
    pub period: Period,
    pub value: Decimal,
    /// The text at its end.
    pub label: String,
    pub style: Style,
}

#[derive(Debug, Clone)]
pub struct Plot {
    pub columns: Vec<Item>,
    pub marks: Vec<Item>,
    /// The first and the last year of the axis.
    pub years: (Year, Year),
    /// The year to highlight.
    pub year: Year,
    /// The text for several years without figures.
    pub gap: &'static str,
}

/// Styles of everything but figures.
#[derive(Debug, Clone, Copy)]
pub struct Styles {
    pub axis: Style,
    pub label: Style,
    /// The highlighted year.
    pub year: Style,
}

impl Plot {
    /// Draws the plot, unless the area is too small for a column.
    pub fn draw(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        styles: Styles,
        number: &dyn Fn(Decimal) -> String,
    ) {
        if let Some(frame) = Frame::new(self, area, number) {
            frame.axes(self, buffer, styles);
            frame.gaps(self, buffer, styles);
            for column in &self.columns {
                frame.column(column, buffer);
            }
            for mark in &self.marks {
                frame.mark(mark, buffer);
            }
        }
    }
}

/// The positions of the parts of a plot.
struct Frame {
    area: Rect,
    /// Cells left of the plot, for the labels of the axis.
    gutter: u16,
    /// Rows above and below the zero line.
    up: u16,
    down: u16,
    low: Decimal,
    high: Decimal,
    ticks: Vec<(Decimal, String)>,
    /// Cells of one year.
    slot: u16,
    first: Year,
}

impl Frame {
    fn new(plot: &Plot, area: Rect, number: &dyn Fn(Decimal) -> String) -> Option<Frame> {
        // One row for values above the columns, one for the zero line, one for the years.
        let rows = area.height.checked_sub(3).filter(|rows| *rows >= 2)?;
        let values = || {
            plot.columns
                .iter()
                .chain(&plot.marks)
                .map(|item| item.value)
        };
        let low = values().min()?.min(Decimal::ZERO);
        let high = values().max()?.max(Decimal::ZERO);
        let length = high.checked_sub(low)?;
        let step = round_step(length, u32::from(rows / 3).clamp(2, 6));
        let below = |value: Decimal| value.checked_div(step)?.floor().checked_mul(step);
        let above = |value: Decimal| value.checked_div(step)?.ceil().checked_mul(step);
        let (low, high) = (below(low)?, above(high)?);
        let ticks: Vec<(Decimal, String)> = ticks(low, high, step)
            .into_iter()
            .map(|tick| (tick, number(tick)))
            .collect();
        let gutter = ticks
            .iter()
            .map(|(_, label)| width(label))
            .max()
            .unwrap_or(0);
        let gutter = cells(gutter).saturating_add(2);

        // A label below a decline needs a row.
        let declines = low < Decimal::ZERO;
        let rows = rows.saturating_sub(u16::from(declines));
        let down =
            u16::try_from(Scale::new(low, high, u32::from(rows)).step(Decimal::ZERO)).ok()?;
        let down = if declines {
            down.clamp(1, rows.saturating_sub(1).max(1))
        } else {
            0
        };
        let (first, last) = plot.years;
        let years = last.saturating_sub(first).saturating_add(1);
        let slot = area
            .width
            .checked_sub(gutter)?
            .checked_div(years)
            .filter(|slot| *slot > 0)?;
        Some(Frame {
            area,
            gutter,
            up: rows.saturating_sub(down),
            down,
            low,
            high,
            ticks,
            slot,
            first,
        })
    }

    /// The row of the zero line.
    fn zero(&self) -> u16 {
        self.up.saturating_add(1)
    }

    fn row_of(&self, value: Decimal) -> u16 {
        if value < Decimal::ZERO {
            let step = Scale::new(self.low, Decimal::ZERO, u32::from(self.down)).step(value);
            let depth = u32::from(self.down).saturating_sub(step);
            return self
                .zero()
                .saturating_add(u16::try_from(depth).unwrap_or(0));
        }
        let step = Scale::new(Decimal::ZERO, self.high, u32::from(self.up)).step(value);
        self.zero().saturating_sub(u16::try_from(step).unwrap_or(0))
    }

    /// The left edge of a year's slot.
    fn slot_of(&self, year: Year) -> u16 {
        self.gutter
            .saturating_add(year.saturating_sub(self.first).saturating_mul(self.slot))
    }

    /// Left edge and width of a column. Months and quarters take one cell, at their place in the
    /// year.
    fn columns_of(&self, period: Period) -> (u16, u16) {
        let left = self.slot_of(period.year());
        if let Period::Year(_) = period {
            let wide = self.slot.saturating_sub(1).clamp(1, 9);
            let margin = self.slot.saturating_sub(wide) / 2;
            return (left.saturating_add(margin), wide);
        }
        let (_, month, _) = period.first_day();
        let months = u16::from(month).saturating_sub(1);
        let into = self
            .slot
            .saturating_mul(months)
            .checked_div(12)
            .unwrap_or(0);
        (left.saturating_add(into), 1)
    }

    fn axes(&self, plot: &Plot, buffer: &mut Buffer, styles: Styles) {
        let left = self.gutter.saturating_sub(1);
        for row in 1..=self.up.saturating_add(1).saturating_add(self.down) {
            put_at(buffer, self.area, left, row, Span::styled("│", styles.axis));
        }
        for (tick, label) in &self.ticks {
            let row = self.row_of(*tick);
            let label = pad_start(label, usize::from(self.gutter).saturating_sub(2));
            put_at(buffer, self.area, 0, row, Span::styled(label, styles.label));
            put_at(buffer, self.area, left, row, Span::styled("┤", styles.axis));
        }
        let (first, last) = plot.years;
        let span = self
            .slot
            .saturating_mul(last.saturating_sub(first).saturating_add(1));
        let line = format!("┼{}", "─".repeat(usize::from(span)));
        put_at(
            buffer,
            self.area,
            left,
            self.zero(),
            Span::styled(line, styles.axis),
        );
        let bottom = self.area.height.saturating_sub(1);
        for year in first..=last {
            let style = if year == plot.year {
                styles.year
            } else {
                styles.label
            };
            let full = year.to_string();
            let short: String = full.chars().skip(2).collect();
            let label = if self.slot >= 6 { full } else { short };
            // Where a year has one cell, there is room for the label of every third.
            let room = usize::from(self.slot) >= width(&label);
            if room || year.saturating_sub(first).is_multiple_of(3) || year == plot.year {
                let inset = usize::from(self.slot).saturating_sub(width(&label)) / 2;
                let column = self.slot_of(year).saturating_add(cells(inset));
                put_at(
                    buffer,
                    self.area,
                    column,
                    bottom,
                    Span::styled(label, style),
                );
            }
        }
    }

    /// Says of three or more years in a row that they have no figures. Empty space could be taken
    /// for zeros.
    fn gaps(&self, plot: &Plot, buffer: &mut Buffer, styles: Styles) {
        let (first, last) = plot.years;
        let known = |year: Year| {
            plot.columns
                .iter()
                .chain(&plot.marks)
                .any(|item| item.period.year() == year)
        };
        let mut year = first;
        while year <= last {
            let end = (year..=last)
                .find(|y| known(*y))
                .unwrap_or(last.saturating_add(1));
            let years = end.saturating_sub(year);
            let room = usize::from(self.slot.saturating_mul(years));
            if years >= 3 && room >= width(plot.gap) {
                let inset = room.saturating_sub(width(plot.gap)) / 2;
                let column = self.slot_of(year).saturating_add(cells(inset));
                let row = self.zero().saturating_sub(1);
                put_at(
                    buffer,
                    self.area,
                    column,
                    row,
                    Span::styled(plot.gap, styles.label),
                );
            }
            year = end.saturating_add(1);
        }
    }

    fn column(&self, item: &Item, buffer: &mut Buffer) {
        let (left, wide) = self.columns_of(item.period);
        let put_cells = |buffer: &mut Buffer, row: u16, glyph: &str| {
            let text = glyph.repeat(usize::from(wide));
            put_at(buffer, self.area, left, row, Span::styled(text, item.style));
        };
        if item.value < Decimal::ZERO {
            let end = self.row_of(item.value).max(self.zero().saturating_add(1));
            for row in self.zero().saturating_add(1)..=end {
                put_cells(buffer, row, "█");
            }
            self.label(item, left, wide, end.saturating_add(1), buffer);
            return;
        }
        let eighths = Scale::new(
            Decimal::ZERO,
            self.high,
            u32::from(self.up).saturating_mul(8),
        );
        let height = if item.value.is_zero() {
            0
        } else {
            eighths.step(item.value).max(1)
        };
        let full = u16::try_from(height / 8).unwrap_or(0);
        for row in self.zero().saturating_sub(full)..self.zero() {
            put_cells(buffer, row, "█");
        }
        let top = self.zero().saturating_sub(full).saturating_sub(1);
        let rest = usize::try_from(height % 8).unwrap_or(0);
        let part = ["", "▁", "▂", "▃", "▄", "▅", "▆", "▇"]
            .get(rest)
            .copied()
            .unwrap_or_default();
        put_cells(buffer, top, part);
        let above = if rest == 0 {
            top
        } else {
            top.saturating_sub(1)
        };
        self.label(item, left, wide, above, buffer);
    }

    /// Draws a target as a line across its year, over the column if there is one.
    fn mark(&self, item: &Item, buffer: &mut Buffer) {
        let (left, wide) = self.columns_of(item.period);
        let row = self.row_of(item.value);
        // A cell wider than a column on either side, but never touching the next year's.
        let margin = u16::from(self.slot > wide.saturating_add(2));
        let line =
            glyphs::LEVEL_GOAL.repeat(usize::from(wide.saturating_add(margin.saturating_mul(2))));
        put_at(
            buffer,
            self.area,
            left.saturating_sub(margin),
            row,
            Span::styled(line, item.style),
        );
        let (above, below) = (row.saturating_sub(1), row.saturating_add(1));
        let row = if self.is_free(item, left, wide, above, buffer) {
            above
        } else {
            below
        };
        if self.is_free(item, left, wide, row, buffer) {
            self.label(item, left, wide, row, buffer);
        }
    }

    /// The left edge of a label over or under a column, inside of the area.
    fn label_column(&self, item: &Item, left: u16, wide: u16) -> u16 {
        let label = cells(width(&item.label));
        let middle = left.saturating_add(wide / 2);
        let last = self.area.width.saturating_sub(label);
        middle.saturating_sub(label / 2).max(self.gutter).min(last)
    }

    /// Draws a label where it touches no other: at `row`, or up to two rows further from the zero
    /// line.
    fn label(&self, item: &Item, left: u16, wide: u16, row: u16, buffer: &mut Buffer) {
        let column = self.label_column(item, left, wide);
        let below = row > self.zero();
        let rows = (0..3u16).map(|by| {
            if below {
                row.saturating_add(by)
            } else {
                row.saturating_sub(by)
            }
        });
        let free = rows
            .into_iter()
            .find(|row| self.is_free(item, left, wide, *row, buffer));
        if let Some(row) = free {
            let label = Span::styled(item.label.clone(), item.style);
            put_at(buffer, self.area, column, row, label);
        }
    }

    fn is_free(&self, item: &Item, left: u16, wide: u16, row: u16, buffer: &Buffer) -> bool {
        let column = self.label_column(item, left, wide);
        let end = column.saturating_add(cells(width(&item.label)));
        // With a blank on either side, so that two labels are not read as one. The axis may be
        // touched.
        let around =
            column.saturating_sub(1).max(self.gutter)..=end.min(self.area.width.saturating_sub(1));
        row < self.area.height.saturating_sub(1)
            && around.into_iter().all(|column| {
                let place = (
                    self.area.x.saturating_add(column),
                    self.area.y.saturating_add(row),
                );
                buffer.cell(place).is_some_and(|cell| cell.symbol() == " ")
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// A plot of columns in some years, as rows of text.
    fn drawn(known: &[Year], years: (Year, Year), columns: u16) -> Vec<String> {
        let plot = Plot {
            columns: known
                .iter()
                .map(|year| Item {
                    period: Period::Year(*year),
                    value: Decimal::from(4),
                    label: "4".to_owned(),
                    style: Style::new(),
                })
                .collect(),
            marks: Vec::new(),
            years,
            year: years.1,
            gap: "(none)",
        };
        let area = Rect::new(0, 0, columns, 8);
        let mut buffer = Buffer::empty(area);
        let styles = Styles {
            axis: Style::new(),
            label: Style::new(),
            year: Style::new(),
        };
        plot.draw(&mut buffer, area, styles, &|value| value.to_string());
        let row = |y| {
            (0..columns)
                .map(|x| buffer[(x, y)].symbol())
                .collect::<String>()
        };
        (0..8).map(row).collect()
    }

    #[rstest]
    // Three years without figures, and two.
    #[case(&[2015, 2019], (2015, 2019), 1)]
    #[case(&[2015, 2018], (2015, 2018), 0)]
    // Before the first figure and after the last.
    #[case(&[2018], (2015, 2018), 1)]
    #[case(&[2017], (2015, 2017), 0)]
    #[case(&[2015], (2015, 2018), 1)]
    #[case(&[2015], (2015, 2017), 0)]
    // Two gaps, and none where every year has a figure.
    #[case(&[2015, 2019, 2023], (2015, 2023), 2)]
    #[case(&[2015, 2016, 2017, 2018], (2015, 2018), 0)]
    fn three_years_without_figures_are_told_to_have_none(
        #[case] known: &[Year],
        #[case] years: (Year, Year),
        #[case] gaps: usize,
    ) {
        let rows = drawn(known, years, 63);
        assert_eq!(rows.concat().matches("(none)").count(), gaps, "{rows:#?}");
    }

    #[test]
    fn a_gap_is_told_in_the_middle_of_its_years_just_above_the_zero_line() {
        let rows = drawn(&[2015, 2019], (2015, 2019), 43);
        let at = rows.iter().position(|row| row.contains("(none)")).unwrap();
        assert!(rows[at + 1].contains('┼'), "{rows:#?}");
        let columns = |text: &str| width(&rows[at][..rows[at].find(text).unwrap()]);
        let left = columns("█");
        let right = width(&rows[at]) - width(rows[at].rsplit_once('█').unwrap().1);
        let middle = columns("(none)") + 3;
        assert!((left + right).abs_diff(2 * middle) <= 1, "{rows:#?}");
    }

    #[test]
    fn a_gap_is_told_where_its_words_fit_and_not_cut_elsewhere() {
        // Three columns belong to the axis: five years of two cells, and of one.
        assert!(
            drawn(&[2015, 2019], (2015, 2019), 13)
                .concat()
                .contains("(none)")
        );
        let narrow = drawn(&[2015, 2019], (2015, 2019), 12).concat();
        assert!(!narrow.contains('('), "{narrow}");
    }
}

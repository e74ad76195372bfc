//! An area over the screen with a background of its own, a title and a rule below it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::paint;
use crate::text::{truncate, width};
use crate::tui::theme::Theme;

/// Cells on either side of what a popup says.
const PADDING: u16 = 2;

/// Rows beside what is inside: a blank one at both ends, the title and its rule.
const ROWS: u16 = 4;

/// Columns of the screen left free on both sides together.
const BESIDE: u16 = 8;

/// Below so many columns, a popup takes the whole window.
const NARROW: u16 = 60;

/// Below so many rows, a popup takes all of them.
const LOW: u16 = 18;

/// The row of the screen at which popups begin.
const TOP: u16 = 4;

/// Clears an area, dims what is around it, and draws a title with a rule; returns what is inside. A
/// wide glyph that reaches into the area from the left would keep its first column from being
/// drawn (ratatui #2526), so it gives way to a blank.
pub fn open(buffer: &mut Buffer, area: Rect, title: &str, theme: &Theme) -> Rect {
    let area = area.intersection(buffer.area);
    if area.width < PADDING.saturating_mul(2) || area.height < ROWS {
        return Rect::default();
    }
    let whole = buffer.area;
    paint::dim(buffer, whole, theme);
    for y in area.top()..area.bottom() {
        let left = area.x.checked_sub(1).and_then(|x| buffer.cell_mut((x, y)));
        if let Some(cell) = left
            && width(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
        // The right half of a glyph whose left half the popup covers has no background of its own.
        let last = buffer.cell((area.right().saturating_sub(1), y));
        if last.is_some_and(|cell| width(cell.symbol()) > 1)
            && let Some(cell) = buffer.cell_mut((area.right(), y))
        {
            cell.set_style(theme.text);
        }
        for x in area.left()..area.right() {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.reset();
                cell.set_style(theme.popup);
            }
        }
    }
    let inner = Rect {
        x: area.x.saturating_add(PADDING),
        width: area.width.saturating_sub(PADDING.saturating_mul(2)),
        ..area
    };
    let title = truncate(title, usize::from(inner.width));
    paint::put(buffer, inner, 1, Span::styled(title, theme.strong));
    paint::rule(buffer, inner, 2, theme.rule);
    Rect {
        y: inner.y.saturating_add(ROWS.saturating_sub(1)),
        height: inner.height.saturating_sub(ROWS),
        ..inner
    }
}

/// The columns inside of a popup that asks for so many, in a window of so many.
#[must_use]
pub fn columns_inside(window: u16, columns: u16) -> u16 {
    let padding = PADDING.saturating_mul(2);
    let most = window.saturating_sub(padding);
    if window < NARROW {
        most
    } else {
        columns.min(most.saturating_sub(BESIDE))
    }
}

/// The area of a popup with so many columns and rows inside, or as many as the screen has.
#[must_use]
pub fn place(screen: Rect, columns: u16, rows: u16) -> Rect {
    if screen.width < NARROW {
        return screen;
    }
    let most = screen.width.saturating_sub(BESIDE);
    let columns = columns.saturating_add(PADDING.saturating_mul(2)).min(most);
    let rows = rows.saturating_add(ROWS);
    // In a low window it takes the rows of the header, too.
    let top = if screen.height < LOW { 0 } else { TOP };
    Rect {
        x: screen
            .x
            .saturating_add(screen.width.saturating_sub(columns) / 2),
        y: screen.y.saturating_add(top),
        width: columns,
        height: rows.min(screen.height.saturating_sub(top).saturating_sub(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::{Background, PaletteName, ThemeName};

    #[test]
    fn half_a_glyph_at_the_right_side_keeps_the_background() {
        let theme = ThemeName::Light.theme(PaletteName::default(), Background::Painted);
        let screen = Rect::new(0, 0, 30, 6);
        for offset in 0..4 {
            let mut buffer = Buffer::empty(screen);
            buffer.set_style(screen, theme.text);
            for row in 0..6 {
                paint::put(&mut buffer, screen, row, "郑州高新区经济指标目标与结果");
            }
            open(&mut buffer, Rect::new(offset, 1, 12, 4), "题", &theme);
            let beside = buffer.cell((offset + 12, 2)).unwrap();
            assert_eq!(beside.bg, theme.text.bg.unwrap(), "at {offset}");
        }
    }

    #[test]
    fn the_left_side_is_a_straight_line_over_chinese_text_at_every_offset() {
        let theme = ThemeName::Dark.theme(PaletteName::default(), Background::Terminal);
        for offset in 0..6 {
            let screen = Rect::new(0, 0, 30, 6);
            let mut buffer = Buffer::empty(screen);
            for row in 0..6 {
                paint::put(&mut buffer, screen, row, "郑州高新区经济指标目标与结果");
            }
            open(&mut buffer, Rect::new(offset, 1, 12, 4), "题", &theme);
            let mut x = 0;
            while x < offset {
                let cell = buffer.cell((x, 2)).unwrap();
                let wide = width(cell.symbol()) as u16;
                assert!(
                    x + wide.max(1) <= offset,
                    "glyph at {x} reaches into the popup at {offset}"
                );
                x += wide.max(1);
            }
            assert_eq!(
                buffer.cell((offset, 2)).unwrap().bg,
                theme.popup.bg.unwrap()
            );
        }
    }
}

//! A box over the screen with a background of its own: a head above a rule, the inside, and a last row
//! for keys. Everything around it is dim.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint;
use crate::text::width;
use crate::tui::glyphs;
use crate::tui::theme::Theme;

/// Blank cells on either side of the text.
const PADDING: u16 = 2;

/// Rows in addition to the inside: the head, its rule, the keys, and blank rows at both ends and before
/// the keys.
const ROWS: u16 = 6;

/// The same without the blank rows.
const TIGHT_ROWS: u16 = 3;

/// In lower areas there are no blank rows.
const ROOMY: u16 = 12;

/// Columns of a popup at most, unless it asks for all there are.
const MOST: u16 = 64;

/// Columns of the screen left free on both sides together.
const BESIDE: u16 = 8;

/// The number of columns below which a popup takes the whole window.
const NARROW: u16 = 60;

/// The number of columns below which one that asks for all of them gets all: a margin would cut its
/// names, and leave fragments of the screen beside it.
const FULL: u16 = 100;

/// The number of rows below which a popup takes all of them.
const LOW: u16 = 18;

/// The row of the screen at which popups begin.
const TOP: u16 = 4;

/// The parts of an open popup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    /// One row: what it asks, or what is typed.
    pub head: Rect,
    /// What is below the rule.
    pub inside: Rect,
    /// One row: what keys do.
    pub keys: Rect,
}

/// Clears an area, dims the rest of the screen and draws the rule under its head; returns its parts. A
/// wide glyph that reaches into the area from the left is replaced by a blank, because it would prevent
/// the first column from being drawn (ratatui #2526).
pub fn open(buffer: &mut Buffer, area: Rect, theme: &Theme) -> Parts {
    let area = area.intersection(buffer.area);
    if area.width < PADDING.saturating_mul(2) || area.height < TIGHT_ROWS {
        return Parts::default();
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
    let blank = u16::from(area.height >= ROOMY);
    paint::rule(buffer, inner, blank.saturating_add(1), theme.rule);
    let row = |at: u16| Rect {
        y: inner.y.saturating_add(at),
        height: 1,
        ..inner
    };
    let beside = if blank > 0 { ROWS } else { TIGHT_ROWS };
    Parts {
        head: row(blank),
        inside: Rect {
            y: inner.y.saturating_add(blank).saturating_add(2),
            height: inner.height.saturating_sub(beside),
            ..inner
        },
        keys: row(inner.height.saturating_sub(1).saturating_sub(blank)),
    }
}

/// Marks the selected row of the inside by a background over the whole width and a bar at the left.
pub fn select(buffer: &mut Buffer, inside: Rect, row: u16, theme: &Theme) {
    let whole = Rect {
        x: inside.x.saturating_sub(PADDING),
        width: inside.width.saturating_add(PADDING.saturating_mul(2)),
        ..inside
    };
    paint::highlight(buffer, whole, row, theme.selected_in_popup);
    if row < whole.height
        && let Some(cell) = buffer.cell_mut((whole.x, whole.y.saturating_add(row)))
    {
        cell.set_symbol(glyphs::SELECTED);
        cell.set_style(theme.strong);
        cell.set_style(theme.selected_in_popup);
    }
}

/// The columns inside of a popup in a window, for the number of columns that it asks for.
#[must_use]
pub fn columns_inside(window: u16, columns: u16) -> u16 {
    let padding = PADDING.saturating_mul(2);
    let most = window.saturating_sub(padding);
    if window < NARROW {
        most
    } else {
        let widest = MOST.saturating_sub(padding);
        columns.min(widest).min(most.saturating_sub(BESIDE))
    }
}

/// The largest number of rows inside of a popup, for the columns and rows of the window.
#[must_use]
pub fn rows_inside((columns, rows): (u16, u16)) -> u16 {
    let area = place(Rect::new(0, 0, columns, rows), u16::MAX, u16::MAX);
    let beside = if area.height >= ROOMY {
        ROWS
    } else {
        TIGHT_ROWS
    };
    area.height.saturating_sub(beside)
}

/// The area of a popup with the given number of columns and rows inside, limited by the screen. One
/// that asks for [`u16::MAX`] columns gets all, in wider windows but a margin.
#[must_use]
pub fn place(screen: Rect, columns: u16, rows: u16) -> Rect {
    if screen.width < NARROW {
        return screen;
    }
    let most = screen.width.saturating_sub(BESIDE);
    let columns = match columns {
        u16::MAX if screen.width < FULL => screen.width,
        u16::MAX => most,
        columns => columns
            .saturating_add(PADDING.saturating_mul(2))
            .min(MOST)
            .min(most),
    };
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
    use proptest::prelude::*;
    use ratatui::style::Modifier;
    use ratatui::text::Span;

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
            open(&mut buffer, Rect::new(offset, 1, 12, 4), &theme);
            let beside = buffer.cell((offset + 12, 2)).unwrap();
            assert_eq!(beside.bg, theme.text.bg.unwrap(), "at {offset}");
        }
    }

    proptest! {
        /// Whatever stands on the screen, and wherever the popup lies.
        #[test]
        fn around_a_popup_everything_is_dim_and_no_half_of_a_character_is_left(
            line in "[a-z0-9 一-龥■]{0,40}", x in 0u16..20, width_of in 6u16..20, theme in 0usize..3,
        ) {
            let (name, _) = ThemeName::ALL[theme];
            let theme = name.theme(PaletteName::default(), Background::Painted);
            let screen = Rect::new(0, 0, 40, 12);
            let mut buffer = Buffer::empty(screen);
            buffer.set_style(screen, theme.text);
            for row in 0..12 {
                let hue = Span::styled(line.clone(), theme.bad.add_modifier(Modifier::BOLD));
                paint::put(&mut buffer, screen, row, hue);
            }
            let area = Rect::new(x, 2, width_of, 8);
            open(&mut buffer, area, &theme);
            for y in 0..12 {
                let mut at = 0;
                while at < 40 {
                    let cell = &buffer[(at, y)];
                    let wide = (width(cell.symbol()) as u16).max(1);
                    if area.contains((at, y).into()) {
                        at += 1;
                        continue;
                    }
                    let is_beside = at + wide <= area.x || at >= area.right();
                    prop_assert!(is_beside || y < area.y || y >= area.bottom());
                    if cell.symbol() != " " {
                        prop_assert_eq!(cell.fg, theme.dim.fg.unwrap());
                        prop_assert!(!cell.modifier.contains(Modifier::BOLD));
                    }
                    at += wide;
                }
            }
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
            open(&mut buffer, Rect::new(offset, 1, 12, 4), &theme);
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

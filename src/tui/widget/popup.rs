//! A box over the screen, with a frame and a title.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::paint;
use crate::text::{truncate, width};
use crate::tui::theme::Theme;

/// Clears an area and draws a frame with a title around it; returns what is inside. A wide glyph
/// that reaches into the area from the left would keep its frame's left side from being drawn
/// (ratatui #2526), so it gives way to a blank.
pub fn open(buffer: &mut Buffer, area: Rect, title: &str, theme: &Theme) -> Rect {
    let area = area.intersection(buffer.area);
    if area.width < 4 || area.height < 3 {
        return Rect::default();
    }
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
                cell.set_style(theme.text);
            }
        }
    }
    let inner_width = usize::from(area.width).saturating_sub(2);
    let title = truncate(title, inner_width.saturating_sub(4));
    let rest = inner_width.saturating_sub(width(&title)).saturating_sub(3);
    let last = area.height.saturating_sub(1);
    paint::put(
        buffer,
        area,
        0,
        vec![
            Span::styled("┌─ ", theme.rule),
            Span::styled(title, theme.heading),
            Span::styled(format!(" {}┐", "─".repeat(rest)), theme.rule),
        ],
    );
    for row in 1..last {
        paint::put(buffer, area, row, Span::styled("│", theme.rule));
        paint::put_right(buffer, area, row, Span::styled("│", theme.rule));
    }
    paint::put(
        buffer,
        area,
        last,
        Span::styled(format!("└{}┘", "─".repeat(inner_width)), theme.rule),
    );
    Rect {
        x: area.x.saturating_add(2),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

/// An area of so many cells, or fewer, in the middle of another.
#[must_use]
pub fn centred(area: Rect, columns: u16, rows: u16) -> Rect {
    let (columns, rows) = (columns.min(area.width), rows.min(area.height));
    Rect {
        x: area
            .x
            .saturating_add(area.width.saturating_sub(columns) / 2),
        y: area.y.saturating_add(area.height.saturating_sub(rows) / 2),
        width: columns,
        height: rows,
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
    fn the_left_side_of_the_frame_stands_over_chinese_text_at_every_offset() {
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
                    "glyph at {x} reaches into the frame at {offset}"
                );
                x += wide.max(1);
            }
            assert_eq!(buffer.cell((offset, 2)).unwrap().symbol(), "│");
        }
    }
}

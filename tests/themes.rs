//! The selected row can be seen in every theme, by the mark before it and by its ground or weight.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use rstest::rstest;
use zoneboard::analysis::audit::audit;
use zoneboard::dataset::{Sources, load};
use zoneboard::text::Lang;
use zoneboard::tui::glyphs::Glyphs;
use zoneboard::tui::theme::{Background, ThemeName};
use zoneboard::tui::view::draw;
use zoneboard::tui::{Message, Model, update};

/// The dashboard with 80 columns after some keys, drawn.
fn drawn(theme: ThemeName, background: Background, glyphs: Glyphs, keys: &str) -> Buffer {
    let dataset = Arc::new(load(&Sources::embedded()).unwrap().dataset);
    let mut model = Model::new(dataset, Lang::En);
    model.set_audit(Arc::new(audit(&model.shared.dataset)));
    model.shared.theme = theme;
    model.shared.background = background;
    model.shared.glyphs = glyphs;
    for key in keys.chars() {
        let event = KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE);
        update(&mut model, Message::Key(event));
    }
    let area = Rect::new(0, 0, 80, 24);
    let mut buffer = Buffer::empty(area);
    draw(&model, &mut buffer, area);
    buffer
}

/// The row whose first column has this mark, and no other has it.
fn marked(buffer: &Buffer, mark: &str) -> u16 {
    let rows: Vec<u16> = (3..22)
        .filter(|row| buffer[(0, *row)].symbol() == mark)
        .collect();
    let [row] = rows[..] else {
        panic!("{} rows are marked in\n{buffer:?}", rows.len());
    };
    row
}

#[rstest]
fn the_selected_row_has_a_mark_and_a_ground(
    #[values(ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast)] theme: ThemeName,
    #[values(Background::Painted, Background::Terminal)] background: Background,
    #[values("jj", "2j", "3j", "3vj", "4j", "5j", "6j")] keys: &str,
) {
    let buffer = drawn(theme, background, Glyphs::Unicode, keys);
    let row = marked(&buffer, "▌");
    let ground = buffer[(0, row)].bg;
    assert_ne!(ground, Color::Reset);
    assert_ne!(ground, buffer[(0, 1)].bg, "the ground of the tabs");
    let alike = (0..80).filter(|x| buffer[(*x, row)].bg == ground).count();
    assert!(alike >= 78, "{alike} cells of the row have its ground");
    let others = (3..22).filter(|other| *other != row && buffer[(0, *other)].bg == ground);
    assert_eq!(others.count(), 0);
}

#[rstest]
fn without_colour_the_selected_row_has_a_mark_and_is_bold(
    #[values("jj", "2j", "3j", "3vj", "4j", "5j", "6j")] keys: &str,
) {
    let buffer = drawn(ThemeName::Mono, Background::Terminal, Glyphs::Unicode, keys);
    let row = marked(&buffer, "▌");
    let bold = (1..80)
        .filter(|x| !buffer[(*x, row)].symbol().trim().is_empty())
        .all(|x| buffer[(x, row)].modifier.contains(Modifier::BOLD));
    assert!(bold, "{buffer:?}");
}

#[rstest]
fn in_ascii_the_selected_row_has_an_arrow(
    #[values("jj", "2j", "3j", "3vj", "4j", "5j", "6j")] keys: &str,
) {
    let buffer = drawn(ThemeName::Dark, Background::Painted, Glyphs::Ascii, keys);
    marked(&buffer, ">");
}

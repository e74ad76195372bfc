//! What a user waits for: loading the built-in dataset beside parsing its files alone, and a key
//! to the next frame. Compare the rows of one run with each other, not with another machine's.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark fails by panicking"
)]

use std::sync::Arc;

use divan::{Bencher, black_box};
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;
use zoneboard::dataset::{Sources, load};
use zoneboard::text::Lang;
use zoneboard::tui::view::draw;
use zoneboard::tui::{Message, Model, Tab, update};

fn main() {
    divan::main();
}

#[divan::bench]
fn parse_files_alone() {
    for file in &Sources::embedded().files {
        black_box(toml::de::DeTable::parse(&file.text).unwrap());
    }
}

#[divan::bench]
fn load_dataset() {
    black_box(load(&Sources::embedded()).unwrap());
}

#[divan::bench(args = [Tab::Overview, Tab::Targets, Tab::Projects, Tab::Charts])]
fn key_to_frame(bencher: Bencher<'_, '_>, tab: Tab) {
    let dataset = Arc::new(load(&Sources::embedded()).unwrap().dataset);
    let mut model = Model::new(dataset, Lang::Zh);
    model.tab = tab;
    model.size = (120, 40);
    let area = Rect::new(0, 0, 120, 40);
    let mut buffer = Buffer::empty(area);
    let mut forward = false;
    bencher.bench_local(move || {
        forward = !forward;
        let code = if forward { KeyCode::Down } else { KeyCode::Up };
        update(
            &mut model,
            Message::Key(KeyEvent::new(code, KeyModifiers::NONE)),
        );
        buffer.reset();
        draw(&model, &mut buffer, area);
        black_box(&buffer);
    });
}

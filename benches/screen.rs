//! What a user waits for: loading the built-in dataset beside parsing its files alone, and a key
//! to the next frame. Compare the rows of one run with each other, not with another machine's.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a benchmark fails by panicking"
)]

#[path = "common/nation.rs"]
mod nation;

use std::sync::Arc;

use divan::{Bencher, black_box};
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;
use zoneboard::analysis::audit::audit;
use zoneboard::dataset::{Sources, load};
use zoneboard::text::Lang;
use zoneboard::tui::view::{draw, prepare};
use zoneboard::tui::{Message, Model, Tab, update};

use nation::{Beside, nation};

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

#[divan::bench]
fn audit_dataset(bencher: Bencher<'_, '_>) {
    let dataset = load(&Sources::embedded()).unwrap().dataset;
    bencher.bench_local(|| black_box(audit(&dataset)));
}

/// So many zones with sixty indicators over thirty years, a level and a growth rate each: the cost
/// of a check is to be that of one zone's, however many there are.
#[divan::bench(args = [1, 10, 100])]
fn audit_zones(bencher: Bencher<'_, '_>, zones: usize) {
    let dataset = load(&nation(zones, Beside::Growth)).unwrap().dataset;
    bencher.bench_local(|| black_box(audit(&dataset)));
}

/// Views whose frames cost what they show, whatever the dataset holds.
const VIEWS: [&str; 4] = [
    "projects_as_built_in",
    "projects_5000",
    "board_5000",
    "all_years",
];

/// Frames while a list is gone through. Each is to cost at most 1.2 times that of the built-in list
/// of projects.
#[divan::bench(args = VIEWS)]
fn frame(bencher: Bencher<'_, '_>, view: &str) {
    let sources = match view {
        "projects_5000" | "board_5000" => projects(5000),
        _ => Sources::embedded(),
    };
    let dataset = Arc::new(load(&sources).unwrap().dataset);
    let mut model = Model::new(dataset, Lang::Zh);
    model.set_audit(Arc::new(audit(&model.shared.dataset)));
    model.shared.size = (120, 40);
    let keys = match view {
        "all_years" => "2v",
        "board_5000" => "3vv",
        _ => "3v",
    };
    for key in keys.chars() {
        press(&mut model, KeyCode::Char(key));
    }
    assert!(
        model.rows() > 5000 || !view.ends_with("5000"),
        "{}",
        model.rows()
    );
    let area = Rect::new(0, 0, 120, 40);
    let mut buffer = Buffer::empty(area);
    bencher.bench_local(move || {
        press(&mut model, KeyCode::Down);
        show(&mut model, &mut buffer, area);
    });
}

fn press(model: &mut Model, code: KeyCode) {
    let key = KeyEvent::new(code, KeyModifiers::NONE);
    update(model, Message::Key(key));
}

/// The built-in dataset with so many more projects.
fn projects(count: usize) -> Sources {
    let mut sources = Sources::embedded();
    let mut files = sources.files.iter_mut();
    let file = files.find(|file| file.name == "projects.toml").unwrap();
    let mut text = file.text.to_string();
    for at in 0..count {
        text += &format!(
            "[[project]]\nid = \"p{at}\"\nname_zh = \"项目{at}\"\nname_en = \"Project {at}\"\n\
             programme = \"three-batches\"\n[[project.event]]\nstage = \"signed\"\n\
             cite = {{ article = \"004\", line = 100, printed = \"项目\" }}\n"
        );
    }
    file.text = text.into();
    sources
}

#[divan::bench(args = [Tab::Overview, Tab::Targets, Tab::Projects, Tab::Charts, Tab::Audit])]
fn key_to_frame(bencher: Bencher<'_, '_>, tab: Tab) {
    let dataset = Arc::new(load(&Sources::embedded()).unwrap().dataset);
    let mut model = Model::new(dataset, Lang::Zh);
    model.set_audit(Arc::new(audit(&model.shared.dataset)));
    model.tab = tab;
    model.shared.size = (120, 40);
    let area = Rect::new(0, 0, 120, 40);
    let mut buffer = Buffer::empty(area);
    let mut forward = false;
    bencher.bench_local(move || {
        forward = !forward;
        let code = if forward { KeyCode::Down } else { KeyCode::Up };
        press(&mut model, code);
        show(&mut model, &mut buffer, area);
    });
}

/// A frame as the dashboard draws it.
fn show(model: &mut Model, buffer: &mut Buffer, area: Rect) {
    buffer.reset();
    prepare(model, area);
    draw(model, buffer, area);
    black_box(&buffer);
}

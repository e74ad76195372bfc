//! How costs grow with the dataset: one zone, twenty, and a nation of 178, each with sixty
//! indicators over thirty years. The last column is the exponent of growth from twenty zones to
//! all: 1 is proportional to the dataset, 0 is independent of it, as a frame is to be.
//!
//! `cargo bench --bench growth` prints the table.

#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    reason = "a benchmark fails by panicking, and prints what it measured"
)]

#[path = "../common/nation.rs"]
mod nation;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;
use zoneboard::analysis::audit::{Audit, audit};
use zoneboard::dataset::{ArticleTexts, Dataset, Sources, load};
use zoneboard::sheet::list::{ListOptions, list};
use zoneboard::sheet::search::Index;
use zoneboard::sheet::{Context, SheetId};
use zoneboard::text::Lang;
use zoneboard::tui::view::{draw, prepare};
use zoneboard::tui::{Message, Model, Tab, update};

use nation::{Beside, nation};

/// Zones of the datasets.
const ZONES: [usize; 3] = [1, 20, 178];
/// What is measured is repeated until so much time is used, and once at least.
const ENOUGH: Duration = Duration::from_millis(200);

/// The shortest time that something takes.
fn fastest<T>(mut of: impl FnMut() -> T) -> Duration {
    let (mut best, start) = (Duration::MAX, Instant::now());
    loop {
        let begun = Instant::now();
        black_box(of());
        best = best.min(begun.elapsed());
        if start.elapsed() > ENOUGH {
            return best;
        }
    }
}

/// The rows of the table: what was measured, at each size.
#[derive(Default)]
struct Table {
    rows: Vec<(String, Vec<Duration>)>,
}

impl Table {
    fn add(&mut self, what: impl Into<String>, time: Duration) {
        let what = what.into();
        match self.rows.iter_mut().find(|(of, _)| *of == what) {
            Some((_, times)) => times.push(time),
            None => self.rows.push((what, vec![time])),
        }
    }

    fn print(&self) {
        println!("| | 1 zone | 20 zones | 178 zones | exponent |");
        println!("|---|---:|---:|---:|---:|");
        for (what, times) in &self.rows {
            let cells: Vec<String> = times.iter().map(|time| told(*time)).collect();
            let cells = cells.join(" | ");
            println!("| {what} | {cells} | {:.2} |", exponent(times[1], times[2]));
        }
    }
}

fn told(time: Duration) -> String {
    match time.as_secs_f64() {
        seconds if seconds >= 1.0 => format!("{seconds:.2} s"),
        seconds if seconds >= 1e-3 => format!("{:.2} ms", seconds * 1e3),
        seconds => format!("{:.1} µs", seconds * 1e6),
    }
}

fn exponent(some: Duration, all: Duration) -> f64 {
    let sizes = ZONES[2] as f64 / ZONES[1] as f64;
    (all.as_secs_f64() / some.as_secs_f64()).ln() / sizes.ln()
}

fn main() {
    // `cargo test --benches` only asks whether it runs.
    let is_test = std::env::args().any(|argument| argument == "--test");
    let mut table = Table::default();
    for zones in if is_test { &ZONES[..1] } else { &ZONES } {
        measure(*zones, &mut table);
    }
    if !is_test {
        table.print();
    }
}

fn measure(zones: usize, table: &mut Table) {
    let sources = nation(zones, Beside::Targets);
    table.add("parse the files alone", fastest(|| parse(&sources)));
    table.add("load", fastest(|| load(&sources).unwrap()));
    let dataset = Arc::new(load(&sources).unwrap().dataset);
    {
        let sources = nation(zones, Beside::Growth);
        let dataset = load(&sources).unwrap().dataset;
        table.add("audit", fastest(|| audit(&dataset)));
    }
    let audited = Arc::new(audit(&dataset));
    sheets(&dataset, &audited, table);
    let mut model = Model::new(Arc::clone(&dataset), Lang::Zh);
    model.shared.size = (COLUMNS, ROWS);
    model.set_audit(audited);
    first_frame(&dataset, table);
    for (tab, _) in Tab::ALL {
        frames(&mut model, tab, table);
    }
}

fn parse(sources: &Sources) {
    for file in &sources.files {
        black_box(toml::de::DeTable::parse(&file.text).unwrap());
    }
}

fn sheets(dataset: &Dataset, audited: &Audit, table: &mut Table) {
    let (area, year) = (dataset.zone().home, 2020);
    let cx = Context {
        audit: Some(audited),
        ..Context::new(dataset, area, year, Lang::Zh)
    };
    let rows = |id: &SheetId| list(id.sheet().as_ref(), &cx, &ListOptions::default());
    for (name, id) in [
        ("the sheet of a year's targets", SheetId::Scorecard),
        ("the sheet of all indicators", SheetId::Indicators),
        ("the sheet of all figures", SheetId::Figures(None)),
    ] {
        table.add(name, fastest(|| rows(&id)));
    }
    let texts = ArticleTexts::default();
    table.add("make the index of find", fastest(|| Index::of(&cx, &texts)));
    let index = Index::of(&cx, &texts);
    table.add("find", fastest(|| index.search("i5", Lang::Zh)));
}

const COLUMNS: u16 = 120;
const ROWS: u16 = 40;

fn first_frame(dataset: &Arc<Dataset>, table: &mut Table) {
    let area = Rect::new(0, 0, COLUMNS, ROWS);
    let first = || {
        let mut model = Model::new(Arc::clone(dataset), Lang::Zh);
        model.shared.size = (COLUMNS, ROWS);
        let mut buffer = Buffer::empty(area);
        draw(&model, &mut buffer, area);
        buffer
    };
    table.add("the first frame", fastest(first));
}

fn frames(model: &mut Model, tab: Tab, table: &mut Table) {
    let area = Rect::new(0, 0, COLUMNS, ROWS);
    let mut buffer = Buffer::empty(area);
    model.open(tab);
    let mut is_down = false;
    let frame = || {
        is_down = !is_down;
        let code = if is_down { KeyCode::Down } else { KeyCode::Up };
        let key = KeyEvent::new(code, KeyModifiers::NONE);
        update(model, Message::Key(key));
        buffer.reset();
        prepare(model, area);
        draw(model, &mut buffer, area);
    };
    table.add(format!("a row key on {tab:?}"), fastest(frame));
}

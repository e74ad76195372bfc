//! The smallest ratatui program that draws given frames: the first at the start, then the others in
//! turn, one for each key.

use std::path::{Path, PathBuf};

use ratatui::crossterm::event::{self, Event, KeyCode};

use crate::frames;

/// The variable that makes this benchmark the floor program: the folder of its frames.
pub(crate) const FRAMES: &str = "ZONEBOARD_BENCH_FRAMES";

/// Writes frames where the floor program finds them.
pub(crate) fn store(folder: &Path, frames: &[Vec<u8>]) {
    for (at, frame) in frames.iter().enumerate() {
        std::fs::write(folder.join(at.to_string()), frame).unwrap();
    }
}

/// Runs until `q`.
pub(crate) fn run(folder: &Path) {
    let load = |at: usize| std::fs::read(folder.join(at.to_string())).ok();
    let mut terminal = ratatui::init();
    let mut show = |frame: &[u8]| {
        let draw = |canvas: &mut ratatui::Frame<'_>| {
            let area = canvas.area();
            frames::draw(frame, canvas.buffer_mut(), area);
        };
        terminal.draw(draw).map(drop).unwrap();
    };
    show(&load(0).unwrap());
    let others: Vec<Vec<u8>> = (1..).map_while(load).collect();
    let mut turn = others.iter().cycle();
    loop {
        if let Event::Key(key) = event::read().unwrap() {
            if key.code == KeyCode::Char('q') {
                break;
            }
            show(turn.next().unwrap());
        }
    }
    ratatui::restore();
}

/// The folder of frames, in the process that is to be the floor.
pub(crate) fn asked() -> Option<PathBuf> {
    std::env::var_os(FRAMES).map(PathBuf::from)
}

//! Writes frames: of each only the cells that differ from what the terminal shows.
//!
//! ratatui's own `Terminal` does the same but measures the width of every cell's symbol, which takes
//! longer than drawing most screens.

use std::io::{self, Write};

use ratatui::buffer::Buffer;
use ratatui::crossterm::cursor::MoveTo;
use ratatui::crossterm::queue;
use ratatui::crossterm::terminal::{Clear, ClearType};
use ratatui::layout::Rect;

use super::pen::Pen;
use super::shown::Shown;

/// The terminal as a grid of cells.
#[derive(Debug)]
pub(super) struct Frames<W: Write> {
    out: W,
    shown: Shown,
    /// The cells of a frame.
    cells: Buffer,
    /// The bytes of a frame, kept for their memory.
    bytes: Vec<u8>,
}

impl<W: Write> Frames<W> {
    /// Begins with a frame of no cells; [`Frames::clear`] sets the size.
    pub(super) fn new(out: W) -> Frames<W> {
        Frames {
            out,
            shown: Shown::default(),
            cells: Buffer::default(),
            bytes: Vec::new(),
        }
    }

    /// Where frames are written, for commands other than drawing cells.
    pub(super) fn out(&mut self) -> &mut W {
        &mut self.out
    }

    /// Allocates the cells of frames of so many columns and rows. New memory is slow when it is first
    /// used, so it is better done while the program waits for something else.
    pub(super) fn make_room(&mut self, (columns, rows): (u16, u16)) {
        let area = Rect::new(0, 0, columns, rows);
        if self.cells.area != area {
            self.cells = Buffer::empty(area);
            self.shown = Shown::blank(area.area() as usize);
        }
    }

    /// Clears the terminal and sets its size, in columns and rows.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub(super) fn clear(&mut self, size: (u16, u16)) -> io::Result<()> {
        self.make_room(size);
        self.shown.clear();
        queue!(self.out, MoveTo(0, 0), Clear(ClearType::FromCursorDown))
    }

    /// Draws a frame. `render` gets the cells of an earlier frame and has to set all of them.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub(super) fn draw(&mut self, render: impl FnOnce(&mut Buffer)) -> io::Result<()> {
        render(&mut self.cells);
        self.bytes.clear();
        let mut pen = Pen::new(&mut self.bytes);
        self.shown
            .change_to(&self.cells, |at, cell| pen.put(at, cell));
        pen.end();
        self.out.write_all(&self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use ratatui::style::Style;

    use super::*;

    /// Keeps what is written.
    #[derive(Clone, Default)]
    struct Written(Rc<RefCell<Vec<u8>>>);

    impl Write for Written {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_second_frame_writes_only_the_cells_that_differ() {
        let written = Written::default();
        let mut frames = Frames::new(written.clone());
        frames.clear((12, 3)).unwrap();
        let mut draw = |text: &str| {
            written.0.borrow_mut().clear();
            frames
                .draw(|buffer| {
                    buffer.reset();
                    buffer.set_string(0, 0, text, Style::new());
                })
                .unwrap();
            String::from_utf8(written.0.borrow().clone()).unwrap()
        };
        assert!(draw("高新区 2021").contains('高'));
        let second = draw("高新区 2022");
        assert!(!second.contains('高'), "{second:?}");
        let moves_the_cursor = |written: &str| written.contains('H');
        assert!(moves_the_cursor(&second));
        assert!(!moves_the_cursor(&draw("高新区 2022")));
    }
}

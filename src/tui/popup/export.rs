//! Asks for the path of an exported file.

use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{Edges, Frame, Popup, PopupOutcome, Spoken, leaving, taking};
use crate::output::format::Format;
use crate::sheet::{Inputs, SheetId};
use crate::text::{Lang, wrap};
use crate::tui::canvas::Canvas;
use crate::tui::effect::{Effect, WriteProblem};
use crate::tui::file_kind::{FileKind, Still};
use crate::tui::input::{Input, Inserted};
use crate::tui::keymap::{Typed, while_typing};
use crate::tui::outcome::Outcome;
use crate::tui::shared::Shared;
use crate::tui::widget::paint::put;
use crate::tui::widget::typed;

/// A path being typed.
#[derive(Debug)]
pub(crate) struct ExportPath {
    input: Input,
    /// What is wrong with the path.
    problem: Option<String>,
    /// Whether the user has been told that such a file exists.
    overwrite: bool,
}

impl ExportPath {
    /// A path to begin with.
    #[must_use]
    pub(crate) fn to(path: &str) -> ExportPath {
        ExportPath {
            input: Input::of(path),
            problem: None,
            overwrite: false,
        }
    }

    /// The name that a sheet's file has unless the user types another.
    #[must_use]
    pub(in crate::tui) fn of_sheet(sheet: &SheetId, shared: &Shared) -> ExportPath {
        ExportPath::to(&name(sheet, shared))
    }

    fn changed(&mut self) {
        self.overwrite = false;
        self.problem = None;
    }
}

/// A file name for a list: its kind, and its area and year if it has one.
fn name(sheet: &SheetId, shared: &Shared) -> String {
    let dataset = &shared.dataset;
    let what = sheet.file_name(&shared.context());
    let is_of_area = sheet.sheet().inputs() >= Inputs::Area && shared.area != dataset.zone().home;
    let area = dataset.area(shared.area).filter(|_| is_of_area);
    let area = area.map_or_else(String::new, |area| format!("{}-", area.id));
    format!("zoneboard-{area}{what}{}", Format::Csv.ending())
}

/// How the name of a file may end.
fn endings(lang: Lang) -> String {
    let lists = Format::ALL.map(|(format, _)| format.ending());
    let [svg, text] = Still::ALL.map(Still::ending);
    let listed = [&lists[..], &[svg]].concat().join(lang.comma());
    lang.or(listed, text)
}

fn which_format(lang: Lang) -> String {
    lang.export_which_format(endings(lang))
}

impl Popup for ExportPath {
    fn key(&mut self, event: KeyEvent, shared: &Shared) -> PopupOutcome {
        match while_typing(&mut self.input, event) {
            Typed::Text => self.changed(),
            Typed::Take => {
                let path = self.input.text().trim().to_owned();
                if let Some(kind) = FileKind::from_name(&path) {
                    let overwrite = self.overwrite;
                    return PopupOutcome::Stay(Outcome::Export {
                        path,
                        kind,
                        overwrite,
                    });
                }
                self.problem = Some(which_format(shared.lang));
            }
            Typed::Leave => return PopupOutcome::CLOSE,
            Typed::Quit => return PopupOutcome::Close(Outcome::Effect(Effect::Quit)),
            // The message about the path stays until the path changes.
            Typed::Row(_) | Typed::Other => {}
        }
        PopupOutcome::STAY
    }

    fn paste(&mut self, text: &str, _shared: &Shared) -> Inserted {
        let inserted = self.input.insert(text);
        if inserted == Inserted::Yes {
            self.changed();
        }
        inserted
    }

    fn not_written(&mut self, problem: WriteProblem, shared: &Shared) {
        self.overwrite = problem == WriteProblem::Exists;
        self.problem = Some(match problem {
            WriteProblem::Exists => shared.lang.export_exists().to_owned(),
            WriteProblem::NotAFile => shared.lang.export_not_a_file().to_owned(),
            WriteProblem::Failed(why) => shared.lang.export_failed(why),
        });
    }

    fn frame(&self, shared: &Shared) -> Frame {
        Frame {
            title: shared.lang.export_title().to_owned(),
            columns: 64,
            rows: 5,
        }
    }

    fn keys(&self, shared: &Shared) -> Vec<(String, &'static str)> {
        vec![taking(shared.lang.popup_write()), leaving(shared)]
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, inside: Rect) -> Edges {
        let (theme, lang) = (shared.styles(), shared.lang);
        let room = usize::from(inside.width);
        let asked = [
            lang.export_path(Format::endings(lang)),
            lang.export_screen(Still::endings(lang)),
        ];
        for (at, asked) in (0u16..).zip(asked) {
            put(canvas, inside, at, Line::styled(asked, theme.quiet));
        }
        let line = typed::line("> ", self.input.around_cursor(), room, &theme);
        put(canvas, inside, 2, line);
        if let Some(problem) = &self.problem {
            for (at, line) in (3u16..).zip(wrap(problem, room)) {
                put(canvas, inside, at, Line::styled(line, theme.strong));
            }
        }
        Edges::default()
    }

    fn spoken(&self, shared: &Shared) -> Spoken {
        let lang = shared.lang;
        match &self.problem {
            Some(problem) => Spoken::Question(problem.clone()),
            None => Spoken::Told(lang.accessible_export(endings(lang))),
        }
    }
}

//! The dashboard for screen readers: it writes one fact a line and offers choices by number.
//!
//! It uses the same model as the screen, so that everything on a screen can be reached.

use std::io::{self, BufRead, Write};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use crossterm::event::{KeyCode, KeyEvent};

use super::spoken;
use crate::analysis::audit::audit;
use crate::sheet::detail::Block;
use crate::sheet::{Column, Context, RowId, Sheet, copy};
use crate::text::sanitize;
use crate::tui::action::{Action, Binding, Group};
use crate::tui::key::Key;
use crate::tui::model::Model;
use crate::tui::outcome::Outcome;
use crate::tui::platform::file;
use crate::tui::popup::Spoken;
use crate::tui::popup::export::ExportPath;
use crate::tui::popup::search::SearchBox;
use crate::tui::run::Host;
use crate::tui::screen::overview::OverviewView;
use crate::tui::screen::projects::ProjectsView;
use crate::tui::update::{Message, carry_out, perform, update};
use crate::tui::{Effect, Tab, evidence, exported};

/// The number of rows that are written before it asks whether to continue.
const PAGE: usize = 20;

/// Reads commands and writes answers until the input ends or the user leaves.
///
/// # Errors
/// If reading or writing fails.
pub fn run(
    model: &mut Model,
    host: &dyn Host,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<()> {
    prepare(model);
    model.screens.overview.view = OverviewView::Headlines;
    model.screens.charts.open(None);
    model.refresh();
    let (help, quit) = (word_for(model, Action::Help), word_for(model, Action::Quit));
    writeln!(out, "{}", model.shared.lang.accessible_welcome(help, quit))?;
    let mut from = 0usize;
    tell(model, from, out)?;
    loop {
        write!(out, "> ")?;
        out.flush()?;
        let mut line = Vec::new();
        let read = input.read_until(b'\n', &mut line);
        if read.with_context(|| model.shared.lang.cannot_read_input())? == 0 {
            return Ok(writeln!(out)?);
        }
        let line = String::from_utf8_lossy(&line);
        match take(model, host, line.trim(), out)? {
            Next::Tell => from = 0,
            Next::More if from.saturating_add(PAGE) < model.rows() => {
                from = from.saturating_add(PAGE);
            }
            Next::More => {
                writeln!(out, "{}", model.shared.lang.accessible_end())?;
                continue;
            }
            Next::Nothing => continue,
            Next::Leave => return Ok(()),
        }
        tell(model, from, out)?;
    }
}

/// Gives the screen unlimited room and unfolds all rows, because rows are chosen by their numbers.
fn prepare(model: &mut Model) {
    model.shared.size = (u16::MAX, u16::MAX);
    model.screens.charts.measure = None;
    model.screens.audit.checks.never_fold();
    model.refresh();
}

/// What to do after a line of input.
enum Next {
    /// Write the rows from the first one.
    Tell,
    /// Write the next rows.
    More,
    /// Nothing: the answer is complete.
    Nothing,
    /// End the program.
    Leave,
}

/// Carries out a line of input.
fn take(model: &mut Model, host: &dyn Host, word: &str, out: &mut dyn Write) -> io::Result<Next> {
    let number = word.parse::<usize>().ok();
    let row = number.and_then(|number| number.checked_sub(1));
    if let Some(next) = answer(model, host, word, row, out)? {
        return Ok(next);
    }
    if word.is_empty() {
        return Ok(Next::More);
    }
    if let Some(row) = row {
        if row < model.rows() {
            detail(model, row, out)?;
        } else {
            writeln!(out, "{}", unknown(model))?;
        }
        return Ok(Next::Nothing);
    }
    if let Some(text) = word.strip_prefix('/').filter(|text| !text.is_empty()) {
        model.popup.open(SearchBox::default());
        update(model, Message::Paste(text.to_owned()));
        return offered(model, out);
    }
    if let Some(path) = word.strip_prefix("e ") {
        model.popup.open(ExportPath::to(path.trim()));
        return press_enter(model, host, out);
    }
    let Some(action) = named(model, word) else {
        writeln!(out, "{}", unknown(model))?;
        return Ok(Next::Nothing);
    };
    model.notice = None;
    let effect = perform(model, action);
    // The board shows the same list, only arranged in columns.
    if action == Action::View
        && model.tab == Tab::Projects
        && model.screens.projects.view == ProjectsView::Board
    {
        let _ = perform(model, action);
    }
    model.refresh();
    after(model, host, effect, out)
}

/// Handles the answer to a question or a choice. Any other input cancels the question.
fn answer(
    model: &mut Model,
    host: &dyn Host,
    word: &str,
    row: Option<usize>,
    out: &mut dyn Write,
) -> io::Result<Option<Next>> {
    let count = match model.popup.spoken(&model.shared) {
        Some(Spoken::Choices { rows, .. }) => rows.len(),
        Some(Spoken::Question(_)) if word.is_empty() => {
            return press_enter(model, host, out).map(Some);
        }
        _ => 0,
    };
    if let Some(row) = row.filter(|row| *row < count) {
        let outcome = model.popup.take_row(row, &model.shared);
        let found = matches!(outcome, Outcome::GoTo(_));
        let effect = carry_out(model, outcome);
        if found {
            let row = model.row();
            detail(model, row, out)?;
            return Ok(Some(Next::Nothing));
        }
        return after(model, host, effect, out).map(Some);
    }
    let asked = model.popup.is_open();
    model.popup.close();
    Ok((asked && word.is_empty()).then_some(Next::Tell))
}

/// The action that a word stands for: its name in the configuration, its key, or the number of a tab.
fn named(model: &Model, word: &str) -> Option<Action> {
    let tab = word
        .strip_prefix('t')
        .and_then(|tab| tab.parse::<usize>().ok());
    if let Some((tab, _)) = tab.and_then(|tab| Tab::ALL.get(tab.checked_sub(1)?)) {
        return Some(Action::Tab(*tab));
    }
    match word {
        "<" => return Some(Action::YearBack),
        ">" => return Some(Action::YearForward),
        _ => {}
    }
    commands(model)
        .find(|(binding, keys)| binding.id == word || keys.iter().any(|key| key.id() == word))
        .map(|(binding, _)| binding.action)
}

/// The word for an action: its key, if the key can be typed as a word, or its name.
fn word_for(model: &Model, action: Action) -> String {
    let keys = model.shared.keys.keys_of(action).iter().map(|key| key.id());
    let mut typed = keys.filter(|key| key.chars().count() == 1);
    let binding = model
        .shared
        .keys
        .bindings()
        .find(|(binding, _)| binding.action == action);
    let id = || binding.map_or_else(String::new, |(binding, _)| binding.id.to_owned());
    typed.next().unwrap_or_else(id)
}

fn unknown(model: &Model) -> String {
    model
        .shared
        .lang
        .accessible_unknown(word_for(model, Action::Help))
}

/// The actions of this mode. It has no selected row, no mouse and no colours.
fn commands(model: &Model) -> impl Iterator<Item = (&'static Binding, &[Key])> {
    model.shared.keys.bindings().filter(|(binding, _)| {
        !matches!(binding.group, Group::Rows | Group::Slides)
            && !matches!(
                binding.action,
                Action::Mouse | Action::Theme | Action::Present
            )
    })
}

fn press_enter(model: &mut Model, host: &dyn Host, out: &mut dyn Write) -> io::Result<Next> {
    let enter = KeyEvent::from(KeyCode::Enter);
    let effect = update(model, Message::Key(enter));
    after(model, host, effect, out)
}

/// Carries out an effect, and writes the outcome.
fn after(
    model: &mut Model,
    host: &dyn Host,
    effect: Option<Effect>,
    out: &mut dyn Write,
) -> io::Result<Next> {
    match effect {
        Some(Effect::Quit) => return Ok(Next::Leave),
        // This mode does not use the clipboard, but the user can copy the written text.
        Some(Effect::Copy(text)) => {
            writeln!(out, "{text}")?;
            return Ok(Next::Nothing);
        }
        Some(Effect::Edit(entry)) => {
            if let Some((path, line)) = host.locate(&entry) {
                writeln!(out, "{}:{line}", sanitize(&path.display().to_string()))?;
            }
            return Ok(Next::Nothing);
        }
        Some(Effect::Write(exported)) => {
            update(model, Message::Written(file::write(&exported)));
        }
        Some(Effect::Reload) => {
            let message = host.reload(model.shared.lang);
            if update(model, message) == Some(Effect::Audit) {
                let found = Arc::new(audit(&model.shared.dataset));
                update(
                    model,
                    Message::Audited(Arc::clone(&model.shared.dataset), found),
                );
            }
        }
        Some(Effect::Audit | Effect::Mouse(_)) | None => {}
    }
    if let Some(problems) = &model.shared.problems {
        write!(out, "{}", problems.all)?;
    }
    if let Some(notice) = model.notice.take() {
        writeln!(out, "{notice}")?;
        return Ok(Next::Nothing);
    }
    offered(model, out)
}

/// Writes the choices of the popup, if one is open.
fn offered(model: &mut Model, out: &mut dyn Write) -> io::Result<Next> {
    match model.popup.spoken(&model.shared) {
        None => return Ok(Next::Tell),
        Some(Spoken::Choices { title, rows }) => {
            write_lines(title.as_slice(), out)?;
            for (number, row) in (1..).zip(rows) {
                writeln!(out, "{number}. {row}")?;
            }
            writeln!(out, "{}", model.shared.lang.accessible_choose())?;
            return Ok(Next::Nothing);
        }
        Some(Spoken::Question(text)) => {
            writeln!(out, "{text}")?;
            return Ok(Next::Nothing);
        }
        Some(Spoken::Told(text)) => writeln!(out, "{text}")?,
        Some(Spoken::Actions) => menu(model, out)?,
        Some(Spoken::Nothing) => {}
    }
    model.popup.close();
    Ok(Next::Nothing)
}

fn menu(model: &Model, out: &mut dyn Write) -> io::Result<()> {
    for (number, (tab, _)) in (1..).zip(Tab::ALL) {
        writeln!(out, "t{number}: {}", tab.name(model.shared.lang))?;
    }
    writeln!(out, "{}", model.shared.lang.accessible_menu())?;
    for (binding, keys) in commands(model) {
        // The tabs have been written above.
        let key = keys.iter().find(|key| key.id().chars().count() == 1);
        let Some(key) = key.filter(|_| !matches!(binding.action, Action::Tab(_))) else {
            continue;
        };
        writeln!(
            out,
            "{}: {}",
            key.id(),
            (binding.describe)(model.shared.lang)
        )?;
    }
    Ok(())
}

/// Writes a page of rows, one a line.
fn tell(model: &Model, from: usize, out: &mut dyn Write) -> io::Result<()> {
    let lang = model.shared.lang;
    let cx = model.shared.context();
    let listed = exported::listed(model);
    let sheet = listed.sheet.sheet();
    let rows = lang.accessible_rows(listed.ids.len());
    let tab = model.tab.name(lang);
    let head = [tab, &sheet.title(&cx), &rows].join(lang.clause());
    writeln!(out, "{head}{}", lang.full_stop())?;
    if from == 0 {
        write_lines(&model.screen().notes(&model.shared), out)?;
    }
    let columns = sheet.columns(&cx);
    for (number, id) in (1..).zip(&listed.ids).skip(from).take(PAGE) {
        writeln!(out, "{number}. {}", sentence(&*sheet, &cx, &columns, *id))?;
    }
    if from.saturating_add(PAGE) < listed.ids.len() {
        writeln!(out, "{}", lang.accessible_more())?;
    }
    Ok(())
}

/// All cells of a row as a sentence, each after the heading of its column.
fn sentence(sheet: &dyn Sheet, cx: &Context<'_>, columns: &[Column], id: RowId) -> String {
    let Some(row) = sheet.row(cx, id) else {
        return String::new();
    };
    let cells = copy::texts(cx, columns, &row, sheet.group(cx, id));
    let cells = cells.into_iter().map(|(column, text)| {
        // Names and verdicts need no heading.
        if NAMES.contains(&column.id.name) {
            text
        } else {
            format!("{} {text}", column.heading)
        }
    });
    // A note ends with a full stop, which is wrong in the middle of a sentence.
    let cells = cells.map(|text| text.trim_end_matches(['.', '。']).to_owned());
    let clauses = cells.collect::<Vec<_>>().join(cx.lang.clause());
    format!("{clauses}{}", cx.lang.full_stop())
}

/// The columns whose cells are clear without a heading.
const NAMES: [&str; 6] = ["name", "verdict", "finding", "stage", "title", "reason"];

/// Writes the details of a row, and then each line that printed one of its figures.
fn detail(model: &mut Model, row: usize, out: &mut dyn Write) -> io::Result<()> {
    model.select(row);
    // The details of an indicator are its series.
    let measure = model.screens.charts.measure;
    model.screens.charts.open(measure);
    model.open_detail();
    let (model, lang) = (&*model, model.shared.lang);
    let view = exported::view(model);
    if view.sheet != *model.table().sheet() {
        let cx = model.shared.context();
        let sheet = view.sheet.sheet();
        let columns = sheet.columns(&cx);
        writeln!(out, "{}{}", sheet.title(&cx), lang.full_stop())?;
        for id in &view.ids {
            writeln!(out, "{}", sentence(&*sheet, &cx, &columns, *id))?;
        }
        write_lines(&sheet.notes(&cx), out)?;
    } else if let Some(text) = exported::row(model) {
        let text = text.trim_end_matches(['.', '。']);
        writeln!(out, "{text}{}", lang.full_stop())?;
    }
    // Cards and charts have no pane.
    if model.screen().detail().is_none() {
        let cited = evidence::of_selection(model).places;
        let blocks: Vec<Block<'_>> = cited.iter().map(|of| Block::Cited(of.into())).collect();
        return write_lines(&spoken::lines(model, &blocks), out);
    }
    let blocks = model.screen().blocks(&model.shared);
    write_lines(&spoken::lines(model, &blocks), out)
}

fn write_lines(lines: &[String], out: &mut dyn Write) -> io::Result<()> {
    lines.iter().try_for_each(|line| writeln!(out, "{line}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Sources, load};
    use crate::picture::Marks;
    use crate::text::Lang;
    use crate::tui::screen::targets::TargetsView;
    use crate::tui::widget::page::Page;

    fn open(lang: Lang) -> Model {
        let dataset = Arc::new(load(&Sources::embedded()).unwrap().dataset);
        let audited = Arc::new(audit(&dataset));
        let home = dataset.zone().home;
        let mut model = Model::at(dataset, lang, home, 2021);
        model.set_audit(audited);
        prepare(&mut model);
        model
    }

    /// What the pane of the selected row says, part by part, without signs, pictures and the key
    /// that leads on.
    fn drawn(model: &Model) -> Vec<String> {
        let blocks = model.screen().blocks(&model.shared);
        assert!(!blocks.is_empty());
        let is_text = |block: &&Block<'_>| !matches!(block, Block::NumberLine(_) | Block::Leads(_));
        let blocks: Vec<Block<'_>> = blocks.iter().filter(is_text).cloned().collect();
        let page = Page {
            cx: &model.shared.context(),
            texts: &model.shared.texts,
            leads: "",
            theme: &model.shared.styles(),
            marks: Marks::Unicode,
            width: 4000,
            rows: 4000,
        };
        let signs = [
            '✓', '≈', '✗', '▼', '≠', '·', '?', '»', '○', '◐', '●', '◆', '≤',
        ];
        let mut parts = Vec::new();
        for line in page.lines(&blocks) {
            let line = line.to_string();
            let line = match line.split_once(' ') {
                Some((sign, rest)) if sign.chars().all(|c| signs.contains(&c)) => rest,
                _ => &line,
            };
            let of_line = line.split("  ").flat_map(|part| part.split(" · "));
            let of_line = of_line.map(str::trim).map(ToOwned::to_owned);
            parts.extend(of_line.filter(|part| !part.is_empty()));
        }
        parts
    }

    #[test]
    fn whatever_a_pane_says_is_told() {
        for lang in [Lang::Zh, Lang::En] {
            for place in 0..6 {
                let mut model = open(lang);
                (model.tab, model.screens.targets.view) = match place {
                    0 => (Tab::Targets, TargetsView::Year),
                    1 => (Tab::Targets, TargetsView::AllYears),
                    2 | 3 => (Tab::Projects, TargetsView::Year),
                    4 => (Tab::Audit, TargetsView::Year),
                    _ => (Tab::Sources, TargetsView::Year),
                };
                if place == 3 {
                    model.screens.projects.view = ProjectsView::Phases;
                }
                model.refresh();
                assert!(model.rows() > 3);
                for row in 0..model.rows() {
                    let mut out = Vec::new();
                    detail(&mut model, row, &mut out).unwrap();
                    let text = String::from_utf8(out).unwrap();
                    for part in drawn(&model) {
                        assert!(text.contains(&part), "no {part:?} in\n{text}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_line_that_printed_several_figures_is_read_once() {
        let mut model = open(Lang::En);
        let folder = tempfile::TempDir::new().unwrap();
        for (_, article) in model.shared.dataset.articles() {
            let lines: Vec<String> = (1..=article.lines).map(|at| format!("so {at}")).collect();
            let path = folder.path().join(format!("{}.txt", article.id));
            std::fs::write(path, lines.join("\n")).unwrap();
        }
        let texts =
            crate::dataset::ArticleTexts::read(folder.path(), &model.shared.dataset).unwrap();
        model.shared.texts = Arc::new(texts);
        model.tab = Tab::Targets;
        model.refresh();
        let mut derived = 0;
        for row in 0..model.rows() {
            let mut out = Vec::new();
            detail(&mut model, row, &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            for block in model.screen().blocks(&model.shared) {
                let Block::Brief(_, place) = block else {
                    continue;
                };
                derived += 1;
                let line = format!("The line: so {}\n", place.line);
                assert_eq!(text.matches(&line).count(), 1, "{text}");
            }
        }
        assert!(derived > 2, "{derived}");
        model.tab = Tab::Sources;
        model.refresh();
        let mut out = Vec::new();
        detail(&mut model, 0, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text.matches("The line: so ").count(), 1, "{text}");
    }

    #[test]
    fn a_number_line_is_told_with_both_values() {
        let mut model = open(Lang::En);
        model.tab = Tab::Audit;
        model.refresh();
        let mut pictures = 0;
        for row in 0..model.rows() {
            let mut out = Vec::new();
            detail(&mut model, row, &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            for block in model.screen().blocks(&model.shared) {
                let Block::NumberLine(of) = block else {
                    continue;
                };
                pictures += 1;
                assert_eq!(of.marks.len(), 2);
                for mark in &of.marks {
                    let value = mark.sentence.strip_prefix(mark.label).unwrap();
                    assert!(value.contains(|c: char| c.is_ascii_digit()), "{text}");
                    assert!(text.contains(&mark.sentence), "{text}");
                }
            }
        }
        assert!(pictures > 20, "{pictures}");
    }
}

//! A list as a table: the columns of its sheet that fit the width, and a row for each id in view.
//!
//! The texts come from [`Cell::text`]. The table cuts words, aligns numbers, and adds signs and
//! colours. Everything about a column is defined in its sheet.
//!
//! - `cells`: the heads and the rows as lines
//! - `counts`: bars beside a column of counts

mod cells;
mod counts;

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::laid::{Basis, Entry, Head, Laid};
use super::{bars, list, paint};
use crate::picture::Marks;
use crate::sheet::fit::{self, Extent};
use crate::sheet::list::List;
use crate::sheet::{Cell, Context, Overlong, Row, Sheet, SheetId};
use crate::text::shorten_apart;
use crate::tui::canvas::Canvas;
use crate::tui::glyphs;
use crate::tui::stamp::Stamp;
use crate::tui::theme::Theme;

/// Cells before the first column: the sign of the row, and the mark of an open question.
const LEAD: usize = 2;

/// Whether groups have headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headings {
    /// Each group under its heading, with a blank line before it.
    Shown,
    /// One row after the other.
    Hidden,
}

/// Whether keys move the selection of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The selected row is marked.
    Keys,
    /// Another list on the screen has the selection; the row that belongs to it is highlighted.
    Beside,
}

/// A list to be drawn.
pub struct Table<'t> {
    /// Its sheet.
    pub sheet: &'t dyn Sheet,
    /// The context of the sheet.
    pub cx: &'t Context<'t>,
    /// The rows, and the columns.
    pub list: &'t List,
    /// The room that the columns need; the rows in view may need more.
    pub extents: &'t [Extent],
    /// The position of the selected row.
    pub at: usize,
    /// Whether groups are set apart.
    pub headings: Headings,
    /// Whether keys move the selection of this list.
    pub focus: Focus,
    /// The column of counts with bars beside it, if there is room, and the characters of the bars.
    pub bars: Option<(&'static str, Marks)>,
    /// The styles.
    pub theme: &'t Theme,
}

/// The part of a list that was drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// The positions of the first row seen and of the row behind the last.
    pub rows: Range<usize>,
    /// Whether some rows are out of sight.
    pub is_cut: bool,
}

/// A row in view, with the texts of its cells.
struct TextRow<'d> {
    row: Row<'d>,
    texts: Vec<String>,
}

impl Table<'_> {
    /// Draws the table as part of a picture: its rows cannot be selected.
    pub fn draw_plain(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let mut hidden = Canvas::new(canvas);
        self.draw(&mut hidden, area);
    }

    /// Draws the heads of the columns in the first line of an area and rows below it.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) -> Drawn {
        let entries = self.entries(usize::from(paint::below(area, 1).height));
        let (heads, lines) = self.lay_out(&entries, area.width);
        put_lines(&heads, lines, canvas, area);
        self.finish(&entries, &heads, canvas, area)
    }

    /// Draws the same with the cells of the last frame, if the table has not changed since. The stamp
    /// and the sheet are those of its context and its rows.
    pub fn draw_again(
        &self,
        stamp: Stamp,
        sheet: &SheetId,
        canvas: &mut Canvas<'_>,
        area: Rect,
    ) -> Drawn {
        let entries = self.entries(usize::from(paint::below(area, 1).height));
        let ids = entries.iter().filter_map(|entry| match entry {
            Entry::Row(at) => self.list.ids.get(*at).copied(),
            Entry::Blank | Entry::Heading(_) => None,
        });
        let basis = Basis {
            stamp,
            sheet: sheet.clone(),
            ids: ids.collect(),
            entries,
            extents: self.extents.to_vec(),
            bars: self
                .bars
                .map(|(name, marks)| (name, marks, self.most(name))),
            width: area.width,
        };
        let laid = match canvas.tables.take(&basis) {
            Some(laid) => {
                paint::copy(canvas, area.as_position(), &laid.rows);
                laid
            }
            None => {
                let (heads, lines) = self.lay_out(&basis.entries, area.width);
                let rows = paint::cells(lines.len().saturating_add(1));
                let taken = Rect {
                    height: area.height.min(rows),
                    ..area
                };
                put_lines(&heads, lines, canvas, taken);
                let rows = paint::rows(canvas, taken, self.theme);
                Laid { heads, rows }
            }
        };
        let drawn = self.finish(&basis.entries, &laid.heads, canvas, area);
        canvas.tables.keep(basis, laid);
        drawn
    }

    /// The line of heads, and a line for each entry.
    fn lay_out(&self, entries: &[Entry], width: u16) -> (Vec<Head>, Vec<Line<'static>>) {
        let rows: Vec<Option<TextRow<'_>>> =
            entries.iter().map(|entry| self.texts(*entry)).collect();
        let extents = self.widened(&rows);
        let room = usize::from(width).saturating_sub(LEAD);
        let mut widths = fit::fit(&self.list.columns, &extents, room);
        let bars = self.bars(&mut widths, &extents, room);
        let rows = self.cut(rows, &widths);
        let lines = entries
            .iter()
            .zip(&rows)
            .map(|(entry, row)| match (entry, row) {
                (Entry::Heading(group), _) => {
                    Span::styled(group.words(self.cx), self.theme.strong).into()
                }
                (Entry::Row(_), Some(row)) => self.line(row, (&widths, bars), &extents),
                (Entry::Blank | Entry::Row(_), _) => Line::default(),
            });
        (self.heads(&widths, bars), lines.collect())
    }

    /// Notes the heads and the rows, and marks the selected row and the ends.
    fn finish(
        &self,
        entries: &[Entry],
        heads: &[Head],
        canvas: &mut Canvas<'_>,
        area: Rect,
    ) -> Drawn {
        let inner = paint::below(area, 1);
        if area.height > 0 {
            canvas.note_heads(area, 0, heads);
        }
        for (at, entry) in (0u16..).zip(entries) {
            let Entry::Row(index) = entry else {
                continue;
            };
            canvas.note_row(inner, at, *index);
            match self.focus {
                _ if *index != self.at => {}
                Focus::Keys => paint::select(canvas, inner, at, self.theme),
                Focus::Beside => paint::highlight(canvas, inner, at, self.theme.strong),
            }
        }
        self.fade_ends(canvas, inner, entries);
        let rows = entries.iter().filter_map(|entry| match entry {
            Entry::Row(at) => Some(*at),
            _ => None,
        });
        let first = rows.clone().min().unwrap_or(0);
        Drawn {
            is_cut: rows.clone().count() < self.list.ids.len(),
            rows: first..rows.max().map_or(first, |last| last.saturating_add(1)),
        }
    }

    /// Draws the first and last row dim where others are out of sight, unless they are selected.
    fn fade_ends(&self, canvas: &mut Canvas<'_>, inner: Rect, entries: &[Entry]) {
        let last = self.list.ids.len().checked_sub(1);
        let hides_more = |entry: &Entry, end: Option<usize>| match entry {
            Entry::Row(at) => *at != self.at && Some(*at) != end,
            Entry::Blank | Entry::Heading(_) => false,
        };
        if entries
            .first()
            .is_some_and(|entry| hides_more(entry, Some(0)))
        {
            paint::fade(canvas, inner, 0, self.theme);
        }
        if entries.last().is_some_and(|entry| hides_more(entry, last)) {
            let at = paint::cells(entries.len().saturating_sub(1));
            paint::fade(canvas, inner, at, self.theme);
        }
    }

    /// The lines in view: the selected row among them, under the heading of its group.
    fn entries(&self, height: usize) -> Vec<Entry> {
        let rows = self.list.ids.len();
        let groups = match self.headings {
            Headings::Shown => self.list.groups.as_slice(),
            Headings::Hidden => &[],
        };
        if groups.is_empty() {
            let seen = list::window(rows, self.at, height);
            return seen.map(Entry::Row).collect();
        }
        let mut entries = Vec::with_capacity(rows.saturating_add(groups.len()));
        let mut groups = groups.iter().peekable();
        let mut selected = 0;
        for at in 0..rows {
            if let Some((_, group)) = groups.next_if(|(start, _)| *start == at) {
                if at > 0 {
                    entries.push(Entry::Blank);
                }
                entries.push(Entry::Heading(*group));
            }
            if at == self.at {
                selected = entries.len();
            }
            entries.push(Entry::Row(at));
        }
        let is_heading = |at: usize| matches!(entries.get(at), Some(Entry::Heading(_)));
        let seen = list::under_headings(entries.len(), selected, height, is_heading);
        let seen = seen.into_iter().filter_map(|at| entries.get(at).copied());
        seen.collect()
    }

    fn texts(&self, entry: Entry) -> Option<TextRow<'_>> {
        let Entry::Row(at) = entry else {
            return None;
        };
        let row = self.sheet.row(self.cx, *self.list.ids.get(at)?)?;
        let columns = self.list.columns.iter().zip(&row.cells);
        let texts = columns.map(|(column, cell)| match (column.priority, cell) {
            (None, _) => String::new(),
            (_, Cell::Trend(points)) => bars::trend_of(points),
            (_, Cell::Blank) if column.id.year.is_some() => glyphs::NONE.to_owned(),
            (_, cell) => cell.in_column(self.cx),
        });
        let texts = texts.collect();
        Some(TextRow { row, texts })
    }

    /// The room that the columns need, including the rows in view.
    fn widened(&self, rows: &[Option<TextRow<'_>>]) -> Vec<Extent> {
        let mut extents = self.extents.to_vec();
        extents.resize(self.list.columns.len(), Extent::default());
        for row in rows.iter().flatten() {
            let columns = self.list.columns.iter().zip(&row.texts);
            for (extent, (column, text)) in extents.iter_mut().zip(columns) {
                extent.widen(text, column.align);
            }
        }
        extents
    }

    /// The rows with their texts cut to the widths of the columns, such that texts that differ still
    /// differ when cut.
    fn cut<'d>(
        &self,
        mut rows: Vec<Option<TextRow<'d>>>,
        widths: &[Option<usize>],
    ) -> Vec<Option<TextRow<'d>>> {
        for (at, (column, width)) in self.list.columns.iter().zip(widths).enumerate() {
            let (Some(_), Some(width)) = (column.least, width) else {
                continue;
            };
            for row in rows.iter_mut().flatten() {
                let TextRow { row, texts } = row;
                if let Some(cell) = row.cells.get(at)
                    && let Some(text) = texts.get_mut(at)
                    && crate::text::width(text) > *width
                    && let Some(short) = cell.name(self.cx).short
                {
                    *text = short;
                }
            }
            let mut cells: Vec<&mut String> = rows
                .iter_mut()
                .flatten()
                .filter_map(|row| row.texts.get_mut(at))
                .collect();
            if column.overlong == Overlong::LeftOut {
                let long = cells.iter_mut();
                let long = long.filter(|text| crate::text::width(text) > *width);
                long.for_each(|text| "…".clone_into(text));
                continue;
            }
            let names: Vec<(&str, usize)> =
                cells.iter().map(|text| (text.as_str(), *width)).collect();
            let short = shorten_apart(&names);
            for (cell, short) in cells.iter_mut().zip(short) {
                **cell = short;
            }
        }
        rows
    }
}

/// Paints the line of heads in the first row of an area, and the lines below it.
fn put_lines(heads: &[Head], lines: Vec<Line<'_>>, canvas: &mut Canvas<'_>, area: Rect) {
    let heads: Vec<Span<'_>> = heads.iter().map(|(span, _)| borrowed(span)).collect();
    paint::put(canvas, area, 0, Line::from(heads));
    let inner = paint::below(area, 1);
    for (row, line) in (0u16..).zip(lines) {
        paint::put(canvas, inner, row, line);
    }
}

fn borrowed<'s>(span: &'s Span<'_>) -> Span<'s> {
    Span::styled(&*span.content, span.style)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell as Counter;

    use ratatui::buffer::Buffer;

    use super::*;
    use crate::dataset::{Dataset, Sources, load};
    use crate::sheet::all_years::AllYears;
    use crate::sheet::column::Field;
    use crate::sheet::figures::Figures;
    use crate::sheet::list::{ListOptions, list};
    use crate::sheet::{Column, ColumnId, Evidence, Group, Inputs, RowId};
    use crate::text::Lang;
    use crate::tui::theme::{Background, PaletteName, ThemeName};

    /// The cited figures, and how many of their rows were built.
    struct Counting {
        built: Counter<usize>,
    }

    impl Sheet for Counting {
        fn title(&self, cx: &Context<'_>) -> String {
            FIGURES.title(cx)
        }
        fn columns(&self, cx: &Context<'_>) -> Vec<Column> {
            FIGURES.columns(cx)
        }
        fn fields(&self) -> &'static [Field] {
            FIGURES.fields()
        }
        fn ids(&self, cx: &Context<'_>) -> Vec<RowId> {
            FIGURES.ids(cx)
        }
        fn row<'d>(&self, cx: &Context<'d>, id: RowId) -> Option<Row<'d>> {
            self.built.set(self.built.get() + 1);
            FIGURES.row(cx, id)
        }
        fn evidence<'d>(&self, cx: &Context<'d>, id: RowId) -> Evidence<'d> {
            FIGURES.evidence(cx, id)
        }
        fn main(&self, cx: &Context<'_>, row: &Row<'_>) -> ColumnId {
            FIGURES.main(cx, row)
        }
        fn empty(&self, cx: &Context<'_>) -> String {
            FIGURES.empty(cx)
        }
        fn inputs(&self) -> Inputs {
            FIGURES.inputs()
        }
        fn group(&self, cx: &Context<'_>, id: RowId) -> Option<Group> {
            FIGURES.group(cx, id)
        }
    }

    const FIGURES: Figures = Figures { kind: None };

    fn zone() -> Dataset {
        load(&Sources::embedded()).unwrap().dataset
    }

    fn drawn(sheet: &dyn Sheet, cx: &Context<'_>, columns: u16) -> String {
        let list = list(sheet, cx, &ListOptions::default());
        let theme = ThemeName::Dark.theme(PaletteName::default(), Background::Terminal);
        let area = Rect::new(0, 0, columns, 30);
        let mut buffer = Buffer::empty(area);
        let table = Table {
            sheet,
            cx,
            list: &list,
            extents: &[],
            at: 0,
            headings: Headings::Hidden,
            focus: Focus::Keys,
            bars: None,
            theme: &theme,
        };
        table.draw(&mut Canvas::new(&mut buffer), area);
        buffer.content.iter().map(|cell| cell.symbol()).collect()
    }

    #[test]
    fn a_name_that_has_no_room_gives_way_to_its_short_one_before_it_is_cut() {
        let dataset = zone();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let (wide, narrow) = (drawn(&AllYears, &cx, 160), drawn(&AllYears, &cx, 44));
        assert!(wide.contains("Gross regional product, growth"));
        assert!(narrow.contains("GRP, growth") && !narrow.contains("Gross regional"));
    }

    #[test]
    fn a_frame_builds_the_rows_it_shows_and_no_other() {
        let dataset = zone();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let sheet = Counting {
            built: Counter::new(0),
        };
        let list = list(&sheet, &cx, &ListOptions::default());
        let theme = ThemeName::Dark.theme(PaletteName::default(), Background::Terminal);
        for (headings, at) in [(Headings::Hidden, 200), (Headings::Shown, 300)] {
            sheet.built.set(0);
            let area = Rect::new(0, 0, 100, 21);
            let mut buffer = Buffer::empty(area);
            let table = Table {
                sheet: &sheet,
                cx: &cx,
                list: &list,
                extents: &[],
                at,
                headings,
                focus: Focus::Keys,
                bars: None,
                theme: &theme,
            };
            let drawn = table.draw(&mut Canvas::new(&mut buffer), area);
            assert!(drawn.rows.contains(&at) && drawn.is_cut);
            assert!(sheet.built.get() <= 20, "{}", sheet.built.get());
            assert_eq!(sheet.built.get(), drawn.rows.len());
        }
    }
}

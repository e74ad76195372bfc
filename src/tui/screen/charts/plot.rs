//! The ratio dot plot of all indicators: its columns, and one row of it.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use super::{Charts, list};
use crate::dataset::IndicatorId;
use crate::picture::ratio::{End, Ratio, RatioAxis};
use crate::sheet::fit::Extent;
use crate::sheet::multiples::{Multiples, is_at_current_prices, unit};
use crate::sheet::{Align, Cell, RowId, SheetId, Term};
use crate::text::{Name, names_apart, pad_end, pad_start, width};
use crate::tui::canvas::Canvas;
use crate::tui::glyphs;
use crate::tui::shared::Shared;
use crate::tui::widget::paint::{self, line_of, put, put_at};

/// The sheet of ratios with the years that are compared.
pub(super) fn multiples_of(charts: &Charts) -> Multiples {
    match charts.list.sheet() {
        SheetId::Multiples(span) => Multiples(*span),
        _ => Multiples(None),
    }
}

/// The texts of a row of the plot, in the words of its sheet.
struct RowTexts {
    at: usize,
    id: IndicatorId,
    name: Name,
    unit: String,
    base: String,
    last: String,
    times: String,
    growth: String,
    finding: Option<Term>,
    ratio: Option<Decimal>,
}

/// The ratio dot plot: how wide its columns are.
pub(super) struct Plot {
    rows: Vec<RowTexts>,
    names: Vec<String>,
    /// Cells of the name with its unit and flags, and of the flags alone.
    name: usize,
    flags: usize,
    base: Extent,
    times: Extent,
    growth: Extent,
    /// Cells of the columns behind the picture; zero for one that has no room.
    times_room: usize,
    growth_room: usize,
    finding_room: usize,
    /// Cells of the axis, and cells for labels behind it.
    axis: usize,
    behind: usize,
    scale: RatioAxis,
}

/// Where the findings stand among the columns behind the picture.
const FINDING: usize = 2;

/// The least cells of an axis.
const LEAST_AXIS: usize = 14;

impl Plot {
    /// The plot of the rows in view, out of `all` rows.
    pub(super) fn of(
        charts: &Charts,
        shared: &Shared,
        (in_view, all): (&[usize], usize),
        room: usize,
    ) -> Plot {
        let of = |at: &usize| row_texts(charts, shared, *at);
        let rows: Vec<RowTexts> = in_view.iter().filter_map(of).collect();
        // Rows are ordered by ratio, so that the first and the last determine an axis that does not
        // change while the list is scrolled.
        let ends = [0, all.saturating_sub(1)];
        let ends = ends.iter().filter_map(of);
        let ends: Vec<Decimal> = ends.filter_map(|row| row.ratio).collect();
        let mut extents = [Extent::default(); 3];
        for row in &rows {
            for (extent, text) in extents.iter_mut().zip([&row.base, &row.times, &row.growth]) {
                extent.widen(text, Align::Decimal);
            }
        }
        let [base, times, growth] = extents;
        let lang = shared.lang;
        let suffix = |row: &RowTexts| match row.unit.is_empty() {
            true => 0,
            false => width(&row.unit).saturating_add(1),
        };
        let widest = |of: &dyn Fn(&RowTexts) -> usize| rows.iter().map(of).max().unwrap_or(0);
        let natural = widest(&|row| row.name.width().saturating_add(suffix(row)));
        let flags = widest(&|row| {
            let flags = list::flags(charts, shared, row.id);
            flags
                .iter()
                .fold(0, |sum, flag| sum.saturating_add(width(&flag.content)))
        });
        let name = natural.min((room.saturating_mul(2) / 5).max(14));
        let name = name.saturating_add(flags).saturating_add(1);
        let finding = match room >= WORDS {
            true => widest(&|row| row.finding_words(shared)).saturating_add(2),
            false => 1,
        };
        let mut plot = Plot {
            times_room: times.room().max(width(lang.column_times())),
            growth_room: growth.room().max(width(lang.column_published_growth())),
            finding_room: finding.max(width(lang.tab_audit())),
            names: Vec::new(),
            name,
            base,
            times,
            growth,
            axis: 0,
            behind: 0,
            flags,
            scale: RatioAxis::holding(&ends),
            rows,
        };
        plot.axis = plot.left(room);
        // Labels of short rows end over the axis.
        plot.behind = plot.needed_behind();
        plot.axis = plot.left(room);
        plot.behind = plot.behind.max(plot.needed_behind());
        plot.axis = plot.left(room);
        // The audit's word goes first, then the growth it is about.
        if plot.axis < LEAST_AXIS {
            plot.finding_room = 0;
            plot.axis = plot.left(room);
        }
        if plot.axis < LEAST_AXIS {
            plot.growth_room = 0;
            plot.axis = plot.left(room);
        }
        let names: Vec<(&Name, usize)> = plot
            .rows
            .iter()
            .map(|row| {
                let used = flags.saturating_add(1).saturating_add(suffix(row));
                let room = name.saturating_sub(used);
                (&row.name, room.max(8))
            })
            .collect();
        plot.names = names_apart(&names);
        plot
    }

    /// Cells behind the axis that the longest label reaches into.
    fn needed_behind(&self) -> usize {
        let ends = self.rows.iter().filter_map(|row| {
            let at = self.scale.cell(row.ratio?, self.axis);
            let end = at.saturating_add(width(&row.last)).saturating_add(2);
            Some(end.saturating_sub(self.axis))
        });
        ends.max().unwrap_or(0)
    }

    /// What the columns leave to the axis.
    fn left(&self, room: usize) -> usize {
        let columns = [self.times_room, self.growth_room, self.finding_room];
        let columns = columns.iter().filter(|room| **room > 0);
        let columns = columns.fold(0usize, |sum, room| {
            sum.saturating_add(*room).saturating_add(2)
        });
        room.saturating_sub(self.name)
            .saturating_sub(self.base.room())
            .saturating_sub(1)
            .saturating_sub(self.behind)
            .saturating_sub(columns)
    }

    pub(super) fn picture_at(&self) -> usize {
        self.name.saturating_add(self.base.room()).saturating_add(1)
    }

    fn columns(&self) -> [(usize, usize); 3] {
        let mut at = self
            .picture_at()
            .saturating_add(self.axis)
            .saturating_add(self.behind);
        [self.times_room, self.growth_room, self.finding_room].map(|room| {
            at = at.saturating_add(if room > 0 { 2 } else { 0 });
            let start = at;
            at = at.saturating_add(room);
            (start, room)
        })
    }

    pub(super) fn put_heads(
        &self,
        shared: &Shared,
        canvas: &mut Canvas<'_>,
        area: Rect,
        line: u16,
    ) {
        let lang = shared.lang;
        let at = paint::cells(self.picture_at());
        let heading = self.scale.heading(self.axis, shared.marks());
        put_at(canvas, area, at, line, line_of(&heading, &shared.styles()));
        let heads = [
            lang.column_times(),
            lang.column_published_growth(),
            lang.tab_audit(),
        ];
        let columns = self.columns().into_iter().zip(heads).enumerate();
        for (at, ((start, room), head)) in columns {
            if room > 0 {
                // Words of findings begin under their head; numbers and signs end there.
                let is_of_words = at == FINDING && usize::from(area.width) >= WORDS;
                let head = match is_of_words {
                    true => head.to_owned(),
                    false => pad_start(head, room),
                };
                let head = Span::styled(head, shared.styles().quiet);
                put_at(canvas, area, paint::cells(start), line, head);
            }
        }
    }

    pub(super) fn put_row(
        &self,
        charts: &Charts,
        shared: &Shared,
        at: usize,
        canvas: &mut Canvas<'_>,
        area: Rect,
        line: u16,
    ) {
        let theme = shared.styles();
        let rows = self.rows.iter().zip(&self.names);
        let Some((row, name)) = rows.into_iter().find(|(row, _)| row.at == at) else {
            return;
        };
        let mut spans = vec![Span::raw(name.clone())];
        let unit = format!(" {}", row.unit);
        let used = width(name).saturating_add(self.flags).saturating_add(1);
        if !row.unit.is_empty() && used.saturating_add(width(&unit)) <= self.name {
            spans.push(Span::styled(unit, theme.quiet));
        }
        spans.extend(list::flags(charts, shared, row.id));
        put(canvas, area, line, Line::from(spans));
        let base = pad_start(&self.base.decimal.align(&row.base), self.base.room());
        let base = Span::styled(base, theme.quiet);
        put_at(canvas, area, paint::cells(self.name), line, base);
        if let Some(times) = row.ratio {
            let ratio = Ratio {
                times,
                chosen: self.chosen(shared, charts),
                label: &row.last,
            };
            let strip = ratio.strip_in(
                self.scale,
                self.axis,
                self.axis.saturating_add(self.behind),
                shared.marks(),
            );
            let at = paint::cells(self.picture_at());
            put_at(canvas, area, at, line, line_of(&strip, &theme));
        }
        let finding = row.finding.map(|term| {
            let (glyph, style) = match term {
                Term::Outcome(of) => (glyphs::outcome(of), theme.outcome(of)),
                _ => ("", theme.quiet),
            };
            let words = term.words(&shared.context());
            // Words of findings begin under each other.
            let text = match usize::from(area.width) >= WORDS {
                true => pad_end(&format!("{glyph} {words}"), self.finding_room),
                false => glyph.to_owned(),
            };
            (text, style)
        });
        let (finding, style) = finding.unwrap_or_default();
        let cells = [
            (self.times.decimal.align(&row.times), theme.strong),
            (self.growth.decimal.align(&row.growth), theme.quiet),
            (finding, style),
        ];
        for ((start, room), (text, style)) in self.columns().into_iter().zip(cells) {
            if room > 0 {
                let text = Span::styled(pad_start(&text, room), style);
                put_at(canvas, area, paint::cells(start), line, text);
            }
        }
        canvas.note_row(area, line, at);
    }

    /// The later year is the full mark, unless the earlier is the chosen one.
    fn chosen(&self, shared: &Shared, charts: &Charts) -> End {
        match multiples_of(charts).0 {
            Some(span) if span.first == shared.year => End::Earlier,
            _ => End::Later,
        }
    }
}

/// The width from which findings are shown in words.
const WORDS: usize = 108;

impl RowTexts {
    fn finding_words(&self, shared: &Shared) -> usize {
        let words = self.finding.map(|term| term.words(&shared.context()));
        words.map_or(0, |words| width(&words))
    }
}

fn row_texts(charts: &Charts, shared: &Shared, at: usize) -> Option<RowTexts> {
    let cx = shared.context();
    let RowId::Indicator(id) = *charts.list.ids().get(at)? else {
        return None;
    };
    let sheet = charts.list.sheet().sheet();
    let row = sheet.row(&cx, RowId::Indicator(id))?;
    let columns = charts.list.columns();
    let cell = |name: &'static str| crate::sheet::cell(columns, &row, name.into());
    let text = |name| cell(name).map_or_else(String::new, |cell| cell.text(&cx));
    // The unit is shown after the name.
    let number = |name| match cell(name) {
        Some(Cell::Value(value)) => value.under(value.unit).text(shared.lang),
        _ => String::new(),
    };
    let name = cell("name").map_or_else(Name::default, |cell| cell.name(&cx));
    let mut unit = name.unit_beside(&unit(&cx, id)).to_owned();
    if is_at_current_prices(&cx, id) {
        unit = [unit.as_str(), shared.lang.nominal()].join(" ");
    }
    let finding = match cell("finding") {
        Some(Cell::Term(term)) => Some(*term),
        _ => None,
    };
    let multiple = multiples_of(charts).of(&cx, id)?;
    Some(RowTexts {
        at,
        id,
        name,
        unit,
        base: number("base"),
        last: number("last"),
        times: text("times"),
        growth: text("growth"),
        finding,
        ratio: multiple.times().and_then(|times| times.lo()),
    })
}

//! Results and targets of one kind under one axis: a heading with the numbers of the axis, and a row
//! for each with its picture and its numbers.
//!
//! ```text
//! 增速与比率 %               −10       −5         0          5     结果     目标  差距（百分点）
//! ▼ 固定资产投资                  ●━━━━━━━━━━━━━━━━━━━┃            −7.8      ≥7         −14.8   003:33
//! ```

use ratatui::text::{Line, Span};

use crate::picture::completion::{self, Completion};
use crate::picture::dumbbell::{Dumbbell, Ends};
use crate::picture::promise::Promise;
use crate::picture::renewed::Renewed;
use crate::picture::{Axis, Marks, Role, Strip};
use crate::text::width::DecimalRoom;
use crate::text::{Name, names_apart, numbers, pad_end, pad_start, truncate, width};
use crate::tui::glyphs;
use crate::tui::theme::Theme;
use crate::tui::widget::paint;

/// Cells before the name: the sign and a blank.
pub(super) const LEAD: usize = 2;

/// Cells between columns.
pub(super) const GAP: usize = 2;

/// The least cells of a picture.
pub(super) const LEAST_PICTURE: usize = 12;

/// The cells of the picture from which on the places are shown.
const ROOM_FOR_PLACES: usize = 24;

/// The most cells of a picture. More would not show more.
const MOST_PICTURE: usize = 70;

/// Names are not cut below this.
const LEAST_NAME: usize = 14;

/// Names are cut to this number of cells before a column of numbers is dropped.
pub(super) const FAIR_NAME: usize = 26;

/// The picture in a row of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picture {
    /// A result and its target on the axis of the section.
    Dumbbell(Dumbbell),
    /// How much of the target was completed.
    Completion(Completion),
    /// A target in percent of an earlier result.
    Promise(Promise),
    /// A target beside that of an earlier year.
    Renewed(Renewed),
    /// Why nothing is drawn, in full and short.
    Words([String; 2]),
}

/// The scale of the pictures of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Values.
    Axis(Axis),
    /// Percent of the target.
    Completion,
    /// Percent of an earlier result, labelled in each row.
    Promise,
}

impl Scale {
    /// The numbers over the pictures.
    #[must_use]
    pub fn heading(self, cells: usize, number: impl Fn(rust_decimal::Decimal) -> String) -> Strip {
        match self {
            Scale::Axis(axis) => axis.heading(cells, 0, number),
            Scale::Completion => completion::heading(cells.saturating_sub(1)),
            Scale::Promise => Strip::default(),
        }
    }
}

impl Picture {
    /// Whether there is a mark, and not only words.
    #[must_use]
    pub const fn is_drawn(&self) -> bool {
        !matches!(self, Picture::Words(_))
    }

    /// The picture, exactly `cells` cells wide. The last `labels` cells are reserved for labels.
    #[must_use]
    pub fn strip(&self, scale: Option<Scale>, cells: usize, labels: usize, marks: Marks) -> Strip {
        let mut strip = match (self, scale) {
            (Picture::Dumbbell(of), Some(Scale::Axis(axis))) => of.strip(axis, cells, marks),
            (Picture::Renewed(of), Some(Scale::Axis(axis))) => of.strip(axis, cells, marks),
            // One cell is reserved for the sign of a value beyond the picture.
            (Picture::Completion(bar), _) => bar.strip(cells.saturating_sub(1), marks),
            (Picture::Promise(of), _) if cells.saturating_sub(labels) < LEAST_PICTURE => {
                Strip::of(pad_start(&of.label, cells), Role::Text)
            }
            (Picture::Promise(of), _) => of.strip(cells, labels, marks),
            (Picture::Words(words), _) => {
                let fitting = words.iter().find(|words| width(words) <= cells);
                Strip::of(fitting.map_or("", String::as_str), Role::Quiet)
            }
            (Picture::Dumbbell(_) | Picture::Renewed(_), _) => Strip::default(),
        };
        strip.pad_to(cells);
        strip
    }
}

/// The sign, the name, the unit and the mark of an open check of a row.
pub(super) fn name_spans(
    (sign, role): (&'static str, Role),
    name: &str,
    unit: &str,
    is_open: bool,
    theme: &Theme,
) -> Line<'static> {
    let mut line = Line::from(vec![
        Span::styled(sign, theme.role(role)),
        Span::raw(" "),
        Span::raw(name.to_owned()),
    ]);
    if !unit.is_empty() {
        line.push_span(Span::styled(format!(" {unit}"), theme.quiet));
    }
    if is_open {
        line.push_span(Span::styled(format!(" {}", glyphs::OPEN), theme.strong));
    }
    line
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The sign of its verdict, and what it means.
    pub sign: (&'static str, Role),
    /// Its name without the unit.
    pub name: Name,
    /// Its unit; empty where the heading has it.
    pub unit: String,
    /// Whether a check of one of its figures is open.
    pub is_open: bool,
    /// Its picture.
    pub picture: Picture,
    /// The result, the target, how far apart they are, and where the result was printed.
    pub result: String,
    pub target: String,
    pub gap: String,
    pub place: String,
}

/// Rows under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What they are, with the unit where all share it.
    pub title: String,
    /// The axis.
    pub scale: Scale,
    /// The head of the column of distances, in full and short.
    pub gap: [String; 2],
    /// The rows.
    pub rows: Vec<Row>,
}

/// The heads of the columns that all sections share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heads<'t> {
    /// Of results.
    pub result: &'t str,
    /// Of targets.
    pub target: &'t str,
}

/// The widths of the columns of sections that stand below each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    name: usize,
    picture: usize,
    result: usize,
    target: usize,
    gap: usize,
    place: usize,
    /// Whether the head of the distances stands in full.
    long: bool,
}

/// What the lines of a section share once its columns are known.
#[derive(Debug, Clone)]
pub struct Fitted {
    /// The names of the rows, as they have room.
    names: Vec<String>,
    /// The room of results, targets and distances.
    numbers: [DecimalRoom; 3],
    /// Cells that the labels of the pictures want, with a blank before them.
    labels: usize,
}

/// Whether places are shown in a column of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Places {
    /// Where there is room.
    Shown,
    /// Never.
    Hidden,
}

impl Columns {
    /// Fits columns into the given number of cells. With decreasing room, it drops in this order: the
    /// places, the full head of the distances, the ends of names, the targets (which the pictures show as
    /// marks), and the pictures.
    #[must_use]
    pub fn fit<'s>(
        sections: impl Iterator<Item = &'s Section> + Clone,
        heads: Heads<'_>,
        places: Places,
        room: usize,
    ) -> Columns {
        let rows = || sections.clone().flat_map(|section| &section.rows);
        let widest = |text: fn(&Row) -> &str, head: &str| {
            let cells = sections
                .clone()
                .map(|section| aligned(section, text).total());
            cells.max().unwrap_or(0).max(width(head))
        };
        let name = rows().map(|row| row.name.width().saturating_add(behind_name(row)));
        let in_short = rows().map(|row| row.name.width_in_short().saturating_add(behind_name(row)));
        // A title without an axis can use the room of the picture.
        let titled = sections.clone().filter(|of| of.scale != Scale::Promise);
        let title = |text: fn(&Section) -> &str| {
            let cells = titled
                .clone()
                .map(|of| width(text(of)).saturating_sub(LEAD));
            cells.max().unwrap_or(0)
        };
        let name = name.max().unwrap_or(0).max(title(|of| &of.title));
        let in_short = in_short.max().unwrap_or(0).max(title(Section::short_title));
        let gaps = |which: usize| {
            let heads = sections.clone().filter_map(|of| of.gap.get(which));
            let head = heads.map(|head| width(head)).max().unwrap_or(0);
            widest(|row| &row.gap, "").max(head)
        };
        let place = match places {
            Places::Shown => rows().map(|row| width(&row.place)).max().unwrap_or(0),
            Places::Hidden => 0,
        };
        let all = Columns {
            name,
            picture: 0,
            result: widest(|row| &row.result, heads.result),
            target: widest(|row| &row.target, heads.target),
            gap: gaps(0),
            place,
            long: true,
        };
        let short = Columns {
            place: 0,
            long: false,
            gap: gaps(1),
            ..all
        };
        // Without a comparison, the target is the main content of the row.
        let bare = match short.gap {
            0 => Columns { result: 0, ..short },
            _ => Columns { target: 0, ..short },
        };
        let labels = sections.clone().map(Section::label_room);
        let labels = labels.max().unwrap_or(0);
        let least_picture = LEAST_PICTURE.saturating_add(labels);
        let tries = [
            (all, ROOM_FOR_PLACES),
            (
                Columns {
                    long: false,
                    gap: gaps(1),
                    ..all
                },
                ROOM_FOR_PLACES,
            ),
            (Columns { place: 0, ..all }, ROOM_FOR_PLACES),
            (short, least_picture),
            (
                Columns {
                    name: in_short,
                    ..short
                },
                least_picture,
            ),
            (
                Columns {
                    name: in_short.min(FAIR_NAME),
                    ..short
                },
                least_picture,
            ),
            (bare, LEAST_PICTURE),
            (
                Columns {
                    name: in_short,
                    ..bare
                },
                LEAST_PICTURE,
            ),
        ];
        let fitting = tries.into_iter().find_map(|(columns, least)| {
            let left = room.checked_sub(columns.used())?;
            (left >= least).then_some(Columns {
                picture: left.min(MOST_PICTURE),
                ..columns
            })
        });
        fitting.unwrap_or_else(|| {
            let over = bare
                .used()
                .saturating_add(LEAST_PICTURE)
                .saturating_sub(room);
            let name = bare.name.saturating_sub(over).max(LEAST_NAME);
            let cut = Columns { name, ..bare };
            let left = room.saturating_sub(cut.used());
            if left >= LEAST_PICTURE {
                return Columns {
                    picture: left,
                    ..cut
                };
            }
            // Without a picture: names and numbers; distances only if they fit.
            let plain = Columns { picture: 0, ..bare };
            let used = plain.used_without_picture();
            let plain = if used > room {
                Columns { gap: 0, ..plain }
            } else {
                plain
            };
            let over = plain.used_without_picture().saturating_sub(room);
            Columns {
                name: plain.name.saturating_sub(over).max(4),
                ..plain
            }
        })
    }

    /// The cells of everything but the picture, with a gap on either side of it.
    fn used(&self) -> usize {
        self.used_without_picture().saturating_add(GAP)
    }

    fn used_without_picture(&self) -> usize {
        let behind = [self.result, self.target, self.gap, self.place];
        let behind = behind.iter().filter(|cells| **cells > 0);
        behind.fold(LEAD.saturating_add(self.name), |sum, cells| {
            sum.saturating_add(GAP).saturating_add(*cells)
        })
    }

    /// The first cell and the width of the columns of names, results, targets and distances. A column
    /// that does not fit has the width 0.
    #[must_use]
    pub fn places(&self) -> [(usize, usize); 4] {
        let name = (0, LEAD.saturating_add(self.name));
        let mut end = name.1;
        if self.picture > 0 {
            end = end.saturating_add(GAP).saturating_add(self.picture);
        }
        let behind = [self.result, self.target, self.gap].map(|cells| {
            let start = end.saturating_add(GAP);
            if cells > 0 {
                end = start.saturating_add(cells);
            }
            (start, cells)
        });
        let [result, target, gap] = behind;
        [name, result, target, gap]
    }
}

/// The room of the numbers of a column of a section.
fn aligned(section: &Section, text: fn(&Row) -> &str) -> DecimalRoom {
    let mut room = DecimalRoom::default();
    for row in &section.rows {
        room.widen(text(row));
    }
    room
}

/// The cells after a name, for its unit and the mark of an open check.
fn behind_name(row: &Row) -> usize {
    let unit = width(&row.unit);
    let unit = unit.saturating_add(usize::from(unit > 0));
    let mark = if row.is_open { 2 } else { 0 };
    unit.saturating_add(mark)
}

impl Section {
    /// Its title without the unit, which the head of a column has too.
    fn short_title(&self) -> &str {
        let parts = [", ", "  "].map(|between| self.title.split(between).next());
        let shortest = parts.into_iter().flatten().min_by_key(|part| part.len());
        shortest.unwrap_or(&self.title)
    }

    /// The line of its heading.
    #[must_use]
    pub fn heading(
        &self,
        columns: &Columns,
        heads: Heads<'_>,
        theme: &Theme,
        number: impl Fn(rust_decimal::Decimal) -> String,
    ) -> Line<'static> {
        let name = columns.name.saturating_add(LEAD);
        let is_drawn = self.rows.iter().any(|row| row.picture.is_drawn());
        let axis = match self.scale {
            Scale::Promise => None,
            scale if is_drawn => Some(scale.heading(columns.picture, number)),
            // Numbers of an axis without a mark on it.
            _ => Some(Strip::default()),
        };
        let picture = match columns.picture {
            0 => 0,
            cells => cells.saturating_add(GAP),
        };
        let room = match axis {
            Some(_) => name,
            None => name.saturating_add(picture),
        };
        let title = match width(&self.title) > room {
            true => self.short_title(),
            false => &self.title,
        };
        let title = pad_end(&truncate(title, room), room);
        let mut line = Line::from(Span::styled(title, theme.strong));
        if let Some(mut axis) = axis.filter(|_| columns.picture > 0) {
            line.push_span(Span::raw(" ".repeat(GAP)));
            axis.pad_to(columns.picture);
            line.extend(paint::line_of(&axis, theme).spans);
        }
        // The axis may have written into the gap behind it.
        let used = usize::from(paint::line_width(&line));
        let mut end = LEAD.saturating_add(columns.name);
        if columns.picture > 0 {
            end = end.saturating_add(GAP).saturating_add(columns.picture);
        }
        let mut first = end.saturating_add(GAP).saturating_sub(used).min(GAP);
        let [long, short] = &self.gap;
        let gap = if columns.long { long } else { short };
        for (text, cells) in [
            (heads.result, columns.result),
            (heads.target, columns.target),
            (gap, columns.gap),
        ] {
            if cells > 0 {
                let head = format!("{}{}", " ".repeat(first), pad_start(text, cells));
                line.push_span(Span::styled(head, theme.quiet));
                first = GAP;
            }
        }
        line
    }

    /// What its lines share in these columns.
    #[must_use]
    pub fn fitted(&self, columns: &Columns) -> Fitted {
        let names: Vec<(&Name, usize)> = self
            .rows
            .iter()
            .map(|row| (&row.name, columns.name.saturating_sub(behind_name(row))))
            .collect();
        Fitted {
            names: names_apart(&names),
            numbers: [
                aligned(self, |row| &row.result),
                aligned(self, |row| &row.target),
                aligned(self, |row| &row.gap),
            ],
            labels: self.label_room(),
        }
    }

    /// The lines of its rows.
    #[must_use]
    pub fn lines(&self, columns: &Columns, theme: &Theme, marks: Marks) -> Vec<Line<'static>> {
        let fitted = self.fitted(columns);
        let rows = 0..self.rows.len();
        rows.map(|at| self.line(at, (columns, &fitted), theme, marks))
            .collect()
    }

    /// The line of one of its rows.
    #[must_use]
    pub fn line(
        &self,
        at: usize,
        (columns, fitted): (&Columns, &Fitted),
        theme: &Theme,
        marks: Marks,
    ) -> Line<'static> {
        let (Some(row), Some(name)) = (self.rows.get(at), fitted.names.get(at)) else {
            return Line::default();
        };
        let [result, target, gap] = fitted.numbers;
        let (_, role) = row.sign;
        let mut line = name_spans(row.sign, name, &row.unit, row.is_open, theme);
        let used = usize::from(paint::line_width(&line));
        let rest = LEAD.saturating_add(columns.name).saturating_sub(used);
        line.push_span(Span::raw(" ".repeat(rest)));
        if columns.picture > 0 {
            line.push_span(Span::raw(" ".repeat(GAP)));
            let labels = fitted.labels;
            let scale = Some(self.scale);
            let strip = row.picture.strip(scale, columns.picture, labels, marks);
            line.extend(paint::line_of(&strip, theme).spans);
        }
        let hue = match row.picture {
            Picture::Words(_) => theme.quiet,
            _ => theme.role(role),
        };
        // A target is less prominent than its result, but more prominent than an earlier result.
        let is_promise = match &row.picture {
            Picture::Dumbbell(of) => of.ends == Ends::Promise,
            _ => self.scale == Scale::Promise,
        };
        let (first, second) = match is_promise {
            true => (theme.quiet, theme.strong),
            false => (theme.strong, theme.quiet),
        };
        let numbers = [
            (&row.result, columns.result, result, first),
            (&row.target, columns.target, target, second),
            (&row.gap, columns.gap, gap, hue),
        ];
        for (text, cells, room, style) in numbers {
            if cells > 0 {
                let text = if text.is_empty() {
                    String::new()
                } else {
                    room.align(text)
                };
                let text = format!("{}{}", " ".repeat(GAP), pad_start(&text, cells));
                line.push_span(Span::styled(text, style));
            }
        }
        if columns.place > 0 {
            let place = pad_end(&truncate(&row.place, columns.place), columns.place);
            line.push_span(Span::styled(
                format!("{}{place}", " ".repeat(GAP)),
                theme.quiet,
            ));
        }
        line
    }

    /// Cells that the labels of the pictures want, with a blank before them.
    fn label_room(&self) -> usize {
        let labels = self.rows.iter().filter_map(|row| match &row.picture {
            Picture::Promise(promise) => Some(width(&promise.label)),
            _ => None,
        });
        labels.max().map_or(0, |cells| cells.saturating_add(1))
    }
}

/// The number of a tick.
pub fn tick(lang: crate::text::Lang) -> impl Fn(rust_decimal::Decimal) -> String {
    move |value| numbers::number(value, lang)
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::tui::theme::{Background, PaletteName, ThemeName};

    fn section(title: &str, picture: Picture) -> Section {
        let row = Row {
            sign: ("✗", Role::Bad),
            name: "Roads".to_owned().into(),
            unit: String::new(),
            is_open: false,
            picture,
            result: "31".to_owned(),
            target: "20".to_owned(),
            gap: "65".to_owned(),
            place: String::new(),
        };
        Section {
            title: title.to_owned(),
            scale: Scale::Completion,
            gap: ["completion %", "completion"].map(str::to_owned),
            rows: vec![row],
        }
    }

    fn heading(section: &Section, room: usize) -> String {
        let theme = ThemeName::Dark.theme(PaletteName::default(), Background::Painted);
        let heads = Heads {
            result: "result",
            target: "target",
        };
        let columns = Columns::fit(std::iter::once(section), heads, Places::Hidden, room);
        let tick = |value: Decimal| value.to_string();
        section.heading(&columns, heads, &theme, tick).to_string()
    }

    #[test]
    fn a_title_without_room_loses_its_unit_and_is_cut_only_after_that() {
        let drawn = Picture::Completion(Completion {
            percent: crate::figure::Interval::exactly(Decimal::from(65)),
            role: Role::Bad,
        });
        let section = section("Quantities, completion %", drawn);
        assert!(heading(&section, 100).starts_with("Quantities, completion %  0"));
        assert!(heading(&section, 50).starts_with("Quantities  "));
        for room in 12..100 {
            let heading = heading(&section, room);
            let title = heading.split("  ").next().unwrap();
            let is_known = ["Quantities, completion %", "Quantities"].contains(&title.trim_end());
            assert!(is_known || title.contains('…'), "{room}: {heading}");
        }
    }

    #[test]
    fn no_axis_stands_over_rows_without_a_mark() {
        let words = Picture::Words(["no result", "none"].map(str::to_owned));
        let heading = heading(&section("Quantities", words), 100);
        let (title, rest) = heading.split_at("Quantities".len());
        assert_eq!(
            (title, rest.split_whitespace().next()),
            ("Quantities", Some("result"))
        );
    }
}

//! The lines of a section: its heading with the numbers of its axis, and its rows.

use ratatui::text::{Line, Span};

use super::columns::Columns;
use super::picture::{Picture, Scale};
use super::{GAP, Heads, Section};
use crate::picture::dumbbell::Ends;
use crate::picture::{Marks, Strip};
use crate::text::width::DecimalRoom;
use crate::text::{Lang, Name, names_apart, numbers, pad_end, pad_start, truncate, width};
use crate::tui::theme::Theme;
use crate::tui::widget::paint;
use crate::tui::widget::row_name::LEAD;

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

impl Section {
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
        let room = match axis {
            Some(_) => name,
            None => columns.picture_end(),
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
        let end = columns.picture_end();
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
        let names = self.rows.iter().map(|row| row.name.within(columns.name));
        let names: Vec<(&Name, usize)> = names.collect();
        Fitted {
            names: names_apart(&names),
            numbers: [
                self.number_room(|row| &row.result),
                self.number_room(|row| &row.target),
                self.number_room(|row| &row.gap),
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
        let (_, role) = row.name.sign;
        let mut line = row.name.line(name, columns.name, theme);
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
}

/// The number of a tick.
pub fn tick(lang: Lang) -> impl Fn(rust_decimal::Decimal) -> String {
    move |value| numbers::number(value, lang)
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::picture::Role;
    use crate::picture::completion::Completion;
    use crate::tui::theme::{Background, PaletteName, ThemeName};
    use crate::tui::widget::row_name::RowName;
    use crate::tui::widget::section::Row;
    use crate::tui::widget::section::columns::Places;

    fn section(title: &str, picture: Picture) -> Section {
        let row = Row {
            name: RowName {
                sign: ("✗", Role::Bad),
                text: "Roads".to_owned().into(),
                unit: String::new(),
                is_open: false,
            },
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

//! Which columns of sections fit into a width, and how wide they are.

use super::picture::Scale;
use super::{FAIR_NAME, GAP, Heads, LEAST_PICTURE, Row, Section};
use crate::text::width;
use crate::tui::widget::row_name::LEAD;

/// The cells of the picture from which on the places are shown.
const ROOM_FOR_PLACES: usize = 24;

/// The most cells of a picture. More would not show more.
const MOST_PICTURE: usize = 70;

/// Names beside a picture are not cut below this.
const LEAST_NAME: usize = 14;

/// Names without a picture are not cut below this.
const LEAST_NAME_ALONE: usize = 4;

/// The widths of the columns of sections that stand below each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    pub(super) name: usize,
    pub(super) picture: usize,
    pub(super) result: usize,
    pub(super) target: usize,
    pub(super) gap: usize,
    pub(super) place: usize,
    /// Whether the head of the distances stands in full.
    pub(super) long: bool,
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
        let wanted = Wanted::by(sections, heads, places);
        let with_picture = |(columns, least): (Columns, usize)| {
            let picture = room.checked_sub(columns.used())?;
            (picture >= least).then_some(Columns {
                picture: picture.min(MOST_PICTURE),
                ..columns
            })
        };
        let fitting = wanted.tries().into_iter().find_map(with_picture);
        fitting.unwrap_or_else(|| wanted.bare().squeezed_into(room))
    }

    /// The same with names of this width.
    const fn named(self, name: usize) -> Columns {
        Columns { name, ..self }
    }

    /// The columns with names that are cut so far that they fit. Where a picture would need shorter names
    /// than can be read, there is none, and distances only if they fit.
    fn squeezed_into(self, room: usize) -> Columns {
        let over = self.used().saturating_add(LEAST_PICTURE);
        let over = over.saturating_sub(room);
        let cut = self.named(self.name.saturating_sub(over).max(LEAST_NAME));
        let picture = room.saturating_sub(cut.used());
        if picture >= LEAST_PICTURE {
            return Columns { picture, ..cut };
        }
        let plain = match self.used_without_picture() > room {
            true => Columns { gap: 0, ..self },
            false => self,
        };
        let over = plain.used_without_picture().saturating_sub(room);
        plain.named(plain.name.saturating_sub(over).max(LEAST_NAME_ALONE))
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
        let mut end = self.picture_end();
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

    /// The cells up to the end of the pictures, or of the names where there are none.
    pub(super) fn picture_end(&self) -> usize {
        let name = LEAD.saturating_add(self.name);
        match self.picture {
            0 => name,
            cells => name.saturating_add(GAP).saturating_add(cells),
        }
    }
}

/// What sections want, in full and in short.
struct Wanted {
    /// Everything in full. The picture takes what is left.
    all: Columns,
    /// The widths of names and distances in short.
    name_in_short: usize,
    gap_in_short: usize,
    /// The least cells of a picture with its labels.
    labelled_picture: usize,
}

impl Wanted {
    fn by<'s>(
        sections: impl Iterator<Item = &'s Section> + Clone,
        heads: Heads<'_>,
        places: Places,
    ) -> Wanted {
        let widest_row = |cells: fn(&Row) -> usize| {
            let rows = sections.clone().flat_map(|section| &section.rows);
            rows.map(cells).max().unwrap_or(0)
        };
        let widest = |cells: &dyn Fn(&Section) -> usize| {
            let all = sections.clone().map(cells);
            all.max().unwrap_or(0)
        };
        let title = |text: fn(&Section) -> &str| {
            widest(&|of| match of.scale {
                // A title without an axis can use the room of the picture.
                Scale::Promise => 0,
                _ => width(text(of)).saturating_sub(LEAD),
            })
        };
        let numbers = |text: fn(&Row) -> &str| widest(&|of| of.number_room(text).total());
        let name = widest_row(|row| row.name.width());
        let name_in_short = widest_row(|row| row.name.width_in_short());
        let gaps = numbers(|row| &row.gap);
        let [gap, gap_in_short] =
            [0, 1].map(|which| widest(&|of| of.gap.get(which).map_or(0, |head| width(head))));
        let place = match places {
            Places::Shown => widest_row(|row| width(&row.place)),
            Places::Hidden => 0,
        };
        Wanted {
            all: Columns {
                name: name.max(title(|of| &of.title)),
                picture: 0,
                result: numbers(|row| &row.result).max(width(heads.result)),
                target: numbers(|row| &row.target).max(width(heads.target)),
                gap: gap.max(gaps),
                place,
                long: true,
            },
            name_in_short: name_in_short.max(title(Section::short_title)),
            gap_in_short: gap_in_short.max(gaps),
            labelled_picture: LEAST_PICTURE.saturating_add(widest(&Section::label_room)),
        }
    }

    /// Columns to be tried one after the other, each with the least cells of its picture.
    fn tries(&self) -> [(Columns, usize); 8] {
        let (all, short, bare) = (self.all, self.short(), self.bare());
        let in_short = self.name_in_short;
        let with_places = Columns {
            place: all.place,
            ..short
        };
        [
            (all, ROOM_FOR_PLACES),
            (with_places, ROOM_FOR_PLACES),
            (Columns { place: 0, ..all }, ROOM_FOR_PLACES),
            (short, self.labelled_picture),
            (short.named(in_short), self.labelled_picture),
            (short.named(in_short.min(FAIR_NAME)), self.labelled_picture),
            (bare, LEAST_PICTURE),
            (bare.named(in_short), LEAST_PICTURE),
        ]
    }

    /// Without places, and with the short head of the distances.
    const fn short(&self) -> Columns {
        Columns {
            place: 0,
            long: false,
            gap: self.gap_in_short,
            ..self.all
        }
    }

    /// With one column of numbers less. Without a comparison, the target is the main content of the row.
    const fn bare(&self) -> Columns {
        let short = self.short();
        match short.gap {
            0 => Columns { result: 0, ..short },
            _ => Columns { target: 0, ..short },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::Role;
    use crate::text::Name;
    use crate::tui::widget::row_name::RowName;
    use crate::tui::widget::section::picture::Picture;

    #[test]
    fn as_a_window_narrows_places_go_first_and_numbers_before_the_picture() {
        let row = Row {
            name: RowName {
                sign: ("✗", Role::Bad),
                text: Name {
                    long: "Roads built or widened".to_owned(),
                    short: Some("Roads".to_owned()),
                },
                unit: "km".to_owned(),
                is_open: false,
            },
            picture: Picture::Words(["no result", "none"].map(str::to_owned)),
            result: "31".to_owned(),
            target: "20".to_owned(),
            gap: "65".to_owned(),
            place: "003:33".to_owned(),
        };
        let section = Section {
            title: "Quantities".to_owned(),
            scale: Scale::Completion,
            gap: ["completion %", "completion"].map(str::to_owned),
            rows: vec![row],
        };
        let heads = Heads {
            result: "result",
            target: "target",
        };
        let fit = |room| Columns::fit(std::iter::once(&section), heads, Places::Shown, room);
        let full = fit(120);
        let narrowest_where = |is_there: fn(&Columns, &Columns) -> bool| {
            let rooms = (20..=120)
                .rev()
                .take_while(|room| is_there(&fit(*room), &full));
            rooms.last().unwrap()
        };
        let place = narrowest_where(|of, _| of.place > 0);
        let name = narrowest_where(|of, full| of.name == full.name);
        let target = narrowest_where(|of, _| of.target > 0);
        let picture = narrowest_where(|of, _| of.picture > 0);
        assert!(place > name && name > target && target > picture);
        for room in 20..=120 {
            let used: usize = fit(room).used_without_picture();
            let picture = fit(room).picture;
            assert!(used + picture <= room, "{room}: {used} + {picture}");
        }
    }
}

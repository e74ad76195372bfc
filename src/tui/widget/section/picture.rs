//! The picture in a row of a section, and the scale that the pictures of a section share.

use super::LEAST_PICTURE;
use crate::picture::completion::{self, Completion};
use crate::picture::dumbbell::Dumbbell;
use crate::picture::promise::Promise;
use crate::picture::renewed::Renewed;
use crate::picture::{Axis, Marks, Role, Strip};
use crate::text::{pad_start, width};

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

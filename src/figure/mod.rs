//! What a number is. This module knows nothing of files, screens or languages.
//!
//! - [`decimal`]: exact arithmetic whose bounds are rounded outward where a quotient has no end
//! - [`number`]: a decimal exactly as printed ("67.6" is not "67.60")
//! - [`mod@unit`]: 亿元, 万平方米, %, 家 …: a magnitude and what is counted
//! - [`qualifier`]: about, nearly, over, at least, up to; strive
//! - [`printed`]: [`Figure`], the three of them together, and the interval it stands for
//! - [`interval`]: all the values that could have been printed so, and arithmetic on them
//! - [`period`]: SDMX time periods, and what is only known to be before a date
//! - `words`: enums whose variants are words of the data files

pub mod decimal;
pub mod interval;
pub mod number;
pub mod period;
pub mod printed;
pub mod qualifier;
pub mod unit;
pub(crate) mod words;

pub use interval::Interval;
pub use period::Period;
pub use printed::Figure;
pub use qualifier::{Hedge, Qualifier};
pub use unit::Unit;

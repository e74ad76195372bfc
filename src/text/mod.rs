//! Words and their widths. Every module except `figure` may use it.
//!
//! - [`ascii`]: ASCII in place of other marks
//! - [`blanks`]: blanks between Chinese characters and digits
//! - [`direction`]: words for a rise and for a decline
//! - [`laid`]: texts of a dataset
//! - [`lang`]: the two languages, and text that exists in both
//! - [`markup`]: text in HTML and SVG
//! - [`messages`]: every text of the program, both languages side by side
//! - [`numbers`]: figures, intervals and periods as a reader of either language expects them
//! - [`numeral`]: numbers found in running text, Arabic and Chinese
//! - [`pinyin`]: Chinese by its sounds
//! - [`mod@shorten`]: names cut so that they can be told apart
//! - [`mod@width`]: how many cells a text takes; cutting and padding
//! - [`mod@wrap`]: lines of mixed Chinese and Latin
//! - [`mod@sanitize`]: text from files, made safe once, where it enters

pub mod ascii;
pub mod blanks;
pub mod direction;
pub mod laid;
pub mod lang;
pub mod markup;
pub mod messages;
pub mod numbers;
pub mod numeral;
pub mod pinyin;
pub mod sanitize;
pub mod shorten;
pub mod width;
pub mod wrap;

pub use blanks::spaced;
pub use laid::Text;
pub use lang::{Bilingual, Lang};
pub use sanitize::{Safe, sanitize};
pub use shorten::{Name, names_apart, shorten_apart};
pub use width::{DecimalRoom, align_decimal, pad_end, pad_start, truncate, width};
pub use wrap::wrap;

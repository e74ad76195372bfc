//! How much is read. What is larger is refused by name and place, so that no file, by mistake or on
//! purpose, takes all memory or all time. The README states the same limits.
//!
//! The largest file of the built-in dataset has 42 thousand bytes, its longest name 60 characters,
//! its longest note 265.

/// The bytes of a data file.
pub const FILE: u64 = 8 * 1024 * 1024;
/// The lines of a data file or an article. A line that is empty takes fifty times its size in memory
/// while it is understood.
pub const LINES: usize = 400_000;
/// The bytes of a line of a data file or an article.
pub const LINE: usize = 64 * 1024;
/// The bytes of all data files of a dataset.
pub const DATASET: u64 = 128 * 1024 * 1024;
/// The data files of a folder.
pub const FILES: usize = 1000;
/// The entries of a list of a data file, such as `[[observation]]`.
pub const ENTRIES: usize = 50_000;
/// The characters of a name, an alias or an id.
pub const NAME: usize = 200;
/// The characters of any other text.
pub const TEXT: usize = 2000;
/// The bytes of an article's text.
pub const ARTICLE: u64 = 1024 * 1024;
/// The bytes of all articles' texts.
pub const ARTICLES: u64 = 64 * 1024 * 1024;
/// The bytes of a configuration.
pub const CONFIGURATION: u64 = 1024 * 1024;
/// The mistakes that are shown; others are counted.
pub const MISTAKES: usize = 500;

//! Limits of what is read. Anything beyond a limit is refused with a message, so that no file can
//! exhaust memory or time. The README states the same limits.
//!
//! The largest file of the built-in dataset has 42 thousand bytes, its longest name 60 characters,
//! its longest note 265.

/// Bytes of a data file.
pub const FILE: u64 = 8 * 1024 * 1024;
/// Lines of a data file or an article. While a file is parsed, an empty line takes fifty times its
/// size in memory.
pub const LINES: usize = 400_000;
/// Bytes of a line of a data file or an article.
pub const LINE: usize = 64 * 1024;
/// Bytes of all data files of a dataset together.
pub const DATASET: u64 = 128 * 1024 * 1024;
/// Number of data files in a folder.
pub const FILES: usize = 1000;
/// Entries of a list in a data file, such as `[[observation]]`.
pub const ENTRIES: usize = 50_000;
/// Characters of a name, an alias or an id.
pub const NAME: usize = 200;
/// Characters of any other text.
pub const TEXT: usize = 2000;
/// Bytes of an article's text.
pub(crate) const ARTICLE: u64 = 1024 * 1024;
/// Bytes of all articles' texts together.
pub const ARTICLES: u64 = 64 * 1024 * 1024;
/// Bytes of a configuration file.
pub const CONFIGURATION: u64 = 1024 * 1024;
/// Number of mistakes shown; the rest are only counted.
pub const MISTAKES: usize = 500;

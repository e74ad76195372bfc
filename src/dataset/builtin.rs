//! The dataset that is part of the program. The build script embeds both its files and the
//! [`Dataset`] that the program's own loader reads from them.
//!
//! Reading TOML takes most of the time from the command to the first screen. The program therefore
//! reads it only for files outside of itself, which may have changed since it was built.

use std::borrow::Cow;

use super::load::{LoadError, Loaded, load};
use super::source::{SourceFile, Sources};
use super::store::Dataset;
use crate::text::laid::reading;

/// Names and texts of the files.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The dataset that [`load`] makes of these files, in postcard format; empty if the loader reported
/// an error or a warning.
static LAID_OUT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dataset.postcard"));

/// The texts of that dataset.
static TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/texts"));

impl Sources {
    /// The files of the built-in dataset.
    #[must_use]
    pub fn embedded() -> Sources {
        let file = |(name, text): &(&str, &'static str)| SourceFile {
            name: (*name).to_owned(),
            text: Cow::Borrowed(*text),
        };
        Sources::at_hand(FILES.iter().map(file).collect())
    }
}

/// Loads the dataset of [`Sources::embedded`].
///
/// # Errors
/// [`LoadError`] if the program was built with files that have errors.
pub fn load_embedded() -> Result<Loaded, LoadError> {
    match laid_out() {
        Ok(dataset) => Ok(Loaded {
            dataset,
            warnings: Vec::new(),
        }),
        Err(_) => load(&Sources::embedded()),
    }
}

fn laid_out() -> postcard::Result<Dataset> {
    reading(TEXTS, || postcard::from_bytes(LAID_OUT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_laid_out_while_building_is_what_the_files_say() {
        let laid_out = laid_out().unwrap();
        let loaded = load(&Sources::embedded()).unwrap();
        assert!(loaded.warnings.is_empty());
        assert_eq!(format!("{laid_out:#?}"), format!("{:#?}", loaded.dataset));
    }
}

//! The dataset that is part of the program: its files, and what they say, laid out by the build
//! script, which reads them with the loader of this very program.
//!
//! Reading TOML takes most of the time from the command to the first screen, so the program does it
//! only for files that may have changed since it was built.

use std::borrow::Cow;

use super::load::{LoadError, Loaded, load};
use super::source::{SourceFile, Sources};

/// Names and texts of the files.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The dataset that [`load`] makes of them, in the format of postcard; empty where there is a mistake
/// or a warning to tell.
static LAID_OUT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dataset.postcard"));

impl Sources {
    /// The files of the dataset that is part of the program.
    #[must_use]
    pub fn embedded() -> Sources {
        let file = |(name, text): &(&str, &'static str)| SourceFile {
            name: (*name).to_owned(),
            text: Cow::Borrowed(*text),
        };
        Sources::at_hand(FILES.iter().map(file).collect())
    }
}

/// The dataset of [`Sources::embedded`].
///
/// # Errors
/// [`LoadError`], where the program was built with files that have mistakes.
pub fn load_embedded() -> Result<Loaded, LoadError> {
    match postcard::from_bytes(LAID_OUT) {
        Ok(dataset) => Ok(Loaded {
            dataset,
            warnings: Vec::new(),
        }),
        Err(_) => load(&Sources::embedded()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Dataset;

    #[test]
    fn what_was_laid_out_while_building_is_what_the_files_say() {
        let laid_out: Dataset = postcard::from_bytes(LAID_OUT).unwrap();
        let loaded = load(&Sources::embedded()).unwrap();
        assert!(loaded.warnings.is_empty());
        assert_eq!(format!("{laid_out:#?}"), format!("{:#?}", loaded.dataset));
    }
}

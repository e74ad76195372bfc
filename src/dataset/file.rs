//! Reading a file that may be anything.

use std::fs;
use std::io::Read;
use std::path::Path;

use crate::text::Safe;

/// Why a file is not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileProblem {
    /// The system does not let it be read.
    Unreadable(Safe),
    /// It is a folder, a pipe, a device.
    NotAFile,
    /// It is larger than anything that belongs there.
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// It is not text.
    Binary,
    /// It is in another encoding.
    NotUtf8 {
        /// The first byte that cannot be read.
        byte: u8,
        /// Where it stands, counted from 0.
        offset: usize,
        /// On which line, counted from 1.
        line: usize,
    },
}

/// The content of a file of at most `largest` bytes.
///
/// # Errors
/// [`FileProblem`]. A pipe or a device is not even opened: it might never end.
pub fn read_bytes(path: &Path, largest: u64) -> Result<Vec<u8>, FileProblem> {
    let unreadable = |error: std::io::Error| FileProblem::Unreadable(Safe::shown(&error));
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(FileProblem::NotAFile);
    }
    let too_large = |bytes| FileProblem::TooLarge { bytes };
    if metadata.len() > largest {
        return Err(too_large(metadata.len()));
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(unreadable)?;
    // It may be growing.
    let read = file
        .take(largest.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    match u64::try_from(read) {
        Ok(read) if read <= largest => Ok(bytes),
        _ => Err(too_large(largest.saturating_add(1))),
    }
}

/// Bytes as text.
///
/// # Errors
/// [`FileProblem::NotUtf8`], with the first byte that is not.
pub fn decode(bytes: Vec<u8>) -> Result<String, FileProblem> {
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let before = bytes.get(..offset).unwrap_or_default();
        let line = before
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            .saturating_add(1);
        FileProblem::NotUtf8 {
            byte: bytes.get(offset).copied().unwrap_or_default(),
            offset,
            line,
        }
    })
}

//! Reading a file whose kind, size and encoding are not known beforehand.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use super::limits;
use crate::text::Safe;

/// Why a file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileProblem {
    /// The system reports an error on opening or reading it.
    Unreadable(Safe),
    /// It is a folder, a pipe or a device.
    NotAFile,
    /// It is larger than the limit.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// It has more lines than [`limits::LINES`].
    TooManyLines(usize),
    /// A line has more bytes than [`limits::LINE`].
    LongLine {
        /// The line, counted from 1.
        line: usize,
        /// Its length in bytes.
        bytes: usize,
    },
    /// It is not text.
    Binary,
    /// It is not encoded in UTF-8.
    NotUtf8 {
        /// The first byte that is not UTF-8.
        byte: u8,
        /// The byte's offset, counted from 0.
        offset: usize,
        /// The byte's line, counted from 1.
        line: usize,
    },
}

/// Reads a file of at most `largest` bytes.
///
/// # Errors
/// [`FileProblem`]. A pipe or a device is not opened, because reading it might never end.
pub fn read_bytes(path: &Path, largest: u64) -> Result<Vec<u8>, FileProblem> {
    let unreadable = |error: io::Error| match error.kind() {
        // A file of the kernel, such as `/proc/kmsg`, that has no content yet.
        io::ErrorKind::WouldBlock => FileProblem::NotAFile,
        _ => FileProblem::Unreadable(Safe::shown(&error)),
    };
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(FileProblem::NotAFile);
    }
    let file = open(path).map_err(unreadable)?;
    // Another file may have taken its place since it was examined.
    let metadata = file.metadata().map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(FileProblem::NotAFile);
    }
    let too_large = |bytes| FileProblem::TooLarge {
        bytes,
        limit: largest,
    };
    if metadata.len() > largest {
        return Err(too_large(metadata.len()));
    }
    let mut bytes = Vec::new();
    // The file may be growing, so its reported size is not relied on.
    let read = file
        .take(largest.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    match u64::try_from(read) {
        Ok(read) if read <= largest => Ok(bytes),
        _ => Err(too_large(largest.saturating_add(1))),
    }
}

/// Opens a file for reading without blocking. A pipe, or `/proc/kmsg`, which looks like an ordinary
/// file, then fails instead of waiting for a writer.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
        options.custom_flags(i32::try_from(flags.bits()).unwrap_or(0));
    }
    options.open(path)
}

/// Decodes bytes as UTF-8 text.
///
/// # Errors
/// [`FileProblem::Binary`] or [`FileProblem::NotUtf8`] if they are not;
/// [`FileProblem::TooManyLines`] beyond [`limits::LINES`], [`FileProblem::LongLine`] beyond
/// [`limits::LINE`].
pub fn decode(bytes: Vec<u8>) -> Result<String, FileProblem> {
    let mut count = 0usize;
    for line in bytes.split(|byte| *byte == b'\n') {
        count = count.saturating_add(1);
        if line.len() > limits::LINE {
            return Err(FileProblem::LongLine {
                line: count,
                bytes: line.len(),
            });
        }
    }
    if count > limits::LINES {
        return Err(FileProblem::TooManyLines(count));
    }
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

//! `zoneboard init DIR`: the files of the built-in dataset, from which data of another zone can be made.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use clap::{Arg, Command, ValueHint, value_parser};

use super::cannot_write;
use crate::dataset::Sources;
use crate::output::file;
use crate::text::{Lang, sanitize};

/// The command, described in one language.
pub(super) fn command(lang: Lang) -> Command {
    Command::new("init").about(lang.cli_init()).arg(
        Arg::new("folder")
            .value_name("DIR")
            .help(lang.cli_init_folder())
            .required(true)
            .value_hint(ValueHint::DirPath)
            .value_parser(value_parser!(PathBuf)),
    )
}

/// Writes the files into a folder, which it makes if there is none.
///
/// # Errors
/// If the folder holds anything, or if it or a file cannot be written.
pub(super) fn run(folder: &Path, lang: Lang) -> Result<ExitCode> {
    let shown = sanitize(&folder.display().to_string()).into_owned();
    if !is_free(folder).with_context(|| cannot_write(folder, lang))? {
        bail!(lang.init_not_empty(&shown));
    }
    let sources = Sources::embedded();
    for of in &sources.files {
        let path = folder.join(&of.name);
        let written = path
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| file::write(&path, of.text.as_bytes()));
        written.with_context(|| cannot_write(&path, lang))?;
    }
    let count = sources.files.len();
    let mut out = io::stdout().lock();
    writeln!(out, "{}", lang.init_written(count, &shown))?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Whether there is no such folder yet, or an empty one.
fn is_free(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

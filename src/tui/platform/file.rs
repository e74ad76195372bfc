//! A view to a file: all of it or nothing, and never in place of another unasked.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::text::sanitize;
use crate::tui::effect::{Exported, WriteProblem};

/// Writes a view; what it answers is the path as it was understood.
///
/// # Errors
/// [`WriteProblem`], for the user.
pub(crate) fn write(exported: &Exported) -> Result<String, WriteProblem> {
    let path = expanded(&exported.path);
    if !exported.overwrite && path.symlink_metadata().is_ok() {
        return Err(WriteProblem::Exists);
    }
    match write_whole(&path, exported) {
        Ok(()) => Ok(sanitize(&path.display().to_string()).into_owned()),
        Err(error) => Err(WriteProblem::Failed(
            sanitize(&error.to_string()).into_owned(),
        )),
    }
}

/// Beside the file first, then in its place, so that a full disk leaves no half of it.
fn write_whole(path: &Path, exported: &Exported) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}~", std::process::id()));
    let beside = PathBuf::from(beside);
    let written = (|| {
        let mut file = io::BufWriter::new(fs::File::create_new(&beside)?);
        file.write_all(&exported.content)?;
        file.flush()?;
        file.get_ref().sync_all()?;
        fs::rename(&beside, path)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// `~/` stands for the home of the user, as in a shell.
#[must_use]
pub(crate) fn expanded(path: &str) -> PathBuf {
    let home = || etcetera::home_dir().ok();
    match path.strip_prefix("~/").zip(home()) {
        Some((rest, home)) => home.join(rest),
        None => PathBuf::from(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_is_replaced_only_when_asked_to() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, "mine").unwrap();
        let mut exported = Exported {
            path: path.display().to_string(),
            content: "值\n1\n".into(),
            overwrite: false,
        };
        assert_eq!(write(&exported), Err(WriteProblem::Exists));
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        exported.overwrite = true;
        write(&exported).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "值\n1\n");
        // Nothing is left beside it.
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn where_nothing_can_be_written_nothing_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let exported = Exported {
            path: folder.path().join("no/such/a.csv").display().to_string(),
            content: Vec::new(),
            overwrite: false,
        };
        assert!(matches!(write(&exported), Err(WriteProblem::Failed(_))));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}

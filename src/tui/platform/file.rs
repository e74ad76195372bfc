//! Exports a view to a file. An existing file is replaced only if the user has agreed to that.

use std::fs;
use std::path::PathBuf;

use crate::output::file;
use crate::text::sanitize;
use crate::tui::effect::{Exported, WriteProblem};

/// Writes a view, completely or not at all. Returns the path with `~` expanded, for display.
///
/// # Errors
/// [`WriteProblem::NotAFile`] if something else has that name, [`WriteProblem::Exists`] if the file
/// exists and may not be replaced, [`WriteProblem::Failed`] if it cannot be written.
pub(crate) fn write(exported: &Exported) -> Result<String, WriteProblem> {
    let path = expanded(&exported.path);
    // A pipe that nobody reads would keep the dashboard waiting for ever, and a terminal would get
    // the view in the midst of the screen.
    if fs::metadata(&path).is_ok_and(|there| !there.is_file()) {
        return Err(WriteProblem::NotAFile);
    }
    if !exported.overwrite && path.symlink_metadata().is_ok() {
        return Err(WriteProblem::Exists);
    }
    match file::write(&path, &exported.content) {
        Ok(()) => Ok(sanitize(&path.display().to_string()).into_owned()),
        Err(error) => Err(WriteProblem::Failed(
            sanitize(&error.to_string()).into_owned(),
        )),
    }
}

/// Replaces a leading `~/` with the user's home folder, as a shell does.
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

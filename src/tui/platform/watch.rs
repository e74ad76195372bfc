//! Notices changes of data files. Folders are watched rather than files, because many editors save
//! by replacing the file.

use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::worker;

/// Watches until it is dropped.
pub(in crate::tui) type Watching = RecommendedWatcher;

/// How long files have to be unchanged. Editors may save several files, or one in several steps.
const QUIET: Duration = Duration::from_millis(150);

/// Calls `changed` after files of these folders have changed and then stayed the same for
/// [`QUIET`], until it returns `false` or the watcher is dropped; and `panicked` if that panics.
/// `None` where there are no folders.
///
/// # Errors
/// If a folder cannot be watched, because it is gone or the system has no watches left.
pub(in crate::tui) fn files(
    folders: &[PathBuf],
    changed: impl Fn() -> bool + Send + 'static,
    panicked: impl FnOnce() + Send + 'static,
) -> notify::Result<Option<Watching>> {
    if folders.is_empty() {
        return Ok(None);
    }
    let (sender, events) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| concerns(&event)) {
            let _ = sender.send(());
        }
    })?;
    for folder in folders {
        watcher.watch(folder, RecursiveMode::Recursive)?;
    }
    let work = move || {
        while events.recv().is_ok() {
            loop {
                match events.recv_timeout(QUIET) {
                    Ok(()) => {}
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
            if !changed() {
                return;
            }
        }
    };
    worker::spawn("watch", work, panicked)?;
    Ok(Some(watcher))
}

/// Whether an event changed a data file or an article. Reading one does not.
fn concerns(event: &Event) -> bool {
    let kind = event.kind;
    let changes = kind.is_modify() || kind.is_create() || kind.is_remove();
    changes
        && event.paths.iter().any(|path| {
            let extension = path.extension().and_then(|extension| extension.to_str());
            matches!(extension, Some("toml" | "txt"))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_cannot_be_watched_is_told() {
        let gone = PathBuf::from("there/is/no/such/folder");
        assert!(files(&[gone], || true, || ()).is_err());
        assert!(files(&[], || true, || ()).is_ok_and(|watcher| watcher.is_none()));
    }
}

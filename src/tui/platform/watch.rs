//! Watches data files for changes. It watches their folders, because many editors save a file by
//! replacing it.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::worker;

/// A watcher, which stops when it is dropped.
pub(in crate::tui) type Watching = RecommendedWatcher;

/// How long files have to stay unchanged before a change is reported. Editors may save several files,
/// or one file in several steps.
const QUIET: Duration = Duration::from_millis(150);

/// How long after the first change it is reported at the latest, even if changes go on.
const LATEST: Duration = Duration::from_secs(1);

/// Calls `changed` on another thread each time that files in these folders have changed and then
/// stayed the same for [`QUIET`], but no later than [`LATEST`] after the first change. This ends when
/// `changed` returns `false` or the watcher is dropped. If the thread panics, `panicked` is called.
/// Without folders, the result is `None`.
///
/// # Errors
/// If a folder cannot be watched, because it does not exist or the system has no watches left.
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
        while events.recv().is_ok() && settle(&events) {
            if !changed() {
                return;
            }
        }
    };
    worker::spawn("watch", work, panicked)?;
    Ok(Some(watcher))
}

/// Waits until no file has changed for [`QUIET`], or [`LATEST`] has passed. Returns whether the
/// watcher still exists.
fn settle(events: &Receiver<()>) -> bool {
    let first = Instant::now();
    loop {
        let left = LATEST.saturating_sub(first.elapsed());
        match events.recv_timeout(QUIET.min(left)) {
            Ok(()) if left.is_zero() => return true,
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// Whether an event reports a change of a data file or an article. Reading a file is an event, too.
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
    fn a_folder_that_cannot_be_watched_is_an_error() {
        let gone = PathBuf::from("there/is/no/such/folder");
        assert!(files(&[gone], || true, || ()).is_err());
        assert!(files(&[], || true, || ()).is_ok_and(|watcher| watcher.is_none()));
    }
}

//! Watches data files for changes. It watches their folders, because many editors save a file by
//! replacing it, and the folders above them, because a folder may be replaced, too.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::worker;

/// A watcher, which stops when it is dropped.
pub(in crate::tui) type Watching = Arc<Mutex<RecommendedWatcher>>;

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
    let folders = folders.iter().map(|folder| named(folder));
    let folders: Vec<PathBuf> = folders.collect::<io::Result<_>>()?;
    let (sender, events) = mpsc::channel();
    let own = folders.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        let changed = event.ok().and_then(|event| concerned(&event, &own));
        if let Some(changed) = changed {
            let _ = sender.send(changed);
        }
    })?;
    for folder in &folders {
        watcher.watch(folder, RecursiveMode::Recursive)?;
        // Without it, only the loss of the folder itself goes unnoticed.
        if let Some(above) = folder.parent() {
            let _ = watcher.watch(above, RecursiveMode::NonRecursive);
        }
    }
    let watching = Arc::new(Mutex::new(watcher));
    let watcher = Arc::downgrade(&watching);
    let work = move || {
        while let Ok(first) = events.recv() {
            let Some(found) = settle(&events, first) else {
                return;
            };
            if found == Changed::Folder {
                let Some(watcher) = watcher.upgrade() else {
                    return;
                };
                let mut watcher = watcher.lock().unwrap_or_else(PoisonError::into_inner);
                for folder in &folders {
                    // The old one may be gone, and the new one not there yet.
                    let _ = watcher.unwatch(folder);
                    let _ = watcher.watch(folder, RecursiveMode::Recursive);
                }
            }
            if !changed() {
                return;
            }
        }
    };
    worker::spawn("watch", work, panicked)?;
    Ok(Some(watching))
}

/// A folder by its name in the folder it stands in, as events have it.
fn named(folder: &Path) -> io::Result<PathBuf> {
    match (folder.parent(), folder.file_name()) {
        (Some(above), Some(name)) => {
            let here = above.as_os_str().is_empty();
            let above = if here { Path::new(".") } else { above };
            Ok(above.canonicalize()?.join(name))
        }
        _ => folder.canonicalize(),
    }
}

/// What has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Changed {
    /// Files.
    Files,
    /// A folder itself, which has been removed, made or renamed.
    Folder,
}

/// Waits for files to come to rest, or for [`LATEST`] to pass. Returns what has changed meanwhile,
/// `None` if the watcher is no longer there.
fn settle(events: &Receiver<Changed>, first: Changed) -> Option<Changed> {
    let began = Instant::now();
    let mut found = first;
    loop {
        let left = LATEST.saturating_sub(began.elapsed());
        match events.recv_timeout(QUIET.min(left)) {
            Ok(changed) => {
                found = found.max(changed);
                if left.is_zero() {
                    return Some(found);
                }
            }
            Err(RecvTimeoutError::Timeout) => return Some(found),
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
}

/// What an event changed: a data file or an article in one of the folders, or one of the folders.
/// Reading changes nothing.
fn concerned(event: &Event, folders: &[PathBuf]) -> Option<Changed> {
    let kind = event.kind;
    if !(kind.is_modify() || kind.is_create() || kind.is_remove()) {
        return None;
    }
    if event.paths.iter().any(|path| folders.contains(path)) {
        return Some(Changed::Folder);
    }
    let is_ours = |path: &&PathBuf| folders.iter().any(|folder| path.starts_with(folder));
    let is_read = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        matches!(extension, Some("toml" | "txt"))
    };
    let changed = event.paths.iter().filter(is_ours).any(is_read);
    changed.then_some(Changed::Files)
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

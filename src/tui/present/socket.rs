//! Sends the notes of the slide shown to a second terminal of the same user.
//!
//! Each step is a line of JSON. Writing never blocks: a reader that is too slow is disconnected and has
//! to connect again.

use std::fs::{self, DirBuilder};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::speaker::Notes;
use super::state::Presenting;
use crate::tui::shared::Shared;

/// The maximum number of second terminals.
const MOST: usize = 8;

/// The path of the socket: in the runtime directory or, without one, in a private folder among the
/// temporary files.
///
/// # Errors
/// If there is no such folder and none can be made that only this user can enter. They name it.
pub(super) fn place() -> io::Result<PathBuf> {
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    let runtime = runtime.filter(|path| path.is_absolute() && path.is_dir());
    let user = rustix::process::geteuid().as_raw();
    let folder = match runtime {
        Some(runtime) => runtime.join("zoneboard"),
        None => std::env::temp_dir().join(format!("zoneboard-{user}")),
    };
    match make_private(&folder, user) {
        Ok(()) => Ok(folder.join("notes.sock")),
        Err(error) => {
            let why = format!("{}: {error}", folder.display());
            Err(io::Error::new(error.kind(), why))
        }
    }
}

/// Makes a folder that only this user can enter, unless it is there.
fn make_private(folder: &Path, user: u32) -> io::Result<()> {
    let made = DirBuilder::new().mode(0o700).create(folder);
    if let Err(error) = made
        && error.kind() != io::ErrorKind::AlreadyExists
    {
        return Err(error);
    }
    // Another user may have made a folder with this name.
    let found = fs::symlink_metadata(folder)?;
    let is_ours = found.is_dir() && found.uid() == user && found.mode() & 0o077 == 0;
    match is_ours {
        true => Ok(()),
        false => Err(io::ErrorKind::PermissionDenied.into()),
    }
}

/// The state shared by the listening thread and the event loop.
#[derive(Debug, Default)]
struct Readers {
    /// The last line, for new readers.
    line: Vec<u8>,
    connected: Vec<UnixStream>,
}

impl Readers {
    /// Writes the line to all readers; drops those that cannot take all of it at once.
    fn tell(&mut self) {
        let line = &self.line;
        self.connected.retain_mut(|reader| hand(reader, line));
    }
}

/// Whether a reader took the whole line at once.
fn hand(reader: &mut UnixStream, line: &[u8]) -> bool {
    matches!(reader.write(line), Ok(written) if written == line.len())
}

fn lock(readers: &Mutex<Readers>) -> MutexGuard<'_, Readers> {
    readers.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The presenting side.
#[derive(Debug, Default)]
pub(super) struct Publisher {
    state: State,
}

#[derive(Debug, Default)]
enum State {
    /// Nothing was shown yet.
    #[default]
    New,
    Listening {
        path: PathBuf,
        /// Device and inode of the socket, so that only our own is removed.
        own: Option<(u64, u64)>,
        readers: Arc<Mutex<Readers>>,
    },
    /// No socket could be made.
    Off,
}

impl Publisher {
    /// Sends the notes of the slide shown. The first call starts to listen, and so does the first one
    /// after the end of a presentation that had taken the place of the socket.
    pub(super) fn publish(&mut self, presenting: &Presenting, shared: &Shared) {
        let readers = match &self.state {
            State::New => Some(Arc::default()),
            // A presentation that was killed leaves a socket that nobody listens at.
            State::Listening { path, own, readers } => {
                let is_heard = identity(path) == *own || UnixStream::connect(path).is_ok();
                (!is_heard).then(|| Arc::clone(readers))
            }
            State::Off => None,
        };
        if let Some(readers) = readers {
            let listening = place().and_then(|path| listen(path, readers));
            self.state = listening.unwrap_or(State::Off);
        }
        let State::Listening { readers, .. } = &self.state else {
            return;
        };
        let Some(notes) = Notes::of(presenting, shared) else {
            return;
        };
        let Ok(mut line) = serde_json::to_vec(&notes) else {
            return;
        };
        line.push(b'\n');
        let mut readers = lock(readers);
        readers.line = line;
        readers.tell();
    }
}

impl Drop for Publisher {
    fn drop(&mut self) {
        if let State::Listening { path, own, readers } = &self.state {
            lock(readers).connected.clear();
            if own.is_some() && identity(path) == *own {
                let _ = fs::remove_file(path);
            }
        }
    }
}

/// Which file a path names.
pub(super) fn identity(path: &Path) -> Option<(u64, u64)> {
    let found = fs::symlink_metadata(path).ok()?;
    Some((found.dev(), found.ino()))
}

/// Listens. Replaces the socket of a presentation that has ended without removing it, and that of an
/// older one, so that second terminals follow the presentation that has begun last.
fn listen(path: PathBuf, readers: Arc<Mutex<Readers>>) -> io::Result<State> {
    let listener = match UnixListener::bind(&path) {
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            fs::remove_file(&path)?;
            UnixListener::bind(&path)?
        }
        bound => bound?,
    };
    let own = identity(&path);
    let known = Arc::downgrade(&readers);
    // The thread ends with the program, or at the first connection after the presentation.
    thread::spawn(move || {
        for connected in listener.incoming() {
            let Some(readers) = known.upgrade() else {
                break;
            };
            let Ok(mut reader) = connected else {
                continue;
            };
            let mut readers = lock(&readers);
            if reader.set_nonblocking(true).is_ok()
                && readers.connected.len() < MOST
                && hand(&mut reader, &readers.line)
            {
                readers.connected.push(reader);
            }
        }
    });
    Ok(State::Listening { path, own, readers })
}

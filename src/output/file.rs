//! Writes a file whole or not at all, whatever ends the program meanwhile.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// More links than this, one leading to the next, lead in a circle.
const LINKS: usize = 40;

/// Names that are tried for the file beside; a program that was killed may have left some.
const NAMES: u32 = 100;

/// Writes a file by way of another one in the same folder, which then takes its place. A file that
/// is replaced leaves its mode to the new one, and its owner where the system allows that; of a
/// link, the file that it leads to is replaced. A file that may not be written to is not replaced. A
/// pipe or a device is written to as it is.
///
/// # Errors
/// Whatever the system refuses. What was there before is there then, unless it is no ordinary file.
pub fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(old) if old.is_file() => {
            // Whoever may write to the folder may put another file there, even in place of one that
            // is protected against being written to.
            drop(OpenOptions::new().write(true).open(path)?);
            replace(&followed(path)?, content, Some(&old))
        }
        // A folder is refused here. A link to a pipe may name no path, as /dev/stdout.
        Ok(_) => OpenOptions::new()
            .write(true)
            .open(path)?
            .write_all(content),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            replace(&followed(path)?, content, None)
        }
        Err(error) => Err(error),
    }
}

/// Where a link leads in the end, even if nothing is there yet.
fn followed(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&path) {
            Ok(target) => path = folder(&path).join(target),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::from(ErrorKind::InvalidInput))
}

fn folder(path: &Path) -> &Path {
    let parent = path.parent().unwrap_or(path);
    if parent.as_os_str().is_empty() {
        return Path::new(".");
    }
    parent
}

fn replace(path: &Path, content: &[u8], old: Option<&Metadata>) -> io::Result<()> {
    let (mut file, beside) = create_beside(folder(path), old.is_some())?;
    let written = file
        .write_all(content)
        .and_then(|()| old.map_or(Ok(()), |old| take_over(&file, old)))
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Creates a file of a new name. A secret one may only be read by its owner from the beginning.
fn create_beside(folder: &Path, is_secret: bool) -> io::Result<(File, PathBuf)> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if is_secret {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = is_secret;
    for number in 0..NAMES {
        let name = format!(".zoneboard-{}-{number}~", std::process::id());
        let path = folder.join(name);
        match options.open(&path) {
            Ok(file) => return Ok((file, path)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::from(ErrorKind::AlreadyExists))
}

/// Gives a file the owner and the mode of the one whose place it takes.
fn take_over(file: &File, old: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        // Only the system's administrator may give a file away. The mode comes last: a new owner
        // takes some of it back.
        if fchown(file, Some(old.uid()), Some(old.gid())).is_err() {
            let _ = fchown(file, None, Some(old.gid()));
        }
    }
    file.set_permissions(old.permissions())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn the_mode_of_what_is_replaced_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        for mode in [0o600, 0o640, 0o664] {
            fs::write(&path, "old").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            write(&path, b"new").unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"new");
            assert_eq!(
                fs::metadata(&path).unwrap().permissions().mode() & 0o7777,
                mode
            );
        }
    }

    #[test]
    fn links_stay_and_lead_to_what_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("inner")).unwrap();
        symlink("inner/second", at("first")).unwrap();
        symlink("../a.csv", at("inner/second")).unwrap();
        for content in [b"one", b"two"] {
            write(&at("first"), content).unwrap();
            assert_eq!(fs::read(at("a.csv")).unwrap(), content);
            assert!(at("first").symlink_metadata().unwrap().is_symlink());
            assert!(at("inner/second").symlink_metadata().unwrap().is_symlink());
        }
        symlink("round", at("round")).unwrap();
        assert!(write(&at("round"), b"x").is_err());
    }

    #[test]
    fn a_pipe_stays_a_pipe_and_a_folder_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo")
            .arg(&path)
            .status()
            .unwrap();
        assert!(made.success());
        let reading = path.clone();
        let reader = std::thread::spawn(move || fs::read(reading).unwrap());
        write(&path, b"through").unwrap();
        assert_eq!(reader.join().unwrap(), b"through");
        assert!(write(folder.path(), b"x").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_killed_program_left_is_in_nobodys_way() {
        let folder = tempfile::tempdir().unwrap();
        let left = format!(".zoneboard-{}-0~", std::process::id());
        fs::write(folder.path().join(left), "half").unwrap();
        write(&folder.path().join("a.csv"), b"whole").unwrap();
        assert_eq!(fs::read(folder.path().join("a.csv")).unwrap(), b"whole");
    }
}

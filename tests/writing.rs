//! Files that are written: what was there before stays in its place, whole, whatever happens.

#![cfg(unix)]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

mod common {
    #[allow(dead_code, reason = "other tests need more of it")]
    pub(crate) mod pty;
}

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use common::pty::{PROGRAM, Setup};

/// Draws a picture into a file, in a shell that first does something else.
fn draw_into(path: &Path, first: &str) -> Command {
    let mut command = Command::new("sh");
    let script = format!("{first}\nexec \"$0\" picture --tab targets -o \"$1\"");
    command.args(["-c", &script, PROGRAM]).arg(path);
    command.env("ZONEBOARD_CONFIG", "").stderr(Stdio::null());
    command
}

fn is_picture(content: &[u8]) -> bool {
    let text = String::from_utf8_lossy(content);
    text.starts_with("<svg") && text.trim_end().ends_with("</svg>")
}

#[test]
fn a_picture_keeps_the_mode_of_the_file_and_the_link_it_is_drawn_into() {
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("a.svg"), folder.path().join("b.svg"));
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
    symlink("a.svg", &link).unwrap();
    for path in [&file, &link] {
        assert!(draw_into(path, "").status().unwrap().success());
        assert!(is_picture(&fs::read(&file).unwrap()));
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o600
        );
        assert!(link.symlink_metadata().unwrap().is_symlink());
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_view_keeps_the_mode_of_the_file_and_the_link_it_is_saved_to() {
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("a.csv"), folder.path().join("b.csv"));
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
    symlink("a.csv", &link).unwrap();
    let mut session = Setup::new().start().opened();
    session.type_and_wait_for_frame("2");
    session.type_and_wait_for_frame("e");
    // In place of the name that is proposed.
    session.type_and_wait_for_frame("\x15");
    session.type_and_wait_for_frame(&link.display().to_string());
    session.type_and_wait_for_frame("\r");
    session.type_keys("\r");
    session.wait_for("b.csv");
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
    assert!(fs::read_to_string(&file).unwrap().lines().count() > 10);
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert!(link.symlink_metadata().unwrap().is_symlink());
}

#[test]
fn a_program_that_the_system_kills_while_it_writes_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.svg");
    fs::write(&path, "old").unwrap();
    // The system kills a program that writes more than this into a file.
    let status = draw_into(&path, "ulimit -f 4").status().unwrap();
    assert!(status.signal().is_some(), "{status:?}");
    assert_eq!(fs::read(&path).unwrap(), b"old");
    // What it left beside is in nobody's way.
    assert!(draw_into(&path, "").status().unwrap().success());
    assert!(is_picture(&fs::read(&path).unwrap()));
}

#[test]
fn a_program_killed_at_any_moment_leaves_the_old_file_or_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.svg");
    for moment in 0..40 {
        fs::write(&path, "old").unwrap();
        let mut child = draw_into(&path, "").spawn().unwrap();
        thread::sleep(Duration::from_millis(moment * 4));
        child.kill().unwrap();
        child.wait().unwrap();
        let content = fs::read(&path).unwrap();
        assert!(content == b"old" || is_picture(&content), "after {moment}");
    }
}

#[test]
fn a_full_disk_is_told_and_a_device_stays_a_device() {
    let status = draw_into(Path::new("/dev/full"), "").status().unwrap();
    assert_eq!(status.code(), Some(1));
    assert!(!fs::metadata("/dev/full").unwrap().is_file());
    assert!(
        draw_into(Path::new("/dev/null"), "")
            .status()
            .unwrap()
            .success()
    );
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
    let printed = draw_into(Path::new("/dev/stdout"), "").output().unwrap();
    assert!(is_picture(&printed.stdout));
}

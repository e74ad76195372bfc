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
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use common::pty::{PROGRAM, Session, Setup};
use zoneboard::text::Lang;

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

/// Asks for the targets to be saved to a file.
fn save_to(session: &mut Session, path: &Path) {
    session.type_and_wait_for_frame("2");
    session.type_and_wait_for_frame("e");
    // In place of the name that is proposed.
    session.type_and_wait_for_frame("\x15");
    session.type_and_wait_for_frame(&path.display().to_string());
    session.type_and_wait_for_frame("\r");
}

#[test]
fn a_view_keeps_the_mode_of_the_file_and_the_link_it_is_saved_to() {
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("a.csv"), folder.path().join("b.csv"));
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
    symlink("a.csv", &link).unwrap();
    let mut session = Session::open();
    save_to(&mut session, &link);
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

/// Nobody reads the pipe, so that who writes to it waits for ever.
#[test]
fn the_dashboard_writes_to_no_pipe_folder_or_terminal_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let made = Command::new("mkfifo").arg(at("pipe.csv")).status().unwrap();
    assert!(made.success());
    fs::create_dir(at("folder.csv")).unwrap();
    symlink("/dev/tty", at("terminal.csv")).unwrap();
    for (lang, name) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        for file in ["pipe.csv", "folder.csv", "terminal.csv"] {
            let setup = Setup::new().arg("--lang").arg(name);
            let mut session = setup.start().opened();
            save_to(&mut session, &at(file));
            session.wait_for(lang.export_not_a_file());
            // Neither does it when asked once more.
            session.type_and_wait_for_frame("\r");
            session.type_keys("\x03");
            assert_eq!(session.wait_exit(), 0, "{file}");
            session.assert_given_back();
            assert!(!session.text().contains("target_citation"), "{file}");
        }
    }
}

/// A user with no rights of its own, for the system's administrator may write to any file.
const NOBODY: u32 = 65534;

#[test]
fn a_file_that_may_not_be_written_to_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.svg");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o444)).unwrap();
    for (lang, locale) in [(Lang::Zh, "zh_CN.UTF-8"), (Lang::En, "en_US.UTF-8")] {
        let mut command = draw_into(&path, "");
        command.env("LC_ALL", locale).stderr(Stdio::piped());
        command.env("XDG_CONFIG_HOME", folder.path());
        if fs::OpenOptions::new().write(true).open(&path).is_ok() {
            for owned in [folder.path(), &path] {
                chown(owned, Some(NOBODY), Some(NOBODY)).unwrap();
            }
            let mut reached = Command::new(PROGRAM);
            let reached = reached.arg("--version").uid(NOBODY).gid(NOBODY).output();
            if !reached.is_ok_and(|output| output.status.success()) {
                // The program lies in a folder of the administrator's own.
                return;
            }
            command.uid(NOBODY).gid(NOBODY);
        }
        let output = command.output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(told.contains(&lang.cannot_write(path.display())), "{told}");
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }
}

#[test]
fn a_picture_has_any_name_that_a_file_may_have() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    for name in [&b"a\xff.svg"[..], b"a\n\x1b[31m.svg", b"-.svg"] {
        let path = folder.path().join(std::ffi::OsStr::from_bytes(name));
        assert!(draw_into(&path, "").status().unwrap().success(), "{path:?}");
        assert!(is_picture(&fs::read(&path).unwrap()));
    }
}

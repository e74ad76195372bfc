//! Presenting in a terminal: from the command line, with what moves, and with the notes in a second
//! terminal; and what the terminal is like afterwards.

#![cfg(unix)]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod common {
    #[allow(dead_code, reason = "other tests need more of it")]
    pub(crate) mod folder;
    #[allow(dead_code, reason = "other tests need more of it")]
    pub(crate) mod pty;
}

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Instant;

use common::folder::Folder;
use common::pty::{PROGRAM, Session, Setup, environment, patience, signal};
use rstest::rstest;
use tempfile::TempDir;
use zoneboard::text::Lang;

const ESC: &str = "\x1b";
const RIGHT: &str = "\x1b[C";

/// The slides of 2021 in English, from one of them on.
fn presenting(runtime: &Path, arguments: &[&str]) -> Setup {
    let mut setup = Setup::new().size(80, 24).env("XDG_RUNTIME_DIR", runtime);
    for argument in ["--lang", "en", "present", "--year", "2021"] {
        setup = setup.arg(argument);
    }
    for argument in arguments {
        setup = setup.arg(argument);
    }
    setup
}

/// The third slide, whose promise is shown.
fn promise(runtime: &Path, arguments: &[&str]) -> Session {
    let session = presenting(runtime, arguments)
        .arg("--from")
        .arg("3")
        .start();
    session.wait_for("3/11");
    session
}

#[test]
fn a_presentation_begins_at_once_and_leads_to_the_dashboard_of_its_year() {
    let runtime = tempfile::tempdir().unwrap();
    let mut session = promise(runtime.path(), &[]);
    session.wait_for("target ≥7");
    session.type_keys(RIGHT);
    session.wait_for("reversed");
    session.type_keys(ESC);
    session.wait_for("1 Overview");
    session.type_keys("p");
    session.wait_for("1/11");
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
    session.assert_given_back();
}

#[test]
fn in_the_midst_of_the_motion_any_end_gives_the_terminal_back() {
    for (name, number) in [("TERM", 15), ("HUP", 1), ("INT", 2)] {
        let runtime = tempfile::tempdir().unwrap();
        let mut session = promise(runtime.path(), &[]);
        session.type_and_wait_for_frame(RIGHT);
        session.signal(name);
        assert_eq!(session.wait_exit(), 128 + number, "{name}");
        session.assert_given_back();
        let socket = runtime.path().join("zoneboard/notes.sock");
        assert!(!socket.exists(), "the socket is removed after {name}");
    }
}

#[test]
fn another_size_in_the_midst_of_the_motion_ends_in_the_same_slide() {
    let runtime = tempfile::tempdir().unwrap();
    let mut session = promise(runtime.path(), &[]);
    session.type_and_wait_for_frame(RIGHT);
    session.resize(100, 30);
    session.wait_for("reversed");
    let still = presenting(runtime.path(), &["--still", "--from", "3"])
        .size(100, 30)
        .start();
    let mut still = still;
    still.wait_for("3/11");
    still.type_keys(RIGHT);
    still.wait_for("reversed");
    let arrived = still.screen();
    session.wait_until("the slide at rest", |screen, _| {
        screen.contents() == arrived
    });
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
    session.assert_given_back();
}

#[test]
fn the_motion_takes_seven_frames_and_then_nothing_is_written_any_more() {
    let runtime = tempfile::tempdir().unwrap();
    let mut session = promise(runtime.path(), &[]);
    let before = session.frames();
    session.type_keys(RIGHT);
    // The step itself, and six frames.
    session.wait_until("the motion", |_, frames| frames == before + 7);
    session.type_and_wait_for_frame("L");
    assert_eq!(session.frames(), before + 8);
    let mut still = promise(runtime.path(), &["--still"]);
    let before = still.frames();
    still.type_keys(RIGHT);
    still.wait_for("reversed");
    still.type_and_wait_for_frame("L");
    assert_eq!(still.frames(), before + 2);
}

#[test]
fn slides_go_on_by_themselves_until_the_last() {
    let runtime = tempfile::tempdir().unwrap();
    let session = presenting(runtime.path(), &["--autoplay", "1", "--from", "10"]).start();
    session.wait_for("10/11");
    session.wait_for("11/11");
}

#[test]
fn a_slide_that_does_not_exist_is_told_before_the_screen_opens() {
    let runtime = tempfile::tempdir().unwrap();
    let mut session = presenting(runtime.path(), &["--from", "99"]).start();
    assert_eq!(session.wait_exit(), 1);
    assert!(
        session.text().contains("only 11 slides"),
        "{}",
        session.text()
    );
    assert!(!session.text().contains("\x1b[?1049h"));
}

#[test]
fn files_that_change_while_someone_presents_are_read_afterwards() {
    let runtime = tempfile::tempdir().unwrap();
    let folder = Folder::copy();
    let mut session = presenting(runtime.path(), &["--from", "6"])
        .data(folder.data())
        .start();
    session.wait_for("6/11");
    session.type_and_wait_for_frame(RIGHT);
    session.wait_for("12.1");
    folder.replace("years/2021.toml", "value = \"12.1\"", "value = \"12.7\"");
    session.type_keys(ESC);
    session.wait_for("data files read again");
}

/// The notes in a second terminal, which is a pipe here.
struct Follower {
    child: Child,
    lines: Receiver<String>,
}

impl Follower {
    fn of(runtime: &Path) -> Follower {
        let mut child = Command::new(PROGRAM)
            .args(["--lang", "en", "present", "--notes"])
            .env_clear()
            .envs(environment())
            .env("XDG_RUNTIME_DIR", runtime)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (told, lines) = mpsc::channel();
        thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if told.send(line).is_err() {
                    break;
                }
            }
        });
        Follower { child, lines }
    }

    fn wait_for(&self, text: &str) {
        let deadline = Instant::now() + patience();
        let mut seen = Vec::new();
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.lines.recv_timeout(left) {
                Ok(line) if line.contains(text) => return,
                Ok(line) => seen.push(line),
                Err(why) => panic!("no {text:?} ({why}) in\n{}", seen.join("\n")),
            }
        }
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_notes_follow_in_a_second_terminal_whichever_is_first() {
    let runtime = tempfile::tempdir().unwrap();
    let early = Follower::of(runtime.path());
    early.wait_for("Waiting");
    let mut session = promise(runtime.path(), &[]);
    early.wait_for("3/11");
    early.wait_for("next: ");
    early.wait_for("“下降7.8%”");
    session.type_keys(RIGHT);
    early.wait_for("step 2 of 2");
    let late = Follower::of(runtime.path());
    late.wait_for("3/11");
    session.type_keys("9\r");
    late.wait_for("likely questions");
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
    // A pipe ends with the presentation.
    let mut late = late;
    assert!(late.child.wait().unwrap().success());
    let folder = runtime.path().join("zoneboard");
    let mode = fs::metadata(&folder).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    assert!(!folder.join("notes.sock").exists());
}

#[test]
fn with_restricted_no_notes_are_offered_and_none_followed() {
    let runtime = tempfile::tempdir().unwrap();
    let socket = runtime.path().join("zoneboard").join("notes.sock");
    let mut session = promise(runtime.path(), &["--restricted", "--still"]);
    session.type_and_wait_for_frame(RIGHT);
    assert!(!socket.exists());
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
    // Without it there is one.
    let session = promise(runtime.path(), &["--still"]);
    let follower = Follower::of(runtime.path());
    follower.wait_for("3/11");
    assert!(socket.exists());
    // Nor does a second terminal follow that keeps to the dataset.
    let followed = Command::new(PROGRAM)
        .args(["--lang", "en", "--restricted", "present", "--notes"])
        .env_clear()
        .envs(environment())
        .env("XDG_RUNTIME_DIR", runtime.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(!followed.status.success());
    assert!(followed.stdout.is_empty());
    let told = String::from_utf8(followed.stderr).unwrap();
    assert!(
        told.contains("notes do not follow with --restricted"),
        "{told}"
    );
    drop(session);
}

#[test]
fn the_configuration_turns_the_motion_off() {
    let runtime = tempfile::tempdir().unwrap();
    let config = runtime.path().join("config.toml");
    for (motion, frames) in [("true", 7), ("false", 1)] {
        fs::write(&config, format!("motion = {motion}\n")).unwrap();
        let mut session = presenting(runtime.path(), &["--from", "3"])
            .env("ZONEBOARD_CONFIG", &config)
            .start();
        session.wait_for("3/11");
        let before = session.frames();
        session.type_keys(RIGHT);
        session.wait_until("the result", |_, of| of >= before + frames);
        session.type_and_wait_for_frame("L");
        assert_eq!(session.frames(), before + frames + 1, "{motion}");
    }
}

#[test]
fn a_second_terminal_that_does_not_read_holds_nobody_up() {
    let runtime = tempfile::tempdir().unwrap();
    let mut session = promise(runtime.path(), &["--still"]);
    let follower = Follower::of(runtime.path());
    follower.wait_for("3/11");
    signal(follower.child.id(), "STOP");
    for _ in 0..300 {
        session.type_and_wait_for_frame(RIGHT);
        session.type_and_wait_for_frame("\x1b[D");
    }
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
    signal(follower.child.id(), "CONT");
}

#[test]
fn a_socket_left_behind_is_replaced() {
    let runtime = tempfile::tempdir().unwrap();
    let mut folder = fs::DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.create(runtime.path().join("zoneboard")).unwrap();
    let path = runtime.path().join("zoneboard/notes.sock");
    drop(UnixListener::bind(&path).unwrap());
    assert!(path.exists(), "left behind");
    let _session = promise(runtime.path(), &[]);
    let follower = Follower::of(runtime.path());
    follower.wait_for("3/11");
}

#[test]
fn of_several_presentations_the_notes_follow_the_one_begun_last_while_it_lasts() {
    let runtime = tempfile::tempdir().unwrap();
    let path = runtime.path().join("zoneboard/notes.sock");
    let notes = || {
        let arguments = ["--lang", "en", "present", "--notes"];
        let setup = arguments.into_iter().fold(Setup::new(), Setup::arg);
        setup.env("XDG_RUNTIME_DIR", runtime.path()).start()
    };
    let mut first = promise(runtime.path(), &["--still"]);
    let mut early = notes();
    early.wait_for("3/11");
    let mut second = promise(runtime.path(), &["--still"]);
    second.type_keys("9\r");
    second.wait_for("9/11");
    // Whether it was open before or not.
    early.wait_for("9/11");
    let mut late = notes();
    late.wait_for("9/11");
    first.type_and_wait_for_frame(RIGHT);
    early.wait_for("9/11");
    // The first has them again from its next step on.
    second.type_keys("q");
    assert_eq!(second.wait_exit(), 0);
    assert!(!path.exists());
    early.wait_for("Waiting");
    first.type_keys("5\r");
    for session in [&early, &late] {
        session.wait_for("5/11");
    }
    for session in [&mut early, &mut late] {
        session.type_keys("\x03");
    }
    first.type_keys("q");
    assert_eq!(first.wait_exit(), 0);
    assert!(!path.exists());
}

#[test]
fn without_a_runtime_directory_a_folder_of_ones_own_will_do_but_no_one_elses() {
    let temporary: TempDir = tempfile::tempdir().unwrap();
    let start = || {
        let setup = presenting(Path::new(""), &[]).env("TMPDIR", temporary.path());
        let mut session = setup.start();
        session.wait_for("1/11");
        // The notes are handed out once the slide is drawn.
        session.type_and_wait_for_frame(RIGHT);
        session
    };
    let session = start();
    let mut entries = fs::read_dir(temporary.path()).unwrap();
    let folder = entries.next().unwrap().unwrap().path();
    let mode = fs::metadata(&folder).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    assert!(folder.join("notes.sock").exists());
    drop(session);
    // A folder that others may enter is not trusted; the slides are shown all the same.
    let _ = fs::remove_file(folder.join("notes.sock"));
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    let session = start();
    assert!(!folder.join("notes.sock").exists());
    drop(session);
}

#[rstest]
#[case::not_there("gone", "gone/zoneboard-")]
#[case::a_file("file", "file/zoneboard-")]
fn temporary_files_without_a_place_are_told_with_it(#[case] name: &str, #[case] place: &str) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    for (lang, locale) in [(Lang::Zh, "zh_CN.UTF-8"), (Lang::En, "en_US.UTF-8")] {
        let output = Command::new(PROGRAM)
            .args(["present", "--notes"])
            .env("LC_ALL", locale)
            .env("ZONEBOARD_CONFIG", "")
            .env_remove("XDG_RUNTIME_DIR")
            .env("TMPDIR", folder.path().join(name))
            .output()
            .unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{told}");
        let path = folder.path().join(place);
        let message = lang.notes_no_folder(path.display());
        assert!(told.contains(&message), "{told}");
    }
}

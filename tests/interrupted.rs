//! The dashboard interrupted: by signals at any moment, by a shell that stops it, by a terminal that
//! accepts nothing or is gone, by a panic. The terminal is as it was afterwards.

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
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use common::folder::Folder;
use common::pty::{Session, Setup, contains, count, legible, patience, picture, signal};
use rstest::rstest;
use tempfile::TempDir;
use zoneboard::text::Lang;

const CTRL_Z: &str = "\x1a";
const ALTERNATE_SCREEN: &[u8] = b"\x1b[?1049h";
const MAIN_SCREEN: &[u8] = b"\x1b[?1049l";

/// The program below a shell, which notes what became of it.
struct Noted {
    session: Session,
    folder: TempDir,
}

impl Noted {
    /// A shell that is not replaced by the program, so that it can tell how the program ended.
    fn start(setup: Setup) -> Noted {
        let folder = tempfile::tempdir().unwrap();
        let script = r#"
            stty -g >"$NOTES/before"
            /bin/sh -c 'echo $$ >"$NOTES/pid.new"; mv "$NOTES/pid.new" "$NOTES/pid"; exec "$ZONEBOARD"'
            echo $? >"$NOTES/code"
            stty -g >"$NOTES/after"
            echo end
        "#;
        let session = setup.env("NOTES", folder.path()).shell(script).start();
        Noted { session, folder }
    }

    fn note(&self, name: &str) -> String {
        wait_for_file(&self.folder.path().join(name))
    }

    fn pid(&self) -> u32 {
        self.note("pid").parse().unwrap()
    }

    /// Waits for the end of the program, and fails unless it ended so and restored the terminal.
    fn assert_ended(&mut self, code: u32, what: &str) {
        self.session.wait_exit();
        assert_eq!(self.note("code"), code.to_string(), "{what}");
        assert_eq!(self.note("after"), self.note("before"), "{what}");
        let bytes = self.session.bytes();
        let last = |mode: &[u8]| bytes.windows(mode.len()).rposition(|window| window == mode);
        assert!(last(MAIN_SCREEN) >= last(ALTERNATE_SCREEN), "{what}");
        assert!(last(b"\x1b[?25h") >= last(b"\x1b[?25l"), "{what}");
        assert!(last(b"\x1b[?1000l") >= last(b"\x1b[?1000h"), "{what}");
    }
}

/// What a file says once it is there.
fn wait_for_file(path: &std::path::Path) -> String {
    let deadline = Instant::now() + patience();
    loop {
        if let Ok(text) = fs::read_to_string(path)
            && text.ends_with('\n')
        {
            return text.trim().to_owned();
        }
        assert!(Instant::now() < deadline, "no {}", path.display());
        thread::sleep(Duration::from_millis(2));
    }
}

/// Waits until a condition holds.
fn wait_until(what: &str, holds: impl Fn() -> bool) {
    let deadline = Instant::now() + patience();
    while !holds() {
        assert!(Instant::now() < deadline, "never: {what}");
        thread::sleep(Duration::from_millis(2));
    }
}

/// Whether a process is there, and not only waited for.
fn is_alive(pid: u32) -> bool {
    let output = Command::new("ps")
        .args(["-o", "stat=", "-p", &pid.to_string()])
        .stderr(Stdio::null())
        .output()
        .unwrap();
    let stat = String::from_utf8(output.stdout).unwrap();
    !stat.trim().is_empty() && !stat.trim().starts_with('Z')
}

// Signals.

/// A terminal that is asked about its colours and its lines and never answers.
fn asked() -> Setup {
    Setup::new()
        .env("ZONEBOARD_CONFIG", "")
        .env("COLORFGBG", "")
}

#[rstest]
#[case("TERM", 143)]
#[case("HUP", 129)]
#[case("INT", 130)]
fn a_signal_while_the_terminal_is_asked_leaves_it_as_it_was(#[case] name: &str, #[case] code: u32) {
    for wait in 0..20 {
        let mut noted = Noted::start(asked());
        noted.session.wait_for_bytes(b"\x1b]11;?", 1);
        // From the moment of the question to after the first frame.
        thread::sleep(Duration::from_millis(wait * 15));
        signal(noted.pid(), name);
        noted.assert_ended(code, &format!("SIG{name} after {} ms", wait * 15));
    }
}

#[test]
fn every_signal_that_would_end_it_restores_the_terminal() {
    for (name, number) in [
        ("USR1", 10),
        ("USR2", 12),
        ("ALRM", 14),
        ("XCPU", 24),
        ("ABRT", 6),
        ("VTALRM", 26),
        ("PROF", 27),
        ("QUIT", 3),
    ] {
        let mut noted = Noted::start(Setup::new());
        noted.session.wait_until("a frame", |_, frames| frames > 0);
        signal(noted.pid(), name);
        noted.assert_ended(128 + number, name);
    }
}

// A shell that stops it.

/// The dashboard as a job of an interactive shell.
fn job(setup: Setup) -> Session {
    let mut session = setup.interactive_shell().start();
    session.wait_for("ready> ");
    session.type_keys("\"$ZONEBOARD\"\r");
    session.opened()
}

/// Waits for the prompt of the shell below what has been on the screen.
fn wait_for_prompt(session: &Session) {
    session.wait_until("the prompt", |screen, _| {
        let text = screen.contents();
        !screen.alternate_screen() && text.trim_end().ends_with("ready>")
    });
}

#[rstest]
#[case::on_a_screen("2")]
#[case::in_a_search("2/gdp")]
#[case::in_the_help("2?")]
fn ctrl_z_stops_it_with_the_terminal_restored_and_fg_brings_the_screen_back(#[case] keys: &str) {
    let mut session = job(Setup::new());
    let plain = {
        // What the shell itself sets while it waits for the program.
        let other = Setup::new().shell("sleep 600").start();
        other.settings()
    };
    session.type_and_wait_for_frame(keys);
    let raw = session.settings();
    let before = session.look(legible);
    for _ in 0..3 {
        session.type_keys(CTRL_Z);
        wait_for_prompt(&session);
        assert_eq!(session.settings(), plain);
        session.look(|screen| assert!(!screen.hide_cursor()));
        session.type_keys("echo still here\r");
        session.wait_for("still here");
        session.type_keys("fg\r");
        session.wait_until("the picture from before", |screen, _| {
            screen.alternate_screen() && legible(screen) == before
        });
        assert_eq!(session.settings(), raw);
    }
    session.type_keys("\x03");
    wait_for_prompt(&session);
    session.type_keys("echo code $?\r");
    session.wait_for("code 0");
    session.type_keys("exit\r");
    session.wait_exit();
}

#[test]
fn a_job_that_is_continued_in_the_background_waits_for_the_foreground_and_can_be_ended_there() {
    let mut session = job(Setup::new());
    session.type_keys(CTRL_Z);
    wait_for_prompt(&session);
    session.type_keys("bg; echo behind\r");
    session.wait_for("behind");
    thread::sleep(Duration::from_millis(300));
    session.look(|screen| assert!(!screen.alternate_screen()));
    session.type_keys("fg\r");
    session.wait_until("the dashboard", |screen, _| screen.alternate_screen());
    session.type_keys(CTRL_Z);
    wait_for_prompt(&session);
    session.type_keys("kill %1; bg; wait %1; echo ended $?\r");
    session.wait_for("ended 143");
    session.look(|screen| assert!(!screen.alternate_screen()));
    session.type_keys("exit\r");
    session.wait_exit();
}

#[test]
fn without_a_shell_ctrl_z_says_so_and_keys_go_on_working() {
    let mut session = Session::open();
    session.type_keys(CTRL_Z);
    session.wait_for("没有可返回的命令行");
    session.signal("TSTP");
    session.type_and_wait_for_frame("2");
    session.wait_for("2021 年 29 项目标：");
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
    session.assert_given_back();
}

#[test]
fn stopped_by_a_signal_that_none_can_hear_it_takes_the_terminal_again() {
    let session = Session::open();
    let (raw, before) = (session.settings(), session.look(picture));
    session.signal("STOP");
    // Another program uses the terminal.
    let mut stty = Command::new("stty");
    let terminal = fs::File::open(session.tty().unwrap()).unwrap();
    assert!(
        stty.args(["echo", "icanon", "isig"])
            .stdin(terminal)
            .status()
            .unwrap()
            .success()
    );
    assert_ne!(session.settings(), raw);
    let frames = session.frames();
    session.signal("CONT");
    session.wait_until("a frame", |screen, now| {
        now > frames && picture(screen) == before
    });
    assert_eq!(session.settings(), raw);
}

// A terminal that accepts no output.

/// Keys that have more drawn than a pseudo-terminal holds.
const MUCH: &str = "123456123456123456";

#[rstest]
#[case("TERM", 143)]
#[case("HUP", 129)]
#[case("INT", 130)]
fn a_terminal_that_accepts_no_output_does_not_hold_back_the_end(
    #[case] name: &str,
    #[case] code: u32,
) {
    let mut noted = Noted::start(Setup::new().size(300, 80));
    noted.session.wait_until("a frame", |_, frames| frames > 0);
    let (pid, raw) = (noted.pid(), noted.session.settings());
    noted.session.accept_output(false);
    for key in MUCH.chars() {
        noted.session.type_keys(&key.to_string());
        thread::sleep(Duration::from_millis(30));
    }
    let asked = Instant::now();
    signal(pid, name);
    wait_until("the program ends", || !is_alive(pid));
    // 200 ms, and what `ps` takes to tell.
    let took = asked.elapsed();
    assert!(took < Duration::from_millis(1500), "took {took:?}");
    assert_ne!(noted.session.settings(), raw, "still raw");
    noted.session.accept_output(true);
    noted.assert_ended(code, name);
}

// Panics.

#[cfg(debug_assertions)]
#[rstest]
#[case::that_recomputes("audit")]
#[cfg_attr(target_vendor = "apple", case::that_reads_the_terminal("reader"))]
#[case::that_watches_the_files("watch")]
fn a_panic_of_a_thread_ends_it_with_the_terminal_restored_and_its_message(#[case] thread: &str) {
    let folder = Folder::copy();
    let setup = Setup::new().env("ZONEBOARD_PANIC_IN", thread);
    let script = r#"
        stty -g >"$NOTES/before"
        "$ZONEBOARD" --data "$DATA"
        echo $? >"$NOTES/code"
        stty -g >"$NOTES/after"
    "#;
    let notes = tempfile::tempdir().unwrap();
    let session = setup
        .env("NOTES", notes.path())
        .env("DATA", folder.data())
        .shell(script)
        .start();
    let mut noted = Noted {
        session,
        folder: notes,
    };
    noted.assert_ended(101, thread);
    let text = noted.session.screen();
    assert!(text.contains("panicked"), "{text}");
    assert!(contains(&noted.session.bytes(), ALTERNATE_SCREEN));
}

// An editor.

/// A dashboard whose editor is a script.
struct Edited {
    session: Session,
    folder: Folder,
}

impl Edited {
    /// Opens the editor, and waits for it to say `ready`. It notes its process id.
    fn open(script: &str) -> Edited {
        Edited::open_in(script, Session::opened, |setup| setup.start())
    }

    fn open_in(
        script: &str,
        opened: impl FnOnce(Session) -> Session,
        start: impl FnOnce(Setup) -> Session,
    ) -> Edited {
        let folder = Folder::copy();
        let file = folder.beside("editor.sh");
        let note = folder.beside("editor.pid");
        fs::write(&file, format!("echo $$ >{}\n{script}", note.display())).unwrap();
        let setup = Setup::new()
            .data(folder.data())
            .env("EDITOR", format!("sh {}", file.display()))
            .env("VISUAL", "")
            .env("DATA", folder.data());
        let mut session = opened(start(setup));
        session.type_and_wait_for_frame("2");
        session.type_keys("E");
        session.wait_for("ready");
        Edited { session, folder }
    }

    fn editor(&self) -> u32 {
        let note: PathBuf = self.folder.beside("editor.pid");
        wait_for_file(&note).parse().unwrap()
    }
}

#[test]
fn a_signal_ends_an_editor_together_with_the_dashboard() {
    for (name, code) in [
        ("TERM", 143),
        ("HUP", 129),
        ("USR1", 138),
        ("USR2", 140),
        ("ALRM", 142),
        ("XCPU", 152),
        ("ABRT", 134),
    ] {
        // One that keeps the terminal raw and on its other screen, and heeds no signal.
        let script = "trap '' TERM HUP\nstty raw -echo\nprintf '\\033[?1049hready'\n\
                      while :; do sleep 0.05; done\n";
        let mut edited = Edited::open(script);
        let editor = edited.editor();
        let asked = Instant::now();
        edited.session.signal(name);
        assert_eq!(edited.session.wait_exit(), code, "SIG{name}");
        assert!(asked.elapsed() < Duration::from_secs(2), "SIG{name}");
        wait_until("the editor ends", || !is_alive(editor));
        edited.session.look(|screen| {
            assert!(!screen.alternate_screen(), "SIG{name}");
            assert!(!screen.hide_cursor(), "SIG{name}");
        });
    }
}

/// What a killed editor may leave on: a part of the window that scrolls, rows counted from there,
/// characters that move others aside, letters as line drawing, no wrapping, keys in other forms, and
/// reports of each move of the pointer and of the focus.
const LEFT_ON: &str =
    r"\033[2;5r\033[?6h\033[4h\033(0\033[?7l\033[?1h\033=\033[?1003h\033[?1004h\033[31m";

/// The same modes, as they usually are.
const USUAL: [&str; 8] = [
    "\x1b[r",
    "\x1b[4l",
    "\x1b(B",
    "\x1b[?7h",
    "\x1b[?1l",
    "\x1b>",
    "\x1b[?1003l",
    "\x1b[?1004l",
];

/// Fails unless all modes were returned to after the editor said `word`.
fn assert_usual_modes(session: &Session, word: &str) {
    let text = session.text();
    let (_, after) = text.rsplit_once(word).unwrap();
    for mode in USUAL {
        assert!(after.contains(mode), "{mode:?} in {after:?}");
    }
}

#[test]
fn a_killed_editor_leaves_the_dashboard_legible() {
    let script = format!("printf '{LEFT_ON}'\necho ready\nread line\nkill -KILL $$\n");
    let mut edited = Edited::open(&script);
    let session = &mut edited.session;
    session.type_keys("\r");
    session.wait_for(&Lang::Zh.notice_editor_signal(9));
    assert_usual_modes(session, "ready");
    // What is drawn upon what was there is what a fresh drawing shows.
    session.type_and_wait_for_frame("1");
    session.type_and_wait_for_frame("2");
    let drawn = session.look(legible);
    let fresh = {
        let mut fresh = Session::open();
        fresh.type_and_wait_for_frame("2");
        fresh.look(legible)
    };
    assert_eq!(drawn, fresh);
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
    session.look(|screen| {
        assert!(!screen.alternate_screen() && !screen.hide_cursor());
        assert_eq!(screen.contents().trim(), "ready");
    });
}

#[test]
fn an_editor_ended_with_the_dashboard_leaves_the_shell_its_usual_modes() {
    let script = format!("printf '{LEFT_ON}'\necho ready\nexec sleep 600\n");
    let mut edited = Edited::open(&script);
    edited.session.signal("TERM");
    assert_eq!(edited.session.wait_exit(), 143);
    assert_usual_modes(&edited.session, "ready");
}

#[rstest]
#[case::not_there("/nowhere/to/be/found", 127)]
#[case::quoted("'no such editor' -x", 127)]
#[case::a_file_that_is_no_program("/etc/passwd", 126)]
#[case::a_folder("/tmp", 126)]
fn an_editor_that_cannot_be_run_is_told_with_its_variable(#[case] editor: &str, #[case] code: i32) {
    for (lang, name) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        for (variable, other) in [("VISUAL", "EDITOR"), ("EDITOR", "VISUAL")] {
            let folder = Folder::copy();
            let setup = Setup::new()
                .data(folder.data())
                .arg("--lang")
                .arg(name)
                .env(variable, editor)
                // As good as none.
                .env(other, " ");
            let mut session = setup.start().opened();
            session.type_and_wait_for_frame("2");
            session.type_keys("E");
            session.wait_for(&lang.notice_editor_unusable(variable, code));
        }
    }
}

#[test]
fn a_stopped_editor_ends_with_the_terminal() {
    let script = "trap '' HUP TERM\necho ready\nkill -STOP $$\nexec sleep 600\n";
    let edited = Edited::open_in(script, Session::opened, |setup| {
        let script = r#"
            /bin/sh -c 'echo $$ >"$DATA/pid"; exec "$ZONEBOARD" --data "$DATA"'
            true
        "#;
        setup.shell(script).start()
    });
    let program = wait_for_file(&edited.folder.data().join("pid"));
    let (editor, program) = (edited.editor(), program.parse().unwrap());
    assert!(is_alive(editor));
    // Without the session's leader the system takes the terminal from all others.
    edited.session.signal("KILL");
    wait_until("the dashboard ends", || !is_alive(program));
    wait_until("the editor ends", || !is_alive(editor));
}

#[test]
fn ctrl_z_in_an_editor_leads_to_the_shell_and_fg_back_into_the_editor() {
    let script = "echo ready\nread line\necho got $line\nread line\n";
    let mut edited = Edited::open_in(script, Session::opened, |setup| {
        let mut session = setup.interactive_shell().start();
        session.wait_for("ready> ");
        session.type_keys("clear; \"$ZONEBOARD\" --data \"$DATA\"\r");
        session
    });
    let session = &mut edited.session;
    for turn in 0..3 {
        session.wait_until("the plain screen", |screen, _| !screen.alternate_screen());
        let prompts = count(&session.bytes(), b"ready> ");
        session.type_keys(CTRL_Z);
        session.wait_for_bytes(b"ready> ", prompts + 1);
        session.type_keys(&format!("echo turn {turn} over\r"));
        session.wait_for(&format!("turn {turn} over"));
        session.type_keys("fg\r");
        session.wait_for_bytes(b"fg\r\n", turn + 1);
        thread::sleep(Duration::from_millis(100));
    }
    session.type_keys("hello\r");
    session.wait_for("got hello");
    session.type_keys("\r");
    session.wait_until("the dashboard", |screen, _| screen.alternate_screen());
    session.type_and_wait_for_frame("3");
    session.type_keys("q");
    wait_for_prompt(session);
    session.type_keys("echo code $?\r");
    session.wait_for("code 0");
    session.type_keys("exit\r");
    session.wait_exit();
}

// What a terminal tells of itself.

/// What a terminal may send that is no key: answers that come late or in halves, reports that nobody
/// asked for, a pasted text without an end.
const NO_KEYS: [&str; 10] = [
    "\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
    "\x1b]11;rgb:ffff/ff",
    "\x1b[?2026;2$y",
    "\x1b[?997;1n",
    "\x1b[<0;5",
    "\x1b[?",
    "\x1b[200~quit",
    "\x1bP>|XTerm(388)\x1b\\",
    "\x1b[12;40R",
    "\x1b[?62;22c",
];

/// Longer than the program waits for the rest of anything.
const GIVEN_UP: Duration = Duration::from_millis(900);

#[test]
fn after_a_late_answer_or_half_a_report_the_next_key_does_what_it_does() {
    let mut session = Session::open();
    for sent in NO_KEYS {
        session.type_keys("1");
        session.wait_for_end_of("2021 年 29 项目标：");
        session.type_keys(sent);
        thread::sleep(GIVEN_UP);
        session.type_keys("2");
        session.wait_for("2021 年 29 项目标：");
    }
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
    session.assert_given_back();
}

#[test]
fn nothing_that_a_terminal_tells_of_itself_is_typed_into_a_search() {
    let mut session = Session::open();
    session.type_keys("/");
    session.wait_for("查找   ");
    for sent in NO_KEYS {
        session.type_keys(sent);
        thread::sleep(GIVEN_UP);
    }
    session.type_keys("gdp");
    session.wait_until("what was typed and nothing else", |screen, _| {
        screen.contents().contains(" / gdp  ")
    });
}

#[test]
fn an_endless_paste_keeps_no_key_waiting() {
    let mut session = Session::open();
    session.type_keys("/");
    session.wait_for("查找   ");
    session.type_keys("\x1b[200~");
    for _ in 0..200 {
        session.type_keys(&"gdp ".repeat(500));
    }
    thread::sleep(GIVEN_UP);
    session.type_keys("\x03");
    assert_eq!(session.wait_exit(), 0);
    session.assert_given_back();
}

// A window.

#[test]
fn a_window_that_claims_to_be_huge_is_drawn_on_in_part() {
    let mut session = Session::open();
    session.claim_size(u16::MAX, u16::MAX);
    session.type_and_wait_for_frame("2");
    session.type_and_wait_for_frame("1");
    session.claim_size(100, 30);
    session.type_and_wait_for_frame("2");
    session.wait_for("2021 年 29 项目标：");
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
    session.assert_given_back();
}

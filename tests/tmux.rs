//! The dashboard in tmux, which many use over a connection that may break: without a window, in a
//! window, in one of another size, in tmux within tmux. Where there is no tmux, nothing is tested.

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
#![allow(clippy::print_stderr, reason = "what a tester has to know")]

mod common {
    #[allow(dead_code, reason = "other tests need more of it")]
    pub(crate) mod pty;
}

use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use common::pty::{PROGRAM, Session, Setup, environment, patience};
use tempfile::TempDir;

/// The key before tmux's own keys.
const PREFIX: &str = "\x02";

/// A server of its own, which knows nothing of the tester's. Dropping it ends the server.
struct Tmux {
    folder: TempDir,
}

impl Tmux {
    /// Starts a server with a window of 100 columns and 30 rows in which a command runs; `None`
    /// where there is no tmux.
    fn start(command: &str) -> Option<Tmux> {
        Tmux::with(command, &[])
    }

    fn with(command: &str, variables: &[(&str, &str)]) -> Option<Tmux> {
        let version = Command::new("tmux")
            .arg("-V")
            .stdout(Stdio::null())
            .status();
        if !version.is_ok_and(|version| version.success()) {
            eprintln!("no tmux here: nothing is tested");
            return None;
        }
        let tmux = Tmux {
            folder: tempfile::tempdir().unwrap(),
        };
        let mut server = tmux.command();
        server.env_clear().envs(environment());
        server.env("ZONEBOARD", PROGRAM).env("SHELL", "/bin/sh");
        server.env("PS1", "ready> ").env("ENV", "");
        server.envs(variables.iter().copied());
        server.args(["new-session", "-d", "-x", "100", "-y", "30", command]);
        assert!(server.status().unwrap().success());
        tmux.run(&["set", "-g", "set-clipboard", "on"]);
        tmux.run(&["set", "-g", "status", "off"]);
        tmux.run(&["set", "-ga", "terminal-features", ",*:clipboard"]);
        Some(tmux)
    }

    fn socket(&self) -> String {
        self.folder.path().join("tmux").display().to_string()
    }

    fn command(&self) -> Command {
        let mut command = Command::new("tmux");
        command.args(["-u", "-f", "/dev/null", "-S", &self.socket()]);
        command
    }

    /// What tmux answers; nothing once its server has ended.
    fn run(&self, arguments: &[&str]) -> String {
        let output = self.command().args(arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    }

    /// What the pane shows.
    fn pane(&self) -> String {
        self.run(&["capture-pane", "-p"])
    }

    fn press(&self, key: &str) {
        self.run(&["send-keys", key]);
    }

    fn wait_for(&self, text: &str) {
        self.wait_until(text, || self.pane().contains(text));
    }

    fn wait_until(&self, what: &str, holds: impl Fn() -> bool) {
        let deadline = Instant::now() + patience();
        while !holds() {
            assert!(Instant::now() < deadline, "never {what}:\n{}", self.pane());
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// A terminal attached to it.
    fn attach(&self, columns: u16, rows: u16) -> Session {
        let script = format!("exec tmux -u -S '{}' attach", self.socket());
        Setup::new().size(columns, rows).shell(&script).start()
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

/// The dashboard, once more than its first frame is there.
fn opened(tmux: &Tmux) {
    tmux.wait_for("1 总览");
    tmux.press("2");
    tmux.wait_for("29 项目标：");
}

#[test]
fn without_a_window_it_runs_and_takes_any_size() {
    let Some(tmux) = Tmux::start("exec \"$ZONEBOARD\"") else {
        return;
    };
    opened(&tmux);
    for (columns, rows) in [(60, 16), (200, 50), (10, 3), (100, 30)] {
        let (x, y) = (columns.to_string(), rows.to_string());
        tmux.run(&["resize-window", "-x", &x, "-y", &y]);
        tmux.wait_until("a picture of this size", || {
            let pane = tmux.pane();
            let lines: Vec<&str> = pane.lines().collect();
            match columns {
                10 => pane.contains("24"),
                _ => lines
                    .get(2)
                    .is_some_and(|rule| rule.chars().count() == columns),
            }
        });
    }
    tmux.press("q");
    tmux.wait_until("the end", || tmux.run(&["list-sessions"]).is_empty());
}

#[test]
fn detached_and_attached_again_in_another_size_it_is_as_it_was_left() {
    let Some(tmux) = Tmux::start("exec \"$ZONEBOARD\"") else {
        return;
    };
    let mut first = tmux.attach(100, 30);
    first.wait_for("1 总览");
    first.type_keys("2");
    first.wait_for("29 项目标：");
    first.type_keys(PREFIX);
    first.type_keys("d");
    assert_eq!(first.wait_exit(), 0);
    let mut second = tmux.attach(70, 20);
    second.wait_until("the same screen in the new size", |screen, _| {
        let rows: Vec<String> = screen.rows(0, 70).collect();
        rows[2].chars().count() == 70 && rows[3].contains("29 项目标：")
    });
    second.type_keys("q");
    assert_eq!(second.wait_exit(), 0);
}

#[test]
fn the_pane_is_as_it_was_afterwards() {
    let Some(tmux) = Tmux::start("exec /bin/sh") else {
        return;
    };
    tmux.wait_for("ready>");
    let modes = || {
        let asked = "#{alternate_on} #{cursor_flag} #{mouse_any_flag}";
        tmux.run(&["display-message", "-p", asked])
            .trim()
            .to_owned()
    };
    assert_eq!(modes(), "0 1 0");
    for end in ["q", "C-c"] {
        tmux.press("\"$ZONEBOARD\"");
        tmux.press("Enter");
        opened(&tmux);
        assert_eq!(modes(), "1 0 1");
        tmux.press("C-z");
        tmux.wait_until("a prompt", || modes() == "0 1 0");
        tmux.press("fg");
        tmux.press("Enter");
        tmux.wait_for("29 项目标：");
        tmux.press(end);
        tmux.wait_until("a prompt", || modes() == "0 1 0");
    }
}

#[test]
fn tmux_that_is_asked_about_colours_and_lines_leaves_no_answer_in_the_way() {
    let asked = [("ZONEBOARD_CONFIG", ""), ("COLORFGBG", "")];
    let Some(tmux) = Tmux::with("exec \"$ZONEBOARD\"", &asked) else {
        return;
    };
    opened(&tmux);
    tmux.press("/");
    tmux.press("gdp");
    tmux.wait_for(" gdp ");
    assert!(!tmux.pane().contains("rgb:"), "{}", tmux.pane());
}

#[test]
fn what_is_copied_reaches_tmux_and_the_terminal_around_it() {
    let Some(tmux) = Tmux::start("exec \"$ZONEBOARD\"") else {
        return;
    };
    let mut around = tmux.attach(100, 30);
    around.wait_for("1 总览");
    around.type_keys("2");
    around.wait_for("29 项目标：");
    around.type_keys("y");
    tmux.wait_until("a buffer", || !tmux.run(&["show-buffer"]).is_empty());
    around.wait_for_bytes(b"\x1b]52;", 1);
}

#[test]
fn in_tmux_within_tmux_keys_sizes_and_copies_pass_through_both() {
    let Some(inner) = Tmux::start("exec \"$ZONEBOARD\"") else {
        return;
    };
    let attach = format!("unset TMUX; exec tmux -u -S '{}' attach", inner.socket());
    let outer = Tmux::start(&attach).unwrap();
    opened(&outer);
    outer.run(&["resize-window", "-x", "80", "-y", "24"]);
    outer.wait_until("a picture of this size", || {
        let pane = outer.pane();
        pane.lines()
            .nth(2)
            .is_some_and(|rule| rule.chars().count() == 80)
    });
    outer.press("y");
    inner.wait_until("a buffer", || !inner.run(&["show-buffer"]).is_empty());
    outer.wait_until("the same buffer", || {
        outer.run(&["show-buffer"]) == inner.run(&["show-buffer"])
    });
    outer.press("q");
    outer.wait_until("the end", || outer.run(&["list-sessions"]).is_empty());
}

#[test]
fn it_ends_with_its_window() {
    let script = "echo $$ >\"$NOTE.new\"; mv \"$NOTE.new\" \"$NOTE\"; exec \"$ZONEBOARD\"";
    let folder = tempfile::tempdir().unwrap();
    let note = folder.path().join("pid");
    let Some(tmux) = Tmux::with(script, &[("NOTE", &note.display().to_string())]) else {
        return;
    };
    opened(&tmux);
    let pid = std::fs::read_to_string(&note).unwrap();
    tmux.run(&["kill-session"]);
    let is_there = || {
        let found = Command::new("kill")
            .args(["-0", pid.trim()])
            .stderr(Stdio::null())
            .status();
        found.unwrap().success()
    };
    tmux.wait_until("the end", || !is_there());
}

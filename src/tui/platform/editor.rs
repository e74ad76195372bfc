//! Runs the user's editor.

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use crate::text::Lang;

/// How long an editor that is asked to end may take to restore the terminal and save its swap file,
/// before it is killed.
const END_TIMEOUT: Duration = Duration::from_millis(80);

/// The state of an editor's process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum State {
    Runs,
    /// It waits for `SIGCONT`.
    #[cfg_attr(not(unix), allow(dead_code, reason = "only Unix can stop a process"))]
    Stopped,
    Ended(ExitStatus),
}

/// A running editor. Dropping it ends the editor.
#[derive(Debug)]
pub(in crate::tui) struct Editor {
    child: Child,
    has_ended: bool,
}

impl Editor {
    /// Starts an editor in this terminal.
    ///
    /// # Errors
    /// If the program does not exist or cannot be started.
    pub(in crate::tui) fn start(mut command: Command) -> io::Result<Editor> {
        let child = command.spawn()?;
        Ok(Editor {
            child,
            has_ended: false,
        })
    }

    /// The current state. A stopped editor is reported once, and as running after that.
    ///
    /// # Errors
    /// If the system cannot wait for the process.
    pub(in crate::tui) fn state(&mut self) -> io::Result<State> {
        let state = self.look()?;
        self.has_ended = matches!(state, State::Ended(_));
        Ok(state)
    }

    #[cfg(unix)]
    fn look(&mut self) -> io::Result<State> {
        use rustix::process::{Pid, WaitOptions, waitpid};
        use std::os::unix::process::ExitStatusExt;
        let options = WaitOptions::NOHANG | WaitOptions::UNTRACED;
        Ok(
            match waitpid(Some(Pid::from_child(&self.child)), options)? {
                None => State::Runs,
                Some((_, status)) if status.stopped() => State::Stopped,
                Some((_, status)) => State::Ended(ExitStatus::from_raw(status.as_raw())),
            },
        )
    }

    #[cfg(not(unix))]
    fn look(&mut self) -> io::Result<State> {
        Ok(match self.child.try_wait()? {
            None => State::Runs,
            Some(status) => State::Ended(status),
        })
    }

    /// Stops the editor, unless it has ended.
    pub(in crate::tui) fn stop(&self) {
        #[cfg(unix)]
        if !self.has_ended {
            signal(&self.family(), rustix::process::Signal::STOP);
        }
    }

    /// Continues the editor if it is stopped.
    pub(in crate::tui) fn resume(&self) {
        #[cfg(unix)]
        if !self.has_ended {
            signal(&self.family(), rustix::process::Signal::CONT);
        }
    }

    /// Asks the editor to end, and kills it after [`END_TIMEOUT`]. A stopped editor is continued,
    /// because it could not react otherwise.
    pub(in crate::tui) fn end(&mut self) {
        #[cfg(unix)]
        let family = self.family();
        #[cfg(unix)]
        {
            use rustix::process::Signal;
            // Editors restore the terminal on both signals, and save what they can on `SIGHUP`.
            for asked in [Signal::TERM, Signal::HUP, Signal::CONT] {
                signal(&family, asked);
            }
        }
        let asked = Instant::now();
        while !self.has_ended && asked.elapsed() < END_TIMEOUT {
            std::thread::sleep(Duration::from_millis(2));
            if self.state().is_err() {
                break;
            }
        }
        #[cfg(unix)]
        signal(
            family.get(1..).unwrap_or_default(),
            rustix::process::Signal::KILL,
        );
        if !self.has_ended {
            let _ = self.child.kill();
            let _ = self.child.wait();
            self.has_ended = true;
        }
    }

    /// The process that was started and its descendants, because the editor is often a child of a
    /// shell.
    #[cfg(unix)]
    fn family(&self) -> Vec<rustix::process::Pid> {
        let mut family = vec![rustix::process::Pid::from_child(&self.child)];
        let parents = processes::parents();
        let mut grown = 0;
        // Each round adds the children of the processes that the previous round added.
        while grown < family.len() {
            let last = family.split_off(grown);
            grown = grown.saturating_add(last.len());
            let children = parents.iter().filter(|(_, parent)| last.contains(parent));
            let children: Vec<_> = children.map(|(child, _)| *child).collect();
            family.extend(last.into_iter().chain(children));
        }
        family
    }
}

#[cfg(unix)]
fn signal(processes: &[rustix::process::Pid], signal: rustix::process::Signal) {
    for process in processes {
        let _ = rustix::process::kill_process(*process, signal);
    }
}

#[cfg(unix)]
mod processes {
    use rustix::process::Pid;
    use std::fs;

    /// All processes with their parents. Only Linux lists them in `/proc`. On other systems, an
    /// editor that is a child of a shell gets no signals from this program.
    pub(super) fn parents() -> Vec<(Pid, Pid)> {
        let Ok(processes) = fs::read_dir("/proc") else {
            return Vec::new();
        };
        let known = processes.filter_map(|process| {
            let stat = fs::read_to_string(process.ok()?.path().join("stat")).ok()?;
            let (id, rest) = stat.split_once(' ')?;
            // The name is in brackets, and may contain brackets itself. The state follows it.
            let (_, rest) = rest.rsplit_once(')')?;
            let parent = rest.split_whitespace().nth(1)?;
            let pid = |text: &str| Pid::from_raw(text.parse().ok()?);
            Some((pid(id)?, pid(parent)?))
        });
        known.collect()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        if !self.has_ended {
            self.end();
        }
    }
}

/// An editor that is not running yet.
#[derive(Debug)]
pub(in crate::tui) struct Chosen {
    /// The command that opens the file.
    pub command: Command,
    /// The variable that names the editor.
    pub variable: &'static str,
}

/// The exit codes of a shell that found no such program, or one that cannot be executed.
const UNUSABLE: [i32; 2] = [126, 127];

/// What is to be said of an editor that has ended; `None` if it has ended well.
#[must_use]
pub(in crate::tui) fn complaint(status: ExitStatus, variable: &str, lang: Lang) -> Option<String> {
    match status.code() {
        Some(0) => None,
        Some(code) if UNUSABLE.contains(&code) => Some(lang.notice_editor_unusable(variable, code)),
        Some(code) => Some(lang.notice_editor_code(code)),
        #[cfg(unix)]
        None => {
            use std::os::unix::process::ExitStatusExt;
            let signal = status.signal().unwrap_or_default();
            Some(lang.notice_editor_signal(signal))
        }
        #[cfg(not(unix))]
        None => Some(lang.notice_editor_failed(status)),
    }
}

/// The editor with the command that opens a file at a line, counted from 1; `None` if neither
/// `$VISUAL` nor `$EDITOR` is set.
#[must_use]
pub(in crate::tui) fn chosen(path: &Path, line: usize) -> Option<Chosen> {
    let set = |variable| {
        let value = env::var_os(variable)?;
        let is_blank = value.as_encoded_bytes().iter().all(u8::is_ascii_whitespace);
        (!is_blank).then_some((variable, value))
    };
    let (variable, editor) = set("VISUAL").or_else(|| set("EDITOR"))?;
    let arguments = arguments(&editor.to_string_lossy(), path, line);
    // The variable may contain options and quotes, so that a shell has to read it.
    let mut command = if cfg!(unix) {
        let mut command = Command::new("sh");
        let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._+- ".contains(byte);
        // With `exec`, the editor replaces the shell. Otherwise a signal could end the shell alone
        // and leave the editor running.
        let mut script = OsString::from(match editor.as_encoded_bytes().iter().all(is_plain) {
            true => "exec ",
            false => "",
        });
        script.push(editor);
        script.push(" \"$@\"");
        command.arg("-c").arg(script).arg("sh");
        command
    } else {
        Command::new(editor)
    };
    command.args(arguments);
    Some(Chosen { command, variable })
}

/// The arguments that open a file at a line: `+12 file` for most editors.
fn arguments(editor: &str, path: &Path, line: usize) -> Vec<OsString> {
    let program = editor.split_whitespace().next().unwrap_or_default();
    let name = program.rsplit(['/', '\\']).next().unwrap_or_default();
    let at = || {
        let mut at = path.as_os_str().to_owned();
        at.push(format!(":{line}"));
        at
    };
    match name {
        "code" | "codium" | "code-insiders" => vec!["--goto".into(), at()],
        "hx" | "helix" | "subl" | "zed" => vec![at()],
        _ => vec![format!("+{line}").into(), path.as_os_str().to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("vi", &["+12", "a.toml"])]
    #[case("/usr/bin/emacs -nw", &["+12", "a.toml"])]
    #[case("code --wait", &["--goto", "a.toml:12"])]
    #[case("hx", &["a.toml:12"])]
    fn each_editor_gets_the_line_in_its_own_syntax(
        #[case] editor: &str,
        #[case] expected: &[&str],
    ) {
        assert_eq!(arguments(editor, Path::new("a.toml"), 12), expected);
    }
}

//! The user's editor, at a line of a file.

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

/// How long an editor that has to end may take to restore the terminal and save its swap file.
const LAST_ACTS: Duration = Duration::from_millis(80);

/// What an editor is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum State {
    Runs,
    /// It waits to be continued.
    #[cfg_attr(
        not(unix),
        allow(dead_code, reason = "programs cannot be stopped there")
    )]
    Stopped,
    Ended(ExitStatus),
}

/// An editor that has been started. Dropping it ends the editor.
#[derive(Debug)]
pub(in crate::tui) struct Editor {
    child: Child,
    has_ended: bool,
}

impl Editor {
    /// Starts an editor in this terminal.
    ///
    /// # Errors
    /// If there is no such program.
    pub(in crate::tui) fn start(mut command: Command) -> io::Result<Editor> {
        let child = command.spawn()?;
        Ok(Editor {
            child,
            has_ended: false,
        })
    }

    /// Its present state. A stop is reported once.
    ///
    /// # Errors
    /// If the system has lost sight of it.
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

    /// Stops it, if it has not done so itself by now.
    pub(in crate::tui) fn stop(&self) {
        #[cfg(unix)]
        if !self.has_ended {
            signal(&self.family(), rustix::process::Signal::STOP);
        }
    }

    /// Continues it if it has stopped.
    pub(in crate::tui) fn resume(&self) {
        #[cfg(unix)]
        if !self.has_ended {
            signal(&self.family(), rustix::process::Signal::CONT);
        }
    }

    /// Asks it to end, and after [`LAST_ACTS`] makes it. A stopped one is continued for that.
    pub(in crate::tui) fn end(&mut self) {
        #[cfg(unix)]
        let family = self.family();
        #[cfg(unix)]
        {
            use rustix::process::Signal;
            // Editors save what they can at a hangup, and restore the terminal at both.
            for asked in [Signal::TERM, Signal::HUP, Signal::CONT] {
                signal(&family, asked);
            }
        }
        let asked = Instant::now();
        while !self.has_ended && asked.elapsed() < LAST_ACTS {
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

    /// The program that was started, and all that it has started: the editor is often below a shell.
    #[cfg(unix)]
    fn family(&self) -> Vec<rustix::process::Pid> {
        let mut family = vec![rustix::process::Pid::from_child(&self.child)];
        let parents = processes::parents();
        let mut grown = 0;
        // Each round adds the children of those the last one added.
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

    /// All processes, each with the one that started it. Only Linux tells, so that elsewhere an
    /// editor below a shell gets no signals but those of the terminal.
    pub(super) fn parents() -> Vec<(Pid, Pid)> {
        let Ok(processes) = fs::read_dir("/proc") else {
            return Vec::new();
        };
        let known = processes.filter_map(|process| {
            let stat = fs::read_to_string(process.ok()?.path().join("stat")).ok()?;
            let (id, rest) = stat.split_once(' ')?;
            // The name stands in brackets and may itself contain some. The state follows.
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

/// The command that opens a file at a line, counted from 1; `None` where no editor is set.
#[must_use]
pub(in crate::tui) fn command(path: &Path, line: usize) -> Option<Command> {
    let set = |name| env::var_os(name).filter(|value: &OsString| !value.is_empty());
    let editor = set("VISUAL").or_else(|| set("EDITOR"))?;
    let arguments = arguments(&editor.to_string_lossy(), path, line);
    // $EDITOR may contain options and quotes, which a shell reads.
    let mut command = if cfg!(unix) {
        let mut command = Command::new("sh");
        let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._+- ".contains(byte);
        // The shell makes way for a plain program. Else a signal from the keyboard or at a hangup
        // could end the shell alone and leave the editor behind.
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
    Some(command)
}

/// The arguments that open a file at a line. Most editors understand `+12 file`.
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
    fn editors_are_told_the_line_as_they_know_it(#[case] editor: &str, #[case] expected: &[&str]) {
        assert_eq!(arguments(editor, Path::new("a.toml"), 12), expected);
    }
}

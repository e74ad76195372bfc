//! Receives signals, and stops the program as a job of a shell.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

#[cfg(unix)]
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGCHLD, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGSYS, SIGTERM,
    SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
};

/// What a signal means for this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum Heard {
    /// The program has to end, because of the signal with this number.
    End(i32),
    /// The size of the window has changed.
    Resized,
    /// The program has to stop until it is continued.
    Stop,
    /// The program has been continued after a stop.
    Continued,
    /// A child process has ended or stopped.
    Child,
}

/// The signals that end a program and can be caught. Those that report a fault of the program itself,
/// such as `SIGSEGV`, are missing: the fault would occur again as soon as the handler returns.
#[cfg(unix)]
const ENDING: [i32; 14] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ,
    SIGVTALRM, SIGPROF, SIGIO, SIGSYS,
];

/// The signals that keys such as Ctrl-C send to all processes in the foreground.
#[cfg(unix)]
const FROM_KEYBOARD: [i32; 2] = [SIGINT, SIGQUIT];

/// Decides which signals are meant for this program and not for an editor that it has started.
#[derive(Debug, Default)]
pub(in crate::tui) struct Signals {
    /// Whether an editor has the terminal, so that keys such as Ctrl-C are meant for it.
    lent: AtomicBool,
    /// Set by the signal handler at once, because the thread that handles the signal may run only
    /// after the editor has ended.
    #[cfg(unix)]
    interrupted: Arc<AtomicBool>,
    /// Whether this program has sent itself the next `SIGTSTP`.
    #[cfg(unix)]
    own_stop: AtomicBool,
    /// Set by the signal handler for signals that end the program, with or without an editor.
    #[cfg(unix)]
    has_to_end: Arc<AtomicBool>,
}

impl Signals {
    /// Notes that an editor gets the terminal.
    pub(in crate::tui) fn lend(&self) {
        self.lent.store(true, Ordering::SeqCst);
    }

    /// Notes that the editor has ended. Interrupts that have arrived so far were meant for it.
    pub(in crate::tui) fn take_back(&self) {
        #[cfg(unix)]
        self.interrupted.store(false, Ordering::SeqCst);
        self.lent.store(false, Ordering::SeqCst);
    }

    /// Whether an editor has the terminal.
    pub(in crate::tui) fn is_lent(&self) -> bool {
        self.lent.load(Ordering::SeqCst)
    }

    /// Whether a signal has asked the program to end. This is known before [`Heard::End`] arrives.
    pub(in crate::tui) fn has_to_end(&self) -> bool {
        #[cfg(unix)]
        return self.has_to_end.load(Ordering::SeqCst);
        #[cfg(not(unix))]
        return false;
    }

    /// What a signal means for this program; `None` if it is not meant for it.
    #[cfg(unix)]
    fn meaning(&self, signal: i32) -> Option<Heard> {
        match signal {
            SIGWINCH => Some(Heard::Resized),
            SIGCONT => Some(Heard::Continued),
            SIGCHLD => Some(Heard::Child),
            SIGTSTP => (!self.own_stop.swap(false, Ordering::SeqCst)).then_some(Heard::Stop),
            _ if FROM_KEYBOARD.contains(&signal) => {
                let ours = !self.is_lent() && self.interrupted.swap(false, Ordering::SeqCst);
                ours.then_some(Heard::End(signal))
            }
            _ => Some(Heard::End(signal)),
        }
    }

    /// Calls `heard` with each signal on a thread of its own, until it returns `false`.
    ///
    /// # Errors
    /// If the system refuses a handler or a thread.
    #[cfg(unix)]
    pub(in crate::tui) fn listen(
        self: &Arc<Signals>,
        mut heard: impl FnMut(Heard) -> bool + Send + 'static,
    ) -> io::Result<()> {
        // Handlers run in the order in which they are registered, and the flag has to be set before
        // the thread below wakes up.
        for signal in ENDING {
            let flag = match FROM_KEYBOARD.contains(&signal) {
                true => &self.interrupted,
                false => &self.has_to_end,
            };
            signal_hook::flag::register(signal, Arc::clone(flag))?;
        }
        let others = [SIGWINCH, SIGTSTP, SIGCONT, SIGCHLD];
        let all = ENDING.into_iter().chain(others);
        let mut heard_of = signal_hook::iterator::Signals::new(all)?;
        let signals = Arc::clone(self);
        let listening = std::thread::Builder::new().name("signals".into());
        listening.spawn(move || {
            for signal in heard_of.forever() {
                if signals.meaning(signal).is_some_and(|it| !heard(it)) {
                    break;
                }
            }
        })?;
        Ok(())
    }

    /// Does nothing: other systems restore the terminal themselves.
    #[cfg(not(unix))]
    #[allow(clippy::unnecessary_wraps, reason = "the same signature as on Unix")]
    pub(in crate::tui) fn listen(
        self: &Arc<Signals>,
        _: impl FnMut(Heard) -> bool + Send + 'static,
    ) -> io::Result<()> {
        Ok(())
    }

    /// Stops this program until a shell continues it in the foreground or ends it. With `all`, the
    /// other processes of its process group are stopped, too.
    #[cfg(unix)]
    pub(in crate::tui) fn stop(&self, all: bool, is_foreground: impl Fn() -> bool) {
        use std::time::Duration;
        if all {
            self.own_stop.store(true, Ordering::SeqCst);
            let _ = rustix::process::kill_current_process_group(rustix::process::Signal::TSTP);
        }
        // If it is continued in the background, it stops again, like any program that uses its
        // terminal there. A shell needs some time to give it the terminal, so it checks several
        // times.
        const CHECKS: u32 = 10;
        loop {
            // Signals that arrive during the stop have set the flag by the time it is continued.
            if self.has_to_end() {
                return;
            }
            if signal_hook::low_level::raise(signal_hook::consts::SIGSTOP).is_err() {
                return;
            }
            for _ in 0..CHECKS {
                if self.has_to_end() || is_foreground() {
                    return;
                }
                std::thread::sleep(Duration::from_millis(5));
            }
        }
    }

    #[cfg(not(unix))]
    #[allow(clippy::unused_self, reason = "the same signature as on Unix")]
    pub(in crate::tui) fn stop(&self, _: bool, _: impl Fn() -> bool) {}
}

/// Whether there is a shell that would continue this program after a stop. Such a shell gives each
/// command its own process group, so that the program is not in that of the session's first process.
#[cfg(unix)]
#[must_use]
pub(in crate::tui) fn can_stop() -> bool {
    rustix::process::getsid(None).is_ok_and(|session| session != rustix::process::getpgrp())
}

#[cfg(not(unix))]
#[must_use]
pub(in crate::tui) fn can_stop() -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn an_interrupt_while_an_editor_runs_is_not_ours_even_if_it_is_noticed_later() {
        let signals = Signals::default();
        let arrives = || signals.interrupted.store(true, Ordering::SeqCst);
        arrives();
        assert_eq!(signals.meaning(SIGINT), Some(Heard::End(SIGINT)));
        signals.lend();
        arrives();
        signals.take_back();
        assert_eq!(signals.meaning(SIGINT), None);
        assert_eq!(signals.meaning(SIGTERM), Some(Heard::End(SIGTERM)));
    }

    #[test]
    fn a_stop_that_this_program_asked_for_is_not_asked_again() {
        let signals = Signals::default();
        signals.own_stop.store(true, Ordering::SeqCst);
        assert_eq!(signals.meaning(SIGTSTP), None);
        assert_eq!(signals.meaning(SIGTSTP), Some(Heard::Stop));
    }
}

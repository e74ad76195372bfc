//! The signals of the system.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

#[cfg(unix)]
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGCHLD, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGSYS, SIGTERM,
    SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
};

/// What a signal means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum Heard {
    /// The program has to end. The number of the signal.
    End(i32),
    /// The window has another size.
    Resized,
    /// The program is asked to stop until it is continued.
    Stop,
    /// The program goes on after it was stopped.
    Continued,
    /// A program that this one started has ended or stopped.
    Child,
}

/// All that end a program and can be heard. The others tell of a fault in the program itself, which
/// would repeat as soon as the handler returns.
#[cfg(unix)]
const ENDING: [i32; 14] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ,
    SIGVTALRM, SIGPROF, SIGIO, SIGSYS,
];

/// Those that keys send to all programs in the foreground.
#[cfg(unix)]
const FROM_KEYBOARD: [i32; 2] = [SIGINT, SIGQUIT];

/// Which signals are meant for this program.
#[derive(Debug, Default)]
pub(in crate::tui) struct Signals {
    /// An editor runs, and keys like Ctrl-C are meant for it.
    lent: AtomicBool,
    /// Set by the signal handler. The thread that handles the signal may be scheduled only after
    /// the editor has ended.
    #[cfg(unix)]
    interrupted: Arc<AtomicBool>,
    /// The next request to stop comes from this program itself.
    #[cfg(unix)]
    own_stop: AtomicBool,
    /// Set by the signal handler: whatever is the matter with an editor, the program has to end.
    #[cfg(unix)]
    has_to_end: Arc<AtomicBool>,
}

impl Signals {
    /// An editor starts.
    pub(in crate::tui) fn lend(&self) {
        self.lent.store(true, Ordering::SeqCst);
    }

    /// The editor has ended. Interrupts that have arrived by now were meant for it.
    pub(in crate::tui) fn take_back(&self) {
        #[cfg(unix)]
        self.interrupted.store(false, Ordering::SeqCst);
        self.lent.store(false, Ordering::SeqCst);
    }

    /// Whether an editor runs.
    pub(in crate::tui) fn is_lent(&self) -> bool {
        self.lent.load(Ordering::SeqCst)
    }

    /// Whether the program has been asked to end, even if the input that says so is still on its way.
    pub(in crate::tui) fn has_to_end(&self) -> bool {
        #[cfg(unix)]
        return self.has_to_end.load(Ordering::SeqCst);
        #[cfg(not(unix))]
        return false;
    }

    /// What a signal means for this program; `None` if it is meant for another.
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
        // Handlers run in the order in which they are registered: the flag has to be set before the
        // thread wakes.
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

    /// On other systems, the system restores the terminal.
    #[cfg(not(unix))]
    #[allow(clippy::unnecessary_wraps, reason = "as where there are signals")]
    pub(in crate::tui) fn listen(
        self: &Arc<Signals>,
        _: impl FnMut(Heard) -> bool + Send + 'static,
    ) -> io::Result<()> {
        Ok(())
    }

    /// Stops this program and, if `all`, those that were started together with it, until a shell
    /// continues them in the foreground, or asks this one to end.
    #[cfg(unix)]
    pub(in crate::tui) fn stop(&self, all: bool, is_foreground: impl Fn() -> bool) {
        use std::time::Duration;
        if all {
            self.own_stop.store(true, Ordering::SeqCst);
            let _ = rustix::process::kill_current_process_group(rustix::process::Signal::TSTP);
        }
        // Continued in the background, it stops again, as a program does that uses its terminal
        // there. The loop leaves a shell the time to give it the terminal.
        const LOOKS: u32 = 10;
        loop {
            // What came while it was stopped has been noted by the time it runs again.
            if self.has_to_end() {
                return;
            }
            if signal_hook::low_level::raise(signal_hook::consts::SIGSTOP).is_err() {
                return;
            }
            for _ in 0..LOOKS {
                if self.has_to_end() || is_foreground() {
                    return;
                }
                std::thread::sleep(Duration::from_millis(5));
            }
        }
    }

    #[cfg(not(unix))]
    #[allow(clippy::unused_self, reason = "as where programs can be stopped")]
    pub(in crate::tui) fn stop(&self, _: bool, _: impl Fn() -> bool) {}
}

/// Whether a shell would continue this program if it stopped: one that gives every command a process
/// group of its own. A stopped program without such a shell would stay stopped.
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

//! Threads whose panic ends the program.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

/// Runs `work` on a new thread. If it panics, `panicked` is called after the panic has been reported.
///
/// # Errors
/// If the system has no threads left.
pub(in crate::tui) fn spawn(
    name: &str,
    work: impl FnOnce() + Send + 'static,
    panicked: impl FnOnce() + Send + 'static,
) -> io::Result<()> {
    #[cfg(debug_assertions)]
    let work = {
        let asked = std::env::var("ZONEBOARD_PANIC_IN").is_ok_and(|asked| asked == name);
        move || {
            if asked {
                panic_for_a_test();
            }
            work();
        }
    };
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(move || {
            // The program ends after a panic, so that nothing sees what the work has left unfinished.
            if catch_unwind(AssertUnwindSafe(work)).is_err() {
                panicked();
            }
        })?;
    Ok(())
}

/// Panics after the first frame. Only debug builds contain this, for a test of the panic handling.
#[cfg(debug_assertions)]
#[allow(clippy::panic, reason = "a test provokes the panic")]
fn panic_for_a_test() {
    thread::sleep(std::time::Duration::from_millis(500));
    std::panic::panic_any("asked to panic");
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn only_a_panic_is_reported() {
        let (sender, receiver) = mpsc::channel();
        let panicked = sender.clone();
        let work = || panic!("for this test");
        spawn("panics", work, move || panicked.send("panicked").unwrap()).unwrap();
        assert_eq!(receiver.recv(), Ok("panicked"));
        let work = move || sender.send("worked").unwrap();
        spawn("works", work, || panic!("nothing has panicked")).unwrap();
        assert_eq!(receiver.iter().collect::<Vec<_>>(), ["worked"]);
    }
}

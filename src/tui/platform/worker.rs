//! Threads whose panic ends the program.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

/// Runs `work` on a thread of its own. After a panic, which has been reported by then, calls
/// `panicked`.
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
            // What the work has left half done is not looked at any more.
            if catch_unwind(AssertUnwindSafe(work)).is_err() {
                panicked();
            }
        })?;
    Ok(())
}

/// Panics once the first frame is there. Only a build for tests contains this.
#[cfg(debug_assertions)]
#[allow(clippy::panic, reason = "a test shows what comes of it")]
fn panic_for_a_test() {
    thread::sleep(std::time::Duration::from_millis(500));
    std::panic::panic_any("asked to panic");
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn only_a_panic_is_told() {
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

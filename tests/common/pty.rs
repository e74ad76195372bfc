//! The program in a pseudo-terminal: what a user types, and what a terminal would show.
//!
//! A [`Session`] keeps every byte the program wrote, and a parsed screen. Waiting is always for
//! something to be seen. What the screen shows counts only between synchronized updates, as in a
//! terminal that knows them.

use std::ffi::{OsStr, OsString};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// The program.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_zoneboard");

/// The folder of the package.
pub(crate) const PACKAGE: &str = env!("CARGO_MANIFEST_DIR");

/// The begin of a frame.
pub(crate) const FRAME_BEGIN: &[u8] = b"\x1b[?2026h";
/// The end of a frame.
pub(crate) const FRAME_END: &[u8] = b"\x1b[?2026l";

/// What the overview says of an audit that is still being recomputed.
const UNFINISHED: [&str; 2] = ["正在核对…", "recomputing…"];

/// How long something may take at most: a slow machine may need more, and says so in
/// `ZONEBOARD_TEST_TIMEOUT` (seconds).
pub(crate) fn patience() -> Duration {
    let seconds = std::env::var("ZONEBOARD_TEST_TIMEOUT")
        .ok()
        .and_then(|value| value.parse().ok());
    Duration::from_secs(seconds.unwrap_or(20))
}

/// The variables every program of these tests gets; no others of the tester's come through.
pub(crate) fn environment() -> Vec<(OsString, OsString)> {
    let mut variables: Vec<(OsString, OsString)> = ["PATH", "HOME", "LLVM_PROFILE_FILE"]
        .into_iter()
        .filter_map(|name| Some((name.into(), std::env::var_os(name)?)))
        .collect();
    variables.push(("TERM".into(), "xterm-256color".into()));
    variables.push(("LANG".into(), "zh_CN.UTF-8".into()));
    // The terminal of the tests answers no questions, so that none are asked.
    variables.push(("COLORFGBG".into(), "15;0".into()));
    let config = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/config/terminal.toml"
    );
    variables.push(("ZONEBOARD_CONFIG".into(), config.into()));
    variables
}

/// How often `part` occurs.
pub(crate) fn count(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).filter(|w| *w == part).count()
}

/// Whether `part` occurs.
pub(crate) fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a terminal has at least one column and row")
}

/// What the terminal has got so far.
struct Received {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    /// The frames begun and ended.
    begun: usize,
    ended: usize,
    /// Where to go on looking for them.
    searched: usize,
    /// No more will come.
    closed: bool,
    /// The terminal accepts no output.
    held: bool,
}

impl Received {
    fn take(&mut self, part: &[u8]) {
        self.parser.process(part);
        self.bytes.extend_from_slice(part);
        while let Some(window) = self
            .bytes
            .get(self.searched..self.searched + FRAME_BEGIN.len())
        {
            self.begun += usize::from(window == FRAME_BEGIN);
            self.ended += usize::from(window == FRAME_END);
            self.searched += 1;
        }
    }

    /// Whether the terminal is in the midst of a frame.
    fn is_within_frame(&self) -> bool {
        self.begun > self.ended
    }
}

/// What to run, and where.
pub(crate) struct Setup {
    program: OsString,
    arguments: Vec<OsString>,
    variables: Vec<(OsString, OsString)>,
    size: (u16, u16),
    typed_ahead: String,
}

impl Setup {
    /// The dashboard, in a terminal of 100 columns and 30 rows.
    pub(crate) fn new() -> Setup {
        Setup {
            program: PROGRAM.into(),
            arguments: Vec::new(),
            variables: environment(),
            size: (100, 30),
            typed_ahead: String::new(),
        }
    }

    /// What lies in the terminal before the program is there to read it. Answers to questions that
    /// the program asks only for a moment belong here: typed once asked, they may come too late.
    pub(crate) fn typed_ahead(mut self, keys: &str) -> Setup {
        self.typed_ahead.push_str(keys);
        self
    }

    /// Columns and rows.
    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Setup {
        self.size = (columns, rows);
        self
    }

    /// Another argument.
    pub(crate) fn arg(mut self, argument: impl AsRef<OsStr>) -> Setup {
        self.arguments.push(argument.as_ref().to_owned());
        self
    }

    /// The dataset of a folder.
    pub(crate) fn data(self, folder: impl AsRef<OsStr>) -> Setup {
        self.arg("--data").arg(folder)
    }

    /// Another variable, or another value.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Setup {
        self.variables.retain(|(known, _)| known != name);
        self.variables
            .push((name.into(), value.as_ref().to_owned()));
        self
    }

    /// Instead of the program, a shell that runs `script`; in it, `$ZONEBOARD` is the program.
    pub(crate) fn shell(mut self, script: &str) -> Setup {
        self.program = "/bin/sh".into();
        self.arguments = vec!["-c".into(), script.into()];
        self.env("ZONEBOARD", PROGRAM)
    }

    /// Instead of the program, a shell with job control that waits for commands; in it,
    /// `$ZONEBOARD` is the program.
    pub(crate) fn interactive_shell(mut self) -> Setup {
        self.program = "/bin/sh".into();
        self.arguments = vec!["-i".into()];
        self.env("ZONEBOARD", PROGRAM)
            .env("PS1", "ready> ")
            .env("ENV", "")
    }

    /// Starts it.
    pub(crate) fn start(self) -> Session {
        let (columns, rows) = self.size;
        let pair = native_pty_system().openpty(pty_size(self.size)).unwrap();
        let mut command = CommandBuilder::new(&self.program);
        command.args(&self.arguments);
        command.env_clear();
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        command.cwd(PACKAGE);
        let reader = pair.master.try_clone_reader().unwrap();
        let mut writer = pair.master.take_writer().unwrap();
        writer.write_all(self.typed_ahead.as_bytes()).unwrap();
        writer.flush().unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        // Else the terminal would stay open after the program has ended.
        drop(pair.slave);
        let received = Received {
            parser: vt100::Parser::new(cells(rows), cells(columns), 0),
            bytes: Vec::new(),
            begun: 0,
            ended: 0,
            searched: 0,
            closed: false,
            held: false,
        };
        let shared = Arc::new((Mutex::new(received), Condvar::new()));
        let for_reader = Arc::clone(&shared);
        thread::spawn(move || read(reader, &for_reader));
        Session {
            child,
            master: pair.master,
            writer,
            shared,
        }
    }
}

fn pty_size((columns, rows): (u16, u16)) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// Feeds the terminal with what the program writes.
fn read(mut reader: Box<dyn Read + Send>, shared: &(Mutex<Received>, Condvar)) {
    let mut part = vec![0; 64 * 1024];
    loop {
        let mut received = shared.0.lock().unwrap();
        while received.held {
            received = shared.1.wait(received).unwrap();
        }
        drop(received);
        let length = reader.read(&mut part).unwrap_or(0);
        let mut received = shared.0.lock().unwrap();
        received.take(&part[..length]);
        received.closed = length == 0;
        shared.1.notify_all();
        if length == 0 {
            break;
        }
    }
}

/// A program in a terminal. Dropping it ends the program.
pub(crate) struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    shared: Arc<(Mutex<Received>, Condvar)>,
}

impl Session {
    /// The dashboard with its own data, opened as far as its first frame.
    pub(crate) fn open() -> Session {
        Setup::new().start().opened()
    }

    /// Waits until the dashboard is there, complete, and answers keys. From then on a frame comes of
    /// a key, of another size or of changed files, and of nothing else.
    pub(crate) fn opened(mut self) -> Session {
        self.wait_until("the first frame with its audit", |screen, frames| {
            let text = screen.contents();
            frames > 0
                && !UNFINISHED
                    .iter()
                    .any(|unfinished| text.contains(unfinished))
        });
        // Of a key that means nothing new, the answer is one more frame.
        self.type_and_wait_for_frame("1");
        self
    }

    fn received(&self) -> MutexGuard<'_, Received> {
        self.shared.0.lock().unwrap()
    }

    /// The process id.
    pub(crate) fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// The name of the terminal in the file system.
    pub(crate) fn tty(&self) -> Option<PathBuf> {
        self.master.tty_name()
    }

    /// Types, in one write.
    pub(crate) fn type_keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Types, and waits for the frame that comes of it.
    pub(crate) fn type_and_wait_for_frame(&mut self, keys: &str) {
        let before = self.frames();
        self.type_keys(keys);
        self.wait_until(&format!("a frame after {keys:?}"), |_, frames| {
            frames > before
        });
    }

    /// Makes the terminal larger or smaller.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        self.received().parser.set_size(cells(rows), cells(columns));
        self.master.resize(pty_size((columns, rows))).unwrap();
    }

    /// Tells the program of another size, which the terminal itself does not get.
    pub(crate) fn claim_size(&self, columns: u16, rows: u16) {
        self.master.resize(pty_size((columns, rows))).unwrap();
    }

    /// Waits until the screen satisfies `seen`, which also gets the number of frames drawn so
    /// far. Fails, showing the screen, if that takes too long or cannot happen any more.
    pub(crate) fn wait_until(&self, what: &str, seen: impl Fn(&vt100::Screen, usize) -> bool) {
        let deadline = Instant::now() + patience();
        let mut received = self.received();
        loop {
            let settled = !received.is_within_frame() || received.closed;
            if settled && seen(received.parser.screen(), received.ended) {
                return;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if received.closed || left.is_zero() {
                let why = if received.closed {
                    "the program has ended"
                } else {
                    "waited long enough"
                };
                let screen = received.parser.screen().contents();
                drop(received);
                panic!("{why}, and did not see {what}. The screen:\n{screen}");
            }
            received = self.shared.1.wait_timeout(received, left).unwrap().0;
        }
    }

    /// Waits for a text to be on the screen.
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait_until(&format!("“{text}”"), |screen, _| {
            screen.contents().contains(text)
        });
    }

    /// Waits for a text to be gone from the screen.
    pub(crate) fn wait_for_end_of(&self, text: &str) {
        self.wait_until(&format!("“{text}” go away"), |screen, _| {
            !screen.contents().contains(text)
        });
    }

    /// Waits for the program to end, and for all it wrote. Its exit code; a program killed by a
    /// signal has none, which fails.
    pub(crate) fn wait_exit(&mut self) -> u32 {
        let deadline = Instant::now() + patience();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            if Instant::now() > deadline {
                panic!("the program does not end. The screen:\n{}", self.screen());
            }
            thread::sleep(Duration::from_millis(2));
        };
        let mut received = self.received();
        while !received.closed {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "the terminal stays open");
            received = self.shared.1.wait_timeout(received, left).unwrap().0;
        }
        drop(received);
        assert_eq!(status.signal(), None, "killed. {}", self.text());
        status.exit_code()
    }

    /// What the screen shows.
    pub(crate) fn screen(&self) -> String {
        self.received().parser.screen().contents()
    }

    /// Looks at the parsed screen.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(self.received().parser.screen())
    }

    /// Whether the terminal accepts output. Where it does not, the program cannot write once the
    /// system's buffer is full.
    pub(crate) fn accept_output(&self, accepts: bool) {
        self.received().held = !accepts;
        self.shared.1.notify_all();
    }

    /// The settings of the terminal, as `stty` writes them for itself.
    pub(crate) fn settings(&self) -> String {
        let terminal = std::fs::File::open(self.tty().unwrap()).unwrap();
        let output = Command::new("stty")
            .arg("-g")
            .stdin(terminal)
            .output()
            .unwrap();
        assert!(output.status.success(), "stty: {output:?}");
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// Waits for the program to have written `part` for the `nth` time, counted from 1.
    pub(crate) fn wait_for_bytes(&self, part: &[u8], nth: usize) {
        let deadline = Instant::now() + patience();
        let mut received = self.received();
        while count(&received.bytes, part) < nth {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!received.closed && !left.is_zero(), "never wrote {part:?}");
            received = self.shared.1.wait_timeout(received, left).unwrap().0;
        }
    }

    /// Every byte the program wrote.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.received().bytes.clone()
    }

    /// All of it as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.received().bytes).into_owned()
    }

    /// How many frames were drawn.
    pub(crate) fn frames(&self) -> usize {
        self.received().ended
    }

    /// Sends the program a signal, like `TERM`.
    pub(crate) fn signal(&self, name: &str) {
        signal(self.pid(), name);
    }

    /// Fails if the terminal is not as it was before the program came.
    pub(crate) fn assert_given_back(&self) {
        let bytes = self.bytes();
        for (what, entry, leave) in [
            ("the alternate screen", "\x1b[?1049h", "\x1b[?1049l"),
            ("the hidden cursor", "\x1b[?25l", "\x1b[?25h"),
        ] {
            assert!(contains(&bytes, entry.as_bytes()), "never had {what}");
            assert!(contains(&bytes, leave.as_bytes()), "never left {what}");
        }
        self.look(|screen| {
            assert!(!screen.alternate_screen(), "still on the alternate screen");
            assert!(!screen.hide_cursor(), "the cursor is still hidden");
            assert_eq!(screen.contents(), "", "something is left on the screen");
            assert_eq!(screen.attributes_formatted(), "\x1b[m", "still coloured");
        });
        let received = self.received();
        assert!(!received.is_within_frame(), "the last frame never ended");
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a screen shows, row by row: stretches of text, each after its colours and attributes. A
/// cell never written and a blank are the same to a reader.
pub(crate) fn picture(screen: &vt100::Screen) -> Vec<String> {
    rows_with(screen, |cell| Some(look(cell)))
}

/// The same, but for the background under blanks. Terminals differ in how they paint what is left of
/// a character two cells wide when its first half is written over.
pub(crate) fn legible(screen: &vt100::Screen) -> Vec<String> {
    rows_with(screen, |cell| {
        (!cell.contents().trim().is_empty()).then(|| look(cell))
    })
}

/// Writes a look before each stretch of text; where `look` tells none, the last one goes on.
fn rows_with(screen: &vt100::Screen, look: impl Fn(&vt100::Cell) -> Option<String>) -> Vec<String> {
    let (rows, columns) = screen.size();
    let row = |row| {
        let (mut line, mut last) = (String::new(), None);
        for cell in (0..columns.get()).filter_map(|column| screen.cell(row, column)) {
            if cell.is_wide_continuation() {
                continue;
            }
            let own = look(cell);
            if own.is_some() && own != last {
                line.extend(own.iter().map(String::as_str));
                last = own;
            }
            line.push_str(if cell.has_contents() {
                cell.contents()
            } else {
                " "
            });
        }
        line.trim_end().to_owned()
    };
    (0..rows.get()).map(row).collect()
}

/// The colours and attributes of a cell, in a few characters.
fn look(cell: &vt100::Cell) -> String {
    let colour = |colour| match colour {
        vt100::Color::Default => "-".to_owned(),
        vt100::Color::Idx(index) => index.to_string(),
        vt100::Color::Rgb(r, g, b) => format!("{r}.{g}.{b}"),
    };
    let flags: String = [
        (cell.bold(), 'b'),
        (cell.dim(), 'd'),
        (cell.italic(), 'i'),
        (cell.underline(), 'u'),
        (cell.inverse(), 'r'),
    ]
    .into_iter()
    .filter_map(|(set, letter)| set.then_some(letter))
    .collect();
    format!(
        "<{}/{}{flags}>",
        colour(cell.fgcolor()),
        colour(cell.bgcolor())
    )
}

/// Sends a process a signal, like `TERM`.
pub(crate) fn signal(pid: u32, name: &str) {
    let sent = Command::new("kill")
        .args([&format!("-{name}"), &pid.to_string()])
        .status()
        .unwrap();
    assert!(sent.success(), "kill -{name} {pid}");
}

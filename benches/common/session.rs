//! A program in a pseudo-terminal, and when it wrote what.
//!
//! Every read is stamped when it returns, and read into an emulator only afterwards, so that the
//! clock measures the program and not the emulator. The terminal answers what programs ask at their
//! start, as terminals do: at once.

#![allow(dead_code, reason = "each benchmark uses a part")]

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Columns of the terminal.
pub(crate) const COLUMNS: u16 = 120;
/// Rows of the terminal.
pub(crate) const ROWS: u16 = 40;

/// A question a program asks, and how a dark terminal answers; the cursor's place is told apart.
const ANSWERS: [(&[u8], &[u8]); 5] = [
    (b"\x1b]10;?", b"\x1b]10;rgb:dddd/dddd/dddd\x1b\\"),
    (b"\x1b]11;?", b"\x1b]11;rgb:1111/1111/1111\x1b\\"),
    (b"\x1b[c", b"\x1b[?62;22c"),
    (b"\x1b[?2026$p", b"\x1b[?2026;2$y"),
    (b"\x1b[?u", b"\x1b[?0u"),
];
const CURSOR: &[u8] = b"\x1b[6n";

type Writer = Arc<Mutex<Box<dyn Write + Send>>>;

struct Read1 {
    at: Instant,
    bytes: Vec<u8>,
}

/// One run of one program.
pub(crate) struct Session {
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
    writer: Writer,
    reads: Receiver<Read1>,
    emulator: vt100::Parser,
    spawned: Instant,
}

/// What came of the start, a key or many.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Burst {
    /// Until the screen was as it stayed.
    pub(crate) painted: Duration,
    /// Written in all.
    pub(crate) bytes: usize,
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

impl Session {
    /// Starts a program in a clean environment.
    pub(crate) fn start(
        program: &OsStr,
        arguments: &[&str],
        variables: &[(&str, &OsStr)],
    ) -> Session {
        let size = PtySize {
            rows: ROWS,
            cols: COLUMNS,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        for (name, value) in [
            ("TERM", "xterm-256color"),
            ("COLORTERM", "truecolor"),
            ("LANG", "C.UTF-8"),
            ("HOME", "/nonexistent"),
        ] {
            command.env(name, value);
        }
        command.cwd("/");
        for (name, value) in variables {
            command.env(name, value);
        }
        let reader = pair.master.try_clone_reader().unwrap();
        let writer: Writer = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let (sender, reads) = mpsc::channel();
        let answers = Arc::clone(&writer);
        thread::spawn(move || read(reader, &answers, &sender));
        let spawned = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        Session {
            child,
            _master: pair.master,
            writer,
            reads,
            emulator: vt100::Parser::new(cells(ROWS), cells(COLUMNS), 0),
            spawned,
        }
    }

    /// What the program shows first. Taken after a tenth of a second of silence.
    pub(crate) fn opened(&mut self) -> Burst {
        self.burst(self.spawned, Duration::from_millis(100))
    }

    /// What comes of a key, or of several in one write.
    pub(crate) fn press(&mut self, keys: &str, silence: Duration) -> Burst {
        let at = Instant::now();
        self.send(keys);
        self.burst(at, silence)
    }

    /// Types keys, without waiting for what comes of them.
    pub(crate) fn send(&mut self, keys: &str) {
        let mut writer = self.writer.lock().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    /// Waits until the program has ended.
    pub(crate) fn wait(&mut self) {
        self.child.wait().unwrap();
    }

    /// Bytes written while nothing is asked of the program.
    pub(crate) fn idle(&mut self, time: Duration) -> usize {
        thread::sleep(time);
        self.reads.try_iter().map(|read| read.bytes.len()).sum()
    }

    fn burst(&mut self, since: Instant, silence: Duration) -> Burst {
        let mut reads = Vec::new();
        let mut patience = Duration::from_secs(10);
        while let Ok(read) = self.reads.recv_timeout(patience) {
            reads.push(read);
            patience = silence;
        }
        assert!(!reads.is_empty(), "the program answers nothing");
        let bytes = reads.iter().map(|read| read.bytes.len()).sum();
        let mut painted = Duration::ZERO;
        let mut before = self.emulator.screen().contents_formatted();
        for read in reads {
            self.emulator.process(&read.bytes);
            let now = self.emulator.screen().contents_formatted();
            if now != before {
                painted = read.at.duration_since(since);
                before = now;
            }
        }
        Burst { painted, bytes }
    }

    /// What the terminal shows.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.emulator.screen()
    }

    /// Processor time of all threads so far.
    pub(crate) fn processor_time(&self) -> Duration {
        let tasks = format!("/proc/{}/task", self.child.process_id().unwrap());
        let nanoseconds = std::fs::read_dir(tasks).unwrap().map(|task| {
            let path = task.unwrap().path().join("schedstat");
            let stat = std::fs::read_to_string(path).unwrap();
            stat.split(' ').next().unwrap().parse::<u64>().unwrap()
        });
        Duration::from_nanos(nanoseconds.sum())
    }

    /// The most memory held so far, in KiB.
    pub(crate) fn peak_memory(&self) -> u64 {
        let path = format!("/proc/{}/status", self.child.process_id().unwrap());
        let status = std::fs::read_to_string(path).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM:"));
        let mut words = line.unwrap().split_whitespace();
        words.nth(1).unwrap().parse().unwrap()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads until the terminal closes, and answers questions.
fn read(mut reader: Box<dyn Read + Send>, writer: &Writer, sender: &mpsc::Sender<Read1>) {
    let mut part = vec![0; 64 * 1024];
    let mut asking = Some(Asking::default());
    while let Ok(length @ 1..) = reader.read(&mut part) {
        let at = Instant::now();
        let bytes = part[..length].to_vec();
        if let Some(open) = &mut asking {
            let answers = open.answers(&bytes);
            if !answers.is_empty() {
                let mut writer = writer.lock().unwrap();
                writer.write_all(&answers).unwrap();
                writer.flush().unwrap();
            }
            // Programs ask before they draw.
            asking = asking.filter(|open| open.seen < 4096);
        }
        if sender.send(Read1 { at, bytes }).is_err() {
            break;
        }
    }
}

/// The terminal's side of what is asked at the start.
struct Asking {
    emulator: vt100::Parser,
    tail: Vec<u8>,
    seen: usize,
}

impl Default for Asking {
    fn default() -> Asking {
        Asking {
            emulator: vt100::Parser::new(cells(ROWS), cells(COLUMNS), 0),
            tail: Vec::new(),
            seen: 0,
        }
    }
}

impl Asking {
    fn answers(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut answers = Vec::new();
        for byte in bytes {
            self.seen += 1;
            self.emulator.process(&[*byte]);
            self.tail.push(*byte);
            if self.tail.ends_with(CURSOR) {
                let (row, column) = self.emulator.screen().cursor_position();
                answers.extend(format!("\x1b[{};{}R", row + 1, column + 1).bytes());
            }
            for (question, answer) in ANSWERS {
                if self.tail.ends_with(question) {
                    answers.extend(answer);
                }
            }
        }
        answers
    }
}

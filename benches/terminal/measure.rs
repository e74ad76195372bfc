//! What is measured, and the table of it.

use std::ffi::OsStr;
use std::path::Path;
use std::time::Duration;

use crate::floor;
use crate::frames;
use crate::session::{Burst, Session};

const PROGRAM: &str = env!("CARGO_BIN_EXE_zoneboard");

/// Silence after which a key's frame is complete.
const KEY: Duration = Duration::from_millis(25);
/// Silence after which many keys have been answered.
const FLOOD: Duration = Duration::from_millis(200);
/// How long a program is watched at rest.
const REST: Duration = Duration::from_secs(3);

const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";
const LEFT: &str = "\x1b[D";
const RIGHT: &str = "\x1b[C";

/// Two keys pressed in turn on a screen, and by how much the floor may be exceeded.
struct Scene {
    name: &'static str,
    arguments: &'static [&'static str],
    keys: [&'static str; 2],
    limit: f64,
}

const SCENES: [Scene; 9] = [
    Scene::of("row, overview", &[], [DOWN, UP], 1.3),
    Scene::of("row, targets", &["--tab", "targets"], [DOWN, UP], 1.3),
    Scene::of("row, projects", &["--tab", "projects"], [DOWN, UP], 1.3),
    Scene::of("row, charts", &["--tab", "charts"], [DOWN, UP], 1.3),
    Scene::of("row, audit", &["--tab", "audit"], [DOWN, UP], 1.3),
    Scene::of("row, sources", &["--tab", "sources"], [DOWN, UP], 1.3),
    Scene::of("year, overview", &[], [LEFT, RIGHT], 1.6),
    Scene::of("year, targets", &["--tab", "targets"], [LEFT, RIGHT], 1.6),
    Scene::of("tab, overview and targets", &[], ["2", "1"], 1.6),
];

impl Scene {
    const fn of(
        name: &'static str,
        arguments: &'static [&'static str],
        keys: [&'static str; 2],
        limit: f64,
    ) -> Scene {
        Scene {
            name,
            arguments,
            keys,
            limit,
        }
    }

    fn ours(&self) -> Session {
        let arguments: Vec<&str> = ["--lang", "zh"]
            .into_iter()
            .chain(self.arguments.iter().copied())
            .collect();
        Session::start(OsStr::new(PROGRAM), &arguments, &[])
    }

    /// The first frame, and those that come of the two keys.
    fn frames(&self) -> Vec<Vec<u8>> {
        let mut session = self.ours();
        session.opened();
        let first = frames::record(session.screen());
        let mut recorded = vec![first];
        // The second round is recorded: the first may select what was not selected before.
        for round in 0..2 {
            for key in self.keys {
                session.press(key, FLOOD);
                if round == 1 {
                    recorded.push(frames::record(session.screen()));
                }
            }
        }
        assert!(recorded[1] != recorded[2], "{} shows one frame", self.name);
        recorded
    }
}

fn floor_of(folder: &Path) -> Session {
    let program = std::env::current_exe().unwrap();
    let variables = [(floor::FRAMES, folder.as_os_str())];
    Session::start(program.as_os_str(), &[], &variables)
}

fn count(variable: &str, usual: usize) -> usize {
    let set = std::env::var(variable).ok();
    set.and_then(|value| value.parse().ok()).unwrap_or(usual)
}

/// One row of the table.
struct Row {
    what: String,
    ours: f64,
    floor: f64,
    unit: &'static str,
    limit: f64,
}

impl Row {
    fn of(what: impl Into<String>, ours: Duration, floor: Duration, limit: f64) -> Row {
        Row {
            what: what.into(),
            ours: ours.as_secs_f64() * 1e3,
            floor: floor.as_secs_f64() * 1e3,
            unit: "ms",
            limit,
        }
    }

    fn print(&self) {
        let Row {
            what,
            ours,
            floor,
            unit,
            limit,
        } = self;
        let ratio = ours / floor;
        println!("| {what} | {ours:.2} {unit} | {floor:.2} {unit} | {ratio:.2} | {limit} |");
    }
}

fn at(sorted: &[Duration], percent: usize) -> Duration {
    sorted[(sorted.len() * percent / 100).min(sorted.len() - 1)]
}

fn sorted(mut times: Vec<Duration>) -> Vec<Duration> {
    times.sort();
    times
}

/// Measures, and prints the table.
pub(crate) fn run() {
    let folder = tempfile::tempdir().unwrap();
    println!("| | zoneboard | floor | ratio | at most |");
    println!("|---|---:|---:|---:|---:|");
    start(folder.path());
    for scene in &SCENES {
        keys(scene, folder.path());
    }
    flood(folder.path());
    rest(folder.path());
}

fn start(folder: &Path) {
    let scene = &SCENES[0];
    floor::store(folder, &scene.frames());
    let (mut ours, mut floors) = (Vec::new(), Vec::new());
    for _ in 0..count("ZONEBOARD_BENCH_STARTS", 40) {
        ours.push(scene.ours().opened().painted);
        floors.push(floor_of(folder).opened().painted);
    }
    let (ours, floors) = (sorted(ours), sorted(floors));
    Row::of(
        "to the first full frame",
        at(&ours, 50),
        at(&floors, 50),
        2.0,
    )
    .print();
}

fn keys(scene: &Scene, folder: &Path) {
    floor::store(folder, &scene.frames());
    let (mut ours, mut floor) = (scene.ours(), floor_of(folder));
    ours.opened();
    floor.opened();
    // What is drawn for the first time is not what is measured.
    for key in scene.keys {
        ours.press(key, FLOOD);
        floor.press(key, FLOOD);
    }
    let (mut mine, mut theirs, mut bytes) = (Vec::new(), Vec::new(), [0, 0]);
    for press in 0..count("ZONEBOARD_BENCH_KEYS", 400) {
        let key = scene.keys[press % 2];
        let Burst { painted, bytes: b } = ours.press(key, KEY);
        mine.push(painted);
        bytes[0] += b;
        let Burst { painted, bytes: b } = floor.press(key, KEY);
        theirs.push(painted);
        bytes[1] += b;
    }
    let (mine, theirs) = (sorted(mine), sorted(theirs));
    Row::of(scene.name, at(&mine, 50), at(&theirs, 50), scene.limit).print();
    let what = format!("{}, slowest of 100", scene.name);
    Row::of(what, at(&mine, 99), at(&theirs, 99), 2.0).print();
    Row {
        what: format!("{}, bytes", scene.name),
        ours: bytes[0] as f64 / mine.len() as f64 / 1e3,
        floor: bytes[1] as f64 / theirs.len() as f64 / 1e3,
        unit: "kB",
        limit: scene.limit,
    }
    .print();
}

fn flood(folder: &Path) {
    let scene = &SCENES[1];
    floor::store(folder, &scene.frames());
    let (mut mine, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        // An odd number, so that the last frame differs from the first.
        let keys = scene.keys.concat().repeat(249) + scene.keys[0];
        for (session, times) in [
            (&mut scene.ours(), &mut mine),
            (&mut floor_of(folder), &mut theirs),
        ] {
            session.opened();
            times.push(session.press(&keys, FLOOD).painted);
        }
    }
    let (mine, theirs) = (sorted(mine), sorted(theirs));
    Row::of("499 keys at once", at(&mine, 50), at(&theirs, 50), 0.3).print();
}

fn rest(folder: &Path) {
    let (mut ours, mut floor) = (SCENES[0].ours(), floor_of(folder));
    ours.opened();
    floor.opened();
    let before = ours.processor_time();
    let bytes = ours.idle(REST);
    let used = ours.processor_time() - before;
    println!(
        "| at rest for {} s | {} µs, {bytes} bytes | | | 0 |",
        REST.as_secs(),
        used.as_micros()
    );
    Row {
        what: "most memory".to_owned(),
        ours: ours.peak_memory() as f64 / 1e3,
        floor: floor.peak_memory() as f64 / 1e3,
        unit: "MB",
        limit: 3.0,
    }
    .print();
}

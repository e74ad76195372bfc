//! Runs the program under valgrind, and writes the list.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::names;
use crate::session::Session;

const PROGRAM: &str = env!("CARGO_BIN_EXE_zoneboard");
const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/functions.order");

const HEAD: &str = "\
# Functions in the order in which they lie in the program's file: build.rs has the linker place them
# first. The system reads a program's file in blocks of 64 KiB, so that functions that are used together
# take less memory and fewer reads when they lie together.
#
# Written by `CARGO_PROFILE_BENCH_STRIP=none cargo bench --bench order`. The names are those of symbols
# without the hash at their end.
";

/// Silence after which valgrind has run what a key causes.
const SILENCE: Duration = Duration::from_millis(400);

/// What is pressed on every tab: rows, years, the record, the keys, find, the list.
const USE: [&str; 14] = [
    "j", "j", "k", "h", "l", "\r", "\x1b", "?", "\x1b", "/", "a", "\x1b", "v", "v",
];

/// Records a start and a walk through the tabs, and writes the list.
pub(crate) fn run() {
    let folder = tempfile::tempdir().unwrap();
    let mut start = BTreeSet::new();
    let mut used = BTreeSet::new();
    for language in ["zh", "en"] {
        start.extend(functions(folder.path(), language, &[]));
        let tabs = ["1", "2", "3", "4", "5", "6"];
        let keys = tabs
            .into_iter()
            .flat_map(|tab| [tab].into_iter().chain(USE));
        used.extend(functions(
            folder.path(),
            language,
            &keys.collect::<Vec<_>>(),
        ));
    }
    used.retain(|name| !start.contains(name));
    let (shared, own): (BTreeSet<_>, BTreeSet<_>) =
        start.into_iter().partition(|name| names::is_generic(name));
    assert!(!own.is_empty(), "the program has no symbols: see above");
    let list = [
        ("At every start", own),
        (
            "At every start, generic: the same name is that of an instance for each type",
            shared,
        ),
        ("In use", used),
    ];
    let mut text = HEAD.to_owned();
    for (title, names) in list {
        println!("{title}: {}", names.len());
        text += &format!("\n# {title}\n");
        names.iter().for_each(|name| text += &format!("{name}\n"));
    }
    fs::write(LIST, text).unwrap();
}

/// The functions of the program that run when it starts, is given keys and quits.
fn functions(folder: &Path, language: &str, keys: &[&str]) -> BTreeSet<String> {
    let profile = folder.join("profile");
    let file = format!("--callgrind-out-file={}", profile.display());
    let arguments = [
        "--tool=callgrind",
        "--demangle=no",
        &file,
        PROGRAM,
        "--lang",
        language,
    ];
    let path = std::env::var_os("PATH").unwrap_or_default();
    let variables = [("PATH", path.as_os_str())];
    let mut session = Session::start(OsStr::new("valgrind"), &arguments, &variables);
    session.opened();
    for key in keys {
        // Not every key changes something on every tab.
        session.send(key);
        session.idle(SILENCE);
    }
    session.send("q");
    session.wait();
    names::of_profile(&fs::read_to_string(profile).unwrap(), PROGRAM)
}

//! Whatever stands in a file, in its name or on the command line is shown, and never obeyed by the
//! terminal that it is told on.

#![cfg(unix)]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod common {
    #[allow(dead_code, reason = "other tests need more of it")]
    pub(crate) mod folder;
    pub(crate) mod tables;
}

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use common::folder::Folder;
use common::tables::{parsed, places, table_at, with};
use toml::{Table, Value};
use zoneboard::dataset::{Sources, load};
use zoneboard::output::diagnostics;
use zoneboard::text::{Lang, sanitize};

/// Writes to the clipboard, clears the screen, reorders the line, hides and breaks it: with ESC and
/// with the one-character CSI and OSC.
const EVIL: &str = "\u{1b}]52;c;UA==\u{7}\u{9b}2J\u{9d}0;P\u{9c}\u{202e}\u{2067}\u{200b}\u{85}\r\n\t\u{8}\u{7f}\u{0}\u{feff}\u{e0041}";

/// One character each, so that what holds it is still close to what it was.
const SLIPS: [&str; 3] = ["\u{1b}", "\u{9b}", "\u{202e}"];

/// Fails where a line holds what [`sanitize`] would have shown instead.
fn assert_shown(text: &str, what: &str) {
    for line in text.split('\n') {
        assert_eq!(sanitize(line), line, "{what}:\n{text:?}");
    }
}

/// All that is told of the mistakes of files, if they have any; whether they have.
fn assert_told_safely(sources: &Sources, what: &str) -> bool {
    let Err(error) = load(sources) else {
        return false;
    };
    for lang in [Lang::Zh, Lang::En] {
        let mut out = Vec::new();
        diagnostics::write(&mut out, sources, &error.diagnostics, lang, false).unwrap();
        assert_shown(&String::from_utf8(out).unwrap(), what);
        for mistake in &error.diagnostics {
            assert_shown(&diagnostics::in_a_line(sources, mistake, lang), what);
        }
    }
    true
}

#[test]
fn any_text_of_any_entry_is_told_safely() {
    let mut refused = 0;
    for file in Sources::embedded().files {
        let mut seen = BTreeSet::new();
        for place in places(&parsed(&file)) {
            for key in &place.keys {
                // One of each kind in each file.
                if !seen.insert((place.kind.clone(), key.clone())) {
                    continue;
                }
                let change = |change: &dyn Fn(&mut Table)| {
                    let mut table = parsed(&file);
                    change(table_at(&mut table, &place.steps));
                    let what = format!("{} {:?} {key}", file.name, place.steps);
                    usize::from(assert_told_safely(&with(&file.name, &table), &what))
                };
                let slip = SLIPS[seen.len() % SLIPS.len()];
                for evil in [slip, EVIL] {
                    refused += change(&|entry| {
                        if let Value::String(text) = &mut entry[key] {
                            // Behind the first character: an id stays close to those that name it.
                            let at = text.chars().next().map_or(0, char::len_utf8);
                            text.insert_str(at, evil);
                        }
                    });
                }
                refused += change(&|entry| {
                    let value = entry.remove(key).unwrap();
                    entry.insert(format!("{key}{slip}"), value);
                });
                refused += change(&|entry| {
                    let value = entry[key].clone();
                    entry.insert(format!("{key}{EVIL}"), value);
                });
            }
        }
    }
    assert!(refused > 300, "only {refused} are mistakes");
}

#[test]
fn what_is_no_toml_is_told_safely() {
    for file in Sources::embedded().files {
        for text in [
            format!("\"{}\" = 1\n", EVIL.replace('\n', "")),
            "\"a\\u001b\" = 1\n\"a\\u001b\" = 2\n".to_owned(),
            "[\"a\\u009b\"]\n[\"a\\u009b\"]\n".to_owned(),
            format!("{EVIL} = 1\n"),
            format!("a = {EVIL}\n"),
            format!("a = \"{EVIL}\"\n[[a]]\n"),
            format!("# {EVIL}\n"),
        ] {
            let mut sources = Sources::embedded();
            let which = sources
                .files
                .iter_mut()
                .find(|other| other.name == file.name);
            let which = which.unwrap();
            which.text = format!("{}\n{text}", which.text).into();
            assert!(assert_told_safely(&sources, &file.name), "{text:?}");
        }
    }
}

/// Every command, with every format it has.
const COMMANDS: [&[&str]; 19] = [
    &[],
    &["check"],
    &["report"],
    &["report", "--format", "markdown"],
    &["report", "--format", "html"],
    &["report", "--format", "json"],
    &["export", "figures"],
    &["export", "figures", "--format", "json"],
    &["export", "figures", "--format", "jsonl"],
    &["export", "audit"],
    &["export", "audit", "--format", "json"],
    &["export", "audit", "--format", "jsonl"],
    &["audit"],
    &["audit", "--format", "json"],
    &["audit", "--format", "csv"],
    &["verify"],
    &["config"],
    &["config", "--template"],
    &["--accessible"],
];

/// A command that tells mistakes on its standard output, and two that tell them on the other.
const CHECKS: [&[&str]; 3] = [&["check"], &["report"], &[]];

/// What a run of the program came to: everything it wrote, and its exit code.
fn run(command: &mut Command) -> (String, i32) {
    let output = command
        .env_remove("LANG")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let told = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert_shown(&told, &format!("{command:?}"));
    (told, output.status.code().unwrap())
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zoneboard"));
    // None but the one asked for.
    command.env("ZONEBOARD_CONFIG", "");
    command.env("XDG_CONFIG_HOME", "/nowhere");
    command
}

/// Runs commands on the dataset of a folder in both languages; all that any of them wrote.
fn run_on(data: &Path, commands: &[&[&str]]) -> String {
    let mut all = String::new();
    for arguments in commands {
        for lang in ["zh", "en"] {
            let mut command = program();
            command.arg("--data").arg(data).args(["--lang", lang]);
            all.push_str(&run(command.args(*arguments)).0);
        }
    }
    all
}

/// Runs every command on it.
fn run_all(data: &Path) -> String {
    run_on(data, &COMMANDS)
}

/// Every text of a file changed, and every key, if it is so wanted.
fn changed(value: &Value, key: &dyn Fn(&str) -> String, text: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::String(old) => Value::String(text(old)),
        Value::Array(items) => {
            let items = items.iter().map(|item| changed(item, key, text));
            Value::Array(items.collect())
        }
        Value::Table(table) => {
            let entries = table.iter();
            let entries = entries.map(|(name, value)| (key(name), changed(value, key, text)));
            Value::Table(entries.collect())
        }
        other => other.clone(),
    }
}

/// A copy of the dataset with every file changed.
fn spoilt(key: impl Fn(&str) -> String, text: impl Fn(&str) -> String) -> Folder {
    let folder = Folder::copy();
    for file in Sources::embedded().files {
        let table = Value::Table(parsed(&file));
        let table = changed(&table, &key, &text);
        folder.write_source(&file.name, &toml::to_string(&table).unwrap());
    }
    folder
}

#[test]
fn texts_full_of_control_characters_reach_no_output_of_any_command() {
    let keep = |text: &str| text.to_owned();
    let told = run_all(&spoilt(keep, |text| format!("{text}{EVIL}")).data());
    assert!(told.contains("␛]52"), "nothing of it was seen:\n{told}");
    for slip in SLIPS {
        // References and what they refer to are spoilt alike, and then only half of them.
        run_on(
            &spoilt(keep, |text| format!("{text}{slip}")).data(),
            &CHECKS,
        );
        let folder = Folder::copy();
        let escaped: String = slip.chars().map(escaped).collect();
        for file in ["zone.toml", "indicators.toml", "projects.toml"] {
            let text = folder.read(file);
            let text = text.replace("\nid = \"", &format!("\nid = \"{escaped}"));
            folder.write(file, &text);
        }
        let told = run_on(&folder.data(), &CHECKS);
        assert!(told.contains("did you mean"), "{told}");
    }
    let [slip, ..] = SLIPS;
    for evil in [slip, EVIL] {
        run_on(&spoilt(|key| format!("{key}{evil}"), keep).data(), &CHECKS);
    }
}

/// A character as TOML escapes it.
fn escaped(character: char) -> String {
    format!("\\U{:08x}", u32::from(character))
}

#[test]
fn prose_full_of_control_characters_is_shown_by_every_command() {
    let folder = Folder::copy();
    let evil: String = EVIL.chars().map(escaped).collect();
    folder.change_all(|text| {
        ["zh", "en", "printed"]
            .iter()
            .fold(text.to_owned(), |text, key| {
                text.replace(&format!("{key} = \""), &format!("{key} = \"{evil}"))
            })
    });
    let told = run_all(&folder.data());
    assert!(
        told.contains("␛]52") && told.contains("no mistakes"),
        "{told}"
    );
}

#[test]
fn names_of_files_are_shown_and_not_obeyed() {
    let folder = Folder::copy();
    let name = EVIL.replace(['\0', '/'], "");
    fs::write(folder.data().join(format!("{name}.toml")), "a = 1").unwrap();
    run_all(&folder.data());
    fs::write(folder.data().join(format!("years/{name}.toml")), "a = 1").unwrap();
    fs::write(folder.beside("seeds").join(format!("{name}.toml")), "a = 1").unwrap();
    fs::create_dir(folder.data().join(format!("years/a{name}.toml"))).unwrap();
    let gone = folder.data().join(format!("years/b{name}.toml"));
    std::os::unix::fs::symlink(format!("/{name}"), gone).unwrap();
    let told = run_all(&folder.data());
    assert!(told.contains("␛]52"), "{told}");
    let moved = folder.beside(&name);
    fs::rename(folder.data(), &moved).unwrap();
    run_all(&moved);
    run_all(&folder.beside(&format!("{name}nowhere")));
    // A name need not be text at all.
    run_all(
        &folder
            .beside("")
            .join(OsStr::from_bytes(b"\xff\x1b]0;P\x07")),
    );
}

#[test]
fn a_configuration_is_shown_and_not_obeyed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(EVIL.replace(['\0', '/'], ""));
    let run = |text: &str| {
        fs::write(&path, text).unwrap();
        for arguments in COMMANDS {
            let mut command = program();
            run(command.env("ZONEBOARD_CONFIG", &path).args(arguments));
        }
    };
    let evil = Value::from(EVIL).to_string();
    for key in ["lang", "theme", "data", "articles", "mouse", "keys"] {
        run(&format!("{key} = {evil}\n"));
    }
    run(&format!("{evil} = 1\n{evil} = 2\n"));
    run(&format!("\"lan\\u001bg\" = 1\n[keys]\n{evil} = [\"x\"]\n"));
    run(&format!(
        "[keys]\nfind = [{evil}]\nsort = [\"\\u202e\", \"\\u009b\", \"\\u001b\"]\n"
    ));
    run("[keys]\nfind = [\"\\u202e\"]\nsort = [\"\\u202e\"]\n");
    run("lang = \u{1b}]0;P\u{7}\n");
    fs::remove_file(&path).unwrap();
    run_gone(&path);
}

/// A configuration that was named and is not there.
fn run_gone(path: &Path) {
    let (told, code) = run(program().env("ZONEBOARD_CONFIG", path).arg("check"));
    assert!(told.contains("␛]52"), "{told}");
    assert_eq!(code, 1);
}

#[test]
fn arguments_are_shown_and_not_obeyed_and_end_as_others_do() {
    let evil = OsStr::new("\u{1b}]52;c;UA==\u{7}\u{9b}2J\u{202e}\r\n\t\u{8}\u{7f}\u{feff}");
    let broken = OsStr::from_bytes(b"\xff\x1b]0;P\x07\x9b2J");
    for evil in [evil, broken] {
        let with = |before: &str| {
            let mut argument = OsString::from(before);
            argument.push(evil);
            argument
        };
        let cases: [(&[&OsStr], i32); 20] = [
            (&["--lang".as_ref(), evil], 2),
            (&[&with("--lang=")], 2),
            (&[&with("--lang=zh")], 2),
            (&["--theme".as_ref(), evil], 2),
            (&["--tab".as_ref(), evil], 2),
            (&["--glyphs".as_ref(), &with("ascii")], 2),
            (&["--year".as_ref(), evil], 2),
            (&["report".as_ref(), "--year".as_ref(), &with("2021")], 2),
            (&["report".as_ref(), "--format".as_ref(), &with("text")], 2),
            (&["export".as_ref(), evil], 2),
            (&["export".as_ref(), &with("figures")], 2),
            (&["audit".as_ref(), "--deny".as_ref(), evil], 2),
            (&[evil], 2),
            (&[&with("repor")], 2),
            (&[&with("--")], 2),
            (&[&with("--langu=")], 2),
            (&[&with("-")], 2),
            (&["check".as_ref(), ".".as_ref(), evil], 2),
            (&["--data".as_ref(), evil], 1),
            (&["check".as_ref(), evil], 1),
        ];
        for (arguments, code) in cases {
            for lang in ["zh_CN.UTF-8", "en_US.UTF-8"] {
                let mut command = program();
                let (told, ended) = run(command.env("LC_ALL", lang).args(arguments));
                assert_eq!(ended, code, "{arguments:?}: {told}");
                assert!(!told.is_empty(), "{arguments:?}");
            }
        }
        for (option, code) in [("--help", 0), ("--version", 0), ("--nothing", 2)] {
            let (_, ended) = run(program().arg0(evil).arg(option));
            assert_eq!(ended, code, "{option}");
        }
        // Text of the user's that is no mistake of the command line.
        let (_, code) = run(program().arg("--area").arg(evil));
        assert_ne!(code, 0);
        run(program().args(["verify", "--articles"]).arg(evil));
        run(program().arg("config").arg("--data").arg(evil));
    }
}

#[test]
fn help_and_refusals_go_where_they_did() {
    for (argument, code, on_stdout) in [
        ("--help", 0, true),
        ("--version", 0, true),
        ("\u{1b}", 2, false),
    ] {
        let output = program().arg(argument).output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{argument:?}");
        assert_eq!(!output.stdout.is_empty(), on_stdout, "{argument:?}");
        assert_eq!(output.stderr.is_empty(), on_stdout, "{argument:?}");
    }
}

#[test]
fn what_is_no_text_is_refused_in_the_language_of_the_user() {
    let broken = OsStr::from_bytes(b"\xff");
    for (lang, name) in [(Lang::Zh, "zh_CN.UTF-8"), (Lang::En, "en_US.UTF-8")] {
        for arguments in [
            &["--year"][..],
            &["--area"],
            &["export", "index", "--indicator"],
            &["present", "--check"],
        ] {
            let mut command = program();
            let (told, code) = run(command.env("LC_ALL", name).args(arguments).arg(broken));
            assert_eq!(code, 2, "{arguments:?}: {told}");
            assert!(told.contains(lang.refused_not_utf8()), "{told}");
            assert!(!told.contains("Usage"), "{told}");
        }
        let mut command = program();
        let (told, _) = run(command.env("LC_ALL", name).args(["--", "report"]));
        assert!(told.contains(&lang.refused_argument("report")), "{told}");
        assert!(!told.contains("exists"), "{told}");
        let mut command = program();
        let empty = ["picture", "-o", ""];
        let (told, code) = run(command.env("LC_ALL", name).args(empty));
        assert_eq!(code, 2, "{told}");
        let message = lang.refused_without_value("--output <FILE>");
        assert!(told.contains(&message), "{told}");
    }
}

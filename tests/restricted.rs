//! `--restricted`, for who may look at the dataset and at nothing else of the machine: every key and
//! every option is tried, and nothing is written, run or read.

#![cfg(unix)]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

mod common {
    #[allow(dead_code, reason = "other tests need more of it")]
    pub(crate) mod folder;
    #[allow(dead_code, reason = "other tests need more of it")]
    pub(crate) mod pty;
}

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use common::folder::Folder;
use common::pty::{PROGRAM, Setup};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use zoneboard::analysis::audit::audit;
use zoneboard::cli::args;
use zoneboard::dataset::{Sources, load};
use zoneboard::text::Lang;
use zoneboard::tui::action::{Action, BINDINGS};
use zoneboard::tui::{Effect, Message, Model, Tab, update};

/// What stands in every file beside the dataset.
const SECRET: &str = "SECRET-OF-THE-MACHINE";

/// A dataset, and beside it files that nobody is to read, an editor that leaves a trace, and a
/// configuration that asks for all of it.
struct Machine {
    folder: Folder,
}

impl Machine {
    fn new() -> Machine {
        let machine = Machine {
            folder: Folder::copy(),
        };
        let editor = machine.at("editor");
        fs::write(
            &editor,
            format!("#!/bin/sh\n: > {}\n", machine.at("edited").display()),
        )
        .unwrap();
        fs::set_permissions(&editor, Permissions::from_mode(0o755)).unwrap();
        fs::create_dir_all(machine.at("outside")).unwrap();
        let broken = format!("[[ {SECRET}\n");
        for name in ["zone.toml", "indicators.toml", "001.txt"] {
            fs::write(machine.at("outside").join(name), &broken).unwrap();
        }
        fs::write(machine.at("config.toml"), broken).unwrap();
        machine
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.beside(name)
    }

    fn variables(&self) -> [(&'static str, PathBuf); 5] {
        [
            ("ZONEBOARD_CONFIG", self.at("config.toml")),
            ("XDG_CONFIG_HOME", self.at("outside")),
            ("HOME", self.at("outside")),
            ("EDITOR", self.at("editor")),
            ("VISUAL", self.at("editor")),
        ]
    }

    /// Every file, with its content.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.at("")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    files.insert(path.clone(), fs::read(&path).unwrap());
                }
            }
        }
        files
    }

    /// Runs the program beside the dataset; all that it wrote, and its exit code.
    fn run(&self, arguments: &[&str]) -> (String, Option<i32>) {
        let output = Command::new(PROGRAM)
            .arg("--data")
            .arg(self.folder.data())
            .args(["--lang", "en"])
            .args(arguments)
            .envs(self.variables())
            .current_dir(self.at(""))
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let told = [output.stdout, output.stderr].concat();
        (
            String::from_utf8_lossy(&told).into_owned(),
            output.status.code(),
        )
    }
}

/// Every option and argument of every command, each with a value where it takes one.
fn every_use(outside: &Path) -> Vec<Vec<String>> {
    let all = args::command(Lang::En);
    let mut uses = vec![Vec::new()];
    let outside = outside.display().to_string();
    let (inside, file) = (format!("{outside}/zone.toml"), format!("{outside}/new.svg"));
    for command in std::iter::once(&all).chain(all.get_subcommands()) {
        let called: Vec<String> = match command.get_name() {
            "zoneboard" => Vec::new(),
            // What has to be there.
            "export" => vec!["export".to_owned(), "figures".to_owned()],
            "picture" => vec!["picture".to_owned(), "-o".to_owned(), "-".to_owned()],
            "present" => vec!["present".to_owned(), "--list".to_owned()],
            name => vec![name.to_owned()],
        };
        uses.push(called.clone());
        for argument in command.get_arguments() {
            let flag = argument.get_long().map(|name| format!("--{name}"));
            if !argument.get_action().takes_values() {
                uses.push([called.clone(), flag.into_iter().collect()].concat());
                continue;
            }
            let choices = argument.get_possible_values();
            // Of an option that names one of several things; all others are refused.
            let values = match choices.last() {
                Some(choice) => vec![choice.get_name().to_owned(), inside.clone()],
                None => vec![outside.clone(), inside.clone(), file.clone()],
            };
            for value in values {
                let called = match command.get_name() {
                    "picture" if argument.get_id() == "output" => vec!["picture".to_owned()],
                    "present" if ["check", "export"].contains(&argument.get_id().as_str()) => {
                        vec!["present".to_owned()]
                    }
                    "export" if argument.is_positional() => vec!["export".to_owned()],
                    _ => called.clone(),
                };
                let given = flag.clone().into_iter().chain([value]).collect();
                uses.push([called, given].concat());
            }
        }
    }
    uses
}

#[test]
fn no_option_reads_or_writes_a_file_beside_the_dataset() {
    let machine = Machine::new();
    let before = machine.files();
    let uses = every_use(&machine.at("outside"));
    assert!(uses.len() > 80, "only {}", uses.len());
    let mut worked = 0;
    for (at, arguments) in uses.iter().enumerate() {
        let mut arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        // It means the same before and behind the others.
        let place = if at % 2 == 0 { 0 } else { arguments.len() };
        arguments.insert(place, "--restricted");
        let (told, code) = machine.run(&arguments);
        assert!(!told.contains(SECRET), "{arguments:?}: {told}");
        assert!(matches!(code, Some(0..=2)), "{arguments:?}: {told}");
        worked += usize::from(code == Some(0));
    }
    assert!(worked > 35, "only {worked} of {}", uses.len());
    assert!(machine.files() == before, "a file was written");
}

#[test]
fn without_it_the_same_options_do_read_and_write() {
    let machine = Machine::new();
    let outside = machine.at("outside").display().to_string();
    let (told, _) = machine.run(&["report"]);
    assert!(told.contains(SECRET), "the configuration: {told}");
    fs::write(machine.at("config.toml"), "").unwrap();
    let checked = Command::new(PROGRAM)
        .args(["check", &outside])
        .envs(machine.variables())
        .output()
        .unwrap();
    let told = [checked.stdout, checked.stderr].concat();
    assert!(String::from_utf8_lossy(&told).contains(SECRET));
    let picture = machine.at("new.svg").display().to_string();
    let (told, code) = machine.run(&["picture", "-o", &picture]);
    assert_eq!(code, Some(0), "{told}");
    let slides = machine.at("slides").display().to_string();
    let (told, code) = machine.run(&["present", "--export", &slides]);
    assert_eq!(code, Some(0), "{told}");
    for refused in [
        &["--articles", &outside, "verify"][..],
        &["present", "--export", &slides],
        &["check", &outside],
        &["picture", "-o", &picture],
    ] {
        let (told, code) = machine.run(&[refused, &["--restricted"]].concat());
        assert_eq!(code, Some(2), "{told}");
        assert!(told.contains("--restricted"), "{told}");
    }
}

/// The bytes of a key, as a terminal sends them.
fn sent(name: &str) -> String {
    match name {
        "Left" => "\x1b[D".to_owned(),
        "Right" => "\x1b[C".to_owned(),
        "Up" => "\x1b[A".to_owned(),
        "Down" => "\x1b[B".to_owned(),
        "Home" => "\x1b[H".to_owned(),
        "End" => "\x1b[F".to_owned(),
        "PgUp" => "\x1b[5~".to_owned(),
        "PgDn" => "\x1b[6~".to_owned(),
        "Enter" => "\r".to_owned(),
        "Esc" => "\x1b".to_owned(),
        "Tab" => "\t".to_owned(),
        "Shift-Tab" => "\x1b[Z".to_owned(),
        "Space" => " ".to_owned(),
        "Backspace" => "\x7f".to_owned(),
        "F5" => "\x1b[15~".to_owned(),
        "Ctrl-u" => "\x15".to_owned(),
        "Ctrl-d" => "\x04".to_owned(),
        other => other.to_owned(),
    }
}

#[test]
fn no_key_on_any_tab_writes_a_file_or_runs_an_editor() {
    let machine = Machine::new();
    let before = machine.files();
    let mut setup = Setup::new()
        .data(machine.folder.data())
        .arg("--restricted")
        .size(80, 24);
    for (name, value) in machine.variables() {
        setup = setup.env(name, value);
    }
    let mut session = setup.start().opened();
    for tab in 1..=Tab::ALL.len() {
        for binding in BINDINGS.iter().filter(|of| of.action != Action::Quit) {
            for key in binding.keys {
                let tried = sent(&key.id());
                assert!(
                    tried.chars().count() == 1 || tried.starts_with('\x1b'),
                    "{tried}"
                );
                session.type_and_wait_for_frame(&format!("{tab}"));
                if !binding.is_of_lists() {
                    session.type_and_wait_for_frame("p");
                }
                session.type_and_wait_for_frame(&tried);
                // Into a box that asks for a path, if there were one.
                session.type_keys("x.csv\r");
                // As terminals send it whose Esc is no beginning of another key.
                session.type_and_wait_for_frame("\x1b[27u\x1b[27u\x1b[27u");
            }
        }
    }
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
    assert!(
        machine.files() == before,
        "a file was written or an editor run"
    );
}

/// What any key comes to on any tab, in a dataset of files.
fn effects(is_restricted: bool) -> Vec<Effect> {
    let dataset = Arc::new(load(&Sources::embedded()).unwrap().dataset);
    let mut effects = Vec::new();
    for (tab, _) in Tab::ALL {
        for binding in BINDINGS.iter() {
            let mut model = Model::new(Arc::clone(&dataset), Lang::En);
            model.set_audit(Arc::new(audit(&dataset)));
            model.shared.can_reload = true;
            model.shared.is_restricted = is_restricted;
            model.open(tab);
            let mut press = |code| {
                let key = KeyEvent::new(code, KeyModifiers::NONE);
                effects.extend(update(&mut model, Message::Key(key)));
            };
            press(KeyCode::Down);
            // By its name among all commands, whichever key it has.
            press(KeyCode::Char(':'));
            for letter in (binding.describe)(Lang::En).chars() {
                press(KeyCode::Char(letter));
            }
            press(KeyCode::Enter);
            press(KeyCode::Enter);
        }
    }
    effects
}

#[test]
fn no_command_of_the_palette_asks_for_a_file_or_an_editor() {
    let leaves = |effect: &Effect| matches!(effect, Effect::Write(_) | Effect::Edit(_));
    assert!(!effects(true).iter().any(leaves));
    let free = effects(false);
    assert!(free.iter().any(|effect| matches!(effect, Effect::Write(_))));
    assert!(free.iter().any(|effect| matches!(effect, Effect::Edit(_))));
}

#[test]
fn the_user_is_told_why_nothing_is_saved_or_edited() {
    let machine = Machine::new();
    let data = machine.folder.data();
    let mut session = Setup::new()
        .data(data)
        .arg("--restricted")
        .arg("--lang")
        .arg("en")
        .start()
        .opened();
    session.type_and_wait_for_frame("2");
    for key in ["e", "E"] {
        session.type_and_wait_for_frame("\x1b[B");
        session.type_keys(key);
        session.wait_for(Lang::En.not_when_restricted());
    }
}

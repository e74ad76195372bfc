//! Files that are too large, never end, or are no files: what is told of them, and that it is told
//! soon and in little memory.

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
    #[allow(dead_code, reason = "other tests need more of it")]
    pub(crate) mod pty;
}

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use common::folder::Folder;
use common::pty::{PROGRAM, Setup, patience};
use rstest::rstest;
use zoneboard::dataset::limits;
use zoneboard::text::Lang;

/// More than the program ever needs for what it reads; less than it took where nothing was refused.
const MEMORY_KIB: u32 = 1_500_000;

/// Runs the program in limited memory, and ends it where it hangs.
fn run(data: &Path, lang: &str, command: &str) -> Output {
    let seconds = patience().as_secs();
    let script = format!(
        "ulimit -v {MEMORY_KIB}; exec timeout {seconds} \"$0\" --data \"$1\" --lang {lang} {command}"
    );
    Command::new("sh")
        .args(["-c", &script, PROGRAM])
        .arg(data)
        .env_remove("ZONEBOARD_CONFIG")
        .env("XDG_CONFIG_HOME", data)
        .output()
        .unwrap()
}

/// Fails unless a report is refused with a message, in both languages.
fn assert_refused(folder: &Folder, message: impl Fn(Lang) -> String) {
    for (lang, name) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let output = run(&folder.data(), name, "report");
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(output.stdout.is_empty());
        assert!(told.contains(&message(lang)), "{told}");
        assert!(told.len() < 20_000, "{} bytes", told.len());
    }
}

/// Replaces the English name of the first indicator.
fn rename_first(folder: &Folder, name: &str) {
    folder.replace("indicators.toml", "\"Gross regional product\"", name);
}

#[rstest]
#[case("\u{1100}", 15_000)]
#[case("x", 201)]
fn a_name_too_long_is_refused(#[case] character: &str, #[case] count: usize) {
    let folder = Folder::copy();
    rename_first(&folder, &format!("{:?}", character.repeat(count)));
    assert_refused(&folder, |lang| lang.problem_too_long(count, limits::NAME));
}

#[test]
fn a_line_too_long_is_refused_with_its_number() {
    let folder = Folder::copy();
    let text = folder.read("years/2021.toml");
    let long = format!("# {}", "\u{1100}".repeat(40_000));
    folder.write("years/2021.toml", &format!("{text}{long}\n"));
    let number = text.lines().count() + 1;
    assert_refused(&folder, |lang| {
        lang.problem_long_line(number, long.len(), limits::LINE)
    });
}

/// Two hundred letters that join into one are one character on a terminal, of 400 cells.
#[test]
fn letters_that_join_without_end_are_printed_in_every_format() {
    let folder = Folder::copy();
    rename_first(&folder, &format!("\"{}\"", "\u{1100}".repeat(limits::NAME)));
    for command in [
        "report",
        "report --format markdown",
        "export indicators --format text",
        "picture --tab targets -o -",
        "picture --tab charts -o -",
    ] {
        let output = run(&folder.data(), "en", command);
        assert!(output.status.success(), "{command}: {output:?}");
    }
}

#[test]
fn an_id_and_a_note_too_long_are_refused() {
    let folder = Folder::copy();
    let id = format!("id = \"{}\"\n", "a".repeat(limits::NAME + 1));
    folder.replace("indicators.toml", "id = \"gdp\"\n", &id);
    assert_refused(&folder, |lang| {
        lang.problem_too_long(limits::NAME + 1, limits::NAME)
    });
    let folder = Folder::copy();
    let long = "长".repeat(limits::TEXT + 1);
    let note = format!("note = {{ zh = \"{long}\", en = \"a\" }}\n[[indicator]]");
    let text = folder.read("indicators.toml");
    let at = text.rfind("[[indicator]]").unwrap();
    let (before, last) = text.split_at(at);
    let text = format!("{before}{}", last.replacen("[[indicator]]", &note, 1));
    folder.write("indicators.toml", &text);
    assert_refused(&folder, |lang| {
        lang.problem_too_long(limits::TEXT + 1, limits::TEXT)
    });
}

#[test]
fn a_file_too_large_is_refused_unread() {
    let folder = Folder::copy();
    let bytes = 200 * 1024 * 1024;
    let file = File::create(folder.data().join("years/2021.toml")).unwrap();
    file.set_len(bytes).unwrap();
    assert_refused(&folder, |lang| lang.problem_too_large(bytes, limits::FILE));
}

#[test]
fn more_lines_than_any_file_has_are_refused() {
    let folder = Folder::copy();
    let bytes = usize::try_from(limits::FILE).unwrap();
    folder.write("years/2021.toml", &"\n".repeat(bytes));
    assert_refused(&folder, |lang| {
        lang.problem_too_many_lines(bytes + 1, limits::LINES)
    });
}

#[test]
fn the_densest_file_that_is_read_stays_within_memory() {
    let folder = Folder::copy();
    let line = format!("a = [{}]\n", "1,".repeat(limits::LINE / 2 - 8));
    let count = usize::try_from(limits::FILE).unwrap() / line.len();
    folder.write("years/2021.toml", &line.repeat(count));
    let output = run(&folder.data(), "en", "report");
    assert_eq!(output.status.code(), Some(1), "{:?}", output.status);
    assert!(output.stderr.len() < 100_000);
}

#[test]
fn more_entries_than_any_list_has_are_refused() {
    let folder = Folder::copy();
    let count = limits::ENTRIES + 1;
    folder.write("years/2021.toml", &"[[observation]]\n".repeat(count));
    assert_refused(&folder, |lang| {
        lang.problem_too_many_entries(count, limits::ENTRIES)
    });
}

#[test]
fn a_folder_of_too_many_files_is_refused_in_one_message() {
    let folder = Folder::copy();
    for at in 0..=limits::FILES {
        folder.write(&format!("years/wrong-{at}.toml"), "");
    }
    assert_refused(&folder, |lang| lang.problem_too_many_files(limits::FILES));
}

#[test]
fn mistakes_beyond_the_first_hundreds_are_counted() {
    let folder = Folder::copy();
    for at in 0..600 {
        folder.write(&format!("years/wrong-{at}.toml"), "");
    }
    let output = run(&folder.data(), "en", "check");
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(told.matches("years/wrong-").count(), limits::MISTAKES);
    assert!(told.contains(&Lang::En.check_more_not_shown(100)), "{told}");
    assert!(told.contains(&Lang::En.check_errors(600)), "{told}");
}

#[rstest]
#[case("years")]
#[case("projects")]
fn a_file_in_place_of_a_folder_is_no_empty_folder(#[case] name: &str) {
    let folder = Folder::copy();
    let path = folder.data().join(name);
    if path.is_dir() {
        fs::remove_dir_all(&path).unwrap();
    }
    fs::write(&path, "").unwrap();
    assert_refused(&folder, |lang| lang.problem_not_a_folder().to_owned());
}

#[test]
fn what_would_never_end_is_not_read() {
    let folder = Folder::copy();
    let path = folder.data().join("years/2021.toml");
    for target in ["/proc/kmsg", "/dev/zero", "/dev/tty"] {
        fs::remove_file(&path).unwrap();
        std::os::unix::fs::symlink(target, &path).unwrap();
        let output = run(&folder.data(), "en", "report");
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{target}: {told}");
        assert!(told.contains("years/2021.toml"), "{target}: {told}");
    }
    fs::remove_file(&path).unwrap();
    assert!(
        Command::new("mkfifo")
            .arg(&path)
            .status()
            .unwrap()
            .success()
    );
    assert_refused(&folder, |lang| lang.problem_not_a_file().to_owned());
}

#[test]
fn an_article_with_an_endless_line_is_told_by_verify() {
    let folder = Folder::copy();
    let long = "长".repeat(limits::LINE);
    fs::write(folder.beside("seeds/003.txt"), &long).unwrap();
    let output = run(&folder.data(), "en", "verify");
    let told = String::from_utf8(output.stdout).unwrap();
    let message = Lang::En.problem_long_line(1, long.len(), limits::LINE);
    assert!(told.contains(&message), "{told}");
    assert_eq!(output.status.code(), Some(1), "{told}");
}

#[rstest]
#[case(">&-", 1)]
#[case(">/dev/full", 1)]
#[case("1</dev/null", 1)]
#[case(">/dev/null", 0)]
#[case("</dev/null >/dev/null 2>&1", 0)]
fn a_report_that_reaches_nobody_is_no_success(#[case] redirected: &str, #[case] code: i32) {
    for command in [
        "report",
        "export figures",
        "config",
        "",
        "picture -o -",
        "present --list",
        "present --notes --print",
        "completions bash",
        "man",
        "--accessible",
        "--help",
        "export --help",
        "--version",
    ] {
        let output = Command::new("sh")
            .args([
                "-c",
                &format!("exec \"$0\" {command} {redirected}"),
                PROGRAM,
            ])
            .env("ZONEBOARD_CONFIG", "")
            .env("LC_ALL", "zh_CN.UTF-8")
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{command} {redirected}: {told}"
        );
        assert_eq!(told.is_empty(), code == 0, "{command}: {told}");
        if redirected.contains("full") {
            assert!(told.contains(Lang::Zh.cannot_print()), "{command}: {told}");
        }
    }
}

#[test]
fn files_that_never_come_to_rest_are_read_again_all_the_same() {
    let folder = Folder::copy();
    let mut session = Setup::new().data(folder.data()).start().opened();
    session.type_and_wait_for_frame("2");
    let text = folder.read("years/2021.toml");
    let text = text.replacen("value = \"12.1\"", "value = \"12.7\"", 1);
    let (beside, file) = (
        folder.data().join("years/.new"),
        folder.data().join("years/2021.toml"),
    );
    let seen = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !seen.load(Ordering::SeqCst) {
                fs::write(&beside, &text).unwrap();
                fs::rename(&beside, &file).unwrap();
                thread::sleep(Duration::from_millis(50));
            }
        });
        let waited = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            session.wait_for("12.7");
        }));
        seen.store(true, Ordering::SeqCst);
        waited.unwrap();
    });
}

#[test]
fn an_input_that_cannot_be_read_is_told_where_everything_is_told_line_by_line() {
    for (lang, name) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let output = Command::new(PROGRAM)
            .args(["--accessible", "--lang", name])
            .env("ZONEBOARD_CONFIG", "")
            .stdin(File::open("/").unwrap())
            .output()
            .unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(told.contains(lang.cannot_read_input()), "{told}");
    }
}

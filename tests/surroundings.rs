//! Terminals that cannot show what the program writes, and what is said there.

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
    pub(crate) mod pty;
}

use std::process::Command;

use common::pty::{PROGRAM, Setup};
use rstest::rstest;
use zoneboard::text::Lang;

#[rstest]
#[case("zh_CN.GB18030", "GB18030")]
#[case("en_GB.ISO-8859-1", "ISO-8859-1")]
#[case("zh_CN.\u{1b}]0;P\u{7}国", "\\u{1b}]0;P\\u{7}\\u{56fd}")]
fn a_terminal_of_another_character_set_is_told_so_in_ascii(
    #[case] locale: &str,
    #[case] charset: &str,
) {
    for command in ["", "report", "config"] {
        let setup = Setup::new().env("LANG", locale);
        let mut session = match command {
            "" => setup.start(),
            command => setup.arg(command).start(),
        };
        assert_eq!(session.wait_exit(), 1);
        let told = session.text();
        let message = format!("zoneboard: {}\r\n", Lang::En.not_utf8_terminal(charset));
        assert_eq!(told, message, "{command}");
        assert!(told.is_ascii());
    }
}

#[test]
fn a_file_is_utf_8_whatever_the_locale() {
    let output = Command::new(PROGRAM)
        .arg("report")
        .env("LC_ALL", "zh_CN.GB18030")
        .env("ZONEBOARD_CONFIG", "")
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("2021 年目标与结果"), "{told}");
}

#[test]
fn a_terminal_without_a_name_gets_the_report_and_the_reason() {
    let mut session = Setup::new().env("TERM", "").start();
    assert_eq!(session.wait_exit(), 0);
    let told = session.text();
    assert!(told.contains(Lang::Zh.terminal_unnamed()), "{told}");
    assert!(told.contains("2021 年目标与结果"), "{told}");
    assert!(!told.contains('\x1b'), "{told:?}");
    let mut session = Setup::new()
        .shell("unset TERM; exec \"$ZONEBOARD\"")
        .start();
    assert_eq!(session.wait_exit(), 0);
    assert!(session.text().contains(Lang::Zh.terminal_unnamed()));
    // What is no dashboard needs no name.
    let mut session = Setup::new().env("TERM", "").arg("report").start();
    assert_eq!(session.wait_exit(), 0);
    assert!(!session.text().contains("TERM"));
}

/// Some have it so to be sure that no configuration is read.
#[test]
fn a_place_for_configurations_that_is_no_folder_holds_none() {
    let run = |variable: &str, value: &str| {
        let mut command = Command::new(PROGRAM);
        command.arg("config").env_remove("ZONEBOARD_CONFIG");
        command.env(variable, value).output().unwrap()
    };
    let output = run("XDG_CONFIG_HOME", "/dev/null");
    assert!(output.status.success(), "{output:?}");
    // One that is named has to be there.
    let output = run("ZONEBOARD_CONFIG", "/dev/null/config.toml");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("/dev/null/config.toml"), "{told}");
}

//! Completion scripts and the manual page through the real binary.

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

#[path = "common/program.rs"]
mod program;

use std::io::Write;
use std::process::{Command, Stdio};

use program::{zoneboard, zoneboard_configured};
use rstest::rstest;
use zoneboard::cli::args::command;
use zoneboard::text::Lang;

fn run(arguments: &[&str]) -> String {
    let (code, out, told) = zoneboard(arguments);
    assert_eq!(code, 0, "{arguments:?}: {told}");
    out
}

/// The names of all commands, and of their long options without the dashes.
fn named() -> (Vec<String>, Vec<String>) {
    let command = command(Lang::En);
    let commands: Vec<_> = command.get_subcommands().cloned().collect();
    let names = commands.iter().map(|of| of.get_name().to_owned()).collect();
    let all = commands.iter().chain([&command]);
    let options = all.flat_map(|of| of.get_arguments().filter_map(|of| of.get_long()));
    (names, options.map(str::to_owned).collect())
}

#[rstest]
#[case("bash", "--")]
#[case("zsh", "--")]
#[case("fish", "-l ")]
#[case("elvish", "--")]
#[case("powershell", "--")]
fn a_completion_script_knows_every_command_and_option(#[case] shell: &str, #[case] dashes: &str) {
    let script = run(&["completions", shell]);
    let (commands, options) = named();
    for name in commands {
        assert!(script.contains(&name), "{shell}: {name}");
    }
    for option in options {
        assert!(
            script.contains(&format!("{dashes}{option}")),
            "{shell}: {option}"
        );
    }
    // And the values that an option takes.
    assert!(script.contains("high-contrast"), "{shell}");
}

#[test]
fn bash_can_read_its_script_in_either_language() {
    for lang in ["zh", "en"] {
        let script = run(&["--lang", lang, "completions", "bash"]);
        let shell = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn();
        // Not every machine has it.
        let Ok(mut shell) = shell else { return };
        shell
            .stdin
            .take()
            .unwrap()
            .write_all(script.as_bytes())
            .unwrap();
        assert!(shell.wait().unwrap().success());
    }
}

#[test]
fn the_manual_page_names_every_command_and_option_once() {
    for (lang, name, heading) in [("en", "COMMANDS", "EXIT STATUS"), ("zh", "命令", "退出码")]
    {
        let page = run(&["--lang", lang, "man"]).replace("\\-", "-");
        let (commands, options) = named();
        for name in commands {
            let heading = format!(".SS \"zoneboard {name}\"\n");
            assert_eq!(page.matches(&heading).count(), 1, "{name}\n{page}");
        }
        for option in options {
            assert!(page.contains(&format!("--{option}")), "{option}\n{page}");
        }
        assert_eq!(page.matches("--help").count(), 1, "{page}");
        for heading in [name, heading] {
            assert!(
                page.contains(&format!(".SH {heading}\n"))
                    || page.contains(&format!(".SH \"{heading}\"\n")),
                "{page}"
            );
        }
    }
}

#[test]
fn a_chinese_manual_page_has_no_english_headings() {
    let page = run(&["--lang", "zh", "man"]);
    for word in [
        "NAME",
        "SYNOPSIS",
        "OPTIONS",
        "SUBCOMMANDS",
        "EXTRA",
        "ossible values",
    ] {
        assert!(!page.contains(word), "{word} in\n{page}");
    }
}

#[test]
fn the_help_lists_both_and_they_need_no_configuration_nor_more_than_a_guest_may() {
    let help = run(&["--lang", "en", "--help"]);
    assert!(
        help.contains("completions") && help.contains("\n  man "),
        "{help}"
    );
    for arguments in [&["completions", "fish"][..], &["man"]] {
        let plain = run(&[&["--lang", "en"], arguments].concat());
        let guest = run(&[&["--lang", "en", "--restricted"], arguments].concat());
        assert_eq!(plain, guest);
        let arguments = [&["--lang", "en"], arguments].concat();
        let (_, unconfigured, _) = zoneboard_configured("/nowhere/at/all", &arguments);
        assert_eq!(unconfigured, plain);
    }
}

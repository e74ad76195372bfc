//! `zoneboard completions SHELL` and `zoneboard man`: completion scripts and the manual page. Both are
//! made of the description of the command line that its help is made of, and only where they are asked
//! for.

use std::io;

use clap::{Arg, Command, value_parser};
use clap_complete::{Generator, Shell};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use super::PROGRAM;
use crate::text::Lang;

/// Says which encoding the page has, for programs that would otherwise guess.
const ENCODING: &str = "'\\\" -*- coding: UTF-8 -*-\n";

/// The command for completion scripts, described in one language.
pub(super) fn completions_command(lang: Lang) -> Command {
    Command::new("completions")
        .about(lang.cli_completions())
        .arg(
            Arg::new("shell")
                .value_name("SHELL")
                .help(lang.cli_completions_shell())
                .required(true)
                .value_parser(value_parser!(Shell)),
        )
}

/// The command for the manual page, described in one language.
pub(super) fn man_command(lang: Lang) -> Command {
    Command::new("man").about(lang.cli_man())
}

/// The script that completes a command line in a shell.
///
/// # Errors
/// If the script cannot be made.
pub(super) fn completions(mut command: Command, shell: Shell) -> io::Result<Vec<u8>> {
    command.set_bin_name(PROGRAM);
    command.build();
    let mut script = Vec::new();
    shell.try_generate(&command, &mut script)?;
    Ok(script)
}

/// The manual page, in troff: the options of every command stand in one page.
///
/// # Errors
/// If the page cannot be made.
pub(super) fn man(command: Command, lang: Lang) -> io::Result<Vec<u8>> {
    let below: Vec<Command> = command.get_subcommands().cloned().collect();
    let page = Man::new(command).title(PROGRAM.to_uppercase());
    let mut out = ENCODING.as_bytes().to_vec();
    page.render_title(&mut out)?;
    // Adjusted lines of Chinese have wide gaps, and an option must not be hyphenated.
    out.extend(b".ad l\n.nh\n");
    for (heading, render) in [
        (
            lang.man_name(),
            Man::render_name_section as fn(&Man, &mut dyn io::Write) -> io::Result<()>,
        ),
        (lang.man_synopsis(), Man::render_synopsis_section),
        (lang.man_description(), Man::render_extra_section),
        (lang.man_options(), Man::render_options_section),
    ] {
        head(&mut out, "SH", heading);
        body(&mut out, |section| render(&page, section))?;
    }
    head(&mut out, "SH", lang.man_commands());
    for command in below {
        head(&mut out, "SS", &format!("{PROGRAM} {}", command.get_name()));
        if let Some(about) = command.get_about() {
            say(&mut out, &about.to_string());
        }
        // The page has told of it already.
        let own = command.mut_arg("help", |help| help.hide(true));
        let has_own = own.get_arguments().any(|argument| !argument.is_hide_set());
        if has_own {
            body(&mut out, |section| {
                Man::new(own).render_options_section(section)
            })?;
        }
    }
    head(&mut out, "SH", lang.man_exit());
    say(&mut out, lang.man_exit_codes());
    Ok(out)
}

/// A heading.
fn head(out: &mut Vec<u8>, kind: &str, words: &str) {
    let mut roff = Roff::new();
    roff.control(kind, [words]);
    out.extend(roff.to_roff().into_bytes());
}

/// A paragraph.
fn say(out: &mut Vec<u8>, words: &str) {
    let mut roff = Roff::new();
    roff.text([roman(words)]);
    out.extend(roff.to_roff().into_bytes());
}

/// A section without its heading, which clap writes in English, and what stands before that, which the
/// page has once.
fn body(
    out: &mut Vec<u8>,
    render: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut section = Vec::new();
    render(&mut section)?;
    let lines = section.split_inclusive(|byte| *byte == b'\n');
    let lines = lines.skip_while(|line| !line.starts_with(b".SH"));
    out.extend(lines.skip(1).flatten());
    Ok(())
}

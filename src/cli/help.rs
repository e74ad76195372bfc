//! The help of the command line, and its refusals, in the user's language.
//!
//! clap writes headings, choices and errors in English only, so they are written here.

use std::error::Error as _;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use super::options::Refused;
use crate::text::{Lang, sanitize};

/// A command that refuses to help, as those below it do.
#[must_use]
pub fn without(command: Command) -> Command {
    command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
}

/// A command whose help is all in one language.
#[must_use]
pub(super) fn localised(command: Command, lang: Lang) -> Command {
    let name = command.get_name().to_owned();
    with_help(command, lang, &name).arg(
        Arg::new("version")
            .short('V')
            .long("version")
            .help(lang.cli_version())
            .action(ArgAction::Version),
    )
}

/// The same for a command and those below it; `name` is what is typed to call it.
fn with_help(command: Command, lang: Lang, name: &str) -> Command {
    let below: Vec<String> = command
        .get_subcommands()
        .map(|below| below.get_name().to_owned())
        .collect();
    let mut command = without(command)
        .mut_args(|arg| with_choices(arg, lang))
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .help(lang.cli_help())
                .action(ArgAction::Help),
        );
    for subcommand in below {
        let called = format!("{name} {subcommand}");
        command = command.mut_subcommand(subcommand, |below| with_help(below, lang, &called));
    }
    let usage = usage(&command, lang, name);
    let template = template(&command, lang);
    command.override_usage(usage).help_template(template)
}

/// `zoneboard export [OPTIONS] <WHAT>`.
fn usage(command: &Command, lang: Lang, name: &str) -> String {
    let mut usage = format!("{name} {}", lang.cli_usage_options());
    for positional in command.get_positionals() {
        let value = positional.get_value_names().and_then(|names| names.first());
        let value = value.map_or("", |name| name.as_str());
        if positional.is_required_set() {
            usage.push_str(&format!(" <{value}>"));
        } else {
            usage.push_str(&format!(" [{value}]"));
        }
    }
    if command.has_subcommands() {
        usage.push_str(&format!(" {}", lang.cli_usage_command()));
    }
    usage
}

fn template(command: &Command, lang: Lang) -> String {
    let colon = lang.colon().trim_end();
    let part = |heading: &str, tag: &str| format!("\n{heading}{colon}\n{tag}\n");
    let mut template = format!(
        "{{about-with-newline}}\n{}{}{{usage}}\n",
        lang.cli_usage(),
        lang.colon()
    );
    if command.has_subcommands() {
        template.push_str(&part(lang.cli_commands(), "{subcommands}"));
    }
    if command.get_positionals().next().is_some() {
        template.push_str(&part(lang.cli_arguments(), "{positionals}"));
    }
    let options = part(lang.cli_options(), "{options}");
    template.push_str(options.trim_end());
    template.push_str("{after-help}");
    template
}

/// An argument whose help names its choices and its default.
fn with_choices(arg: Arg, lang: Lang) -> Arg {
    let choices: Vec<String> = arg
        .get_possible_values()
        .iter()
        .map(|value| value.get_name().to_owned())
        .collect();
    let default = arg.get_default_values().first();
    let default = default.map(|value| value.to_string_lossy().into_owned());
    let takes_value = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
    let mut help = arg.get_help().map(StyledStr::to_string).unwrap_or_default();
    if takes_value && !choices.is_empty() {
        help.push_str(&lang.cli_choices(choices.join(lang.comma())));
    }
    if takes_value && let Some(default) = default {
        help.push_str(&lang.cli_default(default));
    }
    let arg = arg.help(help);
    if takes_value {
        arg.hide_possible_values(true).hide_default_value(true)
    } else {
        arg
    }
}

/// What clap refuses, in the user's language.
#[must_use]
pub fn refusal(error: &clap::Error, lang: Lang) -> String {
    // What was typed stands in these.
    let safe = |texts: &[String]| {
        let texts = texts.iter().map(|text| sanitize(text));
        texts.collect::<Vec<_>>().join(lang.comma())
    };
    let styled = |texts: &[StyledStr]| {
        let texts: Vec<String> = texts.iter().map(StyledStr::to_string).collect();
        safe(&texts)
    };
    let argument = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(sanitize(text).into_owned()),
        Some(ContextValue::Strings(texts)) => Some(safe(texts)),
        Some(ContextValue::StyledStr(text)) => Some(sanitize(&text.to_string()).into_owned()),
        Some(ContextValue::StyledStrs(texts)) => Some(styled(texts)),
        _ => None,
    };
    let first = |kind| match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.first().map(|text| sanitize(text).into_owned()),
        _ => argument(kind),
    };
    let arg = argument(ContextKind::InvalidArg).unwrap_or_default();
    let value = argument(ContextKind::InvalidValue).unwrap_or_default();
    let what = match error.kind() {
        ErrorKind::UnknownArgument => lang.refused_argument(&arg),
        ErrorKind::InvalidSubcommand => {
            lang.refused_command(argument(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::InvalidValue if value.is_empty() => lang.refused_without_value(&arg),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => lang.refused_value(&value, &arg),
        ErrorKind::MissingRequiredArgument => lang.refused_missing(&arg),
        ErrorKind::ArgumentConflict => match argument(ContextKind::PriorArg) {
            Some(other) if *other == arg => lang.refused_twice(&arg),
            Some(other) => lang.refused_together(&arg, other),
            None => lang.refused_here(&arg),
        },
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            lang.refused_value(&value, &arg)
        }
        ErrorKind::InvalidUtf8 => lang.refused_not_utf8().to_owned(),
        // None of these can be caused by the arguments that there are.
        _ => sanitize(&error.to_string()).into_owned(),
    };
    // clap gives advice of its own, in English, only about arguments that there are not.
    let is_ours = error.kind() == ErrorKind::ArgumentConflict;
    let mut lines = vec![format!("{}{}{what}", lang.check_error(), lang.colon())];
    let suggested = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::SuggestedSubcommand,
    ];
    if let Some(near) = suggested.into_iter().find_map(first) {
        lines.push(format!("  {}", lang.advice_did_you_mean(near)));
    } else if let Some(known) = argument(ContextKind::ValidValue).filter(|known| !known.is_empty())
    {
        lines.push(format!("  {}", lang.advice_known(known)));
    } else if let Some(advice) = argument(ContextKind::Suggested).filter(|_| is_ours) {
        lines.push(format!("  {advice}"));
    } else if let Some(Refused(why)) = error.source().and_then(|of| of.downcast_ref()) {
        lines.push(format!("  {}", sanitize(why)));
    }
    lines.push(lang.cli_see_help().to_owned());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args;
    use rstest::rstest;

    fn parsed(line: &str, lang: Lang) -> clap::Error {
        let words: Vec<std::ffi::OsString> = line.split(' ').map(Into::into).collect();
        args::parse(&words, lang).unwrap_err()
    }

    #[test]
    fn chinese_help_has_no_english_around_it() {
        for command in ["", " report", " export", " audit", " check", " config"] {
            let help = parsed(&format!("zoneboard{command} --help"), Lang::Zh).to_string();
            for word in [
                "Usage",
                "Options",
                "Commands",
                "Print help",
                "possible",
                "default:",
            ] {
                assert!(!help.contains(word), "{word} in {help}");
            }
            assert!(help.contains("用法：zoneboard"), "{help}");
            assert!(help.contains("显示帮助"), "{help}");
        }
    }

    #[test]
    fn help_names_choices_and_defaults() {
        let help = parsed("zoneboard report --help", Lang::En).to_string();
        assert!(
            help.contains("choices: text, markdown, html, json, csv"),
            "{help}"
        );
        assert!(help.contains("[default: text]"), "{help}");
    }

    #[rstest]
    #[case("zoneboard --themme dark", "没有参数 --themme", "--theme")]
    #[case(
        "zoneboard --theme pink",
        "--theme <THEME> 不能是 pink",
        "high-contrast"
    )]
    #[case("zoneboard exprot", "没有命令 exprot", "report")]
    #[case("zoneboard export", "缺少 <WHAT>", "--help")]
    #[case("zoneboard --lang zh --lang en", "--lang <LANG> 只能写一次", "--help")]
    #[case("zoneboard --year", "--year <YYYY> 后面缺少值", "--help")]
    #[case(
        "zoneboard --ascii --glyphs ascii",
        "--ascii 不能与 --glyphs <GLYPHS> 同用",
        "--help"
    )]
    #[case(
        "zoneboard --data a check b",
        "check <DIR> 不能与 --data <DIR> 同用",
        "只写一次"
    )]
    #[case(
        "zoneboard check --data a b",
        "check <DIR> 不能与 --data <DIR> 同用",
        "只写一次"
    )]
    fn a_refusal_says_what_and_what_to_write(
        #[case] line: &str,
        #[case] what: &str,
        #[case] instead: &str,
    ) {
        let text = refusal(&parsed(line, Lang::Zh), Lang::Zh);
        assert!(text.starts_with(&format!("错误：{what}")), "{text}");
        assert!(text.contains(instead), "{text}");
    }
}

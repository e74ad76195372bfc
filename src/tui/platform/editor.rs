//! The user's editor, at a line of a file.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

/// The command that opens a file at a line, counted from 1; `None` where no editor is set.
#[must_use]
pub(in crate::tui) fn command(path: &Path, line: usize) -> Option<Command> {
    let set = |name| env::var_os(name).filter(|value: &OsString| !value.is_empty());
    let editor = set("VISUAL").or_else(|| set("EDITOR"))?;
    let arguments = arguments(&editor.to_string_lossy(), path, line);
    // $EDITOR may contain options and quotes, which a shell reads.
    let mut command = if cfg!(unix) {
        let mut command = Command::new("sh");
        let mut script = editor;
        script.push(" \"$@\"");
        command.arg("-c").arg(script).arg("sh");
        command
    } else {
        Command::new(editor)
    };
    command.args(arguments);
    Some(command)
}

/// The arguments that open a file at a line. Most editors understand `+12 file`.
fn arguments(editor: &str, path: &Path, line: usize) -> Vec<OsString> {
    let program = editor.split_whitespace().next().unwrap_or_default();
    let name = program.rsplit(['/', '\\']).next().unwrap_or_default();
    let at = || {
        let mut at = path.as_os_str().to_owned();
        at.push(format!(":{line}"));
        at
    };
    match name {
        "code" | "codium" | "code-insiders" => vec!["--goto".into(), at()],
        "hx" | "helix" | "subl" | "zed" => vec![at()],
        _ => vec![format!("+{line}").into(), path.as_os_str().to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("vi", &["+12", "a.toml"])]
    #[case("/usr/bin/emacs -nw", &["+12", "a.toml"])]
    #[case("code --wait", &["--goto", "a.toml:12"])]
    #[case("hx", &["a.toml:12"])]
    fn editors_are_told_the_line_as_they_know_it(#[case] editor: &str, #[case] expected: &[&str]) {
        assert_eq!(arguments(editor, Path::new("a.toml"), 12), expected);
    }
}

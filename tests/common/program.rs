//! The real program, run once.

use assert_cmd::Command;

/// The exit code, the standard output and the standard error of the program for these arguments,
/// without any user's configuration.
pub(crate) fn zoneboard(arguments: &[&str]) -> (i32, String, String) {
    zoneboard_configured("", arguments)
}

/// The same with this file as its configuration.
pub(crate) fn zoneboard_configured(config: &str, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("zoneboard").unwrap();
    let output = command
        .env("ZONEBOARD_CONFIG", config)
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap();
    (code, text(output.stdout), text(output.stderr))
}

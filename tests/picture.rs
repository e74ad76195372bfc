//! `zoneboard picture` through the real program.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use assert_cmd::Command;

fn zoneboard(arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("zoneboard").unwrap();
    let output = command
        .env("ZONEBOARD_CONFIG", "")
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap();
    (code, text(output.stdout), text(output.stderr))
}

#[test]
fn a_screen_is_drawn_into_a_file_without_a_terminal() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("targets.svg");
    let path = path.to_str().unwrap();
    let asked = [
        "--lang", "en", "picture", "--tab", "targets", "--size", "100x30",
    ];
    let (code, out, err) = zoneboard(&[&asked[..], &["--theme", "light", "-o", path]].concat());
    assert_eq!((code, out.as_str(), err.as_str()), (0, "", ""));
    let svg = std::fs::read_to_string(path).unwrap();
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    assert!(svg.contains("viewBox=\"0 0 1000 600\"") && svg.contains("fill=\"#ffffff\""));
    for told in ["Targets", "Industrial value added", "12.1"] {
        assert!(svg.contains(told), "no {told}");
    }
}

#[test]
fn a_view_and_a_year_are_drawn_as_asked() {
    let draw = |view| {
        let asked = [
            "--lang", "en", "picture", "--tab", "targets", "--year", "2022",
        ];
        let (code, out, _) = zoneboard(&[&asked[..], &["--view", view, "-o", "-"]].concat());
        assert_eq!(code, 0);
        out
    };
    assert!(draw("1").contains(" 2022 "));
    assert_ne!(draw("1"), draw("2"));
}

#[test]
fn what_cannot_be_drawn_or_written_is_told() {
    let (code, _, err) = zoneboard(&["--lang", "en", "picture", "--size", "9x9", "-o", "-"]);
    assert_eq!(code, 2);
    assert!(err.contains("--size"), "{err}");
    let (code, _, err) = zoneboard(&["--lang", "en", "picture", "-o", "/nowhere/to/be.svg"]);
    assert_eq!(code, 1);
    assert!(err.contains("cannot write /nowhere/to/be.svg"), "{err}");
}

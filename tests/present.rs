//! `zoneboard present` without a terminal, through the real program.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[allow(dead_code, reason = "shared with other tests")]
#[path = "common/folder.rs"]
mod folder;

#[path = "common/program.rs"]
mod program;

use folder::Folder;
use program::zoneboard;

#[test]
fn the_slides_of_a_year_are_listed() {
    let (code, out, err) = zoneboard(&["--lang", "en", "present", "--list", "--year", "2021"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[0], "   1  Zhengzhou High-tech Zone  (1 step)");
    assert_eq!(lines[1], "   2  Targets and results  (6 steps)");
    assert!(out.contains("  t1  "), "{out}");
}

#[test]
fn a_check_of_the_built_in_data_passes_and_one_of_a_planted_name_fails() {
    let (code, out, err) = zoneboard(&["--lang", "en", "present", "--check", "80x24"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.starts_with("80x24: all "), "{out}");
    let folder = Folder::copy();
    let text = folder.read("indicators.toml");
    let long =
        "name_zh = \"按当年价格核算并经普查修订后的郑州高新技术产业开发区全部地区生产总值数据\"";
    let planted = text.replacen("name_zh = \"地区生产总值\"", long, 1);
    let short = long.replace("name_zh", "short_zh");
    let planted = planted.replacen("short_zh = \"地区生产总值\"", &short, 1);
    assert_ne!(planted, text);
    folder.write("indicators.toml", &planted);
    let data = folder.data();
    let data = data.to_str().unwrap();
    let asked = [
        "--lang", "en", "--data", data, "present", "--check", "80x24",
    ];
    let (code, out, _) = zoneboard(&asked);
    assert_eq!(code, 1, "{out}");
    assert!(
        out.contains("2021 zh unicode") && out.contains("no room for"),
        "{out}"
    );
}

#[test]
fn one_file_holds_all_slides_and_needs_no_other() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().to_str().unwrap();
    let asked = [
        "--lang", "en", "present", "--year", "2021", "--export", path,
    ];
    let (code, out, err) = zoneboard(&asked);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let html = std::fs::read_to_string(folder.path().join("slides-2021-en.html")).unwrap();
    assert!(html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>\n"));
    for outside in ["<link", "src=", "href=", "url(", "@import"] {
        assert!(!html.contains(outside), "{outside}");
    }
    assert!(html.contains("@media print") && html.contains("ArrowRight"));
    let (sections, pictures) = (
        html.matches("<section").count(),
        html.matches("<svg ").count(),
    );
    assert!(sections > 40, "{sections}");
    assert_eq!(sections, pictures);
    assert!(html.contains(
        "aria-label=\"3/11. Investment in fixed assets, growth. Investment in fixed assets fell"
    ));
}

#[test]
fn text_and_pictures_are_written_slide_by_slide() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().to_str().unwrap();
    let asked = [
        "--lang", "zh", "present", "--year", "2022", "--export", path, "--format",
    ];
    let (code, out, _) = zoneboard(&[&asked[..], &["text"]].concat());
    assert_eq!(code, 0, "{out}");
    let text = std::fs::read_to_string(folder.path().join("slides-2022-zh.txt")).unwrap();
    assert!(
        text.contains("6 项比率目标中 5 项高于 2021 年结果。"),
        "{text}"
    );
    let (code, out, _) = zoneboard(&[&asked[..], &["svg"]].concat());
    assert_eq!(code, 0, "{out}");
    let svg = std::fs::read_to_string(folder.path().join("slide-2022-01-zh.svg")).unwrap();
    assert!(svg.contains("viewBox=\"-10 -10 820 500\""));
    assert!(folder.path().join("target-2022-01-zh.svg").exists());
}

#[test]
fn notes_tell_the_exact_words_the_verdict_and_what_may_be_asked() {
    let asked = [
        "--lang", "en", "present", "--year", "2021", "--notes", "--print",
    ];
    let (code, out, _) = zoneboard(&asked);
    assert_eq!(code, 0);
    for told in [
        "下降7.8%",
        "003:33",
        "likely questions",
        "6.76 ÷ 6.74 − 1 = 0.297%",
    ] {
        assert!(out.contains(told), "no {told} in\n{out}");
    }
}

#[test]
fn what_is_not_said_clearly_ends_with_two() {
    for arguments in [
        &["present", "--list", "--check", "80x24"][..],
        &["present", "--print"],
        &["present", "--list", "--autoplay", "9"],
        &["present", "--from", "0"],
        &["present", "--check", "79x24"],
        &["present", "--check", "80"],
    ] {
        assert_eq!(zoneboard(arguments).0, 2, "{arguments:?}");
    }
}

#[test]
fn where_there_is_no_terminal_it_says_what_goes_without_one() {
    let (code, out, told) = zoneboard(&["--lang", "en", "present"]);
    assert_eq!((code, &*out), (1, ""));
    assert!(told.contains("presenting needs a terminal"), "{told}");
    assert!(told.contains("--notes --print"), "{told}");
}

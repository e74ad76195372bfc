//! What can be read but looks like a mistake of entry: `check` tells it, an entry can say why it is
//! none, and `--strict` makes it count.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use rstest::rstest;
use tempfile::TempDir;

/// The built-in dataset in a folder, one entry of it changed.
fn changed(file: &str, cite: &str, from: &str, to: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    for part in ["data", "data/years", "seeds"] {
        fs::create_dir_all(folder.path().join(part)).unwrap();
        for entry in fs::read_dir(package.join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let to = folder.path().join(part).join(path.file_name().unwrap());
                fs::copy(&path, to).unwrap();
            }
        }
    }
    let path = folder.path().join("data").join(file);
    let text = fs::read_to_string(&path).unwrap();
    let cited = text.find(cite).unwrap_or_else(|| panic!("{cite}"));
    let start = text[..cited].rfind("\n[[").unwrap();
    let end = text[cited..]
        .find("\n\n")
        .map_or(text.len(), |at| cited + at);
    let entry = &text[start..end];
    assert!(entry.contains(from), "{entry}");
    let entry = entry.replacen(from, to, 1);
    fs::write(&path, format!("{}{entry}{}", &text[..start], &text[end..])).unwrap();
    folder
}

fn check(folder: &Path, options: &[&str]) -> (String, i32) {
    let run = Command::new(env!("CARGO_BIN_EXE_zoneboard"))
        .args(["check", "--lang", "en"])
        .arg(folder.join("data"))
        .args(options)
        .output()
        .unwrap();
    let text = String::from_utf8(run.stdout).unwrap();
    (text, run.status.code().unwrap())
}

#[rstest]
#[case::a_lonely_year(
    "projects.toml",
    "line = 104, printed = \"166亿元\"",
    "2023-01",
    "2022-01",
    "entered for 2022, but no other figure within eight lines",
    "year"
)]
#[case::a_lonely_area(
    "years/2021.toml",
    "line = 121, printed = \"2477家\"",
    "value",
    "area = \"zhengzhou\"\nvalue",
    "entered for `zhengzhou`, but no other figure within eight lines",
    "area"
)]
#[case::a_year_that_was_not_over(
    "years/2022.toml",
    "line = 264, printed = \"20项\"",
    "indicator = \"face_recognition_items\"\ninferred_period = \"context\"\nvalue = \"20\"\nunit = \"项\"\ncite = { article = \"004\", line = 264",
    "indicator = \"face_recognition_items\"\ninferred_period = \"context\"\nvalue = \"20\"\nunit = \"项\"\ncite = { article = \"002\", line = 64",
    "a result for 2022, which was not over",
    "year"
)]
#[case::a_target_for_a_year_that_was_over(
    "years/2021.toml",
    "printed = \"突破300亿元\"",
    "article = \"002\"",
    "article = \"003\"",
    "a target for 2021, which was over when the article was published",
    "year"
)]
#[case::a_scale_word_no_other_project_has(
    "projects.toml",
    "line = 368, printed = \"10亿元\"",
    "unit = \"亿元\"",
    "unit = \"万元\"",
    "the unit is 万元, usually 亿元",
    "scale"
)]
#[case::another_scale_word(
    "years/2021.toml",
    "line = 388, printed = \"334.5亿元\"",
    "unit = \"亿元\"",
    "unit = \"万元\"",
    "the unit is 万元, usually 亿元",
    "scale"
)]
#[case::a_jump(
    "years/2021.toml",
    "line = 64, printed = \"突破300亿元\"",
    "value = \"300\"",
    "value = \"3000\"",
    "more than five times off its neighbour in time",
    "jump"
)]
#[case::a_jump_of_a_level(
    "years/2021.toml",
    "line = 388, printed = \"334.5亿元\"",
    "value = \"334.5\"",
    "value = \"3345\"",
    "3345亿元 is more than five times off its neighbour in time",
    "jump"
)]
#[case::a_jump_of_a_change(
    "years/2021.toml",
    "article = \"002\", line = 11, printed = \"240家\"",
    "value = \"240\"",
    "value = \"2400\"",
    "2400家 is more than five times off its neighbour in time",
    "jump"
)]
#[case::growth_that_more_than_doubles(
    "years/2021.toml",
    "line = 344, printed = \"14.1%\"",
    "value = \"14.1\"",
    "value = \"141\"",
    "a yearly growth of 141%, which is outside",
    "growth"
)]
#[case::growth(
    "years/2021.toml",
    "line = 33, printed = \"下降7.8%\"",
    "value = \"-7.8\"",
    "value = \"-78\"",
    "a yearly growth of -78%, which is outside",
    "growth"
)]
#[case::a_percentage(
    "years/2021.toml",
    "line = 338, printed = \"90%\"",
    "value = \"90\"",
    "value = \"190\"",
    "190% is outside 0–100 %",
    "percentage"
)]
#[case::a_sign(
    "years/2021.toml",
    "line = 29, printed = \"6.7%\"",
    "value = \"6.7\"",
    "value = \"-6.7\"",
    "-6.7% is negative, but what is printed names no decline",
    "sign"
)]
#[case::a_change_by_more_than_there_was(
    "years/2021.toml",
    "line = 205, printed = \"26家\"",
    "value",
    "measure = \"change\"\nvalue",
    "a change of 26家 is more than the level before, 22家 (2020)",
    "measure"
)]
fn what_looks_like_a_mistake_is_told_until_the_entry_says_why_it_is_none(
    #[case] file: &str,
    #[case] cite: &str,
    #[case] from: &str,
    #[case] to: &str,
    #[case] told: &str,
    #[case] kind: &str,
) {
    let folder = changed(file, cite, from, to);
    let (text, code) = check(folder.path(), &[]);
    assert!(text.contains(told), "{text}");
    assert!(
        text.contains(&format!("confirmed = {{ {kind} = ")),
        "{text}"
    );
    assert_eq!(code, 0, "{text}");
    let (text, code) = check(folder.path(), &["--strict"]);
    assert!(text.contains("error: "), "{text}");
    assert_eq!(code, 1, "{text}");
    // The reason stands at the entry, behind its citation.
    let path = folder.path().join("data").join(file);
    let text = fs::read_to_string(&path).unwrap();
    let moved = cite.replace("line = 264", "line = 64");
    let at = text.find(cite).or_else(|| text.find(&moved)).unwrap();
    let end = at + text[at..].find('\n').unwrap();
    let reason = format!("\nconfirmed = {{ {kind} = {{ zh = \"属实\", en = \"It is so\" }} }}");
    fs::write(&path, format!("{}{reason}{}", &text[..end], &text[end..])).unwrap();
    let (text, _) = check(folder.path(), &[]);
    assert!(!text.contains(told), "{text}");
}

#[test]
fn the_built_in_dataset_gives_no_notice() {
    let run = Command::new(env!("CARGO_BIN_EXE_zoneboard"))
        .args(["check", "--strict", "--lang", "en"])
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(0));
    assert!(run.stdout.starts_with(b"no mistakes: "));
}

#[rstest]
#[case(
    "全年固定资产投资下降4.1%，好于预期。",
    "4.1",
    "the article says “固定资产投资下降4.1%”"
)]
#[case(
    "财政收入同口径增长4.1%。",
    "4.1",
    "the article says “同口径”, but the growth rate has no basis"
)]
#[case("全年固定资产投资增长4.1%。", "4.1", "")]
fn the_words_around_a_figure_are_read_where_the_text_is_at_hand(
    #[case] sentence: &str,
    #[case] value: &str,
    #[case] told: &str,
) {
    let folder = changed("years/2021.toml", "printed = \"6.7%\"", "[[", "[[");
    let card = "id = \"005\"\ntitle_zh = \"试\"\ntitle_en = \"Test\"\nnewspaper_zh = \"某报\"\n\
                newspaper_en = \"Paper\"\ndate = \"2024-03\"\nlines = 1\n\
                sha256 = \"0000000000000000000000000000000000000000000000000000000000000000\"\n";
    fs::write(folder.path().join("seeds/005.toml"), card).unwrap();
    fs::write(folder.path().join("seeds/005.txt"), format!("{sentence}\n")).unwrap();
    let entry = format!(
        "[[observation]]\nindicator = \"fixed_investment\"\nmeasure = \"growth\"\nvalue = \"{value}\"\n\
         unit = \"%\"\ncite = {{ article = \"005\", line = 1, printed = \"{value}%\" }}\n"
    );
    let path = folder.path().join("data/years/2023.toml");
    let others = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{others}\n{entry}")).unwrap();
    // The text lies beside the cards.
    let (text, code) = check(folder.path(), &["--strict"]);
    if told.is_empty() {
        assert_eq!(code, 0, "{text}");
    } else {
        assert!(text.contains(told), "{text}");
        assert_eq!(code, 1);
        // The entry can say why it is as it should be.
        let kind = if told.contains("同口径") {
            "basis"
        } else {
            "sign"
        };
        let reason = format!("confirmed = {{ {kind} = {{ zh = \"属实\", en = \"It is so\" }} }}");
        fs::write(&path, format!("{others}\n{entry}{reason}\n")).unwrap();
        let (text, code) = check(folder.path(), &["--strict"]);
        assert_eq!(code, 0, "{text}");
    }
}

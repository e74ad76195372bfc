//! Bad data files through the real binary: each kind of mistake is told with its place, its line,
//! and what to write instead.

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

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use rstest::rstest;
use tempfile::TempDir;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The good dataset with the files of a bad one laid over it.
fn dataset(bad: &str) -> TempDir {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            let target = to.join(path.file_name().unwrap());
            if path.is_dir() {
                copy(&path, &target)
            } else {
                fs::copy(&path, &target).map(|_| ()).unwrap()
            }
        }
    }
    let folder = TempDir::new().unwrap();
    copy(&fixtures().join("good"), folder.path());
    if !bad.is_empty() {
        copy(&fixtures().join("bad").join(bad), folder.path());
    }
    folder
}

/// What `check` prints of a folder, its path left out, and its exit code.
fn check(folder: &Path, lang: &str) -> (String, i32) {
    let run = Command::new(env!("CARGO_BIN_EXE_zoneboard"))
        .args(["check", "--lang", lang])
        .arg(folder)
        .output()
        .unwrap();
    assert!(
        run.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let text = String::from_utf8(run.stdout).unwrap();
    (
        text.replace(&format!("{}/", folder.display()), ""),
        run.status.code().unwrap(),
    )
}

#[rstest]
#[case("syntax", &["not valid TOML", "years/2021.toml:3:"])]
#[case("unknown_key", &["unknown key `valeu`", "years/2021.toml:3:1", "did you mean `value`?"])]
#[case("missing_key", &["`unit` is missing", "years/2021.toml:1:1"])]
#[case("unknown_indicator", &["unknown indicator `gpd`", "years/2021.toml:2:13", "did you mean `gdp`?"])]
#[case("unknown_area", &["unknown area `citty`", "did you mean `city`?"])]
#[case("unknown_whole", &["unknown area or indicator `citty`", "did you mean `city`?"])]
#[case("unknown_article", &["unknown article `b`", "years/2021.toml:5:20", "define the article in seeds/ first"])]
#[case("bad_number", &["`l` is not part of a number", "years/2021.toml:3:11", "value = \"6l.6\""])]
#[case("bad_period", &["not a period", "years/2021.toml:3:10", "write 2021, 2021-S1"])]
#[case("duplicate_id", &["indicator `gdp` is defined twice", "indicators.toml:25:6"])]
#[case("duplicate_target", &["already has a target (years/2021.toml:14)", "years/2021.toml:21:1"])]
#[case("citation_without_line", &["`line` is missing", "years/2021.toml:5:8", "like line = 217"])]
#[case("wrong_unit", &["`gdp` is not measured in `家`", "years/2021.toml:4:8", "it is measured in 亿元"])]
#[case("unknown_unit", &["unknown unit `亿圆`", "a unit is 元, 美元"])]
#[case("number_without_quotes", &["expected a number in quotes, found float", "write numbers in quotes"])]
#[case("line_outside", &["the article has 9 lines", "years/2021.toml:5:32"])]
#[case("after_chinese", &["unknown key `lnie`", "years/2021.toml:5:53"])]
#[case("relation_unknown_indicator", &["unknown indicator `frims`", "relations.toml:3:24", "did you mean `firms`?"])]
#[case("relation_without_parts", &["`parts` is missing", "relations.toml:1:1"])]
#[case("relation_unknown_key", &["unknown key `preiod`", "relations.toml:2:32", "did you mean `period`?"])]
#[case("relation_per_week", &["unknown word `week`", "relations.toml:4:7", "known here: day"])]
#[case("relation_of_other_units", &["this is not measured in `家`", "relations.toml:3:10", "it is measured in 亿元"])]
#[case("range_in_another_unit", &["this is not measured in `家`", "relations.toml:1:1", "it is measured in 亿元"])]
#[case("range_without_ends", &["`low` is missing", "relations.toml:1:1"])]
#[case("confirmed_unknown", &["unknown key `yaer`", "years/2021.toml:6:15", "did you mean `year`?"])]
#[case("relation_own_part", &["a whole cannot be its own part", "relations.toml:3:10"])]
#[case("relation_unknown_batch", &["unknown batch `frist`", "relations.toml:2:19", "did you mean `first`?"])]
#[case("full_width_quotes", &["`“` is a full-width character", "years/2021.toml:2:13", "write `\"`"])]
#[case("full_width_comma", &["`，` is a full-width character", "years/2021.toml:5:23", "write `,`"])]
#[case("full_width_closing", &["`”` is a full-width character", "years/2021.toml:2:17", "write `\"`"])]
#[case("full_width_unit", &["unknown unit `％`", "did you mean `%`?"])]
#[case("line_zero", &["0 is not a whole number from 1", "years/2021.toml:5:32"])]
#[case("unknown_numbered_article", &["unknown article `006`", "define the article in seeds/ first"])]
#[case("broken_card", &["`“` is a full-width character", "seeds/a.toml:2:12"])]
#[case("broken_indicators", &["`“` is a full-width character", "indicators.toml:"])]
#[case("broken_zone", &["`“` is a full-width character", "zone.toml:"])]
#[case("broken_projects", &["`“` is a full-width character", "projects.toml:"])]
#[case("not_utf8", &["not UTF-8: byte 0xD2 at offset", "line 4", "years/2021.toml", "save the file as UTF-8"])]
fn a_mistake_is_told_with_its_place_and_what_to_do(#[case] bad: &str, #[case] expected: &[&str]) {
    let folder = dataset(bad);
    let (text, code) = check(folder.path(), "en");
    for part in expected {
        assert!(text.contains(part), "no {part:?} in\n{text}");
    }
    assert!(
        text.ends_with("mistakes: 1\n"),
        "one mistake, told once:\n{text}"
    );
    assert_eq!(code, 1);
}

/// The good dataset with a text of a file replaced, or with more at the end of it.
fn changed(file: &str, from: &str, to: &str) -> TempDir {
    let folder = dataset("");
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap_or_default();
    assert!(text.contains(from), "{file} has no {from}");
    let text = match from {
        "" => format!("{text}\n{to}\n"),
        from => text.replacen(from, to, 1),
    };
    fs::write(path, text).unwrap();
    folder
}

const CITED: &str = "cite = { article = \"a\", line = 5, printed = \"5\" }";

#[rstest]
#[case::a_later_schema("zone.toml", "schema = 1", "schema = 2", &["the files are of schema version 2", "this program reads schema = 1"])]
#[case::an_area_in_itself("zone.toml", "kind = \"city\"", "kind = \"city\"\nparent = \"zone\"", &["lies in itself", "zone.toml:"])]
#[case::an_id_with_capitals("projects.toml", "id = \"park\"", "id = \"Park\"", &["`Park` cannot be an id", "lower-case letters"])]
#[case::a_unit_of_another_scale("years/2021.toml", "unit = \"亿元\"", "unit = \"亿元元\"", &["unknown unit `亿元元`", "did you mean `元`?"])]
#[case::a_line_behind_the_last("years/2021.toml", "line = 5", "line = 10", &["the article has 9 lines"])]
#[case::an_omission_behind_the_last("seeds/a.toml", "", "[[omitted]]\nline = 10\nprinted = \"1\"\nreason = \"date\"", &["the article has 9 lines", "seeds/a.toml:11:8"])]
#[case::a_repetition_behind_the_last("seeds/a.toml", "", "[[omitted]]\nline = 1\nprinted = \"1\"\nreason = \"repetition\"\nof = { article = \"a\", line = 10 }", &["the article has 9 lines", "seeds/a.toml:14:30"])]
#[case::a_repetition_of_no_article("seeds/a.toml", "", "[[omitted]]\nline = 1\nprinted = \"1\"\nreason = \"repetition\"\nof = { article = \"b\", line = 1 }", &["unknown article `b`", "seeds/a.toml:14:18"])]
#[case::a_date_that_repeats("seeds/a.toml", "", "[[omitted]]\nline = 1\nprinted = \"1\"\nreason = \"date\"\nof = 2", &["`of` belongs to reason = \"repetition\" only"])]
#[case::a_period_of_another_year("years/2021.toml", "area = \"city\"", "area = \"city\"\nperiod = \"2020\"", &["the period lies outside 2021", "move the entry to the file of that year"])]
#[case::growth_over_itself("years/2021.toml", "measure = \"growth\"", "measure = \"growth\"\nbase = \"2021\"", &["a growth rate is over an earlier base"])]
#[case::a_base_of_a_level("years/2021.toml", "area = \"city\"", "area = \"city\"\nbase = \"2020\"", &["`base` belongs to measure = \"growth\" only"])]
#[case::a_whole_of_a_level("years/2021.toml", "area = \"city\"", "area = \"city\"\nof = \"city\"", &["`of` belongs to measure = \"share\" only"])]
#[case::a_surface_in_firms("projects.toml", "", "[[project.figure]]\nabout = \"site_area\"\nvalue = \"5\"\nunit = \"家\"\nCITED", &["this is not measured in `家`", "it is measured in 平方米 · 亩"])]
#[case::a_share_in_firms("projects.toml", "", "[[project.figure]]\nabout = \"share\"\nvalue = \"5\"\nunit = \"家\"\nCITED", &["this is not measured in `家`", "it is measured in %"])]
#[case::firms_and_money("relations.toml", "", "[[sum]]\nwhole = { indicator = \"firms\" }\nparts = [{ indicator = \"gdp\" }]", &["this is not measured in `亿元`", "it is measured in 家"])]
#[case::money_a_day_of_firms("relations.toml", "", "[[rate]]\nrate = { indicator = \"gdp\" }\nof = { indicator = \"firms\" }\nper = \"day\"", &["this is not measured in `家`", "it is measured in 亿元"])]
#[case::a_ratio_of_firms_to_money("relations.toml", "", "[[ratio]]\nratio = { indicator = \"gdp\", measure = \"growth\" }\npart = { indicator = \"firms\" }\nwhole = { indicator = \"gdp\" }", &["this is not measured in `亿元`", "it is measured in 家"])]
#[case::shares_and_firms("relations.toml", "", "[[rate]]\nrate = { indicator = \"firms\", measure = \"share\", of = \"city\" }\nof = { indicator = \"firms\" }\nper = \"day\"", &["this is not measured in `家`", "it is measured in %"])]
#[case::a_rank_of_firms_in_a_relation("relations.toml", "", "[[list]]\ncount = { indicator = \"firms\", measure = \"rank\" }\nnames = [\"a\"]\ncite = { article = \"a\", line = 5 }", &["`firms` has no measure = \"rank\"", "relations.toml:2:42"])]
#[case::a_change_of_a_flow("years/2021.toml", "measure = \"growth\"\nvalue = \"5\"\nunit = \"%\"", "measure = \"change\"\nvalue = \"5\"\nunit = \"亿元\"", &["`gdp` has no measure = \"change\"", "years/2021.toml:16:11", "a flow has a level for each period"])]
#[case::a_rank_of_firms("years/2021.toml", "area = \"city\"\nvalue = \"12\"\nunit = \"家\"", "measure = \"rank\"\nvalue = \"12\"\nunit = \"位\"", &["`firms` has no measure = \"rank\"", "kind = \"stock\" has: level, change, growth"])]
#[case::an_indicator_without_kind("indicators.toml", "kind = \"flow\"\n", "", &["`kind` is missing", "write kind = \"stock\", \"flow\", \"rate\" or \"rank\""])]
#[case::an_alias_of_two("indicators.toml", "kind = \"stock\"", "kind = \"stock\"\naliases = [\"地区生产总值\"]", &["the name “地区生产总值” belongs to `gdp`"])]
#[case::half_a_short_name("indicators.toml", "kind = \"stock\"", "kind = \"stock\"\nshort_en = \"Firms\"", &["short_zh"])]
#[case::an_inferred_period_without_a_reason("years/2021.toml", "area = \"city\"", "area = \"city\"\ninferred_period = \"context\"", &["no reason is given for the inferred period", "what it is inferred from"])]
#[case::a_word_of_a_level("years/2021.toml", "area = \"city\"", "area = \"city\"\ncounted = \"net\"", &["`counted` belongs to measure = \"change\" only"])]
#[case::a_lead_over_nothing("years/2021.toml", "area = \"city\"\nvalue = \"12\"\nunit = \"家\"", "measure = \"share_lead\"\nof = \"gdp\"\nvalue = \"12\"\nunit = \"个百分点\"", &["`over` is missing", "say above which area it lies"])]
fn an_entry_that_cannot_be_so_is_told_once(
    #[case] file: &str,
    #[case] from: &str,
    #[case] to: &str,
    #[case] expected: &[&str],
) {
    let folder = if file == "relations.toml" {
        let folder = dataset("");
        fs::write(folder.path().join(file), to).unwrap();
        folder
    } else {
        changed(file, from, &to.replace("CITED", CITED))
    };
    let (text, code) = check(folder.path(), "en");
    for part in expected {
        assert!(text.contains(part), "no {part:?} in\n{text}");
    }
    assert!(text.ends_with("mistakes: 1\n"), "{text}");
    assert_eq!(code, 1);
}

#[test]
fn the_change_of_a_rate_is_counted_in_points() {
    let rate = "[[indicator]]\nid = \"intensity\"\ntopic = \"economy\"\nname_zh = \"强度\"\nname_en = \
                \"Intensity\"\nunit = \"%\"\nkind = \"rate\"\nbetter = \"higher\"";
    for (unit, expected) in [
        ("%", "`intensity` is not measured in `%`"),
        ("家", "`intensity` is not measured in `家`"),
        ("个百分点", "no mistakes: 3 observations"),
    ] {
        let folder = changed("indicators.toml", "", rate);
        let year = folder.path().join("years/2021.toml");
        let text = fs::read_to_string(&year).unwrap();
        let change = format!(
            "[[observation]]\nindicator = \"intensity\"\nmeasure = \"change\"\nvalue = \"5\"\nunit = \
             \"{unit}\"\n{CITED}\n"
        );
        fs::write(&year, format!("{text}\n{change}")).unwrap();
        let (text, _) = check(folder.path(), "en");
        assert!(text.contains(expected), "{text}");
    }
}

#[rstest]
#[case::the_last_line("years/2021.toml", "line = 5", "line = 9")]
#[case::an_omission_of_the_last_line(
    "seeds/a.toml",
    "",
    "[[omitted]]\nline = 9\nprinted = \"1\"\nreason = \"date\""
)]
#[case::a_base_before(
    "years/2021.toml",
    "measure = \"growth\"",
    "measure = \"growth\"\nbase = \"2020\""
)]
#[case::a_month_of_the_year(
    "years/2021.toml",
    "area = \"city\"",
    "area = \"city\"\nperiod = \"2021-12\""
)]
#[case::counts_in_other_words(
    "relations.toml",
    "",
    "[[sum]]\nwhole = { indicator = \"firms\" }\nparts = [{ project = \"park\", about = \"projects\" }]"
)]
fn an_entry_at_the_edge_of_what_can_be_is_accepted(
    #[case] file: &str,
    #[case] from: &str,
    #[case] to: &str,
) {
    let folder = if file == "relations.toml" {
        let folder = dataset("");
        fs::write(folder.path().join(file), to).unwrap();
        folder
    } else {
        changed(file, from, to)
    };
    let (text, code) = check(folder.path(), "en");
    assert!(text.starts_with("no mistakes: "), "{text}");
    assert_eq!(code, 0);
}

#[test]
fn the_mistake_is_underlined_under_its_characters() {
    let folder = dataset("after_chinese");
    let (text, _) = check(folder.path(), "en");
    let lines: Vec<&str> = text.lines().collect();
    let at = lines
        .iter()
        .position(|line| line.contains("lnie = 3"))
        .unwrap();
    let cells = |text: &str| zoneboard::text::width(text);
    let place = lines[at].find("lnie").unwrap();
    let mark = lines[at + 1].find("^^^^").unwrap();
    assert_eq!(
        cells(&lines[at][..place]),
        cells(&lines[at + 1][..mark]),
        "{text}"
    );
}

#[test]
fn all_mistakes_are_told_at_once() {
    let folder = dataset("several");
    let (text, code) = check(folder.path(), "en");
    for part in [
        "`l` is not part of a number",
        "unknown unit `亿圆`",
        "unknown article `b`",
        "`line` is missing",
        "unknown key `colour`",
    ] {
        assert!(text.contains(part), "no {part:?} in\n{text}");
    }
    assert!(text.ends_with("mistakes: 5\n"), "{text}");
    assert_eq!(code, 1);
}

#[test]
fn mistakes_are_told_in_chinese_too() {
    let folder = dataset("unknown_indicator");
    let (text, _) = check(folder.path(), "zh");
    for part in [
        "错误：未知的指标 `gpd`",
        "= 提示：是否应为 `gdp`？",
        "共 1 处错误",
    ] {
        assert!(text.contains(part), "no {part:?} in\n{text}");
    }
}

#[test]
fn escape_sequences_in_data_are_shown_and_not_sent() {
    let folder = dataset("escape_sequence");
    let (text, _) = check(folder.path(), "en");
    assert!(!text.contains('\u{1b}'), "{text:?}");
    assert!(text.contains("unknown indicator"), "{text}");
}

#[test]
fn a_good_dataset_is_clean() {
    let folder = dataset("");
    let (text, code) = check(folder.path(), "en");
    assert_eq!(text, "no mistakes: 2 observations, 1 targets, 1 projects\n");
    assert_eq!(code, 0);
}

#[test]
fn the_built_in_dataset_is_clean_from_its_files_too() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let (text, code) = check(&folder, "en");
    assert!(text.starts_with("no mistakes"), "{text}");
    assert_eq!(code, 0);
}

#[test]
fn a_folder_without_data_says_what_belongs_there() {
    let folder = TempDir::new().unwrap();
    let (text, code) = check(folder.path(), "en");
    assert!(text.contains("there are no data files here"), "{text}");
    assert!(text.contains("a dataset folder holds zone.toml"), "{text}");
    assert_eq!(code, 1);
    let (text, code) = check(&folder.path().join("nowhere"), "en");
    assert!(text.contains("cannot be read"), "{text}");
    // Which files it would hold is no further mistake.
    assert_eq!(text.matches("error:").count(), 1, "{text}");
    assert_eq!(code, 1);
}

#[test]
fn a_value_of_another_type_is_named_in_the_language_of_the_message() {
    let (text, _) = check(dataset("number_without_quotes").path(), "zh");
    assert!(text.contains("而不是小数"), "{text}");
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_named() {
    let folder = dataset("");
    let path = folder.path().join("projects.toml");
    fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink("/nowhere/at/all", &path).unwrap();
    let (text, code) = check(folder.path(), "en");
    assert!(
        text.contains("projects.toml") && text.contains("cannot be read"),
        "{text}"
    );
    assert_eq!(code, 1);
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let (text, code) = check(folder.path(), "en");
    assert!(
        text.contains("projects.toml") && text.contains("not a regular file"),
        "{text}"
    );
    assert_eq!(code, 1);
}

#[cfg(unix)]
#[test]
fn a_pipe_as_a_data_file_is_refused_and_not_waited_for() {
    let folder = dataset("");
    let path = folder.path().join("projects.toml");
    fs::remove_file(&path).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(&path)
        .status()
        .unwrap();
    assert!(made.success());
    let (text, code) = check(folder.path(), "en");
    assert!(text.contains("not a regular file"), "{text}");
    assert_eq!(code, 1);
}

#[test]
fn more_duplicates_than_anyone_reads_are_counted_and_not_listed() {
    let folder = dataset("");
    let year = folder.path().join("years/2021.toml");
    let mut text = fs::read_to_string(&year).unwrap();
    let target = text[text.find("[[target]]").unwrap()..].to_owned();
    for _ in 0..3000 {
        text.push('\n');
        text.push_str(&target);
    }
    fs::write(&year, text).unwrap();
    let (text, code) = check(folder.path(), "en");
    assert!(
        text.contains("2900 more mistakes"),
        "{}",
        &text[text.len() - 400..]
    );
    assert!(
        text.ends_with("mistakes: 3000\n"),
        "{}",
        &text[text.len() - 400..]
    );
    assert_eq!(code, 1);
}

#[test]
fn a_closed_pipe_does_not_hide_that_there_are_mistakes() {
    let folder = dataset("several");
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_zoneboard"))
        .arg("check")
        .arg(folder.path())
        .stdout(writer)
        .status()
        .unwrap();
    assert_eq!(status.code(), Some(1));
}

#[test]
fn a_file_that_is_missing_is_told_and_not_what_follows_from_it() {
    for (gone, expected) in [
        ("zone.toml", "this file is missing"),
        ("indicators.toml", "this file is missing"),
        ("seeds/a.toml", "there are no cards of the articles"),
    ] {
        let folder = dataset("");
        fs::remove_file(folder.path().join(gone)).unwrap();
        let (text, code) = check(folder.path(), "en");
        assert!(text.contains(expected), "{gone}: {text}");
        assert!(text.ends_with("mistakes: 1\n"), "{gone}: {text}");
        assert_eq!(code, 1);
    }
}

#[test]
fn what_could_not_be_read_is_told_before_what_else_is_wrong() {
    let folder = dataset("broken_zone");
    let year = folder.path().join("years/2021.toml");
    let text = fs::read_to_string(&year).unwrap();
    fs::write(&year, text.replacen("\"gdp\"", "\"gpd\"", 1)).unwrap();
    let (text, _) = check(folder.path(), "en");
    let place = |of: &str| text.find(of).unwrap_or_else(|| panic!("no {of} in {text}"));
    assert!(place("zone.toml:") < place("years/2021.toml:"), "{text}");
    assert!(text.ends_with("mistakes: 2\n"), "{text}");
}

#[test]
fn a_folder_that_is_not_there_is_named_as_it_was_given() {
    let folder = TempDir::new().unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_zoneboard"))
        .current_dir(folder.path())
        .args(["check", "--lang", "en", "nowhere/data"])
        .output()
        .unwrap();
    let text = String::from_utf8(run.stdout).unwrap();
    assert!(text.contains("--> nowhere/data\n"), "{text}");
}

#[test]
fn the_folder_around_the_data_is_told_from_one_without_any() {
    let folder = TempDir::new().unwrap();
    let (text, code) = check(folder.path(), "en");
    assert!(text.contains("there are no data files here\n"), "{text}");
    assert_eq!(code, 1);
    fs::create_dir(folder.path().join("data")).unwrap();
    fs::copy(
        fixtures().join("good/zone.toml"),
        folder.path().join("data/zone.toml"),
    )
    .unwrap();
    let (text, code) = check(folder.path(), "en");
    assert!(text.contains("in the folder data inside"), "{text}");
    assert!(text.contains("--> data/zone.toml\n"), "{text}");
    assert_eq!(code, 1);
}

#[test]
fn a_number_entered_otherwise_than_printed_is_pointed_out_without_the_article() {
    let folder = dataset("printed_otherwise");
    let (text, code) = check(folder.path(), "en");
    for part in [
        "warning: entered as 6%, but printed as “5%”",
        "years/2021.toml:17:1",
        "correct `value`, `unit` or `printed`",
    ] {
        assert!(text.contains(part), "no {part:?} in\n{text}");
    }
    assert_eq!(code, 0);
    for (from, to, told) in [
        ("value = \"61.6\"", "value = \"61.60\"", true),
        ("printed = \"61.6亿元\"", "printed = \"61.6亿\"", false),
        ("printed = \"61.6亿元\"", "printed = \"61.6万元\"", true),
        ("printed = \"12家\"", "printed = \"十二家\"", false),
        ("printed = \"12家\"", "printed = \"12万平方米\"", true),
        ("value = \"5\"", "value = \"-5\"", true),
    ] {
        let folder = changed("years/2021.toml", from, to);
        let (text, _) = check(folder.path(), "en");
        assert_eq!(text.contains("but printed as"), told, "{to}: {text}");
    }
}

#[test]
fn a_card_says_what_its_text_is_recognised_by() {
    let folder = dataset("card_without_hash");
    let (text, code) = check(folder.path(), "zh");
    for part in [
        "注意：不是 SHA-256（64 位十六进制数字）",
        "seeds/a.toml:8:10",
        "zoneboard verify",
    ] {
        assert!(text.contains(part), "no {part:?} in\n{text}");
    }
    assert_eq!(code, 0);
}

#[test]
fn lines_that_end_as_on_windows_are_shown_without_their_ends() {
    let folder = dataset("unknown_indicator");
    let year = folder.path().join("years/2021.toml");
    let text = fs::read_to_string(&year).unwrap();
    fs::write(&year, text.replace('\n', "\r\n")).unwrap();
    let (text, _) = check(folder.path(), "en");
    assert!(text.contains("indicator = \"gpd\"\n"), "{text}");
}

#[test]
fn a_file_whose_name_only_begins_like_one_of_data_is_pointed_out() {
    for name in ["years/2024.toml.txt", "years/2024.TOML", "years/2024.txt"] {
        let folder = dataset("");
        fs::write(folder.path().join(name), "").unwrap();
        let (text, code) = check(folder.path(), "en");
        assert!(text.contains("this file is not read"), "{text}");
        assert!(text.contains(&format!("--> {name}\n")), "{text}");
        assert_eq!(code, 0);
    }
    // The texts of the articles are beside their cards, and editors keep copies.
    for name in ["seeds/a.txt", "years/2021.toml~", "years/.2021.toml.swp"] {
        let folder = dataset("");
        fs::write(folder.path().join(name), "").unwrap();
        let (text, _) = check(folder.path(), "en");
        assert!(!text.contains("this file is not read"), "{name}: {text}");
    }
}

#[test]
fn a_stray_file_is_pointed_out_but_does_no_harm() {
    let folder = dataset("");
    fs::write(folder.path().join("notes.toml"), "a = 1").unwrap();
    let (text, code) = check(folder.path(), "en");
    assert!(
        text.contains("this file is not read") && text.contains("notes.toml"),
        "{text}"
    );
    assert!(
        text.ends_with("no mistakes: 2 observations, 1 targets, 1 projects\n"),
        "{text}"
    );
    assert_eq!(code, 0);
}

mod any_bytes {
    use proptest::prelude::*;
    use zoneboard::dataset::source::SourceFile;
    use zoneboard::dataset::{Sources, load};
    use zoneboard::output::diagnostics;
    use zoneboard::text::Lang;

    fn told(name: &str, text: &str) -> String {
        let mut sources = Sources::embedded();
        sources.files.retain(|file| file.name != name);
        sources.files.push(SourceFile {
            name: name.to_owned(),
            text: text.to_owned().into(),
        });
        let mut out = Vec::new();
        if let Err(error) = load(&sources) {
            diagnostics::write(&mut out, &sources, &error.diagnostics, Lang::Zh, false).unwrap();
            assert!(!out.is_empty());
        }
        String::from_utf8(out).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_text_as_a_data_file_is_read_or_told_about(
            text in "(\\PC|\n|\t|\u{1b}|\"|=|\\[|\\]|\\{|\\}){0,200}", which in 0usize..4,
        ) {
            let name = ["zone.toml", "indicators.toml", "years/2021.toml", "projects.toml"][which];
            let told = told(name, &text);
            prop_assert!(!told.chars().any(|c| c.is_control() && c != '\n'), "{told:?}");
        }

        #[test]
        fn the_real_files_damaged_anywhere_are_read_or_told_about(
            at in 0usize..20_000, cut in 0usize..60, put in "(\\PC|\n|\"){0,8}", which in 0usize..4,
        ) {
            let name = ["zone.toml", "indicators.toml", "years/2021.toml", "projects.toml"][which];
            let sources = Sources::embedded();
            let text = sources.text_of(name).unwrap();
            let from = text.floor_char_boundary(at % (text.len() + 1));
            let to = text.floor_char_boundary((from + cut).min(text.len()));
            told(name, &format!("{}{put}{}", &text[..from], &text[to..]));
        }
    }
}

#[rstest]
#[case(&["check", "--data", "a", "b"])]
#[case(&["--data", "a", "check", "b"])]
fn two_folders_are_refused_rather_than_one_of_them_checked(#[case] arguments: &[&str]) {
    let run = Command::new(env!("CARGO_BIN_EXE_zoneboard"))
        .args(["--lang", "en"])
        .args(arguments)
        .output()
        .unwrap();
    let told = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(2), "{told}");
    assert!(told.contains("check <DIR> cannot be used with --data <DIR>"));
    assert!(told.contains("name the folder of the data once"), "{told}");
}

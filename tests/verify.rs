//! `verify` and `export` through the real binary. The texts are made up for these tests, with the
//! oddities real ones have: figures over several lines, spaced-out and full-width digits, markup, a
//! headline printed twice.

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
use std::path::Path;

use assert_cmd::Command;
use rstest::rstest;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use zoneboard::dataset::{Reason, Sources, load};

const TEXT: &str = "试验区２０２１年见闻试验区２０２１年见闻
总值达到 6

1.
6 亿元，比上期多了
**5%**左右。厂家有十二家，
另有3个园区，第5期刊出。
";

const YEAR: &str = r#"
[[observation]]
indicator = "gdp"
value = "61.6"
unit = "亿元"
cite = { article = "a", line = 2, printed = "61.6亿元" }

[[observation]]
indicator = "gdp"
measure = "growth"
value = "5"
unit = "%"
qualifier = "about"
cite = { article = "a", line = 6, printed = "5%左右" }

[[observation]]
indicator = "firms"
value = "12"
unit = "家"
cite = { article = "a", line = 6, printed = "十二家" }
"#;

const OMITTED: &str = r#"
[[omitted]]
line = 1
printed = "2021年"
reason = "date"

[[omitted]]
line = 1
printed = "2021年"
reason = "furniture"

[[omitted]]
line = 7
printed = "3个园区"
reason = "class"

[[omitted]]
line = 7
printed = "第5期"
reason = "ordinal"
"#;

/// A dataset with one article, its text beside its card.
struct Case {
    folder: TempDir,
}

impl Case {
    fn new(year: &str, omitted: &str, text: &[u8]) -> Case {
        let folder = TempDir::new().unwrap();
        let good = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/good");
        let at = |name: &str| folder.path().join(name);
        for name in ["zone.toml", "indicators.toml"] {
            fs::copy(good.join(name), at(name)).unwrap();
        }
        fs::create_dir(at("years")).unwrap();
        fs::create_dir(at("seeds")).unwrap();
        fs::write(at("years/2021.toml"), year).unwrap();
        let sha: String = Sha256::digest(TEXT)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let card = fs::read_to_string(good.join("seeds/a.toml")).unwrap();
        let card = card
            .replace("lines = 9", "lines = 7")
            .replace(&format!("\"{}\"", "0".repeat(64)), &format!("\"{sha}\""));
        fs::write(at("seeds/a.toml"), format!("{card}{omitted}")).unwrap();
        fs::write(at("seeds/a_text.txt"), text).unwrap();
        Case { folder }
    }

    fn verify(&self) -> (String, i32) {
        let run = Command::new(env!("CARGO_BIN_EXE_zoneboard"))
            .args(["verify", "--lang", "en", "--data"])
            .arg(self.folder.path())
            .output()
            .unwrap();
        let mut text = String::from_utf8(run.stdout).unwrap();
        text.push_str(&String::from_utf8(run.stderr).unwrap());
        (
            text.replace(&format!("{}/", self.folder.path().display()), ""),
            run.status.code().unwrap(),
        )
    }
}

#[test]
fn figures_split_spaced_out_and_full_width_are_found_and_every_numeral_is_accounted_for() {
    let (text, code) = Case::new(YEAR, OMITTED, TEXT.as_bytes()).verify();
    let expected = "a  7 numerals, 7 accounted for (3 cited, 4 omitted); 3 citations; 0 faults\n\
                    the one article checked, no faults\n";
    assert_eq!(text, expected);
    assert_eq!(code, 0);
}

#[rstest]
#[case::wrong_value(
    "\"61.6\"",
    "\"61.8\"",
    "a:2  the value is not the printed “61.6亿元”: zone/gdp/level/2021 = 61.8 亿元"
)]
#[case::a_digit_more(
    "\"61.6\"",
    "\"61.60\"",
    "a:2  the value is not the printed “61.6亿元”"
)]
#[case::wrong_scale(
    "\"亿元\"",
    "\"万元\"",
    "a:2  the value is not the printed “61.6亿元”: zone/gdp/level/2021 = 61.6 万元"
)]
#[case::wrong_sign("\"5\"", "\"-5\"", "a:6  the value is not the printed “5%左右”")]
#[case::wrong_line("line = 2", "line = 4", "a:4  “61.6亿元” does not stand at this line")]
#[case::wrong_chinese_numeral("\"12\"", "\"20\"", "a:6  the value is not the printed “十二家”")]
#[case::not_printed_so(
    "printed = \"十二家\"",
    "printed = \"12家\"",
    "a:6  “12家” does not stand at this line"
)]
fn a_wrong_figure_is_found_with_its_line(
    #[case] right: &str,
    #[case] wrong: &str,
    #[case] fault: &str,
) {
    let (text, code) =
        Case::new(&YEAR.replacen(right, wrong, 1), OMITTED, TEXT.as_bytes()).verify();
    assert!(text.contains(fault), "no {fault:?} in\n{text}");
    assert_eq!(code, 1);
}

#[rstest]
#[case::left_out(
    "[[omitted]]\nline = 7\nprinted = \"3个园区\"\nreason = \"class\"\n",
    "",
    "a:7  a numeral is not accounted for: 十二家,另有[3]个园区"
)]
#[case::not_there(
    "3个园区",
    "4个园区",
    "a:7  “4个园区”, omitted, does not stand at this line"
)]
#[case::both(
    "line = 7\nprinted = \"3个园区\"",
    "line = 6\nprinted = \"十二家\"",
    "a:6  a numeral is both cited and omitted: "
)]
#[case::inside_a_number("第5期", "5%", "does not stand at this line")]
#[case::no_numeral("第5期", "刊出", "a:7  “刊出”, omitted, holds no numeral")]
fn a_numeral_without_a_reason_is_found_with_its_line(
    #[case] right: &str,
    #[case] wrong: &str,
    #[case] fault: &str,
) {
    let (text, code) =
        Case::new(YEAR, &OMITTED.replacen(right, wrong, 1), TEXT.as_bytes()).verify();
    assert!(text.contains(fault), "no {fault:?} in\n{text}");
    assert_eq!(code, 1);
}

/// A text of one line, and one figure that cites some of it.
fn in_words(text: &str, entry: &str) -> String {
    let [indicator, measure, value, unit, printed] = entry.split('|').collect::<Vec<_>>()[..]
    else {
        panic!("five fields in {entry}");
    };
    let year = format!(
        "[[observation]]\nindicator = \"{indicator}\"\nmeasure = \"{measure}\"\n\
         value = \"{value}\"\nunit = \"{unit}\"\n\
         cite = {{ article = \"a\", line = 1, printed = \"{printed}\" }}\n"
    );
    Case::new(&year, "", text.as_bytes()).verify().0
}

#[rstest]
#[case::zero("案件零延误。", "firms|level|0|家|零延误")]
#[case::an_order_of_magnitude("达到千亿级。", "gdp|level|1000|亿元|千亿级")]
#[case::a_half("增长一半。", "gdp|growth|50|%|增长一半")]
#[case::tenths("增长三成。", "gdp|growth|30|%|增长三成")]
#[case::a_fraction("增长五分之一。", "gdp|growth|20|%|增长五分之一")]
#[case::a_doubling("总值翻番。", "gdp|growth|100|%|翻番")]
#[case::two_doublings("总值翻两番。", "gdp|growth|300|%|翻两番")]
fn a_figure_in_words_can_be_cited_with_its_value(#[case] text: &str, #[case] entry: &str) {
    let found = in_words(text, entry);
    assert!(
        found.contains("1 numeral, 1 accounted for (1 cited"),
        "{found}"
    );
    assert!(!found.contains("the value is not"), "{found}");
    let wrong = entry
        .replacen("|level|", "|level|7", 1)
        .replacen("|growth|", "|growth|7", 1);
    let found = in_words(text, &wrong);
    assert!(found.contains("the value is not the printed"), "{found}");
}

#[rstest]
#[case::zero("案件零延误", "案件[零]延误")]
#[case::an_order_of_magnitude("百亿级企业", "[百亿]级企业")]
#[case::a_count_of_headings("四大产业", "[四]大产业")]
#[case::some_tens("数十次", "数[十]次")]
#[case::some_hundreds("上百次", "上[百]次")]
#[case::a_half("约一半", "约[一半]")]
#[case::a_doubling("实现翻番", "实现[翻番]")]
fn a_numeral_in_words_is_missed_where_no_card_has_it(#[case] text: &str, #[case] missed: &str) {
    let (found, code) = Case::new("", "", text.as_bytes()).verify();
    let fault = format!("a:1  a numeral is not accounted for: {missed}");
    assert!(found.contains(&fault), "no {fault:?} in\n{found}");
    assert_eq!(code, 1);
}

#[test]
fn words_that_hold_no_number_need_no_reason() {
    let (found, _) = Case::new("", "", "一般统一进一步，零售，老百姓".as_bytes()).verify();
    assert!(found.starts_with("a  0 numerals"), "{found}");
}

#[test]
fn a_repetition_may_be_of_another_article_and_has_to_repeat_a_figure() {
    let again = |of: &str| {
        format!(
            "{OMITTED}[[omitted]]\nline = 1\nprinted = \"61.6亿元\"\nreason = \"repetition\"\n{of}\n"
        )
    };
    let verify = |of: &str| {
        // The card of the other article is read first and names a later one.
        let case = Case::new(YEAR, OMITTED, TEXT.as_bytes());
        let seeds = case.folder.path().join("seeds");
        let text = "总值61.6亿元\n";
        let sha: String = Sha256::digest(text)
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        let card = fs::read_to_string(seeds.join("a.toml")).unwrap();
        let own = card.split("sha256").next().unwrap();
        let own = own
            .replace("id = \"a\"", "id = \"0\"")
            .replace("lines = 7", "lines = 1");
        let omitted = again(of).replace(OMITTED, "");
        fs::write(
            seeds.join("0.toml"),
            format!("{own}sha256 = \"{sha}\"\n{omitted}"),
        )
        .unwrap();
        fs::write(seeds.join("0.txt"), text).unwrap();
        case.verify()
    };
    let (found, code) = verify("of = { article = \"a\", line = 2 }");
    assert!(
        found.ends_with("all 2 articles checked, no faults\n"),
        "{found}"
    );
    assert_eq!(code, 0);
    let fault = "0:1  “61.6亿元” is omitted as a repetition, but no figure is cited at the line its `of` names";
    for of in ["of = { article = \"a\", line = 3 }", "of = 1", ""] {
        let (found, code) = verify(of);
        assert!(found.contains(fault), "{of}: {found}");
        assert_eq!(code, 1);
    }
}

#[test]
fn every_repetition_of_the_built_in_cards_is_of_a_cited_figure() {
    let dataset = load(&Sources::embedded()).unwrap().dataset;
    let mut seen = 0;
    for (_, article) in dataset.articles() {
        for omission in &article.omitted {
            if omission.reason != Reason::Repetition {
                continue;
            }
            let place = format!("{}:{}", article.id, omission.line);
            let of = omission
                .of
                .unwrap_or_else(|| panic!("{place} says not of what"));
            let mut cited = dataset.records_of(of.article).iter();
            assert!(
                cited.any(|r| dataset.subject(*r).unwrap().citation().line == of.line),
                "{place}"
            );
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[test]
fn a_changed_text_is_noticed_even_where_all_figures_still_stand() {
    let changed = TEXT.replace("见闻", "新闻");
    let (text, code) = Case::new(YEAR, OMITTED, changed.as_bytes()).verify();
    assert!(
        text.contains("\na  this is not the text the card was made for"),
        "of no line: {text}"
    );
    assert!(text.contains("update the card"), "{text}");
    assert!(text.contains("; 1 fault\n"), "{text}");
    assert!(text.ends_with("faults: 1\n"), "{text}");
    assert_eq!(code, 1);
}

#[test]
fn a_unit_that_is_not_the_printed_one_is_found() {
    let year = YEAR.replace(
        "value = \"12\"\nunit = \"家\"\ncite = { article = \"a\", line = 6, printed = \"十二家\" }",
        "value = \"5\"\nunit = \"家\"\ncite = { article = \"a\", line = 6, printed = \"5%左右\" }",
    );
    let (text, _) = Case::new(&year, OMITTED, TEXT.as_bytes()).verify();
    assert!(
        text.contains("a:6  the unit is not the printed “5%左右”: zone/firms/level/2021 = 5 家"),
        "{text}"
    );
}

#[test]
fn without_the_text_nothing_is_claimed() {
    let case = Case::new(YEAR, OMITTED, b"");
    fs::remove_file(case.folder.path().join("seeds/a_text.txt")).unwrap();
    let (text, code) = case.verify();
    assert!(
        text.starts_with(
            "a  the article’s text is not at hand: 3 citations and 4 omissions not checked\n"
        ),
        "{text}"
    );
    assert!(text.contains("nothing was checked"), "{text}");
    assert_eq!(code, 1);
}

#[rstest]
#[case::another_encoding(b"abc \xd2\xda".as_slice(), "seeds/a_text.txt: not UTF-8: byte 0xD2 at offset 4, line 1")]
#[case::binary(b"PK\x03\x04\x00\x00".as_slice(), "seeds/a_text.txt: not a text file")]
fn a_file_that_is_no_text_is_refused_by_name(#[case] content: &[u8], #[case] refusal: &str) {
    let (text, code) = Case::new(YEAR, OMITTED, content).verify();
    assert!(text.contains(refusal), "no {refusal:?} in\n{text}");
    assert_eq!(code, 1);
}

#[test]
fn a_text_that_cannot_be_read_is_a_fault_even_beside_one_that_holds() {
    let case = Case::new(YEAR, OMITTED, TEXT.as_bytes());
    let seeds = case.folder.path().join("seeds");
    let card = fs::read_to_string(seeds.join("a.toml")).unwrap();
    let card = card.split("[[omitted]]").next().unwrap();
    let other = card.replace("id = \"a\"", "id = \"b\"");
    fs::write(seeds.join("b.toml"), other).unwrap();
    let (text, code) = case.verify();
    assert!(
        text.ends_with("1 article checked, no faults; 1 not checked\n"),
        "{text}"
    );
    assert_eq!(code, 0);
    fs::write(seeds.join("b_text.txt"), b"PK\x03\x04\x00\x00").unwrap();
    let (text, code) = case.verify();
    assert!(text.contains("b_text.txt: not a text file"), "{text}");
    assert!(text.ends_with("faults: 1\n"), "{text}");
    assert_eq!(code, 1);
}

#[test]
fn a_huge_file_is_refused_by_name_and_not_read() {
    let case = Case::new(YEAR, OMITTED, b"");
    let file = fs::File::create(case.folder.path().join("seeds/a_text.txt")).unwrap();
    file.set_len(1 << 34).unwrap();
    let (text, code) = case.verify();
    assert!(
        text.contains(
            "seeds/a_text.txt: the file has 17179869184 bytes, more than 1048576, and was not read"
        ),
        "{text}"
    );
    assert_eq!(code, 1);
}

#[rstest]
#[case("verify")]
#[case("check")]
#[case("audit")]
#[case("report")]
#[case("export targets")]
#[case("picture -o -")]
#[case("present --list")]
fn a_folder_of_articles_that_is_not_there_is_named(#[case] command: &str) {
    let run = Command::new(env!("CARGO_BIN_EXE_zoneboard"))
        .args(command.split(' '))
        .args(["--lang", "en", "--articles", "/nowhere/at/all"])
        .output()
        .unwrap();
    let text = String::from_utf8(run.stderr).unwrap();
    assert!(text.contains("/nowhere/at/all cannot be opened"), "{text}");
    assert!(run.stdout.is_empty());
    assert_eq!(run.status.code(), Some(1));
}

#[test]
fn the_export_keeps_its_contract() {
    let export = |format: &str| {
        let run = Command::new(env!("CARGO_BIN_EXE_zoneboard"))
            .args(["export", "figures", "--lang", "en", "--format", format])
            .output()
            .unwrap();
        assert!(run.status.success());
        String::from_utf8(run.stdout).unwrap()
    };
    let csv = export("csv");
    assert_eq!(
        csv.lines().next().unwrap(),
        "article,line,printed,record,id,area,indicator,name_zh,name_en,topic,measure,period,base,of,\
         value,unit,scale,qualifier,note,stage,reached,open_check,counted,dating"
    );
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let places: Vec<(String, u32)> = rows
        .iter()
        .map(|row| (row[0].to_owned(), row[1].parse().unwrap()))
        .collect();
    assert!(places.is_sorted(), "rows follow the articles");
    let field = |row: &csv::StringRecord, name: &str| {
        row[header.iter().position(|column| column == name).unwrap()].to_owned()
    };
    let find = |id: &str| {
        let row = rows.iter().find(|row| field(row, "id") == id);
        row.unwrap_or_else(|| panic!("no {id}"))
    };
    let enterprises = find("zzhtz/enterprises/level/2015");
    assert_eq!(
        ["value", "unit", "scale", "qualifier"].map(|name| field(enterprises, name)),
        ["1.2", "家", "4", "exact"]
    );
    let decline = find("zzhtz/fixed_investment/growth/2021");
    assert_eq!(
        ["printed", "value", "base"].map(|n| field(decline, n)),
        ["下降7.8%", "-7.8", "2020"]
    );
    let signed = find("zzhtz/signed_investment/level/2023/target");
    assert_eq!(
        ["record", "qualifier"].map(|n| field(signed, n)),
        ["target", "strive+over"]
    );

    let mut ids: Vec<String> = rows.iter().map(|row| field(row, "id")).collect();
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all, "every figure has an id of its own");
    assert_eq!(field(find("cs-2021-01/projects"), "period"), "2021-01-04");

    let json: Vec<serde_json::Value> = serde_json::from_str(&export("json")).unwrap();
    let lines = export("jsonl");
    assert_eq!(
        (json.len(), lines.lines().count()),
        (rows.len(), rows.len())
    );
    let keys: Vec<&str> = header.iter().collect();
    for object in &json {
        let mut names: Vec<&str> = object
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let mut expected = keys.clone();
        names.sort_unstable();
        expected.sort_unstable();
        assert_eq!(names, expected);
    }
}

//! `export` and `report` through the real binary: one contract for every list in every format, and
//! each option where it means something.

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

use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use rstest::rstest;
use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use tempfile::TempDir;
use zoneboard::dataset::{Dataset, Sources, load};
use zoneboard::sheet::term::RecordKind;
use zoneboard::sheet::{Context, Field, Sheet, SheetId};
use zoneboard::text::Lang;

/// The data the pictures are taken of: corrections of the built-in data leave it alone.
fn frozen() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/screens/data")
}

/// What a run wrote to each stream, and its exit code.
struct Run {
    out: String,
    err: String,
    code: i32,
}

fn run(data: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_zoneboard"))
        .arg("--data")
        .arg(data)
        .args(arguments)
        .output()
        .unwrap();
    Run {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

/// What an export that goes well writes.
fn exported(data: &Path, arguments: &[&str]) -> String {
    let arguments = [&["--lang", "en", "export"], arguments].concat();
    let run = run(data, &arguments);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments:?}");
    run.out
}

/// Every list, by the word that asks for it, with what has to be asked beside it.
fn lists(dataset: &Dataset) -> Vec<(&'static str, &'static [&'static str], SheetId)> {
    let gdp = dataset.find_indicator("gdp").unwrap();
    let firms = dataset.find_indicator("tech_smes").unwrap();
    let observation = RecordKind::Observation;
    vec![
        ("figures", &[], SheetId::Figures(None)),
        ("observations", &[], SheetId::Figures(Some(observation))),
        ("targets", &[], SheetId::Figures(Some(RecordKind::Target))),
        ("scorecard", &["--year", "2021"], SheetId::Scorecard),
        ("all-years", &[], SheetId::AllYears),
        ("headlines", &["--year", "2021"], SheetId::Headlines),
        ("indicators", &[], SheetId::Indicators),
        ("series", &[], SheetId::Series(None)),
        (
            "index",
            &[
                "--year",
                "2021",
                "--indicator",
                "gdp",
                "--indicator",
                "tech_smes",
            ],
            SheetId::Index(vec![gdp, firms]),
        ),
        ("projects", &["--year", "2021"], SheetId::Projects),
        ("batches", &[], SheetId::Batches),
        ("audit", &[], SheetId::Checks),
        ("sources", &[], SheetId::Articles),
    ]
}

/// A CSV file: its header and its records.
fn table(csv: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().unwrap().iter().map(str::to_owned);
    let header = header.collect();
    let records = reader.records().map(|record| record.unwrap());
    let records = records.map(|record| record.iter().map(str::to_owned).collect());
    (header, records.collect())
}

/// The records of a CSV file by field.
fn by_field(csv: &str) -> Vec<HashMap<String, String>> {
    let (header, records) = table(csv);
    let named = |record: Vec<String>| header.iter().cloned().zip(record).collect();
    records.into_iter().map(named).collect()
}

/// The record of an id.
fn record(csv: &str, id: &str) -> HashMap<String, String> {
    let mut records = by_field(csv).into_iter();
    let found = records.find(|record| record["id"] == id);
    found.unwrap_or_else(|| panic!("no {id} in\n{csv}"))
}

/// An object of JSON with its fields in the order in which they are written.
struct Object(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Object, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Object;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Object, M::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Object(fields))
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

/// What a CSV file has where JSON has this.
fn as_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        other => panic!("{other} is no field"),
    }
}

#[test]
fn every_list_tells_the_same_records_as_csv_json_and_json_lines() {
    let data = frozen();
    let dataset = load(&Sources::read(&data)).unwrap().dataset;
    for (what, asked, id) in lists(&dataset) {
        let sheet = id.sheet();
        let fields: Vec<&str> = sheet.fields().iter().map(|field| field.name).collect();
        let written = |format| exported(&data, &[&[what, "--format", format], asked].concat());

        let csv = written("csv");
        assert_eq!(exported(&data, &[&[what], asked].concat()), csv, "{what}");
        let (header, records) = table(&csv);
        assert_eq!(header, fields, "{what}");
        assert!(!records.is_empty(), "{what}");

        let json: Vec<Object> = serde_json::from_str(&written("json")).unwrap();
        let lines = written("jsonl");
        assert!(lines.ends_with('\n'), "{what}");
        let lines: Vec<Object> = lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        for objects in [&json, &lines] {
            assert_eq!(objects.len(), records.len(), "{what}");
            for (Object(object), record) in objects.iter().zip(&records) {
                let names: Vec<&str> = object.iter().map(|(name, _)| name.as_str()).collect();
                assert_eq!(names, fields, "{what}");
                for ((field, (_, value)), text) in sheet.fields().iter().zip(object).zip(record) {
                    assert_eq!(as_text(value), *text, "{what}: {}", field.name);
                    check_type(what, field, value);
                }
            }
        }
    }
}

/// Whole numbers are numbers, all else is text: no reader rounds a decimal.
fn check_type(what: &str, field: &Field, value: &Value) {
    let fits = match field.name {
        "line" | "scale" | "target_scale" | "actual_scale" | "level_scale" | "stated_scale" => {
            value.is_null() || value.is_i64()
        }
        "value" | "target" | "actual" | "id" | "year" | "note" | "implied_low" => value.is_string(),
        _ if field.part.is_whole_number() => value.is_null() || value.is_i64(),
        _ => value.is_string(),
    };
    assert!(fits, "{what}: {} is {value}", field.name);
}

#[test]
fn every_list_is_told_to_people_under_its_title_with_all_of_its_rows() {
    let data = frozen();
    let dataset = load(&Sources::read(&data)).unwrap().dataset;
    let audit = zoneboard::analysis::audit::audit(&dataset);
    for (lang, word) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let cx = Context {
            audit: Some(&audit),
            ..Context::new(&dataset, dataset.zone().home, 2021, lang)
        };
        for (what, asked, id) in lists(&dataset) {
            let sheet = id.sheet();
            let written = |format| {
                let asked = [&["--lang", word, "export", what, "--format", format], asked];
                let run = run(&data, &asked.concat());
                assert_eq!((run.code, run.err.as_str()), (0, ""), "{what}");
                run.out
            };
            let rows = sheet.ids(&cx).len();
            let markdown = written("markdown");
            let title = format!("# {}\n", sheet.title(&cx));
            assert!(markdown.starts_with(&title), "{what}: {markdown}");
            let lines = markdown.lines().filter(|line| line.starts_with("| "));
            let heads = markdown.lines().filter(|line| line.starts_with("| ---"));
            // Each table has a head and a rule.
            assert_eq!(lines.count(), rows + 2 * heads.count(), "{what}");

            let text = written("text");
            let title = format!("{}\n", sheet.title(&cx));
            assert!(text.starts_with(&title), "{what}: {text}");
            // Sentences stand under their row, deeper than it.
            let table = |line: &&str| line.starts_with(' ') && !line.starts_with("     ");
            let lines = text.lines().filter(table).count();
            assert_eq!(lines, rows + sections(&*sheet, &cx), "{what}:\n{text}");
        }
    }
}

/// How many parts a list has, each with a head of its own.
fn sections(sheet: &dyn Sheet, cx: &Context<'_>) -> usize {
    let list = zoneboard::sheet::list::list(sheet, cx, &Default::default());
    list.groups.len().max(1)
}

/// A copy of the frozen data in which texts begin like formulas.
fn formulas() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for part in ["data", "data/years", "seeds"] {
        let from = frozen().join("..").join(part);
        fs::create_dir_all(folder.path().join(part)).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let to = folder.path().join(part).join(path.file_name().unwrap());
                fs::copy(path, to).unwrap();
            }
        }
    }
    let replace = |file: &str, from: &str, to: &str| {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(&path, text.replace(from, to)).unwrap();
    };
    let indicators = "data/indicators.toml";
    replace(indicators, "name_zh = \"", "name_zh = \"=");
    replace(indicators, "name_en = \"", "name_en = \"+");
    replace("data/projects.toml", "name_zh = \"", "name_zh = \"-");
    replace("data/projects.toml", "name_en = \"", "name_en = \"@");
    replace("data/years/2021.toml", "printed = \"", "printed = \"+");
    replace("seeds/003.toml", "title_en = \"", "title_en = \"=");
    folder
}

#[test]
fn a_file_for_spreadsheets_has_no_text_that_begins_a_formula_and_keeps_its_numbers() {
    let folder = formulas();
    let data = folder.path().join("data");
    let dataset = load(&Sources::read(&data)).unwrap().dataset;
    let (mut kept, mut negative, mut cited) = (0, 0, 0);
    for (what, asked, id) in lists(&dataset) {
        let plain = exported(&data, &[&[what], asked].concat());
        let safe = exported(&data, &[&[what, "--csv-safe"], asked].concat());
        let (header, plain) = table(&plain);
        let (same, safe) = table(&safe);
        assert_eq!(same, header, "{what}");
        let sheet = id.sheet();
        let cells = plain.iter().flatten().zip(safe.iter().flatten());
        for ((plain, safe), field) in cells.zip(sheet.fields().iter().cycle()) {
            let name = field.name;
            if ["citations", "evidence"].contains(&name) || name.ends_with("_citation") {
                assert_eq!(*safe, plain.replace(':', ":L"), "{what}: {name}");
                cited += usize::from(!safe.is_empty());
            } else if plain.parse::<Decimal>().is_ok() && !plain.starts_with('+') {
                assert_eq!(safe, plain, "{what}: {name}");
                negative += usize::from(plain.starts_with('-'));
            } else {
                let begins = |text: &str| text.starts_with(['=', '+', '-', '@', '\t']);
                assert!(!begins(safe), "{what}: {name} is {safe}");
                let told = if begins(plain) {
                    kept += 1;
                    format!("'{plain}")
                } else {
                    plain.clone()
                };
                assert_eq!(*safe, told, "{what}: {name}");
            }
            assert!(!plain.starts_with('−'), "{what}: {name} is {plain}");
        }
    }
    assert!(kept > 500 && negative > 10 && cited > 200);
}

#[test]
fn a_citation_is_not_taken_for_a_time_of_day() {
    let safe = exported(
        &frozen(),
        &["scorecard", "--year", "2021", "--csv-safe", "--bom"],
    );
    let safe = safe.strip_prefix('\u{feff}').unwrap();
    let told = record(safe, "zzhtz/fixed_investment/growth/2021/target");
    assert_eq!(told["actual_citation"], "003:L33");
    assert_eq!(told["target_citation"], "002:L9");
    assert_eq!(told["actual"], "-7.8");
    let two = record(
        safe,
        "zzhtz/signed_investment_leading/share/signed_investment/2021/target",
    );
    assert_eq!(two["actual_citation"], "003:L388 003:L390");
}

#[test]
fn the_mark_by_which_spreadsheets_tell_the_encoding_is_there_when_it_is_asked_for() {
    for what in ["figures", "audit", "sources"] {
        let plain = exported(&frozen(), &[what]);
        assert!(!plain.contains('\u{feff}'), "{what}");
        let marked = exported(&frozen(), &[what, "--bom"]);
        assert_eq!(marked, format!("\u{feff}{plain}"), "{what}");
    }
}

#[rstest]
#[case(&["figures", "--year", "2021"], "--year")]
#[case(&["observations", "--year", "2021"], "--year")]
#[case(&["audit", "--year", "2021"], "--year")]
#[case(&["sources", "--year", "2021"], "--year")]
#[case(&["series", "--year", "2021"], "--year")]
#[case(&["indicators", "--year", "2021"], "--year")]
#[case(&["batches", "--year", "2021"], "--year")]
#[case(&["figures", "--area", "zzhtz"], "--area")]
#[case(&["targets", "--area", "zzhtz"], "--area")]
#[case(&["audit", "--area", "zzhtz"], "--area")]
#[case(&["sources", "--area", "zzhtz"], "--area")]
#[case(&["all-years", "--compare", "2020"], "--compare")]
#[case(&["figures", "--compare", "2020"], "--compare")]
#[case(&["series", "--compare", "2020"], "--compare")]
#[case(&["projects", "--compare", "2020"], "--compare")]
#[case(&["index", "--indicator", "gdp", "--compare", "2020"], "--compare")]
#[case(&["scorecard", "--indicator", "gdp"], "--indicator")]
#[case(&["indicators", "--indicator", "gdp"], "--indicator")]
#[case(&["audit", "--indicator", "gdp"], "--indicator")]
#[case(&["scorecard", "--measure", "level"], "--measure")]
#[case(&["index", "--indicator", "gdp", "--measure", "level"], "--measure")]
#[case(&["figures", "--bom", "--format", "json"], "--bom")]
#[case(&["figures", "--bom", "--format", "text"], "--bom")]
#[case(&["figures", "--csv-safe", "--format", "jsonl"], "--csv-safe")]
#[case(&["figures", "--csv-safe", "--format", "markdown"], "--csv-safe")]
fn an_option_that_means_nothing_for_a_list_is_refused_in_both_languages(
    #[case] asked: &[&str],
    #[case] option: &str,
) {
    for (lang, told) in [
        ("zh", format!("错误：{option} 不能用在这里")),
        ("en", format!("error: {option} cannot be used here")),
    ] {
        let run = run(&frozen(), &[&["--lang", lang, "export"], asked].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{asked:?}");
        assert!(run.err.starts_with(&told), "{asked:?}: {}", run.err);
    }
}

#[test]
fn index_numbers_are_refused_where_no_indicator_is_named() {
    for (lang, told) in [
        ("zh", "错误：缺少 --indicator"),
        ("en", "error: --indicator <ID> is missing"),
    ] {
        let run = run(&frozen(), &["--lang", lang, "export", "index"]);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert!(run.err.starts_with(told), "{}", run.err);
    }
}

#[rstest]
#[case(&["series", "--indicator", "gpd"], "未知的指标 `gpd`；是否应为 `gdp`？", "unknown indicator `gpd`; did you mean `gdp`?")]
#[case(&["index", "--indicator", "gdp", "--indicator", "tech_sme"], "是否应为 `tech_smes`？", "unknown indicator `tech_sme`; did you mean `tech_smes`?")]
#[case(&["series", "--indicator", "weather"], "未知的指标 `weather`\n", "unknown indicator `weather`\n")]
#[case(&["scorecard", "--area", "mars"], "没有地区 `mars`；可用：zzhtz, zhengzhou, henan", "there is no area `mars`; known: zzhtz, zhengzhou, henan")]
#[case(&["projects", "--area", "mars"], "没有地区 `mars`", "there is no area `mars`; known: zzhtz, zhengzhou, henan")]
#[case(&["scorecard", "--year", "1850"], "没有 1850 年的数据；可用：1991, 2015, 2020, 2021, 2022, 2023", "nothing is known of 1850; known: 1991, 2015, 2020, 2021, 2022, 2023")]
#[case(&["scorecard", "--compare", "1850"], "没有 1850 年的数据", "nothing is known of 1850; known: 1991, 2015, 2020, 2021, 2022, 2023")]
#[case(&["headlines", "--compare", "2019"], "没有 2019 年的数据", "nothing is known of 2019; known: 1991, 2015, 2020, 2021, 2022, 2023")]
fn what_is_not_in_the_data_is_told_with_what_is(
    #[case] asked: &[&str],
    #[case] zh: &str,
    #[case] en: &str,
) {
    for (lang, told) in [("zh", zh), ("en", en)] {
        let run = run(&frozen(), &[&["--lang", lang, "export"], asked].concat());
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{asked:?}");
        assert!(run.err.contains(told), "{asked:?}: {}", run.err);
    }
}

#[test]
fn a_second_year_is_told_with_the_difference_to_it() {
    let asked = ["scorecard", "--year", "2021", "--compare", "2020"];
    let csv = exported(&frozen(), &asked);
    let signed = record(&csv, "zzhtz/signed_investment/level/2021/target");
    for (field, told) in [
        ("other_year", "2020"),
        ("other_low", "341"),
        ("other_high", "341"),
        ("difference_low", "-6.5"),
        ("difference_high", "-6.5"),
        ("percent_low", "-1.90615836"),
        ("percent_high", "-1.90615835"),
    ] {
        assert_eq!(signed[field], told, "{field}");
    }
    // Nothing is known of the year before.
    let growth = record(&csv, "zzhtz/gdp/growth/2021/target");
    assert_eq!(growth["other_year"], "2020");
    for field in ["other_low", "difference_low", "percent_high"] {
        assert_eq!(growth[field], "", "{field}");
    }
    // A hedge widens the difference, not the figure.
    let asked = ["headlines", "--year", "2021", "--compare", "2020"];
    let gdp = record(&exported(&frozen(), &asked), "zzhtz/gdp/2021");
    for (field, told) in [
        ("other_low", "510"),
        ("other_high", "510"),
        ("difference_low", "33"),
        ("difference_high", "43"),
        ("percent_low", "6.40776699"),
        ("percent_high", "8.51485149"),
    ] {
        assert_eq!(gdp[field], told, "{field}");
    }
    let alone = exported(&frozen(), &["headlines", "--year", "2021"]);
    for (field, text) in record(&alone, "zzhtz/gdp/2021") {
        let of_other = ["other", "difference", "percent"];
        if of_other.iter().any(|of| field.starts_with(of)) {
            assert_eq!(text, "", "{field}");
        }
    }
}

#[test]
fn a_series_is_narrowed_to_an_indicator_and_a_measure() {
    let ids = |asked: &[&str]| -> Vec<String> {
        let csv = exported(&frozen(), &[&["series"], asked].concat());
        by_field(&csv)
            .into_iter()
            .map(|of| of["id"].clone())
            .collect()
    };
    let level = ids(&["--indicator", "gdp", "--measure", "level"]);
    let expected = [2015, 2020, 2021].map(|year| format!("zzhtz/gdp/level/{year}"));
    assert_eq!(level, expected);
    let gdp = ids(&["--indicator", "gdp"]);
    assert_eq!(gdp.len(), 7);
    assert!(gdp.iter().all(|id| id.starts_with("zzhtz/gdp/")), "{gdp:?}");
    let both = ids(&["--indicator", "gdp", "--indicator", "rd_intensity"]);
    let of_both = |id: &String| id.contains("/gdp/") || id.contains("/rd_intensity/");
    assert!(both.len() > gdp.len() && both.iter().all(of_both));
    let shares = ids(&["--measure", "share"]);
    assert!(shares.iter().all(|id| id.contains("/share/")) && shares.len() > 3);
    for measure in ["share_change", "share_lead", "change", "rank"] {
        let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let csv = exported(&built_in, &["series", "--measure", measure]);
        let of_it: Vec<String> = by_field(&csv).iter().map(|of| of["id"].clone()).collect();
        let is_of_it = |id: &String| id.contains(&format!("/{measure}/"));
        assert!(
            !of_it.is_empty() && of_it.iter().all(is_of_it),
            "{measure}: {of_it:?}"
        );
    }
    let all = ids(&[]);
    assert!(all.len() > both.len() + shares.len());
    let city = ids(&["--area", "zhengzhou"]);
    let of_city = |id: &String| id.starts_with("zhengzhou/");
    assert!(!city.is_empty() && city.iter().all(of_city), "{city:?}");
    // People get the same rows.
    let asked = ["series", "--indicator", "gdp", "--measure", "level"];
    let text = exported(&frozen(), &[&asked[..], &["--format", "markdown"]].concat());
    assert_eq!(text.lines().filter(|of| of.starts_with("| ")).count(), 5);
}

#[test]
fn an_area_and_a_year_are_those_that_were_asked_for() {
    let asked = ["scorecard", "--year", "2022", "--area", "zzhtz"];
    for record in by_field(&exported(&frozen(), &asked)) {
        assert_eq!((&*record["year"], &*record["area"]), ("2022", "zzhtz"));
    }
    let city = by_field(&exported(&frozen(), &["indicators", "--area", "zhengzhou"]));
    assert!(!city.is_empty());
    assert!(city.iter().all(|record| record["area"] == "zhengzhou"));
    // Without a year, the newest with results.
    let asked = ["scorecard", "--year", "2021"];
    assert_eq!(
        exported(&frozen(), &["scorecard"]),
        exported(&frozen(), &asked)
    );
}

fn report(asked: &[&str]) -> String {
    let asked = [&["--lang", "en", "report", "--year", "2021"], asked].concat();
    let run = run(&frozen(), &asked);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{asked:?}");
    run.out
}

#[test]
fn the_report_as_csv_is_the_exported_scorecard() {
    let exported = exported(&frozen(), &["scorecard", "--year", "2021"]);
    assert_eq!(report(&["--format", "csv"]), exported);
}

/// The keys that the report's targets had before they had those of the scorecard.
const KEYS: [&str; 12] = [
    "indicator",
    "name",
    "measure",
    "target",
    "unit",
    "qualifier",
    "verdict",
    "result_is",
    "result_low",
    "result_high",
    "target_source",
    "result_sources",
];

#[test]
fn the_report_as_json_keeps_the_keys_of_earlier_versions_and_has_the_fields_of_the_scorecard() {
    let text = report(&["--format", "json"]);
    let report: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(report["area"], "zzhtz");
    assert_eq!(report["year"], 2021);
    let csv = exported(&frozen(), &["scorecard", "--year", "2021"]);
    let (header, records) = table(&csv);
    let targets = report["targets"].as_array().unwrap();
    assert_eq!(targets.len(), records.len());
    for (target, record) in targets.iter().zip(&records) {
        for (field, text) in header.iter().zip(record) {
            assert_eq!(as_text(&target[field]), *text, "{field}");
        }
        for key in KEYS {
            assert!(target.get(key).is_some(), "{key}");
        }
        assert_eq!(target.as_object().unwrap().len(), header.len() + 8);
    }
    let Object(of_report) = serde_json::from_str(&text).unwrap();
    let order: Vec<&str> = of_report.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(order, ["area", "year", "targets", "summary"]);
    // Those of earlier versions stand first.
    let at = |key: &str| text.find(&format!("\"{key}\":")).unwrap();
    let begin = &KEYS.map(at);
    assert!(begin.is_sorted() && begin[11] < at("id"), "{text}");
}

#[rstest]
#[case::stated(
    "zzhtz/gdp/growth/2021/target",
    ["gdp", "Gross regional product, growth", "growth", "10", "%", "about", "missed", "stated", "3", "3", "002:9"],
    &["003:21"],
)]
#[case::below_zero(
    "zzhtz/fixed_investment/growth/2021/target",
    ["fixed_investment", "Investment in fixed assets, growth", "growth", "7", "%", "at_least", "reversed", "stated", "-7.8", "-7.8", "002:9"],
    &["003:33"],
)]
#[case::money(
    "zzhtz/signed_investment/level/2021/target",
    ["signed_investment", "Investment signed", "level", "300", "亿元", "over", "met", "stated", "334.5", "334.5", "002:64"],
    &["003:388"],
)]
#[case::derived(
    "zzhtz/high_tech_enterprises/change/2021/target",
    ["high_tech_enterprises", "High-tech enterprises, new", "change", "240", "家", "exact", "met", "derived", "366", "370", "002:11"],
    &["000:223", "003:118", "003:548"],
)]
#[case::not_comparable(
    "zzhtz/dead_end_roads/level/2021/target",
    ["dead_end_roads", "Dead-end roads connected", "level", "32", "条", "exact", "not_comparable", "stated", "6", "6", "002:56"],
    &["003:822"],
)]
#[case::without_a_result(
    "zzhtz/rd_spending/growth/2021/target",
    ["rd_spending", "R&D expenditure, growth", "growth", "9", "%", "exact", "no_result", "", "", "", "002:11"],
    &[],
)]
fn a_target_of_the_report_has_the_values_it_always_had(
    #[case] id: &str,
    #[case] expected: [&str; 11],
    #[case] sources: &[&str],
) {
    let report: Value = serde_json::from_str(&report(&["--format", "json"])).unwrap();
    let targets = report["targets"].as_array().unwrap();
    let target = targets.iter().find(|target| target["id"] == id).unwrap();
    for (key, text) in KEYS.iter().zip(expected) {
        // What is not there is null, never an empty text.
        let expected = match text {
            "" => Value::Null,
            text => Value::from(text),
        };
        assert_eq!(target[*key], expected, "{key}");
    }
    assert_eq!(target["result_sources"], Value::from(sources.to_vec()));
}

#[test]
fn the_report_puts_decimal_points_under_each_other_and_tells_once_what_is_missing() {
    let text = report(&[]);
    let line = |name: &str| {
        let found = text.lines().find(|line| line.contains(name));
        found.unwrap_or_else(|| panic!("no {name} in\n{text}"))
    };
    let cells = |text: &str, until: &str| {
        let at = text.find(until).unwrap_or_else(|| panic!("{text}"));
        zoneboard::text::width(&text[..at + until.len()])
    };
    let whole = cells(line("Gross regional product, growth"), " 3 ");
    let broken = cells(line("Industrial value added, growth"), " 12.");
    assert_eq!(whole, broken, "{text}");
    assert!(!text.contains("reason: not in this dataset"), "{text}");
    assert!(text.contains("reason: published instead"), "{text}");
    // A column of which nothing is told is left out.
    let markdown = report(&["--format", "markdown"]);
    let heads: Vec<&str> = markdown
        .lines()
        .filter(|line| line.contains("| indicator |"))
        .collect();
    let notes = heads.iter().map(|head| head.contains("| note |"));
    assert_eq!(notes.collect::<Vec<bool>>(), [false, false, true]);
    for rates in [heads[0], heads[1]] {
        assert!(rates.contains("gap (pp)") && !rates.contains("completion"));
    }
    assert!(heads[2].contains("completion") && !heads[2].contains("gap (pp)"));
}

#[test]
fn the_report_begins_with_the_year_in_a_sentence() {
    let sentence = "Investment in fixed assets fell instead of rising, the largest shortfall among \
                    the growth targets; all 3 comparable innovation targets were met.";
    for (format, at) in [("text", 1), ("markdown", 2)] {
        let told = report(&["--format", format]);
        assert_eq!(told.lines().nth(at), Some(sentence), "{told}");
    }
    let json: Value = serde_json::from_str(&report(&["--format", "json"])).unwrap();
    assert_eq!(json["summary"], sentence);
    // A year without targets says so once.
    let of_2015 = ["--lang", "en", "report", "--year", "2015"];
    let told = run(&frozen(), &of_2015).out;
    assert_eq!(told.matches("No targets for 2015").count(), 1, "{told}");
}

#[test]
fn the_report_as_a_page_has_every_row_and_a_place_for_each_citation() {
    let page = report(&["--format", "html"]);
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
    assert!(page.contains("<p>Investment in fixed assets fell instead of rising"));
    assert!(page.contains("<h2>Growth and ratios (%)</h2>"));
    let rows = exported(&frozen(), &["scorecard", "--year", "2021"]);
    let bodies = page.matches("<tbody>").count();
    assert_eq!(bodies, rows.lines().count() - 1);
    let links: Vec<&str> = page.split("href=\"#").skip(1).collect();
    assert!(
        links.len() > bodies,
        "a target and its result each have one"
    );
    for link in links {
        let id = link.split('"').next().unwrap();
        assert!(page.contains(&format!("<li id=\"{id}\">")), "{id}");
    }
    for outside in ["<script", "<link", "src=", "url(", "@import", "http"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn a_name_is_text_on_a_page_whatever_it_holds() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    copy(&frozen(), &data);
    copy(&frozen().join("../seeds"), &folder.path().join("seeds"));
    let path = data.join("indicators.toml");
    let text = fs::read_to_string(&path).unwrap();
    let name = "name_en = \"Gross regional product\"";
    assert!(text.contains(name));
    let text = text.replacen(name, "name_en = \"003:19 <b>\\\"R&D\\\"</b>\"", 1);
    fs::write(&path, text).unwrap();
    let asked = [
        "--lang", "en", "report", "--year", "2021", "--format", "html",
    ];
    let page = run(&data, &asked).out;
    // It is not a citation either, although it looks like one.
    let written = "<td>003:19 &lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;, growth";
    assert!(page.contains(written) && !page.contains("<b>"), "{page}");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => fs::copy(entry.path(), target).map(|_| ()).unwrap(),
        }
    }
}

#[test]
fn the_report_counts_its_verdicts_and_heads_its_parts() {
    for (format, mark) in [("text", ""), ("markdown", "## ")] {
        let told = report(&["--format", format]);
        for line in [
            "met 6  near 1  missed 5  reversed 1  not comparable 3  not in this dataset 14",
            &format!("{mark}Growth and ratios (%)"),
            &format!("{mark}Levels and quantities"),
        ] {
            assert!(
                told.lines().any(|told| told == line),
                "no {line} in\n{told}"
            );
        }
    }
    let audit = run(&frozen(), &["--lang", "en", "audit"]).out;
    let head =
        "\n  2. Policies without application, share of policies in the merged package, 2022\n";
    assert!(audit.contains(head), "{audit}");
}

#[test]
fn a_bar_in_a_name_does_not_end_its_cell_in_markdown() {
    let folder = formulas();
    let path = folder.path().join("data/indicators.toml");
    let text = fs::read_to_string(&path).unwrap();
    let text = text.replacen(
        "+Gross regional product",
        "Gross | regional \\\\ product",
        1,
    );
    fs::write(&path, text).unwrap();
    let data = folder.path().join("data");
    let asked = ["headlines", "--year", "2021", "--format", "markdown"];
    let markdown = exported(&data, &asked);
    let told = "| Gross \\| regional \\\\ product |";
    assert!(markdown.contains(told), "{markdown}");
}

#[test]
fn the_audit_in_paragraphs_tells_every_place_once_and_notes_only_what_is_open() {
    let audit = |data: &Path| {
        let run = run(data, &["--lang", "en", "audit"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        run.out
    };
    let told = audit(&frozen());
    let spaced = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(spaced.contains("implies a whole of 4,107–4,119"), "{told}");
    for item in told.split("\n\n") {
        // Lines are broken between words.
        let item = item.split_whitespace().collect::<Vec<_>>().join(" ");
        let sources = item.split("Source: ").skip(1);
        let places: Vec<&str> = sources
            .flat_map(|of| of.split(": ").last())
            .flat_map(|lines| lines.split(", line "))
            .collect();
        let once: std::collections::HashSet<&&str> = places.iter().collect();
        let twice = item.matches("Source: ").count() < 2 && once.len() != places.len();
        assert!(!twice, "{item}");
    }
    // Both levels and the rate stand in one line.
    let folder = tempfile::tempdir().unwrap();
    let good = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/good");
    for part in ["", "seeds", "years"] {
        fs::create_dir_all(folder.path().join(part)).unwrap();
        for entry in fs::read_dir(good.join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let to = folder.path().join(part).join(path.file_name().unwrap());
                fs::copy(path, to).unwrap();
            }
        }
    }
    let firms = |value: &str, unit: &str, keys: &str| {
        format!(
            "[[observation]]\nindicator = \"firms\"\nvalue = \"{value}\"\nunit = \"{unit}\"\n{keys}cite = \
             {{ article = \"a\", line = 4, printed = \"{value}{unit}\" }}\n"
        )
    };
    let year = |of: u16| folder.path().join(format!("years/{of}.toml"));
    fs::write(year(2020), firms("1.2", "万家", "")).unwrap();
    for (growth, outcome, noted) in [
        ("400", "(conflict; growth and levels)", true),
        ("276", "(growth and levels)", false),
    ] {
        let keys = "measure = \"growth\"\nnote = { zh = \"存疑\", en = \"In doubt.\" }\n";
        let growth = firms(growth, "%", keys);
        fs::write(year(2021), format!("{}{growth}", firms("4.5", "万家", ""))).unwrap();
        let told = audit(folder.path());
        assert!(
            told.contains(&format!("1. Firms, growth, 2021 {outcome}\n")),
            "{told}"
        );
        let spaced = told.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            spaced.contains("Source: a “Test” (Jan 2021): line 4 “"),
            "{told}"
        );
        assert_eq!(spaced.matches("line 4 “4.5万家”").count(), 1, "{told}");
        assert_eq!(told.contains("Note: In doubt."), noted, "{told}");
    }
}

#[test]
fn a_list_without_rows_is_a_header_an_empty_array_or_a_sentence() {
    let written = |format| {
        let asked = ["scorecard", "--year", "1991", "--format", format];
        exported(&frozen(), &asked)
    };
    assert_eq!(table(&written("csv")).1.len(), 0);
    let json: Vec<Value> = serde_json::from_str(&written("json")).unwrap();
    assert!(json.is_empty());
    assert_eq!(written("jsonl"), "");
    for format in ["text", "markdown"] {
        let told = written(format);
        assert!(
            told.ends_with("No targets for 1991 in this dataset\n"),
            "{told}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    for format in ["csv", "json", "jsonl", "text", "markdown"] {
        for what in ["figures", "audit"] {
            let (reader, writer) = std::io::pipe().unwrap();
            drop(reader);
            let run = std::process::Command::new(env!("CARGO_BIN_EXE_zoneboard"))
                .arg("--data")
                .arg(frozen())
                .args(["export", what, "--format", format])
                .stdout(writer)
                .output()
                .unwrap();
            let told = String::from_utf8_lossy(&run.stderr).into_owned();
            assert_eq!(
                (run.status.code(), &*told),
                (Some(0), ""),
                "{what}, {format}"
            );
        }
    }
}

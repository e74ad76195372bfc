//! What the tests of several sheets need.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;

use super::{Context, RowId, Sheet, field_text};
use crate::analysis::audit::audit;
use crate::dataset::source::SourceFile;
use crate::dataset::{Dataset, Sources, load};
use crate::figure::period::Year;
use crate::text::Lang;

fn folder(of: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(of)
}

/// A copy of the data that corrections leave alone.
pub(crate) fn frozen() -> Dataset {
    let sources = Sources::read(&folder("fixtures/screens/data"));
    load(&sources).unwrap().dataset
}

/// The small dataset of `tests/fixtures/good` with other files, each by its name.
pub(crate) fn made_up(files: &[(&str, &str)]) -> Dataset {
    let mut sources = Sources::read(&folder("fixtures/good"));
    sources
        .files
        .retain(|file| !file.name.starts_with("years/"));
    for (name, text) in files {
        sources.files.retain(|file| file.name != *name);
        sources.files.push(SourceFile {
            name: (*name).to_owned(),
            text: (*text).to_owned().into(),
        });
    }
    sources.files.sort_by(|a, b| a.name.cmp(&b.name));
    load(&sources).unwrap().dataset
}

/// An entry of a year's file, printed at a line of its article: `indicator = "gdp"`, `61.6`, `亿元`.
pub(crate) fn entry(line: u32, value: &str, unit: &str, keys: &str) -> String {
    format!(
        "{{ value = \"{value}\", unit = \"{unit}\", {keys}, cite = {{ article = \"a\", line = \
         {line}, printed = \"{value}{unit}\" }} }}"
    )
}

/// A year's file.
pub(crate) fn year(observations: &[String], targets: &[String]) -> String {
    format!(
        "observation = [{}]\ntarget = [{}]\n",
        observations.join(", "),
        targets.join(", ")
    )
}

/// A dataset of targets for 2021 and their results, none where a result is empty: the indicator, its
/// measure, what was promised with further keys, and the result. `a`, `b`, `c` and `less`, of which
/// less is better, belong to one topic, `x` and `y` to another; levels are counts.
pub(crate) fn promised(targets: &[(&str, &str, &str, &str, &str)]) -> Dataset {
    let topic = |id: &str, zh: &str, en: &str| {
        format!("[[topic]]\nid = \"{id}\"\nname_zh = \"{zh}\"\nname_en = \"{en}\"\n")
    };
    let indicator = |(id, topic, better): (&str, &str, &str)| {
        format!(
            "[[indicator]]\nid = \"{id}\"\ntopic = \"{topic}\"\nname_zh = \"指标{id}\"\nname_en = \
             \"Thing {id}\"\nunit = \"家\"\nkind = \"stock\"\nbetter = \"{better}\"\n"
        )
    };
    let indicators = [
        ("gdp", "first", "higher"),
        ("a", "first", "higher"),
        ("b", "first", "higher"),
        ("c", "first", "higher"),
        ("less", "first", "lower"),
        ("x", "second", "higher"),
        ("y", "second", "higher"),
    ];
    let catalogue: String = [
        topic("first", "经济", "Economy"),
        topic("second", "创新", "Innovation"),
    ]
    .into_iter()
    .chain(indicators.map(indicator))
    .collect();
    let written = |line: u32, value: &str, (id, measure): (&str, &str), keys: &str| {
        let unit = if measure == "growth" { "%" } else { "家" };
        let keys = format!("indicator = \"{id}\", measure = \"{measure}\"{keys}");
        entry(line, value, unit, &keys)
    };
    let (mut results, mut promises) = (Vec::new(), Vec::new());
    for (id, measure, value, keys, result) in targets {
        promises.push(written(1, value, (id, measure), keys));
        if !result.is_empty() {
            results.push(written(2, result, (id, measure), ""));
        }
    }
    made_up(&[
        ("indicators.toml", &catalogue),
        ("years/2021.toml", &year(&results, &promises)),
    ])
}

/// The fields of the record of an id.
pub(crate) fn fields(
    sheet: &dyn Sheet,
    cx: &Context<'_>,
    id: &str,
) -> impl Fn(&str) -> String + use<> {
    let names = sheet.fields().iter().map(|field| field.name);
    let names: Vec<&'static str> = names.collect();
    let at = names.iter().position(|name| *name == "id").unwrap();
    let mut records = records(sheet, cx).into_iter();
    let record = records.find(|record| record[at] == id);
    let record = record.unwrap_or_else(|| panic!("no record {id}"));
    move |name| {
        let at = names.iter().position(|of| *of == name);
        record[at.unwrap_or_else(|| panic!("no field {name}"))].clone()
    }
}

/// The machine header.
pub(crate) fn header(sheet: &dyn Sheet) -> String {
    let names: Vec<&str> = sheet.fields().iter().map(|field| field.name).collect();
    names.join(",")
}

/// The texts that people read in the row of a key, by column; none of an unknown column.
pub(crate) fn row_texts(
    sheet: &dyn Sheet,
    cx: &Context<'_>,
    key: &str,
) -> impl Fn(&str) -> String + use<> {
    let id = RowId::find(sheet, cx, key).unwrap_or_else(|| panic!("no row {key}"));
    let row = sheet.row(cx, id).unwrap();
    let columns = sheet.columns(cx).into_iter();
    let texts: Vec<(&'static str, String)> = columns
        .zip(&row.cells)
        .filter(|(column, _)| column.is_for_people())
        .map(|(column, cell)| (column.id.name, cell.text(cx)))
        .collect();
    move |name| {
        let text = texts.iter().find(|(of, _)| *of == name);
        text.unwrap_or_else(|| panic!("no column {name}")).1.clone()
    }
}

/// The records that programs read.
pub(crate) fn records(sheet: &dyn Sheet, cx: &Context<'_>) -> Vec<Vec<String>> {
    let columns = sheet.record_columns(cx);
    let ids = sheet.ids(cx).into_iter();
    ids.flat_map(|id| sheet.records(cx, id))
        .map(|row| {
            let fields = sheet.fields().iter();
            fields
                .map(|field| field_text(cx, &columns, &row, field))
                .collect()
        })
        .collect()
}

/// A file of `tests/golden`, record by record, its header first.
pub(crate) fn golden(name: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(folder("golden").join(name))
        .unwrap();
    let records = reader.records().map(|record| record.unwrap());
    records
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

/// Checks what holds of every sheet, with the frozen data, in both languages.
pub(crate) fn holds_its_contract(sheet: &dyn Sheet, year: Year) {
    let dataset = frozen();
    let audit = audit(&dataset);
    let cx = |lang| Context {
        audit: Some(&audit),
        ..Context::new(&dataset, dataset.zone().home, year, lang)
    };
    let [zh, en] = [cx(Lang::Zh), cx(Lang::En)];
    let columns = sheet.columns(&zh);
    for field in sheet.fields() {
        let column = columns.iter().find(|of| of.id.name == field.column);
        assert!(column.is_some(), "no column {}", field.column);
    }
    let ids = sheet.ids(&zh);
    assert!(!ids.is_empty());
    let keys: HashSet<String> = ids.iter().map(|id| sheet.key(&zh, *id)).collect();
    assert_eq!(keys.len(), ids.len(), "keys are unique");
    for id in &ids {
        let row = sheet.row(&zh, *id).unwrap();
        assert_eq!(row.cells.len(), columns.len());
        for (at, (column, cell)) in columns.iter().zip(&row.cells).enumerate() {
            // Names may be ordered otherwise than by their letters.
            if column.sort.is_some() && column.id.name != "name" {
                assert_eq!(sheet.order(&zh, *id, at), cell.order(&zh));
            }
        }
    }
    let records_zh = records(sheet, &zh);
    assert_eq!(
        records_zh,
        records(sheet, &en),
        "no field depends on the language"
    );
    for record in &records_zh {
        for (field, text) in sheet.fields().iter().zip(record) {
            let is_read = match text.as_str() {
                "" => true,
                text if field.part.is_whole_number() => text.parse::<i64>().is_ok(),
                text if field.part.is_number() => text.parse::<Decimal>().is_ok(),
                _ => true,
            };
            assert!(is_read, "{}: {text}", field.name);
        }
    }
}

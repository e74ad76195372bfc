//! What every sheet has to hold: its machine contract, that all faces tell the same words, and the
//! rules for hedges, units, areas and reasons.

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

use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rust_decimal::Decimal;
use zoneboard::analysis::audit::{Audit, audit};
use zoneboard::analysis::verdict::Verdict;
use zoneboard::dataset::{Dataset, IndicatorKind, Measure, Sources, load};
use zoneboard::figure::Hedge;
use zoneboard::output::format::{self, CsvOptions, Format};
use zoneboard::sheet::list::{ListOptions, list, of_ids, offers};
use zoneboard::sheet::term::RecordKind;
use zoneboard::sheet::value::{Amount, UnitPlace};
use zoneboard::sheet::{
    Align, Audience, Cell, Context, Direction, Row, RowId, Sheet, SheetId, Term, Value, copy,
    field_text,
};
use zoneboard::text::{Lang, numbers, width};
use zoneboard::tui::hit::Hit;
use zoneboard::tui::view::draw;
use zoneboard::tui::{Message, Model, update};

const LANGUAGES: [Lang; 2] = [Lang::Zh, Lang::En];

/// The data the pictures are taken of: every kind of row stands in it, and corrections of the
/// built-in data leave it alone.
struct Frozen {
    dataset: Arc<Dataset>,
    audit: Arc<Audit>,
}

impl Frozen {
    fn load() -> Frozen {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/screens/data");
        let dataset = load(&Sources::read(Path::new(folder))).unwrap().dataset;
        Frozen {
            audit: Arc::new(audit(&dataset)),
            dataset: Arc::new(dataset),
        }
    }

    fn context(&self, lang: Lang, year: u16, other_year: Option<u16>) -> Context<'_> {
        Context {
            audit: Some(&self.audit),
            other_year,
            ..Context::new(&self.dataset, self.dataset.zone().home, year, lang)
        }
    }

    /// All sheets, with a name to tell them apart.
    fn sheets(&self) -> Vec<(&'static str, SheetId)> {
        let indicator = |id| self.dataset.find_indicator(id).unwrap();
        vec![
            ("headlines", SheetId::Headlines),
            ("scorecard", SheetId::Scorecard),
            ("all-years", SheetId::AllYears),
            ("projects", SheetId::Projects),
            ("batches", SheetId::Batches),
            ("indicators", SheetId::Indicators),
            ("series", SheetId::Series(None)),
            (
                "series of one",
                SheetId::Series(Some((indicator("gdp"), Measure::Level))),
            ),
            (
                "index",
                SheetId::Index(vec![indicator("gdp"), indicator("tech_smes")]),
            ),
            ("audit", SheetId::Checks),
            ("figures", SheetId::Figures(None)),
            (
                "observations",
                SheetId::Figures(Some(RecordKind::Observation)),
            ),
            ("targets", SheetId::Figures(Some(RecordKind::Target))),
            ("sources", SheetId::Articles),
        ]
    }
}

/// The contexts in which the sheets are looked at.
fn contexts(frozen: &Frozen, lang: Lang) -> [Context<'_>; 4] {
    let mut city = frozen.context(lang, 2021, None);
    city.area = frozen.dataset.find_area("zhengzhou").unwrap();
    [
        frozen.context(lang, 2021, Some(2020)),
        frozen.context(lang, 2022, None),
        frozen.context(lang, 2015, None),
        city,
    ]
}

#[test]
fn every_machine_header_is_the_contract() {
    let frozen = Frozen::load();
    let headers: Vec<String> = frozen
        .sheets()
        .iter()
        .filter(|(name, _)| *name != "series of one")
        .map(|(name, id)| {
            let sheet = id.sheet();
            let fields = sheet.fields().iter().map(|field| field.name);
            format!("{name}: {}", fields.collect::<Vec<_>>().join(","))
        })
        .collect();
    insta::assert_snapshot!("machine_headers", headers.join("\n"));
}

#[test]
fn the_readmes_print_every_machine_header() {
    let frozen = Frozen::load();
    for (file, colon) in [("README.md", ": "), ("README.zh.md", "：")] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let readme = std::fs::read_to_string(path).unwrap();
        for (name, id) in frozen.sheets() {
            if name == "series of one" {
                continue;
            }
            let sheet = id.sheet();
            let fields: Vec<&str> = sheet.fields().iter().map(|field| field.name).collect();
            let line = format!("- `{name}`{colon}`{}`\n", fields.join(","));
            assert!(
                readme.contains(&line),
                "{file} should have this line:\n{line}"
            );
        }
    }
}

#[test]
fn fields_name_columns_hold_numbers_where_they_say_so_and_do_not_depend_on_the_language() {
    let frozen = Frozen::load();
    for (name, id) in frozen.sheets() {
        let sheet = id.sheet();
        for (zh, en) in contexts(&frozen, Lang::Zh)
            .iter()
            .zip(contexts(&frozen, Lang::En))
        {
            let columns = sheet.record_columns(zh);
            if zh.other_year.is_some() {
                for field in sheet.fields() {
                    let known = columns.iter().any(|column| column.id.name == field.column);
                    // All years stand beside each other; none is compared with another.
                    let of_other = field.column.starts_with("other")
                        || matches!(field.column, "difference" | "percent");
                    let fits = known || (name == "all-years" && of_other);
                    assert!(fits, "{name}: no column {}", field.column);
                }
            }
            for row_id in sheet.ids(zh) {
                let records = sheet.records(zh, row_id);
                let others = sheet.records(&en, row_id);
                assert_eq!(records.len(), others.len(), "{name}");
                for (row, other) in records.iter().zip(&others) {
                    assert_eq!(row.cells.len(), columns.len(), "{name}");
                    check_fields(name, &*sheet, (zh, row), (&en, other));
                }
            }
        }
    }
}

fn check_fields(
    name: &str,
    sheet: &dyn Sheet,
    (cx, row): (&Context<'_>, &Row<'_>),
    (other_cx, other): (&Context<'_>, &Row<'_>),
) {
    let columns = sheet.record_columns(cx);
    let text = |field| field_text(cx, &columns, row, field);
    for field in sheet.fields() {
        let told = text(field);
        let same = field_text(other_cx, &sheet.record_columns(other_cx), other, field);
        assert_eq!(told, same, "{name}: {} depends on the language", field.name);
        assert!(!told.contains(char::is_control), "{name}: {}", field.name);
        if field.part.is_number() && !told.is_empty() {
            let number = told.parse::<Decimal>();
            assert!(number.is_ok(), "{name}: {} is {told:?}", field.name);
        }
    }
    let number = |name: &str| {
        let field = sheet.fields().iter().find(|field| field.name == name)?;
        text(field).parse::<Decimal>().ok()
    };
    for field in sheet.fields() {
        let Some(stem) = field.name.strip_suffix("_low") else {
            continue;
        };
        let (low, high) = (number(field.name), number(&format!("{stem}_high")));
        if let (Some(low), Some(high)) = (low, high) {
            assert!(low <= high, "{name}: {stem} from {low} to {high}");
            if let Some(value) = number(stem) {
                assert!((low..=high).contains(&value), "{name}: {stem} {value}");
            }
        }
    }
}

#[test]
fn every_row_has_a_key_of_its_own_by_which_it_is_found_again() {
    let frozen = Frozen::load();
    for (name, id) in frozen.sheets() {
        let sheet = id.sheet();
        for cx in contexts(&frozen, Lang::En) {
            let ids = sheet.ids(&cx);
            let keys: HashSet<String> = ids.iter().map(|id| sheet.key(&cx, *id)).collect();
            assert_eq!(keys.len(), ids.len(), "{name}");
            for id in ids.iter().step_by(7) {
                let key = sheet.key(&cx, *id);
                assert_eq!(RowId::find(&*sheet, &cx, &key), Some(*id), "{name}: {key}");
            }
            let columns = sheet.record_columns(&cx);
            let field = sheet.fields().iter().find(|field| field.name == "id");
            if let Some(field) = field {
                let records = ids.iter().flat_map(|id| sheet.records(&cx, *id));
                let told: Vec<String> = records
                    .map(|row| field_text(&cx, &columns, &row, field))
                    .collect();
                let unique: HashSet<&String> = told.iter().collect();
                assert_eq!(unique.len(), told.len(), "{name}: ids are not unique");
                assert!(told.iter().all(|id| !id.is_empty()), "{name}");
            }
        }
    }
}

/// A row with what people read of it: the columns and their texts.
type Told<'d> = (RowId, Row<'d>, Vec<(String, String)>);

fn told<'d>(sheet: &dyn Sheet, cx: &Context<'d>) -> Vec<Told<'d>> {
    let columns = sheet.columns(cx);
    sheet
        .ids(cx)
        .into_iter()
        .map(|id| {
            let row = sheet.row(cx, id).unwrap();
            assert_eq!(row.cells.len(), columns.len());
            let texts = copy::texts(cx, &columns, &row, sheet.group(cx, id));
            let texts = texts
                .into_iter()
                .map(|(column, text)| (column.id.name.to_owned(), text));
            let texts = texts.collect();
            (id, row, texts)
        })
        .collect()
}

#[test]
fn a_copied_row_markdown_and_text_tell_every_cell_in_the_same_words() {
    let frozen = Frozen::load();
    for lang in LANGUAGES {
        for (name, id) in frozen.sheets() {
            let sheet = id.sheet();
            for cx in contexts(&frozen, lang) {
                for (id, _, texts) in told(&*sheet, &cx).into_iter().step_by(3) {
                    let one = of_ids(&*sheet, &cx, vec![id]);
                    let written = |format| {
                        let mut out = Vec::new();
                        let csv = CsvOptions::default();
                        format::write(&mut out, &*sheet, &cx, &one, format, csv).unwrap();
                        String::from_utf8(out).unwrap()
                    };
                    let faces = [
                        ("copy", copy::row(&*sheet, &cx, id).unwrap()),
                        ("markdown", written(Format::Markdown).replace("\\|", "|")),
                        ("text", written(Format::Text)),
                    ];
                    for (column, text) in &texts {
                        for (face, told) in &faces {
                            let stands = told.contains(text.as_str());
                            assert!(
                                stands,
                                "{name}, {id:?}, {column}, {face}: no {text:?} in\n{told}"
                            );
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn the_report_tells_every_cell_of_the_scorecard_in_the_same_words() {
    let frozen = Frozen::load();
    for lang in LANGUAGES {
        let cx = frozen.context(lang, 2021, None);
        for format in [
            zoneboard::output::report::Format::Text,
            zoneboard::output::report::Format::Markdown,
        ] {
            let mut out = Vec::new();
            zoneboard::output::report::write(&mut out, &cx, format).unwrap();
            let report = String::from_utf8(out).unwrap();
            let sheet = SheetId::Scorecard.sheet();
            assert!(report.contains(cx.area_name()), "{report}");
            for (id, _, texts) in told(&*sheet, &cx) {
                // All of a row stands on its line, but for sentences, which stand below it.
                let name = texts.iter().find(|(column, _)| column == "name").unwrap();
                let line = report
                    .lines()
                    .find(|line| {
                        line.split("  ").any(|cell| cell.trim() == name.1)
                            || line.contains(&format!("| {} |", name.1))
                    })
                    .unwrap_or_else(|| panic!("no line of {} in\n{report}", name.1));
                for (column, text) in &texts {
                    let prose = ["reason", "formula", "note"].contains(&column.as_str());
                    let told = if prose { report.as_str() } else { line };
                    assert!(
                        told.contains(text.as_str()),
                        "{id:?} {column}: {text:?} in {told}"
                    );
                }
            }
        }
    }
}

/// A model that shows a tab.
fn model(frozen: &Frozen, lang: Lang, keys: &str) -> Model {
    use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    let mut model = Model::new(Arc::clone(&frozen.dataset), lang);
    model.set_audit(Arc::clone(&frozen.audit));
    model.shared.size = (400, 200);
    for key in keys.chars() {
        let key = KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE);
        update(&mut model, Message::Key(key));
    }
    model
}

/// The lines of a screen, each with the position of the row of the list that stands there.
fn screen(model: &Model) -> Vec<(Option<usize>, String)> {
    let (columns, rows) = model.shared.size;
    let area = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(area);
    let hits = draw(model, &mut buffer, area);
    let line = |y| {
        let mut line = String::new();
        let mut x = 0;
        while x < columns {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += width(symbol).max(1) as u16;
        }
        let row = match hits.at(2, y) {
            Some(Hit::Row(row)) => Some(row),
            _ => None,
        };
        (row, line)
    };
    (0..rows).map(line).collect()
}

/// What each screen shows of its sheet: every column that screens show, or these. Names under a
/// heading of rates leave out that they are rates, and units stand in brackets behind the name.
const ON_SCREENS: [(&str, &str, Option<&[&str]>); 7] = [
    (
        "scorecard",
        "2",
        Some(&["target", "actual", "gap", "attainment"]),
    ),
    ("all-years", "2v", Some(&["unit", "year"])),
    ("projects", "3v", None),
    ("batches", "3", None),
    ("audit", "5", None),
    ("figures", "6", None),
    ("sources", "6v", None),
];

#[test]
fn screens_show_their_cells_in_the_words_of_the_sheet() {
    let frozen = Frozen::load();
    for lang in LANGUAGES {
        for (name, keys, some) in ON_SCREENS {
            let mut model = model(&frozen, lang, keys);
            model.screens.audit.checks.never_fold();
            model.refresh();
            let view = zoneboard::tui::exported::listed(&model);
            let cx = model.shared.context();
            let shown = screen(&model);
            let sheet = view.sheet.sheet();
            let columns = sheet.columns(&cx);
            let mut rows = 0;
            for (row, line) in &shown {
                let Some(id) = row.and_then(|row| view.ids.get(row)) else {
                    continue;
                };
                rows += 1;
                let row = sheet.row(&cx, *id).unwrap();
                let group = sheet.group(&cx, *id);
                let mut scores = row.cells.iter();
                let has_target = scores.any(|cell| matches!(cell, Cell::Score { .. }));
                for (column, cell) in columns.iter().zip(&row.cells) {
                    // Years before the first target stand in the detail; rates share one unit.
                    if name == "all-years" && has_target && !matches!(cell, Cell::Score { .. }) {
                        continue;
                    }
                    let is_here = match some {
                        Some(names) => names.contains(&column.id.name),
                        None => column.priority.is_some() && !matches!(cell, Cell::Trend(_)),
                    };
                    let of_group = column.is_in(group);
                    let text = cell.in_column(&cx);
                    // A mark stands close to its number, as short as the gap before its column.
                    let text = text.strip_prefix(cx.lang.mark_net()).unwrap_or(&text);
                    let text = match (name, column.id.name) {
                        // The heading has the percent sign.
                        ("scorecard", "attainment") => text.replace('%', ""),
                        ("scorecard", _) => text.replace("= ", "="),
                        ("all-years", _) if has_target => text.replace("= ", "="),
                        _ => text.to_owned(),
                    };
                    // The result and the target of a year stand apart, behind its sign.
                    let parts: Vec<&str> = match cell {
                        Cell::Score { .. } => {
                            let parts = text.split(' ');
                            parts.filter(|part| !["/", "·"].contains(part)).collect()
                        }
                        _ => vec![&*text],
                    };
                    // A name may say the unit: “Years since …”.
                    let is_unit = column.id.name == "unit";
                    let lower = line.to_lowercase();
                    let is_told =
                        |part: &&str| line.contains(*part) || (is_unit && lower.contains(*part));
                    assert!(
                        !is_here || !of_group || parts.iter().all(is_told),
                        "{name} {}: no {text:?} in\n{line}",
                        column.id.name
                    );
                }
            }
            // A list longer than the screen scrolls.
            assert!(rows >= view.ids.len().min(150), "{name}: {rows}");
        }
    }
}

#[test]
fn the_spoken_dashboard_tells_every_cell_in_the_same_words() {
    let frozen = Frozen::load();
    for lang in LANGUAGES {
        for keys in ["1", "2", "2v", "3", "3v", "5", "6", "6v"] {
            let mut model = model(&frozen, lang, keys);
            let mut out = Vec::new();
            // Page after page.
            let pages = "\n".repeat(40);
            zoneboard::cli::accessible::run(&mut model, &Nowhere, &mut pages.as_bytes(), &mut out)
                .unwrap();
            let spoken = String::from_utf8(out).unwrap();
            let view = zoneboard::tui::exported::listed(&model);
            let cx = model.shared.context();
            let sheet = view.sheet.sheet();
            assert!(spoken.contains(&sheet.title(&cx)), "{spoken}");
            for (number, id) in (1..).zip(&view.ids) {
                let row = sheet.row(&cx, *id).unwrap();
                let start = format!("{number}. ");
                let line = spoken
                    .lines()
                    .find(|line| line.starts_with(&start))
                    .unwrap_or_else(|| panic!("no line {number} in\n{spoken}"));
                let columns = sheet.columns(&cx);
                for (column, text) in copy::texts(&cx, &columns, &row, sheet.group(&cx, *id)) {
                    // A note ends like a sentence, which it is not among other cells.
                    let text = text.trim_end_matches(['.', '。']);
                    assert!(
                        line.contains(text),
                        "{keys} {}: no {text:?} in {line}",
                        column.id.name
                    );
                }
            }
        }
    }
}

/// A host that does nothing.
struct Nowhere;

impl zoneboard::tui::run::Host for Nowhere {
    fn reload(&self, _: Lang) -> Message {
        panic!("nothing asks for it")
    }
    fn locate(&self, _: &zoneboard::tui::effect::DataEntry) -> Option<(std::path::PathBuf, usize)> {
        None
    }
    fn folders(&self) -> Vec<std::path::PathBuf> {
        Vec::new()
    }
}

/// Every cell of every sheet in every context.
fn each_cell(
    frozen: &Frozen,
    lang: Lang,
    mut see: impl FnMut(&str, &Context<'_>, &dyn Sheet, &Row<'_>, usize),
) {
    for (name, id) in frozen.sheets() {
        let sheet = id.sheet();
        for cx in contexts(frozen, lang) {
            for row_id in sheet.ids(&cx) {
                let row = sheet.row(&cx, row_id).unwrap();
                for at in 0..row.cells.len() {
                    see(name, &cx, &*sheet, &row, at);
                }
            }
        }
    }
}

/// The numbers of a cell.
fn values(cell: &Cell<'_>) -> Vec<Value> {
    match cell {
        Cell::Value(value) => vec![*value],
        Cell::Values(values) => values.iter().map(|(_, value)| *value).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn a_printed_hedge_stands_before_its_number() {
    let frozen = Frozen::load();
    let mut hedged = 0;
    for lang in LANGUAGES {
        each_cell(&frozen, lang, |name, cx, _, row, at| {
            for value in values(&row.cells[at]) {
                let hedge = match value.amount {
                    Amount::Printed(figure) => figure.qualifier.hedge,
                    Amount::Computed { hedge, .. } => hedge,
                };
                if hedge != Hedge::Exact {
                    hedged += 1;
                    let sign = numbers::hedge_sign(hedge, cx.lang);
                    let text = value.text(cx.lang);
                    assert!(text.contains(sign), "{name}: {text} lost its {sign}");
                }
            }
        });
    }
    assert!(hedged > 200, "{hedged}");
}

#[test]
fn a_value_has_its_unit_beside_it_or_in_its_column() {
    let frozen = Frozen::load();
    each_cell(&frozen, Lang::Zh, |name, cx, sheet, row, at| {
        let columns = sheet.columns(cx);
        for value in values(&row.cells[at]) {
            let unit = value.unit.to_string();
            let told = match value.unit_place {
                UnitPlace::Cell => value.text(cx.lang).contains(&unit),
                UnitPlace::Column => {
                    let in_a_column = columns.iter().zip(&row.cells).any(
                        |(_, cell)| matches!(cell, Cell::Unit(of) if of.comparable(value.unit)),
                    );
                    let heading = &columns[at].heading;
                    let short = numbers::Style::of(value.unit, cx.lang).heading();
                    let by_nature = matches!(columns[at].id.name, "gap" | "percent" | "year");
                    in_a_column || by_nature || heading.contains(&short)
                }
            };
            assert!(
                told,
                "{name} {}: {} without {unit}",
                columns[at].id.name,
                value.text(cx.lang)
            );
        }
    });
}

#[test]
fn a_target_that_is_not_compared_says_why() {
    let frozen = Frozen::load();
    let cx = frozen.context(Lang::En, 2021, None);
    let sheet = SheetId::Scorecard.sheet();
    let columns = sheet.columns(&cx);
    let mut seen = 0;
    for id in sheet.ids(&cx) {
        let row = sheet.row(&cx, id).unwrap();
        let cell =
            |name: &'static str| zoneboard::sheet::cell(&columns, &row, name.into()).unwrap();
        if matches!(
            cell("verdict"),
            Cell::Term(Term::Verdict(Verdict::NotComparable))
        ) {
            seen += 1;
            assert!(cell("reason").text(&cx).len() > 20, "{id:?}");
            assert!(!cell("actual_place").is_blank(), "{id:?}");
        }
    }
    assert_eq!(seen, 3);
}

#[test]
fn a_change_of_what_there_is_says_so_wherever_it_is_told() {
    let frozen = Frozen::load();
    for (lang, word) in [(Lang::Zh, "新增"), (Lang::En, ", new")] {
        each_cell(&frozen, lang, |name, cx, _, row, at| {
            let Cell::Term(term @ Term::Line(id, Measure::Change)) = &row.cells[at] else {
                return;
            };
            let text = term.words(cx);
            match cx.dataset.indicator(*id).unwrap().kind {
                IndicatorKind::Rate => {}
                _ => assert!(text.contains(word), "{name}: {text}"),
            }
        });
    }
}

#[test]
fn nobody_says_that_nothing_was_published() {
    let frozen = Frozen::load();
    for (lang, words) in [
        (Lang::Zh, ["未公布", "没有公布"]),
        (Lang::En, ["not published", "no result"]),
    ] {
        each_cell(&frozen, lang, |name, cx, sheet, row, at| {
            if sheet.columns(cx)[at].audience == Audience::Programs {
                return;
            }
            let text = row.cells[at].text(cx);
            for word in words {
                assert!(!text.contains(word), "{name}: {text}");
            }
        });
    }
}

#[test]
fn every_face_names_the_area() {
    let frozen = Frozen::load();
    for (name, id) in frozen.sheets() {
        let sheet = id.sheet();
        for cx in contexts(&frozen, Lang::Zh) {
            let named = sheet.title(&cx).contains(cx.area_name());
            let column = sheet
                .columns(&cx)
                .iter()
                .any(|column| column.id.name == "area" && column.audience != Audience::Programs);
            // Articles are of no area, and batches and projects of the home area.
            let of_none = matches!(id, SheetId::Articles);
            assert!(named || column || of_none, "{name}: {}", sheet.title(&cx));
        }
    }
}

#[test]
fn a_column_orders_its_rows_both_ways_within_their_groups_and_puts_the_missing_last() {
    let frozen = Frozen::load();
    for (name, id) in frozen.sheets() {
        let sheet = id.sheet();
        let cx = frozen.context(Lang::Zh, 2021, Some(2020));
        let all: BTreeSet<RowId> = sheet.ids(&cx).into_iter().collect();
        for column in sheet.columns(&cx).iter().filter(|of| of.sort.is_some()) {
            for direction in [Direction::Up, Direction::Down] {
                let options = ListOptions {
                    sort: Some((column.id, direction)),
                    ..ListOptions::default()
                };
                let list = list(&*sheet, &cx, &options);
                let ids: BTreeSet<RowId> = list.ids.iter().copied().collect();
                assert_eq!(ids, all, "{name} by {}", column.id.name);
                let at = list
                    .columns
                    .iter()
                    .position(|of| of.id == column.id)
                    .unwrap();
                let starts: Vec<usize> = list.groups.iter().map(|(start, _)| *start).collect();
                let keys: Vec<_> = list
                    .ids
                    .iter()
                    .map(|id| sheet.order(&cx, *id, at))
                    .collect();
                for (index, pair) in keys.windows(2).enumerate() {
                    if starts.contains(&(index + 1)) {
                        continue;
                    }
                    let fits = direction.apply(pair[0].as_ref(), pair[1].as_ref()).is_le();
                    assert!(fits, "{name} by {} {direction:?}: {pair:?}", column.id.name);
                }
            }
        }
    }
}

#[test]
fn a_choice_counts_the_rows_it_leads_to() {
    let frozen = Frozen::load();
    let mut seen = 0;
    for (name, id) in frozen.sheets() {
        let sheet = id.sheet();
        let cx = frozen.context(Lang::En, 2021, None);
        let none = ListOptions::default();
        let choices = offers(&*sheet, &cx, &none);
        let filters = sheet.columns(&cx).iter().filter(|of| of.filter).count();
        assert_eq!(filters == 0, choices.is_empty(), "{name}");
        for offer in choices {
            seen += 1;
            let mut options = ListOptions::default();
            options.toggle(offer.column, offer.term);
            let narrowed = list(&*sheet, &cx, &options);
            assert_eq!(narrowed.ids.len(), offer.count, "{name} {:?}", offer.term);
            // Beside it, another of the same column widens, and the count is told the same.
            let again = offers(&*sheet, &cx, &options);
            let same = again
                .iter()
                .find(|other| other.term == offer.term && other.column == offer.column);
            assert_eq!(same.unwrap().count, offer.count, "{name}");
            assert!(same.unwrap().chosen);
        }
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn sentences_are_the_only_cells_that_leave_the_table_of_plain_text() {
    let frozen = Frozen::load();
    for (name, id) in frozen.sheets() {
        let sheet = id.sheet();
        let cx = frozen.context(Lang::En, 2021, None);
        for column in sheet.columns(&cx) {
            if column.align == Align::Prose {
                assert_eq!(column.priority, None, "{name}: {}", column.id.name);
            }
        }
    }
}

#[test]
fn the_report_as_json_tells_a_result_as_published_and_as_a_range_where_it_was_derived() {
    let frozen = Frozen::load();
    let cx = frozen.context(Lang::En, 2021, None);
    let mut out = Vec::new();
    let json = zoneboard::output::report::Format::Json;
    zoneboard::output::report::write(&mut out, &cx, json).unwrap();
    let report: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let targets = report["targets"].as_array().unwrap();
    let of = |indicator: &str, measure: &str| {
        let mut targets = targets.iter();
        let found = targets.find(|of| of["indicator"] == indicator && of["measure"] == measure);
        found.unwrap()
    };
    let stated = of("gdp", "growth");
    for (key, value) in [
        ("target", "10"),
        ("actual", "3"),
        ("actual_low", "3"),
        ("actual_high", "3"),
        ("result_is", "stated"),
        ("verdict", "missed"),
        ("qualifier", "about"),
    ] {
        assert_eq!(stated[key], value, "{key}");
    }
    let derived = of("high_tech_enterprises", "change");
    for (key, value) in [
        ("actual", ""),
        ("actual_low", "366"),
        ("actual_high", "370"),
        ("result_is", "derived"),
        ("result_low", "366"),
        ("result_high", "370"),
    ] {
        assert_eq!(derived[key], value, "{key}");
    }
    let unknown = of("rd_spending", "growth");
    for key in ["result_is", "result_low", "result_high"] {
        assert!(unknown[key].is_null(), "{key}");
    }
    assert_eq!(unknown["actual"], "");
}

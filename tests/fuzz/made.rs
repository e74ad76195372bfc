//! A small dataset whose figures are made of bytes, so that most bytes make a dataset that is read.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use zoneboard::dataset::Sources;
use zoneboard::dataset::article_text::ArticleText;
use zoneboard::dataset::source::SourceFile;

/// Indicators, each with a measure and the units that its figures may have. A measure may bring
/// another key along.
const MEASURED: [(&str, &str, &[&str]); 10] = [
    ("gdp", "level", &["亿元", "万元", "元"]),
    ("gdp", "growth", &["%"]),
    ("gdp", "growth\"\nbase = \"2010", &["%"]),
    ("gdp", "share\"\nof = \"city", &["%"]),
    ("firms", "level", &["家", "万家"]),
    ("firms", "change", &["家"]),
    ("firms", "growth", &["%"]),
    ("rate", "level", &["%"]),
    ("rate", "change", &["个百分点"]),
    ("place", "rank", &["位"]),
];

const OTHER_INDICATORS: &str = r#"
[[indicator]]
id = "rate"
topic = "economy"
name_zh = "占比"
name_en = "Rate"
unit = "%"
kind = "rate"
better = "higher"

[[indicator]]
id = "place"
topic = "economy"
name_zh = "位次"
name_en = "Place"
unit = "位"
kind = "rank"
better = "lower"
"#;

/// A file of relations.
pub const RELATIONS: &str = r#"
[[sum]]
whole = { indicator = "gdp", area = "city" }
parts = [{ indicator = "gdp", area = "zone" }]
partial = true
"#;

const RATIO: &str = r#"
[[ratio]]
ratio = { indicator = "rate" }
part = { indicator = "firms", measure = "change" }
whole = { indicator = "firms" }
"#;

const HEDGES: [&str; 6] = ["exact", "about", "nearly", "over", "at_least", "up_to"];
const BOUNDS: [&str; 5] = ["reach", "about", "over", "at_least", "up_to"];
const STAGES: [&str; 5] = [
    "planned",
    "signed",
    "started",
    "in_production",
    "at_capacity",
];
const ABOUT: [(&str, &str); 5] = [
    ("projects", "个"),
    ("investment", "亿元"),
    ("annual_investment", "万元"),
    ("share", "%"),
    ("jobs", "人"),
];
const YEARS: u16 = 6;

fn one_of<T: Copy>(of: &[T], byte: u8) -> T {
    of[usize::from(byte) % of.len()]
}

/// A text of a data file.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            control if control.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(control));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// A file of a dataset.
pub fn file(name: impl Into<String>, text: impl Into<String>) -> SourceFile {
    SourceFile {
        name: name.into(),
        text: text.into().into(),
    }
}

/// A dataset with an article that two figures cite with the same words, and that leaves others out.
pub fn cited(
    base: &[(&str, &str)],
    printed: &str,
    omitted: &str,
    article: &ArticleText,
) -> Sources {
    let (printed, omitted) = (quoted(printed), quoted(omitted));
    let lines = article.lines.len().max(1);
    let half = lines.div_ceil(2);
    let mut sources = Sources::default();
    for (name, text) in base {
        let text = match *name {
            "seeds/a.toml" => {
                let text = text.replace("lines = 9", &format!("lines = {lines}"));
                let unknown = "0".repeat(64);
                let text = text.replace(&unknown, &article.sha256);
                format!(
                    "{text}\n[[omitted]]\nline = {half}\nprinted = {omitted}\nreason = \"name\"\n"
                )
            }
            "projects.toml" | "relations.toml" => continue,
            "years/2021.toml" => format!(
                "[[observation]]\nindicator = \"firms\"\nvalue = \"12\"\nunit = \"家\"\n\
                 cite = {{ article = \"a\", line = {half}, printed = {printed} }}\n\
                 [[observation]]\nindicator = \"gdp\"\nmeasure = \"growth\"\nvalue = \"-7.8\"\n\
                 unit = \"%\"\ncite = {{ article = \"a\", line = 1, printed = {printed} }}\n"
            ),
            _ => (*text).to_owned(),
        };
        sources.files.push(file(*name, text));
    }
    sources
}

/// Six bytes make a figure: an observation, a target or a figure of a project.
pub fn sources(base: &[(&str, &str)], bytes: &[u8]) -> Sources {
    let mut years = vec![String::new(); usize::from(YEARS)];
    let mut projects = String::new();
    let mut seen = BTreeSet::new();
    for (at, figure) in (1u8..200).zip(bytes.chunks_exact(6)) {
        let [kind, of, year, high, low, shape] = *figure else {
            continue;
        };
        let value = number(u16::from_be_bytes([high, low]), shape);
        if kind % 4 == 3 {
            project(&mut projects, at, figure, &value);
            continue;
        }
        let (indicator, measure, units) = one_of(&MEASURED, of);
        let unit = one_of(units, of / 16);
        let area = one_of(&["zone", "zone", "city"], kind / 4);
        let year = u16::from(year) % YEARS;
        let period = match shape / 64 {
            1 => format!("{}-S1", 2019 + year),
            2 => format!("{}-{:02}", 2019 + year, 1 + high % 12),
            _ => format!("{}", 2019 + year),
        };
        let (table, bound) = match kind % 4 {
            2 => (
                "target",
                format!("bound = \"{}\"", one_of(&BOUNDS, kind / 16)),
            ),
            _ => (
                "observation",
                format!("qualifier = \"{}\"", one_of(&HEDGES, kind / 16)),
            ),
        };
        // A target that is entered twice is a mistake.
        if table == "target" && !seen.insert((indicator, measure, area, period.clone())) {
            continue;
        }
        let _ = writeln!(
            years[usize::from(year)],
            "[[{table}]]\nindicator = \"{indicator}\"\narea = \"{area}\"\nmeasure = \"{measure}\"\n\
             period = \"{period}\"\nvalue = \"{value}\"\nunit = \"{unit}\"\n{bound}\n\
             cite = {{ article = \"a\", line = {at}, printed = \"{value}{unit}\" }}"
        );
    }
    let mut sources = Sources::default();
    for (name, text) in base {
        let text = match *name {
            "indicators.toml" => format!("{text}{OTHER_INDICATORS}"),
            "projects.toml" => format!("{text}{projects}"),
            "relations.toml" => format!("{text}{RATIO}"),
            "seeds/a.toml" => text.replace("lines = 9", "lines = 200"),
            "zone.toml" => text.replace("[\"gdp\"]", "[\"gdp\", \"firms\", \"rate\", \"place\"]"),
            _ => continue,
        };
        sources.files.push(file(*name, text));
    }
    for (year, text) in (2019u16..).zip(years) {
        sources.files.push(file(format!("years/{year}.toml"), text));
    }
    sources.files.sort_by(|a, b| a.name.cmp(&b.name));
    sources
}

/// A number as a file has it: small, large, with decimals, negative.
fn number(digits: u16, shape: u8) -> String {
    let with_decimals = |decimals: usize| {
        let digits = format!("{digits:0>width$}", width = decimals + 1);
        let (whole, part) = digits.split_at(digits.len() - decimals);
        format!("{whole}.{part}")
    };
    match shape % 8 {
        0 => (digits % 200).to_string(),
        1 => digits.to_string(),
        2 => with_decimals(1),
        3 => with_decimals(2),
        4 => format!("{digits}000000000"),
        5 => with_decimals(9),
        6 => format!("-{}", with_decimals(1)),
        _ => (999_999_999_999_999 - u64::from(digits)).to_string(),
    }
}

/// A project with an event and a figure, or another figure of the batch.
fn project(projects: &mut String, at: u8, figure: &[u8], value: &str) {
    let [_, of, stage, about, low, _] = *figure else {
        return;
    };
    let (about, unit) = one_of(&ABOUT, about);
    let stage = one_of(&STAGES, stage);
    let batch = one_of(&["", "batch = \"first\"\n"], low);
    let cite = format!("article = \"a\", line = {at}");
    let owner = if of % 4 == 0 { "batch" } else { "project" };
    let _ = match owner {
        "batch" => write!(
            projects,
            "\n[[batch]]\nid = \"b{at}\"\nprogramme = \"starts\"\norder = {}\nname_zh = \"批{at}\"\n\
             name_en = \"Batch {at}\"\n",
            u16::from(at) + 1
        ),
        _ => write!(
            projects,
            "\n[[project]]\nid = \"p{at}\"\nname_zh = \"项目{at}\"\nname_en = \"Project {at}\"\n\
             [[project.event]]\nstage = \"{stage}\"\n{batch}cite = {{ {cite} }}\n"
        ),
    };
    let _ = write!(
        projects,
        "[[{owner}.figure]]\nabout = \"{about}\"\nvalue = \"{value}\"\nunit = \"{unit}\"\n\
         cite = {{ {cite}, printed = \"{value}{unit}\" }}\n"
    );
}

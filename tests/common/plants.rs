//! Errors of entry, planted one at a time.

use std::ops::Range;

use super::entries::{Bound, Edit, Entry, World};
use zoneboard::wording;

/// An error, planted.
pub(crate) struct Plant {
    pub(crate) kind: &'static str,
    pub(crate) bound: Bound,
    pub(crate) edits: Vec<Edit>,
    pub(crate) what: String,
}

/// The wrong numbers that a hurried hand makes of one.
pub(crate) fn slips(value: &str) -> Vec<(&'static str, String)> {
    let sign = if value.starts_with('-') { "-" } else { "" };
    let bare = value.trim_start_matches('-');
    let digits: Vec<char> = bare.chars().filter(char::is_ascii_digit).collect();
    let point = bare.find('.');
    let rebuild = |digits: &[char], point: Option<usize>| {
        let mut text: String = digits.iter().collect();
        if let Some(point) = point {
            text.insert(point, '.');
        }
        format!("{sign}{text}")
    };
    let other = |at: usize| {
        let mut changed = digits.clone();
        let digit = changed[at].to_digit(10).unwrap();
        let mut new = (digit + 4) % 10;
        if new == 0 && at == 0 {
            new = 9;
        }
        changed[at] = char::from_digit(new, 10).unwrap();
        rebuild(&changed, point)
    };
    let mut made = vec![("first digit wrong", other(0))];
    if digits.len() > 2 {
        made.push(("middle digit wrong", other(digits.len() / 2)));
    }
    if digits.len() > 1 {
        made.push(("last digit wrong", other(digits.len() - 1)));
        let swap = (0..digits.len() - 1)
            .find(|at| digits[*at] != digits[at + 1] && !(*at == 0 && digits[1] == '0'));
        if let Some(at) = swap {
            let mut swapped = digits.clone();
            swapped.swap(at, at + 1);
            made.push(("two digits transposed", rebuild(&swapped, point)));
        }
        let mut dropped = digits.clone();
        dropped.remove(1);
        let point_then = point.map(|point| if point > 1 { point - 1 } else { point });
        let point_then = point_then.filter(|point| *point < dropped.len());
        made.push(("a digit dropped", rebuild(&dropped, point_then)));
    }
    let mut doubled = digits.clone();
    doubled.insert(0, digits[0]);
    made.push((
        "a digit doubled",
        rebuild(&doubled, point.map(|point| point + 1)),
    ));
    let shifted = |places: i32| {
        let whole = i32::try_from(point.unwrap_or(digits.len())).unwrap() + places;
        let mut digits = digits.clone();
        while i32::try_from(digits.len()).unwrap() < whole {
            digits.push('0');
        }
        let mut whole = whole;
        while whole < 1 {
            digits.insert(0, '0');
            whole += 1;
        }
        while whole > 1 && digits[0] == '0' {
            digits.remove(0);
            whole -= 1;
        }
        let whole = usize::try_from(whole).unwrap();
        rebuild(&digits, Some(whole).filter(|whole| *whole < digits.len()))
    };
    made.push(("ten times too large", shifted(1)));
    made.push(("ten times too small", shifted(-1)));
    if let Some(point) = point {
        let decimals = i32::try_from(digits.len() - point).unwrap();
        // With one decimal that is ten times too large.
        if decimals > 1 {
            made.push(("the point lost", shifted(decimals)));
        }
    }
    made.retain(|(_, made)| made != value);
    made
}

pub(crate) const SINGLE: [&str; 10] = [
    "first digit wrong",
    "middle digit wrong",
    "last digit wrong",
    "two digits transposed",
    "a digit dropped",
    "a digit doubled",
    "ten times too large",
    "ten times too small",
    "the point lost",
    "a percentage over 100",
];
pub(crate) const OTHERS: [&str; 8] = [
    "level and growth exchanged",
    "neighbours exchanged",
    "printed again with another value",
    UNIT,
    SIGN,
    YEAR,
    AREA,
    MEASURE,
];
pub(crate) const UNIT: &str = "万 and 亿 mistaken";
pub(crate) const SIGN: &str = "the sign reversed";
pub(crate) const YEAR: &str = "another year";
pub(crate) const AREA: &str = "another area";
pub(crate) const MEASURE: &str = "level and change mistaken";

/// Every error that is planted.
pub(crate) fn plants(world: &World) -> Vec<Plant> {
    let mut plants = Vec::new();
    for (at, entry) in world.entries.iter().enumerate() {
        let mut add = |kind, edits: Vec<Edit>, what: &str| {
            plants.push(Plant {
                kind,
                bound: entry.bound,
                edits,
                what: format!(
                    "{} {}{} → {what}",
                    wording::record_id(
                        &world.dataset,
                        world.dataset.subject(entry.record).unwrap()
                    ),
                    entry.value,
                    entry.unit
                ),
            });
        };
        for (kind, value) in slips(&entry.value) {
            add(kind, world.revalued(entry, &value), &value);
        }
        let is_dated = matches!(&*entry.header, "observation" | "target");
        let measure = world.key(entry, "measure").unwrap_or("level");
        if entry.unit == "%" && measure != "growth" {
            let over = format!("1{:0>2}", entry.value);
            let over = if entry.value.split('.').next().unwrap().len() > 2 {
                format!("9{}", entry.value)
            } else {
                over
            };
            add("a percentage over 100", world.revalued(entry, &over), &over);
        }
        for unit in other_units(&entry.unit) {
            let printed = world
                .text(entry, &entry.printed)
                .replacen(&entry.unit, &unit, 1);
            let edit = |range: &Range<usize>, text: String| Edit {
                file: entry.file,
                range: range.clone(),
                text,
            };
            let edits = vec![
                edit(&entry.keys["unit"], unit.clone()),
                edit(&entry.printed, printed),
            ];
            add(UNIT, edits, &unit);
        }
        let negative = entry.value.strip_prefix('-');
        let reversed = negative.map_or(format!("-{}", entry.value), str::to_owned);
        let edit = Edit {
            file: entry.file,
            range: entry.keys["value"].clone(),
            text: reversed.clone(),
        };
        add(SIGN, vec![edit], &reversed);
        // A year back or a year on, by turns; the other way where there is no file of that year.
        let turn = if at % 2 == 0 { -1 } else { 1 };
        let years = [turn, -turn];
        if let Some((years, edits)) = years
            .into_iter()
            .find_map(|years| Some((years, moved(world, entry, years)?)))
        {
            add(YEAR, edits, &format!("{years:+} years"));
        }
        if is_dated {
            let other = match world.key(entry, "area") {
                None => "zhengzhou",
                Some(_) => "zzhtz",
            };
            let edit = match entry.keys.get("area") {
                Some(range) => Edit {
                    file: entry.file,
                    range: range.clone(),
                    text: other.to_owned(),
                },
                None => line_after_heading(world, entry, &format!("area = \"{other}\"")),
            };
            add(AREA, vec![edit], other);
            let edit = match (measure, entry.keys.get("measure")) {
                ("change", Some(range)) => Some(Edit {
                    file: entry.file,
                    range: range.clone(),
                    text: "level".to_owned(),
                }),
                ("level", None) if entry.unit != "%" && entry.unit != "个百分点" => {
                    Some(line_after_heading(world, entry, "measure = \"change\""))
                }
                _ => None,
            };
            if let Some(edit) = edit {
                add(MEASURE, vec![edit], "other measure");
            }
        }
        // The level with the number of the growth, and the other way round.
        let key = |of: &Entry| {
            ["indicator", "area", "period"].map(|key| world.key(of, key).map(str::to_owned))
        };
        if measure == "level" && entry.header == "observation" {
            let growth = world.entries.iter().find(|of| {
                of.file == entry.file
                    && of.header == "observation"
                    && key(of) == key(entry)
                    && world.key(of, "measure") == Some("growth")
            });
            if let Some(growth) = growth {
                let mut edits = world.revalued(entry, &growth.value);
                edits.extend(world.revalued(growth, &entry.value));
                add("level and growth exchanged", edits, "exchanged");
            }
        }
        // The next figure of the file that is printed in the same unit.
        let next = world.entries[at + 1..].iter().take(3).find(|next| {
            next.file == entry.file && next.unit == entry.unit && next.value != entry.value
        });
        if let Some(next) = next {
            let mut edits = world.revalued(entry, &next.value);
            edits.extend(world.revalued(next, &entry.value));
            let what = format!("exchanged with {}", next.value);
            add("neighbours exchanged", edits, &what);
        }
        if let Some(edits) = printed_again(world, entry, &slips(&entry.value)[0].1) {
            add("printed again with another value", edits, "again");
        }
    }
    plants
}

pub(crate) fn line_after_heading(world: &World, entry: &Entry, line: &str) -> Edit {
    let text = &world.sources.files[entry.file].text[entry.block.clone()];
    let at = entry.block.start + text.find('\n').unwrap() + 1;
    Edit {
        file: entry.file,
        range: at..at,
        text: format!("{line}\n"),
    }
}

/// The units that a scale word mistaken or forgotten makes of one.
pub(crate) fn other_units(unit: &str) -> Vec<String> {
    if let Some(base) = unit.strip_prefix('亿') {
        vec![format!("万{base}")]
    } else if let Some(base) = unit.strip_prefix('万') {
        vec![format!("亿{base}"), base.to_owned()]
    } else {
        Vec::new()
    }
}

/// The entry under another year: in the file of that year, its period moved along.
pub(crate) fn moved(world: &World, entry: &Entry, years: i32) -> Option<Vec<Edit>> {
    // A period that is open at its beginning is of no year.
    let is_open = entry
        .keys
        .get("period")
        .is_some_and(|range| world.text(entry, range).starts_with(".."));
    if is_open {
        return None;
    }
    let year_of = |text: &str| text[..4].parse::<i32>().unwrap();
    let replaced = |range: &Range<usize>| {
        let text = world.text(entry, range);
        format!("{}{}", year_of(text) + years, &text[4..])
    };
    let period = entry.keys.get("period");
    if !matches!(&*entry.header, "observation" | "target") {
        let range = period?.clone();
        let text = replaced(&range);
        let edit = Edit {
            file: entry.file,
            range,
            text,
        };
        return Some(vec![edit]);
    }
    let name = &world.sources.files[entry.file].name;
    let year = year_of(name.strip_prefix("years/")?) + years;
    let file = format!("years/{year}.toml");
    let to = world.sources.files.iter().position(|of| of.name == file)?;
    let mut block = world.text(entry, &entry.block).to_owned();
    if let Some(range) = period {
        let inside = range.start - entry.block.start..range.end - entry.block.start;
        block.replace_range(inside, &replaced(range));
    }
    // A base stays where it was.
    let end = world.sources.files[to].text.len();
    Some(vec![
        Edit {
            file: entry.file,
            range: entry.block.clone(),
            text: String::new(),
        },
        Edit {
            file: to,
            range: end..end,
            text: format!("\n{block}\n"),
        },
    ])
}

/// The entry once more on a line far from others, with another value.
pub(crate) fn printed_again(world: &World, entry: &Entry, value: &str) -> Option<Vec<Edit>> {
    if entry.header != "observation" {
        return None;
    }
    let edits = world.revalued(entry, value);
    let mut block = world.text(entry, &entry.block).to_owned();
    let start = entry.block.start;
    for edit in edits.into_iter().rev() {
        let range = edit.range.start - start..edit.range.end - start;
        block.replace_range(range, &edit.text);
    }
    let line = world.dataset.subject(entry.record)?.citation().line;
    let block = block.replace(&format!("line = {line},"), &format!("line = {},", line + 1));
    let end = world.sources.files[entry.file].text.len();
    Some(vec![Edit {
        file: entry.file,
        range: end..end,
        text: format!("\n{block}\n"),
    }])
}

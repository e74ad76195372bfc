//! Changes of the dataset that are no errors.

use rust_decimal::Decimal;
use zoneboard::wording;

use super::entries::{Edit, Entry, World};

/// A change that is no error.
pub(crate) struct Harmless {
    pub(crate) kind: &'static str,
    pub(crate) edits: Vec<Edit>,
    /// A card added to the files.
    pub(crate) card: bool,
    pub(crate) what: String,
}

/// The card of a third article, published after all others.
pub(crate) const LATER: &str = "id = \"005\"\ntitle_zh = \"后来的文章\"\ntitle_en = \"A later article\"\n\
    newspaper_zh = \"某报\"\nnewspaper_en = \"Some paper\"\ndate = \"2024-03\"\nlines = 100000\n\
    sha256 = \"0000000000000000000000000000000000000000000000000000000000000000\"\n";

/// The entry of an observation or a target once more, in the later article.
pub(crate) fn published_later(
    world: &World,
    entry: &Entry,
    line: usize,
    value: &str,
    hedge: &str,
) -> Vec<Edit> {
    let edits = world.revalued(entry, value);
    let mut block = world.text(entry, &entry.block).trim_end().to_owned();
    let start = entry.block.start;
    for edit in edits.into_iter().rev() {
        let range = edit.range.start - start..edit.range.end - start;
        block.replace_range(range, &edit.text);
    }
    let cite = block.find("article = \"").unwrap() + 11;
    block.replace_range(cite..cite + 3, "005");
    let at = block.find("line = ").unwrap() + 7;
    let end = at + block[at..].find(',').unwrap();
    block.replace_range(at..end, &line.to_string());
    if !hedge.is_empty() && !block.contains("qualifier") {
        let heading = block.find('\n').unwrap() + 1;
        block.insert_str(heading, &format!("qualifier = \"{hedge}\"\n"));
    }
    let end = world.sources.files[entry.file].text.len();
    let text = format!("\n{block}\n");
    vec![Edit {
        file: entry.file,
        range: end..end,
        text,
    }]
}

/// The figure of the year after all others, so many percent of the last, in the later article.
pub(crate) fn next_year(
    world: &World,
    entry: &Entry,
    percent: i64,
    line: usize,
) -> Option<Vec<Edit>> {
    let measure = world.key(entry, "measure").unwrap_or("level");
    let is_dated = matches!(&*entry.header, "observation" | "target");
    if !is_dated || entry.keys.contains_key("period") || entry.keys.contains_key("base") {
        return None;
    }
    let value: Decimal = entry.value.parse().unwrap();
    let rate = measure == "growth" || entry.unit == "%" || entry.unit == "位";
    let decimals = entry
        .value
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    // As coarse as before; rates as they were.
    let more = if rate {
        value
    } else {
        value * Decimal::new(percent, 2)
    };
    let more = rounded(&more.to_string(), u32::try_from(decimals).unwrap());
    let mut edits = published_later(world, entry, line, &more, "");
    let year = if entry.header == "target" {
        "2024"
    } else {
        "2023"
    };
    // What is told of 2015 says nothing of the years to come; figures of the last year cannot be
    // told apart from a new publication.
    let file = format!("years/{year}.toml");
    let own = &world.sources.files[entry.file].name;
    if *own == file || ["years/1991.toml", "years/2015.toml"].contains(&&**own) {
        return None;
    }
    let to = world.sources.files.iter().position(|of| of.name == file);
    let edit = edits.first_mut().unwrap();
    match to {
        Some(to) => {
            let end = world.sources.files[to].text.len();
            edit.file = to;
            edit.range = end..end;
        }
        // A new file.
        None => edit.file = usize::MAX,
    }
    Some(edits)
}

pub(crate) fn rounded(value: &str, decimals: u32) -> String {
    let value: Decimal = value.parse().unwrap();
    zoneboard::text::numbers::rounded(value, decimals).to_string()
}

pub(crate) fn harmless(world: &World) -> Vec<Harmless> {
    let mut all = Vec::new();
    for (at, entry) in world.entries.iter().enumerate() {
        let mut add = |kind, edits, card, what: &str| {
            let id =
                wording::record_id(&world.dataset, world.dataset.subject(entry.record).unwrap());
            all.push(Harmless {
                kind,
                edits,
                card,
                what: format!("{id} {what}"),
            });
        };
        let decimals = entry
            .value
            .split_once('.')
            .map_or(0, |(_, decimals)| decimals.len());
        if decimals > 0 {
            let coarser = rounded(&entry.value, u32::try_from(decimals - 1).unwrap());
            add(
                "a decimal less",
                world.revalued(entry, &coarser),
                false,
                &coarser,
            );
        }
        // A little more or a little less, by turns.
        let percent = if at % 2 == 0 { 107 } else { 96 };
        if let Some(edits) = next_year(world, entry, percent, 20 * (at + 1)) {
            add("a plausible new year", edits, true, "next year");
        }
        if entry.header != "observation" {
            continue;
        }
        let line = 20 * (at + 1);
        let same = published_later(world, entry, line, &entry.value, "");
        add(
            "the same value published again",
            same.clone(),
            true,
            &entry.value,
        );
        if decimals > 0 {
            let coarser = rounded(&entry.value, u32::try_from(decimals - 1).unwrap());
            let later = published_later(world, entry, line, &coarser, "");
            add("published again with a decimal less", later, true, &coarser);
        }
        let whole = entry.value.split('.').next().unwrap().len();
        let exact = world.key(entry, "qualifier").is_none();
        if exact && whole > 2 && !entry.unit.ends_with(['%', '点']) {
            // "About 340" of 341.
            let number: Decimal = entry.value.parse().unwrap();
            let ten = Decimal::TEN;
            let round = (number / ten).round() * ten;
            let about =
                published_later(world, entry, line, &round.normalize().to_string(), "about");
            add("an approximate repetition", about, true, &round.to_string());
            let down = (number / ten).floor() * ten;
            let over = published_later(world, entry, line, &down.normalize().to_string(), "over");
            add(
                "an approximate repetition",
                over,
                true,
                &format!("over {down}"),
            );
        }
    }
    all
}

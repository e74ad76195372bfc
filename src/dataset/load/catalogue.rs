//! `zone.toml`, `indicators.toml` and the articles' cards.

use std::ops::Range;

use rust_decimal::Decimal;

use super::register::Register;
use crate::dataset::catalogue::{Area, AreaKind, Article, Better, GrowthBasis, Indicator, Topic};
use crate::dataset::diagnostic::{Diagnostic, Kind, Problem, nearest};
use crate::dataset::id::{AreaId, ArticleId, Id, IndicatorId, TopicId};
use crate::dataset::ledger::{Omission, Reason};
use crate::dataset::reader::{Mistakes, Table, Word, read_file};
use crate::dataset::source::SourceFile;
use crate::dataset::store::{Tolerance, Zone};
use crate::figure::{Unit, number};
use crate::text::sanitize;

/// What the other files refer to.
pub(super) struct Catalogue {
    pub(super) zone: Option<Zone>,
    pub(super) home: Option<AreaId>,
    pub(super) areas: Register<AreaId, Area>,
    pub(super) topics: Register<TopicId, Topic>,
    pub(super) indicators: Register<IndicatorId, Indicator>,
    pub(super) articles: Register<ArticleId, Article>,
}

pub(super) fn read(files: &[SourceFile], diagnostics: &mut Vec<Diagnostic>) -> Catalogue {
    let mut catalogue = Catalogue {
        zone: None,
        home: None,
        areas: Register::of(Kind::Area),
        topics: Register::of(Kind::Topic),
        indicators: Register::of(Kind::Indicator),
        articles: Register::of(Kind::Article),
    };
    for file in files.iter().filter(|file| file.name.starts_with("seeds/")) {
        diagnostics.extend(read_file(&file.name, &file.text, ARTICLE, |table| {
            read_article(&mut catalogue, table);
        }));
    }
    let find = |name: &str| files.iter().find(|file| file.name == name);
    match find("indicators.toml") {
        Some(file) => diagnostics.extend(read_file(
            &file.name,
            &file.text,
            &["topic", "indicator"],
            |table| {
                table.each("topic", &["id", "name_zh", "name_en"], |table| {
                    read_topic(&mut catalogue, table)
                });
                table.each("indicator", INDICATOR, |table| {
                    read_indicator(&mut catalogue, table)
                });
            },
        )),
        None => note_missing("indicators.toml", diagnostics),
    }
    match find("zone.toml") {
        Some(file) => diagnostics.extend(read_file(&file.name, &file.text, ZONE, |table| {
            read_zone(&mut catalogue, table);
        })),
        None => note_missing("zone.toml", diagnostics),
    }
    catalogue
}

/// A file that is there but cannot be read has been reported already.
fn note_missing(name: &str, diagnostics: &mut Vec<Diagnostic>) {
    let told = |mistake: &Diagnostic| mistake.file == name || mistake.problem == Problem::NoData;
    if !diagnostics.iter().any(told) {
        diagnostics.extend({
            let mut mistakes = Mistakes::in_file(name);
            mistakes.note_file(Problem::MissingFile);
            mistakes.into_diagnostics()
        });
    }
}

const OMITTED: &[&str] = &["line", "printed", "reason", "of"];

const ARTICLE: &[&str] = &[
    "id",
    "title_zh",
    "title_en",
    "newspaper_zh",
    "newspaper_en",
    "date",
    "date_note",
    "lines",
    "sha256",
    "omitted",
];

fn read_article(catalogue: &mut Catalogue, table: &mut Table<'_, '_, '_, '_>) {
    let id = catalogue.articles.define(table);
    let title = table.named("title_zh", "title_en");
    let newspaper = table.named("newspaper_zh", "newspaper_en");
    let date = table
        .text("date")
        .and_then(|word| super::figure::period(table, &word));
    let date_note = table.bilingual_if("date_note");
    let lines = table.whole_number("lines").map(|(lines, _)| lines);
    let sha256 = table.prose("sha256");
    let mut omitted = Vec::new();
    table.each("omitted", OMITTED, |mut table| {
        omitted.extend(read_omission(&mut table, lines));
    });
    omitted.sort_by_key(|omission| omission.line);
    let article = || {
        Some(Article {
            id: id?,
            title: title?,
            newspaper: newspaper?,
            date: date?,
            date_note,
            lines: lines?,
            sha256: sha256?,
            omitted,
        })
    };
    catalogue.articles.fill(article());
}

fn read_omission(table: &mut Table<'_, '_, '_, '_>, lines: Option<u32>) -> Option<Omission> {
    let line = table.whole_number("line");
    let printed = table.prose("printed");
    let reason = table
        .text("reason")
        .and_then(|word| table.choice(&word, &Reason::ALL));
    let of = if table.has("of") {
        table.whole_number("of")
    } else {
        None
    };
    for (line, span) in [&line, &of].into_iter().flatten() {
        if let Some(lines) = lines.filter(|lines| line > lines) {
            table.note(span.clone(), Problem::LineOutsideArticle { lines });
        }
    }
    let (line, _) = line?;
    Some(Omission {
        line,
        printed: printed?,
        reason: reason?,
        of: of.map(|(of, _)| of),
    })
}

fn read_topic(catalogue: &mut Catalogue, mut table: Table<'_, '_, '_, '_>) {
    let id = catalogue.topics.define(&mut table);
    let name = table.named("name_zh", "name_en");
    catalogue
        .topics
        .fill(id.zip(name).map(|(id, name)| Topic { id, name }));
}

const INDICATOR: &[&str] = &[
    "id",
    "topic",
    "name_zh",
    "name_en",
    "unit",
    "better",
    "growth_basis",
    "note",
];

fn read_indicator(catalogue: &mut Catalogue, mut table: Table<'_, '_, '_, '_>) {
    let table = &mut table;
    let id = catalogue.indicators.define(table);
    let topic = table
        .text("topic")
        .and_then(|word| catalogue.topics.resolve(table, &word));
    let name = table.named("name_zh", "name_en");
    let unit = table
        .text("unit")
        .and_then(|word| super::figure::unit(table, &word));
    let better = table
        .text("better")
        .and_then(|word| table.choice(&word, &Better::ALL));
    let growth_basis = table
        .text_if("growth_basis")
        .and_then(|word| table.choice(&word, &GrowthBasis::ALL));
    let note = table.bilingual_if("note");
    let indicator = || {
        Some(Indicator {
            id: id?,
            name: name?,
            topic: topic?,
            unit: unit?,
            better: better?,
            growth_basis,
            note,
        })
    };
    catalogue.indicators.fill(indicator());
}

const ZONE: &[&str] = &[
    "schema",
    "title_zh",
    "title_en",
    "default_area",
    "headlines",
    "tolerance",
    "area",
];

const AREA_KIND: &[(AreaKind, &str)] = &[
    (AreaKind::Zone, "zone"),
    (AreaKind::City, "city"),
    (AreaKind::Province, "province"),
    (AreaKind::Nation, "nation"),
];

fn read_zone(catalogue: &mut Catalogue, table: &mut Table<'_, '_, '_, '_>) {
    if let Some((schema, span)) = table.whole_number("schema")
        && schema != 1
    {
        table.note(span, Problem::SchemaVersion(i64::from(schema)));
    }
    let mut parents: Vec<Option<(String, Range<usize>)>> = Vec::new();
    table.each(
        "area",
        &["id", "name_zh", "name_en", "kind", "parent"],
        |mut table| {
            let id = catalogue.areas.define(&mut table);
            let name = table.named("name_zh", "name_en");
            let kind = table
                .text("kind")
                .and_then(|word| table.choice(&word, AREA_KIND));
            let parent = table
                .text_if("parent")
                .map(|word| (word.text.to_owned(), word.span));
            let area = |id: Option<Box<str>>| {
                Some(Area {
                    id: id?,
                    name: name?,
                    kind: kind?,
                    parent: None,
                })
            };
            if id.is_some() {
                parents.push(parent);
            }
            catalogue.areas.fill(area(id));
        },
    );
    resolve_parents(catalogue, table, &parents);

    let title = table.named("title_zh", "title_en");
    let home = table
        .text("default_area")
        .and_then(|word| catalogue.areas.resolve(table, &word));
    catalogue.home = home;
    let mut headlines = Vec::new();
    for word in table.texts("headlines") {
        headlines.extend(catalogue.indicators.resolve(table, &word));
    }
    let tolerance = table
        .table("tolerance", &["quantity", "rate"])
        .and_then(|mut table| {
            let mut read = |key| {
                let word = table.number(key)?;
                super::figure::number(&mut table, &word).map(|value: Decimal| value.abs())
            };
            let (quantity, rate) = (read("quantity"), read("rate"));
            Some(Tolerance {
                quantity: quantity?,
                rate: rate?,
            })
        });
    if let (Some(title), Some(home), Some(tolerance)) = (title, home, tolerance) {
        catalogue.zone = Some(Zone {
            title,
            home,
            headlines,
            tolerance,
        });
    }
}

fn resolve_parents(
    catalogue: &mut Catalogue,
    table: &mut Table<'_, '_, '_, '_>,
    parents: &[Option<(String, Range<usize>)>],
) {
    for (at, parent) in parents.iter().enumerate() {
        let Some((text, span)) = parent else { continue };
        let word = Word {
            text,
            span: span.clone(),
        };
        let parent = catalogue.areas.resolve(table, &word);
        let mut above = parent;
        let mut circular = false;
        // An area can have at most as many ancestors as there are areas.
        for _ in 0..catalogue.areas.len() {
            circular |= above.is_some_and(|above| above.index() == at);
            above = above.and_then(|above| catalogue.areas.get(above)?.parent);
        }
        if circular {
            table.note(
                span.clone(),
                Problem::CircularParent(sanitize(text).into_owned()),
            );
        } else if let Some(area) = AreaId::from_index(at).and_then(|id| catalogue.areas.get_mut(id))
        {
            area.parent = parent;
        }
    }
}

/// A unit of the table, or a note with the nearest that is.
pub(super) fn parse_unit(text: &str) -> Result<Unit, Problem> {
    Unit::parse(text).map_err(|_| {
        let bare = text.trim_start_matches(['万', '亿']);
        let nearest = nearest(bare, Unit::names()).map(str::to_owned);
        Problem::UnknownUnit {
            unit: sanitize(text).into_owned(),
            nearest,
        }
    })
}

/// A number as printed, or a note that points at the character that is none.
pub(super) fn parse_number(word: &Word<'_>) -> Result<Decimal, (Range<usize>, Problem)> {
    number::parse(word.text).map_err(|error| {
        let place = match error {
            number::NumberError::Unexpected { character, at } => {
                // Behind the opening quote; a text with escapes is pointed at as a whole.
                let start = word.span.start.saturating_add(1).saturating_add(at);
                let plain = word.span.len() == word.text.len().saturating_add(2);
                plain.then(|| start..start.saturating_add(character.len_utf8()))
            }
            _ => None,
        };
        (
            place.unwrap_or_else(|| word.span.clone()),
            Problem::BadNumber(error),
        )
    })
}

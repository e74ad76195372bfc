//! `zone.toml`, `indicators.toml` and the articles' cards.

use rust_decimal::Decimal;

use super::register::{Register, read_id};
use super::word;
use crate::dataset::catalogue::{Area, Article, Indicator, Topic};
use crate::dataset::diagnostic::{Diagnostic, Kind, Problem};
use crate::dataset::id::{AreaId, ArticleId, IndicatorId, TopicId};
use crate::dataset::ledger::{Omission, Origin, Reason};
use crate::dataset::reader::{Mistakes, Noted, Parsed, Table, Word, read_file};
use crate::dataset::source::{CARDS, SourceFile};
use crate::dataset::store::{Tolerance, Zone};
use crate::text::{Safe, Text, sanitize};

/// The entries to which the other files refer.
pub(super) struct Catalogue {
    pub(super) zone: Result<Zone, Noted>,
    pub(super) home: Result<AreaId, Noted>,
    pub(super) areas: Register<AreaId, Area>,
    pub(super) topics: Register<TopicId, Topic>,
    pub(super) indicators: Register<IndicatorId, Indicator>,
    pub(super) articles: Register<ArticleId, Article>,
}

pub(super) fn read(files: &[SourceFile], diagnostics: &mut Vec<Diagnostic>) -> Catalogue {
    let parsed = files.iter().filter(|file| file.is_card());
    let parsed = parsed.map(|file| (file.name.as_str(), Parsed::of(&file.text)));
    let parsed: Vec<(&str, Parsed<'_>)> = parsed.collect();
    let mut cards = read_cards(&parsed);
    let mut articles = Register::of(Kind::Article);
    if let Some(noted) = unread_cards(&parsed, diagnostics) {
        cards.lacks(noted);
        articles.lacks(noted);
    }
    for (name, card) in &parsed {
        let read = read_file(name, card, ARTICLE, diagnostics, |table| {
            read_article(&mut articles, &cards, table)
        });
        if let Err(noted) = read {
            articles.lacks(noted);
        }
    }
    let mut topics = Register::of(Kind::Topic);
    let mut indicators = Register::of(Kind::Indicator);
    let read = read_named(files, "indicators.toml", CATALOGUE, diagnostics, |table| {
        table.each("topic", TOPIC, |table| read_topic(&mut topics, table));
        table.each("indicator", INDICATOR, |table| {
            read_indicator(&mut indicators, &topics, table)
        });
    });
    if let Err(noted) = read {
        topics.lacks(noted);
        indicators.lacks(noted);
    }
    let mut areas = Register::of(Kind::Area);
    let read = read_named(files, "zone.toml", ZONE, diagnostics, |table| {
        read_zone(&mut areas, &indicators, table)
    });
    let (zone, home) = read.unwrap_or_else(|noted| {
        areas.lacks(noted);
        (Err(noted), Err(noted))
    });
    Catalogue {
        zone,
        home,
        areas,
        topics,
        indicators,
        articles,
    }
}

/// The articles by id, each with its number of lines. They are read first because a card may refer to
/// the article of a later card. Mistakes are noted in the second pass.
fn read_cards(parsed: &[(&str, Parsed<'_>)]) -> Register<ArticleId, u32> {
    let mut cards = Register::of(Kind::Article);
    let mut told_later = Vec::new();
    for (name, card) in parsed {
        let read = read_file(name, card, ARTICLE, &mut told_later, |table| {
            let id = read_id(table);
            let lines = table.whole_number("lines").map(|(lines, _)| lines);
            cards.add(table, id, |_| lines)
        });
        if let Err(noted) = read {
            cards.lacks(noted);
        }
    }
    cards
}

/// Why cards could not be read at all: their folder or one of its files is unreadable; or there are
/// none, which is a mistake as soon as a figure cites one.
fn unread_cards(parsed: &[(&str, Parsed<'_>)], diagnostics: &[Diagnostic]) -> Option<Noted> {
    let is_card = |mistake: &&Diagnostic| mistake.file.starts_with(CARDS);
    let unread = diagnostics.iter().find(is_card).map(Noted::by);
    unread.or_else(|| parsed.is_empty().then(|| Noted::by(&no_cards())))
}

/// The mistake of a dataset that has figures and no cards.
pub(super) fn no_cards() -> Diagnostic {
    Diagnostic::of_file(CARDS, Problem::NoCards)
}

/// Reads a required file.
fn read_named<'f, T>(
    files: &'f [SourceFile],
    name: &str,
    known: &'static [&'static str],
    diagnostics: &mut Vec<Diagnostic>,
    read: impl FnOnce(&mut Table<'_, 'f, '_, 'f>) -> T,
) -> Result<T, Noted> {
    if let Some(file) = files.iter().find(|file| file.name == name) {
        let parsed = Parsed::of(&file.text);
        return read_file(&file.name, &parsed, known, diagnostics, read);
    }
    // A file that exists but cannot be read has already been reported, and so has a folder of which
    // nothing could be read.
    let explains = |mistake: &&Diagnostic| {
        *mistake.file == *name
            || matches!(mistake.problem, Problem::NoData | Problem::DataInside)
            || files.is_empty() && matches!(mistake.problem, Problem::File(_))
    };
    if let Some(reported) = diagnostics.iter().find(explains) {
        return Err(Noted::by(reported));
    }
    let mut mistakes = Mistakes::in_file(name);
    let noted = mistakes.note_file(Problem::MissingFile);
    diagnostics.extend(mistakes.into_diagnostics());
    Err(noted)
}

const CATALOGUE: &[&str] = &["topic", "indicator"];

const TOPIC: &[&str] = &["id", "name_zh", "name_en"];

const OMITTED: &[&str] = &["line", "printed", "reason", "of"];

const ORIGIN: &[&str] = &["article", "line"];

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

fn read_article(
    articles: &mut Register<ArticleId, Article>,
    cards: &Register<ArticleId, u32>,
    table: &mut Table<'_, '_, '_, '_>,
) -> Result<ArticleId, Noted> {
    let id = read_id(table);
    let title = table.named("title_zh", "title_en");
    let newspaper = table.named("newspaper_zh", "newspaper_en");
    let date = table
        .text("date")
        .and_then(|word| word::period(table, &word));
    let date_note = table.bilingual_if("date_note");
    let lines = table.whole_number("lines").map(|(lines, _)| lines);
    let sha256 = read_sha256(table);
    let mut omitted: Vec<Result<Omission, Noted>> = Vec::new();
    if let Some(own) = id.as_ref().ok().and_then(|word| cards.find(word.text)) {
        table.each("omitted", OMITTED, |mut table| {
            omitted.push(read_omission(&mut table, cards, own));
        });
    }
    let omitted: Result<Vec<Omission>, Noted> = omitted.into_iter().collect();
    articles.add(table, id, |id| {
        let mut omitted = omitted?;
        omitted.sort_by_key(|omission| omission.line);
        Ok(Article {
            id,
            title: title?,
            newspaper: newspaper?,
            date: date?,
            date_note,
            lines: lines?,
            sha256: sha256?,
            omitted,
        })
    })
}

/// The SHA-256 of the article's text. One that cannot be right is noted, but does not keep the card from
/// being used: the text may not be at hand yet.
fn read_sha256(table: &mut Table<'_, '_, '_, '_>) -> Result<Text, Noted> {
    let word = table.text("sha256")?;
    let is_digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
    if word.text.len() != 64 || !word.text.bytes().all(is_digit) {
        table.note(word.span, Problem::NotSha256);
    }
    Ok(sanitize(word.text).into())
}

fn read_omission(
    table: &mut Table<'_, '_, '_, '_>,
    cards: &Register<ArticleId, u32>,
    own: ArticleId,
) -> Result<Omission, Noted> {
    let line = read_line(table, "line", cards, own);
    let printed = table.prose("printed");
    let reason = table.text("reason").and_then(|word| table.variant(&word));
    let of = table.has("of").then(|| read_origin(table, cards, own));
    if of.is_some() && reason.is_ok_and(|reason| reason != Reason::Repetition) {
        table.note(table.span(), Problem::OriginNeedsRepetition);
    }
    Ok(Omission {
        line: line?,
        printed: printed?,
        reason: reason?,
        of: of.transpose()?,
    })
}

/// `of = 7`, a line of the article itself, or `of = { article = "000", line = 7 }`.
fn read_origin(
    table: &mut Table<'_, '_, '_, '_>,
    cards: &Register<ArticleId, u32>,
    own: ArticleId,
) -> Result<Origin, Noted> {
    if !table.holds_table("of") {
        let line = read_line(table, "of", cards, own)?;
        return Ok(Origin { article: own, line });
    }
    let mut table = table.table("of", ORIGIN)?;
    let article = table
        .text("article")
        .and_then(|word| cards.resolve(&mut table, &word))?;
    let line = read_line(&mut table, "line", cards, article)?;
    Ok(Origin { article, line })
}

/// A line number, which is noted as a mistake if the article does not have it.
fn read_line(
    table: &mut Table<'_, '_, '_, '_>,
    key: &'static str,
    cards: &Register<ArticleId, u32>,
    article: ArticleId,
) -> Result<u32, Noted> {
    let (line, span) = table.whole_number(key)?;
    if let Some(lines) = cards.get(article).filter(|lines| line > **lines) {
        let lines = *lines;
        table.note(span, Problem::LineOutsideArticle { lines });
    }
    Ok(line)
}

fn read_topic(topics: &mut Register<TopicId, Topic>, mut table: Table<'_, '_, '_, '_>) {
    let id = read_id(&mut table);
    let name = table.named("name_zh", "name_en");
    let _ = topics.add(&mut table, id, |id| Ok(Topic { id, name: name? }));
}

const INDICATOR: &[&str] = &[
    "id",
    "topic",
    "name_zh",
    "name_en",
    "short_zh",
    "short_en",
    "unit",
    "kind",
    "better",
    "growth_basis",
    "aliases",
    "note",
];

fn read_indicator(
    indicators: &mut Register<IndicatorId, Indicator>,
    topics: &Register<TopicId, Topic>,
    mut table: Table<'_, '_, '_, '_>,
) {
    let table = &mut table;
    let id = read_id(table);
    let topic = table
        .text("topic")
        .and_then(|word| topics.resolve(table, &word));
    let name = table.named("name_zh", "name_en");
    let short = table.short_name();
    let unit = table.text("unit").and_then(|word| word::unit(table, &word));
    let kind = table.text("kind").and_then(|word| table.variant(&word));
    let better = table.text("better").and_then(|word| table.variant(&word));
    let growth_basis = word::variant_if(table, "growth_basis");
    let aliases = read_aliases(indicators, table);
    let note = table.bilingual_if("note");
    let _ = indicators.add(table, id, |id| {
        Ok(Indicator {
            id,
            name: name?,
            short: short?,
            topic: topic?,
            unit: unit?,
            kind: kind?,
            better: better?,
            growth_basis: growth_basis?,
            note,
            aliases: aliases?,
        })
    });
}

/// The aliases of an indicator. An alias that another indicator has is a mistake, because a search
/// would find the wrong one.
fn read_aliases(
    indicators: &Register<IndicatorId, Indicator>,
    table: &mut Table<'_, '_, '_, '_>,
) -> Result<Box<[Text]>, Noted> {
    let words = table.texts("aliases");
    let mut aliases: Vec<Result<Text, Noted>> = Vec::new();
    for word in words {
        let alias: Text = sanitize(word.text).into();
        let has = |of: &&Indicator| of.aliases.contains(&alias) || *of.name.zh == *alias;
        let taken = indicators.entries().find(has).map(|of| Safe::of(&of.id));
        aliases.push(match taken {
            Some(by) => {
                let alias = Safe::of(word.text);
                Err(table.note(word.span, Problem::AliasTaken { alias, by }))
            }
            None => Ok(alias),
        });
    }
    aliases.into_iter().collect()
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

/// The settings of the zone, and the area on which the program opens.
fn read_zone(
    areas: &mut Register<AreaId, Area>,
    indicators: &Register<IndicatorId, Indicator>,
    table: &mut Table<'_, '_, '_, '_>,
) -> (Result<Zone, Noted>, Result<AreaId, Noted>) {
    let schema = table.whole_number("schema").and_then(|(schema, span)| {
        if schema == 1 {
            Ok(())
        } else {
            Err(table.note(span, Problem::SchemaVersion(i64::from(schema))))
        }
    });
    let mut parents = Vec::new();
    table.each(
        "area",
        &[
            "id", "name_zh", "name_en", "short_zh", "short_en", "kind", "parent",
        ],
        |mut table| {
            let id = read_id(&mut table);
            let name = table.named("name_zh", "name_en");
            let short = table.short_name();
            let kind = table.text("kind").and_then(|word| table.variant(&word));
            let parent = table.text_if("parent");
            let added = areas.add(&mut table, id, |id| {
                Ok(Area {
                    id,
                    name: name?,
                    short: short?,
                    kind: kind?,
                    parent: None,
                })
            });
            parents.extend(added.ok().zip(parent));
        },
    );
    resolve_parents(areas, table, &parents);

    let title = table.named("title_zh", "title_en");
    let home = table
        .text("default_area")
        .and_then(|word| areas.resolve(table, &word));
    let headlines = table.texts("headlines").into_iter();
    let headlines: Vec<_> = headlines
        .map(|word| indicators.resolve(table, &word))
        .collect();
    let tolerance = table
        .table("tolerance", &["quantity", "rate"])
        .and_then(|mut table| {
            let mut read = |key| {
                let word = table.number(key)?;
                word::number(&mut table, &word).map(|value: Decimal| value.abs())
            };
            let (quantity, rate) = (read("quantity"), read("rate"));
            Ok(Tolerance {
                quantity: quantity?,
                rate: rate?,
            })
        });
    let zone = || {
        schema?;
        Ok(Zone {
            title: title?,
            home: home?,
            headlines: headlines.into_iter().collect::<Result<_, _>>()?,
            tolerance: tolerance?,
        })
    };
    (zone(), home)
}

fn resolve_parents(
    areas: &mut Register<AreaId, Area>,
    table: &mut Table<'_, '_, '_, '_>,
    parents: &[(AreaId, Word<'_>)],
) {
    for (id, word) in parents {
        let Ok(parent) = areas.resolve(table, word) else {
            continue;
        };
        let mut above = Some(parent);
        let mut circular = false;
        // An area has fewer ancestors than there are areas, unless they form a circle.
        for _ in 0..areas.len() {
            circular |= above == Some(*id);
            above = above.and_then(|above| areas.get(above)?.parent);
        }
        if circular {
            let id = Safe::of(word.text);
            table.note(word.span.clone(), Problem::CircularParent(id));
        } else if let Some(area) = areas.get_mut(*id) {
            area.parent = Some(parent);
        }
    }
}

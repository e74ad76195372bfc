//! One box over everything: indicators, targets, projects, checks and articles, by their Chinese or
//! English names, or by the sounds of the Chinese ones (`gxjs`, `gaoxin`); and lines of the articles
//! by what they say, where the texts are at hand.

use unicode_normalization::UnicodeNormalization;

use super::input::Input;
use super::shared::Shared;
use crate::dataset::{ArticleId, IndicatorId, ProjectId};
use crate::text::pinyin::{begins_with_initials, begins_with_sounds, sounds_of};
use crate::text::{Bilingual, Lang};
use crate::wording::{self, finding};

/// More of a kind are not shown: one types another letter instead.
const MOST: usize = 40;

/// More checks than this are searched only where someone should look at them.
const ALL_CHECKS: usize = 5000;

/// Where something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// An indicator, in the charts.
    Indicator(IndicatorId),
    /// A target, by its position.
    Target(u32),
    /// A project.
    Project(ProjectId),
    /// A check, by its position.
    Check(usize),
    /// An article.
    Article(ArticleId),
    /// A line of an article, counted from 1.
    Line(ArticleId, u32),
}

/// The kinds of things, in the order in which they are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Indicators.
    Indicators,
    /// Targets.
    Targets,
    /// Projects.
    Projects,
    /// Checks.
    Checks,
    /// Articles.
    Articles,
    /// Lines of the articles.
    Lines,
}

impl Kind {
    /// Its heading.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Kind::Indicators => lang.tab_charts(),
            Kind::Targets => lang.tab_targets(),
            Kind::Projects => lang.tab_projects(),
            Kind::Checks => lang.tab_audit(),
            Kind::Articles => lang.articles_title(),
            Kind::Lines => lang.find_lines(),
        }
    }
}

impl Place {
    fn kind(self) -> Kind {
        match self {
            Place::Indicator(_) => Kind::Indicators,
            Place::Target(_) => Kind::Targets,
            Place::Project(_) => Kind::Projects,
            Place::Check(_) => Kind::Checks,
            Place::Article(_) => Kind::Articles,
            Place::Line(..) => Kind::Lines,
        }
    }
}

/// Something that can be found.
#[derive(Debug, Clone)]
struct Entry {
    place: Place,
    name: Bilingual,
    /// The year of a target or a check, by which several of one name are told apart.
    year: String,
    keys: Keys,
}

/// What a query is held against.
#[derive(Debug, Clone)]
pub(super) struct Keys {
    /// Names and ids, in lower case.
    words: Vec<String>,
    /// The sounds of each character: some have several (行 is `xing` and `hang`), and whoever types
    /// one means any of them.
    sounds: Vec<Vec<String>>,
}

impl Keys {
    pub(super) fn of(name: &Bilingual, others: &[&str]) -> Keys {
        let mut words = vec![fold(&name.zh), fold(&name.en)];
        words.extend(others.iter().map(|other| fold(other)));
        let sounds = name.zh.chars().map(sounds_of);
        Keys {
            words,
            sounds: sounds.filter(|sounds| !sounds.is_empty()).collect(),
        }
    }

    /// How well a word fits, the least being best; `None` where it does not.
    pub(super) fn rank(&self, word: &str) -> Option<u8> {
        let any = |fits: &dyn Fn(&String) -> bool| self.words.iter().any(fits);
        let anywhere = |fits: fn(&[Vec<String>], &str) -> bool| {
            (0..self.sounds.len())
                .filter_map(|from| self.sounds.get(from..))
                .any(|sounds| fits(sounds, word))
        };
        if any(&|name| name == word) {
            Some(0)
        } else if any(&|name| name.starts_with(word)) {
            Some(1)
        } else if any(&|name| name.contains(word)) {
            Some(2)
        } else if begins_with_initials(&self.sounds, word) {
            Some(3)
        } else if begins_with_sounds(&self.sounds, word) {
            Some(4)
        } else if anywhere(begins_with_initials) {
            Some(5)
        } else {
            anywhere(begins_with_sounds).then_some(6)
        }
    }
}

/// A text as it is compared: full-width letters as the others, all of them small.
pub(super) fn fold(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase()
}

/// A name in both languages.
pub(super) fn in_both(name: impl Fn(Lang) -> Box<str>) -> Bilingual {
    Bilingual {
        zh: name(Lang::Zh),
        en: name(Lang::En),
    }
}

/// Everything that can be found in a dataset.
#[derive(Debug, Clone, Default)]
pub struct Index {
    entries: Vec<Entry>,
    lines: Vec<TextLine>,
}

/// A line of an article.
#[derive(Debug, Clone)]
struct TextLine {
    place: Place,
    /// As it is cited.
    cited: String,
    folded: String,
    text: String,
}

impl Index {
    /// Collects it.
    #[must_use]
    pub fn of(shared: &Shared) -> Index {
        let dataset = &shared.dataset;
        let mut entries = Vec::new();
        let mut add = |place, name: Bilingual, year: String, others: &[&str]| {
            let keys = Keys::of(&name, others);
            entries.push(Entry {
                place,
                name,
                year,
                keys,
            });
        };
        for (id, indicator) in dataset.indicators() {
            let aliases = indicator.aliases.iter().map(|alias| &**alias);
            let others: Vec<&str> = std::iter::once(&*indicator.id).chain(aliases).collect();
            add(
                Place::Indicator(id),
                indicator.name.clone(),
                String::new(),
                &others,
            );
        }
        for (at, target) in (0u32..).zip(dataset.targets()) {
            let area = dataset.area(target.area);
            let name = |lang| {
                let name = wording::promise(dataset, target, lang);
                match area.filter(|_| target.area != dataset.zone().home) {
                    Some(area) => format!("{name} · {}", area.name.get(lang)).into(),
                    None => name.into(),
                }
            };
            let indicator = dataset.indicator(target.indicator);
            let aliases = indicator.map_or(&[][..], |of| &of.aliases);
            let aliases: Vec<&str> = aliases.iter().map(|alias| &**alias).collect();
            add(
                Place::Target(at),
                in_both(name),
                target.period.to_string(),
                &aliases,
            );
        }
        for (id, project) in dataset.projects() {
            let others: &[&str] = &[&project.id];
            add(
                Place::Project(id),
                project.name.clone(),
                String::new(),
                others,
            );
        }
        let checks = shared.checks();
        for (at, check) in checks.iter().enumerate() {
            if checks.len() > ALL_CHECKS && !check.finding.outcome().is_open() {
                continue;
            }
            let name = in_both(|lang| finding::name(dataset, check, lang).into());
            let (_, period) = finding::place(dataset, check.stated);
            let period = period.map(|period| period.to_string());
            let rule = |lang| finding::rule(check.rule, lang);
            let others: &[&str] = &[rule(Lang::Zh), rule(Lang::En)];
            add(Place::Check(at), name, period.unwrap_or_default(), others);
        }
        for (id, article) in dataset.articles() {
            let others: &[&str] = &[&article.id, &article.newspaper.zh, &article.newspaper.en];
            add(
                Place::Article(id),
                article.title.clone(),
                String::new(),
                others,
            );
        }
        let mut lines = Vec::new();
        for (id, article) in dataset.articles() {
            let text = shared.texts.get(id);
            let texts = text.map_or(&[][..], |text| &text.lines);
            lines.extend((1u32..).zip(texts).map(|(line, text)| TextLine {
                place: Place::Line(id, line),
                cited: format!("{}:{line}", article.id),
                folded: fold(text),
                text: text.trim().to_owned(),
            }));
        }
        Index { entries, lines }
    }

    /// What fits all words of a query: by kind, the best of each kind first.
    #[must_use]
    pub fn search(&self, query: &str, lang: Lang) -> Vec<Hit> {
        let query = fold(query);
        let words: Vec<&str> = query.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut ranked: Vec<(Kind, u8, usize, &Entry)> = Vec::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let ranks: Option<Vec<u8>> = words
                .iter()
                .map(|word| {
                    let year = entry.year.starts_with(word).then_some(2);
                    entry.keys.rank(word).or(year)
                })
                .collect();
            if let Some(worst) = ranks.and_then(|ranks| ranks.into_iter().max()) {
                ranked.push((entry.place.kind(), worst, at, entry));
            }
        }
        // Of names that fit equally, the shorter is more of what was typed.
        let length = |entry: &Entry| entry.keys.words.first().map_or(0, String::len);
        ranked.sort_by_key(|(kind, rank, at, entry)| (*kind, *rank, length(entry), *at));
        let mut hits = Vec::new();
        for of_kind in ranked.chunk_by(|a, b| a.0 == b.0) {
            hits.extend(of_kind.iter().take(MOST).map(|(kind, _, _, entry)| Hit {
                place: entry.place,
                kind: *kind,
                name: entry.name.get(lang).to_owned(),
                year: entry.year.clone(),
            }));
        }
        hits.extend(self.search_lines(&words));
        hits
    }
}

impl Index {
    /// The lines of the articles that hold all words. One letter alone stands in most of them.
    fn search_lines<'i>(&'i self, words: &'i [&str]) -> impl Iterator<Item = Hit> + 'i {
        let letters = words.iter().map(|word| word.chars().count()).sum::<usize>();
        let lines = self.lines.iter().filter(move |_| letters > 1);
        let fits = |line: &&TextLine| words.iter().all(|word| line.folded.contains(word));
        lines.filter(fits).take(MOST).map(|line| Hit {
            place: line.place,
            kind: Kind::Lines,
            name: line.text.clone(),
            year: line.cited.clone(),
        })
    }
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Its year, if it has one.
    pub year: String,
}

/// A search being typed.
#[derive(Debug, Clone, Default)]
pub struct Finder {
    /// What was typed.
    pub input: Input,
    /// What fits it.
    pub hits: Vec<Hit>,
    /// The selected one.
    pub row: usize,
}

/// What was searched for last.
#[derive(Debug, Clone)]
pub struct Found {
    /// What fitted.
    pub hits: Vec<Hit>,
    /// Which of it was gone to last.
    pub at: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn keys() -> Keys {
        let name = Bilingual {
            zh: "高新技术企业".into(),
            en: "High-tech enterprises".into(),
        };
        Keys::of(&name, &["high_tech_enterprises"])
    }

    #[rstest]
    #[case("高新")]
    #[case("技术")]
    #[case("high-t")]
    #[case("tech")]
    #[case("gxjs")]
    #[case("gaoxin")]
    #[case("jsqy")]
    #[case("jishu")]
    fn a_name_is_found_by_characters_words_initials_and_sounds(#[case] query: &str) {
        assert!(keys().rank(query).is_some());
    }

    #[test]
    fn a_character_with_several_sounds_is_found_by_each() {
        let name = Bilingual {
            zh: "银行增长".into(),
            en: "Banks".into(),
        };
        let keys = Keys::of(&name, &[]);
        for query in [
            "yinhang",
            "yinxing",
            "yhz",
            "hangzengz",
            "zengzhang",
            "zengchang",
        ] {
            assert!(keys.rank(query).is_some(), "{query}");
        }
        assert_eq!(keys.rank("yinlian"), None);
    }

    #[test]
    fn v_is_typed_for_a_vowel_most_keyboards_lack() {
        let name = Bilingual {
            zh: "增速率".into(),
            en: "Rate".into(),
        };
        assert!(Keys::of(&name, &[]).rank("lv").is_some());
    }

    #[rstest]
    #[case("ishu")]
    #[case("xg")]
    #[case("研发")]
    fn what_it_does_not_contain_does_not_find_it(#[case] query: &str) {
        assert_eq!(keys().rank(query), None);
    }

    #[test]
    fn the_name_itself_comes_before_its_sounds() {
        assert!(keys().rank("高新技术企业") < keys().rank("高新"));
        assert!(keys().rank("高新") < keys().rank("技术"));
        assert!(keys().rank("技术") < keys().rank("gxjs"));
        assert!(keys().rank("gxjs") < keys().rank("jishu"));
    }
}

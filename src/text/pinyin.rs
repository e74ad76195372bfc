//! Chinese by its sounds: for finding what is typed without Chinese, and for ordering names.

use pinyin::{ToPinyin, ToPinyinMulti};

use super::Lang;

/// The sounds of a character; Latin letters and digits inside a Chinese name are their own. They are
/// looked up whenever they are asked for: kept with every name, they take a hundred times its room.
fn sounds_of(character: char) -> impl Iterator<Item = &'static str> {
    let latin = LATIN.find(character.to_ascii_lowercase());
    let latin = latin.and_then(|at| LATIN.get(at..at.saturating_add(1)));
    let chinese = character.to_pinyin_multi().into_iter().flatten();
    // Tones make no difference to what is typed.
    latin.into_iter().chain(chinese.map(|of| typed(of.plain())))
}

const LATIN: &str = "abcdefghijklmnopqrstuvwxyz0123456789";

/// On keyboards without ü one types v.
fn typed(sound: &'static str) -> &'static str {
    match sound {
        "lü" => "lv",
        "lüe" => "lve",
        "nü" => "nv",
        "nüe" => "nve",
        other => other,
    }
}

/// Whether a character has a sound.
#[must_use]
pub fn is_sounded(character: char) -> bool {
    sounds_of(character).next().is_some()
}

/// Whether the first letters of so many characters spell a word.
#[must_use]
pub fn begins_with_initials(characters: &[char], word: &str) -> bool {
    let mut spelt = word.chars().zip(characters);
    word.chars().count() <= characters.len()
        && spelt.all(|(letter, of)| sounds_of(*of).any(|sound| sound.starts_with(letter)))
}

/// Whether the sounds of characters spell a word, the last one perhaps in part.
#[must_use]
pub fn begins_with_sounds(characters: &[char], word: &str) -> bool {
    let Some((first, rest)) = characters.split_first() else {
        return false;
    };
    sounds_of(*first).any(|sound| {
        sound.starts_with(word)
            || word
                .strip_prefix(sound)
                .is_some_and(|word| begins_with_sounds(rest, word))
    })
}

/// A name as a key to order by: Chinese characters by their sounds.
#[must_use]
pub fn name_key(name: &str, lang: Lang) -> String {
    match lang {
        Lang::En => name.to_lowercase(),
        Lang::Zh => name
            .chars()
            .map(|character| match character.to_pinyin() {
                Some(sound) => format!("{} ", sound.plain()),
                None => character.to_lowercase().to_string(),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_names_are_ordered_by_their_sounds() {
        let mut names = ["研发", "工业", "地区", "高新"];
        names.sort_by_key(|name| name_key(name, Lang::Zh));
        assert_eq!(names, ["地区", "高新", "工业", "研发"]);
    }

    #[test]
    fn every_sound_can_be_typed_where_there_is_no_u_with_dots() {
        for character in '\u{3400}'..='\u{9fff}' {
            for sound in sounds_of(character) {
                assert!(!sound.contains('ü'), "{character} {sound}");
            }
        }
    }
}

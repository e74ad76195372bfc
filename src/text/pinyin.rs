//! Chinese by its sounds: for finding what is typed without Chinese, and for ordering names.

use super::Lang;

/// The sounds of characters, without tones: a line for each set of sounds, the usual one first. The first
/// line is empty.
static SOUNDS: &str = include_str!(concat!(env!("OUT_DIR"), "/sounds"));

/// Where the line of each character begins, in two bytes, the lower first. Written as bytes, it needs no
/// work of the linker when the program starts, as an array of texts would.
static LINES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sound_lines"));

/// Characters without a wide gap: the first, the last, and the position of the first among all lines.
static BLOCKS: &[(char, char, usize)] = include!(concat!(env!("OUT_DIR"), "/sound_blocks.rs"));

/// The sounds of a Chinese character, the usual one first.
fn chinese_sounds_of(character: char) -> impl Iterator<Item = &'static str> {
    let at = BLOCKS.partition_point(|(_, last, _)| *last < character);
    let block = BLOCKS.get(at).filter(|(first, ..)| *first <= character);
    let line = block.and_then(|(first, _, before)| {
        let behind = u32::from(character).checked_sub(u32::from(*first))?;
        let at = before.checked_add(behind as usize)?.checked_mul(2)?;
        let start = LINES.get(at..)?.first_chunk()?;
        SOUNDS
            .get(u16::from_le_bytes(*start).into()..)?
            .lines()
            .next()
    });
    line.into_iter().flat_map(str::split_whitespace)
}

/// The sounds of a character; Latin letters and digits inside a Chinese name are their own. They are
/// looked up whenever they are asked for: kept with every name, they take a hundred times its room.
fn sounds_of(character: char) -> impl Iterator<Item = &'static str> {
    let latin = LATIN.find(character.to_ascii_lowercase());
    let latin = latin.and_then(|at| LATIN.get(at..at.saturating_add(1)));
    latin
        .into_iter()
        .chain(chinese_sounds_of(character).map(typed))
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
            .map(|character| match chinese_sounds_of(character).next() {
                Some(sound) => format!("{sound} "),
                None => character.to_lowercase().to_string(),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::pinyin::{ToPinyin, ToPinyinMulti};

    #[test]
    fn every_character_has_the_sounds_of_the_pinyin_tables_with_the_usual_one_first() {
        for character in '\0'..=char::MAX {
            let sounds: Vec<_> = chinese_sounds_of(character).collect();
            let usual = character.to_pinyin().map(|of| of.plain());
            assert_eq!(sounds.first().copied(), usual, "{character}");
            let all = character.to_pinyin_multi().into_iter().flatten();
            let mut all: Vec<_> = all.map(|of| of.plain()).collect();
            let mut once = sounds.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), sounds.len(), "{character}");
            all.sort_unstable();
            all.dedup();
            assert_eq!(once, all, "{character}");
        }
    }

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

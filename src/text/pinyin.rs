//! Chinese by its sounds: for finding what is typed without Chinese, and for ordering names.

use pinyin::{ToPinyin, ToPinyinMulti};

use super::Lang;

/// The sounds of a character; Latin letters inside a Chinese name are their own.
#[must_use]
pub fn sounds_of(character: char) -> Vec<String> {
    if character.is_ascii_alphanumeric() {
        return vec![character.to_ascii_lowercase().to_string()];
    }
    let mut sounds: Vec<String> = character
        .to_pinyin_multi()
        .into_iter()
        .flatten()
        // On keyboards without ü one types v.
        .map(|sound| sound.plain().replace('ü', "v"))
        .collect();
    // Tones make no difference to what is typed.
    sounds.sort();
    sounds.dedup();
    sounds
}

/// Whether the first letters of so many characters spell a word.
#[must_use]
pub fn begins_with_initials(sounds: &[Vec<String>], word: &str) -> bool {
    let mut spelt = word.chars().zip(sounds);
    word.chars().count() <= sounds.len()
        && spelt.all(|(letter, readings)| readings.iter().any(|sound| sound.starts_with(letter)))
}

/// Whether the sounds spell a word, the last one perhaps in part.
#[must_use]
pub fn begins_with_sounds(sounds: &[Vec<String>], word: &str) -> bool {
    let Some((first, rest)) = sounds.split_first() else {
        return false;
    };
    first.iter().any(|sound| {
        sound.starts_with(word)
            || word
                .strip_prefix(sound.as_str())
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
}

//! How well a word of a query fits a name: by characters, by the sounds of Chinese, by initials.

use unicode_normalization::UnicodeNormalization;

use crate::text::Bilingual;
use crate::text::pinyin::{begins_with_initials, begins_with_sounds, is_sounded};

/// The texts that each word of a query is compared with.
#[derive(Debug, Clone)]
pub struct Keys {
    /// Names and ids, in lower case.
    pub(super) words: Vec<String>,
    /// The characters that have sounds, name by name: that of the thing, then further Chinese names.
    /// Some have several (行 is `xing` and `hang`); each of them fits.
    sounded: Vec<Box<[char]>>,
}

impl Keys {
    /// The keys of a name in both languages and of further names or ids.
    #[must_use]
    pub fn of(name: &Bilingual, others: &[&str]) -> Keys {
        let mut words = vec![fold(&name.zh), fold(&name.en)];
        words.extend(others.iter().map(|other| fold(other)));
        let chinese = others.iter().filter(|other| !other.is_ascii());
        let names = std::iter::once(&*name.zh).chain(chinese.copied());
        let sounded = names.map(|name| name.chars().filter(|of| is_sounded(*of)).collect());
        Keys {
            words,
            sounded: sounded.collect(),
        }
    }

    /// How well a word fits, 0 being best; `None` where it does not.
    #[must_use]
    pub fn rank(&self, word: &str) -> Option<u8> {
        let any = |fits: &dyn Fn(&String) -> bool| self.words.iter().any(fits);
        let begins = |fits: fn(&[char], &str) -> bool| {
            let mut names = self.sounded.iter();
            names.any(|characters| fits(characters, word))
        };
        let anywhere = |fits: fn(&[char], &str) -> bool| {
            self.sounded.iter().any(|name| {
                (0..name.len())
                    .filter_map(|from| name.get(from..))
                    .any(|characters| fits(characters, word))
            })
        };
        if any(&|name| name == word) {
            Some(0)
        } else if any(&|name| name.starts_with(word)) {
            Some(1)
        } else if any(&|name| name.contains(word)) {
            Some(2)
        } else if begins(begins_with_initials) {
            Some(3)
        } else if begins(begins_with_sounds) {
            Some(4)
        } else if anywhere(begins_with_initials) {
            Some(5)
        } else {
            anywhere(begins_with_sounds).then_some(6)
        }
    }
}

/// A text in the form that is compared: full-width letters as half-width ones, in lower case.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase()
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

    #[test]
    fn a_further_name_is_found_by_its_sounds_and_initials_too() {
        let name = Bilingual {
            zh: "固定资产投资".into(),
            en: "Investment in fixed assets".into(),
        };
        let keys = Keys::of(&name, &["fixed_investment", "固投"]);
        for query in ["gutou", "gt", "tou", "固投"] {
            assert!(keys.rank(query).is_some(), "{query}");
        }
        assert_eq!(keys.rank("fixedinvestment"), None);
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

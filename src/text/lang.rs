//! The two languages of the program.

use serde::{Deserialize, Serialize};

use super::laid::Text;

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The language that `LC_ALL`, `LC_MESSAGES` and `LANG` ask for, the first that is set deciding:
    /// Chinese for any Chinese locale, English for any other, and Chinese where none says anything
    /// (`C` and `POSIX` say nothing), for the dataset is Chinese.
    #[must_use]
    pub fn from_locale(variable: impl Fn(&str) -> Option<String>) -> Lang {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| variable(name).filter(|value| !value.is_empty()))
            .unwrap_or_default();
        let language = locale
            .split(['_', '.', '@', '-'])
            .next()
            .unwrap_or_default();
        match language.to_ascii_lowercase().as_str() {
            "" | "c" | "posix" | "zh" => Lang::Zh,
            _ => Lang::En,
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Lang {
        match self {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        }
    }
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
pub struct Bilingual {
    /// In Chinese.
    pub zh: Text,
    /// In English.
    pub en: Text,
}

impl Bilingual {
    /// The text that each language gives.
    #[must_use]
    pub fn from_fn<T: Into<Text>>(text: impl Fn(Lang) -> T) -> Bilingual {
        Bilingual {
            zh: text(Lang::Zh).into(),
            en: text(Lang::En).into(),
        }
    }

    /// The text in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(&[("LANG", "zh_CN.UTF-8")], Lang::Zh)]
    #[case(&[("LANG", "en_GB.UTF-8")], Lang::En)]
    #[case(&[("LC_ALL", ""), ("LC_MESSAGES", "en_US"), ("LANG", "zh_CN")], Lang::En)]
    #[case(&[("LC_ALL", "zh-Hant-TW"), ("LANG", "en_US")], Lang::Zh)]
    #[case(&[("LC_ALL", "C.UTF-8")], Lang::Zh)]
    #[case(&[("LANG", "de_DE")], Lang::En)]
    #[case(&[], Lang::Zh)]
    fn the_first_locale_variable_that_is_set_decides(
        #[case] environment: &[(&str, &str)],
        #[case] expected: Lang,
    ) {
        let variable = |name: &str| {
            environment
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).to_owned())
        };
        assert_eq!(Lang::from_locale(variable), expected);
    }
}

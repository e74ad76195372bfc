//! Blanks between Chinese characters and digits or Latin letters, as Chinese is set.

use super::Lang;

/// The same text with a blank wherever a Chinese character and a digit, a Latin letter or a percent
/// sign meet. What stands in quotation marks or in the marks of a title is printed so in an article and
/// stays as it is.
#[must_use]
pub fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let mut quoted = 0usize;
    let mut before = None;
    for character in text.chars() {
        match character {
            '”' | '》' => quoted = quoted.saturating_sub(1),
            '“' | '《' => quoted = quoted.saturating_add(1),
            _ => {}
        }
        let meets = match before {
            Some(before) => {
                (is_chinese(before) && is_latin(character, false))
                    || (is_latin(before, true) && is_chinese(character))
            }
            None => false,
        };
        if meets && quoted == 0 {
            spaced.push(' ');
        }
        spaced.push(character);
        before = Some(character);
    }
    spaced
}

impl Lang {
    /// A sentence as it is set in this language. Names keep the spelling of their source, so that only
    /// sentences without names are set anew.
    #[must_use]
    pub fn set(self, sentence: &str) -> String {
        match self {
            Lang::Zh => spaced(sentence),
            Lang::En => sentence.to_owned(),
        }
    }
}

fn is_chinese(character: char) -> bool {
    matches!(character, '一'..='龥')
}

/// Digits and letters; a percent sign belongs to the digits before it.
fn is_latin(character: char, ends: bool) -> bool {
    character.is_ascii_alphanumeric() || (ends && character == '%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_chinese_is_set_anew() {
        assert_eq!(Lang::Zh.set("若为 41.18%则相符"), "若为 41.18% 则相符");
        assert_eq!(Lang::Zh.set("3008 家若为 308 家"), "3008 家若为 308 家");
        assert_eq!(Lang::En.set("万and 亿"), "万and 亿");
    }

    #[test]
    fn digits_stand_apart_from_characters_but_not_in_what_is_quoted() {
        for (text, expected) in [
            (
                "26项占84条应为31.0%，34.7%相当于占75条",
                "26 项占 84 条应为 31.0%，34.7% 相当于占 75 条",
            ),
            ("第 703 行“84条”", "第 703 行“84条”"),
            (
                "见《高新区2021年成绩》（2022 年）",
                "见《高新区2021年成绩》（2022 年）",
            ),
            ("GDP增速", "GDP 增速"),
            ("", ""),
        ] {
            assert_eq!(spaced(text), expected);
            assert_eq!(spaced(expected), expected, "once is enough");
        }
    }
}

//! Words and units that hold a character of a numeral and no number.
//!
//! A word stands here only if the character in it never counts: 一起 does not, since it counts
//! incidents too. What is not here is a numeral, and a card has to account for it.

/// Units: 9.4个百分点, 3平方千米.
const UNITS: &[&str] = &[
    "百分点",
    "千米",
    "千克",
    "千瓦",
    "千伏",
    "千卡",
    "千赫",
    "千帕",
    "百帕",
];

/// Words of the dictionary.
const WORDS: &[&str] = &[
    "一般",
    "一并",
    "一部分",
    "一旦",
    "一定",
    "一方面",
    "一贯",
    "一揽子",
    "一流",
    "一律",
    "一切",
    "一体",
    "一同",
    "一向",
    "一些",
    "一直",
    "一致",
    "不一",
    "单一",
    "划一",
    "进一步",
    "均一",
    "某一",
    "那一",
    "任一",
    "同一",
    "统一",
    "唯一",
    "下一步",
    "新一代",
    "新一轮",
    "这一",
    "专一",
    "零部件",
    "零工",
    "零件",
    "零散",
    "零食",
    "零售",
    "零碎",
    "零星",
    "社消零",
    "三角",
    "再三",
    "四川",
    "四周",
    "百货",
    "百科",
    "百姓",
    "万一",
    "半成品",
    "半导体",
    "半岛",
    "半径",
];

/// Whether the characters from `start` to `end` lie in a word or a unit that holds no number.
pub(super) fn cover(text: &[char], start: usize, end: usize) -> bool {
    let Some(first) = text.get(start) else {
        return false;
    };
    UNITS.iter().chain(WORDS).any(|word| {
        (0usize..).zip(word.chars()).any(|(offset, character)| {
            let begins = start.checked_sub(offset);
            character == *first
                && begins.is_some_and(|begins| {
                    let behind = begins.saturating_add(word.chars().count());
                    end <= behind
                        && text
                            .get(begins..behind)
                            .is_some_and(|of| word.chars().eq(of.iter().copied()))
                })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::CHINESE;
    use super::*;

    #[test]
    fn every_word_holds_a_character_of_a_numeral() {
        for word in UNITS.iter().chain(WORDS) {
            assert!(word.chars().any(|c| CHINESE.contains(c)), "{word}");
        }
    }
}

//! What number a Chinese numeral is.

use rust_decimal::Decimal;

/// The number of a Chinese numeral: 两万 is 20000, 十二 is 12, 万 alone is one of it. `None` where
/// the characters give no one number: 三五 (three to five), 十四五 (a name).
pub(super) fn value(text: &str) -> Option<Decimal> {
    if matches!(text, "半" | "一半") {
        return Some(Decimal::new(5, 1));
    }
    let digits = text.chars().map(digit).collect::<Option<Vec<i64>>>();
    let number = match digits {
        Some(digits) => row(&digits, text)?,
        None => with_units(text)?,
    };
    Some(Decimal::from(number))
}

fn digit(character: char) -> Option<i64> {
    match character {
        '零' | '〇' => Some(0),
        '一' => Some(1),
        '二' | '两' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

fn unit(character: char) -> Option<i64> {
    match character {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

/// Digits in a row, as in years: 二〇三五. Two of them are no number but a guess: 三五, 七八.
fn row(digits: &[i64], text: &str) -> Option<i64> {
    if digits.len() == 2 && !text.contains(['零', '〇']) {
        return None;
    }
    digits.iter().try_fold(0i64, |so_far, digit| {
        so_far.checked_mul(10)?.checked_add(*digit)
    })
}

/// 一亿二千万: the part before 万 is counted in it, all before 亿 in that.
fn with_units(text: &str) -> Option<i64> {
    let (mut total, mut section, mut last, mut above) = (0i64, 0i64, None::<i64>, 10i64);
    for character in text.chars() {
        if let Some(digit) = digit(character) {
            // Two digits before a unit are a guess or a name; 零 only holds a place.
            if last.is_some_and(|before| before != 0) {
                return None;
            }
            if digit == 0 {
                above = 10;
            }
            last = Some(digit);
            continue;
        }
        let unit = unit(character)?;
        let counted = last.take().filter(|digit| *digit != 0);
        if unit < 10_000 {
            section = section.checked_add(counted.unwrap_or(1).checked_mul(unit)?)?;
        } else {
            let before = section.checked_add(counted.unwrap_or(0))?;
            section = 0;
            if unit == 10_000 {
                let before = if before == 0 && total == 0 { 1 } else { before };
                total = total.checked_add(before.checked_mul(unit)?)?;
            } else {
                let before = total.checked_add(before)?.max(1);
                total = before.checked_mul(unit)?;
            }
        }
        above = unit;
    }
    // The last digit of 三万五 counts what stands next below 万.
    let rest = last.unwrap_or(0).checked_mul(above.checked_div(10)?)?;
    total.checked_add(section)?.checked_add(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("零", "0")]
    #[case("十", "10")]
    #[case("二十一", "21")]
    #[case("一千零五十", "1050")]
    #[case("一千零五", "1005")]
    #[case("二百五", "250")]
    #[case("三万五", "35000")]
    #[case("千亿", "100000000000")]
    #[case("万亿", "1000000000000")]
    #[case("一亿二千万", "120000000")]
    #[case("三千二百亿零五十万", "320000500000")]
    #[case("二〇三五", "2035")]
    #[case("三六零", "360")]
    #[case("一半", "0.5")]
    fn a_numeral_is_read(#[case] text: &str, #[case] number: &str) {
        assert_eq!(value(text).map(|v| v.to_string()).as_deref(), Some(number));
    }

    #[rstest]
    #[case::a_guess("三五")]
    #[case::a_guess_before_a_unit("三四十")]
    #[case::a_name("十四五")]
    #[case::a_half_of_something("三半")]
    #[case::too_large("亿亿亿亿亿亿")]
    fn what_gives_no_one_number_has_none(#[case] text: &str) {
        assert_eq!(value(text), None);
    }
}

//! The measure must be the one ratatui's buffer paints by.

use proptest::prelude::*;
use ratatui::{buffer::Buffer, layout::Rect, style::Style};
use zoneboard::text::width::width;

fn painted(s: &str) -> usize {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 500, 1));
    let (x, _) = buffer.set_stringn(0, 0, s, 500, Style::default());
    usize::from(x)
}

#[test]
fn width_of_every_single_character_is_the_painted_one() {
    for c in '\0'..=char::MAX {
        let s = c.to_string();
        assert_eq!(width(&s), painted(&s), "{c:?}");
    }
}

proptest! {
    #[test]
    fn width_is_the_painted_one(s in "([ -~]|[一-龥，。]|[ｶﾞﾊﾟ]|[👨👩💻❤🇨🇳🏽]|\u{200d}|\u{fe0f}|\u{301}|\\PC|\\PC){0,40}") {
        prop_assert_eq!(width(&s), painted(&s));
    }
}

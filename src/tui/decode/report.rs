//! Decodes the answers of a terminal to queries of its properties.

/// An answer of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum Answer {
    /// The default colour of text.
    Foreground(Colour),
    /// The default colour of the background.
    Background(Colour),
    /// The column of the cursor, counted from 1.
    Column(u16),
    /// The kind of the terminal. Every terminal answers this query, so that nothing else has to be
    /// waited for once it has come.
    Attributes,
}

/// Red, green and blue, each from 0 to 65535.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) struct Colour(pub [u16; 3]);

impl Colour {
    /// How bright it looks, in an arbitrary unit.
    fn brightness(self) -> u64 {
        // The weights are those of sRGB. The square replaces its exact curve, because brightnesses
        // are only compared.
        let Colour(parts) = self;
        let weighted = parts.iter().zip([2126, 7152, 722]).map(|(part, weight)| {
            let part = u64::from(*part);
            part.saturating_mul(part).saturating_mul(weight)
        });
        weighted.fold(0, u64::saturating_add)
    }

    /// Whether this background is light: brighter than the text, or than a middle grey if the colour
    /// of the text is unknown or equally bright.
    pub(in crate::tui) fn is_light_behind(self, text: Option<Colour>) -> bool {
        let text = text.filter(|text| text.brightness() != self.brightness());
        // The grey that looks half as bright as white.
        let grey = Colour([0x7777; 3]);
        self.brightness() > text.unwrap_or(grey).brightness()
    }
}

/// The colour in an answer such as `11;rgb:ffff/ffff/ffff`; `None` for other reports.
pub(super) fn colour(report: &[u8]) -> Option<Answer> {
    let report = std::str::from_utf8(report).ok()?;
    let (which, colour) = report.split_once(';')?;
    let colour = parse_colour(colour)?;
    match which {
        "10" => Some(Answer::Foreground(colour)),
        "11" => Some(Answer::Background(colour)),
        _ => None,
    }
}

/// A colour as X11 writes it: `rgb:f/f/f` to `rgb:ffff/ffff/ffff`, `rgba:` with opacity, or
/// `#ffffff`.
fn parse_colour(text: &str) -> Option<Colour> {
    let parts: Vec<&str> = if let Some(digits) = text.strip_prefix('#') {
        let each = digits.len().checked_div(3)?;
        let part = |from: usize| {
            let from = from.saturating_mul(each);
            digits.get(from..from.saturating_add(each))
        };
        [part(0), part(1), part(2)]
            .into_iter()
            .collect::<Option<_>>()?
    } else {
        let parts = text.strip_prefix("rgb:").or(text.strip_prefix("rgba:"))?;
        parts.split('/').take(3).collect()
    };
    let parts: Option<Vec<u16>> = parts.into_iter().map(parse_part).collect();
    Some(Colour(parts?.try_into().ok()?))
}

/// The value of one to four hexadecimal digits, scaled so that the largest is 65535.
fn parse_part(digits: &str) -> Option<u16> {
    let most = match digits.len() {
        1 => 0xf_u32,
        2 => 0xff,
        3 => 0xfff,
        4 => 0xffff,
        _ => return None,
    };
    let value = u32::from_str_radix(digits, 16).ok()?;
    u16::try_from(value.checked_mul(0xffff)?.checked_div(most)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("11;rgb:ffff/0000/8080", Some([0xffff, 0, 0x8080]))]
    #[case("11;rgb:ff/00/80", Some([0xffff, 0, 0x8080]))]
    #[case("11;rgba:f/0/8/f", Some([0xffff, 0, 0x8888]))]
    #[case("11;#ff0080", Some([0xffff, 0, 0x8080]))]
    #[case("11;rgb:ffff/0000", None)]
    #[case("11;rgb:fffff/0000/0000", None)]
    #[case("11;#", None)]
    #[case("11;#高", None)]
    #[case("4;1;rgb:ffff/0000/8080", None)]
    #[case("52;c;YQ==", None)]
    fn colours_are_read_as_terminals_write_them(
        #[case] report: &str,
        #[case] expected: Option<[u16; 3]>,
    ) {
        let expected = expected.map(|parts| Answer::Background(Colour(parts)));
        assert_eq!(colour(report.as_bytes()), expected);
    }

    #[test]
    fn a_background_is_light_beside_its_text_or_else_beside_a_grey() {
        let [black, grey, white] = [0, 0x8000, 0xffff].map(|part| Colour([part; 3]));
        assert!(white.is_light_behind(Some(black)) && white.is_light_behind(None));
        assert!(!black.is_light_behind(Some(white)) && !black.is_light_behind(None));
        assert!(!grey.is_light_behind(Some(white)) && grey.is_light_behind(Some(black)));
        // Solarized's two backgrounds.
        assert!(Colour([0xfdfd, 0xf6f6, 0xe3e3]).is_light_behind(None));
        assert!(!Colour([0, 0x2b2b, 0x3636]).is_light_behind(None));
    }
}

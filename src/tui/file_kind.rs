//! The kinds of files that the dashboard writes, chosen by file extension.

use crate::output::format::Format;
use crate::text::Lang;

/// The content of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// All rows of the view.
    List(Format),
    /// A picture of the screen.
    Screen(Still),
}

/// The format of a picture of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Still {
    /// With its colours, as SVG.
    Svg,
    /// Its characters, a line for each row.
    Text,
}

impl Still {
    pub const ALL: [Still; 2] = [Still::Svg, Still::Text];

    /// The extension. It differs from `.txt`, which means the list as text.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Still::Svg => ".svg",
            Still::Text => ".screen.txt",
        }
    }

    /// The extensions, listed for a sentence.
    #[must_use]
    pub fn endings(lang: Lang) -> String {
        let [svg, text] = Still::ALL.map(|still| still.ending().to_owned());
        lang.or(svg, text)
    }
}

impl FileKind {
    /// The kind of a file, by its extension.
    #[must_use]
    pub fn from_name(name: &str) -> Option<FileKind> {
        let lower = name.to_ascii_lowercase();
        let still = Still::ALL
            .into_iter()
            .find(|still| lower.ends_with(still.ending()));
        still
            .map(FileKind::Screen)
            .or_else(|| Format::from_name(name).map(FileKind::List))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_screen_is_told_from_the_list_by_the_end_of_the_name() {
        for (name, kind) in [
            ("a.svg", Some(FileKind::Screen(Still::Svg))),
            ("A.SVG", Some(FileKind::Screen(Still::Svg))),
            ("a.screen.txt", Some(FileKind::Screen(Still::Text))),
            ("a.txt", Some(FileKind::List(Format::Text))),
            ("a.svg.csv", Some(FileKind::List(Format::Csv))),
            ("svg", None),
            ("a.png", None),
        ] {
            assert_eq!(FileKind::from_name(name), kind, "{name}");
        }
    }
}

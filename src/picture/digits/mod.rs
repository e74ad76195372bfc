//! A number several rows high, of quadrant blocks.

mod font;

use super::strip::Marks;

/// How high digits are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// Three rows.
    Three,
    /// Five rows.
    Five,
    /// Seven rows.
    Seven,
    /// Nine rows.
    Nine,
    /// Seven rows, each cell drawn as two by two.
    Fourteen,
    /// Nine rows, likewise.
    Eighteen,
}

impl Size {
    /// From the largest to the smallest, those for a slide among them.
    pub const LADDER: [Size; 6] = [
        Size::Eighteen,
        Size::Fourteen,
        Size::Nine,
        Size::Seven,
        Size::Five,
        Size::Three,
    ];

    /// Those for a screen, from the largest to the smallest.
    pub const ALL: [Size; 4] = [Size::Nine, Size::Seven, Size::Five, Size::Three];

    /// The rows from the top of a digit to its base line.
    #[must_use]
    pub fn rows(self) -> usize {
        match self {
            Size::Three => 3,
            Size::Five => 5,
            Size::Seven => 7,
            Size::Nine => 9,
            Size::Fourteen => 14,
            Size::Eighteen => 18,
        }
    }

    fn below(self) -> Size {
        match self {
            Size::Nine => Size::Seven,
            Size::Seven => Size::Five,
            Size::Five | Size::Three => Size::Three,
            Size::Fourteen | Size::Eighteen => self.halved(),
        }
    }

    /// The size whose cells are drawn as two by two.
    fn halved(self) -> Size {
        match self {
            Size::Fourteen => Size::Seven,
            Size::Eighteen => Size::Nine,
            other => other,
        }
    }

    fn font(self) -> &'static [(char, &'static str)] {
        match self {
            Size::Three => font::THREE,
            Size::Five => font::FIVE,
            Size::Seven | Size::Fourteen => font::SEVEN,
            Size::Nine | Size::Eighteen => font::NINE,
        }
    }

    /// The largest in which a number fits; `None` where none does or a character has no glyph.
    #[must_use]
    pub fn fitting(number: &str, columns: usize, rows: usize) -> Option<Size> {
        let fits = |size: &Size| {
            let cells = cells(number, *size);
            size.rows() <= rows && cells.is_some_and(|cells| cells <= columns)
        };
        Size::ALL.into_iter().find(fits)
    }
}

/// The cells a number takes; `None` where a character has no glyph.
#[must_use]
pub fn cells(number: &str, size: Size) -> Option<usize> {
    let lines = lines(number, size, Marks::Unicode)?;
    lines.iter().map(|line| line.chars().count()).max()
}

/// The rows of a number, each as wide as the others; a comma adds one below the base line. A percent
/// sign stands on the base line, a size smaller. `None` where a character has no glyph.
#[must_use]
pub fn lines(number: &str, size: Size, marks: Marks) -> Option<Vec<String>> {
    if size.halved() != size {
        let lines = lines(number, size.halved(), Marks::Unicode)?;
        let doubled = lines.iter().flat_map(|line| doubled(line, marks));
        return Some(doubled.collect());
    }
    let glyphs: Option<Vec<Vec<&str>>> = number.chars().map(|of| glyph(of, size)).collect();
    let glyphs = glyphs?;
    let rows = glyphs
        .iter()
        .map(Vec::len)
        .max()
        .unwrap_or(0)
        .max(size.rows());
    let line = |row: usize| {
        let mut line = String::new();
        for glyph in &glyphs {
            if !line.is_empty() {
                line.push(' ');
            }
            let width = glyph.iter().map(|of| of.chars().count()).max().unwrap_or(0);
            let cells = glyph.get(row).copied().unwrap_or("");
            line.extend(cells.chars().map(|cell| drawn(cell, marks)));
            let missing = width.saturating_sub(cells.chars().count());
            line.push_str(&" ".repeat(missing));
        }
        line
    };
    Some((0..rows).map(line).collect())
}

/// A row of which each quadrant is drawn as a cell.
fn doubled(line: &str, marks: Marks) -> [String; 2] {
    [0usize, 2].map(|first| {
        let mut row = String::new();
        for cell in line.chars() {
            let filled = quadrants(cell);
            let of = [first, first.saturating_add(1)].map(|at| filled.get(at) == Some(&true));
            row.extend(of.map(|filled| if filled { marks.pick('█', '#') } else { ' ' }));
        }
        row
    })
}

/// Which quarters of a cell are filled: upper left and right, lower left and right.
fn quadrants(cell: char) -> [bool; 4] {
    let of = match cell {
        '█' => "1111",
        '▀' => "1100",
        '▄' => "0011",
        '▌' => "1010",
        '▐' => "0101",
        '▘' => "1000",
        '▝' => "0100",
        '▖' => "0010",
        '▗' => "0001",
        '▛' => "1110",
        '▜' => "1101",
        '▙' => "1011",
        '▟' => "0111",
        '▚' => "1001",
        '▞' => "0110",
        _ => "0000",
    };
    let mut bits = of.chars().map(|bit| bit == '1');
    [(); 4].map(|()| bits.next() == Some(true))
}

/// The rows of one character, with blank ones above a sign that stands on the base line.
fn glyph(character: char, size: Size) -> Option<Vec<&'static str>> {
    let own = if character == '%' { size.below() } else { size };
    let (_, rows) = own.font().iter().find(|(of, _)| *of == character)?;
    let above = size.rows().saturating_sub(own.rows());
    Some(
        std::iter::repeat_n("", above)
            .chain(rows.split('|'))
            .collect(),
    )
}

/// A cell as a terminal without blocks shows it: filled where two of its quadrants are.
fn drawn(cell: char, marks: Marks) -> char {
    match (marks, cell) {
        (Marks::Unicode, cell) => cell,
        (Marks::Ascii, '▘' | '▝' | '▖' | '▗') => ' ',
        (Marks::Ascii, '▀'..='▟') => '#',
        (Marks::Ascii, '−' | '–') => '-',
        (Marks::Ascii, '≈') => '~',
        (Marks::Ascii, '≥') => '>',
        (Marks::Ascii, '≤') => '<',
        (Marks::Ascii, '×') => 'x',
        (Marks::Ascii, cell) => cell,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_drawn_with_a_cell_between_its_glyphs() {
        let lines = lines("6/13", Size::Five, Marks::Unicode).unwrap();
        assert_eq!(
            lines,
            [
                "▟███▙   ▟▘  ▟█  ████▙",
                "█▌     ▗▛  ▐██     ▐█",
                "█████  ▟▘   ▐█   ████",
                "█▌ ▐█ ▗▛    ▐█     ▐█",
                "▜███▛ ▟▘   ████ ████▛",
            ]
        );
    }

    #[test]
    fn the_percent_sign_stands_on_the_base_line_a_size_smaller() {
        let lines = lines("8%", Size::Nine, Marks::Unicode).unwrap();
        assert!(
            lines[1].trim_end().ends_with("▜██") && lines[8].contains("▜▄▛"),
            "{lines:?}"
        );
    }

    #[test]
    fn in_ascii_a_digit_keeps_its_shape() {
        let lines = lines("1.5", Size::Five, Marks::Ascii).unwrap();
        assert!(lines.iter().all(|line| line.is_ascii()), "{lines:?}");
        assert_eq!(lines[0].trim_end(), " ##     #####");
    }

    #[test]
    fn the_largest_size_that_fits_is_chosen() {
        assert_eq!(Size::fitting("−7.8%", 60, 11), Some(Size::Nine));
        assert_eq!(Size::fitting("−7.8%", 32, 11), Some(Size::Seven));
        assert_eq!(Size::fitting("−7.8%", 30, 4), Some(Size::Three));
        assert_eq!(Size::fitting("−7.8%", 6, 11), None);
        assert_eq!(Size::fitting("a", 60, 11), None);
    }

    #[test]
    fn a_range_that_begins_below_zero_is_drawn_in_both_languages() {
        for range in ["−20%～30%", "−20% to 30%"] {
            for size in Size::LADDER {
                let drawn = lines(range, size, Marks::Ascii).unwrap();
                assert!(drawn.iter().all(|line| line.is_ascii()), "{drawn:?}");
                assert_ne!(cells(range, size), cells("−20%–30%", size));
            }
        }
    }

    proptest! {
        #[test]
        fn rows_are_equally_wide_and_no_two_numbers_look_alike(
            one in "[≈≥>≤<=−+]?[0-9]{1,4}(\\.[0-9])?%?", other in "[≈≥>≤<=−+]?[0-9]{1,4}(\\.[0-9])?%?",
        ) {
            for size in Size::ALL {
                let drawn = lines(&one, size, Marks::Unicode).unwrap();
                let widths: Vec<usize> = drawn.iter().map(|line| line.chars().count()).collect();
                prop_assert!(widths.windows(2).all(|of| of[0] == of[1]));
                let same = drawn == lines(&other, size, Marks::Unicode).unwrap();
                prop_assert_eq!(same, one == other);
            }
        }
    }

    proptest! {
        #[test]
        fn without_blocks_no_two_digits_look_alike_and_no_row_is_longer(
            one in "[0-9]{1,3}", other in "[0-9]{1,3}",
        ) {
            for size in [Size::Nine, Size::Seven, Size::Five] {
                let drawn = lines(&one, size, Marks::Ascii).unwrap();
                prop_assert!(drawn.iter().all(|line| line.is_ascii()));
                let widths: Vec<usize> = drawn.iter().map(|line| line.chars().count()).collect();
                prop_assert!(widths.windows(2).all(|of| of[0] == of[1]));
                let same = drawn == lines(&other, size, Marks::Ascii).unwrap();
                prop_assert_eq!(same, one == other);
            }
        }
    }
}

//! ASCII for terminals that draw other characters two cells wide or not at all.

/// The ASCII substitute of a glyph; `None` for ASCII itself and for wide glyphs, which are text.
#[must_use]
pub fn substitute(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "─" | "━" | "╌" | "┄" => "-",
        "│" | "┃" | "┆" | "╎" | "▏" | "▕" => "|",
        "┊" => ":",
        "┌" | "┐" | "└" | "┘" | "├" | "┤" | "┬" | "┴" | "┼" | "╭" | "╮" | "╰" | "╯" => {
            "+"
        }
        "▌" => ">",
        "█" | "▉" | "▊" | "▋" | "▐" | "▇" | "▆" | "▅" | "▄" | "▀" | "▒" | "▓" => {
            "#"
        }
        "▃" | "▂" | "▁" | "░" => "_",
        "▎" | "▍" => "|",
        "✓" => "+",
        "✗" => "x",
        "▼" => "v",
        "≈" => "~",
        "≠" => "/",
        "≥" | "›" | "→" | "▸" | "▶" | "»" => ">",
        "≤" | "‹" | "←" | "«" => "<",
        "↑" => "^",
        "↓" => "v",
        "·" | "•" => ".",
        "−" | "–" | "—" => "-",
        "…" => ".",
        "○" => "o",
        "◐" => "O",
        "●" => "*",
        "◌" => "_",
        "◆" | "■" => "#",
        "□" => ".",
        // What was added net.
        "Δ" => "+",
        "×" => "x",
        "÷" => "/",
        "“" | "”" => "\"",
        "‘" | "’" => "'",
        "²" => "2",
        _ => return None,
    })
}

/// A text in ASCII, beside Chinese characters. An ellipsis or comparison may take a cell more:
/// `>=` cut to one would read as "over".
#[must_use]
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '≥' => plain.push_str(">="),
            '≤' => plain.push_str("<="),
            // One point alone reads as a full stop.
            '…' => plain.push_str(".."),
            _ => match substitute(letter.encode_utf8(&mut [0; 4])) {
                Some(other) => plain.push_str(other),
                None => plain.push(letter),
            },
        }
    }
    plain
}

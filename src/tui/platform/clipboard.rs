//! Copies text through the terminal (OSC 52), which also works when the program runs on a remote
//! machine. Terminals do not report whether they have copied it.

use std::env;
use std::io::{self, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Asks the terminal to put a text on the clipboard.
///
/// # Errors
/// If writing to the terminal fails.
pub(in crate::tui) fn copy(out: &mut impl Write, text: &str) -> io::Result<()> {
    let inside_tmux = env::var_os("TMUX").is_some();
    out.write_all(sequence(text, inside_tmux).as_bytes())?;
    out.flush()
}

/// The escape sequence. Inside tmux it is sent twice, plain and wrapped, because the configuration of
/// tmux decides whether it copies the plain one or passes the wrapped one on to the terminal.
fn sequence(text: &str, inside_tmux: bool) -> String {
    let plain = format!("\u{1b}]52;c;{}\u{7}", STANDARD.encode(text));
    if inside_tmux {
        let wrapped = plain.replace('\u{1b}', "\u{1b}\u{1b}");
        format!("{plain}\u{1b}Ptmux;{wrapped}\u{1b}\\")
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_encoded_in_one_line_and_wrapped_for_tmux() {
        let long = "地区生产总值 548 亿元 ".repeat(20);
        let plain = sequence(&long, false);
        assert!(plain.starts_with("\u{1b}]52;c;") && plain.ends_with('\u{7}'));
        let encoded = &plain["\u{1b}]52;c;".len()..plain.len() - 1];
        assert_eq!(STANDARD.decode(encoded).unwrap(), long.as_bytes());
        let wrapped = sequence("a", true);
        assert!(
            wrapped.ends_with("\u{1b}Ptmux;\u{1b}\u{1b}]52;c;YQ==\u{7}\u{1b}\\"),
            "{wrapped:?}"
        );
    }
}

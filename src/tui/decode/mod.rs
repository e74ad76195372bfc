//! Decodes the bytes that a terminal sends: keys, the mouse, pasted text, and answers to queries.
//!
//! Bytes come in pieces, and a sequence may never be completed, for example if a connection breaks
//! off. So an unfinished sequence is abandoned after a timeout, and its length is limited. The bytes
//! of an abandoned sequence are not decoded as keys.
//!
//! - `sequence`: decodes a complete control sequence; `report`: decodes the answers of a terminal

pub(super) mod report;
mod sequence;

use std::time::Duration;

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use report::Answer;

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;

/// How long to wait after Esc before it is decoded as a key. A terminal sends a sequence at once, so
/// that only a slow connection delays its other bytes.
const ESCAPE_TIMEOUT: Duration = Duration::from_millis(30);

/// How long to wait for the rest of a control sequence. Keys that are pressed in the meantime would
/// be decoded as part of it.
const SEQUENCE_TIMEOUT: Duration = Duration::from_millis(150);

/// How long to wait for the rest of an answer or of pasted text. It can be longer, because no key
/// begins in the same way.
const STRING_TIMEOUT: Duration = Duration::from_millis(500);

/// In bytes. The longest sequence of a key or of the mouse has about 20.
const LONGEST_SEQUENCE: usize = 64;

/// In bytes. An answer about a colour has about 25.
const LONGEST_STRING: usize = 256;

/// In bytes. Text is pasted only into text fields, which hold a few hundred characters.
const LONGEST_PASTE: usize = 64 * 1024;

/// The sequence that ends pasted text.
const PASTE_END: &[u8] = b"\x1b[201~";

/// An input of the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Decoded {
    /// A key, the mouse, or pasted text.
    Event(Event),
    /// An answer to a query of the terminal.
    Answer(Answer),
}

/// The kind of the unfinished sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    /// Outside of sequences.
    #[default]
    Ground,
    /// A character of several bytes, pressed with these modifiers.
    Character(KeyModifiers),
    /// Esc, as a key or as the first byte of a sequence.
    Escape,
    /// `ESC [`, followed by parameters and a final byte.
    Control,
    /// `ESC [ [`, a function key of the Linux console.
    Console,
    /// `ESC [ M`, followed by three bytes: the mouse, without the mode for large windows (SGR 1006).
    Mouse,
    /// `ESC O`, followed by a letter: a key in the application mode of the keypad.
    Single,
    /// A string that begins with Esc and this character.
    String(u8),
    /// Esc within such a string, which ends it if a backslash follows.
    StringEnd(u8),
    /// Pasted text, with the number of bytes of [`PASTE_END`] received so far.
    Paste(usize),
}

/// Decodes bytes, which may come in any pieces.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    state: State,
    /// The bytes of the unfinished sequence, without those that determine its kind.
    held: Vec<u8>,
    decoded: Vec<Decoded>,
}

impl Decoder {
    /// Decodes bytes. Returns the inputs that they complete.
    pub(super) fn take(&mut self, bytes: &[u8]) -> Vec<Decoded> {
        for byte in bytes {
            self.step(*byte);
        }
        std::mem::take(&mut self.decoded)
    }

    /// How long to wait for the next byte before calling [`Self::give_up`]; `None` outside of
    /// sequences.
    pub(super) fn timeout(&self) -> Option<Duration> {
        match self.state {
            State::Ground => None,
            State::Escape => Some(ESCAPE_TIMEOUT),
            State::String(_) if self.held.is_empty() => Some(ESCAPE_TIMEOUT),
            State::Character(_)
            | State::Control
            | State::Console
            | State::Mouse
            | State::Single => Some(SEQUENCE_TIMEOUT),
            State::String(_) | State::StringEnd(_) | State::Paste(_) => Some(STRING_TIMEOUT),
        }
    }

    /// Abandons the unfinished sequence. If its bytes are also those of a key, returns that key.
    pub(super) fn give_up(&mut self) -> Vec<Decoded> {
        match self.state {
            State::Escape => self.press(KeyCode::Esc, KeyModifiers::NONE),
            State::Control if self.held.is_empty() => self.press_alt(b'['),
            State::Single => self.press_alt(b'O'),
            State::String(kind) if self.held.is_empty() => self.press_alt(kind),
            _ => {}
        }
        self.enter(State::Ground);
        std::mem::take(&mut self.decoded)
    }

    fn enter(&mut self, state: State) {
        self.state = state;
        self.held.clear();
    }

    fn step(&mut self, byte: u8) {
        match self.state {
            State::Ground => self.plain(byte, KeyModifiers::NONE),
            State::Character(modifiers) => self.character(byte, modifiers),
            State::Escape => self.escape(byte),
            State::Control => self.control(byte),
            State::Console => {
                self.enter(State::Ground);
                self.decoded.extend(sequence::console(byte));
            }
            State::Mouse => {
                self.held.push(byte);
                if let [buttons, column, row] = *self.held {
                    self.enter(State::Ground);
                    self.decoded.extend(sequence::mouse(buttons, column, row));
                }
            }
            State::Single => {
                self.enter(State::Ground);
                match sequence::single(byte) {
                    Some(decoded) => self.decoded.push(decoded),
                    // It was Alt-O, followed by another key.
                    None => {
                        self.press_alt(b'O');
                        self.step(byte);
                    }
                }
            }
            State::String(kind) => self.string(byte, kind),
            State::StringEnd(kind) => {
                if byte == b'\\' {
                    self.end_string(kind);
                } else {
                    self.enter(State::Escape);
                    self.step(byte);
                }
            }
            State::Paste(ended) => self.paste(byte, ended),
        }
    }

    fn press(&mut self, code: KeyCode, modifiers: KeyModifiers) {
        let event = Event::Key(KeyEvent::new(code, modifiers));
        self.decoded.push(Decoded::Event(event));
    }

    fn press_alt(&mut self, byte: u8) {
        self.press(KeyCode::Char(char::from(byte)), KeyModifiers::ALT);
    }

    /// A byte outside of sequences.
    fn plain(&mut self, byte: u8, modifiers: KeyModifiers) {
        let control = modifiers | KeyModifiers::CONTROL;
        let letter = |from: u8| KeyCode::Char(char::from(byte.saturating_add(from)));
        self.enter(State::Ground);
        match byte {
            ESC => self.enter(State::Escape),
            b'\r' => self.press(KeyCode::Enter, modifiers),
            b'\t' => self.press(KeyCode::Tab, modifiers),
            0x7f => self.press(KeyCode::Backspace, modifiers),
            0 => self.press(KeyCode::Char(' '), control),
            0x01..=0x1a => self.press(letter(b'a' - 1), control),
            // Terminals send 0x1c for Ctrl-4.
            0x1c..=0x1f => self.press(letter(b'4' - 0x1c), control),
            0x20..=0x7e => self.press_character(char::from(byte), modifiers),
            0x80.. => {
                self.state = State::Character(modifiers);
                self.character(byte, modifiers);
            }
        }
    }

    fn press_character(&mut self, character: char, modifiers: KeyModifiers) {
        let shift = match character.is_uppercase() {
            true => KeyModifiers::SHIFT,
            false => KeyModifiers::NONE,
        };
        self.press(KeyCode::Char(character), modifiers | shift);
    }

    fn character(&mut self, byte: u8, modifiers: KeyModifiers) {
        if !self.held.is_empty() && !(0x80..=0xbf).contains(&byte) {
            // The previous character is incomplete.
            self.plain(byte, KeyModifiers::NONE);
            return;
        }
        self.held.push(byte);
        let pressed = match std::str::from_utf8(&self.held) {
            Ok(text) => text.chars().next().filter(|one| !one.is_control()),
            // More bytes may complete it.
            Err(error) if error.error_len().is_none() => return,
            Err(_) => None,
        };
        self.enter(State::Ground);
        if let Some(character) = pressed {
            self.press_character(character, modifiers);
        }
    }

    fn escape(&mut self, byte: u8) {
        match byte {
            b'[' => self.enter(State::Control),
            b'O' => self.enter(State::Single),
            b']' | b'P' | b'_' => self.enter(State::String(byte)),
            // The first Esc was a key.
            ESC => self.press(KeyCode::Esc, KeyModifiers::NONE),
            _ => self.plain(byte, KeyModifiers::ALT),
        }
    }

    fn control(&mut self, byte: u8) {
        match byte {
            0x20..=0x3f => {
                if self.held.len() < LONGEST_SEQUENCE {
                    self.held.push(byte);
                }
            }
            b'[' if self.held.is_empty() => self.enter(State::Console),
            b'M' if self.held.is_empty() => self.enter(State::Mouse),
            b'~' if *self.held == *b"200" => self.enter(State::Paste(0)),
            0x40..=0x7e => {
                self.decoded.extend(sequence::control(&self.held, byte));
                self.enter(State::Ground);
            }
            _ => self.plain(byte, KeyModifiers::NONE),
        }
    }

    fn string(&mut self, byte: u8, kind: u8) {
        let begins = match kind {
            b']' => byte.is_ascii_digit(),
            b'P' => (0x20..=0x3f).contains(&byte),
            _ => byte == b'G',
        };
        match byte {
            _ if self.held.is_empty() && !begins => {
                self.press_alt(kind);
                self.plain(byte, KeyModifiers::NONE);
            }
            BEL => self.end_string(kind),
            // The string is kept until the next byte shows whether it has ended.
            ESC => self.state = State::StringEnd(kind),
            // No answer contains control characters, so this is a key.
            0..=0x1f => self.plain(byte, KeyModifiers::NONE),
            _ if self.held.len() < LONGEST_STRING => self.held.push(byte),
            _ => {}
        }
    }

    fn end_string(&mut self, kind: u8) {
        if kind == b']' {
            let answer = report::colour(&self.held);
            self.decoded.extend(answer.map(Decoded::Answer));
        }
        self.enter(State::Ground);
    }

    fn paste(&mut self, byte: u8, ended: usize) {
        if PASTE_END.get(ended) == Some(&byte) {
            let ended = ended.saturating_add(1);
            self.state = State::Paste(ended);
            if ended == PASTE_END.len() {
                let text = String::from_utf8_lossy(&self.held).into_owned();
                self.decoded.push(Decoded::Event(Event::Paste(text)));
                self.enter(State::Ground);
            }
        } else if ended > 0 || (byte < 0x20 && !b"\t\n\r".contains(&byte)) {
            // Terminals remove control characters from pasted text. So the end sequence was lost, and
            // this is a key.
            self.enter(State::Ground);
            for part in PASTE_END.iter().take(ended) {
                self.step(*part);
            }
            self.step(byte);
        } else if self.held.len() < LONGEST_PASTE {
            self.held.push(byte);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn key(code: KeyCode) -> Decoded {
        key_with(code, KeyModifiers::NONE)
    }

    fn key_with(code: KeyCode, modifiers: KeyModifiers) -> Decoded {
        Decoded::Event(Event::Key(KeyEvent::new(code, modifiers)))
    }

    fn all(bytes: &[u8]) -> Vec<Decoded> {
        let mut decoder = Decoder::default();
        let mut decoded = decoder.take(bytes);
        if decoder.timeout().is_some() {
            decoded.extend(decoder.give_up());
        }
        decoded
    }

    #[rstest]
    #[case(b"\x1b[?2026;2$y")]
    #[case(b"\x1b[?997;1n")]
    #[case(b"\x1b[<0;5")]
    #[case(b"\x1b[?")]
    #[case(b"\x1b[200~")]
    #[case(b"\x1b[200~quit")]
    #[case(b"\x1b]11;rgb:ffff/ff")]
    #[case(b"\x1bP>|xterm(388)\x1b\\")]
    #[case(b"\x1bP1+r")]
    #[case(b"\x1b[>0;276;0c")]
    #[case(b"\x1b[8;30;100t")]
    #[case(b"\x1b[I")]
    #[case(b"\xe9\xab")]
    #[case(b"\xff\xfe")]
    fn what_is_no_key_presses_none_and_leaves_the_next_key_alone(#[case] sent: &[u8]) {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.take(sent), []);
        if decoder.timeout().is_some() {
            assert_eq!(decoder.give_up(), []);
        }
        assert_eq!(decoder.take(b"j"), [key(KeyCode::Char('j'))]);
    }

    #[rstest]
    #[case(b"\x1b", KeyCode::Esc, KeyModifiers::NONE)]
    #[case(b"\x1b[", KeyCode::Char('['), KeyModifiers::ALT)]
    #[case(b"\x1bO", KeyCode::Char('O'), KeyModifiers::ALT)]
    #[case(b"\x1b]", KeyCode::Char(']'), KeyModifiers::ALT)]
    #[case(b"\x1bb", KeyCode::Char('b'), KeyModifiers::ALT)]
    #[case(b"\x1b\x7f", KeyCode::Backspace, KeyModifiers::ALT)]
    #[case("\x1b高".as_bytes(), KeyCode::Char('高'), KeyModifiers::ALT)]
    #[case("新".as_bytes(), KeyCode::Char('新'), KeyModifiers::NONE)]
    #[case(b"L", KeyCode::Char('L'), KeyModifiers::SHIFT)]
    #[case(b"\x03", KeyCode::Char('c'), KeyModifiers::CONTROL)]
    #[case(b"\r", KeyCode::Enter, KeyModifiers::NONE)]
    #[case(b"\x1b[A", KeyCode::Up, KeyModifiers::NONE)]
    #[case(b"\x1bOB", KeyCode::Down, KeyModifiers::NONE)]
    #[case(b"\x1b[1;5D", KeyCode::Left, KeyModifiers::CONTROL)]
    #[case(b"\x1b[Z", KeyCode::BackTab, KeyModifiers::SHIFT)]
    #[case(b"\x1b[6~", KeyCode::PageDown, KeyModifiers::NONE)]
    #[case(b"\x1b[3;3~", KeyCode::Delete, KeyModifiers::ALT)]
    #[case(b"\x1b[15~", KeyCode::F(5), KeyModifiers::NONE)]
    #[case(b"\x1bOP", KeyCode::F(1), KeyModifiers::NONE)]
    #[case(b"\x1b[[B", KeyCode::F(2), KeyModifiers::NONE)]
    #[case(b"\x1b[27;5;105~", KeyCode::Char('i'), KeyModifiers::CONTROL)]
    #[case(b"\x1b[98;3u", KeyCode::Char('b'), KeyModifiers::ALT)]
    fn keys_are_those_that_were_pressed(
        #[case] sent: &[u8],
        #[case] code: KeyCode,
        #[case] modifiers: KeyModifiers,
    ) {
        assert_eq!(all(sent), [key_with(code, modifiers)]);
    }

    #[test]
    fn a_pasted_text_is_one_event_and_is_cut_where_it_is_too_long() {
        let pasted = |text: &str| [Decoded::Event(Event::Paste(text.into()))];
        assert_eq!(
            all("\x1b[200~高新\n区\x1b[201~".as_bytes()),
            pasted("高新\n区")
        );
        let long = "长".repeat(LONGEST_PASTE);
        let decoded = all(format!("\x1b[200~{long}\x1b[201~").as_bytes());
        let [Decoded::Event(Event::Paste(text))] = &*decoded else {
            panic!("{} events", decoded.len());
        };
        assert!(text.len() <= LONGEST_PASTE + 3, "{}", text.len());
    }

    #[test]
    fn a_key_with_a_control_byte_ends_a_paste_or_an_answer_that_never_ended() {
        let control_c = || [key_with(KeyCode::Char('c'), KeyModifiers::CONTROL)];
        assert_eq!(all(b"\x1b[200~abc\x03"), control_c());
        assert_eq!(all(b"\x1b[200~abc\x1b[A"), [key(KeyCode::Up)]);
        assert_eq!(all(b"\x1b]11;rgb:ff\x03"), control_c());
        assert_eq!(all(b"\x1b]11;rgb:ff\x1b[A"), [key(KeyCode::Up)]);
        assert_eq!(all(b"\x1b[<0;5\x03"), control_c());
        assert_eq!(all(b"\x1b[?\x1b[A"), [key(KeyCode::Up)]);
    }

    #[test]
    fn answers_are_distinguished_from_keys_wherever_they_come() {
        let decoded = all(b"2\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[7;2R\x1b[?62;22cj");
        assert_eq!(
            decoded,
            [
                key(KeyCode::Char('2')),
                Decoded::Answer(Answer::Background(report::Colour([0xffff; 3]))),
                Decoded::Answer(Answer::Column(2)),
                Decoded::Answer(Answer::Attributes),
                key(KeyCode::Char('j')),
            ]
        );
    }

    /// Sequences of terminals, complete and cut in half.
    fn sent() -> impl Strategy<Value = Vec<u8>> {
        let known: Vec<&[u8]> = vec![
            b"\x1b[A",
            b"\x1bOB",
            b"\x1b",
            b"\x1b[",
            b"\x1b]11;",
            b"rgb:",
            b"\x1b\\",
            b"\x07",
            b"\x1b[200~",
            b"\x1b[201~",
            b"\x1b[<0;5;7M",
            b"\x1b[M",
            b"\x1bP",
            b"\x1b[[",
            b"q",
            "高".as_bytes(),
            b"\xe9",
            b"\r",
            b"\x03",
        ];
        let part = prop_oneof![
            4 => proptest::sample::select(known).prop_map(<[u8]>::to_vec),
            1 => proptest::collection::vec(any::<u8>(), 1..4),
        ];
        proptest::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn after_anything_at_all_the_next_key_is_a_key(sent in sent()) {
            let mut decoder = Decoder::default();
            decoder.take(&sent);
            if decoder.timeout().is_some() {
                decoder.give_up();
            }
            prop_assert_eq!(decoder.timeout(), None);
            prop_assert_eq!(decoder.take(b"j"), [key(KeyCode::Char('j'))]);
        }

        #[test]
        fn it_does_not_matter_where_the_bytes_are_parted(sent in sent(), at in any::<prop::sample::Index>()) {
            let at = at.index(sent.len() + 1);
            let mut parted = Decoder::default();
            let mut decoded = parted.take(&sent[..at]);
            decoded.extend(parted.take(&sent[at..]));
            decoded.extend(parted.give_up());
            prop_assert_eq!(decoded, all(&sent));
        }

        #[test]
        fn little_is_kept_of_what_never_ends(byte in 0x20u8..0x7f, begin in 0usize..4) {
            let begin: &[u8] = [b"\x1b[".as_slice(), b"\x1b]1", b"\x1bP1", b"\x1b[200~"][begin];
            let mut decoder = Decoder::default();
            decoder.take(begin);
            decoder.take(&vec![byte; 3 * LONGEST_PASTE]);
            prop_assert!(decoder.held.len() <= LONGEST_PASTE);
        }
    }
}

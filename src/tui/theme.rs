//! Every colour of the program, by what it means.
//!
//! Good and bad are blue and orange, which all kinds of colour vision tell apart, or green and red;
//! what rises and what falls is coloured by one palette only, and is neither. No colour stands
//! alone: a glyph, a sign or a word says the same. The palette is the terminals' 256 colours, which
//! survive SSH and tmux.

use std::cmp::Ordering;

use ratatui::style::{Color, Modifier, Style};
use rust_decimal::Decimal;

use crate::analysis::audit::Outcome;
use crate::analysis::verdict::Verdict;
use crate::dataset::Stage;
use crate::sheet::detail::Tone;

/// Which theme to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ThemeName {
    /// Light on dark.
    Dark,
    /// Dark on light: for projectors in lit rooms.
    Light,
    /// White on black, with few and strong colours.
    HighContrast,
    /// No colour at all: weight, underline and reverse only.
    Mono,
}

/// What stands for good and bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PaletteName {
    /// Blue and orange, which all kinds of colour vision tell apart.
    #[default]
    ColourBlind,
    /// Green and red.
    RedGreen,
    /// What rises is red and what falls is green, as Chinese markets have it (红涨绿跌). It colours the
    /// signs of changes; good and bad stay blue and orange, so that no missed target is ever green.
    RedUp,
}

impl PaletteName {
    /// The palettes, with the names the command line and the configuration use.
    pub const ALL: [(PaletteName, &'static str); 3] = [
        (PaletteName::ColourBlind, "colour-blind"),
        (PaletteName::RedGreen, "red-green"),
        (PaletteName::RedUp, "red-up"),
    ];
}

/// Whether the theme paints the background or leaves the terminal's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ground {
    /// Paints it: asked for by name, so it has to be readable whatever the terminal's own is.
    Painted,
    /// Leaves it: the theme was chosen to fit it.
    Terminal,
}

/// Styles by role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Ordinary text, and the ground under everything.
    pub text: Style,
    /// What may be overlooked: citations, units, notes.
    pub quiet: Style,
    /// Rules and axes.
    pub rule: Style,
    /// Headings.
    pub heading: Style,
    /// The chosen year, the chosen tab, keys in hints.
    pub accent: Style,
    /// The chosen year and tab themselves.
    pub chosen: Style,
    /// The selected row.
    pub selected: Style,
    /// A target met.
    pub good: Style,
    /// A target nearly met.
    pub warning: Style,
    /// A target missed.
    pub bad: Style,
    /// A change above zero.
    pub rise: Style,
    /// A change below zero.
    pub fall: Style,
    /// Bars of results.
    pub bar: Style,
    /// Marks of targets.
    pub mark: Style,
}

impl ThemeName {
    /// The themes, in the order in which a key goes through them.
    pub const ALL: [(ThemeName, &'static str); 4] = [
        (ThemeName::Dark, "dark"),
        (ThemeName::Light, "light"),
        (ThemeName::HighContrast, "high-contrast"),
        (ThemeName::Mono, "mono"),
    ];

    /// The next one.
    #[must_use]
    pub fn next(self) -> ThemeName {
        match self {
            ThemeName::Dark => ThemeName::Light,
            ThemeName::Light => ThemeName::HighContrast,
            ThemeName::HighContrast => ThemeName::Mono,
            ThemeName::Mono => ThemeName::Dark,
        }
    }

    /// Its styles.
    #[must_use]
    pub fn theme(self, palette: PaletteName, ground: Ground) -> Theme {
        // Green, red and the two that are told apart by everyone.
        let pick = |green: u8, red: u8, blue: u8, orange: u8| match palette {
            PaletteName::ColourBlind | PaletteName::RedUp => (blue, orange),
            PaletteName::RedGreen => (green, red),
        };
        let signs = |red: u8, green: u8| (palette == PaletteName::RedUp).then_some((red, green));
        match self {
            ThemeName::Dark => {
                let (good, bad) = pick(77, 209, 74, 214);
                Palette {
                    ground: 234,
                    text: 252,
                    quiet: 247,
                    rule: 240,
                    accent: 117,
                    on_accent: 16,
                    selected: 236,
                    good,
                    warning: 221,
                    bad,
                    signs: signs(210, 77),
                }
                .theme(ground)
            }
            ThemeName::Light => {
                let (good, bad) = pick(22, 124, 25, 124);
                Palette {
                    ground: 231,
                    text: 235,
                    quiet: 240,
                    rule: 250,
                    accent: 25,
                    on_accent: 231,
                    selected: 255,
                    good,
                    warning: 94,
                    bad,
                    signs: signs(160, 22),
                }
                .theme(ground)
            }
            ThemeName::HighContrast => {
                let (good, bad) = pick(120, 217, 123, 220);
                let theme = Palette {
                    ground: 16,
                    text: 231,
                    quiet: 254,
                    rule: 250,
                    accent: 123,
                    on_accent: 16,
                    selected: 237,
                    good,
                    warning: 227,
                    bad,
                    signs: signs(217, 120),
                }
                // Of its own on any terminal: that is what it is for.
                .theme(Ground::Painted);
                Theme {
                    selected: theme.selected.add_modifier(Modifier::UNDERLINED),
                    ..theme
                }
            }
            ThemeName::Mono => mono(),
        }
    }
}

/// The colours of a theme, as numbers of the 256-colour palette.
struct Palette {
    ground: u8,
    text: u8,
    quiet: u8,
    rule: u8,
    accent: u8,
    on_accent: u8,
    selected: u8,
    good: u8,
    warning: u8,
    bad: u8,
    /// What rises and what falls, where the palette colours it.
    signs: Option<(u8, u8)>,
}

impl Palette {
    fn theme(&self, ground: Ground) -> Theme {
        let fg = |colour: u8| Style::new().fg(Color::Indexed(colour));
        let sign = |of: fn((u8, u8)) -> u8| self.signs.map_or_else(Style::new, |both| fg(of(both)));
        let text = match ground {
            Ground::Painted => fg(self.text).bg(Color::Indexed(self.ground)),
            Ground::Terminal => Style::reset(),
        };
        Theme {
            text,
            quiet: fg(self.quiet),
            rule: fg(self.rule),
            heading: Style::new().add_modifier(Modifier::BOLD),
            accent: fg(self.accent),
            chosen: fg(self.on_accent)
                .bg(Color::Indexed(self.accent))
                .add_modifier(Modifier::BOLD),
            selected: Style::new()
                .bg(Color::Indexed(self.selected))
                .add_modifier(Modifier::BOLD),
            good: fg(self.good),
            warning: fg(self.warning),
            bad: fg(self.bad),
            rise: sign(|(rise, _)| rise),
            fall: sign(|(_, fall)| fall),
            bar: fg(self.accent),
            mark: Style::new().add_modifier(Modifier::BOLD),
        }
    }
}

fn mono() -> Theme {
    let plain = Style::new();
    let bold = plain.add_modifier(Modifier::BOLD);
    Theme {
        text: Style::reset(),
        quiet: plain,
        rule: plain,
        heading: bold,
        accent: bold,
        chosen: plain.add_modifier(Modifier::REVERSED),
        selected: plain.add_modifier(Modifier::REVERSED),
        good: plain,
        warning: plain,
        bad: bold,
        rise: plain,
        fall: plain,
        bar: plain,
        mark: bold,
    }
}

impl Theme {
    /// The style of a verdict.
    #[must_use]
    pub fn verdict(&self, verdict: Verdict) -> Style {
        match verdict {
            Verdict::Met => self.good,
            Verdict::Near => self.warning,
            Verdict::Missed | Verdict::Reversed => self.bad,
            Verdict::NotComparable | Verdict::NoResult => self.quiet,
        }
    }

    /// The style of a change, by its sign.
    #[must_use]
    pub fn change(&self, change: Decimal) -> Style {
        match change.cmp(&Decimal::ZERO) {
            Ordering::Greater => self.rise,
            Ordering::Equal => Style::new(),
            Ordering::Less => self.fall,
        }
    }

    /// The style of a finding.
    #[must_use]
    pub fn outcome(&self, outcome: Outcome) -> Style {
        match outcome {
            Outcome::Conflict => self.bad,
            Outcome::Suspect => self.warning,
            Outcome::Explained => self.accent,
            Outcome::WithinRounding | Outcome::Consistent | Outcome::WithinBounds => self.good,
            Outcome::NotTestable => self.quiet,
        }
    }

    /// The style of a sentence.
    #[must_use]
    pub fn tone(&self, tone: Tone) -> Style {
        match tone {
            Tone::Plain | Tone::Event(_) => Style::new(),
            Tone::Quiet => self.quiet,
            Tone::Warning => self.warning,
            Tone::Here => self.accent,
            Tone::Computed => self.bar,
            Tone::Outcome(outcome) => self.outcome(outcome),
            Tone::Stage(stage) => self.stage(stage),
        }
    }

    /// The style of a stage's mark: quiet before construction, full once something is produced.
    #[must_use]
    pub fn stage(&self, stage: Stage) -> Style {
        match stage {
            Stage::Planned | Stage::Signed => self.quiet,
            Stage::Started => self.accent,
            Stage::InProduction | Stage::AtCapacity => self.good,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// Red, green, blue of a colour of the 256-colour palette above the first 16.
    fn rgb(colour: Color) -> [u8; 3] {
        let Color::Indexed(index) = colour else {
            panic!("{colour:?} depends on the terminal")
        };
        match index {
            16..=231 => {
                let level = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
                let n = index - 16;
                [level(n / 36), level(n / 6 % 6), level(n % 6)]
            }
            232.. => [8 + 10 * (index - 232); 3],
            _ => panic!("colour {index} depends on the terminal"),
        }
    }

    /// WCAG 2 contrast ratio. Floats are fine here: colours are no figures.
    #[allow(clippy::float_arithmetic)]
    fn contrast(a: Color, b: Color) -> f64 {
        let luminance = |colour| {
            let linear = rgb(colour).map(|channel| {
                let c = f64::from(channel) / 255.0;
                if c <= 0.03928 {
                    c / 12.92
                } else {
                    ((c + 0.055) / 1.055).powf(2.4)
                }
            });
            0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[rstest]
    fn every_text_can_be_read_on_its_ground(
        #[values(ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast)] name: ThemeName,
        #[values(PaletteName::ColourBlind, PaletteName::RedGreen, PaletteName::RedUp)]
        palette: PaletteName,
    ) {
        let theme = name.theme(palette, Ground::Painted);
        if name == ThemeName::HighContrast {
            let contrast = contrast(theme.quiet.fg.unwrap(), theme.text.bg.unwrap());
            assert!(
                contrast >= 7.0,
                "even what may be overlooked: {contrast:.1}"
            );
        }
        let (fg, bg) = (theme.text.fg.unwrap(), theme.text.bg.unwrap());
        let selected = theme.selected.bg.unwrap();
        let chosen = contrast(theme.chosen.fg.unwrap(), theme.chosen.bg.unwrap());
        assert!(chosen >= 4.5, "chosen {chosen:.1}");
        for (role, style) in [
            ("quiet", theme.quiet),
            ("accent", theme.accent),
            ("good", theme.good),
            ("warning", theme.warning),
            ("bad", theme.bad),
            ("bar", theme.bar),
            ("rise", theme.rise),
            ("fall", theme.fall),
            ("text", Style::new().fg(fg)),
        ] {
            for ground in [bg, selected] {
                let contrast = contrast(style.fg.unwrap_or(fg), ground);
                assert!(contrast >= 4.5, "{role} on {ground:?} {contrast:.1}");
            }
        }
    }

    #[rstest]
    fn red_up_colours_signs_and_leaves_verdicts_alone(
        #[values(ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast)] name: ThemeName,
    ) {
        let of = |palette| name.theme(palette, Ground::Painted);
        let (usual, red_up) = (of(PaletteName::ColourBlind), of(PaletteName::RedUp));
        for verdict in Verdict::ALL {
            assert_eq!(
                red_up.verdict(verdict),
                usual.verdict(verdict),
                "{verdict:?}"
            );
        }
        let of_sign = |sign: i64| rgb(red_up.change(Decimal::from(sign)).fg.unwrap());
        let ([red, green, _], [less_red, more_green, _]) = (of_sign(3), of_sign(-3));
        assert!(red > green && more_green > less_red);
        assert_eq!(red_up.change(Decimal::ZERO), Style::new());
        for palette in [PaletteName::ColourBlind, PaletteName::RedGreen] {
            assert_eq!(of(palette).change(Decimal::ONE), Style::new());
        }
    }

    #[test]
    fn without_colour_nothing_is_coloured() {
        let theme = ThemeName::Mono.theme(PaletteName::default(), Ground::Painted);
        let Theme {
            text,
            quiet,
            rule,
            heading,
            accent,
            chosen,
            selected,
            good,
            warning,
            bad,
            rise,
            fall,
            bar,
            mark,
        } = theme;
        for style in [
            quiet, rule, heading, accent, chosen, selected, good, warning, bad, rise, fall, bar,
            mark,
        ] {
            assert_eq!((style.fg, style.bg), (None, None));
        }
        assert_eq!((text.fg, text.bg), (Some(Color::Reset), Some(Color::Reset)));
    }
}

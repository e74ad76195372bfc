//! All colours of the program, by meaning.
//!
//! Good and bad are blue and orange, which people with any kind of colour vision can distinguish, or
//! green and red. Rise and fall are neither good nor bad; only one palette colours them. A glyph, a
//! sign or a word always carries the same meaning as a colour. All colours belong to the 256-colour
//! palette, which works over SSH and in tmux.

use std::cmp::Ordering;

use ratatui::style::{Color, Modifier, Style};
use rust_decimal::Decimal;
use strum::EnumCount;

use crate::analysis::audit::Outcome;
use crate::analysis::verdict::Verdict;
use crate::dataset::Stage;
use crate::picture::Role;
use crate::sheet::detail::Tone;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumCount)]
pub enum ThemeName {
    /// Light on dark.
    Dark,
    /// Dark on light: for projectors in lit rooms.
    Light,
    /// White on black, with few and strong colours.
    HighContrast,
    /// Without colour: weight, underline and reverse.
    Mono,
}

/// The colours of good and bad, rise and fall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, EnumCount)]
pub enum PaletteName {
    /// Good is blue and bad is orange.
    #[default]
    ColourBlind,
    /// Good is green and bad is red.
    RedGreen,
    /// Rise is red and fall is green, as in Chinese markets (红涨绿跌). Only signs of changes have
    /// these colours. Good and bad stay blue and orange, so that no missed target is green.
    RedUp,
}

impl PaletteName {
    /// With the names that the command line and the configuration use.
    pub const ALL: [(PaletteName, &'static str); PaletteName::COUNT] = [
        (PaletteName::ColourBlind, "colour-blind"),
        (PaletteName::RedGreen, "red-green"),
        (PaletteName::RedUp, "red-up"),
    ];
}

/// Whether the theme paints the background or leaves the terminal's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Background {
    /// The theme was asked for by name, and has to be readable whatever the terminal's background
    /// is.
    Painted,
    /// The theme was chosen to fit the terminal's background.
    Terminal,
}

/// Styles by role. Only good and bad have a hue; all other roles differ by weight and grey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Ordinary text, and the background under everything.
    pub text: Style,
    /// Names of sections, results, targets' marks, keys in hints, what is near.
    pub strong: Style,
    /// What may be overlooked: citations, units, targets' numbers.
    pub quiet: Style,
    /// Marks of what has no result, and a screen under a popup.
    pub dim: Style,
    /// Rules and axes.
    pub rule: Style,
    /// What was met.
    pub good: Style,
    /// The uncertain end of a bar that was met.
    pub good_extension: Style,
    /// What was missed, reversed, or is in conflict.
    pub bad: Style,
    /// The uncertain end of a bar that was missed.
    pub bad_extension: Style,
    /// Bars and marks that are neither, the strongest grey first.
    pub fill: Style,
    pub fill2: Style,
    pub fill3: Style,
    /// A change above zero, where the palette colours it.
    pub rise: Style,
    /// A change below zero, where the palette colours it.
    pub fall: Style,
    /// The chosen year.
    pub chip: Style,
    /// The background of the selected row.
    pub selected: Style,
    /// The background of a popup.
    pub popup: Style,
    /// The background of the selected row of a popup.
    pub selected_in_popup: Style,
}

impl ThemeName {
    /// In the order in which a key goes through them.
    pub const ALL: [(ThemeName, &'static str); ThemeName::COUNT] = [
        (ThemeName::Dark, "dark"),
        (ThemeName::Light, "light"),
        (ThemeName::HighContrast, "high-contrast"),
        (ThemeName::Mono, "mono"),
    ];

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
    pub fn theme(self, palette: PaletteName, background: Background) -> Theme {
        // Blue and orange differ in hue for everyone; green and red must differ in lightness, too.
        let pick = |blue_orange: [u8; 4], green_red: [u8; 4]| match palette {
            PaletteName::ColourBlind | PaletteName::RedUp => blue_orange,
            PaletteName::RedGreen => green_red,
        };
        let signs = |red: u8, green: u8| (palette == PaletteName::RedUp).then_some((red, green));
        match self {
            ThemeName::Dark => Palette {
                background: 233,
                text: 252,
                quiet: 248,
                dim: 243,
                rule: 240,
                verdicts: pick([74, 68, 214, 136], [112, 70, 209, 167]),
                fills: [254, 249, 245],
                chip: (233, 252),
                selected: 235,
                selected_in_popup: 237,
                signs: signs(210, 112),
            }
            .theme(background),
            ThemeName::Light => Palette {
                background: 231,
                text: 235,
                quiet: 240,
                dim: 246,
                rule: 249,
                verdicts: pick([25, 32, 94, 100], [22, 64, 125, 132]),
                fills: [236, 241, 244],
                chip: (231, 236),
                selected: 254,
                // Lighter than the popup around it: on a darker ground, hues are read with effort.
                selected_in_popup: 231,
                signs: signs(125, 22),
            }
            .theme(background),
            ThemeName::HighContrast => {
                let theme = Palette {
                    background: 16,
                    text: 231,
                    quiet: 253,
                    dim: 247,
                    rule: 250,
                    verdicts: pick([81, 68, 220, 178], [118, 70, 210, 167]),
                    fills: [231, 252, 248],
                    chip: (16, 231),
                    selected: 235,
                    selected_in_popup: 237,
                    signs: signs(210, 118),
                }
                // This theme paints its background on any terminal, because high contrast is its purpose.
                .theme(Background::Painted);
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
    background: u8,
    text: u8,
    quiet: u8,
    dim: u8,
    rule: u8,
    /// Good and its extension, bad and its extension.
    verdicts: [u8; 4],
    fills: [u8; 3],
    /// Text and background of the chosen year.
    chip: (u8, u8),
    selected: u8,
    selected_in_popup: u8,
    /// What rises and what falls, where the palette colours it.
    signs: Option<(u8, u8)>,
}

impl Palette {
    fn theme(&self, background: Background) -> Theme {
        let fg = |colour: u8| Style::new().fg(Color::Indexed(colour));
        let bg = |colour: u8| Style::new().bg(Color::Indexed(colour));
        let sign = |of: fn((u8, u8)) -> u8| self.signs.map_or_else(Style::new, |both| fg(of(both)));
        let text = match background {
            Background::Painted => fg(self.text).bg(Color::Indexed(self.background)),
            Background::Terminal => Style::reset(),
        };
        let [good, good_extension, bad, bad_extension] = self.verdicts;
        let [fill, fill2, fill3] = self.fills;
        Theme {
            text,
            strong: Style::new().add_modifier(Modifier::BOLD),
            quiet: fg(self.quiet),
            dim: fg(self.dim),
            rule: fg(self.rule),
            good: fg(good),
            good_extension: fg(good_extension),
            bad: fg(bad),
            bad_extension: fg(bad_extension),
            fill: fg(fill),
            fill2: fg(fill2),
            fill3: fg(fill3),
            rise: sign(|(rise, _)| rise),
            fall: sign(|(_, fall)| fall),
            chip: fg(self.chip.0)
                .bg(Color::Indexed(self.chip.1))
                .add_modifier(Modifier::BOLD),
            selected: bg(self.selected),
            popup: fg(self.text).bg(Color::Indexed(self.selected)),
            selected_in_popup: bg(self.selected_in_popup),
        }
    }
}

fn mono() -> Theme {
    let plain = Style::new();
    let bold = plain.add_modifier(Modifier::BOLD);
    Theme {
        text: Style::reset(),
        strong: bold,
        quiet: plain,
        dim: plain.add_modifier(Modifier::DIM),
        rule: plain,
        good: plain,
        good_extension: plain,
        bad: bold,
        bad_extension: plain,
        fill: plain,
        fill2: plain,
        fill3: plain,
        rise: plain,
        fall: plain,
        chip: plain.add_modifier(Modifier::REVERSED),
        selected: bold,
        popup: Style::reset(),
        selected_in_popup: bold,
    }
}

impl Theme {
    /// The style of a piece of a picture.
    #[must_use]
    pub fn role(&self, role: Role) -> Style {
        match role {
            Role::Text => Style::new(),
            Role::Strong => self.strong,
            Role::Quiet => self.quiet,
            Role::Dim => self.dim,
            Role::Rule => self.rule,
            Role::Good => self.good,
            Role::GoodExtension => self.good_extension,
            Role::Bad => self.bad,
            Role::BadExtension => self.bad_extension,
            Role::Fill => self.fill,
            Role::Fill2 => self.fill2,
            Role::Fill3 => self.fill3,
        }
    }

    /// The style of a verdict.
    #[must_use]
    pub fn verdict(&self, verdict: Verdict) -> Style {
        self.role(role_of_verdict(verdict))
    }

    /// By the sign of a change.
    #[must_use]
    pub fn change(&self, change: Decimal) -> Style {
        match change.cmp(&Decimal::ZERO) {
            Ordering::Greater => self.rise,
            Ordering::Equal => Style::new(),
            Ordering::Less => self.fall,
        }
    }

    /// Only a conflict has a hue.
    #[must_use]
    pub fn outcome(&self, outcome: Outcome) -> Style {
        match outcome {
            Outcome::Conflict => self.bad,
            Outcome::Suspect => self.strong,
            Outcome::Explained | Outcome::WithinRounding => Style::new(),
            Outcome::Consistent | Outcome::WithinBounds | Outcome::NotTestable => self.quiet,
        }
    }

    #[must_use]
    pub fn tone(&self, tone: Tone) -> Style {
        match tone {
            Tone::Plain | Tone::Event(_) => Style::new(),
            Tone::Quiet => self.quiet,
            Tone::Warning | Tone::Here => self.strong,
            Tone::Computed => self.fill,
            Tone::Outcome(outcome) => self.outcome(outcome),
            Tone::Stage(stage) => self.stage(stage),
        }
    }

    /// The style of a stage's mark. The further a project has come, the more it stands out.
    #[must_use]
    pub fn stage(&self, stage: Stage) -> Style {
        match stage {
            Stage::Planned | Stage::Signed => self.fill3,
            Stage::Started => self.fill2,
            Stage::InProduction | Stage::AtCapacity => self.fill,
        }
    }
}

/// What a verdict is drawn as: a target nearly met stands out by weight, not by a hue.
#[must_use]
pub(crate) fn role_of_verdict(verdict: Verdict) -> Role {
    Role::of_verdict(verdict)
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

    /// A colour as eyes without one kind of cones see it (Machado, Oliveira and Fernandes, 2009,
    /// severity 1), in CIE L*a*b*.
    #[allow(clippy::float_arithmetic)]
    fn seen(colour: Color, eyes: [[f64; 3]; 3]) -> [f64; 3] {
        let linear = rgb(colour).map(|channel| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.03928 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        });
        let mixed = |of: [f64; 3]| of.iter().zip(linear).map(|(a, b)| a * b).sum::<f64>();
        let [red, green, blue] = eyes.map(|of| mixed(of).clamp(0.0, 1.0));
        let root = |t: f64| {
            if t > 0.008_856 {
                t.cbrt()
            } else {
                7.787 * t + 16.0 / 116.0
            }
        };
        let x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.950_47);
        let y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue);
        let z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.088_83);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    #[allow(clippy::float_arithmetic)]
    fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
        let squares = a.iter().zip(b).map(|(a, b)| (a - b).powi(2));
        squares.sum::<f64>().sqrt()
    }

    const NORMAL: [[f64; 3]; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    const PROTANOPE: [[f64; 3]; 3] = [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ];
    const DEUTERANOPE: [[f64; 3]; 3] = [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ];

    #[rstest]
    fn what_differs_in_meaning_is_told_apart_by_all_eyes(
        #[values(ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast)] name: ThemeName,
        #[values(PaletteName::ColourBlind, PaletteName::RedGreen, PaletteName::RedUp)]
        palette: PaletteName,
        #[values(NORMAL, PROTANOPE, DEUTERANOPE)] eyes: [[f64; 3]; 3],
    ) {
        let theme = name.theme(palette, Background::Painted);
        let text = theme.text.fg.unwrap();
        let colour = |style: Style| style.fg.unwrap_or(text);
        // Some eyes tell green and red by how light they are, and dark red from grey hardly at all.
        let (hues, from_grey) = match palette {
            PaletteName::RedGreen => (22.0, 5.0),
            PaletteName::ColourBlind | PaletteName::RedUp => (40.0, 40.0),
        };
        // Near is drawn as text, so that met and missed have to differ from it, too.
        for (what, a, b, least) in [
            ("met and missed", theme.good, theme.bad, hues),
            ("missed and near", theme.bad, theme.strong, hues),
            ("met and near", theme.good, theme.strong, 20.0),
            (
                "missed and without a verdict",
                theme.bad,
                theme.quiet,
                from_grey,
            ),
            ("met and without a verdict", theme.good, theme.quiet, 20.0),
            (
                "near and without a verdict",
                theme.strong,
                theme.quiet,
                10.0,
            ),
            ("a bar and its end", theme.good, theme.good_extension, 10.0),
            ("a bar and its end", theme.bad, theme.bad_extension, 10.0),
            ("the year shown and others", theme.text, theme.fill2, 10.0),
            ("stages", theme.fill, theme.fill2, 10.0),
            ("stages", theme.fill2, theme.fill3, 10.0),
            ("no result and no verdict", theme.dim, theme.quiet, 10.0),
        ] {
            let (a, b) = (seen(colour(a), eyes), seen(colour(b), eyes));
            let apart = distance(a, b);
            assert!(apart >= least, "{what}: {apart:.1}");
        }
        if palette == PaletteName::RedUp {
            let apart = distance(
                seen(colour(theme.rise), eyes),
                seen(colour(theme.fall), eyes),
            );
            assert!(apart >= 22.0, "rise and fall: {apart:.1}");
        }
    }

    #[rstest]
    fn what_is_chosen_is_told_from_what_is_not_by_all_eyes(
        #[values(ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast)] name: ThemeName,
        #[values(NORMAL, PROTANOPE, DEUTERANOPE)] eyes: [[f64; 3]; 3],
    ) {
        let theme = name.theme(PaletteName::default(), Background::Painted);
        let ground = |style: Style| style.bg.unwrap();
        let base = ground(theme.text);
        // A ground is never the only sign: the row has a mark before it, in the colour of the text.
        for (what, chosen, other, least) in [
            ("a row", ground(theme.selected), base, 9.0),
            (
                "a row of a popup",
                ground(theme.selected_in_popup),
                ground(theme.popup),
                8.5,
            ),
            ("a popup", ground(theme.popup), base, 9.0),
            ("a year", ground(theme.chip), base, 60.0),
        ] {
            let apart = distance(seen(chosen, eyes), seen(other, eyes));
            assert!(apart >= least, "{what}: {apart:.1}");
        }
        for ground in [theme.selected, theme.selected_in_popup] {
            let mark = contrast(theme.text.fg.unwrap(), ground.bg.unwrap());
            assert!(mark >= 7.0, "the mark before the row: {mark:.1}");
        }
    }

    #[rstest]
    fn every_text_and_mark_can_be_seen_on_every_background(
        #[values(ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast)] name: ThemeName,
        #[values(PaletteName::ColourBlind, PaletteName::RedGreen, PaletteName::RedUp)]
        palette: PaletteName,
    ) {
        let theme = name.theme(palette, Background::Painted);
        if name == ThemeName::HighContrast {
            let contrast = contrast(theme.quiet.fg.unwrap(), theme.text.bg.unwrap());
            assert!(
                contrast >= 7.0,
                "even what may be overlooked: {contrast:.1}"
            );
        }
        let (fg, bg) = (theme.text.fg.unwrap(), theme.text.bg.unwrap());
        let chip = contrast(theme.chip.fg.unwrap(), theme.chip.bg.unwrap());
        assert!(chip >= 4.5, "chip {chip:.1}");
        let selected = theme.selected.bg.unwrap();
        let backgrounds = [bg, selected, theme.selected_in_popup.bg.unwrap()];
        for (role, style, least) in [
            ("text", theme.strong, 4.5),
            ("quiet", theme.quiet, 4.5),
            ("good", theme.good, 4.5),
            ("bad", theme.bad, 4.5),
            ("rise", theme.rise, 4.5),
            ("fall", theme.fall, 4.5),
            ("fill", theme.fill, 3.0),
            ("fill2", theme.fill2, 3.0),
            ("fill3", theme.fill3, 3.0),
            ("good extension", theme.good_extension, 3.0),
            ("bad extension", theme.bad_extension, 3.0),
        ] {
            for background in backgrounds {
                let contrast = contrast(style.fg.unwrap_or(fg), background);
                assert!(contrast >= least, "{role} on {background:?} {contrast:.2}");
            }
        }
    }

    #[rstest]
    fn red_up_colours_signs_and_leaves_verdicts_alone(
        #[values(ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast)] name: ThemeName,
    ) {
        let of = |palette| name.theme(palette, Background::Painted);
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
        let theme = ThemeName::Mono.theme(PaletteName::default(), Background::Painted);
        let Theme {
            text,
            strong,
            quiet,
            dim,
            rule,
            good,
            good_extension,
            bad,
            bad_extension,
            fill,
            fill2,
            fill3,
            rise,
            fall,
            chip,
            selected,
            popup,
            selected_in_popup,
        } = theme;
        for style in [
            strong,
            quiet,
            dim,
            rule,
            good,
            good_extension,
            bad,
            bad_extension,
            fill,
            fill2,
            fill3,
            rise,
            fall,
            chip,
            selected,
            selected_in_popup,
        ] {
            assert_eq!((style.fg, style.bg), (None, None));
        }
        assert_eq!(popup, text);
        assert_eq!((text.fg, text.bg), (Some(Color::Reset), Some(Color::Reset)));
    }
}

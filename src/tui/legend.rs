//! The legend of the signs on the screens, in the words that columns and sentences use.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use super::action::Action;
use super::glyphs;
use super::shared::Shared;
use crate::analysis::audit::Outcome;
use crate::analysis::verdict::Verdict;
use crate::dataset::Stage;
use crate::figure::{Figure, Hedge, Qualifier, Unit};
use crate::sheet::order::Direction;
use crate::text::{numbers, pad_end, width, wrap};
use crate::wording::{self, finding};

/// A sign with its meaning.
struct Sign {
    mark: String,
    style: Style,
    words: String,
}

impl Sign {
    fn of(mark: impl Into<String>, style: Style, words: impl Into<String>) -> Sign {
        Sign {
            mark: mark.into(),
            style,
            words: words.into(),
        }
    }

    fn width(&self) -> usize {
        width(&self.mark)
            .saturating_add(width(&self.words))
            .saturating_add(1)
    }
}

/// The signs, grouped by what they mark.
fn signs(shared: &Shared) -> Vec<(&'static str, Vec<Sign>)> {
    let (theme, lang) = (shared.styles(), shared.lang);
    let verdicts = Verdict::ALL.map(|of| {
        let words = wording::verdict(of, lang);
        Sign::of(glyphs::verdict(of), theme.verdict(of), words)
    });
    let stages = Stage::ALL.map(|(of, _)| {
        let words = wording::stage(of, lang);
        Sign::of(glyphs::stage(of), theme.stage(of), words)
    });
    let outcomes = Outcome::ALL.map(|(of, _)| {
        let words = finding::outcome(of, lang);
        Sign::of(glyphs::outcome(of), theme.outcome(of), words)
    });
    let ways = [
        (Direction::Up, lang.sort_ascending()),
        (Direction::Down, lang.sort_descending()),
    ];
    let ways = ways.map(|(way, words)| Sign::of(way.sign(), theme.strong, words));
    let open = lang.help_mark(shared.key_hint(Action::Detail));
    let figures = hedged(shared).into_iter().chain([
        Sign::of(glyphs::DERIVED, theme.quiet, lang.derived()),
        Sign::of(lang.mark_net_narrow(), theme.quiet, lang.measure_net()),
        Sign::of(glyphs::NONE, theme.rule, lang.not_in_dataset()),
        Sign::of(glyphs::OPEN, theme.strong, open),
    ]);
    let goals = format!("{} {}", glyphs::GOAL, glyphs::LEVEL_GOAL);
    let pictures = [
        Sign::of(goals, theme.strong, lang.column_target()),
        Sign::of(glyphs::BEYOND, theme.fill, lang.legend_beyond()),
        Sign::of(glyphs::POINT, theme.fill, lang.legend_point()),
        Sign::of(glyphs::RANGE, theme.fill, lang.legend_range()),
    ];
    let lists = [
        Sign::of(glyphs::CHOSEN, theme.strong, lang.legend_chosen()),
        Sign::of(glyphs::SHOWN, theme.strong, lang.legend_shown()),
        Sign::of(glyphs::BESIDE, theme.strong, lang.flag_compared()),
    ];
    vec![
        (lang.column_verdict(), verdicts.into()),
        (lang.column_stage(), stages.into()),
        (lang.column_finding(), outcomes.into()),
        (lang.column_figure(), figures.collect()),
        (lang.legend_pictures(), pictures.into()),
        (lang.legend_lists(), lists.into_iter().chain(ways).collect()),
    ]
}

/// The hedges (≈, >, ≥, ≤), each before an example as columns print it, with the words of a
/// sentence.
fn hedged(shared: &Shared) -> Vec<Sign> {
    let (theme, lang) = (shared.styles(), shared.lang);
    let Ok(unit) = Unit::parse("%") else {
        return Vec::new();
    };
    // "Nearly" has no sign; it is printed as a word.
    let hedges = [Hedge::About, Hedge::Over, Hedge::AtLeast, Hedge::UpTo];
    let signs = hedges.map(|hedge| {
        let figure = Figure {
            qualifier: Qualifier {
                hedge,
                strive: false,
            },
            ..Figure::plain(Decimal::TEN, unit)
        };
        let mark = numbers::short(figure, lang);
        Sign::of(mark, theme.text, numbers::full(figure, lang))
    });
    signs.into()
}

/// The legend and the uses of the mouse, in lines of at most `room` cells. Only headings begin in the
/// first cell.
#[must_use]
pub(super) fn lines(shared: &Shared, room: usize) -> Vec<Line<'static>> {
    let (theme, lang) = (shared.styles(), shared.lang);
    let signs = signs(shared);
    let label = signs.iter().map(|(label, _)| width(label)).max();
    let label = label.unwrap_or(0).saturating_add(2);
    let indent = label.saturating_add(2);
    let mut lines = vec![Line::styled(lang.legend_title(), theme.strong)];
    for (name, signs) in signs {
        let lead = Span::styled(format!("  {}", pad_end(name, label)), theme.quiet);
        let mut spans = vec![lead];
        let mut used = indent;
        for sign in signs {
            let wide = sign.width();
            if used > indent && used.saturating_add(wide) > room {
                lines.push(Line::from(std::mem::take(&mut spans)));
                spans.push(Span::raw(" ".repeat(indent)));
                used = indent;
            }
            spans.push(Span::styled(sign.mark, sign.style));
            spans.push(Span::raw(format!(" {}   ", sign.words)));
            used = used.saturating_add(wide).saturating_add(3);
        }
        lines.push(Line::from(spans));
    }
    lines.push(Line::styled(lang.legend_mouse(), theme.strong));
    let clicks = lang.legend_clicks(shared.key_hint(Action::Mouse));
    for line in wrap(&clicks, room.saturating_sub(2)) {
        lines.push(Line::from(format!("  {line}")));
    }
    lines
}

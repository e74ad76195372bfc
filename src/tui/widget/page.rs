//! The blocks of a detail as lines of text.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{excerpt, number_line};
use crate::dataset::ArticleTexts;
use crate::sheet::context::Context;
use crate::sheet::detail::{Block, Tone};
use crate::text::wrap;
use crate::tui::glyphs;
use crate::tui::theme::Theme;
use crate::wording;

/// What blocks are drawn with.
pub struct Page<'p> {
    /// What the blocks are about.
    pub cx: &'p Context<'p>,
    /// The texts of those articles whose files were found.
    pub texts: &'p ArticleTexts,
    /// The key that leads to what the row stands on.
    pub leads: &'p str,
    pub theme: &'p Theme,
    /// Cells of a line.
    pub width: usize,
    /// Rows of the area. An excerpt is cut to them; other blocks are scrolled.
    pub rows: usize,
}

impl Page<'_> {
    #[must_use]
    pub fn lines(&self, blocks: &[Block<'_>]) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        for block in blocks {
            self.draw(block, &mut lines);
        }
        lines
    }

    fn draw(&self, block: &Block<'_>, lines: &mut Vec<Line<'static>>) {
        let (theme, lang) = (self.theme, self.cx.lang);
        match block {
            Block::Title(title) => lines.extend(self.text(title, theme.strong)),
            Block::Section(title) => {
                lines.push(Line::default());
                lines.extend(self.text(title, theme.strong));
            }
            Block::Say(text, tone) => {
                let text = match sign(*tone) {
                    Some(sign) => format!("{sign} {text}"),
                    None => text.clone(),
                };
                lines.extend(self.text(&text, theme.tone(*tone)));
            }
            Block::Judged(verdict, gap) => {
                let words = wording::verdict(*verdict, lang);
                let mut text = format!("{} {words}", glyphs::verdict(*verdict));
                if let Some(gap) = gap {
                    text.push_str(&format!("   {gap}"));
                }
                lines.extend(self.text(&text, theme.verdict(*verdict)));
            }
            Block::Formula(formula) => {
                lines.extend(self.text(&format!("  {formula}"), Style::new()));
            }
            Block::Cited(place) => {
                lines.extend(self.text(&place.cited(self.cx), theme.quiet));
                if let Some(published) = place.published(self.cx) {
                    lines.extend(self.text(&published.join(" · "), theme.quiet));
                }
            }
            Block::Brief(words, place) => {
                let mut parts = words.clone();
                parts.push(place.text(self.cx.dataset));
                lines.extend(self.text(&format!("  {}", parts.join("  ")), theme.quiet));
            }
            Block::NumberLine(of) => {
                let picture = number_line::lines(of, self.width, theme, lang);
                if !picture.is_empty() {
                    lines.push(Line::default());
                    lines.extend(picture);
                }
            }
            Block::Leads(_) => {
                let told = lang.audit_enter(self.leads);
                lines.extend(self.text(&told, theme.quiet));
            }
            Block::Excerpt(place) => {
                lines.push(Line::default());
                match self.texts.get(place.article) {
                    None => lines.extend(self.text(lang.text_not_at_hand(), theme.quiet)),
                    Some(text) => {
                        let rows = self.rows.saturating_sub(lines.len()).max(3);
                        let dataset = self.cx.dataset;
                        let size = (self.width, rows);
                        lines.extend(excerpt::lines(dataset, text, place, theme, size));
                    }
                }
            }
        }
    }

    fn text(&self, text: &str, style: Style) -> impl Iterator<Item = Line<'static>> {
        let lines = wrap(text, self.width).into_iter();
        lines.map(move |line| Line::from(Span::styled(line, style)))
    }
}

/// The sign before a sentence. Outcomes and stages have different ones, so that colour is not
/// needed.
fn sign(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Outcome(outcome) => Some(glyphs::outcome(outcome)),
        Tone::Stage(stage) | Tone::Event(stage) => Some(glyphs::stage(stage)),
        Tone::Plain | Tone::Quiet | Tone::Warning | Tone::Here | Tone::Computed => None,
    }
}

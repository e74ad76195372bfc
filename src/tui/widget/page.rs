//! The blocks of a detail as lines of text.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{excerpt, paint};
use crate::analysis::audit::Outcome;
use crate::dataset::ArticleTexts;
use crate::picture::intervals::{self, Stretch};
use crate::picture::{Marks, Role};
use crate::sheet::context::Context;
use crate::sheet::detail::{Between, Block, Mark, NumberLine, Tone};
use crate::text::{pad_end, wrap};
use crate::tui::glyphs;
use crate::tui::theme::Theme;
use crate::wording;

/// Cells of the labels before entries and number lines, with the blanks behind.
const LABEL: usize = 9;

/// What blocks are drawn with.
pub struct Page<'p> {
    /// The context of the blocks.
    pub cx: &'p Context<'p>,
    /// The texts of those articles whose files were found.
    pub texts: &'p ArticleTexts,
    /// The key that leads to the evidence of the row.
    pub leads: &'p str,
    pub theme: &'p Theme,
    /// The characters of pictures.
    pub marks: Marks,
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
            Block::Found(outcome, title) => {
                let words = wording::finding::outcome(*outcome, lang);
                let lead = format!("{} {words}  ", glyphs::outcome(*outcome));
                let text = format!("{lead}{title}");
                for (row, line) in wrap(&text, self.width).into_iter().enumerate() {
                    // The outcome is in the first line, unless the window is too narrow for it.
                    let (own, rest) = match line.split_at_checked(lead.len()) {
                        Some((own, rest)) if row == 0 && own == lead => (own.to_owned(), rest),
                        _ => (String::new(), &*line),
                    };
                    lines.push(Line::from(vec![
                        Span::styled(own, theme.outcome(*outcome)),
                        Span::styled(rest.to_owned(), theme.strong),
                    ]));
                }
            }
            Block::Entry(label, text, tone) => {
                lines.extend(self.entry(label, text, theme.tone(*tone)));
            }
            Block::Source(label, words, place) => {
                let mut parts = words.clone();
                parts.push(place.text(self.cx.dataset));
                lines.extend(self.entry(label, &parts.join("  "), theme.quiet));
            }
            Block::Divider => {
                let rule = "─".repeat(self.width);
                lines.push(Line::from(Span::styled(rule, theme.rule)));
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
                let picture = self.number_line(of);
                if !picture.is_empty() {
                    lines.push(Line::default());
                    lines.extend(picture);
                    lines.push(Line::default());
                } else if let Some(between) = &of.between {
                    lines.extend(self.text(&between.words(lang), theme.quiet));
                }
            }
            Block::Leads(_) => {
                let leads = lang.audit_enter(self.leads);
                lines.extend(self.text(&leads, theme.quiet));
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

    /// Both intervals over one axis, each after its name. Empty without two ends or without room.
    fn number_line(&self, of: &NumberLine) -> Vec<Line<'static>> {
        let (theme, lang) = (self.theme, self.cx.lang);
        let [implied, published] = &*of.marks else {
            return Vec::new();
        };
        let stretch = |mark: &Mark| Stretch {
            possible: mark.possible,
            label: mark.value.clone(),
        };
        let is_conflict = of.outcome == Outcome::Conflict;
        let (between, role) = match &of.between {
            Some(between @ Between::Apart(_)) if is_conflict => (between.words(lang), Role::Bad),
            Some(between @ Between::Apart(_)) => (between.words(lang), Role::Strong),
            Some(Between::Meets) => (lang.intervals_meet().to_owned(), Role::Text),
            None => (String::new(), Role::Text),
        };
        let picture = intervals::NumberLine {
            implied: stretch(implied),
            published: stretch(published),
            between,
            role,
        };
        // The numbers of the axis may reach two cells beyond it.
        let cells = self.width.saturating_sub(LABEL).saturating_sub(2);
        let rows = picture.rows(cells, self.marks, |value| of.number(value, lang));
        let labels = [implied.label, "", published.label];
        let labels = labels.into_iter().chain(std::iter::repeat(""));
        let rows = rows.iter().zip(labels).map(|(row, label)| {
            let mut line = paint::line_of(row, theme);
            let label = Span::styled(pad_end(label, LABEL), theme.quiet);
            line.spans.insert(0, label);
            line
        });
        rows.collect()
    }

    /// A text behind a label.
    fn entry(&self, label: &str, text: &str, style: Style) -> Vec<Line<'static>> {
        let lines = wrap(text, self.width.saturating_sub(LABEL)).into_iter();
        let lines = lines.enumerate().map(|(row, line)| {
            let label = if row == 0 { label } else { "" };
            Line::from(vec![
                Span::styled(pad_end(label, LABEL), self.theme.quiet),
                Span::styled(line, style),
            ])
        });
        lines.collect()
    }

    fn text(&self, text: &str, style: Style) -> impl Iterator<Item = Line<'static>> {
        let lines = wrap(text, self.width).into_iter();
        lines.map(move |line| Line::from(Span::styled(line, style)))
    }
}

/// The sign before a sentence. Every outcome and stage has a sign of its own, so that colour is not
/// needed to tell them apart.
fn sign(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Outcome(outcome) => Some(glyphs::outcome(outcome)),
        Tone::Stage(stage) | Tone::Event(stage) => Some(glyphs::stage(stage)),
        Tone::Plain | Tone::Quiet | Tone::Warning | Tone::Here | Tone::Computed => None,
    }
}

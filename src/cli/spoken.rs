//! A row in full for those who hear it: the blocks of its detail, a fact a line.

use crate::dataset::ArticleId;
use crate::sheet::detail::Block;
use crate::sheet::{Context, Place, RowId};
use crate::tui::model::Model;
use crate::wording;

/// The lines that tell some blocks.
#[must_use]
pub fn lines(model: &Model, blocks: &[Block<'_>]) -> Vec<String> {
    let mut page = Page {
        model,
        cx: model.shared.context(),
        lines: Vec::new(),
        read: Vec::new(),
    };
    for block in blocks {
        page.tell(block);
    }
    page.lines
}

struct Page<'m> {
    model: &'m Model,
    cx: Context<'m>,
    lines: Vec<String>,
    /// The lines of articles that have been read out: figures often share one.
    read: Vec<(ArticleId, u32)>,
}

impl Page<'_> {
    fn tell(&mut self, block: &Block<'_>) {
        let lang = self.cx.lang;
        match block {
            Block::Title(text) | Block::Say(text, _) | Block::Formula(text) => self.sentence(text),
            Block::Found(outcome, title) => {
                let outcome = wording::finding::outcome(*outcome, lang);
                self.sentence(&format!("{outcome}{}{title}", lang.colon()));
            }
            Block::Entry("", text, _) => self.sentence(text),
            Block::Entry(label, text, _) => {
                self.sentence(&format!("{label}{}{text}", lang.colon()));
            }
            Block::Divider => {}
            Block::Section(title) => {
                let line = format!("{title}{}", lang.colon());
                self.lines.push(line.trim_end().to_owned());
            }
            Block::Judged(verdict, gap) => {
                let verdict = wording::verdict(*verdict, lang);
                match gap {
                    Some(gap) => self.sentence(&[verdict, gap].join(lang.clause())),
                    None => self.sentence(verdict),
                }
            }
            Block::Cited(place) => self.cited(&[], place),
            Block::Brief(words, place) => self.cited(words, place),
            Block::Source(label, words, place) => {
                if !label.is_empty() {
                    let line = format!("{label}{}", lang.colon());
                    self.lines.push(line.trim_end().to_owned());
                }
                self.cited(words, place);
            }
            Block::NumberLine(of) => {
                for mark in &of.marks {
                    self.sentence(&mark.sentence);
                }
                if let Some(between) = &of.between {
                    self.sentence(&between.words(lang));
                }
            }
            Block::Leads(id) => {
                if let Some(row) = self.row_of_check(*id) {
                    self.sentence(&lang.accessible_check(row));
                }
            }
            Block::Excerpt(place) => match self.model.shared.texts.get(place.article) {
                None => self.sentence(lang.text_not_at_hand()),
                Some(_) => self.read(place),
            },
        }
    }

    fn sentence(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        // Curators' notes are whole sentences already.
        let stop = if text.ends_with(['.', '。', '!', '！', '?', '？']) {
            ""
        } else {
            self.cx.lang.full_stop()
        };
        self.lines.push(format!("{text}{stop}"));
    }

    /// Where something was printed, after what it is; then the line itself.
    fn cited(&mut self, words: &[String], place: &Place<'_>) {
        let mut parts = words.to_vec();
        parts.push(place.cited(&self.cx));
        let lang = self.cx.lang;
        let text = parts.join(lang.clause());
        match place.published(&self.cx) {
            Some(published) => {
                self.sentence(&lang.sentences(text, published.join(lang.clause())));
            }
            None => self.sentence(&text),
        }
        self.read(place);
    }

    /// The line of the article, where its text is at hand and this has not been read yet.
    fn read(&mut self, place: &Place<'_>) {
        let place = (place.article, place.line);
        if self.read.contains(&place) {
            return;
        }
        let (article, line) = place;
        let text = self.model.shared.texts.get(article);
        let printed = text.and_then(|text| {
            let at = usize::try_from(line).ok()?.checked_sub(1)?;
            text.lines.get(at)
        });
        if let Some(printed) = printed {
            let line = self.cx.lang.accessible_line(printed.trim());
            self.lines.push(line);
            self.read.push(place);
        }
    }

    /// The number by which the audit tab tells a check, if it is not narrowed to others.
    fn row_of_check(&self, id: RowId) -> Option<usize> {
        let mut shown = self.model.screens.audit.checks.ids().iter();
        let at = shown.position(|of| *of == id)?;
        at.checked_add(1)
    }
}

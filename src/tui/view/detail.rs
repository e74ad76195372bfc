//! A target in full: both figures with the lines that printed them, and how one compares to the
//! other.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::analysis::result::{Actual, Derivation, Formula};
use crate::analysis::scorecard::Score;
use crate::analysis::verdict::Verdict;
use crate::dataset::{Citation, Dataset, Observation, Record};
use crate::text::{Bilingual, Lang, numbers, wrap};
use crate::tui::citations;
use crate::tui::glyphs;
use crate::tui::model::Model;
use crate::tui::theme::Theme;
use crate::wording::{self, finding};

/// The lines of a target's detail, `width` cells wide.
#[must_use]
pub fn target(model: &Model, score: &Score<'_>, width: usize) -> Vec<Line<'static>> {
    let mut page = Page::new(model, width);
    let lang = model.lang;
    let target = score.target;
    let name = wording::promise(&model.dataset, target, lang);
    page.text(&name, page.theme.heading);
    let verdict = page.theme.verdict(score.verdict);
    let words = match score.gap {
        Some(_) => format!(
            "{}   {}",
            wording::verdict(score.verdict, lang),
            wording::gap_in_words(score, lang)
        ),
        None => wording::verdict(score.verdict, lang).to_owned(),
    };
    page.text(
        &format!("{} {words}", glyphs::verdict(score.verdict)),
        verdict,
    );

    page.section(lang.column_target());
    let promised = numbers::full(target.figure, lang);
    page.text(
        &format!("{} · {promised}", numbers::period(target.period, lang)),
        Style::new(),
    );
    page.citation(&target.citation);
    page.note(target.note.as_deref());

    page.section(lang.column_actual());
    match &score.actual {
        None => page.quiet(lang.no_result_published()),
        Some(Actual::Stated(observation)) => {
            if score.verdict == Verdict::NotComparable {
                let instead = wording::indicator(
                    &model.dataset,
                    observation.indicator,
                    observation.measure,
                    lang,
                );
                page.quiet(&lang.published_instead(instead));
            }
            stated(&mut page, observation);
            other_vintages(&mut page, observation);
        }
        Some(Actual::Derived(derivation)) => derived(&mut page, score, derivation),
    }
    page.audit(model, citations::records_of_score(&model.dataset, score));
    if let Some(not_comparable) = &target.not_comparable {
        page.section(lang.verdict_not_comparable());
        page.text(not_comparable.why.get(lang), Style::new());
    }
    if let Some(note) = model
        .dataset
        .indicator(target.indicator)
        .and_then(|i| i.note.as_ref())
    {
        page.section(lang.section_indicator());
        page.quiet(note.get(lang));
    }
    page.lines
}

fn stated(page: &mut Page<'_>, observation: &Observation) {
    let value = numbers::full(observation.figure, page.lang);
    page.text(
        &format!(
            "{} · {value}",
            numbers::period(observation.period, page.lang)
        ),
        Style::new(),
    );
    page.citation(&observation.citation);
    page.note(observation.note.as_deref());
}

/// A figure nobody had promised, with whatever else was published for it.
pub fn reached(page: &mut Page<'_>, observation: &Observation) {
    stated(page, observation);
    other_vintages(page, observation);
}

fn other_vintages(page: &mut Page<'_>, shown: &Observation) {
    let series = page
        .dataset
        .series(shown.area, shown.indicator, shown.measure);
    for other in series
        .iter()
        .filter(|o| o.period == shown.period && o.citation != shown.citation)
    {
        page.quiet(page.lang.also_published());
        stated(page, other);
    }
}

fn derived(page: &mut Page<'_>, score: &Score<'_>, derivation: &Derivation<'_>) {
    let lang = page.lang;
    let style = numbers::Style::of(score.target.figure.unit, lang);
    let value = style.with_unit(&wording::actual(score, lang));
    page.text(&format!("{} · {value}", lang.derived()), Style::new());
    for step in &derivation.steps {
        let number = |observation: &Observation| {
            let unit = numbers::Style::of(observation.figure.unit, lang);
            format!(
                "{}{}",
                numbers::hedge_sign(observation.figure.qualifier.hedge),
                unit.number(observation.figure.value, lang)
            )
        };
        let (left, right) = (number(step.left), number(step.right));
        let result = wording::derived_step(score, step.value, lang);
        let formula = match derivation.formula {
            Formula::Difference => format!("{left} − {right} = {result}"),
            Formula::Growth => format!("{left} ÷ {right} − 1 = {result}%"),
            Formula::Share => format!("{left} ÷ {right} = {result}%"),
        };
        page.text(&format!("  {formula}"), Style::new());
        for (observation, value) in [(step.left, &left), (step.right, &right)] {
            let period = numbers::period(observation.period, lang);
            let place = wording::citation(page.dataset, &observation.citation);
            page.quiet(&format!("  {value}  {period}  {place}"));
            page.note(observation.note.as_deref());
        }
    }
    if derivation.formula == Formula::Difference {
        page.quiet(lang.derived_change_is_net());
    }
}

/// Lines being put together.
pub struct Page<'m> {
    /// What has been written.
    pub lines: Vec<Line<'static>>,
    /// The styles.
    pub theme: Theme,
    /// What is known.
    pub dataset: &'m Dataset,
    /// The language.
    pub lang: Lang,
    width: usize,
}

impl<'m> Page<'m> {
    /// An empty page, `width` cells wide.
    #[must_use]
    pub fn new(model: &'m Model, width: usize) -> Page<'m> {
        Page {
            lines: Vec::new(),
            theme: model.styles(),
            dataset: &model.dataset,
            lang: model.lang,
            width,
        }
    }

    /// A paragraph.
    pub fn text(&mut self, text: &str, style: Style) {
        self.lines.extend(
            wrap(text, self.width)
                .into_iter()
                .map(|line| Line::from(Span::styled(line, style))),
        );
    }

    /// A paragraph that may be overlooked.
    pub fn quiet(&mut self, text: &str) {
        self.text(text, self.theme.quiet);
    }

    /// A heading, with air above.
    pub fn section(&mut self, title: &str) {
        self.lines.push(Line::default());
        self.text(title, self.theme.accent);
    }

    /// Where something was printed, and how.
    pub fn citation(&mut self, citation: &Citation) {
        let place = wording::citation(self.dataset, citation);
        if citation.printed.is_empty() {
            self.quiet(&self.lang.cited(&place));
        } else {
            self.quiet(&self.lang.cited_as(&place, &citation.printed));
        }
        if let Some(article) = self.dataset.article(citation.article) {
            let date = numbers::period(article.date, self.lang);
            self.quiet(&format!("{} · {date}", article.title.get(self.lang)));
        }
    }

    /// What the audit found of figures, if someone should look at it.
    pub fn audit(&mut self, model: &Model, records: impl IntoIterator<Item = Record>) {
        let Some(audit) = model.audit.as_deref() else {
            return;
        };
        let check = model.open_check(records);
        let Some(check) = check.and_then(|at| audit.checks().get(at)) else {
            return;
        };
        let outcome = check.finding.outcome();
        self.section(self.lang.tab_audit());
        let words = finding::outcome(outcome, self.lang);
        let style = self.theme.outcome(outcome);
        let name = finding::name(self.dataset, check, self.lang);
        self.text(
            &format!("{} {words} · {name}", glyphs::outcome(outcome)),
            style,
        );
        self.text(
            &finding::arithmetic(self.dataset, check, self.lang),
            Style::new(),
        );
        self.quiet(self.lang.audit_enter());
    }

    /// A curator's note, if there is one.
    pub fn note(&mut self, note: Option<&Bilingual>) {
        if let Some(note) = note {
            self.quiet(&self.lang.noted(note.get(self.lang)));
        }
    }
}

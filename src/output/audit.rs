//! An audit to hand on as it is: what the relations came to, an item for each that does not simply
//! hold, with what to ask of whom and where it is printed, and what could not be tested and why. And
//! as data.

use std::io::{self, Write};

use strum::{EnumString, VariantNames};

use super::format::{self, CsvOptions};
use crate::analysis::audit::statement;
use crate::analysis::audit::{self, Audit, Check, Finding, Outcome, Rule, Source};
use crate::dataset::{ArticleId, Citation, Dataset, IndicatorId, Measure, Record, Subject, Whole};
use crate::sheet::Context;
use crate::sheet::checks::Checks;
use crate::sheet::list::{ListOptions, list};
use crate::text::{Lang, pad_end, width, wrap};
use crate::wording::{self, arithmetic::arithmetic};
use crate::wording::{finding, request};

/// How to write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Format {
    /// Paragraphs.
    Text,
    /// One JSON array, a check each.
    Json,
    /// Comma-separated values, a check each.
    Csv,
}

/// Columns of the text.
const WIDTH: usize = 80;

/// Writes the audit of a context, which has to have one.
///
/// # Errors
/// Whatever writing fails with.
pub fn write(out: &mut dyn Write, cx: &Context<'_>, format: Format) -> io::Result<()> {
    match format {
        Format::Text => match cx.audit {
            Some(audit) => text(out, cx.dataset, audit, cx.lang),
            None => Ok(()),
        },
        Format::Json => records(out, cx, format::Format::Json),
        Format::Csv => records(out, cx, format::Format::Csv),
    }
}

fn records(out: &mut dyn Write, cx: &Context<'_>, format: format::Format) -> io::Result<()> {
    let checks = list(&Checks, cx, &ListOptions::default());
    format::write(out, &Checks, cx, &checks, format, CsvOptions::default())
}

fn text(out: &mut dyn Write, dataset: &Dataset, audit: &Audit, lang: Lang) -> io::Result<()> {
    let mut report = Report {
        out,
        dataset,
        audit,
        lang,
        section: 0,
        item: 0,
    };
    report.opening()?;
    report.section(lang.report_open())?;
    report.items(&[Outcome::Conflict, Outcome::Suspect])?;
    report.section(lang.report_explained())?;
    report.items(&[Outcome::Explained])?;
    report.section(lang.report_rounding())?;
    report.items(&[Outcome::WithinRounding])?;
    report.section(lang.report_untested())?;
    report.untested()?;
    report.section(lang.report_articles())?;
    report.articles()?;
    report.section(lang.report_legend())?;
    report.lines(1, lang.report_codes())
}

/// A report being written.
struct Report<'d, 'o> {
    out: &'o mut dyn Write,
    dataset: &'d Dataset,
    audit: &'d Audit,
    lang: Lang,
    /// How many sections were begun.
    section: usize,
    /// How many items were told; they are numbered through.
    item: usize,
}

impl Report<'_, '_> {
    fn opening(&mut self) -> io::Result<()> {
        let (dataset, lang) = (self.dataset, self.lang);
        let title = lang.report_title(dataset.zone().title.get(lang));
        writeln!(self.out, "{title}\n")?;
        let articles = dataset.articles().count();
        let figures = dataset.records().len();
        let relations = self.audit.checks().len();
        self.lines(0, &lang.report_intro(articles, figures, relations))?;
        self.section(lang.report_tally())?;
        let tally = self.audit.tally();
        let name = |outcome| finding::outcome(outcome, lang);
        let widest = tally.iter().map(|(outcome, _)| width(name(*outcome))).max();
        for (outcome, count) in tally {
            let name = pad_end(name(outcome), widest.unwrap_or(0));
            let mut before = format!("  {name} {count:>4}  ");
            let indent = " ".repeat(width(&before));
            let room = WIDTH.saturating_sub(indent.len());
            for line in wrap(finding::meaning(outcome, lang), room) {
                writeln!(self.out, "{before}{line}")?;
                before.clone_from(&indent);
            }
        }
        Ok(())
    }

    fn section(&mut self, title: &str) -> io::Result<()> {
        const CHINESE: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
        let chinese = CHINESE.get(self.section).copied().unwrap_or_default();
        self.section = self.section.saturating_add(1);
        match self.lang {
            Lang::Zh => writeln!(self.out, "\n{chinese}、{title}"),
            Lang::En => writeln!(self.out, "\n{}. {title}", self.section),
        }
    }

    /// A text, so deep.
    fn lines(&mut self, depth: usize, text: &str) -> io::Result<()> {
        let indent = "  ".repeat(depth);
        for line in wrap(text, WIDTH.saturating_sub(indent.len())) {
            writeln!(self.out, "{indent}{line}")?;
        }
        Ok(())
    }

    /// A labelled sentence of an item.
    fn labelled(&mut self, label: &str, sentences: &[String]) -> io::Result<()> {
        let mut texts: Vec<&str> = sentences.iter().map(String::as_str).collect();
        texts.retain(|sentence| !sentence.is_empty());
        let ends = |text: &str| text.ends_with(['？', '?', '。', '.']);
        let text = self.lang.set(&texts.join(self.lang.semicolon()));
        match text.as_str() {
            "" => Ok(()),
            text if ends(text) => self.lines(2, &format!("{label}{text}")),
            text => self.lines(2, &format!("{label}{text}{}", self.lang.full_stop())),
        }
    }

    fn items(&mut self, outcomes: &[Outcome]) -> io::Result<()> {
        let audit = self.audit;
        let wanted = |check: &&Check| outcomes.contains(&check.finding.outcome());
        let mut checks = audit.checks().iter().filter(wanted).peekable();
        if checks.peek().is_none() {
            return self.lines(1, self.lang.report_none());
        }
        checks.try_for_each(|check| self.item(check))
    }

    fn item(&mut self, check: &Check) -> io::Result<()> {
        let (dataset, lang) = (self.dataset, self.lang);
        self.item = self.item.saturating_add(1);
        let what = heading(dataset, check, lang);
        let rule = match check.finding.outcome() {
            outcome if outcome.is_open() => {
                let outcome = finding::outcome(outcome, lang);
                format!(
                    "{outcome}{}{}",
                    lang.semicolon(),
                    finding::rule(check.rule, lang)
                )
            }
            _ => finding::rule(check.rule, lang).to_owned(),
        };
        writeln!(self.out)?;
        self.lines(1, &lang.report_item(self.item, what, rule))?;
        let mut computed = vec![arithmetic(dataset, check, lang)];
        // Where a whole number is missing, the arithmetic says already what it would have to be.
        if check.rule != Rule::WholeNumber {
            computed.push(finding::need(dataset, check, lang));
        }
        self.labelled(lang.label_computed(), &computed)?;
        let mut conclusion = vec![finding::explanation(dataset, check, lang)];
        conclusion.extend(finding::evidence(dataset, check, lang));
        conclusion.push(finding::inferred(dataset, check, lang));
        let corrections = audit::corrections(dataset, self.audit, check);
        let hints = corrections.iter();
        conclusion.extend(hints.map(|found| lang.hint(finding::correction(dataset, found, lang))));
        self.labelled(lang.label_conclusion(), &conclusion)?;
        if let Some(target) = audit::flips(dataset, check) {
            let text = finding::decision(dataset, target, lang);
            self.labelled(lang.label_decides(), &[text])?;
        }
        let request = request::request(dataset, check, lang);
        self.labelled(lang.label_request(), &[request])?;
        let subject = dataset.subject(check.stated.record());
        let note = subject.and_then(|subject| subject.note());
        if let Some(note) = note.filter(|_| check.finding.outcome().is_open()) {
            self.lines(2, &lang.noted(lang.set(note.get(lang))))?;
        }
        self.cited(check)
    }

    /// Where the figures of an item are printed, article by article.
    fn cited(&mut self, check: &Check) -> io::Result<()> {
        let (dataset, lang) = (self.dataset, self.lang);
        let mut seen: Vec<(Citation, Source)> = Vec::new();
        for source in check.sources() {
            let cited = statement::citation(dataset, source);
            let new = cited.filter(|cited| seen.iter().all(|(known, _)| known != cited));
            seen.extend(new.map(|cited| (cited, source)));
        }
        let mut articles: Vec<ArticleId> = seen.iter().map(|(cited, _)| cited.article).collect();
        articles.sort_unstable();
        articles.dedup();
        for id in articles {
            let Some(article) = dataset.article(id) else {
                continue;
            };
            let here = seen.iter().filter(|(cited, _)| cited.article == id);
            let mut lines: Vec<&(Citation, Source)> = here.collect();
            lines.sort_by_key(|(cited, _)| cited.line);
            let lines = lines.into_iter();
            let lines: Vec<String> = lines
                .map(|(cited, source)| match &*cited.printed {
                    "" => lang.lines_cited(cited.line),
                    printed => self.printed(check, *source, cited.line, printed),
                })
                .collect();
            let article_name = request::article(article, lang);
            let text = format!("{} {article_name}{}", article.id, lang.colon());
            let lines = lines.join(lang.comma());
            self.lines(2, &format!("{}{text}{lines}", lang.label_sources()))?;
        }
        Ok(())
    }

    /// A figure as it is printed, with what it is unless the heading of the item says so.
    fn printed(&self, check: &Check, source: Source, line: u32, printed: &str) -> String {
        let (dataset, lang) = (self.dataset, self.lang);
        let printed = lang.printed_as(line, printed);
        let own = source.record();
        if own == check.stated.record() {
            printed
        } else {
            lang.printed_as_for(printed, described(dataset, own, lang))
        }
    }

    /// What could not be recomputed, by what is missing.
    fn untested(&mut self) -> io::Result<()> {
        let (dataset, lang) = (self.dataset, self.lang);
        let audit = self.audit;
        let untested = |check: &&Check| check.finding.outcome() == Outcome::NotTestable;
        let checks: Vec<&Check> = audit.checks().iter().filter(untested).collect();
        let mut reasons: Vec<Finding> = checks.iter().map(|check| check.finding).collect();
        reasons.sort_unstable();
        reasons.dedup();
        if checks.is_empty() {
            return self.lines(1, lang.report_none());
        }
        for reason in reasons {
            let of_reason = checks.iter().filter(|check| check.finding == reason);
            let of_reason: Vec<&&Check> = of_reason.collect();
            let text = of_reason
                .first()
                .map(|of| finding::explanation(dataset, of, lang));
            let count = of_reason.len();
            writeln!(self.out)?;
            let text = capitalised(&text.unwrap_or_default());
            self.lines(1, &lang.report_reason(text, count))?;
            for check in of_reason {
                let place = finding::citation(dataset, check.stated);
                let what = heading(dataset, check, lang);
                let figure = finding::figure(dataset, check.stated, lang);
                let mut line = format!("{place} {what}{}{figure}", lang.colon());
                let needs = finding::need(dataset, check, lang);
                if !needs.is_empty() {
                    line.push_str(&format!("{}{needs}", lang.semicolon()));
                }
                self.lines(2, &line)?;
            }
        }
        Ok(())
    }

    fn articles(&mut self) -> io::Result<()> {
        let (dataset, lang) = (self.dataset, self.lang);
        for (_, article) in dataset.articles() {
            let text = request::article(article, lang);
            let newspaper = article.newspaper.get(lang);
            self.lines(1, &lang.article_of(&article.id, text, newspaper))?;
        }
        Ok(())
    }
}

/// What was held against other figures, and when.
fn heading(dataset: &Dataset, check: &Check, lang: Lang) -> String {
    match check.stated {
        Source::Record(record) => described(dataset, record, lang),
        Source::Restated { of, .. } => lang.restated(described(dataset, of, lang)),
    }
}

/// A figure named without any context: with its area where that is not the dataset's own,
/// what it is a share of, and its period.
fn described(dataset: &Dataset, record: Record, lang: Lang) -> String {
    let Some(subject) = dataset.subject(record) else {
        return String::new();
    };
    let (name, area) = match subject {
        Subject::Observation(o) => {
            let whole = share_of(dataset, o.indicator, o.measure, lang);
            (whole, Some(o.area))
        }
        Subject::Target(t) => {
            let whole = share_of(dataset, t.indicator, t.measure, lang);
            (whole.map(|name| lang.label_target(name)), Some(t.area))
        }
        _ => (None, None),
    };
    let name = name.unwrap_or_else(|| wording::record(dataset, subject, lang));
    let area = area.filter(|area| *area != dataset.zone().home);
    let name = match area.and_then(|area| dataset.area(area)) {
        Some(area) => format!("{} · {name}", area.name.get(lang)),
        None => name,
    };
    let period = wording::period(subject, lang);
    if period.is_empty() {
        name
    } else {
        lang.name_and_period(name, period)
    }
}

/// A share of another indicator, with the name of that.
fn share_of(dataset: &Dataset, part: IndicatorId, measure: Measure, lang: Lang) -> Option<String> {
    let Measure::Share {
        of: Whole::Indicator(whole),
    } = measure
    else {
        return None;
    };
    let name = |id| dataset.indicator(id).map(|of| of.name.get(lang));
    let (part_name, whole_name) = (name(part)?, within(name(whole)?));
    (whole != part).then(|| lang.label_share_of(part_name, whole_name))
}

/// A name inside of a sentence: without its capital, unless it begins with an abbreviation.
fn within(name: &str) -> String {
    let mut rest = name.chars();
    let first = rest.next();
    let is_word = rest.clone().next().is_some_and(char::is_lowercase);
    let first = first.map(|first| {
        if is_word {
            first.to_ascii_lowercase()
        } else {
            first
        }
    });
    first.into_iter().chain(rest).collect()
}

/// The same with a capital letter, where it begins with a Latin one.
fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(rest).collect()
}

//! An audit to hand on as it is: what the relations came to, an item for each that does not simply
//! hold, with what to ask of whom and where it is printed, and what could not be tested and why. And
//! as data.

use std::io::{self, Write};

use strum::{EnumString, VariantNames};

use super::format::{self, CsvOptions};
use crate::analysis::audit::statement;
use crate::analysis::audit::{self, Audit, Check, Finding, Outcome};
use crate::dataset::{ArticleId, Citation, Dataset};
use crate::sheet::Context;
use crate::sheet::checks::Checks;
use crate::sheet::list::{ListOptions, list};
use crate::text::{Lang, pad_end, width, wrap};
use crate::wording::arithmetic::arithmetic;
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
        let mut told: Vec<&str> = sentences.iter().map(String::as_str).collect();
        told.retain(|sentence| !sentence.is_empty());
        let ends = |text: &str| text.ends_with(['？', '?', '。', '.']);
        let told = told.join(self.lang.semicolon());
        match told.as_str() {
            "" => Ok(()),
            told if ends(told) => self.lines(2, &format!("{label}{told}")),
            told => self.lines(2, &format!("{label}{told}{}", self.lang.full_stop())),
        }
    }

    fn items(&mut self, outcomes: &[Outcome]) -> io::Result<()> {
        let audit = self.audit;
        let wanted = |check: &&Check| outcomes.contains(&check.finding.outcome());
        let mut several = false;
        for check in audit.checks().iter().filter(wanted) {
            several = true;
            self.item(check)?;
        }
        if several {
            return Ok(());
        }
        self.lines(1, self.lang.report_none())
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
        let computed = [
            arithmetic(dataset, check, lang),
            finding::need(dataset, check, lang),
        ];
        self.labelled(lang.label_computed(), &computed)?;
        let mut conclusion = vec![finding::explanation(dataset, check, lang)];
        conclusion.extend(finding::evidence(dataset, check, lang));
        let corrections = audit::corrections(dataset, self.audit, check);
        let told = corrections.iter();
        conclusion.extend(told.map(|found| finding::correction(dataset, found, lang)));
        self.labelled(lang.label_conclusion(), &conclusion)?;
        if let Some(target) = audit::flips(dataset, check) {
            let told = finding::decision(dataset, target, lang);
            self.labelled(lang.label_decides(), &[told])?;
        }
        let request = request::request(dataset, check, lang);
        self.labelled(lang.label_request(), &[request])?;
        let subject = statement::record(dataset, check.stated);
        let subject = subject.and_then(|record| dataset.subject(record));
        let note = subject.and_then(|subject| subject.note());
        if let Some(note) = note.filter(|_| check.finding.outcome().is_open()) {
            self.lines(2, &lang.noted(note.get(lang)))?;
        }
        self.cited(check)
    }

    /// Where the figures of an item are printed, article by article.
    fn cited(&mut self, check: &Check) -> io::Result<()> {
        let (dataset, lang) = (self.dataset, self.lang);
        let mut seen: Vec<Citation> = Vec::new();
        for source in check.sources() {
            let cited = statement::citation(dataset, source);
            seen.extend(cited.filter(|cited| !seen.contains(cited)));
        }
        let mut articles: Vec<ArticleId> = seen.iter().map(|cited| cited.article).collect();
        articles.sort_unstable();
        articles.dedup();
        for id in articles {
            let Some(article) = dataset.article(id) else {
                continue;
            };
            let mut lines: Vec<&Citation> = seen.iter().filter(|of| of.article == id).collect();
            lines.sort_by_key(|cited| cited.line);
            let lines = lines.into_iter();
            let lines: Vec<String> = lines
                .map(|cited| match &*cited.printed {
                    "" => lang.lines_cited(cited.line),
                    printed => lang.printed_as(cited.line, printed),
                })
                .collect();
            let told = request::article(article, lang);
            let text = format!("{} {told}{}", article.id, lang.colon());
            let lines = lines.join(lang.comma());
            self.lines(2, &format!("{}{text}{lines}", lang.label_sources()))?;
        }
        Ok(())
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
            let told = of_reason
                .first()
                .map(|of| finding::explanation(dataset, of, lang));
            let count = of_reason.len();
            writeln!(self.out)?;
            self.lines(1, &lang.report_reason(told.unwrap_or_default(), count))?;
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
            let told = request::article(article, lang);
            let newspaper = article.newspaper.get(lang);
            self.lines(1, &lang.article_of(&article.id, told, newspaper))?;
        }
        Ok(())
    }
}

fn heading(dataset: &Dataset, check: &Check, lang: Lang) -> String {
    let name = finding::name(dataset, check, lang);
    let period = finding::period(dataset, check, lang);
    if period.is_empty() {
        name
    } else {
        lang.name_and_period(name, period)
    }
}

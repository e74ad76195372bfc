//! `zoneboard export WHAT`: the rows of any list, for other people's tools.

use std::io::{self, Write};

use anyhow::{Result, anyhow};
use clap::builder::PossibleValuesParser;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command};
use strum::{EnumString, VariantNames};

use super::options::{self, flag, known_year, option};
use crate::dataset::{Dataset, IndicatorId, Subject, diagnostic};
use crate::figure::period::Year;
use crate::output::format::{self, CsvOptions, Format};
use crate::sheet::list::{ListOptions, list};
use crate::sheet::term::RecordKind;
use crate::sheet::{Context, Inputs, RowId, SheetId};
use crate::text::Lang;

/// What can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum What {
    /// Every cited figure.
    Figures,
    /// Those that were reached.
    Observations,
    /// Those that were promised.
    Targets,
    /// Targets and results of a year.
    Scorecard,
    /// Targets and results of all years.
    AllYears,
    /// The headline indicators of a year.
    Headlines,
    /// The indicators.
    Indicators,
    /// Indicators over time.
    Series,
    /// Indicators as index numbers.
    Index,
    /// The projects.
    Projects,
    /// The batches of projects.
    Batches,
    /// Every check of the audit.
    Audit,
    /// The articles.
    Sources,
}

impl What {
    /// The sheet; `indicators` are those to be indexed.
    fn sheet(self, indicators: &[IndicatorId]) -> SheetId {
        match self {
            What::Figures => SheetId::Figures(None),
            What::Observations => SheetId::Figures(Some(RecordKind::Observation)),
            What::Targets => SheetId::Figures(Some(RecordKind::Target)),
            What::Scorecard => SheetId::Scorecard,
            What::AllYears => SheetId::AllYears,
            What::Headlines => SheetId::Headlines,
            What::Indicators => SheetId::Indicators,
            What::Series => SheetId::Series(None),
            What::Index => SheetId::Index(indicators.to_vec()),
            What::Projects => SheetId::Projects,
            What::Batches => SheetId::Batches,
            What::Audit => SheetId::Checks,
            What::Sources => SheetId::Articles,
        }
    }
}

/// What was asked to be exported, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// What.
    pub what: What,
    /// In which format.
    pub format: Format,
    /// How CSV is written.
    pub csv: CsvOptions,
    /// A second year.
    pub compare: Option<Year>,
    /// Only these indicators.
    pub indicators: Vec<String>,
    /// Only this measure.
    pub measure: Option<String>,
}

/// The measures, as [`Measure::id`](crate::dataset::Measure::id) calls them.
const MEASURES: [&str; 7] = [
    "level",
    "growth",
    "change",
    "share",
    "share_change",
    "share_lead",
    "rank",
];

/// The command, described in one language.
#[must_use]
pub fn command(lang: Lang) -> Command {
    Command::new("export")
        .about(lang.cli_export())
        .arg(
            Arg::new("what")
                .value_name("WHAT")
                .help(lang.cli_export_what())
                .required(true)
                .value_parser(PossibleValuesParser::new(What::VARIANTS)),
        )
        .arg(
            option("format", "FORMAT", lang.cli_format())
                .default_value("csv")
                .value_parser(options::names(&Format::ALL)),
        )
        .arg(options::year(lang))
        .arg(options::area(lang))
        .arg(options::year_option("compare", lang.cli_compare()))
        .arg(option("indicator", "ID", lang.cli_indicator()).action(ArgAction::Append))
        .arg(
            option("measure", "MEASURE", lang.cli_measure())
                .value_parser(PossibleValuesParser::new(MEASURES)),
        )
        .arg(flag("bom", lang.cli_bom()))
        .arg(flag("csv-safe", lang.cli_csv_safe()))
}

/// Understands what follows the command.
///
/// # Errors
/// A refusal of an option that means nothing for what is exported.
pub fn parse(
    matches: &ArgMatches,
    asked_year: bool,
    asked_area: bool,
) -> Result<Exported, Refused> {
    let word = |name: &str| matches.get_one::<String>(name);
    let what = word("what").and_then(|name| name.parse().ok());
    let format = word("format").and_then(|name| options::choice(&Format::ALL, name));
    let exported = Exported {
        what: what.unwrap_or(What::Figures),
        format: format.unwrap_or(Format::Csv),
        csv: CsvOptions {
            bom: matches.get_flag("bom"),
            spreadsheet: matches.get_flag("csv-safe"),
        },
        compare: matches.get_one::<Year>("compare").copied(),
        indicators: matches
            .get_many::<String>("indicator")
            .into_iter()
            .flatten()
            .cloned()
            .collect(),
        measure: word("measure").cloned(),
    };
    let inputs = exported.what.sheet(&[]).sheet().inputs();
    let narrows = matches!(exported.what, What::Series);
    let is_csv = exported.format == Format::Csv;
    // On the screen the year shown decides which years are drawn first; an export has all of them.
    let of_a_year = inputs >= Inputs::Year && exported.what != What::AllYears;
    let refused = [
        ("--year", asked_year && !of_a_year),
        ("--area", asked_area && inputs < Inputs::Area),
        (
            "--compare",
            exported.compare.is_some() && inputs < Inputs::OtherYear,
        ),
        (
            "--indicator",
            !exported.indicators.is_empty() && !narrows && exported.what != What::Index,
        ),
        ("--measure", exported.measure.is_some() && !narrows),
        ("--bom", exported.csv.bom && !is_csv),
        ("--csv-safe", exported.csv.spreadsheet && !is_csv),
    ];
    if let Some((option, _)) = refused.into_iter().find(|(_, is)| *is) {
        return Err(Refused(ErrorKind::ArgumentConflict, option));
    }
    if exported.what == What::Index && exported.indicators.is_empty() {
        return Err(Refused(
            ErrorKind::MissingRequiredArgument,
            "--indicator <ID>",
        ));
    }
    Ok(exported)
}

/// An option that is refused, or missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused(pub ErrorKind, pub &'static str);

/// Writes what was asked for.
///
/// # Errors
/// An indicator that does not exist, or whatever writing fails with.
pub fn run(out: &mut dyn Write, cx: &Context<'_>, exported: &Exported) -> Result<()> {
    let indicators = exported
        .indicators
        .iter()
        .map(|id| indicator(cx.dataset, cx.lang, id))
        .collect::<Result<Vec<_>>>()?;
    if let Some(year) = exported.compare {
        known_year(cx.dataset, cx.area, year, cx.lang)?;
    }
    let cx = &Context {
        other_year: exported.compare,
        ..*cx
    };
    let sheet = exported.what.sheet(&indicators).sheet();
    let mut rows = list(&*sheet, cx, &ListOptions::default());
    if exported.what == What::Series {
        rows.ids
            .retain(|id| is_of(cx.dataset, *id, &indicators, exported.measure.as_deref()));
        rows = crate::sheet::list::of_ids(&*sheet, cx, rows.ids);
    }
    format::write(out, &*sheet, cx, &rows, exported.format, exported.csv)?;
    out.flush().map_err(io::Error::into)
}

fn indicator(dataset: &Dataset, lang: Lang, id: &str) -> Result<IndicatorId> {
    dataset.find_indicator(id).ok_or_else(|| {
        let known = dataset.indicators().map(|(_, of)| &*of.id);
        let near = diagnostic::nearest(id, known);
        let near = near.map_or_else(String::new, |near| {
            format!("{}{}", lang.semicolon(), lang.advice_did_you_mean(near))
        });
        anyhow!(
            "{}{near}",
            lang.problem_unknown_id(lang.kind_indicator(), id)
        )
    })
}

/// Whether a figure is of one of these indicators, and of this measure.
fn is_of(dataset: &Dataset, id: RowId, indicators: &[IndicatorId], measure: Option<&str>) -> bool {
    let RowId::Figure(record) = id else {
        return false;
    };
    let (indicator, of) = match dataset.subject(record) {
        Some(Subject::Observation(of)) => (of.indicator, of.measure),
        Some(Subject::Target(of)) => (of.indicator, of.measure),
        _ => return false,
    };
    (indicators.is_empty() || indicators.contains(&indicator))
        && measure.is_none_or(|measure| of.id() == measure)
}

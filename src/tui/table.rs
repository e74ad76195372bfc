//! What a view shows, as a table: for copying a row and exporting the whole, just as they are
//! narrowed and ordered on the screen.

use super::model::{Model, ProjectsView, SourcesView, Tab, TargetsView};
use super::view::{self, batches};
use super::{compare, listing};
use crate::analysis::headline::headlines;
use crate::analysis::matrix::{self, Cell};
use crate::analysis::scorecard::Score;
use crate::analysis::series;
use crate::dataset::Stage;
use crate::sheet::scorecard;
use crate::text::{Lang, numbers};
use crate::wording::{self, finding};

/// A view as a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What it is.
    pub title: String,
    /// The heads of its columns.
    pub headers: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// Whether the view has no rows.
#[must_use]
pub fn is_empty(model: &Model) -> bool {
    model.rows() == 0
}

/// The view as a table.
#[must_use]
pub fn of_view(model: &Model) -> Table {
    let area = model.dataset.area(model.area);
    let area = area.map_or("", |area| area.name.get(model.lang));
    let (name, headers, rows) = match model.tab {
        Tab::Overview => overview(model),
        Tab::Targets => match model.targets.view {
            TargetsView::Year => targets(model),
            TargetsView::AllYears => all_years(model),
        },
        Tab::Projects => match model.projects.view {
            ProjectsView::List | ProjectsView::Board => projects(model),
            ProjectsView::Batches => batch_rows(model),
        },
        Tab::Charts if !model.charts.beside.is_empty() => index_numbers(model),
        Tab::Charts => chart(model),
        Tab::Audit => checks(model),
        Tab::Sources => match model.sources.view {
            SourcesView::Figures => figures(model),
            SourcesView::Articles => articles(model),
        },
    };
    Table {
        title: format!("{area} · {name}"),
        headers,
        rows,
    }
}

/// The selected row, each cell with the head of its column.
#[must_use]
pub fn selected_row(model: &Model) -> Option<String> {
    let table = of_view(model);
    let at = match model.tab {
        // The list is of indicators, the table of the years of one.
        Tab::Charts if !model.charts.beside.is_empty() => beside_row(model)?,
        Tab::Charts => chart_row(model)?,
        _ => model.row(),
    };
    let row = table.rows.get(at)?;
    let cells = table
        .headers
        .iter()
        .zip(row)
        .filter(|(_, cell)| !cell.is_empty());
    let cells: Vec<String> = cells
        .map(|(head, cell)| {
            if head.is_empty() {
                cell.clone()
            } else {
                format!("{head}{}{cell}", model.lang.colon())
            }
        })
        .collect();
    Some(cells.join(" · "))
}

/// The selected figure, as it is written.
#[must_use]
pub fn selected_figure(model: &Model) -> Option<String> {
    let lang = model.lang;
    match model.tab {
        Tab::Overview => {
            let cards = headlines(&model.dataset, model.area, model.year);
            let card = cards.get(model.card)?;
            let observation = card.level.or(card.growth)?;
            Some(numbers::short(observation.figure, lang))
        }
        Tab::Targets if model.targets.view == TargetsView::Year => {
            let scores = listing::targets(model);
            let score = scores.get(model.targets.row)?;
            Some(result_or_target(score, lang))
        }
        Tab::Targets => {
            let lines = listing::lines(model);
            let line = lines.get(model.targets.line)?;
            match matrix::cell(&model.dataset, model.area, *line, model.year)? {
                Cell::Reached(observation) => Some(numbers::short(observation.figure, lang)),
                Cell::Promised(score) => Some(result_or_target(&score, lang)),
            }
        }
        Tab::Projects if model.projects.view == ProjectsView::Batches => {
            let rows = batches::rows(model);
            let total = batches::money(model, &rows.get(model.projects.batch)?.total);
            (!total.is_empty() && total != "·").then_some(total)
        }
        Tab::Projects => {
            let rows = listing::projects(model);
            let stated = rows.get(model.projects.row)?.project.investment()?;
            Some(numbers::short(stated.figure, lang))
        }
        Tab::Charts if !model.charts.beside.is_empty() => {
            let table = of_view(model);
            let row = table.rows.get(beside_row(model)?)?;
            let year = model.year.to_string();
            let column = table.headers.iter().position(|head| *head == year)?;
            row.get(column).cloned()
        }
        Tab::Charts => {
            let at = chart_row(model)?;
            of_view(model).rows.get(at)?.get(1).cloned()
        }
        Tab::Audit => {
            let check = model.selected_check()?;
            Some(finding::figure(&model.dataset, check.stated, lang))
        }
        Tab::Sources if model.sources.view == SourcesView::Articles => None,
        Tab::Sources => {
            let record = model.dataset.records().get(model.sources.row)?;
            let subject = model.dataset.subject(*record)?;
            Some(numbers::short(subject.figure(), lang))
        }
    }
}

/// The result of a target with its unit; before there is one, the target, and that it is one.
fn result_or_target(score: &Score<'_>, lang: Lang) -> String {
    match score.actual {
        Some(_) => {
            let unit = numbers::Style::of(score.target.figure.unit, lang);
            unit.with_unit(&wording::actual(score, lang))
        }
        None => lang.card_target(numbers::short(score.target.figure, lang)),
    }
}

type Rows = (String, Vec<String>, Vec<Vec<String>>);

fn overview(model: &Model) -> Rows {
    let lang = model.lang;
    let other = compare::year(model);
    let rows = headlines(&model.dataset, model.area, model.year)
        .into_iter()
        .map(|card| {
            let indicator = model.dataset.indicator(card.indicator);
            let score = card.scores.first();
            let mut row = vec![
                indicator.map_or_else(String::new, |i| i.name.get(lang).to_owned()),
                card.level
                    .map_or_else(String::new, |level| numbers::short(level.figure, lang)),
                card.growth.map_or_else(String::new, |growth| {
                    view::overview::growth_words(growth, lang)
                }),
                score.map_or_else(String::new, |s| view::overview::target_words(model, s)),
                score.map_or_else(String::new, |s| {
                    wording::verdict(s.verdict, lang).to_owned()
                }),
                score.map_or_else(String::new, |s| wording::gap(s, lang)),
                card.level.or(card.growth).map_or_else(String::new, |o| {
                    wording::citation(&model.dataset, &o.citation)
                }),
            ];
            if other.is_some() {
                let compared = compare::of_headline(model, &card).unwrap_or_default();
                row.extend([compared.other, compared.difference, compared.percent]);
            }
            row
        });
    let mut headers = named([
        lang.column_figure(),
        lang.measure_level(),
        lang.measure_growth(),
        lang.column_target(),
        lang.column_verdict(),
        lang.sort_gap(),
        lang.sort_place(),
    ]);
    headers.extend(compared_headers(model));
    (
        format!("{} {}", lang.tab_overview(), model.year),
        headers,
        rows.collect(),
    )
}

/// The heads of the columns that hold the other year's figures.
fn compared_headers(model: &Model) -> Vec<String> {
    compare::year(model).map_or_else(Vec::new, |year| {
        vec![
            model.lang.column_of_year(year),
            "Δ".to_owned(),
            "Δ%".to_owned(),
        ]
    })
}

fn named<const N: usize>(headers: [&str; N]) -> Vec<String> {
    headers.into_iter().map(str::to_owned).collect()
}

/// Where a result stands, or the figures it follows from.
fn result_places(model: &Model, score: &Score<'_>) -> Vec<String> {
    let cited = scorecard::result_citations(score);
    let places = cited.iter().map(|of| wording::citation(&model.dataset, of));
    let mut places: Vec<String> = places.collect();
    places.dedup();
    places
}

fn targets(model: &Model) -> Rows {
    let lang = model.lang;
    let other = compare::year(model);
    let rows = listing::targets(model).into_iter().map(|score| {
        let target = score.target;
        let mut row = vec![
            wording::verdict(score.verdict, lang).to_owned(),
            wording::promise(&model.dataset, target, lang),
            numbers::Style::of(target.figure.unit, lang).heading(),
            wording::target(target, lang),
            wording::actual(&score, lang),
            wording::gap(&score, lang),
            wording::citation(&model.dataset, &target.citation),
            result_places(model, &score).join(" "),
        ];
        if other.is_some() {
            let line = matrix::Line {
                indicator: target.indicator,
                measure: target.measure,
            };
            let this = score.actual.as_ref().and_then(|actual| actual.value().ok());
            let compared = compare::with_other_year(model, line, this, target.figure);
            row.extend([compared.other, compared.difference, compared.percent]);
        }
        row
    });
    let mut headers = named([
        lang.column_verdict(),
        lang.column_figure(),
        lang.column_unit(),
        lang.column_target(),
        lang.column_actual(),
        lang.sort_gap(),
        lang.column_target_source(),
        lang.column_actual_source(),
    ]);
    headers.extend(compared_headers(model));
    (lang.targets_title(model.year), headers, rows.collect())
}

/// A line for each figure, a column for each year, as on the screen.
fn all_years(model: &Model) -> Rows {
    let lang = model.lang;
    let years = model.years();
    let rows = listing::lines(model).into_iter().map(|line| {
        let mut row = vec![wording::indicator(
            &model.dataset,
            line.indicator,
            line.measure,
            lang,
        )];
        let mut places = Vec::new();
        for year in &years {
            let told = match matrix::cell(&model.dataset, model.area, line, *year) {
                None => String::new(),
                Some(Cell::Reached(observation)) => {
                    places.push(wording::citation(&model.dataset, &observation.citation));
                    numbers::short(observation.figure, lang)
                }
                Some(Cell::Promised(score)) => {
                    let target = &score.target.citation;
                    places.push(wording::citation(&model.dataset, target));
                    places.extend(result_places(model, &score));
                    let actual = score.actual.as_ref();
                    let actual = actual.map(|_| format!("{} ", wording::actual(&score, lang)));
                    let verdict = wording::verdict(score.verdict, lang);
                    let target = numbers::short(score.target.figure, lang);
                    format!("{}/ {target} ({verdict})", actual.unwrap_or_default())
                }
            };
            row.push(told);
        }
        places.dedup();
        row.push(places.join(" "));
        row
    });
    let mut headers = named([lang.column_figure()]);
    headers.extend(years.iter().map(ToString::to_string));
    headers.push(lang.sort_place().to_owned());
    (lang.matrix_title().to_owned(), headers, rows.collect())
}

fn projects(model: &Model) -> Rows {
    let lang = model.lang;
    let rows = listing::projects(model).into_iter().map(|row| {
        let batch = row
            .event
            .and_then(|event| model.dataset.batch(event.batch?));
        let stage = row.stage.map(|stage| wording::stage(stage, lang));
        vec![
            stage.unwrap_or_default().to_owned(),
            row.project.name.get(lang).to_owned(),
            batch.map_or_else(String::new, |batch| batch.name.get(lang).to_owned()),
            row.project
                .investment()
                .map_or_else(String::new, |stated| numbers::short(stated.figure, lang)),
            row.event.map_or_else(String::new, |event| {
                wording::citation(&model.dataset, &event.citation)
            }),
        ]
    });
    let headers = named([
        lang.column_stage(),
        lang.column_project(),
        lang.column_batch(),
        lang.quantity_investment(),
        lang.sort_place(),
    ]);
    (lang.tab_projects().to_owned(), headers, rows.collect())
}

fn batch_rows(model: &Model) -> Rows {
    let lang = model.lang;
    let rows = batches::rows(model).into_iter().map(|row| {
        let programme = model.dataset.programme(row.batch.programme);
        let mut cells = vec![
            programme.map_or_else(String::new, |p| p.name.get(lang).to_owned()),
            row.batch.name.get(lang).to_owned(),
            row.batch
                .date
                .map_or_else(String::new, |date| date.to_string()),
        ];
        for stage in [Stage::Signed, Stage::Started, Stage::InProduction] {
            let count = row.stages.iter().find(|(of, _)| *of == stage);
            cells.push(count.map_or_else(String::new, |(_, count)| {
                batches::counted(model, Some(count))
            }));
        }
        cells.push(batches::money(model, &row.total));
        cells
    });
    let headers = named([
        lang.programme(),
        lang.column_batch(),
        lang.column_date(),
        lang.stage_signed(),
        lang.stage_started(),
        lang.stage_in_production(),
        lang.quantity_investment(),
    ]);
    (lang.batches_title().to_owned(), headers, rows.collect())
}

/// The figures of the charted indicator, reached and promised, by period.
fn chart(model: &Model) -> Rows {
    let lang = model.lang;
    let Some((id, measure)) = model.charted() else {
        return (String::new(), Vec::new(), Vec::new());
    };
    let reached = model
        .dataset
        .series(model.area, id, measure)
        .iter()
        .map(|o| {
            vec![
                o.period.to_string(),
                numbers::short(o.figure, lang),
                lang.column_actual().to_owned(),
                wording::citation(&model.dataset, &o.citation),
            ]
        });
    let promised = series::targets(&model.dataset, model.area, id, measure).map(|t| {
        vec![
            t.period.to_string(),
            numbers::short(t.figure, lang),
            lang.column_target().to_owned(),
            wording::citation(&model.dataset, &t.citation),
        ]
    });
    let headers = named([
        lang.column_period(),
        lang.column_figure(),
        "",
        lang.sort_place(),
    ]);
    let name = wording::indicator(&model.dataset, id, measure, lang);
    (name, headers, reached.chain(promised).collect())
}

/// The indicators beside each other, in percent of the year shown.
fn index_numbers(model: &Model) -> Rows {
    let lang = model.lang;
    let years = model.years();
    let rows = compare::indexed(model, &years).into_iter().map(|indexed| {
        let name = model.dataset.indicator(indexed.id);
        let mut row = vec![name.map_or_else(String::new, |of| of.name.get(lang).to_owned())];
        row.extend(indexed.values.iter().map(|value| {
            value.map_or_else(String::new, |value| {
                numbers::computed(value, 1, |value| numbers::number(value, lang))
            })
        }));
        row
    });
    let mut headers = named([lang.column_figure()]);
    headers.extend(years.iter().map(ToString::to_string));
    (lang.index_title(model.year), headers, rows.collect())
}

/// The selected indicator among those beside each other.
fn beside_row(model: &Model) -> Option<usize> {
    let (id, _) = model.charted()?;
    model.charts.beside.iter().position(|other| *other == id)
}

/// The row of the chart's table that is of the year shown, or else the newest.
fn chart_row(model: &Model) -> Option<usize> {
    let (id, measure) = model.charted()?;
    let series = model.dataset.series(model.area, id, measure);
    let of_year = series.iter().position(|o| o.period.year() == model.year);
    Some(of_year.unwrap_or(series.len().saturating_sub(1)))
}

fn checks(model: &Model) -> Rows {
    let lang = model.lang;
    let checks = model.checks();
    let rows = model.audit_tab.shown.iter().filter_map(|at| {
        let check = checks.get(*at)?;
        let mut places: Vec<String> = Vec::new();
        for source in check.sources() {
            let place = finding::citation(&model.dataset, source);
            if !places.contains(&place) {
                places.push(place);
            }
        }
        Some(vec![
            finding::outcome(check.finding.outcome(), lang).to_owned(),
            finding::rule(check.rule, lang).to_owned(),
            finding::name(&model.dataset, check, lang),
            finding::period(&model.dataset, check, lang),
            finding::figure(&model.dataset, check.stated, lang),
            finding::implied(&model.dataset, check, lang),
            finding::arithmetic(&model.dataset, check, lang),
            finding::explanation(&model.dataset, check, lang),
            places.join(" "),
        ])
    });
    let headers = named([
        lang.column_finding(),
        lang.column_rule(),
        lang.column_figure(),
        lang.column_period(),
        lang.column_stated(),
        lang.column_implied(),
        lang.section_arithmetic(),
        lang.section_explanation(),
        lang.sort_place(),
    ]);
    (lang.audit_title().to_owned(), headers, rows.collect())
}

fn figures(model: &Model) -> Rows {
    let lang = model.lang;
    let rows = model.dataset.records().iter().filter_map(|record| {
        let subject = model.dataset.subject(*record)?;
        Some(vec![
            wording::record(&model.dataset, subject, lang),
            wording::period(subject, lang),
            numbers::short(subject.figure(), lang),
            subject.citation().printed.to_string(),
            wording::citation(&model.dataset, subject.citation()),
        ])
    });
    let headers = named([
        lang.column_figure(),
        lang.column_period(),
        lang.sort_value(),
        lang.column_printed(),
        lang.sort_place(),
    ]);
    (lang.tab_sources().to_owned(), headers, rows.collect())
}

fn articles(model: &Model) -> Rows {
    let lang = model.lang;
    let rows = model.dataset.articles().map(|(id, article)| {
        vec![
            article.id.to_string(),
            article.title.get(lang).to_owned(),
            article.newspaper.get(lang).to_owned(),
            article.date.to_string(),
            model.dataset.records_of(id).len().to_string(),
            article.omitted.len().to_string(),
            article.lines.to_string(),
        ]
    });
    let headers = named([
        "id",
        lang.column_article(),
        lang.column_newspaper(),
        lang.column_date(),
        lang.column_cited(),
        lang.column_omitted(),
        lang.column_lines(),
    ]);
    (lang.articles_title().to_owned(), headers, rows.collect())
}

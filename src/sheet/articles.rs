//! The articles that printed the figures, and whether their texts fit what is cited.

use super::cell::Cell;
use super::column::{Align, Column, ColumnId, Field, Part, field};
use super::context::Context;
use super::key::RowId;
use super::order::Direction;
use super::term::{Term, TextState};
use super::{Evidence, Inputs, Row, Sheet};
use crate::analysis::verify::Findings;
use crate::dataset::{Article, ArticleId, Dataset};

/// The articles, in the order of their ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Articles;

const FIELDS: &[Field] = &[
    field("id", "id", Part::Text),
    field("title_zh", "title", Part::Zh),
    field("title_en", "title", Part::En),
    field("newspaper_zh", "newspaper", Part::Zh),
    field("newspaper_en", "newspaper", Part::En),
    field("date", "date", Part::Id),
    field("date_note", "date_note", Part::Text),
    field("figures", "figures", Part::Count),
    field("omitted", "omitted", Part::Count),
    field("lines", "lines", Part::Count),
    field("sha256", "sha256", Part::Text),
    field("text", "text", Part::Id),
    field("faults", "faults", Part::Count),
];

impl Sheet for Articles {
    fn title(&self, cx: &Context<'_>) -> String {
        cx.lang.articles_title().to_owned()
    }

    fn columns(&self, cx: &Context<'_>) -> Vec<Column> {
        let lang = cx.lang;
        let count = |id: &'static str, heading: &str| Column::new(id, heading).align(Align::End);
        let found = cx.verified.iter().filter_map(|of| of.findings.as_ref());
        let has_faults = found.into_iter().any(|found| !found.faults.is_empty());
        let mut columns = vec![
            Column::new("id", lang.column_number()).on_screen(1),
            Column::new("title", lang.column_article())
                .on_screen(1)
                .cut_to(16)
                .sorted(Direction::Up),
            Column::new("newspaper", lang.column_newspaper())
                .on_screen(5)
                .cut_to(14)
                .filtered(),
            Column::new("date", lang.column_date())
                .on_screen(2)
                .sorted(Direction::Up),
            count("figures", lang.column_cited())
                .on_screen(3)
                .sorted(Direction::Down),
            count("omitted", lang.column_omitted()).on_screen(4),
            count("lines", lang.column_lines()).on_screen(7),
            Column::new("text", lang.column_text())
                // That a text does not fit is told before anything else is.
                .on_screen(if has_faults { 2 } else { 6 })
                .filtered(),
        ];
        let for_programs = ["date_note", "sha256", "faults"];
        columns.extend(for_programs.map(Column::for_programs));
        columns
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn ids(&self, cx: &Context<'_>) -> Vec<RowId> {
        let articles = cx.dataset.articles();
        articles.map(|(id, _)| RowId::Article(id)).collect()
    }

    fn row<'d>(&self, cx: &Context<'d>, id: RowId) -> Option<Row<'d>> {
        let RowId::Article(article) = id else {
            return None;
        };
        Some(row(cx, article, cx.dataset.article(article)?))
    }

    /// Nothing: an article is itself the evidence of figures.
    fn evidence<'d>(&self, _cx: &Context<'d>, _id: RowId) -> Evidence<'d> {
        Evidence::default()
    }

    /// No figure stands for an article; its title names it.
    fn main(&self, _cx: &Context<'_>, _row: &Row<'_>) -> ColumnId {
        "title".into()
    }

    fn empty(&self, cx: &Context<'_>) -> String {
        cx.lang.no_articles_cited().to_owned()
    }

    fn inputs(&self) -> Inputs {
        Inputs::Dataset
    }
}

fn row<'d>(cx: &Context<'d>, id: ArticleId, article: &'d Article) -> Row<'d> {
    let dataset = cx.dataset;
    let check = cx.verified.iter().find(|check| check.article == id);
    let found = check.and_then(|check| check.findings.as_ref());
    let lines = usize::try_from(article.lines).unwrap_or(usize::MAX);
    let cells = vec![
        Cell::Text((&*article.id).into()),
        Cell::Term(Term::Article(id)),
        Cell::Term(Term::Newspaper(first_of_newspaper(dataset, id, article))),
        Cell::Period(article.date),
        Cell::Count(dataset.records_of(id).len()),
        Cell::Count(article.omitted.len()),
        Cell::Count(lines),
        state(found),
        Cell::note(article.date_note.as_ref()),
        Cell::Text((&*article.sha256).into()),
        // Nothing is claimed of a text that nobody could check.
        found.map_or(Cell::Blank, |found| Cell::Count(found.faults.len())),
    ];
    Row { cells }
}

/// Whether the text is at hand and fits, with the number of numerals that do or of faults.
fn state<'d>(found: Option<&Findings>) -> Cell<'d> {
    match found {
        None => Cell::Term(Term::Text(TextState::Missing)),
        Some(found) if found.faults.is_empty() => {
            Cell::Counted(Term::Text(TextState::Fits), found.numerals)
        }
        Some(found) => Cell::Counted(Term::Text(TextState::Faults), found.faults.len()),
    }
}

/// The first article of the same newspaper: newspapers have no ids of their own.
fn first_of_newspaper(dataset: &Dataset, id: ArticleId, article: &Article) -> ArticleId {
    let same = |(_, other): &(ArticleId, &Article)| other.newspaper.zh == article.newspaper.zh;
    dataset.articles().find(same).map_or(id, |(first, _)| first)
}

#[cfg(test)]
mod tests {
    use super::super::list::{ListOptions, offers};
    use super::super::testing::{frozen, header, holds_its_contract, records, row_texts};
    use super::*;
    use crate::analysis::verify::{ArticleCheck, Fault, FaultKind};
    use crate::text::Lang;

    /// The first article fits, the second does not, the others are not at hand.
    fn verified(dataset: &Dataset) -> Vec<ArticleCheck> {
        let fault = Fault {
            line: 3,
            kind: FaultKind::OmissionNotThere {
                printed: "3".to_owned(),
            },
        };
        let faults = [Some(Vec::new()), Some(vec![fault])].into_iter();
        dataset
            .articles()
            .zip(faults.chain(std::iter::repeat(None)))
            .map(|((article, _), faults)| ArticleCheck {
                article,
                figures: 1,
                omissions: 0,
                findings: faults.map(|faults| Findings {
                    numerals: 131,
                    faults,
                    ..Findings::default()
                }),
            })
            .collect()
    }

    #[test]
    fn the_header_is_the_contract() {
        assert_eq!(
            header(&Articles),
            "id,title_zh,title_en,newspaper_zh,newspaper_en,date,date_note,figures,omitted,lines,\
             sha256,text,faults"
        );
        holds_its_contract(&Articles, 2021);
    }

    #[test]
    fn a_text_that_is_not_at_hand_is_told_apart_from_one_without_faults() {
        let dataset = frozen();
        let verified = verified(&dataset);
        let cx = Context {
            verified: &verified,
            ..Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh)
        };
        let text = |key| row_texts(&Articles, &cx, key)("text");
        assert_eq!(text("000"), "相符（131 个数字）");
        assert_eq!(text("001"), "不符（1 处）");
        assert_eq!(text("002"), "未找到原文文件");
        let records = records(&Articles, &cx);
        let fields: Vec<[&str; 2]> = records
            .iter()
            .map(|record| [record[11].as_str(), record[12].as_str()])
            .collect();
        let expected = [["fits", "0"], ["faults", "1"], ["missing", ""]];
        assert_eq!(fields[..3], expected);
    }

    #[test]
    fn texts_are_chosen_by_their_state_and_articles_by_their_newspaper() {
        let dataset = frozen();
        let verified = verified(&dataset);
        let cx = Context {
            verified: &verified,
            ..Context::new(&dataset, dataset.zone().home, 2021, Lang::En)
        };
        let offers = offers(&Articles, &cx, &ListOptions::default());
        let of = |column: &str| -> Vec<(String, usize)> {
            let chosen = offers.iter().filter(|offer| offer.column.name == column);
            chosen
                .map(|offer| (offer.term.words(&cx), offer.count))
                .collect()
        };
        let rest = dataset.articles().count() - 2;
        let states = [("not at hand", rest), ("fits", 1), ("faults", 1)];
        assert_eq!(of("text"), states.map(|(of, count)| (of.to_owned(), count)));
        let papers: usize = of("newspaper").iter().map(|(_, count)| count).sum();
        assert_eq!(papers, dataset.articles().count());
        assert!(of("newspaper").len() < papers);
    }

    #[test]
    fn an_article_tells_how_many_numerals_are_cited_and_how_many_are_left_out() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        let text = row_texts(&Articles, &cx, "000");
        let counts = ["figures", "omitted", "lines"].map(text);
        assert_eq!(counts, ["43", "38", "235"]);
    }
}

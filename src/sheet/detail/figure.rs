//! A cited figure with the line that printed it, and the article of that line.

use super::{Block, Page, Tone};
use crate::dataset::{ArticleId, Record};
use crate::sheet::cell::Place;
use crate::sheet::context::Context;
use crate::text::numbers;
use crate::wording;

/// A printed figure: its name, its place, and the lines around it.
#[must_use]
pub fn cited<'d>(cx: &Context<'d>, record: Record) -> Vec<Block<'d>> {
    let Some(subject) = cx.dataset.subject(record) else {
        return Vec::new();
    };
    let mut page = Page::new(cx, wording::record(cx.dataset, subject, cx.lang));
    let period = wording::period(subject, cx.lang);
    let figure = numbers::full(subject.figure(), cx.lang);
    page.say(if period.is_empty() {
        figure
    } else {
        format!("{period} · {figure}")
    });
    let place = Place::from(subject.citation());
    page.cited(place.clone());
    page.note(subject.note());
    page.open_check([record]);
    page.blocks.push(Block::Excerpt(place));
    page.blocks
}

/// A line that is cited without a figure, such as for a project that has reached a stage.
#[must_use]
pub fn place(place: Place<'_>) -> Vec<Block<'_>> {
    vec![Block::Cited(place.clone()), Block::Excerpt(place)]
}

/// An article: its title, its newspaper and date, and how many of its figures are cited.
#[must_use]
pub fn article<'d>(cx: &Context<'d>, id: ArticleId) -> Vec<Block<'d>> {
    let lang = cx.lang;
    let Some(article) = cx.dataset.article(id) else {
        return Vec::new();
    };
    let date = numbers::period(article.date, lang);
    let cited = cx.dataset.records_of(id).len();
    let counts = lang.card_counts(
        lang.count_figures(cited),
        lang.count_omissions(article.omitted.len()),
        lang.count_lines(article.lines),
    );
    let check = cx.verified.iter().find(|check| check.article == id);
    let counts = match check.and_then(|check| check.findings.as_ref()) {
        Some(found) if found.faults.is_empty() => {
            format!("{counts} · {}", lang.text_checked(found.numerals))
        }
        Some(found) => format!("{counts} · {}", lang.text_faults(found.faults.len())),
        None => counts,
    };
    vec![
        Block::Title(format!("{} · {}", article.id, article.title.get(lang))),
        Block::Say(
            format!("{} · {date}", article.newspaper.get(lang)),
            Tone::Quiet,
        ),
        Block::Say(counts, Tone::Quiet),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::RowId;
    use crate::sheet::figures::Figures;
    use crate::sheet::testing::frozen;
    use crate::text::Lang;

    #[test]
    fn a_figure_is_told_with_its_time_where_an_article_says_when() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        for (id, said) in [
            ("zzhtz/gdp/level/2020", "2020 · about CNY 51.0 bn"),
            ("sensor-valley/investment", "CNY 6.0 bn"),
        ] {
            let found = RowId::find(&Figures { kind: None }, &cx, id);
            let Some(RowId::Figure(record)) = found else {
                panic!("no figure {id}");
            };
            let texts = cited(&cx, record);
            let first = texts.iter().find_map(|block| match block {
                Block::Say(text, _) => Some(text.as_str()),
                _ => None,
            });
            assert_eq!(first, Some(said));
        }
    }
}

//! The articles: how many figures they printed, and which printed most.

use super::rank::{Rank, largest};
use super::{Clause, Message, sentences};
use crate::dataset::ArticleId;
use crate::figure::Interval;
use crate::sheet::context::Context;

/// The articles of a dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sources {
    /// How many.
    pub articles: usize,
    /// How many figures cite them.
    pub figures: usize,
    /// The article that most figures cite, how many, and where it stands.
    pub most: Option<(ArticleId, usize, Option<Rank>)>,
    /// How many articles' texts are at hand, and how many faults were found in them.
    pub checked: (usize, usize),
}

impl Sources {
    /// Those of the data.
    #[must_use]
    pub fn of(cx: &Context<'_>) -> Sources {
        let articles: Vec<(ArticleId, usize)> = cx
            .dataset
            .articles()
            .map(|(id, _)| (id, cx.dataset.records_of(id).len()))
            .collect();
        let counts = articles
            .iter()
            .map(|(_, count)| Interval::exactly((*count).into()));
        let most = largest(&counts.collect::<Vec<_>>());
        let checked = || cx.verified.iter().filter_map(|of| of.findings.as_ref());
        Sources {
            articles: articles.len(),
            figures: articles.iter().map(|(_, count)| count).sum(),
            most: most.and_then(|(at, rank)| {
                let (id, count) = *articles.get(at)?;
                Some((id, count, rank))
            }),
            checked: (checked().count(), checked().map(|of| of.faults.len()).sum()),
        }
    }
}

impl Message for Sources {
    fn forms(&self, cx: &Context<'_>) -> Vec<String> {
        let lang = cx.lang;
        if self.articles == 0 {
            return Vec::new();
        }
        let articles = lang.count_of_articles(self.articles);
        let first = Clause::only(lang.figures_cited(articles, lang.count_figures(self.figures)));
        let most = self.most.and_then(|(id, count, rank)| {
            let article = cx.dataset.article(id)?;
            let is_first = rank.is_some_and(|rank| rank.first == 1);
            is_first.then(|| lang.most_figures(&article.id, lang.count_figures(count)))
        });
        let second = match self.checked {
            (0, _) => most,
            (checked, 0) => Some(lang.texts_hold(lang.count_of_articles(checked))),
            (_, faults) => Some(lang.texts_fail(lang.count_faults(faults))),
        };
        sentences(lang, &first, second.map(Clause::only).as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::verify::{ArticleCheck, Fault, FaultKind, Findings};
    use crate::sheet::testing::frozen;
    use crate::text::Lang;

    #[test]
    fn what_the_texts_say_is_told_where_they_are_at_hand() {
        let dataset = frozen();
        let (article, _) = dataset.articles().next().unwrap();
        let fault = Fault {
            line: 1,
            kind: FaultKind::OmitsNothing {
                printed: String::new(),
            },
        };
        for (faults, text) in [
            (Vec::new(), "the texts of 1 article checked, no faults."),
            (vec![fault], "1 fault in the articles’ texts."),
        ] {
            let checks = [ArticleCheck {
                article,
                figures: 1,
                omissions: 0,
                findings: Some(Findings {
                    faults,
                    ..Findings::default()
                }),
            }];
            let cx = Context {
                verified: &checks,
                ..Context::new(&dataset, dataset.zone().home, 2021, Lang::En)
            };
            let sentence = Sources::of(&cx).text(&cx, usize::MAX);
            assert_eq!(sentence, format!("5 articles, 344 figures cited; {text}"));
        }
    }
}

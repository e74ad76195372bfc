//! What a sheet is about: the data, and the area, year and language it is shown in.

use crate::analysis::audit::{Audit, Check};
use crate::analysis::verify::ArticleCheck;
use crate::dataset::{AreaId, Dataset, Record};
use crate::figure::period::Year;
use crate::text::Lang;

/// All that a sheet needs to know, made for the length of a call.
#[derive(Debug, Clone, Copy)]
pub struct Context<'d> {
    /// The data.
    pub dataset: &'d Dataset,
    /// The audit of the data; `None` while it is still running.
    pub audit: Option<&'d Audit>,
    /// The results of checking the figures against the articles' texts; empty if no text is available.
    pub verified: &'d [ArticleCheck],
    /// The area shown.
    pub area: AreaId,
    /// The year shown.
    pub year: Year,
    /// The year it is compared with, if any.
    pub other_year: Option<Year>,
    /// The language.
    pub lang: Lang,
}

impl<'d> Context<'d> {
    /// A context without an audit, without texts and without a second year.
    #[must_use]
    pub fn new(dataset: &'d Dataset, area: AreaId, year: Year, lang: Lang) -> Context<'d> {
        Context {
            dataset,
            audit: None,
            verified: &[],
            area,
            year,
            other_year: None,
            lang,
        }
    }

    /// The name of the area shown.
    #[must_use]
    pub fn area_name(&self) -> &'d str {
        self.name_of(self.area)
    }

    /// The name of an area.
    #[must_use]
    pub fn name_of(&self, area: AreaId) -> &'d str {
        self.dataset
            .area(area)
            .map_or("", |area| area.name.get(self.lang))
    }

    /// The check at this position in the audit.
    #[must_use]
    pub fn check(&self, at: u32) -> Option<&'d Check> {
        self.audit?.checks().get(at as usize)
    }

    /// The position of the most serious open check, a conflict or suspect, among those that these
    /// figures take part in.
    #[must_use]
    pub fn open_check(&self, records: impl IntoIterator<Item = Record>) -> Option<u32> {
        let audit = self.audit?;
        // Checks stand worst first.
        let at = records
            .into_iter()
            .filter_map(|record| audit.open_check(record))
            .min()?;
        u32::try_from(at).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::audit::audit;
    use crate::sheet::testing::frozen;

    #[test]
    fn of_several_checks_a_row_leads_to_the_gravest() {
        let dataset = frozen();
        let audit = audit(&dataset);
        let cx = Context {
            audit: Some(&audit),
            ..Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh)
        };
        let led: Vec<(Record, u32)> = dataset
            .records()
            .iter()
            .filter_map(|record| Some((*record, cx.open_check([*record])?)))
            .collect();
        let of = |check: u32| led.iter().find(|(_, at)| *at == check).unwrap().0;
        assert_eq!(cx.open_check([of(2), of(0)]), Some(0));
        assert_eq!(cx.open_check([of(0), of(2)]), Some(0));
        assert_eq!(cx.open_check([of(2), of(1)]), Some(1));
        assert_eq!(cx.open_check([]), None);
    }
}

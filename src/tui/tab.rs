//! The tabs.

use strum::EnumCount;

use crate::text::Lang;

/// In the order of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumCount)]
pub enum Tab {
    Overview,
    Targets,
    Projects,
    Charts,
    Audit,
    Sources,
}

impl Tab {
    /// With the names that the command line uses.
    pub const ALL: [(Tab, &'static str); Tab::COUNT] = [
        (Tab::Overview, "overview"),
        (Tab::Targets, "targets"),
        (Tab::Projects, "projects"),
        (Tab::Charts, "charts"),
        (Tab::Audit, "audit"),
        (Tab::Sources, "sources"),
    ];

    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Tab::Overview => lang.tab_overview(),
            Tab::Targets => lang.tab_targets(),
            Tab::Projects => lang.tab_projects(),
            Tab::Charts => lang.tab_charts(),
            Tab::Audit => lang.tab_audit(),
            Tab::Sources => lang.tab_sources(),
        }
    }

    /// The name on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        let own = Tab::ALL.iter().find(|(tab, _)| *tab == self);
        own.map_or("", |(_, id)| id)
    }

    /// The tab that lies `by` tabs further; after the last comes the first.
    #[must_use]
    pub fn step(self, by: isize) -> Tab {
        let at = Tab::ALL
            .iter()
            .position(|(tab, _)| *tab == self)
            .unwrap_or(0);
        let count = isize::try_from(Tab::ALL.len()).unwrap_or(1);
        let to = isize::try_from(at)
            .unwrap_or(0)
            .saturating_add(by)
            .rem_euclid(count);
        Tab::ALL
            .get(usize::try_from(to).unwrap_or(0))
            .map_or(self, |(tab, _)| *tab)
    }
}

#[must_use]
pub(super) fn all() -> [Tab; Tab::COUNT] {
    Tab::ALL.map(|(tab, _)| tab)
}

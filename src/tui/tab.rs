//! The tabs. A new tab needs a row here, its name among the messages, a screen, and a row in
//! `model::screens`.

use strum::EnumCount;

use super::key::{Key, ch};
use crate::text::Lang;

/// The properties of a tab other than its screen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) tab: Tab,
    /// The name in the configuration and on the command line.
    pub(super) id: &'static str,
    /// The keys, unless the configuration names others.
    pub(super) keys: &'static [Key],
    pub(super) name: fn(Lang) -> &'static str,
}

macro_rules! tabs {
    ($($tab:ident, $id:literal, $key:literal, $name:ident;)*) => {
        /// In the order of the screen.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumCount)]
        pub enum Tab {
            $($tab,)*
        }

        impl Tab {
            /// With the names that the command line uses.
            pub const ALL: [(Tab, &'static str); Tab::COUNT] = [$((Tab::$tab, $id),)*];
        }

        pub(super) const ENTRIES: [Entry; Tab::COUNT] = [$(Entry {
            tab: Tab::$tab,
            id: $id,
            keys: &[ch($key)],
            name: Lang::$name,
        },)*];
    };
}

tabs! {
    Overview, "overview", '1', tab_overview;
    Targets, "targets", '2', tab_targets;
    Projects, "projects", '3', tab_projects;
    Charts, "charts", '4', tab_charts;
    Audit, "audit", '5', tab_audit;
    Sources, "sources", '6', tab_sources;
}

impl Tab {
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        let mut entries = ENTRIES.iter();
        let own = entries.find(|entry| entry.tab == self);
        own.map_or("", |entry| (entry.name)(lang))
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

//! The screen of each tab.

use strum::EnumCount;

use crate::tui::screen::Screen;
use crate::tui::screen::audit::AuditScreen;
use crate::tui::screen::charts::Charts;
use crate::tui::screen::overview::Overview;
use crate::tui::screen::projects::Projects;
use crate::tui::screen::sources::Sources;
use crate::tui::screen::targets::Targets;
use crate::tui::tab::Tab;

macro_rules! screens {
    ($($tab:ident, $field:ident: $screen:ty;)*) => {
        #[derive(Debug, Clone, Default)]
        pub struct Screens {
            $(pub $field: $screen,)*
        }

        impl Screens {
            #[must_use]
            pub fn of(&self, tab: Tab) -> &dyn Screen {
                match tab {
                    $(Tab::$tab => &self.$field,)*
                }
            }

            pub(super) fn of_mut(&mut self, tab: Tab) -> &mut dyn Screen {
                match tab {
                    $(Tab::$tab => &mut self.$field,)*
                }
            }

            pub(super) fn all_mut(&mut self) -> [&mut dyn Screen; Tab::COUNT] {
                [$(&mut self.$field,)*]
            }
        }
    };
}

screens! {
    Overview, overview: Overview;
    Targets, targets: Targets;
    Projects, projects: Projects;
    Charts, charts: Charts;
    Audit, audit: AuditScreen;
    Sources, sources: Sources;
}

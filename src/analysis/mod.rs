//! What follows from what is known. Pure functions of a [`Dataset`](crate::dataset::Dataset).
//!
//! - [`result`]: what answers a target: a stated figure, or one derived from others
//! - [`verdict`]: whether it was met, and by how much
//! - [`scorecard`]: all targets of a year with their verdicts
//! - [`headline`]: the year at a glance
//! - [`matrix`]: targets and results of all years side by side
//! - [`series`]: an indicator over time
//! - [`span`]: the two years that most indicators have levels in
//! - [`mod@audit`]: whether the published figures hold together
//! - [`multiple`]: levels of two years held against each other
//! - [`growth`]: year on year, and compound over several years
//! - [`as_printed`]: whether an entry has the number, unit and sign that it says are printed
//! - [`notices`]: what the words around a figure say of its entry
//! - [`verify`]: whether citations stand in their articles and every numeral is accounted for
//! - [`pipeline`]: projects by stage and batch, named and stated

pub mod as_printed;
pub mod audit;
pub mod growth;
pub mod headline;
pub mod matrix;
pub mod multiple;
pub mod notices;
pub mod pipeline;
pub mod result;
pub mod scorecard;
pub mod series;
pub mod span;
pub mod verdict;
pub mod verify;

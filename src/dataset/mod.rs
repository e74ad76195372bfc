//! What is known: the figures of a dataset, each with the line that printed it.
//!
//! - [`catalogue`]: areas, topics, indicators, articles: what figures are about and who printed them
//! - [`observation`]: figures that were reached and figures that were promised, with citations
//! - [`project`]: programmes, batches, projects and their stages
//! - [`relation`]: relations between figures that their keys do not show
//! - [`record`]: every cited figure, whatever it is about, in the order of the articles
//! - [`article_text`]: the articles' own text, where the reader has it
//! - [`starts`]: where the figures of an indicator stand among all
//! - [`store`]: [`Dataset`], which holds all of it, ordered so that a question costs a search
//! - [`id`]: small numbers that stand for the ids curators write
//! - [`ledger`]: numerals of an article that are no figures, each with a reason
//! - [`mod@file`]: reading a file that may be anything
//! - [`source`]: the files of a folder
//! - [`builtin`]: those that are part of the program, read when it was built
//! - [`limits`]: how much is read
//! - [`reader`]: TOML tables, read key by key, every mistake noted with its place
//! - [`diagnostic`]: the mistakes: what, where, what to write instead
//! - [`mod@load`]: from files to a [`Dataset`], or to all the mistakes at once

pub mod article_text;
pub mod builtin;
pub mod catalogue;
pub mod diagnostic;
pub mod file;
pub mod id;
pub mod ledger;
pub mod limits;
pub mod load;
pub mod notice;
pub mod observation;
pub mod project;
pub mod reader;
pub mod record;
pub mod relation;
pub mod source;
pub mod starts;
pub mod store;

pub use article_text::ArticleTexts;
pub use builtin::load_embedded;
pub use catalogue::{
    Area, AreaKind, Article, Better, GrowthBasis, Indicator, IndicatorKind, Topic,
};
pub use diagnostic::{Diagnostic, Problem, Severity};
pub use id::{AreaId, ArticleId, BatchId, IndicatorId, ProgrammeId, ProjectId, TopicId};
pub use ledger::{Omission, Origin, Reason};
pub use load::{LoadError, load};
pub use notice::{Confirmed, Notice, NoticeKind};
pub use observation::{
    Addition, Basis, Citation, Counted, Dating, Measure, NotComparable, Observation, Place,
    Reading, Target, Whole,
};
pub use project::{Batch, Programme, Project, Quantity, Stage, StageEvent, StatedFigure};
pub use record::{Record, Subject};
pub use relation::{Owner, Reference, Relation, RelationKind};
pub use source::Sources;
pub use store::Dataset;

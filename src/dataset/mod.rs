//! The dataset: figures, each with the article line that printed it, and the loader of data files.
//! Imports only `figure` and `text`; the build script compiles it, too.
//!
//! - [`catalogue`]: areas, topics, indicators and articles
//! - [`observation`]: observations and targets, with citations
//! - [`project`]: programmes, batches, projects and their stages
//! - [`relation`]: declared relations between figures
//! - [`record`]: every cited figure, whatever it is about, in the order of the articles
//! - [`article_text`]: the full texts of the articles, where the user has them
//! - [`starts`]: index of a sorted array by area and indicator
//! - [`store`]: [`Dataset`], which holds all of it, with its indexes
//! - [`id`]: small numbers that stand for the ids curators write
//! - [`ledger`]: the numerals of an article that are not entered as figures
//! - [`notice`]: entries that are valid but look like mistakes
//! - [`mod@file`]: reading a file of unknown kind, size and encoding
//! - [`source`]: the files of a dataset
//! - [`builtin`]: the dataset that is part of the program
//! - [`limits`]: limits of what is read
//! - [`reader`]: TOML tables, read key by key, every mistake noted with its place
//! - [`diagnostic`]: diagnostics about data files
//! - [`mod@load`]: from files to a [`Dataset`], or to all their mistakes at once

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

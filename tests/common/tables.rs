//! The files of a dataset as trees that a test may change anywhere.

use toml::{Table, Value};
use zoneboard::dataset::Sources;
use zoneboard::dataset::source::SourceFile;

/// A step into a file: a key, or a place in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Key(String),
    At(usize),
}

/// A table of a file.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) steps: Vec<Step>,
    /// The keys on the way to it: `project.event.cite`.
    pub(crate) kind: String,
    pub(crate) keys: Vec<String>,
}

/// Every table of a file, the file itself first.
pub(crate) fn places(table: &Table) -> Vec<Place> {
    fn visit(value: &Value, steps: &[Step], kind: &str, found: &mut Vec<Place>) {
        let behind = |step: Step| [steps, &[step]].concat();
        match value {
            Value::Table(table) => {
                found.push(Place {
                    steps: steps.to_vec(),
                    kind: kind.to_owned(),
                    keys: table.keys().cloned().collect(),
                });
                for (key, value) in table {
                    let kind = format!("{kind}.{key}");
                    let kind = kind.trim_start_matches('.');
                    visit(value, &behind(Step::Key(key.clone())), kind, found);
                }
            }
            Value::Array(values) => {
                for (at, value) in values.iter().enumerate() {
                    visit(value, &behind(Step::At(at)), kind, found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    visit(&Value::Table(table.clone()), &[], "", &mut found);
    found
}

/// The table at a place.
pub(crate) fn table_at<'t>(file: &'t mut Table, steps: &[Step]) -> &'t mut Table {
    let Some((Step::Key(first), rest)) = steps.split_first() else {
        return file;
    };
    let mut value = &mut file[first];
    for step in rest {
        value = match step {
            Step::Key(key) => &mut value[key.as_str()],
            Step::At(at) => &mut value[*at],
        };
    }
    value.as_table_mut().unwrap()
}

/// A file of the dataset as a tree.
pub(crate) fn parsed(file: &SourceFile) -> Table {
    file.text.parse().unwrap()
}

/// The built-in dataset with one file changed.
pub(crate) fn with(name: &str, table: &Table) -> Sources {
    let mut sources = Sources::embedded();
    let file = sources.files.iter_mut().find(|file| file.name == name);
    file.unwrap().text = toml::to_string(table).unwrap().into();
    sources
}

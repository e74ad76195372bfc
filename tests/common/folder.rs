//! A copy of the dataset that a test may spoil.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A folder with `data/` and `seeds/`, gone when dropped.
pub(crate) struct Folder {
    folder: TempDir,
}

impl Folder {
    /// A copy of the dataset in the package.
    pub(crate) fn copy() -> Folder {
        let folder = tempfile::tempdir().unwrap();
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        for part in ["data", "seeds"] {
            copy_files(&package.join(part), &folder.path().join(part));
        }
        Folder { folder }
    }

    /// What `--data` is to be.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A path beside the dataset.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The text of a data file.
    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.data().join(file)).unwrap()
    }

    /// Writes a data file.
    pub(crate) fn write(&self, file: &str, text: &str) {
        fs::write(self.data().join(file), text).unwrap();
    }

    /// Writes a file by its name within the dataset, where the articles' cards are in `seeds/`.
    pub(crate) fn write_source(&self, name: &str, text: &str) {
        let path = match name.strip_prefix("seeds/") {
            Some(card) => self.beside("seeds").join(card),
            None => self.data().join(name),
        };
        fs::write(path, text).unwrap();
    }

    /// Replaces the first `from` in a data file, which has to be there.
    pub(crate) fn replace(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} has no {from:?}");
        self.write(file, &text.replacen(from, to, 1));
    }

    /// Changes the text of every file.
    pub(crate) fn change_all(&self, change: impl Fn(&str) -> String) {
        for part in ["data", "data/years", "data/projects", "seeds"] {
            let Ok(entries) = fs::read_dir(self.folder.path().join(part)) else {
                continue;
            };
            for path in entries.map(|entry| entry.unwrap().path()) {
                if path
                    .extension()
                    .is_some_and(|extension| extension == "toml")
                {
                    let text = fs::read_to_string(&path).unwrap();
                    fs::write(&path, change(&text)).unwrap();
                }
            }
        }
    }
}

fn copy_files(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_files(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

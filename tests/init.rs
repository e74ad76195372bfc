//! `zoneboard init` through the real binary.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "common/program.rs"]
mod program;

use std::fs;

use program::zoneboard;

#[test]
fn what_is_written_is_clean_and_has_the_figures_that_are_built_in() {
    let folder = tempfile::tempdir().unwrap();
    let new = folder.path().join("new/zone");
    let new = new.to_str().unwrap();
    let (code, told, _) = zoneboard(&["--lang", "en", "init", new]);
    assert_eq!(code, 0);
    assert!(
        told.contains(&format!("zoneboard --data {new} opens them")),
        "{told}"
    );
    let (code, told, _) = zoneboard(&["--lang", "en", "check", new, "--strict"]);
    assert_eq!((code, told.starts_with("no mistakes")), (0, true), "{told}");
    for list in ["figures", "projects", "audit", "sources"] {
        let (_, built_in, _) = zoneboard(&["export", list]);
        let (_, written, _) = zoneboard(&["export", list, "--data", new]);
        assert!(built_in == written, "{list} differ");
    }
}

#[test]
fn a_folder_that_holds_anything_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let note = folder.path().join("zone.toml");
    fs::write(&note, "mine").unwrap();
    let (code, told, why) = zoneboard(&["--lang", "en", "init", path]);
    assert_eq!((code, &*told), (1, ""));
    assert_eq!(
        why,
        format!("zoneboard: the folder {path} is not empty; name a new one, or an empty one\n")
    );
    assert_eq!(fs::read_dir(path).unwrap().count(), 1);
    assert_eq!(fs::read_to_string(note).unwrap(), "mine");
}

#[test]
fn a_file_in_the_place_of_the_folder_is_named_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("zone");
    fs::write(&file, "mine").unwrap();
    for path in [file.clone(), file.join("below")] {
        let path = path.to_str().unwrap();
        let (code, _, why) = zoneboard(&["--lang", "en", "init", path]);
        assert_eq!(code, 1);
        assert!(
            why.starts_with(&format!("zoneboard: cannot write {path}: ")),
            "{why}"
        );
    }
    assert_eq!(fs::read_to_string(file).unwrap(), "mine");
}

#[test]
fn neither_data_to_copy_nor_restriction_goes_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    for (option, advice) in [
        (&["--data", path][..], "init writes the built-in data"),
        (&["--restricted"], "--restricted"),
    ] {
        let (code, _, why) = zoneboard(&[&["--lang", "en", "init", path], option].concat());
        assert_eq!(code, 2, "{why}");
        assert!(why.contains("init <DIR>") && why.contains(advice), "{why}");
    }
    assert_eq!(fs::read_dir(path).unwrap().count(), 0);
}

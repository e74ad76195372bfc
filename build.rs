//! Embeds the built-in dataset in the program: the texts of its files, found by folder, so that a new
//! year needs only a new file, and the dataset that the program's own loader reads from them, so that
//! the program need not parse them at every start. Embeds the sounds of Chinese characters, too.

#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "only the parts of the program's modules that the loader needs are used"
)]

use std::collections::HashMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use dataset::source::{SourceFile, Sources};
use pinyin::{Pinyin, ToPinyinMulti};

#[path = "src/figure/mod.rs"]
mod figure;

#[path = "src/text"]
mod text {
    #[path = "direction.rs"]
    pub mod direction;
    #[path = "laid.rs"]
    pub mod laid;
    #[path = "lang.rs"]
    pub mod lang;
    #[path = "sanitize.rs"]
    pub mod sanitize;

    pub use laid::Text;
    pub use lang::Bilingual;
    pub use sanitize::{Safe, sanitize};
}

#[path = "src/dataset"]
mod dataset {
    #[path = "catalogue.rs"]
    pub mod catalogue;
    #[path = "diagnostic.rs"]
    pub mod diagnostic;
    #[path = "file.rs"]
    pub mod file;
    #[path = "id.rs"]
    pub mod id;
    #[path = "ledger.rs"]
    pub mod ledger;
    #[path = "limits.rs"]
    pub mod limits;
    #[path = "load/mod.rs"]
    pub mod load;
    #[path = "notice.rs"]
    pub mod notice;
    #[path = "observation.rs"]
    pub mod observation;
    #[path = "project.rs"]
    pub mod project;
    #[path = "reader/mod.rs"]
    pub mod reader;
    #[path = "record.rs"]
    pub mod record;
    #[path = "relation.rs"]
    pub mod relation;
    #[path = "source.rs"]
    pub mod source;
    #[path = "starts.rs"]
    pub mod starts;
    #[path = "store/mod.rs"]
    pub mod store;
}

/// The folders of the dataset, each with the prefix of its files' names in the dataset.
const FOLDERS: [(&str, &str); 4] = [
    ("data", ""),
    ("data/years", "years/"),
    ("data/projects", "projects/"),
    ("seeds", "seeds/"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let files = files()?;
    fs::write(out.join("files.rs"), list(&files)?)?;
    let (dataset, texts) = laid_out(files)?;
    fs::write(out.join("dataset.postcard"), dataset)?;
    fs::write(out.join("texts"), texts)?;
    write_sounds(&out)?;
    place_functions(&out)
}

/// Functions in the order in which they are to lie in the program's file.
const ORDER: &str = "src/functions.order";

/// Has the linker place the functions of [`ORDER`] first, by a script that GNU ld and LLD understand.
/// mold and gold do not, so that a linker that somebody has chosen is left alone.
fn place_functions(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={ORDER}");
    let set = |variable| env::var(variable).is_ok_and(|value| !value.is_empty());
    let is = |variable, wanted| env::var(variable).is_ok_and(|value| value == wanted);
    if set("RUSTC_LINKER")
        || set("CARGO_ENCODED_RUSTFLAGS")
        || !is("CARGO_CFG_TARGET_OS", "linux")
        || !is("PROFILE", "release")
    {
        return Ok(());
    }
    let mut script = String::from("SECTIONS\n{\n  .text :\n  {\n");
    for name in fs::read_to_string(ORDER)?.lines() {
        // Legacy names end with a hash that differs between versions of the compiler.
        let pattern = match name {
            _ if name.starts_with("_ZN") => format!("{name}17h*"),
            _ if name.starts_with("_R") => format!("{name}*"),
            _ => continue,
        };
        // What the compiler takes for unlikely has a section of another name.
        writeln!(script, "    *(.text.{pattern} .text.unlikely.{pattern})")?;
    }
    script.push_str("  }\n}\nINSERT AFTER .eh_frame;\n");
    let path = out.join("order.ld");
    fs::write(&path, script)?;
    println!("cargo::rustc-link-arg-bin=zoneboard=-T{}", path.display());
    Ok(())
}

/// Fewer characters without a sound than this lie within a block of those with sounds.
const GAP: usize = 256;

/// Writes the tables of `src/text/pinyin.rs`.
fn write_sounds(out: &Path) -> Result<(), Box<dyn Error>> {
    // The first line is that of characters without a sound.
    let mut sounds = String::from("\n");
    let mut starts = HashMap::new();
    let mut blocks: Vec<(char, char, usize)> = Vec::new();
    let mut lines: Vec<u16> = Vec::new();
    for character in '\0'..=char::MAX {
        let Some(of) = character.to_pinyin_multi() else {
            continue;
        };
        let mut line: Vec<&str> = Vec::new();
        for sound in of.into_iter().map(Pinyin::plain) {
            // Tones make no difference to what is typed.
            if !line.contains(&sound) {
                line.push(sound);
            }
        }
        let line = line.join(" ");
        let start = *starts.entry(line.clone()).or_insert(sounds.len());
        if start == sounds.len() {
            sounds.push_str(&line);
            sounds.push('\n');
        }
        let last = blocks.last_mut().map(|(_, last, _)| last);
        match last.map(|last| ((*last..character).skip(1).count(), last)) {
            Some((silent, last)) if silent < GAP => {
                lines.extend(std::iter::repeat_n(0, silent));
                *last = character;
            }
            _ => blocks.push((character, character, lines.len())),
        }
        lines.push(start.try_into()?);
    }
    let lines: Vec<u8> = lines.into_iter().flat_map(u16::to_le_bytes).collect();
    fs::write(out.join("sounds"), sounds)?;
    fs::write(out.join("sound_lines"), lines)?;
    fs::write(out.join("sound_blocks.rs"), format!("&{blocks:?}"))?;
    Ok(())
}

/// The files of the dataset with their paths, sorted by name.
fn files() -> Result<Vec<(PathBuf, SourceFile)>, Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let mut files = Vec::new();
    for (folder, prefix) in FOLDERS {
        let folder = root.join(folder);
        if !folder.is_dir() {
            continue;
        }
        println!("cargo::rerun-if-changed={}", folder.display());
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if is_toml(&path) {
                let base = path.file_name().unwrap_or_default().to_string_lossy();
                let name = format!("{prefix}{base}");
                let text = fs::read_to_string(&path)?.into();
                files.push((path, SourceFile { name, text }));
            }
        }
    }
    files.sort_by(|(_, a), (_, b)| a.name.cmp(&b.name));
    Ok(files)
}

fn is_toml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "toml")
}

/// A Rust expression for the list of names and texts.
fn list(files: &[(PathBuf, SourceFile)]) -> Result<String, Box<dyn Error>> {
    let mut list = String::from("&[\n");
    for (path, SourceFile { name, .. }) in files {
        let path = path.display().to_string();
        writeln!(list, "    ({name:?}, include_str!({path:?})),")?;
    }
    list.push_str("]\n");
    Ok(list)
}

/// The dataset in postcard format, and its texts; empty if the loader reports errors or warnings, which
/// the program then shows when it reads the files itself.
fn laid_out(files: Vec<(PathBuf, SourceFile)>) -> Result<(Vec<u8>, String), Box<dyn Error>> {
    let sources = Sources::at_hand(files.into_iter().map(|(_, file)| file).collect());
    Ok(match dataset::load::load(&sources) {
        Ok(loaded) if loaded.warnings.is_empty() => {
            let (dataset, texts) = text::laid::lay_out(|| postcard::to_allocvec(&loaded.dataset));
            (dataset?, texts)
        }
        _ => {
            println!(
                "cargo::warning=the built-in dataset has mistakes: `zoneboard check --data data`"
            );
            Default::default()
        }
    })
}

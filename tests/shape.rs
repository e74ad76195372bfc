//! The map in `src/lib.rs` holds: a module uses only modules below it, and no two files use each
//! other, directly or round a circle. Inside `src/tui`, a room uses only those below it.
//!
//! Read from the sources: their `use` lines and the paths in their code. Tests inside a source file
//! may use what they like.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::Path;

/// From the top down. A module may use those behind it.
const FLOORS: [&str; 11] = [
    "cli", "tui", "output", "deck", "picture", "sheet", "wording", "analysis", "dataset", "text",
    "figure",
];

#[test]
fn a_module_uses_only_modules_below_it() {
    let broken = upward(&House::of_this_crate());
    assert!(broken.is_empty(), "upward:\n{}", lines(&broken));
}

/// The rooms of `src/tui`, from the top down. A room uses those behind it, and reaches none before
/// it, not even by way of files that stand in no room.
const ROOMS: [&str; 8] = [
    "run",
    "update",
    "model",
    "screen",
    "popup",
    "sheet_state",
    "shared",
    "widget",
];

#[test]
fn a_room_of_the_dashboard_reaches_only_rooms_below_it() {
    let broken = upstairs(&House::of_this_crate());
    assert!(broken.is_empty(), "upstairs:\n{}", broken.join("\n"));
}

#[test]
fn a_way_up_through_a_file_of_no_room_is_named() {
    let house = house(&[
        (
            "src/tui/mod.rs",
            "mod model; mod popup; mod exported; mod shared;",
        ),
        ("src/tui/model.rs", "use super::shared::Shared;"),
        ("src/tui/exported.rs", "use super::model::Model;"),
        ("src/tui/popup/mod.rs", "mod export;"),
        ("src/tui/popup/export.rs", "use crate::tui::exported;"),
    ]);
    let told = "src/tui/popup/export.rs reaches src/tui/model.rs";
    assert_eq!(upstairs(&house), [told]);
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let tied = circles(&House::of_this_crate());
    assert!(tied.is_empty(), "in circles:\n{}", lines(&tied));
}

#[test]
fn no_screen_and_no_popup_knows_another() {
    let house = House::of_this_crate();
    for folder in ["src/tui/screen/", "src/tui/popup/"] {
        let room = |path: &str| {
            let room = path.strip_prefix(folder)?;
            let room = room.split(['/', '.']).next().unwrap().to_owned();
            (room != "mod").then_some(room)
        };
        let between = house.arrows.iter().filter(|arrow| {
            let (from, to) = (room(&arrow.from), room(&arrow.to));
            from.is_some() && to.is_some() && from != to
        });
        let between: Vec<Arrow> = between.cloned().collect();
        assert!(between.is_empty(), "in {folder}:\n{}", lines(&between));
    }
}

#[test]
fn no_screen_knows_which_tab_it_is() {
    let named = sources().into_iter().filter(|(path, source)| {
        let may = ["tab.rs", "model/"].map(|file| format!("src/tui/{file}"));
        let may = may.iter().any(|file| path.starts_with(file));
        path.starts_with("src/tui/") && !may && source.contains("Tab::")
    });
    let named: Vec<String> = named.map(|(path, _)| path).collect();
    assert!(named.is_empty(), "name a tab: {named:?}");
}

#[test]
fn only_the_dashboard_knows_ratatui() {
    for (path, source) in sources() {
        let knows = tokens(&source).iter().any(|token| token.text == "ratatui");
        assert!(!knows || path.starts_with("src/tui/"), "{path}");
    }
}

/// A small crate of these files.
fn house(files: &[(&str, &str)]) -> House {
    House::of(files.iter().map(|(path, text)| (*path, *text)))
}

#[test]
fn an_arrow_upward_is_named_with_its_line() {
    let house = house(&[
        ("src/sheet/mod.rs", "pub mod list;"),
        ("src/sheet/list.rs", "\nfn f() { crate::output::g() }"),
        (
            "src/output/mod.rs",
            "pub fn g() {}\nuse crate::sheet::list;",
        ),
    ]);
    assert_eq!(
        lines(&upward(&house)),
        "src/sheet/list.rs:2 -> src/output/mod.rs (crate::output::g)"
    );
}

#[test]
fn a_circle_is_found_through_names_that_a_folder_hands_on() {
    let files = [
        (
            "src/sheet/mod.rs",
            "mod cell; mod list; pub use cell::Cell;",
        ),
        (
            "src/sheet/cell.rs",
            "use super::list;\nfn f() { list::g() }",
        ),
        ("src/sheet/list.rs", "use crate::sheet::{Cell as C};"),
    ];
    let found = circles(&house(&files));
    let told = "src/sheet/cell.rs:1 -> src/sheet/list.rs (super::list)\n\
                src/sheet/list.rs:1 -> src/sheet/cell.rs (crate::sheet::Cell)";
    assert_eq!(lines(&found), told);
}

#[test]
fn what_is_no_code_or_a_test_counts_for_nothing() {
    let found = circles(&house(&[
        (
            "src/sheet/mod.rs",
            "mod cell; mod list; #[cfg(test)] mod testing;",
        ),
        (
            "src/sheet/cell.rs",
            "use super::list::List;\n\
                 fn f<'a>(quote: char) -> bool { quote == '\"' || quote == '\\'' }",
        ),
        (
            "src/sheet/list.rs",
            "// super::cell::A /* \" */\n/* super::cell::B /* */ super::cell::C */\n\
                 const A: &str = \"super::cell::D \\\" super::cell::E\";\n\
                 const B: &str = r#\"super::cell::F \" super::cell::G\"#;\n\
                 #[cfg(test)]\n#[rustfmt::skip]\nmod tests { mod a {} use super::cell::H; }",
        ),
        (
            "src/sheet/testing.rs",
            "use super::cell::I; use super::list::J;",
        ),
    ]));
    assert!(found.is_empty(), "{}", lines(&found));
}

/// That a file uses another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Arrow {
    from: String,
    line: usize,
    to: String,
    path: String,
}

impl fmt::Display for Arrow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{} -> {} ({})",
            self.from, self.line, self.to, self.path
        )
    }
}

fn lines(arrows: &[Arrow]) -> String {
    let told: Vec<String> = arrows.iter().map(Arrow::to_string).collect();
    told.join("\n")
}

/// The arrows that run back up.
fn upward(house: &House) -> Vec<Arrow> {
    let floor = |file: &str| {
        let inside = file.strip_prefix("src/").unwrap_or(file);
        let name = inside.split(['/', '.']).next().unwrap_or(inside);
        let at = FLOORS.iter().position(|floor| *floor == name);
        at.unwrap_or_else(|| panic!("{file} stands on no floor: add it to the map and to FLOORS"))
    };
    let arrows = house.arrows.iter();
    arrows
        .filter(|arrow| floor(&arrow.to) < floor(&arrow.from))
        .cloned()
        .collect()
}

/// The arrows that lie in circles. What the `mod.rs` of a folder defines is known to all files in it,
/// so that arrows to it from inside tie nothing.
fn circles(house: &House) -> Vec<Arrow> {
    let is_own_folder = |arrow: &Arrow| {
        let folder = arrow.to.strip_suffix("mod.rs");
        folder.is_some_and(|folder| arrow.from.starts_with(folder))
    };
    let arrows: Vec<&Arrow> = house
        .arrows
        .iter()
        .filter(|arrow| !is_own_folder(arrow))
        .collect();
    let leads_back = |arrow: &Arrow| reached(&arrows, &arrow.to).contains(&*arrow.from);
    let tied = arrows.iter().filter(|arrow| leads_back(arrow));
    tied.map(|arrow| (*arrow).clone()).collect()
}

/// The files that a file uses, those that they use, and so on, and the file itself.
fn reached<'a>(arrows: &[&'a Arrow], from: &'a str) -> BTreeSet<&'a str> {
    let mut uses: BTreeMap<&str, Vec<&'a str>> = BTreeMap::new();
    for arrow in arrows {
        uses.entry(&arrow.from).or_default().push(&arrow.to);
    }
    let mut seen = BTreeSet::new();
    let mut ahead = vec![from];
    while let Some(file) = ahead.pop() {
        if seen.insert(file) {
            ahead.extend(uses.get(file).into_iter().flatten());
        }
    }
    seen
}

/// The files of the dashboard that reach a room above their own.
fn upstairs(house: &House) -> Vec<String> {
    let arrows: Vec<&Arrow> = house.arrows.iter().collect();
    let room = |file: &str| {
        let inside = file.strip_prefix("src/tui/")?;
        let name = inside.split(['/', '.']).next()?;
        ROOMS.iter().position(|room| *room == name)
    };
    let files: BTreeSet<&str> = arrows.iter().map(|arrow| &*arrow.from).collect();
    let ranked = files
        .into_iter()
        .filter_map(|file| Some((file, room(file)?)));
    let above = ranked.flat_map(|(file, own)| {
        let all = reached(&arrows, file).into_iter();
        let above = all.filter(move |to| room(to).is_some_and(|to| to < own));
        above.map(move |to| format!("{file} reaches {to}"))
    });
    above.collect()
}

/// A path of a source: `crate`, `sheet`, `Cell`.
type Names = Vec<String>;

/// The files of a crate, and which uses which.
struct House {
    /// Sorted by file and line, one for each two files.
    arrows: Vec<Arrow>,
}

impl House {
    fn of_this_crate() -> House {
        let sources = sources();
        assert!(sources.len() > 100, "only {} files", sources.len());
        let house = House::of(sources.iter().map(|(path, text)| (&**path, &**text)));
        assert!(house.arrows.len() > 500, "{} arrows", house.arrows.len());
        house
    }

    fn of<'s>(sources: impl Iterator<Item = (&'s str, &'s str)>) -> House {
        let mut files: BTreeMap<Names, File> = BTreeMap::new();
        for (path, source) in sources {
            files.insert(module_of(path), File::read(path, source));
        }
        let for_tests: Vec<Names> = files
            .iter()
            .flat_map(|(module, file)| {
                let inside = |name: &String| [&module[..], std::slice::from_ref(name)].concat();
                file.test_modules.iter().map(inside).collect::<Vec<_>>()
            })
            .collect();
        files.retain(|module, _| !for_tests.iter().any(|of| module.starts_with(of)));

        let mut arrows = BTreeSet::new();
        for (module, file) in &files {
            for (written, line) in &file.paths {
                let Some(path) = absolute(&files, module, file, written) else {
                    continue;
                };
                let to = resolve(&files, &path, 0);
                if let Some(to) = to.filter(|to| *to != file.path) {
                    arrows.insert(Arrow {
                        from: file.path.clone(),
                        line: *line,
                        to: to.to_owned(),
                        path: written.join("::"),
                    });
                }
            }
        }
        // One line of a file is enough to find an arrow by.
        let mut told = BTreeSet::new();
        let is_first = |arrow: &Arrow| told.insert((arrow.from.clone(), arrow.to.clone()));
        House {
            arrows: arrows.into_iter().filter(is_first).collect(),
        }
    }
}

/// A path from the root of the crate; `None` where it leads out of the crate, or is of no module.
fn absolute(
    files: &BTreeMap<Names, File>,
    module: &Names,
    file: &File,
    path: &Names,
) -> Option<Names> {
    let (first, rest) = path.split_first()?;
    let child = [&module[..], std::slice::from_ref(first)].concat();
    let start = match &**first {
        "crate" => Vec::new(),
        "self" => module.clone(),
        "super" => {
            let mut start = module.clone();
            start.pop();
            let ups = rest.iter().take_while(|name| *name == "super").count();
            start.truncate(start.len().saturating_sub(ups));
            return Some([&start[..], &rest[ups..]].concat());
        }
        _ if files.contains_key(&child) => child,
        _ => {
            let import = file.imports.get(first)?;
            // `use toml;` and the like name themselves.
            (import.first() != Some(first)).then(|| absolute(files, module, file, import))??
        }
    };
    Some([&start[..], rest].concat())
}

/// The file that defines what a path names. A folder named as such is nobody's: what is used of it
/// says more.
fn resolve<'f>(files: &'f BTreeMap<Names, File>, path: &[String], depth: u8) -> Option<&'f str> {
    assert!(depth < 20, "{} leads nowhere", path.join("::"));
    let mut module = Vec::new();
    for (at, name) in path.iter().enumerate() {
        let child = [&module[..], std::slice::from_ref(name)].concat();
        if files.contains_key(&child) {
            module = child;
            continue;
        }
        let file = files.get(&module)?;
        let handed_on = file.handed_on.contains(name);
        if handed_on && let Some(of) = absolute(files, &module, file, &vec![name.clone()]) {
            return resolve(files, &[&of[..], &path[at + 1..]].concat(), depth + 1);
        }
        return Some(&file.path);
    }
    let file = files.get(&module)?;
    (!file.path.ends_with("/mod.rs")).then_some(&file.path)
}

/// What a file says of others.
#[derive(Debug, Default)]
struct File {
    path: String,
    /// What a `use` brings in, by the name it has here.
    imports: BTreeMap<String, Names>,
    /// Those of them that others may take from here.
    handed_on: BTreeSet<String>,
    /// Every path, with its line.
    paths: Vec<(Names, usize)>,
    /// Modules that only tests have.
    test_modules: Vec<String>,
}

impl File {
    fn read(path: &str, source: &str) -> File {
        let mut file = File {
            path: path.to_owned(),
            ..File::default()
        };
        let tokens = without_tests(tokens(source), &mut file.test_modules);
        let mut at = 0;
        while at < tokens.len() {
            let before = at.checked_sub(1).map_or("", |at| &*tokens[at].text);
            if tokens[at].text == "use" {
                let public = matches!(before, "pub" | ")");
                let line = tokens[at].line;
                at += 1;
                for (path, name) in use_tree(&tokens, &mut at, &Vec::new()) {
                    if public {
                        file.handed_on.insert(name.clone());
                    }
                    file.imports.insert(name, path.clone());
                    file.paths.push((path, line));
                }
            } else if tokens[at].is_name() && before != "::" {
                let line = tokens[at].line;
                let mut path = vec![tokens[at].text.clone()];
                while at + 2 < tokens.len()
                    && tokens[at + 1].text == "::"
                    && tokens[at + 2].is_name()
                {
                    at += 2;
                    path.push(tokens[at].text.clone());
                }
                if path.len() > 1 {
                    file.paths.push((path, line));
                }
            }
            at += 1;
        }
        file
    }
}

/// The paths of a `use`, each with the name it has here.
fn use_tree(tokens: &[Token], at: &mut usize, before: &Names) -> Vec<(Names, String)> {
    let mut path = before.clone();
    loop {
        let text = tokens[*at].text.clone();
        match &*text {
            "{" => {
                *at += 1;
                let mut found = Vec::new();
                while tokens[*at].text != "}" {
                    found.extend(use_tree(tokens, at, &path));
                    if tokens[*at].text == "," {
                        *at += 1;
                    }
                }
                *at += 1;
                return found;
            }
            // Mostly the variants of an enum; of what else, the names are not known.
            "*" => {
                *at += 1;
                return vec![(path, text)];
            }
            "self" if !path.is_empty() => {}
            "::" => {}
            _ => path.push(text),
        }
        *at += 1;
        match &*tokens[*at].text {
            "::" => *at += 1,
            "as" => {
                let name = tokens[*at + 1].text.clone();
                *at += 2;
                return vec![(path, name)];
            }
            _ => {
                let name = path.last().cloned().unwrap_or_default();
                return vec![(path, name)];
            }
        }
    }
}

/// The code without what stands behind `#[cfg(test)]`; notes the names of modules that did.
fn without_tests(tokens: Vec<Token>, modules: &mut Vec<String>) -> Vec<Token> {
    let is_marked = |at: usize| {
        let marker = ["#", "[", "cfg", "(", "test", ")", "]"];
        let here = tokens.get(at..at + marker.len());
        here.is_some_and(|here| here.iter().map(|token| &*token.text).eq(marker))
    };
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !is_marked(at) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        let mut depth = 0usize;
        let mut last = String::new();
        while let Some(token) = tokens.get(at) {
            at += 1;
            match &*token.text {
                "{" | "(" | "[" => depth += 1,
                "}" | ")" | "]" => depth -= 1,
                _ => {}
            }
            if last == "mod" && tokens.get(at).is_some_and(|next| next.text == ";") {
                modules.push(token.text.clone());
            }
            if depth == 0 && matches!(&*token.text, "}" | ";") {
                break;
            }
            last.clone_from(&token.text);
        }
    }
    kept
}

#[derive(Debug, Clone)]
struct Token {
    text: String,
    line: usize,
}

impl Token {
    fn is_name(&self) -> bool {
        let first = self.text.chars().next();
        first.is_some_and(|first| first.is_alphabetic() || first == '_')
    }
}

/// The names and signs of a source; comments, texts and characters are left out.
fn tokens(source: &str) -> Vec<Token> {
    let text: Vec<char> = source.chars().collect();
    let is = |at: usize, word: &str| {
        word.chars()
            .enumerate()
            .all(|(n, c)| text.get(at + n) == Some(&c))
    };
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < text.len() {
        let start = at;
        if is(at, "//") {
            while at < text.len() && text[at] != '\n' {
                at += 1;
            }
        } else if is(at, "/*") {
            let mut depth = 0;
            loop {
                match (is(at, "/*"), is(at, "*/")) {
                    (true, _) => (depth, at) = (depth + 1, at + 2),
                    (_, true) => (depth, at) = (depth - 1, at + 2),
                    _ => at += 1,
                }
                if depth == 0 || at >= text.len() {
                    break;
                }
            }
        } else if is(at, "r\"") || is(at, "r#\"") || is(at, "r##\"") {
            let marks = text[at + 1..].iter().take_while(|c| **c == '#').count();
            let end = format!("\"{}", "#".repeat(marks));
            at += marks + 2;
            while at < text.len() && !is(at, &end) {
                at += 1;
            }
            at += end.len();
        } else if text[at] == '"' {
            at += 1;
            while at < text.len() && text[at] != '"' {
                at += if text[at] == '\\' { 2 } else { 1 };
            }
            at += 1;
        } else if text[at] == '\'' {
            // A character ends with a quote behind it, a lifetime does not.
            if is(at + 1, "\\") {
                at += 3;
                while at < text.len() && text[at] != '\'' {
                    at += 1;
                }
                at += 1;
            } else if is(at + 2, "'") {
                at += 3;
            } else {
                at += 1;
                while at < text.len() && (text[at].is_alphanumeric() || text[at] == '_') {
                    at += 1;
                }
            }
        } else if text[at].is_alphanumeric() || text[at] == '_' {
            while at < text.len() && (text[at].is_alphanumeric() || text[at] == '_') {
                at += 1;
            }
            let text = text[start..at].iter().collect();
            found.push(Token { text, line });
        } else {
            at += if is(at, "::") { 2 } else { 1 };
            if !text[start].is_whitespace() {
                let text = text[start..at].iter().collect();
                found.push(Token { text, line });
            }
        }
        let passed = &text[start..at.min(text.len())];
        line += passed.iter().filter(|c| **c == '\n').count();
    }
    found
}

/// `sheet`, `cell` of `src/sheet/cell.rs`.
fn module_of(path: &str) -> Names {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    let inside = inside.strip_suffix(".rs").unwrap_or(inside);
    let mut names: Names = inside.split('/').map(str::to_owned).collect();
    if matches!(names.last().map(String::as_str), Some("mod" | "lib")) {
        names.pop();
    }
    names
}

/// The sources of the crate, by their paths from its root.
fn sources() -> BTreeMap<String, String> {
    fn collect(folder: &Path, root: &Path, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, root, found);
            } else if path.extension().is_some_and(|of| of == "rs") {
                let inside = path.strip_prefix(root).unwrap();
                let names: Vec<_> = inside.iter().map(|of| of.to_str().unwrap()).collect();
                found.insert(names.join("/"), fs::read_to_string(&path).unwrap());
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeMap::new();
    collect(&root.join("src"), root, &mut found);
    found
}

//! Pictures of the screen: `zoneboard picture` through the real program, and `e` in the dashboard.
//!
//! `ZONEBOARD_RENEW_PICTURES=1 cargo test --test picture` writes the pictures of the READMEs.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use program::zoneboard;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use zoneboard::analysis::audit::audit;
use zoneboard::dataset::{Sources, load};
use zoneboard::text::{Lang, width};
use zoneboard::tui::effect::WriteProblem;
use zoneboard::tui::theme::Background;
use zoneboard::tui::{Effect, Message, Model, update};

#[test]
fn a_screen_is_drawn_into_a_file_without_a_terminal() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("targets.svg");
    let path = path.to_str().unwrap();
    let asked = [
        "--lang", "en", "picture", "--tab", "targets", "--size", "100x30",
    ];
    let (code, out, err) = zoneboard(&[&asked[..], &["--theme", "light", "-o", path]].concat());
    assert_eq!((code, out.as_str(), err.as_str()), (0, "", ""));
    let svg = fs::read_to_string(path).unwrap();
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    assert!(svg.contains("viewBox=\"-10 -10 1020 620\"") && svg.contains("fill=\"#ffffff\""));
    for told in ["Targets", "Industrial value added", "12.1"] {
        assert!(svg.contains(told), "no {told}");
    }
}

#[test]
fn a_view_and_a_year_are_drawn_as_asked() {
    let draw = |view| {
        let asked = [
            "--lang", "en", "picture", "--tab", "targets", "--year", "2022",
        ];
        let (code, out, _) = zoneboard(&[&asked[..], &["--view", view, "-o", "-"]].concat());
        assert_eq!(code, 0);
        out
    };
    assert!(draw("1").contains(" 2022 "));
    assert_ne!(draw("1"), draw("2"));
}

#[test]
fn what_cannot_be_drawn_or_written_is_told() {
    let (code, _, err) = zoneboard(&["--lang", "en", "picture", "--size", "9x9", "-o", "-"]);
    assert_eq!(code, 2);
    assert!(err.contains("--size"), "{err}");
    assert!(err.contains("between 24x6 and 400x200"), "{err}");
    let (code, out, err) = zoneboard(&["--lang", "en", "picture", "-o", "year.png"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("ends in .svg or .txt") && !Path::new("year.png").exists());
    for (tab, view, count) in [
        ("audit", "2", "1"),
        ("targets", "3", "2"),
        ("projects", "9", "3"),
    ] {
        let asked = [
            "--lang", "en", "picture", "--tab", tab, "--view", view, "-o", "-",
        ];
        let (code, out, err) = zoneboard(&asked);
        assert_eq!((code, out.as_str()), (1, ""), "{tab} {view}");
        assert!(err.contains(&format!("the tab has {count}")), "{err}");
    }
    let (code, _, err) = zoneboard(&["--lang", "en", "picture", "-o", "/nowhere/to/be.svg"]);
    assert_eq!(code, 1);
    assert!(err.contains("cannot write /nowhere/to/be.svg"), "{err}");
}

/// The pictures of README.md and README.zh.md: file, language and theme. Both show the overview.
const OF_READMES: [(&str, &str, &str); 4] = [
    ("overview-en-dark.svg", "en", "dark"),
    ("overview-en-light.svg", "en", "light"),
    ("overview-zh-dark.svg", "zh", "dark"),
    ("overview-zh-light.svg", "zh", "light"),
];

/// With this variable set, the pictures are written instead of compared.
const RENEW: &str = "ZONEBOARD_RENEW_PICTURES";

#[test]
fn the_pictures_of_the_readmes_are_those_that_the_program_draws() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let is_renewed = std::env::var_os(RENEW).is_some();
    let mut differ = Vec::new();
    for (name, lang, theme) in OF_READMES {
        let path = folder.join(name);
        let asked = [
            "--lang", lang, "picture", "--size", "120x40", "--theme", theme,
        ];
        let (code, drawn, err) = zoneboard(&[&asked[..], &["-o", "-"]].concat());
        assert_eq!((code, err.as_str()), (0, ""), "{name}");
        if is_renewed {
            fs::write(&path, &drawn).unwrap();
        }
        if fs::read(&path).ok().as_deref() != Some(drawn.as_bytes()) {
            differ.push(name);
        }
    }
    assert!(
        differ.is_empty(),
        "{} no longer show what the program draws. Look at them after\n\
         {RENEW}=1 cargo test --test picture",
        differ.join(", ")
    );
}

#[test]
fn each_readme_shows_its_pictures_by_the_readers_preference() {
    for (file, lang) in [("README.md", "en"), ("README.zh.md", "zh")] {
        let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        let picture = |theme| format!("tests/pictures/overview-{lang}-{theme}.svg");
        let dark = format!(
            "<source media=\"(prefers-color-scheme: dark)\" srcset=\"{}\">",
            picture("dark")
        );
        let light = format!("src=\"{}\"", picture("light"));
        for part in [dark, light] {
            assert!(readme.contains(&part), "{file} has no {part}");
        }
    }
}

/// The dashboard with a screen of 100 columns.
fn dashboard() -> Model {
    let dataset = Arc::new(load(&Sources::embedded()).unwrap().dataset);
    let mut model = Model::new(dataset, Lang::En);
    model.set_audit(Arc::new(audit(&model.shared.dataset)));
    model.shared.size = (100, 30);
    model
}

fn press(model: &mut Model, code: KeyCode) -> Option<Effect> {
    update(model, Message::Key(KeyEvent::new(code, KeyModifiers::NONE)))
}

/// What `e` writes under a name.
fn exported(model: &mut Model, name: &str) -> String {
    press(model, KeyCode::Char('e'));
    let clear = KeyEvent::new(KeyCode::Char('u'), KeyModifiers::CONTROL);
    update(model, Message::Key(clear));
    update(model, Message::Paste(name.to_owned()));
    let Some(Effect::Write(written)) = press(model, KeyCode::Enter) else {
        panic!("{name} is not written");
    };
    assert_eq!((&*written.path, written.overwrite), (name, false));
    press(model, KeyCode::Esc);
    String::from_utf8(written.content).unwrap()
}

#[test]
fn the_screen_is_exported_as_it_stands() {
    let mut model = dashboard();
    for key in ['2', 'j', 'j'] {
        press(&mut model, KeyCode::Char(key));
    }
    let text = exported(&mut model, "a.screen.txt");
    assert_eq!(text.lines().count(), 30);
    assert!(text.lines().all(|line| width(line) <= 100), "{text}");
    let selected: Vec<&str> = text.lines().filter(|line| line.starts_with('▌')).collect();
    assert!(
        matches!(selected[..], [row] if row.contains("3.68")),
        "{text}"
    );
    // Not the popup that asked for the path, but the articles that printed the figures.
    assert!(!text.contains(".svg"), "{text}");
    assert!(
        text.lines()
            .last()
            .unwrap()
            .ends_with("articles 002 003 000"),
        "{text}"
    );

    let svg = exported(&mut model, "a.svg");
    assert!(svg.contains("viewBox=\"-10 -10 1020 620\"") && !svg.contains(".svg"));
    for told in ["Industrial value added", "3.68", "articles 002 003 000"] {
        assert!(svg.contains(told), "no {told} in\n{svg}");
    }
    let list = exported(&mut model, "a.txt");
    assert!(!list.contains('▌') && list.contains("General public budget revenue"));
}

#[test]
fn a_picture_is_the_same_from_the_dashboard_and_from_the_command_line() {
    let mut model = dashboard();
    press(&mut model, KeyCode::Char('5'));
    // As a theme that leaves the background to the terminal, which a picture has not.
    model.shared.background = Background::Terminal;
    for (name, ending) in [("a.svg", "svg"), ("a.screen.txt", "txt")] {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("a").with_extension(ending);
        let asked = [
            "--lang", "en", "picture", "--tab", "audit", "--size", "100x30", "-o",
        ];
        let (code, _, err) = zoneboard(&[&asked[..], &[path.to_str().unwrap()]].concat());
        assert_eq!((code, err.as_str()), (0, ""));
        let of_command = fs::read_to_string(path).unwrap();
        assert_eq!(exported(&mut model, name), of_command, "{name}");
    }
}

#[test]
fn a_narrow_picture_names_its_sources_instead_of_keys() {
    let mut model = dashboard();
    model.shared.size = (50, 22);
    model.refresh();
    let text = exported(&mut model, "a.screen.txt");
    let last = text.lines().last().unwrap();
    assert!(last.trim_start().starts_with("articles 002"), "{text}");
}

#[test]
fn a_picture_that_is_there_is_replaced_only_when_asked_to_like_any_other_file() {
    let mut model = dashboard();
    press(&mut model, KeyCode::Char('e'));
    let clear = KeyEvent::new(KeyCode::Char('u'), KeyModifiers::CONTROL);
    update(&mut model, Message::Key(clear));
    // Another kind of picture is refused, and the endings are told.
    update(&mut model, Message::Paste("a.png".to_owned()));
    assert_eq!(press(&mut model, KeyCode::Enter), None);
    update(&mut model, Message::Key(clear));
    update(&mut model, Message::Paste("a.svg".to_owned()));
    for is_agreed in [false, true] {
        let Some(Effect::Write(written)) = press(&mut model, KeyCode::Enter) else {
            panic!("nothing to write");
        };
        assert_eq!(written.overwrite, is_agreed);
        update(&mut model, Message::Written(Err(WriteProblem::Exists)));
    }
}

//! The program in a terminal, as a user meets it: what is on the screen, what keys do, and what
//! the terminal is like afterwards.

#![cfg(unix)]
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

mod common {
    #[allow(dead_code, reason = "other tests need more of it")]
    pub(crate) mod folder;
    #[allow(dead_code, reason = "other tests need more of it")]
    pub(crate) mod pty;
}

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use common::folder::Folder;
use common::pty::{
    FRAME_BEGIN, FRAME_END, PROGRAM, Session, Setup, contains, count, environment, legible,
    patience, picture, signal,
};
use tempfile::TempDir;
use zoneboard::tui::glyphs::AMBIGUOUS;

const ESC: &str = "\x1b";
const LEFT: &str = "\x1b[D";
const RIGHT: &str = "\x1b[C";
const DOWN: &str = "\x1b[B";
const ENTER: &str = "\r";
const CTRL_C: &str = "\x03";
const CLEAR: &[u8] = b"\x1b[2J";
const ALTERNATE_SCREEN: &[u8] = b"\x1b[?1049h";

/// Rows of header and rule above the body.
const HEADER_ROWS: u16 = 3;

/// The signals by which a system asks a program to end.
const SIGNALS: [(&str, u32); 4] = [("TERM", 15), ("HUP", 1), ("INT", 2), ("QUIT", 3)];

/// Whether a cell stands out: painted in another background, or reversed.
fn is_marked(cell: &vt100::Cell) -> bool {
    cell.inverse() || cell.bgcolor() != vt100::Color::Default
}

/// What stands out in a row of the screen.
fn marked(screen: &vt100::Screen, row: u16) -> String {
    let (_, columns) = screen.size();
    let text: String = (0..columns.get())
        .filter_map(|column| screen.cell(row, column))
        .filter(|cell| is_marked(cell) && !cell.is_wide_continuation())
        .map(|cell| {
            if cell.has_contents() {
                cell.contents()
            } else {
                " "
            }
        })
        .collect();
    text.trim().to_owned()
}

/// The selected row of a list: the only one in the body that stands out.
fn selected(screen: &vt100::Screen) -> String {
    let (rows, _) = screen.size();
    let marked: Vec<String> = (HEADER_ROWS..rows.get())
        .map(|row| marked(screen, row))
        .filter(|text| !text.is_empty())
        .collect();
    assert_eq!(marked.len(), 1, "one row is selected, not {marked:#?}");
    marked.concat()
}

/// The chosen tab: that in bold.
fn chosen_tab(screen: &vt100::Screen) -> String {
    let (_, columns) = screen.size();
    let cells = (0..columns.get()).filter_map(|column| screen.cell(1, column));
    let text: String = cells
        .filter(|cell| cell.bold())
        .map(|cell| {
            if cell.has_contents() || cell.is_wide_continuation() {
                cell.contents()
            } else {
                " "
            }
        })
        .collect();
    text.trim().to_owned()
}

/// The chosen year and the chosen tab.
fn chosen(session: &Session) -> (String, String) {
    session.look(|screen| (marked(screen, 0), chosen_tab(screen)))
}

/// The control sequences in what a program wrote, without the numbers in them that say where and
/// how: `CSI ?1049h`, `CSI H`, `CSI m`. A lone control character is one, too.
fn kinds_of_control(bytes: &[u8]) -> BTreeSet<String> {
    let mut kinds = BTreeSet::new();
    let text = std::str::from_utf8(bytes).expect("the program writes UTF-8");
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        match character {
            '\x1b' if rest.as_str().starts_with('[') => {
                rest.next();
                let parameters: String = rest
                    .as_str()
                    .chars()
                    .take_while(|c| matches!(c, '\x20'..='\x3f'))
                    .collect();
                let end = rest.by_ref().nth(parameters.chars().count()).unwrap();
                let shown = if matches!(end, 'm' | 'H') {
                    ""
                } else {
                    &parameters
                };
                kinds.insert(format!("CSI {shown}{end}"));
            }
            '\x1b' => {
                kinds.insert(format!("ESC {:?}", rest.next()));
            }
            other if other.is_control() => {
                kinds.insert(format!("{other:?}"));
            }
            _ => {}
        }
    }
    kinds
}

/// The parameters of every "select graphic rendition" in what a program wrote.
fn renditions(bytes: &[u8]) -> Vec<u16> {
    let text = std::str::from_utf8(bytes).unwrap();
    text.split("\x1b[")
        .skip(1)
        .filter_map(|rest| {
            let end = rest.find(|c: char| !matches!(c, '0'..='9' | ';' | ':'))?;
            rest[end..].starts_with('m').then(|| &rest[..end])
        })
        .flat_map(|parameters| parameters.split([';', ':']))
        .filter(|parameter| !parameter.is_empty())
        .map(|parameter| parameter.parse().unwrap())
        .collect()
}

fn is_colour(parameter: u16) -> bool {
    matches!(parameter, 30..=38 | 40..=48 | 58 | 90..=97 | 100..=107)
}

/// Runs the program without a terminal.
fn run(arguments: &[&str], stdout: impl Into<Stdio>) -> Output {
    Command::new(PROGRAM)
        .args(arguments)
        .env_clear()
        .envs(environment())
        .stdin(Stdio::null())
        .stdout(stdout)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
        .wait_with_output()
        .unwrap()
}

/// The settings of a terminal, as `stty` writes them for itself.
fn settings(tty: &Path) -> String {
    let output = Command::new("stty")
        .arg("-g")
        .stdin(File::open(tty).unwrap())
        .output()
        .unwrap();
    assert!(output.status.success(), "stty: {output:?}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// Rows down to the level of 2021, behind the targets that are compared.
const LEVEL: usize = 13;

// Opening and leaving.

#[test]
fn opens_on_the_overview_of_the_newest_year_with_results() {
    let session = Session::open();
    assert_eq!(chosen(&session), ("2021".into(), "1 总览".into()));
    assert!(
        session.screen().contains("达标的目标"),
        "{}",
        session.screen()
    );
    session.look(|screen| {
        assert!(screen.alternate_screen());
        assert!(screen.hide_cursor());
    });
}

#[test]
fn q_leaves_and_gives_the_terminal_back() {
    let mut session = Session::open();
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
    session.assert_given_back();
}

#[test]
fn ctrl_c_leaves_like_q() {
    let mut session = Session::open();
    session.type_keys(CTRL_C);
    assert_eq!(session.wait_exit(), 0);
    session.assert_given_back();
}

#[test]
fn q_leaves_from_within_the_help_and_a_detail() {
    // In the help letters are typed, so that it is left by Ctrl-C there.
    for (keys, leave) in [("?", "\x03"), ("2\r", "q")] {
        let mut session = Session::open();
        session.type_and_wait_for_frame(keys);
        session.type_keys(leave);
        assert_eq!(session.wait_exit(), 0, "after {keys:?}");
        session.assert_given_back();
    }
}

#[test]
fn what_is_copied_reaches_the_terminals_clipboard() {
    let mut session = Session::open();
    session.type_keys(&DOWN.repeat(LEVEL));
    session.type_keys("y");
    session.wait_for("已复制到剪贴板：548 亿元");
    // "548 亿元" in base 64.
    assert_eq!(
        count(&session.bytes(), b"\x1b]52;c;NTQ4IOS6v+WFgw==\x07"),
        1
    );
    let mut inside = Setup::new().env("TMUX", "/tmp/tmux,1,0").start().opened();
    inside.type_keys(&DOWN.repeat(LEVEL));
    inside.type_keys("y");
    inside.wait_for("已复制到剪贴板：548 亿元");
    let wrapped = b"\x1bPtmux;\x1b\x1b]52;c;NTQ4IOS6v+WFgw==\x07\x1b\\";
    assert_eq!(count(&inside.bytes(), wrapped), 1);
}

#[test]
fn the_mouse_is_ours_until_handed_back_and_never_after_the_end() {
    let mut session = Session::open();
    assert_eq!(count(&session.bytes(), b"\x1b[?1000h"), 1);
    // A click on the second tab.
    session.type_keys("\x1b[<0;11;2M\x1b[<0;11;2m");
    session.wait_until("the targets", |screen, _| chosen_tab(screen) == "2 目标");
    session.type_keys("m");
    session.wait_for("鼠标归终端");
    assert_eq!(count(&session.bytes(), b"\x1b[?1000l"), 1);
    session.type_keys("m");
    session.wait_for("鼠标归程序");
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
    let bytes = session.bytes();
    let last = |mode: &[u8]| bytes.windows(mode.len()).rposition(|window| window == mode);
    assert!(last(b"\x1b[?1000l") > last(b"\x1b[?1000h"));
    session.assert_given_back();
}

#[cfg(unix)]
#[test]
fn the_editor_opens_at_the_entry_and_the_screen_comes_back_with_what_was_changed() {
    let folder = Folder::copy();
    // An editor that notes what it was asked for, gets a key of its own, and changes a figure.
    let script = folder.beside("editor.sh");
    let notes = folder.beside("notes");
    let text = format!(
        "#!/bin/sh\necho \"$@\" > {notes}\necho ready\nread key\necho \"$key\" >> {notes}\n\
         sed -i 's/value = \"548\"/value = \"549\"/' \"$2\"\n",
        notes = notes.display()
    );
    fs::write(&script, text).unwrap();
    let editor = format!("sh {}", script.display());
    let mut session = Setup::new()
        .data(folder.data())
        .env("EDITOR", &editor)
        .env("VISUAL", "")
        .start()
        .opened();
    session.type_keys(&DOWN.repeat(LEVEL));
    session.wait_for("548 亿元");
    session.type_keys("E");
    // On the plain screen, whose lines end as typed only once the editor runs.
    session.wait_for("ready");
    session.wait_until("the plain screen", |screen, _| !screen.alternate_screen());
    session.type_keys("hello\r");
    session.wait_for("549 亿元");
    let noted = fs::read_to_string(&notes).unwrap();
    let file = folder.data().join("years/2021.toml");
    let line = folder
        .read("years/2021.toml")
        .lines()
        .position(|line| line.contains("value = \"549\""))
        .unwrap();
    // The entry begins two lines above its value, and lines are counted from 1.
    assert_eq!(noted, format!("+{} {}\nhello\n", line - 1, file.display()));
    session.type_and_wait_for_frame("2");
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
}

#[test]
fn what_ctrl_c_interrupts_in_an_editor_is_not_the_dashboard() {
    let folder = Folder::copy();
    let script = folder.beside("editor.sh");
    // Lives through Ctrl-C, as editors do, and says when it has heard it. A shell heeds a trap only
    // between commands, so that none of them may wait for a key before the signal is there.
    fs::write(
        &script,
        "trap 'heard=yes' INT\necho ready\n\
         while [ -z \"$heard\" ]; do sleep 0.02; done\n\
         echo heard\nread key\n[ \"$key\" = end ] && exit 3\n",
    )
    .unwrap();
    let mut session = Setup::new()
        .data(folder.data())
        .env("EDITOR", format!("sh {}", script.display()))
        .env("VISUAL", "")
        .start()
        .opened();
    session.type_keys(&DOWN.repeat(LEVEL));
    session.wait_for("548 亿元");
    session.type_keys("E");
    session.wait_for("ready");
    session.type_keys("\x03");
    session.wait_for("heard");
    session.type_keys("end\r");
    // The dashboard is back, and tells that the editor ended badly.
    session.wait_for("编辑器没有正常结束");
    session.type_and_wait_for_frame("2");
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
}

#[test]
fn an_editor_that_ctrl_c_ends_does_not_take_the_dashboard_with_it() {
    let folder = Folder::copy();
    let script = folder.beside("editor.sh");
    // Numbered, for the plain screen still shows what the one before it said.
    let runs = folder.beside("runs");
    let text = format!(
        "echo >> {runs}\necho ready $(($(wc -l < {runs})))\nexec sleep 600\n",
        runs = runs.display()
    );
    fs::write(&script, text).unwrap();
    let mut session = Setup::new()
        .data(folder.data())
        .env("EDITOR", format!("sh {}", script.display()))
        .env("VISUAL", "")
        .start()
        .opened();
    session.type_and_wait_for_frame(DOWN);
    for run in 1..=5 {
        session.type_keys("E");
        session.wait_for(&format!("ready {run}"));
        session.type_keys(CTRL_C);
        session.wait_for("编辑器没有正常结束");
        // The notice goes, so that the next one is seen to come.
        session.type_and_wait_for_frame("1");
    }
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
}

#[test]
fn files_saved_by_rename_are_read_again_and_mistakes_shown_until_mended() {
    let folder = Folder::copy();
    let mut session = Setup::new().data(folder.data()).start().opened();
    session.type_and_wait_for_frame("2");
    for _ in 0..4 {
        session.type_and_wait_for_frame(DOWN);
    }
    let text = folder.read("years/2021.toml");
    let save = |text: &str| {
        let beside = folder.data().join("years/.2021.toml.swp");
        fs::write(&beside, text).unwrap();
        fs::rename(&beside, folder.data().join("years/2021.toml")).unwrap();
    };
    save(&text.replacen("value = \"12.1\"", "value = \"12.7\"", 1));
    session.wait_for("12.7");
    assert!(session.look(selected).contains("规上工业增加值"));
    save(&text.replacen("value = \"12.1\"", "value = \"l2.1\"", 1));
    session.wait_for("数据有 1 处错误");
    session.wait_for("12.7");
    session.type_keys("!");
    session.wait_for("value = \"l2.1\"");
    session.type_and_wait_for_frame(ESC);
    save(&text);
    session.wait_for("12.1");
    session.wait_for_end_of("处错误");
}

#[test]
fn the_cards_beside_the_data_are_watched_and_a_folder_that_is_replaced_too() {
    let folder = Folder::copy();
    let mut session = Setup::new().data(folder.data()).start().opened();
    let card = folder.beside("seeds/004.toml");
    let text = fs::read_to_string(&card).unwrap();
    fs::write(&card, format!("strange = 1\n{text}")).unwrap();
    session.wait_for("未知的键 `strange`");
    fs::write(&card, &text).unwrap();
    session.wait_for_end_of("处错误");

    // As a copy that takes the place of the folder, or a branch that is checked out.
    let (data, old) = (folder.data(), folder.beside("old"));
    fs::rename(&data, &old).unwrap();
    session.wait_for("无法读取");
    fs::rename(&old, &data).unwrap();
    session.wait_for_end_of("处错误");
    folder.replace("years/2021.toml", "value = \"12.1\"", "value = \"l2.1\"");
    session.wait_for("数据有 1 处错误");
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
}

#[test]
fn a_view_is_written_to_a_file_that_is_replaced_only_when_asked_again() {
    let folder = Folder::copy();
    let path = folder.beside("out.md");
    let mut session = Session::open();
    session.type_and_wait_for_frame("2");
    session.type_and_wait_for_frame("e");
    session.type_keys("\x15");
    session.type_keys(path.to_str().unwrap());
    session.type_keys(ENTER);
    session.wait_for("已写出");
    let written = fs::read_to_string(&path).unwrap();
    assert!(written.contains("| 未达 | 地区生产总值增速 |"), "{written}");
    fs::write(&path, "mine").unwrap();
    session.type_and_wait_for_frame("e");
    session.type_keys("\x15");
    session.type_keys(path.to_str().unwrap());
    session.type_keys(ENTER);
    session.wait_for("再按 Enter 覆盖");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    session.type_keys(ENTER);
    session.wait_for("已写出");
    assert_eq!(fs::read_to_string(&path).unwrap(), written);
}

#[test]
fn where_a_glyph_is_two_cells_wide_only_ascii_is_drawn_and_keys_typed_meanwhile_count() {
    // The column of the cursor behind the glyphs, of which so many are two cells wide.
    let answered = |wide: usize| {
        let column = AMBIGUOUS.chars().count() + wide + 1;
        let setup = Setup::new().env("ZONEBOARD_CONFIG", "");
        setup.typed_ahead(&format!("\x1b[1;{column}R2")).start()
    };
    let on_the_targets = |session: &Session| {
        session.wait_until("the targets", |screen, _| chosen_tab(screen) == "2 目标");
        session.screen()
    };
    // All of them, as on many Chinese consoles; or the marks alone, where lines are narrow.
    for wide in [AMBIGUOUS.chars().count(), 4] {
        let drawn = on_the_targets(&answered(wide));
        assert!(drawn.contains("----"), "{drawn}");
        for glyph in AMBIGUOUS.chars() {
            assert!(!drawn.contains(glyph), "{glyph} is drawn in\n{drawn}");
        }
        // The marks of result and target, and a bar.
        assert!(drawn.contains("*==") && drawn.contains("####"), "{drawn}");
    }
    let session = answered(0);
    let drawn = on_the_targets(&session);
    for glyph in ['─', '┃', '▄', '●'] {
        assert!(drawn.contains(glyph), "no {glyph} in\n{drawn}");
    }
    let bytes = session.bytes();
    assert_eq!(count(&bytes, b"\x1b[6n"), 1, "asked once");
    let asked = format!("{AMBIGUOUS}\x1b[6n");
    assert_eq!(count(&bytes, asked.as_bytes()), 1, "about all at once");
}

#[test]
fn a_terminal_that_does_not_answer_is_not_waited_for_long() {
    let session = Setup::new()
        .env("ZONEBOARD_CONFIG", "")
        .env("COLORFGBG", "")
        .start();
    session.wait_for("────");
    let bytes = session.bytes();
    assert_eq!(count(&bytes, b"\x1b]11;?"), 1, "asked for its background");
    let screen = bytes.windows(8).position(|w| w == b"\x1b[?1049h").unwrap();
    let asked = bytes.windows(6).position(|w| w == b"\x1b]11;?").unwrap();
    assert!(asked < screen, "before the screen opens");
}

#[test]
fn a_light_background_gets_the_light_theme() {
    let white = "rgb:ffff/ffff/ffff";
    let black = "rgb:0000/0000/0000";
    let answers = format!("\x1b]10;{black}\x1b\\\x1b]11;{white}\x1b\\\x1b[?1;2c");
    let session = Setup::new()
        .env("COLORFGBG", "")
        .typed_ahead(&answers)
        .start();
    session.wait_for("总览");
    let accent = |screen: &vt100::Screen| {
        let cells = (0..100).filter_map(|column| screen.cell(0, column));
        let mut colours = cells.filter_map(|cell| match cell.bgcolor() {
            vt100::Color::Idx(colour) => Some(colour),
            _ => None,
        });
        colours.next()
    };
    // The chosen year stands on the light theme's dark grey.
    assert_eq!(session.look(accent), Some(236));
}

#[test]
fn keys_palette_glyphs_and_language_come_from_the_configuration() {
    let config = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/config/rebound.toml"
    );
    let mut session = Setup::new()
        .env("ZONEBOARD_CONFIG", config)
        .start()
        .opened();
    session.wait_for("1 Overview");
    assert!(session.screen().contains("----"));
    // Red up: what has grown is red.
    session.type_and_wait_for_frame(LEFT);
    let growth = session.look(|screen| {
        let cells = (0..30u16).flat_map(|row| (0..97u16).map(move |column| (row, column)));
        let mut here = cells.filter(|(row, column)| {
            screen.contents_between(*row, *column, *row, column + 3) == "+3%"
        });
        let (row, column) = here.next().unwrap();
        screen.cell(row, column).unwrap().fgcolor()
    });
    assert_eq!(growth, vt100::Color::Idx(210));
    session.type_and_wait_for_frame(RIGHT);
    session.type_and_wait_for_frame("2");
    session.type_and_wait_for_frame("S");
    session.wait_for("Sort");
    session.type_and_wait_for_frame(ESC);
    // And a target met is blue, as it is without.
    let met = session.look(|screen| {
        let rows = 0..30;
        let row = rows.into_iter().find(|row| {
            screen
                .contents_between(*row, 0, *row, 99)
                .contains("+ Industrial")
        });
        screen.cell(row.unwrap(), 1).unwrap().fgcolor()
    });
    assert_eq!(met, vt100::Color::Idx(74));
    session.type_keys("q");
    session.type_keys("Q");
    assert_eq!(session.wait_exit(), 0);
}

#[test]
fn a_configuration_with_mistakes_is_refused_with_their_places() {
    let config = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/config/clash.toml"
    );
    let output = std::process::Command::new(PROGRAM)
        .env("ZONEBOARD_CONFIG", config)
        .env("LANG", "en_US.UTF-8")
        .output()
        .unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    for part in [
        "unknown word `drak`",
        "did you mean `dark`?",
        "clash.toml:2:9",
        "there is no key `Ctlr-c`",
        "clash.toml:6:9",
        "the key `/` belongs to `find` and to `sort`",
        "clash.toml:5:9",
        "mistakes: 3",
    ] {
        assert!(told.contains(part), "no {part:?} in\n{told}");
    }
}

#[test]
fn config_tells_where_each_value_comes_from_and_its_template_is_accepted() {
    let config = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/config/rebound.toml"
    );
    let run = |config: &str, arguments: &[&str]| {
        let mut command = std::process::Command::new(PROGRAM);
        let command = command.env("ZONEBOARD_CONFIG", config).args(arguments);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let told = run(config, &["--theme", "light", "config"]);
    for line in [
        "lang = \"en\"   # configuration file",
        "theme = \"light\"   # command line",
        "mouse = true   # default",
        "sort = [\"S\", \"Ctrl-o\"]   # configuration file",
        "find = [\"/\"]   # default",
    ] {
        assert!(told.contains(line), "no {line:?} in\n{told}");
    }
    // Every line of the template is accepted once its # is gone.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    let template = run(config, &["config", "--template"]);
    let mut lines = template.lines();
    lines.next();
    let active: String = lines
        .map(|line| format!("{}\n", line.trim_start_matches("# ")))
        .collect();
    fs::write(&path, active).unwrap();
    let told = run(path.to_str().unwrap(), &["config"]);
    assert!(told.contains("lang = \"zh\"   # 配置文件"), "{told}");
    // What it prints is itself a configuration that says the same.
    fs::write(&path, &told).unwrap();
    let again = run(path.to_str().unwrap(), &["config"]);
    assert!(again.contains("lang = \"zh\"   # 配置文件"), "{again}");
}

#[test]
fn spoken_line_by_line_every_tab_can_be_reached_and_nothing_is_drawn_over() {
    use std::io::Write as _;
    let mut child = std::process::Command::new(PROGRAM)
        .args(["--accessible", "--lang", "en"])
        .env(
            "ZONEBOARD_CONFIG",
            concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/tests/fixtures/config/terminal.toml"
            ),
        )
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let said = "t2\n3\nv\n5\nt3\nv\n\nt4\n1\nt5\n1\nt6\n<\n999\n?\nt2\nf\n3\n/gxjs\n1\n\u{fffd}\nt1\ny\nq\n";
    child
        .stdin
        .take()
        .unwrap()
        .write_all(said.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let told = String::from_utf8(output.stdout).unwrap();
    for part in [
        "1. Gross regional product, level CNY 54.8 bn, growth +3%, target growth ≈10%, missed",
        "Targets, Zhengzhou High-tech Zone · Targets and results 2021, 29 rows",
        "at 003:31, printed as “3.68%”",
        "Projects, Zhengzhou High-tech Zone · Batches (named / stated), 14 rows",
        "Zhengzhou High-tech Zone · Projects, 54 rows",
        "Enter for more.",
        "24, 359 rows",
        "at 003:267, printed as “41.13%”",
        "Sources, Cited figures, 344 rows",
        "There is no such command or row",
        "all 3 comparable innovation targets were met",
        "Largest gaps  reversed: Investment in fixed assets",
        "indicator: Industrial value added, growth · unit: % · 2021: ✓ 12.1 / ≈11",
        "High-tech enterprises",
        "t6: Sources",
    ] {
        assert!(told.contains(part), "no {part:?} in\n{told}");
    }
    assert!(!told.contains('\u{1b}') && !told.contains('─'));
}

#[test]
fn keys_typed_before_the_first_picture_are_not_lost() {
    let mut session = Setup::new().typed_ahead("2").start();
    session.wait_until("the targets", |screen, _| chosen_tab(screen) == "2 目标");
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
}

#[test]
fn a_whole_visit_by_keys() {
    let mut session = Session::open();
    session.type_and_wait_for_frame(RIGHT);
    assert_eq!(chosen(&session), ("2022".into(), "1 总览".into()));
    session.type_and_wait_for_frame("2");
    assert_eq!(chosen(&session), ("2022".into(), "2 目标".into()));
    session.wait_for("2022 年公布目标");

    session.type_and_wait_for_frame(ENTER);
    session.wait_for("出处与详情");
    session.wait_for("原文为“");
    session.type_and_wait_for_frame(ESC);
    session.wait_for_end_of("出处与详情");

    session.type_and_wait_for_frame("L");
    assert_eq!(chosen(&session), ("2022".into(), "2 Targets".into()));
    session.wait_for("targets set");
    session.wait_for_end_of("目标");

    let dark = session.look(|screen| screen.cell(0, 0).unwrap().bgcolor());
    session.type_and_wait_for_frame("t");
    let light = session.look(|screen| screen.cell(0, 0).unwrap().bgcolor());
    assert_ne!(dark, light, "another theme looks different");

    session.type_and_wait_for_frame("3");
    assert_eq!(session.look(chosen_tab), "3 Projects");
    session.wait_for("Phase 7");
    session.type_and_wait_for_frame("4");
    assert_eq!(session.look(chosen_tab), "4 Charts");
    session.type_and_wait_for_frame("6");
    assert_eq!(session.look(chosen_tab), "6 Sources");

    session.type_and_wait_for_frame("?");
    session.wait_for("Keys · Sources");
    session.type_and_wait_for_frame(ESC);
    session.wait_for_end_of("Keys · Sources");
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
    session.assert_given_back();
}

#[test]
fn keys_work_although_the_standard_input_is_no_terminal() {
    let mut session = Setup::new()
        .shell(r#""$ZONEBOARD" </dev/null"#)
        .start()
        .opened();
    session.type_and_wait_for_frame("2");
    assert_eq!(chosen(&session).1, "2 目标");
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
    session.assert_given_back();
}

// Signals.

#[test]
fn a_signal_ends_it_with_the_terminal_given_back_and_the_code_of_the_signal() {
    for (name, number) in SIGNALS {
        let mut session = Session::open();
        session.signal(name);
        assert_eq!(session.wait_exit(), 128 + number, "SIG{name}");
        session.assert_given_back();
    }
}

/// The dashboard under a shell, which notes the terminal's settings before and after.
struct UnderShell {
    session: Session,
    folder: TempDir,
}

impl UnderShell {
    fn open() -> UnderShell {
        let folder = tempfile::tempdir().unwrap();
        let script = r#"
            stty -g >"$NOTES/before"
            /bin/sh -c 'echo $$ >"$NOTES/pid"; exec "$ZONEBOARD"'
            echo $? >"$NOTES/code"
            stty -g >"$NOTES/after"
            stty -a >"$NOTES/all"
        "#;
        let session = Setup::new()
            .env("NOTES", folder.path())
            .shell(script)
            .start()
            .opened();
        UnderShell { session, folder }
    }

    fn note(&self, name: &str) -> String {
        let note = fs::read_to_string(self.folder.path().join(name)).unwrap();
        note.trim().to_owned()
    }

    fn pid(&self) -> u32 {
        self.note("pid").parse().unwrap()
    }
}

#[test]
fn the_terminal_echoes_and_waits_for_lines_again_however_it_ends() {
    let ways = SIGNALS.map(|(name, number)| (Some(name), 128 + number));
    for (name, code) in ways.into_iter().chain([(None, 0)]) {
        let mut shell = UnderShell::open();
        if let Some(tty) = shell.session.tty() {
            let within = settings(&tty);
            assert_ne!(within, shell.note("before"), "raw while it is open");
        }
        match name {
            Some(name) => signal(shell.pid(), name),
            None => shell.session.type_keys("q"),
        }
        shell.session.wait_exit();
        assert_eq!(shell.note("code"), code.to_string(), "{name:?}");
        assert_eq!(shell.note("after"), shell.note("before"), "{name:?}");
        let all = shell.note("all");
        let flags: Vec<&str> = all.split([' ', '\n', ';']).collect();
        assert!(flags.contains(&"icanon"), "{name:?}: {all}");
        assert!(flags.contains(&"echo"), "{name:?}: {all}");
        shell.session.assert_given_back();
    }
}

#[test]
fn it_ends_when_the_terminal_window_is_closed() {
    // The session's leader, a shell, is killed: the system takes the terminal from all others. The
    // shell between them ignores that, to tell how the program ended.
    let folder = tempfile::tempdir().unwrap();
    let script = r#"
        /bin/sh -c 'trap "" HUP; "$ZONEBOARD"; echo $? >"$NOTES/code.new"; mv "$NOTES/code.new" "$NOTES/code"'
        true
    "#;
    let session = Setup::new()
        .env("NOTES", folder.path())
        .shell(script)
        .start()
        .opened();
    session.signal("KILL");
    let deadline = Instant::now() + patience();
    let code = loop {
        if let Ok(code) = fs::read_to_string(folder.path().join("code")) {
            break code;
        }
        assert!(
            Instant::now() < deadline,
            "the program goes on without a terminal"
        );
        thread::sleep(Duration::from_millis(5));
    };
    let code: u32 = code.trim().parse().unwrap();
    assert!(
        [1, 129].contains(&code),
        "ends by the hangup or the loss of its terminal, not with {code}"
    );
}

// Colours.

#[test]
fn no_color_draws_without_colour_and_still_shows_what_is_chosen() {
    let mut session = Setup::new().env("NO_COLOR", "1").start().opened();
    for (keys, tab) in [
        ("2", "2 目标"),
        ("v", "2 目标"),
        ("3", "3 项目"),
        ("v", "3 项目"),
        ("v", "3 项目"),
        ("4", "4 图表"),
        ("5", "5 核对"),
        ("6", "6 来源"),
        ("?", "6 来源"),
        (ESC, "6 来源"),
        ("1", "1 总览"),
    ] {
        session.type_and_wait_for_frame(keys);
        // Under the help, nothing is bold.
        if keys != "?" {
            assert_eq!(session.look(chosen_tab), tab, "after {keys:?}");
            // The projects, the audit and the sources are of all years.
            let is_of_a_year = ["1 总览", "2 目标", "4 图表"].contains(&tab);
            let year = if is_of_a_year { "2021" } else { "" };
            assert_eq!(session.look(|screen| marked(screen, 0)), year);
        }
    }
    session.type_keys("q");
    session.wait_exit();
    let mut colours = renditions(&session.bytes());
    assert!(colours.contains(&7), "nothing is reversed");
    colours.retain(|parameter| is_colour(*parameter));
    assert!(
        colours.is_empty(),
        "colours although NO_COLOR=1: {colours:?}"
    );
}

#[test]
fn an_empty_no_color_means_nothing() {
    let session = Setup::new().env("NO_COLOR", "").start().opened();
    assert!(renditions(&session.bytes()).into_iter().any(is_colour));
}

// Sizes.

/// Waits for the frame that a new size is answered with.
fn resize_and_wait(session: &Session, columns: u16, rows: u16) {
    let before = session.frames();
    session.resize(columns, rows);
    session.wait_until(&format!("a frame of {columns}×{rows}"), |_, frames| {
        frames > before
    });
}

/// Has everything drawn anew at the size the window has.
fn draw_afresh(session: &Session, columns: u16, rows: u16) {
    resize_and_wait(session, columns + 1, rows);
    resize_and_wait(session, columns, rows);
}

fn assert_same_picture(before: &[String], after: &[String], what: &str) {
    let differences: Vec<String> = before
        .iter()
        .zip(after)
        .enumerate()
        .filter(|(_, (before, after))| before != after)
        .map(|(row, (before, after))| format!("row {row}\n  before {before}\n  after  {after}"))
        .collect();
    assert!(
        differences.is_empty() && before.len() == after.len(),
        "{what}:\n{}",
        differences.join("\n")
    );
}

#[test]
fn two_hundred_sizes_leave_the_picture_as_it_was() {
    let mut session = Session::open();
    for keys in ["1", "2", "3", "4", "5", "6"] {
        session.type_and_wait_for_frame(keys);
        draw_afresh(&session, 100, 30);
        let before = session.look(picture);
        resize_and_wait(&session, 1, 1);
        resize_and_wait(&session, 300, 100);
        // Sizes from a generator of no importance, so that every run has the same.
        let mut state: u32 = 2021;
        let mut next = |most: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            u16::try_from((state >> 16) % most + 1).unwrap()
        };
        let mut last = (300, 100);
        for _ in 0..40 {
            let size = (next(300), next(100));
            if size != last {
                resize_and_wait(&session, size.0, size.1);
            }
            last = size;
        }
        resize_and_wait(&session, 7, 3);
        resize_and_wait(&session, 100, 30);
        assert_same_picture(&before, &session.look(picture), "after other sizes");
    }
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
    session.assert_given_back();
}

#[test]
fn a_window_dragged_about_quickly_ends_up_with_the_right_picture() {
    let mut session = Session::open();
    session.type_and_wait_for_frame("2");
    resize_and_wait(&session, 90, 25);
    let wanted = session.look(picture);
    resize_and_wait(&session, 100, 30);
    for step in 0..200 {
        session.resize(40 + step % 101, 10 + step % 31);
    }
    session.resize(90, 25);
    session.wait_until("the picture of 90×25", |screen, _| {
        picture(screen) == wanted
    });
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
}

#[test]
fn a_window_made_small_and_large_again_before_the_program_looks_is_drawn_anew() {
    // What a terminal cuts off is lost to it; a program that sees the old size again still has to
    // draw. Stopping it makes sure it does not look in between.
    let mut session = Session::open();
    session.type_and_wait_for_frame("2");
    draw_afresh(&session, 100, 30);
    let before = session.look(picture);
    session.signal("STOP");
    session.resize(20, 5);
    session.resize(100, 30);
    assert_ne!(
        session.look(picture),
        before,
        "the terminal has lost most of it"
    );
    session.signal("CONT");
    session.wait_until("the picture from before", |screen, _| {
        picture(screen) == before
    });
}

#[test]
fn a_window_resized_while_the_program_starts_gets_a_picture_of_its_size() {
    // A tiling window manager does so with every new window. From 110 columns on there is a detail
    // beside the list.
    let open = |columns, rows| {
        Setup::new()
            .size(columns, rows)
            .arg("--tab")
            .arg("targets")
            .start()
    };
    let start = Instant::now();
    let session = open(130, 40);
    session.wait_until("the first frame", |_, frames| frames > 0);
    let first_frame = start.elapsed();
    // The detail shows more once the audit is there, whenever that is.
    let mut session = Setup::new().size(130, 40).start().opened();
    session.type_and_wait_for_frame("2");
    draw_afresh(&session, 130, 40);
    let wanted = session.look(picture);
    const ATTEMPTS: u32 = 40;
    for attempt in 0..ATTEMPTS {
        let session = open(100, 30);
        // From the very beginning to a little after the first frame.
        thread::sleep(first_frame * attempt * 3 / 2 / ATTEMPTS);
        session.resize(130, 40);
        session.wait_until("the picture of 130×40", |screen, _| {
            picture(screen) == wanted
        });
    }
}

#[test]
fn what_keys_draw_bit_by_bit_is_what_a_fresh_drawing_shows() {
    let mut session = Setup::new().size(130, 36).start().opened();
    let keys = [
        LEFT, "2", DOWN, DOWN, "v", DOWN, "L", "3", DOWN, ENTER, ENTER, "v", "v", "t", "4", "v",
        "G", "5", DOWN, ENTER, ENTER, "v", "?", "L", ESC, "t", "1", RIGHT,
    ];
    for key in keys {
        session.type_and_wait_for_frame(key);
        let drawn_over = session.look(legible);
        draw_afresh(&session, 130, 36);
        let fresh = session.look(legible);
        assert_same_picture(&fresh, &drawn_over, &format!("after {key:?}"));
    }
}

// Frames.

/// CPU time used and times woken up, of all threads of a process, and whether all of them sleep.
#[cfg(target_os = "linux")]
fn activity(pid: u32) -> (u64, u64, bool) {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    // The name in brackets may hold anything; utime and stime are fields 14 and 15.
    let fields: Vec<&str> = stat[stat.rfind(')').unwrap()..].split(' ').collect();
    let number = |text: &str| text.trim().parse::<u64>().unwrap();
    let time = number(fields[12]) + number(fields[13]);
    let (mut woken, mut asleep) = (0, true);
    for task in fs::read_dir(format!("/proc/{pid}/task")).unwrap() {
        let status = fs::read_to_string(task.unwrap().path().join("status")).unwrap();
        let switches = status
            .lines()
            .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        woken += number(switches.unwrap());
        asleep &= status.lines().any(|line| line.starts_with("State:\tS"));
    }
    (time, woken, asleep)
}

#[cfg(target_os = "linux")]
#[test]
fn a_still_screen_costs_nothing() {
    let session = Session::open();
    let pid = session.pid();
    // The program may be on its way back to waiting after the last frame.
    let mut settled = activity(pid);
    let deadline = Instant::now() + patience();
    loop {
        thread::sleep(Duration::from_millis(100));
        let now = activity(pid);
        // A thread that only waits for its turn on a busy machine does not rest.
        let (.., asleep) = now;
        if now == settled && asleep {
            break;
        }
        assert!(Instant::now() < deadline, "never comes to rest");
        settled = now;
    }
    let written = session.bytes().len();
    thread::sleep(Duration::from_secs(2));
    assert_eq!(session.bytes().len(), written, "wrote something");
    assert_eq!(activity(pid), settled, "(CPU ticks, wakeups, asleep)");
}

/// A dataset of so many projects, called 工程0000, 工程0001 and so on.
fn many_projects(projects: usize) -> Folder {
    let folder = Folder::copy();
    let entries: String = (0..projects)
        .map(|number| {
            format!(
                "[[project]]\nid = \"p-{number}\"\nname_zh = \"工程{number:04}\"\n\
                 name_en = \"Works {number:04}\"\n\n[[project.event]]\nstage = \"signed\"\n\
                 cite = {{ article = \"000\", line = 1 }}\n\n"
            )
        })
        .collect();
    folder.write("projects.toml", &entries);
    // Some of them are about batches that are gone now.
    folder.write("relations.toml", "");
    folder
}

#[test]
fn five_hundred_keys_in_one_go_select_the_right_row_in_few_frames() {
    let folder = many_projects(600);
    let mut session = Setup::new().data(folder.data()).start().opened();
    session.type_and_wait_for_frame("3");
    session.type_and_wait_for_frame("v");
    assert!(session.look(selected).contains("工程0000"));
    let before = count(&session.bytes(), FRAME_BEGIN);
    session.type_keys(&DOWN.repeat(500));
    session.wait_until("row 500 selected", |screen, _| {
        selected(screen).contains("工程0500")
    });
    let frames = count(&session.bytes(), FRAME_BEGIN) - before;
    assert!(frames <= 20, "{frames} frames for 500 keys");
    session.type_and_wait_for_frame("g");
    assert!(session.look(selected).contains("工程0000"));
}

#[test]
fn more_keys_than_rows_stop_at_the_last_row() {
    let mut session = Session::open();
    session.type_and_wait_for_frame("3");
    session.type_and_wait_for_frame("G");
    let last = session.look(selected);
    session.type_and_wait_for_frame("g");
    assert_ne!(session.look(selected), last);
    let before = count(&session.bytes(), FRAME_BEGIN);
    session.type_keys(&DOWN.repeat(500));
    session.wait_until("the last row selected", |screen, _| {
        selected(screen) == last
    });
    let frames = count(&session.bytes(), FRAME_BEGIN) - before;
    assert!(frames <= 20, "{frames} frames for 500 keys");
}

#[test]
fn every_frame_is_shown_all_at_once() {
    let mut session = Session::open();
    for keys in ["2", DOWN, ENTER, ESC, "3", "4", "5", "L", "t", "?", ESC] {
        session.type_and_wait_for_frame(keys);
    }
    resize_and_wait(&session, 60, 20);
    session.type_keys("q");
    session.wait_exit();
    let bytes = session.bytes();
    let text = std::str::from_utf8(&bytes).unwrap();
    let (begin, end) = (
        std::str::from_utf8(FRAME_BEGIN).unwrap(),
        std::str::from_utf8(FRAME_END).unwrap(),
    );
    let mut parts = text.split(begin);
    let entry = parts.next().unwrap();
    // Alternate screen, pasting in brackets, no cursor, clicks and the wheel.
    let modes = "\x1b[?1049h\x1b[?2004h\x1b[?25l\x1b[?1000h\x1b[?1006h";
    assert_eq!(entry, modes, "before the first frame");
    let frames: Vec<&str> = parts.collect();
    assert!(frames.len() >= 12, "{} frames", frames.len());
    for (number, frame) in (1..).zip(&frames) {
        let (_, after) = frame
            .split_once(end)
            .unwrap_or_else(|| panic!("frame {number} has no end: {frame:?}"));
        if number < frames.len() {
            assert_eq!(
                after,
                "",
                "drawn between frames {number} and {}",
                number + 1
            );
        } else {
            // Leaving ends a frame that a signal may have cut short.
            let left = after.replace(end, "");
            let modes = "\x1b[?1000l\x1b[?1006l\x1b[?2004l\x1b[?1049l";
            assert_eq!(left.replace("\x1b[?25h", ""), modes, "at the end");
        }
    }
}

// Without a terminal to draw on.

#[test]
fn in_a_pipe_it_prints_a_plain_report() {
    let output = run(&[], Stdio::piped());
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(text.contains("2021 年目标与结果"), "{text}");
    assert!(text.lines().count() > 10, "{text}");
    assert!(!text.contains('\x1b'), "{text:?}");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn a_reader_that_closes_the_pipe_is_no_fault() {
    for arguments in [
        &[][..],
        &["report"],
        &["report", "--format", "markdown"],
        &["report", "--format", "json"],
        &["export", "figures"],
        &["export", "figures", "--format", "json"],
        &["export", "figures", "--format", "jsonl"],
        &["check"],
        &["--help"],
        &["--version"],
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = run(arguments, writer);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(stderr, "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn the_first_line_can_be_taken_alone() {
    let mut child = Command::new("/bin/sh")
        .args(["-c", r#""$ZONEBOARD" | head -1"#])
        .env_clear()
        .envs(environment())
        .env("ZONEBOARD", PROGRAM)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut line, mut stderr) = (String::new(), String::new());
    child
        .stdout
        .take()
        .unwrap()
        .read_to_string(&mut line)
        .unwrap();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut stderr)
        .unwrap();
    assert!(child.wait().unwrap().success());
    assert!(line.contains("2021 年目标与结果"), "{line}");
    assert_eq!((line.lines().count(), stderr.as_str()), (1, ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_without_a_panic() {
    for arguments in [
        &[][..],
        &["report", "--format", "json"],
        &["export", "figures"],
        &["verify"],
        &["check"],
    ] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = run(arguments, full);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {stderr}");
        assert!(stderr.starts_with("zoneboard: "), "{arguments:?}: {stderr}");
        assert!(!stderr.contains("panicked"), "{arguments:?}: {stderr}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_does_not_fit_is_left_out_whole() {
    for arguments in ["present --export out", "picture -o out/screen.svg"] {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        fs::create_dir(&out).unwrap();
        // A limit of 8 or 16 KiB on each file, which is told as a full disk would be.
        let limited = format!("trap '' XFSZ; ulimit -f 16; exec \"$0\" {arguments}");
        let output = Command::new("sh")
            .args(["-c", &limited, PROGRAM])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments}: {stderr}");
        assert!(stderr.contains("out"), "{arguments}: {stderr}");
        assert_eq!(fs::read_dir(&out).unwrap().count(), 0, "{arguments}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn help_that_cannot_be_written_is_told_too() {
    let full = File::options().write(true).open("/dev/full").unwrap();
    let output = run(&["--help"], full);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr.starts_with("zoneboard: "), "{stderr:?}");
}

#[test]
fn a_dumb_terminal_gets_the_report_and_the_reason() {
    let mut session = Setup::new().env("TERM", "dumb").start();
    assert_eq!(session.wait_exit(), 0);
    let text = session.text();
    assert!(text.contains("TERM 为 dumb"), "{text}");
    assert!(text.contains("2021 年目标与结果"), "{text}");
    assert!(!text.contains('\x1b'), "{text:?}");
}

#[test]
fn a_dumb_terminal_is_named_where_slides_need_another() {
    for (term, told) in [("dumb", "TERM 为 dumb"), ("", "未设置 TERM")] {
        let mut session = Setup::new().arg("present").env("TERM", term).start();
        assert_eq!(session.wait_exit(), 1);
        let text = session.text();
        assert!(text.contains(told), "{text}");
    }
}

// Data files.

#[test]
fn mistakes_in_the_data_are_told_instead_of_a_dashboard() {
    let folder = Folder::copy();
    folder.replace("years/2021.toml", "measure = ", "maesure = ");
    let mut session = Setup::new().data(folder.data()).start();
    assert_eq!(session.wait_exit(), 1);
    let text = session.text();
    assert!(text.contains("2021.toml"), "{text}");
    assert!(text.contains("maesure"), "{text}");
    assert!(text.contains("错误"), "{text}");
    assert!(!contains(&session.bytes(), ALTERNATE_SCREEN), "{text:?}");
    assert!(renditions(&session.bytes()).into_iter().any(is_colour));
}

#[test]
fn mistakes_go_to_the_standard_error() {
    let folder = Folder::copy();
    folder.replace("years/2021.toml", "measure = ", "maesure = ");
    let errors = folder.beside("errors");
    let mut session = Setup::new()
        .env("DATA", folder.data())
        .env("ERRORS", &errors)
        .shell(r#"exec "$ZONEBOARD" --data "$DATA" 2>"$ERRORS""#)
        .start();
    assert_eq!(session.wait_exit(), 1);
    assert_eq!(session.text(), "", "nothing on the standard output");
    let errors = fs::read_to_string(errors).unwrap();
    assert!(errors.contains("maesure"), "{errors}");
    assert!(!errors.contains('\x1b'), "plain in a file: {errors:?}");
}

#[test]
fn mistakes_are_told_without_colour_if_no_color_says_so() {
    let folder = Folder::copy();
    folder.replace("years/2021.toml", "measure = ", "maesure = ");
    let mut session = Setup::new()
        .data(folder.data())
        .env("NO_COLOR", "1")
        .start();
    assert_eq!(session.wait_exit(), 1);
    assert!(session.text().contains("maesure"));
    assert!(!session.text().contains('\x1b'), "{:?}", session.text());
}

#[test]
fn r_keeps_the_good_data_while_a_file_is_broken_and_takes_up_the_mended_one() {
    let folder = Folder::copy();
    let mut session = Setup::new().data(folder.data()).start().opened();
    session.type_and_wait_for_frame("2");
    session.wait_for("≈10 ");
    let good = session.look(picture);

    let text = folder.read("years/2021.toml");
    folder.replace("years/2021.toml", "value = \"10\"", "value = \"1O\"");
    session.type_keys("r");
    session.wait_for("仍显示原来的数据");
    session.wait_for("1 处错误");
    // The message stands above the footer.
    let rows = good.len() - 2;
    assert_same_picture(
        &good[..rows],
        &session.look(picture)[..rows],
        "all but the notice stays",
    );

    folder.write("years/2021.toml", &text);
    folder.replace("years/2021.toml", "value = \"10\"", "value = \"12\"");
    folder.replace("years/2021.toml", "10%左右", "12%左右");
    session.type_keys("r");
    session.wait_for("已重新读取数据");
    session.wait_for("≈12 ");
    session.wait_for_end_of("≈10 ");
    // The notice goes with the next key; but whoever watches the files may have read them after `r`,
    // and tell it again.
    let deadline = Instant::now() + patience();
    while session.screen().contains("已重新读取数据") {
        assert!(Instant::now() < deadline, "the notice stays");
        session.type_and_wait_for_frame("2");
    }
}

// Data that would play tricks on a terminal.

/// Text as a data file may hold it, which clears the screen and rings the bell if it reaches the
/// terminal as it is: with ESC, and with the one-character CSI.
const EVIL: &str = r"\u001b[2J\u0007\u009b2J";

/// A dataset with [`EVIL`] before every text.
fn evil_data() -> Folder {
    let folder = Folder::copy();
    folder.change_all(|text| {
        ["zh", "en", "printed"]
            .iter()
            .fold(text.to_owned(), |text, key| {
                text.replace(&format!("{key} = \""), &format!("{key} = \"{EVIL}"))
            })
    });
    folder
}

/// Goes through all views, and returns what the program wrote.
fn visit_everything(mut session: Session) -> (Vec<u8>, String) {
    let mut seen = session.screen();
    for keys in [
        "2", ENTER, ESC, "v", "3", ENTER, ESC, "v", "v", "4", "v", "5", ENTER, ESC, "6", ENTER,
        ESC, "v", "v", "?", ESC, "a", "1", "L", "2", ENTER, ESC, "3", "4", "5", "6",
    ] {
        session.type_and_wait_for_frame(keys);
        seen.push_str(&session.screen());
    }
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
    session.assert_given_back();
    (session.bytes(), seen)
}

#[test]
fn control_characters_in_the_data_are_shown_and_not_obeyed() {
    let (plain, _) = visit_everything(Session::open());
    let evil = evil_data();
    let (bytes, seen) = visit_everything(Setup::new().data(evil.data()).start().opened());
    assert!(seen.contains("␛[2J␇"), "nothing of it was seen:\n{seen}");
    assert_eq!(count(&bytes, CLEAR), count(&plain, CLEAR), "cleared");
    assert_eq!(kinds_of_control(&bytes), kinds_of_control(&plain));
}

#[test]
fn a_projects_name_with_an_escape_sequence_is_shown_as_text() {
    let folder = Folder::copy();
    let evil = format!("name_zh = \"{EVIL}");
    let text = folder.read("projects.toml");
    let project = text.find("[[project]]").unwrap();
    let (before, projects) = text.split_at(project);
    let spoilt = projects.replace("name_zh = \"", &evil);
    folder.write("projects.toml", &format!("{before}{spoilt}"));
    let mut session = Setup::new().data(folder.data()).start().opened();
    session.type_keys("3v");
    session.wait_for(r"␛[2J␇\u{9b}2J");
    session.wait_until("the tab still in its place", |screen, _| {
        chosen_tab(screen) == "3 项目"
    });
    let bytes = session.bytes();
    assert_eq!((count(&bytes, CLEAR), count(&bytes, b"\x07")), (0, 0));
}

#[test]
fn control_characters_in_the_data_do_not_reach_a_pipe() {
    let evil = evil_data();
    let data = evil.data();
    for (arguments, code) in [
        (&["report"][..], 0),
        (&["report", "--format", "markdown"], 0),
        (&["report", "--format", "json"], 0),
        (&["export", "figures"], 0),
        (&["export", "figures", "--format", "json"], 0),
        (&["export", "figures", "--format", "jsonl"], 0),
        (&["audit"], 0),
        (&["export", "audit"], 0),
        (&["check"], 0),
        // The articles are not at hand.
        (&["verify"], 1),
    ] {
        let arguments = [&["--data", data.to_str().unwrap()], arguments].concat();
        let output = run(&arguments, Stdio::piped());
        let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text}");
        let control = text.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(control, None, "{arguments:?}: {text:?}");
    }
}

#[test]
fn control_characters_in_an_article_are_shown_and_not_obeyed() {
    let folder = Folder::copy();
    let article = "\x1b[2J\x07\u{9b}2J第一批\r\n".repeat(235);
    let beside = folder.beside("seeds/000.txt");
    fs::write(beside, article).unwrap();
    let setup = || Setup::new().data(folder.data());
    let mut session = setup().start().opened();
    session.type_and_wait_for_frame("6");
    session.type_and_wait_for_frame(ENTER);
    session.wait_for(r"␛[2J␇\u{9b}2J第一批");
    session.type_keys("q");
    assert_eq!(session.wait_exit(), 0);
    session.assert_given_back();
    let (bytes, allowed) = (session.bytes(), visit_everything(Session::open()).0);
    assert_eq!((count(&bytes, CLEAR), count(&bytes, b"\x07")), (0, 0));
    let (kinds, allowed) = (kinds_of_control(&bytes), kinds_of_control(&allowed));
    assert!(kinds.is_subset(&allowed), "{kinds:?} {allowed:?}");

    let mut session = setup().arg("verify").start();
    assert_eq!(session.wait_exit(), 1, "it is another text");
    let kinds = kinds_of_control(&session.bytes());
    let allowed: BTreeSet<String> = ["CSI m", "'\\r'", "'\\n'"].map(String::from).into();
    assert!(kinds.is_subset(&allowed), "{kinds:?}");
}

#[test]
fn control_characters_in_a_broken_file_are_shown_and_not_obeyed() {
    let folder = Folder::copy();
    folder.replace(
        "years/2021.toml",
        "measure = \"growth\"",
        "measure = \"\x1b[2J\x07growth\"",
    );
    let mut session = Setup::new().data(folder.data()).start();
    assert_eq!(session.wait_exit(), 1);
    let text = session.text();
    assert!(text.contains("␛[2J␇growth"), "{text:?}");
    let kinds = kinds_of_control(&session.bytes());
    let allowed: BTreeSet<String> = ["CSI m", "'\\r'", "'\\n'"].map(String::from).into();
    assert!(kinds.is_subset(&allowed), "{kinds:?} in {text:?}");
}

#[test]
fn arguments_with_escape_sequences_are_refused_and_shown_as_text() {
    let evil = "\x1b]0;P\x07\x1b[2J\u{9b}2J\x1b[31m";
    for arguments in [&["--lang", evil][..], &["--year", evil], &[evil]] {
        let setup = arguments.iter().fold(Setup::new(), Setup::arg);
        let mut session = setup.start();
        assert_eq!(session.wait_exit(), 2, "{arguments:?}");
        let text = session.text();
        assert!(text.contains(r"␛]0;P␇␛[2J\u{9b}2J␛[31m"), "{text:?}");
        let kinds = kinds_of_control(&session.bytes());
        let allowed: BTreeSet<String> = ["'\\r'", "'\\n'"].map(String::from).into();
        assert_eq!(kinds, allowed, "{text:?}");
    }
}

#[test]
fn a_folder_named_with_an_escape_sequence_is_shown_as_text() {
    let folder = tempfile::tempdir().unwrap();
    let evil = folder.path().join("\x1b[2J\x07");
    fs::create_dir(&evil).unwrap();
    File::create(evil.join("zone.toml"))
        .unwrap()
        .write_all(b"schema = 1\n")
        .unwrap();
    let mut session = Setup::new().data(&evil).start();
    assert_eq!(session.wait_exit(), 1);
    let bytes = session.bytes();
    assert_eq!((count(&bytes, CLEAR), count(&bytes, b"\x07")), (0, 0));
}

//! Presenting: what each key does to the slides, and that one comes back to where one was.

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
    pub(crate) mod visit;
}

use std::sync::Arc;

use common::visit::{Visit as Talk, frozen};
use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use rstest::rstest;
use zoneboard::analysis::audit::audit;
use zoneboard::dataset::{ArticleTexts, Sources, load};
use zoneboard::deck::Room;
use zoneboard::sheet::Context;
use zoneboard::text::{Lang, width};
use zoneboard::tui::theme::ThemeName;
use zoneboard::tui::{Effect, Message, update};

impl Talk {
    /// The first slide of 2021, in English and 80 × 24.
    fn begun() -> Talk {
        let mut talk = Talk::new(Lang::En, 80, 24);
        talk.keys("p");
        talk
    }

    fn title(&self) -> String {
        let picture = self.picture();
        let mut rows = picture.lines().map(str::trim);
        rows.find(|row| !row.is_empty()).unwrap_or("").to_owned()
    }

    /// The number of the slide, `3/11`; empty outside the count.
    fn number(&self) -> String {
        let picture = self.picture();
        let last = picture.lines().last().unwrap_or_default();
        let number = last.split_whitespace().next_back().unwrap_or_default();
        number.to_owned()
    }
}

#[test]
fn p_presents_the_year_shown_and_esc_leads_back_to_the_row_one_came_from() {
    for (start, leave) in [("p", "Esc"), ("F5", "F5")] {
        let mut talk = Talk::new(Lang::En, 80, 24);
        talk.keys("3 v Down*5");
        let (before, row) = (talk.picture(), talk.model.row());
        talk.keys(start);
        talk.shows("Three Batches");
        assert_eq!(talk.number(), "8/11", "the slide of the row");
        talk.keys("Right*3 Left Down");
        talk.keys(leave);
        assert_eq!(talk.picture(), before);
        assert_eq!(talk.model.row(), row);
    }
}

#[test]
fn the_row_of_a_target_is_presented_by_its_own_slide_promise_first() {
    let mut talk = Talk::new(Lang::En, 80, 24);
    talk.keys("2 Down p");
    let promise = talk.picture();
    assert!(promise.contains("target"), "{promise}");
    assert!(
        !promise.contains("missed") && !promise.contains("met"),
        "{promise}"
    );
    talk.keys("Right");
    let judged = ["missed", "reversed", "near"];
    assert!(
        judged.iter().any(|of| talk.picture().contains(of)),
        "{}",
        talk.picture()
    );
    // It was not come to from a slide, so that Esc leaves at once.
    talk.keys("Esc");
    talk.shows("2 Targets");
}

#[rstest]
#[case("Right", "Left")]
#[case("PgDn", "PgUp")]
#[case("Space", "Backspace")]
#[case("Enter", "Left")]
fn keys_and_clickers_go_a_step_on_and_back_reveals_included(
    #[case] next: &str,
    #[case] back: &str,
) {
    let mut talk = Talk::new(Lang::En, 80, 24);
    talk.model.show.moves = false;
    talk.keys("p");
    let mut seen = vec![talk.picture()];
    for _ in 0..12 {
        talk.keys(next);
        seen.push(talk.picture());
    }
    // The squares fill on one slide, class by class.
    assert_eq!(seen.iter().filter(|of| of.contains("2/11")).count(), 6);
    let mut whole = seen.clone();
    whole.dedup();
    assert_eq!(whole.len(), seen.len(), "each step shows something new");
    for before in seen.iter().rev().skip(1) {
        talk.keys(back);
        assert_eq!(talk.picture(), *before);
    }
}

#[test]
fn home_end_and_a_number_with_enter_jump() {
    let mut talk = Talk::begun();
    assert_eq!(talk.number(), "1/11");
    talk.keys("End");
    assert_eq!(talk.number(), "11/11");
    talk.keys("Home");
    assert_eq!(talk.number(), "1/11");
    talk.keys("1 0");
    talk.shows("→ 10");
    talk.keys("Enter");
    assert_eq!(talk.number(), "10/11");
    talk.keys("9 9 Enter");
    talk.shows("only 11 slides");
    assert_eq!(talk.number(), "10/11");
    // What was typed by mistake is taken back, and Enter goes a step on again.
    talk.keys("3 Esc");
    assert_eq!(talk.number(), "10/11");
    let before = talk.picture();
    talk.keys("Enter");
    assert_ne!(talk.picture(), before);
    talk.keys("End Right");
    talk.shows("this is the last slide");
}

#[test]
fn all_slides_are_listed_and_one_is_chosen() {
    let mut talk = Talk::begun();
    talk.keys("o");
    talk.shows("The slides of 2021");
    talk.shows("11  Sources");
    talk.keys("Down*7 Enter");
    assert_eq!(talk.number(), "8/11");
    talk.keys("o Esc");
    assert_eq!(talk.number(), "8/11");
    // The single targets are listed below, outside the count.
    talk.keys("o End Enter");
    assert!(!talk.number().contains("/11"), "{}", talk.number());
}

#[test]
fn a_blank_screen_shows_nothing_until_the_next_key_and_goes_nowhere_with_it() {
    for blank in ["b", "."] {
        let mut talk = Talk::begun();
        talk.keys("Right*3");
        let before = talk.picture();
        talk.keys(blank);
        assert_eq!(talk.picture().trim(), "");
        talk.keys("Right");
        assert_eq!(talk.picture(), before);
        talk.keys(blank);
        talk.keys(blank);
        assert_eq!(talk.picture(), before);
    }
}

#[test]
fn from_a_slide_one_goes_down_to_its_targets_and_back_to_the_same_step() {
    let mut talk = Talk::begun();
    talk.keys("Right*3");
    let squares = talk.picture();
    talk.keys("d");
    let first = talk.title();
    talk.hides("2/11");
    talk.keys("d");
    assert_ne!(talk.title(), first, "the next target");
    talk.keys("Left");
    assert_eq!(talk.title(), first);
    talk.keys("u");
    assert_eq!(talk.picture(), squares);
    // Esc goes up before it leaves.
    talk.keys("d Right Esc");
    assert_eq!(talk.picture(), squares);
    talk.keys("Esc");
    talk.shows("1 Overview");
}

#[test]
fn through_all_targets_of_a_slide_one_comes_back_to_it() {
    let mut talk = Talk::begun();
    talk.keys("4 Enter");
    let misses = talk.title();
    talk.keys("d");
    let mut steps = 0;
    while talk.title() != misses {
        talk.keys("Right");
        steps += 1;
        assert!(steps < 60);
    }
    assert!(steps >= 4, "{steps}");
    assert_eq!(talk.number(), "4/11");
}

#[test]
fn up_and_down_show_the_same_slide_of_another_year_and_skip_those_without() {
    let mut talk = Talk::begun();
    talk.shows("2021");
    talk.keys("Down");
    talk.shows("2022");
    talk.keys("Down");
    talk.shows("2023");
    talk.keys("Down");
    // There are other years, but no later one.
    talk.shows("no later year has this slide");
    talk.keys("Up*2");
    talk.shows("2021");
    talk.keys("Up");
    talk.shows("no earlier year has this slide");
    assert_eq!(talk.number(), "1/11");
    // Of the years with levels only, 2015 and 2020 have the multiples.
    talk.keys("7 Enter Up");
    talk.shows("2020");
    // The year behind stays the one that was shown.
    talk.keys("Esc");
    assert_eq!(talk.model.shared.year, 2021);
}

#[test]
fn s_shows_where_the_figures_were_printed_and_the_next_key_goes_on() {
    let mut talk = Talk::begun();
    talk.keys("3 Enter Right s");
    talk.shows("Where it was printed");
    talk.shows("printed as");
    talk.shows("003:");
    talk.keys("s");
    talk.hides("Where it was printed");
    let before = talk.number();
    talk.keys("s Space");
    talk.hides("Where it was printed");
    assert_eq!(before, "3/11");
    talk.keys("s Esc");
    talk.hides("Where it was printed");
}

#[test]
fn s_names_each_figure_where_there_are_several() {
    let mut talk = Talk::begun();
    talk.keys("s");
    talk.shows("High-tech enterprises, new: at 002:11, printed as “240家”");
    // The article is named once, before its lines.
    let picture = talk.picture();
    assert_eq!(picture.matches("goals and tasks").count(), 1, "{picture}");
    // A year that is not presented is told.
    talk.keys("s 9 Enter Right s");
    talk.shows("General public budget revenue, 2020: at 000:220");
    talk.shows("General public budget revenue: at 003:31");
}

#[test]
fn a_year_with_enter_jumps_to_its_slides() {
    let mut talk = Talk::begun();
    talk.keys("End 2 0 2 2 Enter");
    talk.shows("2022");
    assert_eq!(
        talk.number(),
        "5/5",
        "the same slide, which is that of the sources"
    );
    // The squares of results are of 2021 only.
    talk.keys("2 0 2 1 Enter 2 Enter 2 0 2 2 Enter");
    assert_eq!(talk.number(), "1/5");
    // 1991 has one figure, and its own slide only.
    talk.keys("1 9 9 1 Enter");
    talk.shows("1991");
    talk.keys("2 0 1 9 Enter");
    talk.shows("there is nothing to present of 2019");
    talk.keys("?");
    talk.shows("type a number or a year");
}

#[test]
fn before_the_first_slide_a_key_says_that_there_is_none() {
    let mut talk = Talk::begun();
    talk.keys("Left");
    talk.shows("this is the first slide");
    talk.keys("Right");
    talk.hides("this is the first slide");
}

#[test]
fn a_message_over_a_popup_of_slides_is_told_once() {
    let mut talk = Talk::begun();
    talk.keys("o");
    talk.model.notice = Some("reloaded".to_owned());
    let picture = talk.picture();
    assert_eq!(picture.matches("reloaded").count(), 1, "{picture}");
}

#[test]
fn s_shows_the_line_itself_where_the_articles_text_is_at_hand() {
    let dataset = load(&frozen()).unwrap().dataset;
    let folder = tempfile::tempdir().unwrap();
    for id in ["002", "003"] {
        let lines: Vec<String> = (1..400).map(|line| format!("{id} 第{line}行")).collect();
        std::fs::write(folder.path().join(format!("{id}.txt")), lines.join("\n")).unwrap();
    }
    let texts = ArticleTexts::read(folder.path(), &dataset).unwrap();
    let mut talk = Talk::new(Lang::En, 120, 40);
    talk.model.shared.texts = Arc::new(texts);
    talk.keys("p 3 Enter s");
    talk.shows("002 第");
}

#[test]
fn the_audits_working_is_shown_where_something_is_open() {
    let mut talk = Talk::begun();
    talk.keys("9 Enter !");
    talk.shows("The audit");
    talk.keys("!");
    talk.hides("The audit");
    talk.keys("Home !");
    talk.shows("nothing open");
}

#[test]
fn language_and_theme_change_in_place() {
    let mut talk = Talk::begun();
    talk.keys("7 Enter");
    let english = talk.title();
    talk.keys("L");
    assert_ne!(talk.title(), english);
    assert_eq!(talk.number(), "7/11");
    talk.keys("L");
    assert_eq!(talk.title(), english);
    talk.keys("t");
    assert_eq!(talk.model.shared.theme, ThemeName::Light);
    assert_eq!(talk.title(), english);
}

#[test]
fn notes_tell_the_exact_words_the_judgement_the_time_and_what_comes() {
    let mut talk = Talk::new(Lang::En, 100, 40);
    talk.keys("p 3 Enter Right N");
    talk.shows("Notes 3/11");
    for part in [
        "says",
        "printed as",
        "judged",
        "next: ",
        "elapsed",
        "step 2 of 2",
    ] {
        talk.shows(part);
    }
    talk.keys("N");
    talk.hides("elapsed");
    talk.keys("N Right");
    talk.hides("elapsed");
    assert_eq!(talk.number(), "4/11");
}

#[test]
fn keys_that_write_or_move_lists_do_nothing_while_presenting() {
    let mut talk = Talk::begun();
    talk.keys("2 Enter Right");
    let (before, tab, row) = (talk.picture(), talk.model.tab, talk.model.row());
    for key in "e E r y Y f c a v m : / n g G j k l h p".split(' ') {
        assert_eq!(talk.keys(key), None, "{key}");
        assert_eq!(talk.picture(), before, "{key}");
    }
    talk.keys("Esc");
    assert_eq!((talk.model.tab, talk.model.row()), (tab, row));
}

#[test]
fn q_quits_and_the_help_lists_the_keys_of_slides_only() {
    let mut talk = Talk::begun();
    talk.keys("?");
    talk.shows("Keys · presenting");
    talk.shows("one step on");
    talk.hides("filter");
    talk.keys("Esc");
    assert_eq!(talk.number(), "1/11");
    assert_eq!(talk.keys("q"), Some(Effect::Quit));
}

#[test]
fn changed_files_are_read_when_the_slides_are_left_and_not_before() {
    let mut talk = Talk::begun();
    let before = talk.picture();
    assert_eq!(update(&mut talk.model, Message::FilesChanged), None);
    assert_eq!(talk.picture(), before);
    assert_eq!(talk.keys("Esc"), Some(Effect::Reload));
    let mut talk = Talk::begun();
    assert_eq!(talk.keys("Esc"), None);
    assert_eq!(
        update(&mut talk.model, Message::FilesChanged),
        Some(Effect::Reload)
    );
}

/// The column of the result's dot.
fn dot(talk: &Talk) -> Option<usize> {
    let picture = talk.picture();
    let at = |row: &str| row.find('●').map(|at| width(&row[..at]));
    picture.lines().find_map(at)
}

#[test]
fn the_result_slides_from_its_target_in_six_frames_and_a_key_lets_it_arrive() {
    let mut talk = Talk::begun();
    talk.keys("3 Enter Right");
    let mut places = vec![dot(&talk)];
    for _ in 0..6 {
        update(&mut talk.model, Message::Frame);
        places.push(dot(&talk));
    }
    assert_eq!(places[0], None, "only the target at first: {places:?}");
    let mut steps = places.clone();
    steps.dedup();
    assert!(steps.len() >= 4, "it moves: {places:?}");
    let arrived = talk.picture();
    update(&mut talk.model, Message::Frame);
    assert_eq!(talk.picture(), arrived, "then nothing moves");
    // Back and on once more, with a key in the midst of it.
    talk.keys("Left Right");
    assert_ne!(talk.picture(), arrived);
    talk.keys("Right Left");
    assert_eq!(talk.picture(), arrived);
    // Nothing moves where that is not wanted.
    talk.keys("Esc");
    talk.model.show.moves = false;
    talk.keys("p 3 Enter Right");
    assert_eq!(talk.picture(), arrived);
}

#[test]
fn slides_go_on_by_themselves_but_not_under_what_lies_over_them_nor_beyond_the_last() {
    let mut talk = Talk::begun();
    update(&mut talk.model, Message::Autoplay);
    assert_ne!(talk.picture(), Talk::begun().picture());
    for over in ["o", "N", "b"] {
        let before = talk.picture();
        talk.keys(over);
        update(&mut talk.model, Message::Autoplay);
        talk.keys(if over == "b" { "b" } else { "Esc" });
        assert_eq!(talk.picture(), before, "{over}");
    }
    talk.keys("End");
    update(&mut talk.model, Message::Autoplay);
    assert_eq!(talk.number(), "11/11");
}

#[test]
fn a_click_is_a_step_on() {
    let mut talk = Talk::begun();
    let click = MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column: 9,
        row: 0,
        modifiers: ratatui::crossterm::event::KeyModifiers::NONE,
    };
    let before = talk.picture();
    update(&mut talk.model, Message::Mouse(click, None));
    assert_ne!(talk.picture(), before);
}

#[test]
fn at_another_size_the_slide_is_drawn_again_for_it() {
    let mut talk = Talk::begun();
    talk.keys("3 Enter Right");
    update(&mut talk.model, Message::Resize(120, 40));
    let large = talk.picture();
    update(&mut talk.model, Message::Resize(80, 24));
    update(&mut talk.model, Message::Resize(120, 40));
    assert_eq!(talk.picture(), large);
    // A slide without room is told in words: promise first, as ever.
    update(&mut talk.model, Message::Resize(40, 12));
    talk.shows("instead of rising, the largest");
    talk.keys("Left");
    talk.hides("instead of rising");
    talk.shows("7%以上");
    talk.shows("needs a window of 80 × 20");
    for (columns, rows) in [(60, 20), (40, 10), (24, 6), (5, 2), (1, 1), (400, 120)] {
        update(&mut talk.model, Message::Resize(columns, rows));
        talk.keys("Home Right*40 o Esc s Esc N Esc");
    }
}

#[test]
fn a_row_taken_by_the_terminal_itself_leaves_a_slide_its_room() {
    let dataset = load(&Sources::embedded()).unwrap().dataset;
    let audited = audit(&dataset);
    for rows in [20, 21, 22, 23] {
        let cx = Context {
            audit: Some(&audited),
            ..Context::new(&dataset, dataset.zone().home, 2021, Lang::En)
        };
        let room = Room { columns: 80, rows };
        let checked = zoneboard::deck::check::check(&cx, room, |_| {});
        assert!(checked.misfits.is_empty(), "{rows}: {:#?}", checked.misfits);
    }
}

/// Memory of the program, in pages.
#[cfg(target_os = "linux")]
fn resident() -> usize {
    let told = std::fs::read_to_string("/proc/self/statm").unwrap();
    told.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Goes through all slides and back so many times. The memory after each time.
fn rounds(talk: &mut Talk, rounds: usize) -> Vec<usize> {
    let begin = talk.picture();
    let mut steps = 0;
    while talk.model.notice.is_none() {
        talk.keys("Right");
        steps += 1;
    }
    let mut measured = Vec::new();
    for round in 0..rounds {
        talk.keys(&format!("Left*{}", steps - 1));
        assert_eq!(talk.picture(), begin, "after round {round}");
        talk.keys(&format!("Right*{}", steps - 1));
        #[cfg(target_os = "linux")]
        measured.push(resident());
    }
    measured
}

#[test]
fn ten_thousand_changes_of_slides_leave_picture_and_memory_as_they_were() {
    // A few times all there is, and then the two slides of a year with one figure, in a small window:
    // that takes a few seconds.
    for (keys, times) in [("p", 4), ("Home p", 5_000)] {
        let mut talk = Talk::new(Lang::En, 40, 12);
        talk.keys(keys);
        let measured = rounds(&mut talk, times);
        // After the first rounds, the allocator has all it needs; a page for each slide would show.
        if let (Some(early), Some(late)) = (measured.get(times / 2), measured.last()) {
            assert!(*late <= early + 64, "pages: {measured:?}");
        }
    }
}

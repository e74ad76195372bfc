//! Every text of the program, both languages side by side.
//!
//! A text without a Chinese or an English half, or with a place-holder that its parameters do not
//! name, does not compile.

use std::fmt::Display;

use super::Lang;

macro_rules! texts {
    ($($(#[$section:meta])* $name:ident $(($($parameter:ident),+))? : $zh:literal, $en:literal;)*) => {
        impl Lang {$(
            texts!(@one $name $(($($parameter),+))? $zh, $en);
        )*}
    };
    (@one $name:ident $zh:literal, $en:literal) => {
        #[doc = concat!("“", $en, "”")]
        #[must_use]
        pub fn $name(self) -> &'static str {
            match self {
                Lang::Zh => $zh,
                Lang::En => $en,
            }
        }
    };
    (@one $name:ident ($($parameter:ident),+) $zh:literal, $en:literal) => {
        #[doc = concat!("“", $en, "”")]
        #[must_use]
        pub fn $name(self, $($parameter: impl Display),+) -> String {
            match self {
                Lang::Zh => format!($zh),
                Lang::En => format!($en),
            }
        }
    };
}

// What a curator wrote wrong.
texts! {
    problem_no_data: "此处没有数据文件", "there are no data files here";
    problem_missing_file: "缺少此文件", "this file is missing";
    problem_unreadable(why): "无法读取：{why}", "cannot be read: {why}";
    problem_too_large(bytes): "文件有 {bytes} 字节，过大，未读取", "the file has {bytes} bytes and was not read";
    problem_not_utf8(byte, offset, line):
        "不是 UTF-8：第 {line} 行、第 {offset} 字节处为 {byte}",
        "not UTF-8: byte {byte} at offset {offset}, line {line}";
    problem_unread_file: "此文件不会被读取", "this file is not read";
    problem_bad_file_name: "文件名不是年份", "the file is not named after a year";
    problem_syntax(message): "不是合法的 TOML：{message}", "not valid TOML: {message}";
    problem_unknown_key(key): "未知的键 `{key}`", "unknown key `{key}`";
    problem_missing_key(key): "缺少 `{key}`", "`{key}` is missing";
    problem_wrong_type(expected, found): "此处应为{expected}，而不是 {found}", "expected {expected}, found {found}";
    problem_empty_text: "引号内为空", "nothing between the quotes";
    problem_bad_id(id): "`{id}` 不能作为 id", "`{id}` cannot be an id";
    problem_unknown_id(kind, id): "未知的{kind} `{id}`", "unknown {kind} `{id}`";
    problem_duplicate_id(kind, id): "{kind} `{id}` 重复定义", "{kind} `{id}` is defined twice";
    problem_duplicate_target(file, line):
        "同一地区、指标、形式和时期已有目标（{file}:{line}）",
        "the same area, indicator, measure and period already has a target ({file}:{line})";
    problem_duplicate_observation(file, line):
        "同一行的同一数字已录入（{file}:{line}）",
        "the same figure of the same line is already entered ({file}:{line})";
    problem_number_empty: "缺少数字", "there is no number";
    problem_number_character(character): "数字中不能有 `{character}`", "`{character}` is not part of a number";
    problem_number_too_long: "数字过长", "the number is too long";
    problem_bad_period: "不是时期", "not a period";
    problem_period_outside_year(year): "时期不在本文件的 {year} 年内", "the period lies outside {year}, the year of this file";
    problem_bad_choice(word): "未知的词 `{word}`", "unknown word `{word}`";
    problem_unknown_unit(unit): "未知的单位 `{unit}`", "unknown unit `{unit}`";
    problem_wrong_unit(unit, indicator): "`{indicator}` 不以 `{unit}` 计", "`{indicator}` is not measured in `{unit}`";
    problem_wrong_unit_here(unit): "此处不以 `{unit}` 计", "this is not measured in `{unit}`";
    problem_line_outside_article(lines): "该文只有 {lines} 行", "the article has {lines} lines";
    problem_key_needs_measure(key, measure): "`{key}` 只用于 measure = \"{measure}\"", "`{key}` belongs to measure = \"{measure}\" only";
    problem_circular_parent(id): "地区 `{id}` 的上级又是它自己", "area `{id}` lies in itself";
    problem_schema_version(version): "数据格式版本为 {version}", "the files are of schema version {version}";
    problem_too_many_more(count): "此文件另有 {count} 处错误", "{count} more mistakes in this file";

    advice_files: "数据文件夹含 zone.toml、indicators.toml、years/年份.toml、projects.toml 及 seeds/ 下的文章卡片", "a dataset folder holds zone.toml, indicators.toml, years/YYYY.toml, projects.toml, and the articles' cards in seeds/";
    advice_utf8: "请以 UTF-8 编码另存此文件", "save the file as UTF-8";
    advice_too_large: "单个数据文件不得超过 256 MiB，请拆分", "a data file may have 256 MiB at most; split it";
    advice_file_name: "年份文件命名为 2021.toml", "a year's file is called 2021.toml";
    advice_did_you_mean(near): "是否应为 `{near}`？", "did you mean `{near}`?";
    advice_known(known): "可用：{known}", "known here: {known}";
    advice_number_in_quotes: "数字写在引号内，以保留印出的位数，如 \"67.60\"", "write numbers in quotes, so that the digits stay as printed, like \"67.60\"";
    advice_bad_id: "id 只含小写字母、数字、- 和 _", "an id has lower-case letters, digits, - and _ only";
    advice_define_id(kind, file): "请先在 {file} 中定义该{kind}", "define the {kind} in {file} first";
    advice_duplicate_target: "一项目标只能有一个；请改 period 或 measure，或删去其一", "there can be one target only: change `period` or `measure`, or remove one of them";
    advice_duplicate_observation: "同一数字重复刊出时，请写另一处的行号", "where a figure is printed again, cite the other line";
    advice_number: "照印写出，如 \"510\"、\"3.68\"、\"-7.8\"；万、亿写在 unit 中", "write it as printed, like \"510\", \"3.68\", \"-7.8\"; 万 and 亿 belong into `unit`";
    advice_period: "写作 2021、2021-S1、2021-Q2、2021-05 或 2021-01-04", "write 2021, 2021-S1, 2021-Q2, 2021-05 or 2021-01-04";
    advice_period_outside_year: "请移到该年的文件中", "move the entry to the file of that year";
    advice_unit: "单位为可带“万”“亿”的 元、美元、%、平方米、家、个、项 等", "a unit is 元, 美元, %, 平方米, 家, 个, 项 and so on, with 万 or 亿 before it";
    advice_wrong_unit(expected): "应以 {expected} 计", "it is measured in {expected}";
    advice_schema_version: "本程序读取 schema = 1", "this program reads schema = 1";

    shape_text: "带引号的文字", "text in quotes";
    shape_number_in_quotes: "带引号的数字", "a number in quotes";
    shape_whole_number: "从 1 起的整数", "a whole number from 1";
    shape_flag: "true 或 false", "`true` or `false`";
    shape_table: "{ … } 表", "a table { … }";
    shape_tables: "[[ … ]] 表", "tables [[ … ]]";
    shape_texts: "[ \"…\" ] 列表", "a list [ \"…\" ]";

    kind_area: "地区", "area";
    kind_topic: "专题", "topic";
    kind_indicator: "指标", "indicator";
    kind_article: "文章", "article";
    kind_programme: "计划", "programme";
    kind_batch: "批次", "batch";
    kind_project: "项目", "project";
}

impl Lang {
    /// What to write for a key that is missing, where an example helps.
    #[must_use]
    pub fn advice_missing_key(self, key: &str) -> Option<&'static str> {
        match key {
            "cite" => Some(self.advice_cite()),
            "line" => Some(self.advice_cite_line()),
            "printed" => Some(self.advice_cite_printed()),
            "value" => Some(self.advice_value()),
            "of" => Some(self.advice_of()),
            "en" | "zh" | "name_en" | "name_zh" => Some(self.advice_both_languages()),
            _ => None,
        }
    }
}

texts! {
    advice_cite: "每个数字都要有出处：cite = { article = \"000\", line = 217, printed = \"510亿元\" }", "every figure has its source: cite = { article = \"000\", line = 217, printed = \"510亿元\" }";
    advice_cite_line: "写出数字所在的行，如 line = 217", "say on which line the figure begins, like line = 217";
    advice_cite_printed: "照印写出数字，如 printed = \"510亿元左右\"", "give the figure as printed, like printed = \"510亿元左右\"";
    advice_value: "照印写出数字，如 value = \"510\"", "give the number as printed, like value = \"510\"";
    advice_of: "占比要写明占谁的：of = 地区或指标的 id", "a share is of something: of = the id of an area or an indicator";
    advice_both_languages: "中英文都要写", "both languages are needed";
}

// What `check` prints around the mistakes.
texts! {
    check_error: "错误", "error";
    check_warning: "注意", "warning";
    check_help: "提示", "help";
    check_errors(errors): "共 {errors} 处错误", "mistakes: {errors}";
    check_warnings(warnings): "共 {warnings} 处注意", "warnings: {warnings}";
    check_errors_and_warnings(errors, warnings): "共 {errors} 处错误、{warnings} 处注意", "mistakes: {errors}, warnings: {warnings}";
}

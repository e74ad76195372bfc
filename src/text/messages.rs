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
        #[doc = concat!("``", $en, "``")]
        #[must_use]
        pub fn $name(self) -> &'static str {
            match self {
                Lang::Zh => $zh,
                Lang::En => $en,
            }
        }
    };
    (@one $name:ident ($($parameter:ident),+) $zh:literal, $en:literal) => {
        #[doc = concat!("``", $en, "``")]
        #[must_use]
        pub fn $name(self, $($parameter: impl Display),+) -> String {
            match self {
                Lang::Zh => format!($zh),
                Lang::En => format!($en),
            }
        }
    };
}

/// Texts about a number of things: the Chinese, and the English of one and of any other number.
macro_rules! counts {
    ($($name:ident($number:ident): $zh:literal, $one:literal, $many:literal;)*) => {
        impl Lang {$(
            #[doc = concat!("``", $many, "``")]
            #[must_use]
            pub fn $name(self, $number: impl Display) -> String {
                let $number = $number.to_string();
                match (self, &*$number) {
                    (Lang::Zh, _) => format!($zh),
                    (Lang::En, "1") => format!($one),
                    (Lang::En, _) => format!($many),
                }
            }
        )*}
    };
}

// What a curator wrote wrong.
texts! {
    problem_no_data: "此处没有数据文件", "there are no data files here";
    problem_data_inside: "此处没有数据文件，其中的 data 文件夹才有", "there are no data files here, but in the folder data inside";
    advice_data_inside: "请指明 data 文件夹", "name the folder data";
    problem_missing_file: "缺少此文件", "this file is missing";
    problem_no_cards: "没有文章卡片", "there are no cards of the articles";
    problem_unreadable(why): "无法读取：{why}", "cannot be read: {why}";
    problem_not_a_file: "不是普通文件，未读取", "not a regular file; not read";
    problem_too_large(bytes, limit): "文件有 {bytes} 字节，上限为 {limit}，未读取", "the file has {bytes} bytes, more than {limit}, and was not read";
    problem_not_utf8(byte, offset, line):
        "不是 UTF-8：第 {line} 行、第 {offset} 字节处为 {byte}",
        "not UTF-8: byte {byte} at offset {offset}, line {line}";
    problem_unread_file: "此文件不会被读取", "this file is not read";
    problem_bad_file_name: "文件名不是年份", "the file is not named after a year";
    problem_syntax(message): "不是合法的 TOML：{message}", "not valid TOML: {message}";
    problem_full_width(found): "`{found}` 是全角字符，不能用在此处", "`{found}` is a full-width character, which has no place here";
    problem_unknown_key(key): "未知的键 `{key}`", "unknown key `{key}`";
    notice_lonely_year(year, near): "录为 {year} 年，而同文前后八行内的数字均非该年（最近者为 {near} 年）", "entered for {year}, but no other figure within eight lines of the article is (the nearest is for {near})";
    notice_year_not_over(year): "{year} 年的结果，而文章发表时该时期尚未结束", "a result for {year}, which was not over when the article was published";
    notice_year_over(year): "{year} 年的目标，而文章发表时该年已过", "a target for {year}, which was over when the article was published";
    notice_lonely_area(area, near): "录为 `{area}`，而同文前后八行内的数字均非该地区（最近者为 `{near}`）", "entered for `{area}`, but no other figure within eight lines of the article is (the nearest is for `{near}`)";
    notice_scale(unit, usual): "单位为 {unit}，通常为 {usual}", "the unit is {unit}, usually {usual}";
    notice_jump(figure, near, period): "{figure}，与相邻时期（{period}）的 {near} 相差五倍以上", "{figure} is more than five times off its neighbour in time, {near} ({period})";
    notice_growth(figure): "年增速 {figure}，不在 −50%～100% 之内", "a yearly growth of {figure}, which is outside −50 % to 100 %";
    notice_percentage(figure): "{figure}，不在 0～100% 之内", "{figure} is outside 0–100 %";
    notice_negative(figure): "{figure} 为负，而所印字样未表示下降", "{figure} is negative, but what is printed names no decline";
    notice_verb(figure, words): "录为 {figure}，而原文为“{words}”", "entered as {figure}, but the article says “{words}”";
    notice_large_change(figure, before, period): "新增 {figure}，多于此前（{period}）的总量 {before}", "a change of {figure} is more than the level before, {before} ({period})";
    notice_basis(words): "原文为“{words}”，该增速未注明同口径", "the article says “{words}”, but the growth rate has no basis";
    advice_notice(kind): "如属实，请在该条目中写明理由：confirmed = {{ {kind} = {{ zh = \"…\", en = \"…\" }} }}", "if it is right, say why at the entry: confirmed = {{ {kind} = {{ zh = \"…\", en = \"…\" }} }}";
    advice_notice_basis: "请加上 basis = \"comparable\"；如不适用，请写明理由：confirmed = { basis = { zh = \"…\", en = \"…\" } }", "add basis = \"comparable\"; or, if that is not meant, say why: confirmed = { basis = { zh = \"…\", en = \"…\" } }";
    problem_missing_key(key): "缺少 `{key}`", "`{key}` is missing";
    problem_wrong_type(expected, found): "此处应为{expected}，而不是{found}", "expected {expected}, found {found}";
    toml_string: "文字", "string";
    toml_integer: "整数", "integer";
    toml_float: "小数", "float";
    toml_boolean: "真假值", "boolean";
    toml_datetime: "日期时间", "datetime";
    toml_array: "数组", "array";
    toml_table: "表", "table";
    problem_not_from_one(number): "{number} 不是从 1 起的整数", "{number} is not a whole number from 1";
    problem_not_sha256: "不是 SHA-256（64 位十六进制数字）", "not a SHA-256 (64 hexadecimal digits)";
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
    problem_origin_needs_repetition: "`of` 只用于 reason = \"repetition\"", "`of` belongs to reason = \"repetition\" only";
    problem_wrong_measure(measure, indicator): "指标 `{indicator}` 没有 measure = \"{measure}\"", "`{indicator}` has no measure = \"{measure}\"";
    advice_measures(kind, measures): "kind = \"{kind}\" 的指标可写：{measures}", "an indicator of kind = \"{kind}\" has: {measures}";
    advice_flow_change: "流量每期只有总量：删去 measure；若数的是增加后的存量，指标改写 kind = \"stock\"", "a flow has a level for each period: leave measure out; if it is added to what there is, make the indicator kind = \"stock\"";
    problem_inferred_without_note: "推定的时期没有说明理由", "no reason is given for the inferred period";
    advice_inferred_note: "在 note = { zh = \"…\", en = \"…\" } 中写明依据", "say in note = { zh = \"…\", en = \"…\" } what it is inferred from";
    problem_alias_taken(alias, by): "别名“{alias}”已属指标 `{by}`", "the name “{alias}” belongs to `{by}`";
    problem_bad_key(key): "没有 `{key}` 这个键", "there is no key `{key}`";
    problem_key_clash(key, first, second): "`{key}` 键已属 `{first}`，又属 `{second}`", "the key `{key}` belongs to `{first}` and to `{second}`";
    advice_key: "写作单个字符，或 Left、Enter、PgUp、Shift-Tab、Ctrl-d 等", "write a character, or a name like Left, Enter, PgUp, Shift-Tab, Ctrl-d";
    advice_key_clash: "请给其中一个换键；[] 为不设键", "give one of them another key; [] takes it off the keyboard";
    problem_base_not_before: "增速的基期应早于本期", "a growth rate is over an earlier base";
    problem_own_part: "整体不能是它自己的分项", "a whole cannot be its own part";
    problem_not_as_printed(figure, printed): "录入为 {figure}，所印字样为“{printed}”", "entered as {figure}, but printed as “{printed}”";
    problem_circular_parent(id): "地区 `{id}` 的上级又是它自己", "area `{id}` lies in itself";
    problem_schema_version(version): "数据格式版本为 {version}", "the files are of schema version {version}";
    problem_too_many_more(count): "此文件另有 {count} 处错误", "{count} more mistakes in this file";
    problem_inconsistent: "没有发现错误，却未能得出数据集", "no mistake was found, and yet there is no dataset";
    advice_inconsistent: "这是程序的错误，请连同数据文件报告给我们", "this is a mistake of the program; please report it with the data files";

    advice_files: "数据文件夹含 zone.toml、indicators.toml、years/年份.toml、projects.toml、relations.toml 及 seeds/ 下的文章卡片", "a dataset folder holds zone.toml, indicators.toml, years/YYYY.toml, projects.toml, relations.toml, and the articles' cards in seeds/";
    advice_no_cards: "卡片文件夹 seeds/ 须在数据文件夹之内或与之并列；复制 data/ 时请一并复制 seeds/", "the folder of the cards, seeds/, belongs inside the data folder or beside it: copy it together with data/";
    advice_utf8: "请以 UTF-8 编码另存此文件", "save the file as UTF-8";
    advice_too_large: "请拆分，或确认是否放错了文件", "split it, or see whether it is the right file";
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
    advice_full_width(meant): "写半角的 `{meant}`", "write `{meant}`";
    advice_full_width_blank: "写半角空格", "write a plain blank";
    advice_sha256: "可用 sha256sum 或 zoneboard verify 得出原文的 SHA-256", "sha256sum and zoneboard verify tell the SHA-256 of the text";
    advice_not_as_printed: "请照原文改正 value、unit 或 printed", "correct `value`, `unit` or `printed` as in the article";
    advice_schema_version: "本程序读取 schema = 1", "this program reads schema = 1";

    shape_text: "带引号的文字", "text in quotes";
    shape_number_in_quotes: "带引号的数字", "a number in quotes";
    shape_whole_number: "从 1 起的整数", "a whole number from 1";
    shape_flag: " true 或 false", "`true` or `false`";
    shape_table: " { … } 表", "a table { … }";
    shape_tables: " [[ … ]] 表", "tables [[ … ]]";
    shape_texts: " [ \"…\" ] 列表", "a list [ \"…\" ]";

    kind_area: "地区", "area";
    kind_topic: "专题", "topic";
    kind_indicator: "指标", "indicator";
    kind_article: "文章", "article";
    kind_programme: "计划", "programme";
    kind_batch: "批次", "batch";
    kind_project: "项目", "project";
    kind_whole: "地区或指标", "area or indicator";
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
            "parts" => Some(self.advice_parts()),
            "kind" => Some(self.advice_kind()),
            "over" => Some(self.advice_over()),
            "sha256" => Some(self.advice_sha256()),
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
    advice_parts: "写出分项，如 parts = [{ indicator = \"…\" }]", "list the parts, like parts = [{ indicator = \"…\" }]";
    advice_kind: "指标写 kind = \"stock\"（存量）、\"flow\"（流量）、\"rate\"（比率）或 \"rank\"（位次）；地区写 zone、city、province 或 nation", "for an indicator write kind = \"stock\", \"flow\", \"rate\" or \"rank\"; for an area zone, city, province or nation";
    advice_over: "写明高于哪个地区：over = 地区的 id", "say above which area it lies: over = the id of an area";
    advice_both_languages: "中英文都要写", "both languages are needed";
}

// What is larger than is read.
texts! {
    problem_too_many_lines(lines, limit): "文件有 {lines} 行，上限为 {limit}，未读取", "the file has {lines} lines, more than {limit}, and was not read";
    problem_long_line(line, bytes, limit): "第 {line} 行有 {bytes} 字节，上限为 {limit}，文件未读取", "line {line} has {bytes} bytes, more than {limit}; the file was not read";
    problem_too_long(characters, limit): "有 {characters} 个字符，上限为 {limit}", "{characters} characters, more than {limit}";
    problem_too_many_entries(count, limit): "有 {count} 条，上限为 {limit}", "{count} entries, more than {limit}";
    problem_too_many_files(limit): "文件夹内数据文件超过 {limit} 个，均未读取", "the folder has more than {limit} data files; none was read";
    problem_dataset_too_large(limit): "读至此文件，数据文件合计超过 {limit} 字节，未读取", "with this file the data files have more than {limit} bytes; it was not read";
    problem_not_a_folder: "应为文件夹，却是文件", "a file where a folder belongs";
    advice_long_name: "名称请缩短，其余写入 note", "shorten the name; the rest belongs in a note";
    advice_long_text: "请缩短", "shorten it";
    advice_long_line: "请分行，或确认是否放错了文件", "break the line, or see whether it is the right file";
    advice_too_many_files: "请合并，或确认是否指错了文件夹", "merge some, or see whether it is the right folder";
    advice_dataset_too_large: "请把数据分为几个数据集", "split the data into several datasets";
    advice_not_a_folder: "请移走或改名此文件，并把数据文件放入同名文件夹", "move or rename it, and put the data files into a folder of that name";
    advice_not_a_file: "管道、设备和文件夹均不读取，请换成普通文件", "pipes, devices and folders are not read; put a regular file there";
    cannot_print: "无法写到标准输出", "cannot write to the standard output";
    cannot_read_input: "无法读取标准输入", "cannot read the standard input";
    output_closed: "标准输出已关闭，没有写出任何内容", "the standard output is closed; nothing was written";
    check_more_not_shown(count): "另有 {count} 处未列出；请先改正以上各处", "{count} more are not shown; mend these first";
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

// Words around a number.
texts! {
    hedge_about(number): "{number}左右", "about {number}";
    hedge_nearly(number): "近{number}", "nearly {number}";
    sign_nearly: "近 ", "nearly ";
    up_to(date): "截至 {date}", "up to {date}";
    hedge_over(number): "超过 {number}", "over {number}";
    hedge_at_least(number): "{number}以上", "at least {number}";
    hedge_up_to(number): "不超过 {number}", "at most {number}";
    hedge_strive(number): "力争{number}", "strive for {number}";
}

// The frame of the dashboard: tabs, keys, help.
texts! {
    tab_overview: "总览", "Overview";
    tab_targets: "目标", "Targets";
    tab_projects: "项目", "Projects";
    tab_charts: "图表", "Charts";
    tab_sources: "来源", "Sources";

    group_years: "年份", "Years";
    group_tabs: "页面", "Tabs";
    group_rows: "行", "Rows";
    group_show: "显示", "Show";
    group_use: "使用", "Use";
    group_program: "程序", "Program";

    not_without_rows: "此处没有可选的行", "there are no rows here";
    not_in_this_tab: "本页只有一种视图", "this tab has one view only";
    not_in_this_view(view): "本视图不支持；请按 {view} 切换", "not in this view; press {view}";
    not_of_one_year: "本页列出所有年份", "this tab lists all years";
    not_for_all_areas: "本页列出所有地区", "this tab shows every area";
    not_compared_here(targets): "本页不能对比年份；请到“{targets}”页", "this tab does not compare years; {targets} does";
    not_with_one_year: "只有一个年份", "there is one year only";
    not_with_one_area: "只有一个地区", "there is one area only";
    not_before_finding(find): "先用 {find} 查找", "find something with {find} first";
    not_when_restricted: "以 --restricted 运行时不可用", "not with --restricted";
    not_without_data: "须以 --data 打开数据文件夹", "needs a data folder (--data)";
    not_without_problems: "数据文件没有错误", "the data files have no mistakes";

    commands_title: "执行", "Run";
    popup_close: "关闭", "close";
    popup_go: "前往", "go there";
    popup_run: "执行", "run";
    popup_take: "选定", "take";
    popup_write: "写出", "write";
    popup_scroll: "滚动", "scroll";
    find_how: "汉字、英文、拼音首字母", "names in both languages, pinyin";
    kind_target: "目标", "target";
    kind_check: "核对", "check";
    kind_line: "原文", "line";
    find_title: "查找", "Find";
    find_hint: "中文、英文、拼音或首字母（gxjs、gaoxin）；可加年份", "Chinese or English, sounds or initials of the Chinese (gxjs, gaoxin); a year may stand beside it";
    notice_paste_too_long(most): "粘贴的文字过长（最多 {most} 个字符），未粘贴", "the pasted text is too long (at most {most} characters) and was left out";
    nothing_found: "没有找到", "nothing found";
    found_at(name, at, all): "{name}（{at}/{all}）", "{name} ({at} of {all})";
    sort_title: "排序", "Sort";
    sort_default: "原有顺序", "default order";
    sort_ascending: "升序", "ascending";
    sort_descending: "降序", "descending";
    sort_value: "数值", "value";
    sort_place: "出处", "printed at";
    compared_shown(year): "对比 {year} 年（金额按现价）", "compared with {year} (current prices)";
    sort_shown(column, sign): "排序：{column} {sign}", "sorted by {column} {sign}";
    compare_title: "与哪一年比较", "Compare with";
    compare_none: "不比较", "no other year";
    column_of_year(year): "{year} 年", "{year}";
    column_unit: "单位", "unit";
    column_trend: "走势", "trend";
    export_title: "导出当前视图", "Export this view";
    export_path(endings): "路径（以 {endings} 结尾）", "Path, ending in {endings}";
    export_screen(endings): "以 {endings} 结尾则写出本屏画面", "the screen as it stands: {endings}";
    export_which_format(endings): "文件名须以 {endings} 结尾", "the name has to end in {endings}";
    export_exists: "已有此文件；再按 Enter 覆盖", "there is such a file; Enter again replaces it";
    export_not_a_file: "不是普通文件，未写入；请换一个文件名", "not an ordinary file, so not written; type another name";
    export_failed(why): "无法写出：{why}", "cannot be written: {why}";
    notice_written(path): "已写出 {path}", "written to {path}";
    notice_copied(text): "已复制到剪贴板：{text}", "copied: {text}";
    notice_no_entry: "此处没有数据条目", "there is no data entry here";
    notice_no_editor: "未设置 EDITOR 或 VISUAL；请先设置，如 EDITOR=vi", "neither EDITOR nor VISUAL is set; set one, as in EDITOR=vi";
    notice_editor_unusable(variable, code): "无法运行编辑器（退出码 {code}）：请检查 ${variable} 指定的程序", "the editor cannot be run (code {code}): see which program ${variable} names";
    notice_editor_code(code): "编辑器没有正常结束：退出码 {code}", "the editor did not end well: exit code {code}";
    notice_editor_signal(signal): "编辑器没有正常结束：信号 {signal}", "the editor did not end well: signal {signal}";
    notice_editor_failed(why): "编辑器没有正常结束：{why}", "the editor did not end well: {why}";
    notice_no_shell: "没有可返回的命令行", "there is no shell to return to";
    notice_mouse_on(key): "鼠标归程序（{key} 交还终端）", "the mouse is ours ({key} hands it back)";
    notice_mouse_off(key): "鼠标归终端，可选取文字（{key} 收回）", "the mouse is the terminal’s own, to select text ({key} takes it back)";
    problems_title: "数据文件中的错误", "Mistakes in the data files";
    problems_banner(first, count, key): "数据有 {count} 处错误，仍显示原来的数据（{key} 全部）：{first}", "mistakes in the data: {count}; still showing the last good data ({key} lists them): {first}";
    index_title(year): "指数，{year} 年 = 100", "Index, {year} = 100";
    index_hint(compare, years, back): "{compare} 加入或移去，{years} 换基年，{back} 清空", "{compare} adds or takes away, {years} moves the base year, {back} clears";

    key_year_back: "上一年", "the year before";
    key_year_forward: "下一年", "the next year";
    key_first_year: "最早的年份", "the first year";
    key_last_year: "最晚的年份", "the last year";
    key_next_tab: "下一页", "the next tab";
    key_previous_tab: "上一页", "the tab before";
    key_up: "上一行", "one row up";
    key_down: "下一行", "one row down";
    key_page_up: "上翻一屏", "a screenful up";
    key_page_down: "下翻一屏", "a screenful down";
    key_top: "第一行", "the first row";
    key_bottom: "最后一行", "the last row";
    key_detail: "所选数字的出处；再按到文章的那一行", "the sources of what is selected; again: its line in the article";
    key_back: "返回", "back";
    key_view: "本页的另一种视图", "another view of this tab";
    key_area: "另一个地区", "another area";
    key_language: "English", "中文";
    key_theme: "深色、浅色、高对比、无色", "dark, light, high contrast, no colour";
    key_reload: "重新读取数据文件", "read the data files again";
    key_find: "查找指标、目标、项目、核对、文章", "find an indicator, target, project, check or article";
    key_find_next: "下一个找到的", "the next thing found";
    key_find_previous: "上一个找到的", "the thing found before";
    key_sort: "排序", "sort";
    key_compare: "与另一年比较；在图表中加入指标，作指数比较", "compare with another year; in charts, put indicators beside each other as index numbers";
    key_copy: "复制所选数字", "copy the figure";
    key_copy_row: "复制整行及出处", "copy the row with its citation";
    key_export: "导出当前视图（CSV、Markdown、JSON、文本、SVG）", "export this view (CSV, Markdown, JSON, text, SVG)";
    key_edit: "用 $EDITOR 打开所选数字所在的数据文件", "open the data file at the selected figure in $EDITOR";
    key_problems: "数据文件中的错误", "the mistakes in the data files";
    key_mouse: "鼠标归程序或归终端", "the mouse: ours or the terminal’s own";
    key_commands: "按名称执行", "run an action by name";
    key_help: "帮助", "help";
    key_quit: "退出", "quit";

    hint_year: "年份", "year";
    hint_tab: "页面", "tab";
    hint_row: "选择", "select";
    hint_detail: "出处", "sources";
    hint_view: "视图", "view";
    hint_area: "地区", "area";
    hint_find: "查找", "find";
    hint_sort: "排序", "sort";
    hint_compare: "比较", "compare";
    hint_present: "演示", "present";
    hint_help: "帮助", "help";
    hint_quit: "退出", "quit";

    name_of_other_language: "English", "中文";
    detail_title(back): "出处与详情 · {back} 返回", "Sources and details · {back} goes back";
    help_title(tab): "按键 · {tab}", "Keys · {tab}";
    help_mark(detail): "有矛盾或存疑的核对，{detail} 前往", "in a conflict or a suspect relation, {detail} leads to it";
    help_below: "再往下：符号与鼠标", "below: signs, mouse";
    legend_title: "符号", "Signs";
    legend_pictures: "图形", "picture";
    legend_lists: "列表", "list";
    legend_beyond: "超出刻度", "beyond the scale";
    legend_point: "数轴上的数字", "a figure on a number line";
    legend_range: "可能的范围", "what it may be";
    legend_chosen: "已选", "chosen";
    legend_shown: "所示口径", "the measure shown";
    legend_mouse: "鼠标", "Mouse";
    legend_clicks(mouse): "页面、年份、行、表头（按此列排序）、选项和底行提示可点击，滚轮滚动；{mouse} 把鼠标交还终端", "tabs, years, rows, column headings (sort), choices and the hints in the last line can be clicked, the wheel scrolls; {mouse} hands the mouse back to the terminal";
    window_too_small(columns, rows): "窗口太小，至少 {columns}×{rows}", "window too small: {columns}×{rows} needed";
    more_lines(count): "… 还有 {count} 行，放大窗口可见", "… {count} more lines in a larger window";
    more_lines_page(count, page): "… 还有 {count} 行；{page} 下翻", "… {count} more lines; {page} shows them";
    more_rows(count): "… 另有 {count} 项", "… {count} more";
    footer_articles(numbers): "来源 {numbers}", "articles {numbers}";
    footer_more_articles(numbers, more, all): "来源 {numbers} 等 {all} 篇", "articles {numbers} +{more}";
    notice_no_levels: "这个指标未收录总量，不能指数化", "this indicator has no levels to index";
    notice_enough_beside(most): "最多并列 {most} 个指标", "no more than {most} indicators beside each other";
    filter_nothing: "没有符合筛选的目标", "no target fits the filter";
    filter_keys(why, filter, back): "{why}；按 {filter} 改选，{back} 清除", "{why}; {filter} for another, {back} clears it";
    notice_no_citation: "此处没有数字", "there is no figure here";
    notice_not_watched(why, reload): "无法监视数据文件，改动后请按 {reload}：{why}", "the data files cannot be watched, press {reload} after a change: {why}";
    notice_reloaded: "已重新读取数据", "data files read again";
    notice_only_place(back): "只有这一处；{back} 返回", "this is the only place; {back} goes back";
}

// Targets and results.
texts! {
    verdict_met: "达标", "met";
    verdict_near: "接近", "near";
    verdict_missed: "未达", "missed";
    verdict_reversed: "负增长", "reversed";
    verdict_not_comparable: "口径不同", "not comparable";
    verdict_open: "口径未明", "reading open";
    verdict_not_published: "未公布", "not published";
    verdict_no_result: "未收录", "not in this dataset";

    label_growth(name): "{name}增速", "{name}, growth";
    label_growth_over(name, base): "{name}比 {base}增长", "{name}, growth since {base}";
    label_share(name): "{name}占比", "{name}, share";
    label_share_of(name, whole): "{name}占{whole}比重", "{name}, share of {whole}";
    label_share_of_in_short(name, whole): "{name}占{whole}比重", "{name}, % of {whole}";
    label_change(name): "{name}变动", "{name}, change";
    label_new(name): "新增{name}", "{name}, new";
    label_added(name, word): "{word}{name}", "{name}, {word}";
    label_share_of_existing(added): "{added}占存续数比重", "{added}, share of all";
    label_share_change(name): "{name}占比变动", "{name}, change of share";
    label_share_lead(name, area): "{name}占比高于{area}", "{name}, share above {area}";
    label_target(name): "目标：{name}", "target: {name}";
    measure_level: "总量", "level";
    measure_ratio: "比率", "ratio";
    measure_growth: "增速", "growth";
    measure_growth_over(base): "比 {base}增长", "growth since {base}";
    measure_new: "新增", "new";
    measure_net: "净增", "net increase";
    mark_net: "净增 ", "net ";
    mark_net_narrow: "净", "Δ";
    measure_change: "变动", "change";
    measure_rank: "位次", "rank";
    measure_share(whole): "占{whole}比重", "share of {whole}";
    measure_share_change(whole): "占{whole}比重变动", "change of share of {whole}";
    measure_share_lead(area): "占比高于{area}", "share above {area}";

    targets_title(year): "{year} 年目标与结果", "Targets and results {year}";
    group_rates: "增速与比率（%）", "Growth and ratios (%)";
    legend_of_targets: "● 结果   ┃ 目标   ! 核对有未了结的一项   = 推算", "● result   ┃ target   ! open check   = derived";
    section_rates: "增速与比率 %", "Growth and ratios, %";
    section_shares: "占比 %", "Shares, %";
    section_quantities: "数量  完成率 %", "Quantities, completion %";
    column_completion_percent: "完成率 %", "completion %";
    not_compared: "口径不同，不作比较", "another scope, not compared";
    scope_differs: "口径不同", "other scope";
    no_result: "未收录", "no result";
    no_result_here: "未收录结果", "no result in this dataset";
    group_shares: "占比（%）", "Shares (%)";
    group_quantities: "总量及数量指标", "Levels and quantities";
    column_target: "目标", "target";
    column_actual: "结果", "result";
    // Short for 差距（百分点）, which leaves no room for the bars in a window of 80 columns.
    column_points: "差距（点）", "gap (pp)";
    column_earlier: "此前结果", "last result";
    column_earlier_year: "此前结果年份", "year of last result";
    column_of_earlier: "目标相当于此前结果", "target, % of last result";
    column_result_of(year): "{year} 结果", "{year} result";
    column_target_of(year): "{year} 目标", "{year} target";
    section_quantities_of(year): "数量  {year} 年结果 = 100", "Quantities, {year} = 100";
    section_quantities_of_last: "数量  此前结果 = 100", "Quantities, last result = 100";
    section_targets_only(count): "只有目标 {count}  未收录可比的此前结果", "Target only {count}, no comparable earlier result here";
    number_of_year(number, year): "{number}（{year}）", "{number} ({year})";
    legend_of_promises: "○ 此前结果   ┃ 目标   ! 核对有未了结的一项   = 推算", "○ last result   ┃ target   ! open check   = derived";
    column_completion: "完成率", "completion";
    points(gap): "{gap} 个百分点", "{gap} pp";
    completed(gap): "完成 {gap}", "{gap} done";
    no_targets_in_year(year, years): "{year} 年未收录目标；{years} 换年", "no targets for {year} in this dataset; {years} for other years";
    no_target_for_this(year): "{year} 年没有此项目标", "no target for this in {year}";
    no_result_published: "未收录结果", "no result in this dataset";
    result_not_published: "未公布结果", "no result was published";
    readings_differ: "原文读法不止一种，结论不同，故不作判定", "the article can be read in several ways, which come to different verdicts; hence none is given";
    reading_comes_to(name, value, verdict): "读作{name}，为 {value}（{verdict}）", "read as {name}: {value} ({verdict})";
    published_instead(name): "公布的是：{name}", "published instead: {name}";
    also_published: "重复刊出", "printed again";
    derived: "推算", "derived";
    derived_change_is_net: "由两年末数相减，为净增；新增（毛）不少于此数", "the difference of two year-end counts is the net change; the number newly added is at least that";
    cited(place): "见 {place}", "at {place}";
    cited_as(place, printed): "见 {place}，原文为“{printed}”", "at {place}, printed as “{printed}”";
    noted(note): "注：{note}", "Note: {note}";
    section_indicator: "指标说明", "About the indicator";

    group_one_year: "只在一年有目标", "Targets of one year only";
    group_no_target: "未设目标", "No target";
    column_target_change: "目标比上次", "change of target";
    change_since(year): "比 {year}（点）", "vs {year} (pp)";
    legend_of_all_years: "● 结果   ┃ 目标   ┊ 上次目标   ! 核对有未了结的一项   = 推算", "● result   ┃ target   ┊ target before   ! open check   = derived";
    matrix_title: "历年目标与结果", "Targets and results of all years";
    matrix_legend: "结果 / 目标", "result / target";
}

// The overview.
texts! {
    sentence_no_targets(year): "{year} 年未收录目标", "No targets for {year} in this dataset";
    sentence_no_results(year, targets): "{year} 年公布目标 {targets} 项，未收录结果", "{year}: {targets} targets set, no results in this dataset";
    card_target(target): "目标 {target}", "target {target}";
    card_no_target: "未设目标", "no target";
    largest_gaps: "差距最大", "Largest gaps";
    met_of_comparable: "达标的目标 / 可对照的目标", "targets met / targets that can be compared";
    section_other_scope: "口径不同", "Other scope";
    section_no_result: "未收录结果", "No result here";
    targets_of_year: "目标", "targets";
    places_of_projects: "项目", "projects";
    places_of_levels: "总量", "levels";
    strip_no_result: "未收录结果", "no result here";
    not_compared_why: "结果与目标所指范围不同，不作比较", "result and target are of different scope and are not compared";
    no_result_why: "有目标，本数据集未收录其结果", "there is a target; its result is not in this dataset";
    listed_below(what, key): "{what}：{key} 列出", "{what}: {key} lists them";
    legend_of_overview: "● 结果   ┃ 目标   ━ 差距   ▄ 完成率   ! 核对有未了结的一项   = 推算", "● result   ┃ target   ━ gap   ▄ completion   ! open check   = derived";
    nominal: "现价", "nominal";
    targets_for(year): "{year} 年的目标", "targets for {year}";
    results_not_here: "结果：本数据集未收录", "results: not in this dataset";
    beside_result(result): "有 {result}可比", "beside a {result}";
    target_only: "只有目标", "Target only";
    strip_target_only: "只有目标", "target only";
    target_alone_why: "未收录可比的此前结果", "no earlier result in this dataset";
    other_figures: "本年已收录的其他数字", "Other figures of the year";
    figures_of_year: "本年已收录的数字", "Figures of the year";
    times_the_year(later, year): "{later} 年为 {year} 年的几倍", "{later} as a multiple of {year}";
    section_levels: "总量", "Levels";
    money_at_current_prices: "金额按现价", "current prices";
    later_of_same_article(year, others): "{year} 年取同一篇公布的数；另一篇重复刊出：{others}", "{year} as the same article printed it; printed again elsewhere: {others}";
    column_times: "倍", "times";
    column_published_growth: "公布增长", "growth stated";
    from_then_on: "此后", "From then on";
    absent_of_year(year, kinds): "{year} 年的{kinds}", "{kinds} of {year}";
    legend_of_ratios(year, later): "● {year} 年   ○ {later} 年   对数轴：每格翻一倍", "● {year}   ○ {later}   logarithmic axis: each step doubles";
    next_year_with_data(year): "下一个有数据的年份是 {year} 年", "the next year with data is {year}";
    nothing_selected(key): "尚未选中一行；请先按 {key}", "no row is selected; press {key} first";
    not_arranged_here(tab): "总览不能筛选、排序或对比年份；请到“{tab}”页", "the overview is not filtered, sorted or compared; see {tab}";
}

// The sentence with which a screen begins.
texts! {
    about(number): "约 {number}", "about {number}";
    times(number): "{number} 倍", "{number} times";
    over(number): "超过 {number}", "over {number}";
    at_current_prices(name): "{name}（现价）", "{name} (current prices)";
    span(first, last): "{first}—{last} 年", "{first}–{last}";
    told_of(what, told): "{what}：{told}", "{what}: {told}";
    derived_result(result): "{result}（推算）", "{result} (derived)";
    striven_for(target): "力争{target}", "{target} (striven for)";

    growth_targets: "增速目标", "growth targets";
    rate_targets: "比率目标", "rate targets";
    quantity_targets: "数量目标", "quantity targets";

    fell(name): "{name}不升反降", "{name} fell";
    fell_most(name): "{name}不升反降，增速差距最大", "{name} fell, the largest shortfall in growth";
    fell_by(name, points): "{name}不升反降，与目标相差{points}", "{name} fell instead of rising, {points} below target";
    fell_furthest(name, gap): "{name}不升反降，{gap}", "{name} fell instead of rising, {gap}";
    largest_gap(pool): "是{pool}中差距最大的一项", "the largest shortfall among the {pool}";
    one_of_largest_gaps(several, pool): "是{pool}中差距最大的 {several} 项之一", "one of the {several} largest shortfalls among the {pool}";
    lowest_completion: "是数量目标中完成率最低的一项", "the lowest completion among the quantity targets";
    lowest_completions(several): "是数量目标中完成率最低的 {several} 项之一", "one of the {several} lowest completions among the quantity targets";
    ranked(told, rank): "{told}，{rank}", "{told}, {rank}";
    below_target(name, points): "{name}低于目标{points}", "{name}: {points} below target";
    above_target(name, points): "{name}高于目标{points}", "{name}: {points} above target";
    completed_target(name, percent): "{name}完成目标的{percent}", "{name}: {percent} of target";
    met_target(name): "{name}达标", "{name} met its target";
    missed_target(name): "{name}未达标", "{name} missed its target";
    none_missed(targets, met, near): "{targets}中达标 {met}，接近 {near}，未完成 0", "{targets}: {met} met, {near} near, 0 missed";
    none_met(targets): "可对照的 {targets} 项目标无一达标", "none of the {targets} comparable targets was met";
    none_met_short(targets): "{targets} 项无一达标", "none of the {targets} was met";
    topic_met(targets, topic): "可对照的 {targets} 项{topic}目标全部达标", "all {targets} comparable {topic} targets were met";
    topic_met_short(targets, topic): "{targets} 项{topic}目标全部达标", "all {targets} {topic} targets were met";
    of_comparable(targets, one, two): "{targets} 项可对照：{one}；{two}", "{targets} comparable: {one}; {two}.";

    targets_of(targets, year): "{year} 年{targets}", "{year}: {targets}";
    targets_of_pool(targets, pool): "{targets} 项{pool}", "{targets} {pool}";
    comparable_of_pool(targets, pool): "可比的 {targets} 项{pool}", "{targets} comparable {pool}";
    without_results(targets): "{targets}，结果未收录", "{targets}, results not in this dataset";
    all_of_other_scope(targets): "{targets}，与所公布的结果口径不同，不作比较", "{targets}, not comparable with what was published";
    some_of_other_scope(targets, some): "{targets}，其中口径不同 {some} 项，其余未收录结果", "{targets}, {some} not comparable, the others without a result in this dataset";
    result_of(year): "{year} 年结果", "the {year} results";
    last_results: "最近一次的结果", "the last known results";
    all_higher(targets, result): "{targets}均高于{result}", "All {targets} exceed {result}";
    none_higher(targets, result): "{targets}均不高于{result}", "None of {targets} exceeds {result}";
    one_higher(targets, result): "{targets}中 1 项高于{result}", "1 of {targets} exceeds {result}";
    some_higher(targets, higher, result): "{targets}中 {higher} 项高于{result}", "{higher} of {targets} exceed {result}";
    turns_to_growth(name, target): "{name}要由下降转为增长{target}", "{name}: to turn from decline to growth of {target}";
    turns_to_growth_short(name, target): "{name}由降转增{target}", "{name}: from decline to {target}";
    rises(name, before, target): "{name}由{before}提至{target}", "{name}: from {before} to {target}";
    rises_most(name, before, target): "其中{name}提高最多，由{before}提至{target}", "{name}: raised most of these, from {before} to {target}";
    target_beside(name, target, year, before): "{name}目标{target}，{year} 年结果为{before}", "{name}: target {target}, {year} result {before}";
    target_beside_short(name, target, year, before): "{name}{target}（{year} 年{before}）", "{name}: {target}, {year} {before}";

    only_figure(year, name, figure): "{year} 年只收录 1 个数字：{name}{figure}", "One figure of {year} in this dataset: {name}, {figure}";
    figure_of_year(year, name, figure): "{year} 年{name}{figure}", "{name}, {year}: {figure}";
    figure_of_period(period, name, figure): "{period}{name}{figure}", "{name}, {period}: {figure}";
    next_year_is(year): "其后有数据的是 {year} 年", "the next year with data is {year}";
    all_levels_by(levels, year, became): "{levels}，到 {year} 年{became}", "{levels}, by {year} {became}";
    some_levels_by(levels, some, year, became): "{levels}，其中 {some} 项到 {year} 年{became}", "{levels}, {some} of them by {year} {became}";
    were_times(times): "为{times}", "{times} as large";
    were_each_times(times): "各为{times}", "{times} as large";
    levels_known_in(levels, some, year, became): "{levels}，其中 {some} 项有 {year} 年数：{became}", "{levels}, {some} of them known for {year}: {became}";
    rose_and_fell(rose, fell): "{rose} 项增加、{fell} 项减少", "{rose} larger, {fell} smaller";
    rose_fell_and_stayed(rose, fell, same): "{rose} 项增加、{fell} 项减少、{same} 项持平", "{rose} larger, {fell} smaller, {same} the same";
    nominal_one(name): "（{name}按现价）", " ({name} at current prices)";
    nominal_several: "（金额按现价）", " (amounts at current prices)";

    targets_in(targets, year): "{year} 年 {targets}", "{targets} for {year}";
    counted(name, count): "{name} {count}", "{count} {name}";
    without_a_result: "未收录结果", "without a result in this dataset";
    cannot_be_compared(left): "不能对照 {left}", "{left} cannot be compared";
    met_of_judged(met, judged): "可对照 {judged}，达标 {met}", "{met} of {judged} comparable met";

    no_targets_at_all: "未收录目标", "No targets in this dataset";
    had_targets(year, indicators): "{year} 年有 {indicators}定过目标", "{indicators} had targets, all of them for {year}";
    had_targets_repeated(years, indicators, repeated): "{years}共 {indicators}定过目标，其中 {repeated} 个不止一年", "{indicators} had targets in {years}, {repeated} of them in more than one year";
    had_targets_repeated_short(indicators, repeated): "{indicators}定过目标，{repeated} 个不止一年", "{indicators}, {repeated} with targets in several years";
    had_targets_once(years, indicators): "{years}共 {indicators}定过目标，都只在一年", "{indicators} had targets in {years}, each in one year only";
    changed(name, from, to): "{name}由{from}改为{to}", "{name}: from {from} to {to}";
    changed_most(pool, name, from, to): "{pool}中{name}改动最大：{from}改为{to}", "{name}: changed most of the {pool}, from {from} to {to}";

    programme_until(name, batch): "{name}到{batch}", "{name} to {batch}";
    projects_cost(name, projects, money): "{name}：{projects}，总投资{money}", "{name}: {projects}, {money}";
    projects_sum(name, projects, money): "{name}：{projects}，所列投资合计{money}", "{name}: {projects}, {money} in all as listed";
    all_of_it: "全部", "all";
    over_half: "过半", "over half";
    half: "一半", "half";
    nearly_half: "近半", "nearly half";
    percent_of_it(percent): "的 {percent}% ", "{percent} %";
    investment_in_stage(part, stage): "投资{part}在{stage}一批", "{part} of the investment is in projects {stage}";
    in_stage(part, stage): "{part}在{stage}一批", "{part} of it {stage}";

    rose_to(name, times, from): "{name}增至{times}", "{name} reached {times} the level of {from}";
    rose_to_short(name, times, from): "{name}增至{times}", "{name}: {times} the {from} level";
    rose_by(name, percent, from): "{name}增加{percent}%", "{name} rose by {percent} % from {from}";
    fell_by_percent(name, percent, from): "{name}减少{percent}%", "{name} fell by {percent} % from {from}";
    as_before(name, from): "{name}持平", "{name} stayed as in {from}";
    over_years(told, from, to): "{from}—{to} 年{told}", "{told} by {to}";
    change_over_years(told, from, to): "{from}—{to} 年{told}", "{told} to {to}";
    most_of(all): "{all} 项之首", "the most of {all}";
    one_of_most(several, all): "居 {all} 项的前 {several} 位", "among the {several} highest of {all}";
    first_of(told, rank): "{told}，为{rank}", "{told}, {rank}";
    among_first(told, rank): "{told}，{rank}", "{told}, {rank}";
    name_times(name, times): "{name}{times}", "{name}: {times}";
    name_times_short(name, times, alone): "{name}{times}", "{name}: {alone}";

    of_year(year, name): "{year} 年{name}", "{name}, {year}";
    measure_of_year(year, measure): "{year} 年{measure}", "{measure} {year}";
    year_alone(year): "{year} 年", "{year}";
    target_answered(what, actual, target, verdict): "{what}{actual}，目标{target}，{verdict}", "{what}: {actual} against a target of {target}, {verdict}";
    target_answered_short(what, actual, target, verdict): "{what}{actual}，目标{target}，{verdict}", "{what}: {actual}, target {target}, {verdict}";
    target_without(what, target, told): "{what}目标{target}，结果{told}", "{what}: target {target}, result {told}";
    target_alone(what, target): "{what}目标{target}", "{what}: target {target}";

    checks_consistent(checks, consistent): "{checks}，{consistent} 项一致", "{checks} recomputed, {consistent} consistent";
    open_are_all(counted, kind): "{counted}都是{kind}", "{counted}, all {kind}";
    open_is(counted, name): "{counted}是{name}", "{counted}: {name}";
    open_is_of(counted, period, name): "{counted}是{period}{name}", "{counted}: {name}, {period}";
    both_open(one, two): "{one}，{two}", "{one}; {two}";
    nothing_open: "没有矛盾和存疑", "no conflicts and nothing suspect";
    about_levels: "总量", "levels";
    about_growth: "增速", "growth rates";
    about_shares: "占比", "shares";
    about_projects: "项目数字", "figures of projects";

    figures_cited(articles, figures): "{articles}共引用 {figures}", "{articles}, {figures} cited";
    most_figures(article, figures): "其中 {article} 最多，有 {figures}", "{article} has the most, {figures}";
    texts_hold(articles): "原文核对 {articles}，无不符", "the texts of {articles} checked, no faults";
    texts_fail(faults): "原文核对有 {faults}", "{faults} in the articles’ texts";
}

counts! {
    all_met(targets): "可对照的 {targets} 项目标全部达标", "The one comparable target was met", "All {targets} comparable targets were met";
    percentage_points(points): "{points} 个百分点", "{points} percentage point", "{points} percentage points";
    comparable_targets(targets): "可对照的 {targets} 项目标", "{targets} comparable target", "{targets} comparable targets";
    count_targets(targets): "{targets} 项目标", "{targets} target", "{targets} targets";
    targets_short(targets): "目标 {targets} 项", "{targets} target", "{targets} targets";
    targets_set(targets): "公布目标 {targets} 项", "{targets} target set", "{targets} targets set";
    count_levels(levels): "收录总量 {levels} 项", "{levels} level", "{levels} levels";
    count_indicators(indicators): "{indicators} 个指标", "{indicators} indicator", "{indicators} indicators";
    count_projects(projects): "项目 {projects} 个", "{projects} project", "{projects} projects";
    count_projects_named(projects): "列出项目 {projects} 个", "{projects} project named", "{projects} projects named";
    count_checks(checks): "{checks} 项核对", "{checks} relation", "{checks} relations";
    count_conflicts(checks): "{checks} 项矛盾", "{checks} conflict", "{checks} conflicts";
    count_suspects(checks): "{checks} 项存疑", "{checks} suspect", "{checks} suspect";
    count_of_articles(articles): "{articles} 篇文章", "{articles} article", "{articles} articles";
}

// Projects.
texts! {
    stage_planned: "谋划", "planned";
    stage_signed: "签约", "signed";
    stage_started: "开工", "started";
    stage_in_production: "投产", "in production";
    stage_at_capacity: "达效", "at capacity";

    quantity_projects: "项目数", "projects";
    quantity_investment: "总投资", "investment";
    quantity_annual_investment: "年度计划投资", "planned for the year";
    quantity_share: "占比", "share";
    quantity_site_area: "占地", "site";
    quantity_floor_area: "建筑面积", "floor space";
    quantity_jobs: "就业岗位", "jobs";
    quantity_researchers: "研发人员", "research staff";
    quantity_tenants: "入驻企业", "firms moving in";
    quantity_output: "产值", "output";
    quantity_tax: "利税", "taxes and profits";
    quantity_capacity: "年产能", "yearly capacity";
    quantity_exports: "出口", "exports";
    quantity_fixed_investment: "固定资产投资", "fixed investment";
    quantity_topping_out_time: "封顶用时", "time to top out";

    projects_named(count): "列出项目 {count} 个", "{count} named";
    reached(stage, count): "已{stage} {count}", "{stage} {count}";
    of_which(stage): "其中已{stage}", "of which {stage}";
    until(time): "至 {time}", "to {time}";
    label_bound(about, bound): "{about}（{bound}）", "{about}, {bound}";
    lower_bound: "下限", "lower bound";
    upper_bound: "上限", "upper bound";
    label_batch(programme, batch): "{programme} {batch}", "{programme}, {batch}";
    label_stage_projects(stage): "{stage}项目数", "projects {stage}";
    label_stage_projects_of_which(stage, reached): "{stage}项目数（其中已{reached}）", "projects {stage}, of which {reached}";
    label_stage_share(stage, reached): "{stage}项目中已{reached}占比", "share {reached} of projects {stage}";
    label_stage_quantity(stage, quantity): "{stage}项目{quantity}", "{quantity}, projects {stage}";
    label_planned_for_year: "年度计划投资", "investment planned for the year";
    named_of_stated(named, stated): "列出项目 {named} 个（公布总数 {stated} 个）", "{named} named ({stated} stated)";
    column_stage: "阶段", "stage";
    column_project: "项目", "project";
    column_batch: "批次", "batch";
    column_phase: "期次", "phase";
    phase_not_stated: "未注明期次", "phase not stated";
    projects_of_no_programme: "其他项目", "other projects";
    also_listed(count, row): "{count} 项也列在“{row}”", "{count} also listed in {row}";
    unlisted(count): "公布而未列出 {count}", "{count} published, not listed";
    column_projects_by_stage: "项目所至阶段", "stages reached";
    column_listed: "列出", "listed";
    column_published: "公布总数", "published";
    column_also: "同列", "also in";
    column_sum_and_published(unit): "合计/公布投资（{unit}）", "sum/published, {unit}";
    column_investment_of(unit): "投资 {unit}", "investment, {unit}";
    several_rows: "有的项目不止列在一行", "Some projects stand in more than one row";
    listed_elsewhere: "另列", "Listed elsewhere";
    projects_elsewhere(count): "另列 {count} 个", "{count} elsewhere";
    one_mark_one_project: "一个记号一项", "one mark, one project";
    legend_unlisted: "公布而未列出", "published only";
    then: "，", ", ";
    begun(count): "已开工 {count}", "begun {count}";
    hint_column: "换列", "column";
    column_date: "日期", "date";
    date_not_printed: "未注明日期", "undated";
    section_events: "进展", "Stages";
    section_figures: "数字", "Figures";
    section_projects: "列出项目", "Projects named";
    projects_of_another_area(home, area): "项目都是{home}的，没有{area}的", "all projects are of {home}, none of {area}";
    area_key(why, area): "{why}；按 {area} 换地区", "{why}; press {area} for another area";
    no_projects: "没有项目", "no projects";
}

// Sheets of projects, batches, checks, figures and articles.
texts! {
    batches_named_and_stated: "历批项目（列出 / 公布）", "Batches (named / stated)";
    cited_figures: "引用的数字", "Cited figures";
    column_programme: "项目计划", "programme";
    column_total_investment(unit): "总投资（{unit}）", "investment ({unit})";
    column_named_investment(unit): "列出投资（{unit}）", "named ({unit})";
    column_stated_investment(unit): "公布投资（{unit}）", "stated ({unit})";
    column_other_figures: "其他数字", "other figures";
    column_published_number: "公布数", "stated";
    column_printed_as: "原文为", "printed as";
    column_arithmetic: "算式", "arithmetic";
    column_explanation: "说明", "explanation";
    column_hint: "提示", "hint";
    column_noted: "注", "note";
    column_number: "编号", "no.";
    column_kind: "类别", "kind";
    no_cited_figures: "没有引用的数字", "no cited figures";
    no_articles_cited: "没有文章", "no articles";
    no_row_fits: "没有符合筛选的行", "nothing fits the filter";
    text_not_found: "未找到原文文件", "not at hand";
    text_agrees: "相符", "fits";
    text_agrees_in(numerals): "相符（{numerals}）", "fits ({numerals})";
    text_disagrees: "不符", "faults";
    text_disagrees_at(faults): "不符（{faults} 处）", "faults ({faults})";
}

// Charts.
texts! {
    no_figures: "此地区没有数字", "no figures for this area";
    mark_target(target): "目标 {target}", "target {target}";
}

// The sheets of indicators: headlines, series, index numbers.
texts! {
    overview_title(year): "{year} 年总览", "Overview {year}";
    indicators_title: "指标", "Indicators";
    series_title: "各指标历年数据", "All series";
    column_level: "总量", "level";
    column_measure: "口径", "measure";
    column_newest: "最新数值", "newest";
    printed_again(figure): "重复刊出 {figure}", "printed again: {figure}";
    average_growth(rate): "年均增长 ={rate}", "={rate} a year";
    average_growth_nominal(rate): "年均增长 ={rate}（现价）", "={rate} a year (current prices)";
    index_without_base(names): "未收录基期：{names}", "not in the base year: {names}";
    legend_multiples(years): "{years}   对数轴，每段翻一倍", "{years}   logarithmic axis, each step a doubling";
    shares: "占比", "shares";
    legend_span: "跨年增长", "growth over several years";
    index_not_drawn(count): "另有 {count} 项未画", "{count} more not drawn";
    // Short for 按现价计算, behind a unit.
    column_difference_in(unit): "增减额（{unit}）", "change ({unit})";
    hint_enlarge: "放大", "enlarge";
    group_multiples(first, last): "{last} 年为 {first} 年的几倍", "{last} as a multiple of {first}";
    multiples_printed_again(year, names): "{year} 年取与基期同一篇公布的数；另有重复刊出：{names}", "{year} as printed in the article of the base year; printed again: {names}";
    column_value_in(unit): "数值（{unit}）", "value ({unit})";
    column_record: "结果或目标", "result or target";
    column_vintage: "公布次序", "publication";
    index_empty: "尚未选择指标", "no indicator is chosen";
    index_of_levels: "指数由公布的总量计算", "Computed from published levels";
    index_at_current_prices(names): "按现价计算，未扣除价格变动：{names}", "At current prices, changes of prices included: {names}";
}

// Reports.
texts! {
    column_verdict: "判定", "verdict";
    column_target_source: "目标出处", "target at";
    column_actual_source: "结果出处", "result at";
}

// Details told without a pane.
texts! {
    mark_with_range(label, value, possible): "{label} {value}，可能为 {possible}", "{label} {value}, possibly {possible}";
    of_period(figure, period): "{figure}（{period}）", "{figure} ({period})";
    clause: "，", ", ";
    sentences(one, two): "{one}。{two}", "{one}. {two}";
    accessible_check(row): "见核对（t5）第 {row} 行", "see row {row} of the audit (t5)";
}

// The command line.
texts! {
    cli_usage: "用法", "Usage";
    cli_usage_options: "[选项]", "[OPTIONS]";
    cli_usage_command: "[命令]", "[COMMAND]";
    cli_commands: "命令", "Commands";
    cli_arguments: "参数", "Arguments";
    cli_options: "选项", "Options";
    cli_help: "显示帮助", "print help";
    cli_version: "显示版本", "print the version";
    cli_choices(choices): "；可用 {choices}", " [choices: {choices}]";
    cli_default(value): "；默认 {value}", " [default: {value}]";
    cli_see_help: "用 --help 查看用法。", "Try --help.";
    refused_argument(arg): "没有参数 {arg}", "there is no argument {arg}";
    refused_command(name): "没有命令 {name}", "there is no command {name}";
    refused_value(value, arg): "{arg} 不能是 {value}", "{value} is no value for {arg}";
    refused_without_value(arg): "{arg} 后面缺少值", "{arg} needs a value";
    refused_missing(arg): "缺少 {arg}", "{arg} is missing";
    refused_twice(arg): "{arg} 只能写一次", "{arg} is given twice";
    refused_together(arg, other): "{arg} 不能与 {other} 同用", "{arg} cannot be used with {other}";
    advice_one_folder: "数据文件夹只写一次：zoneboard check DIR", "name the folder of the data once: zoneboard check DIR";
    advice_init_built_in: "init 只写内置数据", "init writes the built-in data";
    refused_not_utf8: "有一个参数不是 UTF-8；只有文件和文件夹的路径可以不是", "an argument is not UTF-8, as only paths of files and folders may be";
    refused_here(arg): "{arg} 不能用在这里", "{arg} cannot be used here";
    cli_about: "开发区经济指标：目标与结果、项目进展，每个数字都能追到刊出它的那一行", "A development zone's economic indicators: targets and results, projects, and the line that printed each figure";
    cli_after: "不接命令时打开仪表板；输出到管道时打印最近一个有结果的年份。", "Without a command, opens the dashboard; in a pipe, prints the newest year that has results.";
    cli_data: "读取此文件夹中的数据，而不用内置数据", "read the data files of this folder instead of the built-in ones";
    cli_year: "年份", "the year";
    cli_area: "地区的 id", "the id of an area";
    cli_lang: "语言（默认取自 LC_ALL、LC_MESSAGES、LANG）", "the language (by default that of LC_ALL, LC_MESSAGES or LANG)";
    cli_tab: "打开哪一页", "the tab to open";
    cli_theme: "主题；auto 随终端", "the theme; auto follows the terminal";
    cli_ascii: "除汉字外只用 ASCII", "only ASCII beside Chinese text";
    cli_report: "打印一年的目标与结果", "print the targets and results of a year";
    cli_format: "格式", "the format";
    cli_articles: "文章原文所在的文件夹（默认为数据文件夹中卡片旁的 *.txt）", "the folder of the articles' texts (by default *.txt beside the cards of the data folder)";
    cli_picture: "将一个页面绘成 SVG 文件", "draw a screen into an SVG file";
    cli_picture_tab: "绘哪一页", "the tab to draw";
    cli_picture_view: "该页的第几个视图", "which of its views, from 1";
    cli_picture_size: "列数与行数，如 120x40", "columns and rows, such as 120x40";
    cli_picture_output: "写入的文件，- 为标准输出；以 .txt 结尾则为文本", "the file to write; - is the standard output; text if it ends in .txt";
    cli_picture_endings: "文件名应以 .svg 或 .txt 结尾", "the name of the file ends in .svg or .txt";
    cli_size_within(least, most): "应在 {least} 与 {most} 之间", "between {least} and {most}";
    no_such_view(asked, count): "没有第 {asked} 个视图，共 {count} 个", "there is no view {asked}: the tab has {count}";
    cannot_write(path): "无法写入 {path}", "cannot write {path}";
    cli_export: "导出任一清单的数据，供其他工具使用", "export the rows of any list for other tools";
    cli_compare: "与该年比较", "compare with this year";
    cli_indicator: "只导出该指标（可多次给出）", "only this indicator (may be given several times)";
    cli_measure: "只导出该口径", "only this measure";
    cli_bom: "CSV 以字节顺序标记开头，供电子表格识别 UTF-8", "begin CSV with a byte order mark, by which spreadsheets tell UTF-8";
    cli_csv_safe: "CSV 中的文字不会被当作公式，出处不会被当作时间", "keep texts of CSV from being taken for formulas and citations for times";
    cli_export_what: "导出什么", "what to export";
    cli_verify: "逐条核对出处，并清点文章中的每个数字", "check that every citation stands in its article, and that every numeral is accounted for";
    cli_check: "检查数据文件，列出全部错误", "check data files and list every mistake";
    cli_strict: "将可疑之处也视为错误", "treat what only looks like a mistake as one";
    cli_check_folder: "数据文件夹（默认为内置数据）", "the folder (by default the built-in data)";
    check_clean(observations, targets, projects): "数据无误：{observations} 个结果、{targets} 项目标、{projects} 个项目", "no mistakes: {observations} observations, {targets} targets, {projects} projects";
    no_such_area(id, known): "没有地区 `{id}`；可用：{known}", "there is no area `{id}`; known: {known}";
    no_such_year(year, known): "没有 {year} 年的数据；可用：{known}", "nothing is known of {year}; known: {known}";
    no_articles(folder): "无法打开文章文件夹 {folder}", "the folder of articles {folder} cannot be opened";
    terminal_dumb: "TERM 为 dumb，这样的终端不能显示仪表板，改为打印报告", "TERM is dumb, and such a terminal cannot show the dashboard, so the report is printed";
    terminal_unnamed: "未设置 TERM，改为打印报告；要打开仪表板，请设置 TERM，如 TERM=xterm-256color", "TERM is not set, so the report is printed; set it to open the dashboard, as in TERM=xterm-256color";
    not_utf8_terminal(charset): "区域设置的字符集为 {charset}，而 zoneboard 输出 UTF-8；请将终端改为 UTF-8 并设置 LC_ALL=zh_CN.UTF-8，或将输出写入文件", "the locale's character set is {charset}, but zoneboard writes UTF-8; set the terminal to UTF-8 and LC_ALL=C.UTF-8, or redirect the output to a file";
    no_terminal: "无法使用终端", "the terminal cannot be used";
}

// The audit.
texts! {
    tab_audit: "核对", "Audit";

    outcome_conflict: "矛盾", "conflict";
    outcome_suspect: "存疑", "suspect";
    outcome_explained: "口径可释", "explained";
    outcome_within_rounding: "修约误差内", "within rounding";
    outcome_consistent: "等式一致", "consistent";
    outcome_within_bounds: "未超上限", "within bounds";
    outcome_not_testable: "无从核对", "not testable";

    rule_growth_level: "增速与总量", "growth and levels";
    rule_growth_span: "多年增速与总量", "growth over several years";
    rule_growth_chain: "多年增速与各年增速", "growth of several years and of each";
    rule_change_level: "新增与总量、增速", "change, level and growth";
    rule_delta: "新增与两年总量", "change and levels";
    rule_sum: "合计与分项", "total and parts";
    rule_subset: "部分与整体", "part and whole";
    rule_part_of_year: "年内时期与全年", "part of a year and year";
    rule_enumeration: "个数与列出项目", "count and names";
    rule_funnel: "各阶段项目数", "stages";
    rule_share: "占比与两数", "share of two figures";
    rule_whole_number: "占比与整数", "share of a whole number";
    rule_shares_cross: "占全市、占全省比重互核", "shares of city and province against each other";
    rule_shares_together: "同一整体的各项占比", "shares of one whole";
    rule_share_change: "占比变动与增速", "change of a share";
    rule_fraction_words: "分数说法", "fraction in words";
    rule_rate: "日均与全年", "daily rate and year";
    rule_same_figure: "同一数字两处", "printed twice";
    rule_plausibility: "合理范围", "plausibility";
    rule_direction: "升降用词与正负", "direction and sign";
    rule_range: "比值与常见范围", "usual range";

    explained_constant_prices(prices): "增速按可比价计算，总量为现价；由两者推出的价格变动为 {prices}%，在常见范围之内", "growth is at constant prices, the levels at current ones; the change of prices they imply, {prices} %, lies within the usual range";
    explained_revised_base: "另一处公布的基数与之相符", "another published value of the base fits";
    explained_comparable_basis: "原文注明按同口径计算，基数口径与此前公布的不同", "the article says that it is on a comparable basis, which differs from the base published before";
    explained_other_value: "另一处公布的数与之相符", "another published value fits";
    explained_vintage: "先后公布，后一数另有印证", "published later, and something else confirms the later value";
    explained_hedge(words): "按{words}计，可以成立", "it holds if {words} is allowed for";
    explained_partial_figures(figures, stated, place): "项目已全部列出，但只有 {figures} 个公布了投资额（共 {stated}，见 {place}）", "all are named, but an amount is printed for {figures} only (of {stated}, at {place})";
    word_about: "“约”", "“about”";
    word_over: "“超过”", "“over”";
    word_at_least: "“以上”", "“at least”";
    word_up_to: "“以内”", "“up to”";
    word_nearly: "“近”", "“nearly”";
    explained_partial_list(stated, place): "只列出一部分（共 {stated}，见 {place}）", "only some are named (of {stated}, at {place})";

    custom_comparable_basis: "可能按同口径计算，但未见说明；按已公布的基数无法推算出该增速", "may be over a base of the same scope, but nothing published says so; it does not follow from the published base";
    custom_circular: "与未注年份的一个数相符，但以此定其年份属循环论证，不能作为依据", "it agrees with a figure that no article dates; to date that figure by it would be circular, so it is no evidence";
    hangs_on_inferred_period(places): "有赖推定的时期：{places}", "hangs on an inferred period: {places}";
    custom_unusual_basis: "原文注明按同口径计算，但由此推出的基数与已公布的相差过大", "the article says that it is on a comparable basis, but the base this implies is too far from the published one";
    custom_beyond_words: "“超过”“以上”所指的数不会远离所说的数", "“over” and “at least” do not mean so much more than the number";
    custom_range: "超出通常范围，宜予核实", "outside the usual range, and worth checking";
    custom_unusual_prices: "增速按可比价计算，但由此推出的价格变动不寻常", "growth is at constant prices, but the change of prices it implies is unusual";
    custom_truncated: "可能是截去尾数而非四舍五入", "may have been cut off instead of rounded";
    custom_revision: "先后公布的两数不同；可能有修订，但无别的数字印证", "two publications differ; it may have been revised, but no other figure goes with either alone";
    custom_scope: "两处口径可能不同，但未见说明", "the scopes may differ, but nothing printed says so";
    custom_magnitude: "相差百倍以上，单位可能有出入", "a hundredfold apart: the unit may be another";
    custom_earlier_vintage: "与较早公布的数相符，与同处公布的数不符", "goes with an earlier publication, and not with the one printed beside it";
    range_joint: "～", " to ";
    from_to(low, high): "{low} 至 {high}", "{low} to {high}";
    conflict_printed_twice: "同一篇文章印了两个不同的数", "one article prints two different values";
    conflict_impossible: "这样的数不可能出现", "no figure of this kind can be so";
    conflict_direction: "所印的升降与录入的正负相反；请核对录入", "printed as a move one way and entered as one the other way; check the entry";
    conflict_names: "列出的项目多于或少于公布总数", "what is named is not as many as is stated";
    conflict_part: "部分多于整体", "the part is more than its whole";
    conflict_no_way_out: "按已公布数据无法推算出该数，也未见口径说明", "nothing published gives this figure, and no basis is stated";

    missing_levels: "未收录总量", "the levels are not in this dataset";
    missing_base: "未收录基期总量", "the base is not in this dataset";
    missing_level: "未收录当期总量", "the level is not in this dataset";
    missing_whole: "未收录整体", "the whole is not in this dataset";
    missing_part: "未收录分项", "a part is not in this dataset";
    missing_growth: "未收录增速", "a growth rate is not in this dataset";
    missing_bound: "两数同为下限或同为上限，不可能矛盾，故不作核对", "both are bounds to the same side, which cannot contradict each other";
    missing_positive_base: "作除数的数为零、为负或可能如此", "what it would be divided by is zero or negative, or may be";
    missing_words: "字面不能读作数字", "the words cannot be read as a number";
    missing_too_large: "数字过大，无法精确计算", "the numbers are too large to be computed exactly";

    stated_as(figure): "公布数 {figure}", "stated {figure}";
    arithmetic(formula, point, stated): "{formula} = {point}，公布数 {stated}", "{formula} = {point}, stated {stated}";
    arithmetic_gross(formula, point, stated): "{formula} = {point}，新增应不少于此；公布数 {stated}", "{formula} = {point}, which what was added should reach; stated {stated}";
    arithmetic_most(formula, point, stated): "{formula} = {point}，不应高于此；公布数 {stated}", "{formula} = {point}, which should not be exceeded; stated {stated}";
    arithmetic_each(formula, point, range): "{formula} = {point}，通常为 {range}", "{formula} = {point}, usually {range}";
    arithmetic_no_part(formula, point, stated): "占比 {stated} 推不出整数；最近的是 {formula} = {point}", "no whole number gives {stated}; nearest is {formula} = {point}";
    arithmetic_part(formula, point, stated): "{formula} = {point}，是 {stated}的一部分", "{formula} = {point}, part of {stated}";
    arithmetic_one_part(part, stated): "{part}是 {stated}的一部分", "{part} is part of {stated}";
    arithmetic_at_most(stated, whole): "{stated}，不应多于 {whole}", "{stated}, which should be at most {whole}";
    arithmetic_share_at_most(stated, whole): "占较大地区 {stated}，不应高于占较小地区 {whole}", "{stated} of the larger area, which should be at most the {whole} of the smaller";
    arithmetic_no_whole(part, stated, exact, whole, point): "若占比 {stated} 属实，总数应为 {exact}（非整数）；最近的是 {part} ÷ {whole} = {point}", "if {stated} were right, the whole would have to be {exact}, which is no whole number; the nearest is {part} ÷ {whole} = {point}";
    arithmetic_same(stated, place, other, other_place): "{place} 作 {stated}，{other_place} 作 {other}", "{stated} at {place}, {other} at {other_place}";
    arithmetic_words(words, figure): "字面{words}，数字 {figure}", "{words} in words, {figure} in digits";
    arithmetic_named(names, stated): "列出 {names}，公布数 {stated}", "{names} named, stated {stated}";
    arithmetic_named_part(names, stated): "列出 {names}，是 {stated}的一部分", "{names} named, part of {stated}";
    arithmetic_between(stated, range): "{stated}，应在 {range} 之内", "{stated}, which should be within {range}";
    arithmetic_direction(stated, printed): "原文为“{printed}”，录作 {stated}", "printed as “{printed}”, entered as {stated}";
    arithmetic_whole_number(stated): "{stated}，应为整数", "{stated}, which should be a whole number";
    arithmetic_magnitude(stated, other, period): "{stated}，而 {period}为 {other}", "{stated}, but {other} in {period}";
    needs_base(period, base): "与之相符的 {period}基数为 {base}", "needs a {period} base of {base}";
    implies_base(period, base): "由此推出 {period}为 {base}", "implies {base} in {period}";
    needs_whole(whole): "与之相符的整体为 {whole}", "needs a whole of {whole}";
    implies_whole(whole): "由此推出整体为 {whole}", "implies a whole of {whole}";
    printed_at(figure, place): "{place} 印有 {figure}", "{figure} is printed at {place}";
    hint(text): "提示：{text}", "hint: {text}";
    hint_digit(place, figure, value): "{place} 的 {figure}若为 {value}则相符", "it would hold if {figure} at {place} were {value}";
    hint_magnitude(place, figure, value): "{place} 的 {figure}若为 {value}（万、亿之差）则相符", "it would hold if {figure} at {place} were {value} (万 and 亿 mistaken)";
    hint_point(place, figure, value): "{place} 的 {figure}若为 {value}（小数点移位）则相符", "it would hold if {figure} at {place} were {value} (the point misplaced)";
    flips_verdict(name, target): "若按其他数字推算，“{name}”目标（{target}）的判定会改变", "with what the other figures imply, the verdict on the target “{name}” ({target}) would be another";
    restated(name): "{name}（重复刊出）", "{name} (printed again)";

    colon: "：", ": ";
    semicolon: "；", "; ";
    full_stop: "。", ".";
    article_dated(title, date): "《{title}》（{date}）", "“{title}” ({date})";
    article_of(id, article, newspaper): "{id} {article}；{newspaper}", "{id} {article}; {newspaper}";
    lines_cited(lines): "第 {lines} 行", "line {lines}";
    printed_as(line, printed): "第 {line} 行“{printed}”", "line {line} “{printed}”";
    printed_as_for(printed, what): "{printed}（{what}）", "{printed} ({what})";
    report_title(zone): "{zone}：公布数字核对报告", "{zone}: the published figures, recomputed";
    report_intro(articles, figures, relations): "本报告重算 {articles} 篇文章所公布的 {figures} 个数字之间的 {relations} 项关系。凡印出的数字，均按所印位数计入修约误差；“超过”“以上”之数，视为不足末位有效数字加一之数（如“超过 5700”，视为不足 5800）。", "This report recomputes {relations} relations between {figures} figures published in {articles} articles. Each printed figure stands for every value that rounds to it. “Over” and “at least” are taken to reach no further than the next step of the last significant digit: over 5,700 means less than 5,800.";
    report_tally: "核对结果", "Results";
    report_open: "须核实的数字", "To be clarified";
    report_explained: "可以解释的差异", "Differences that are explained";
    report_rounding: "修约误差之内的差异", "Differences within rounding";
    report_untested: "无从核对的数字", "What could not be recomputed";
    report_articles: "引用的文章", "Articles cited";
    report_legend: "用语说明", "How to read this";
    report_codes: "文章标题为编者所拟；“003:31”指文章 003 的第 31 行，行号按原文文件计；“≈”为约，“>”为超过，“≥”为不少于，“≤”为不超过。", "The articles’ titles are the editor’s; “003:31” is line 31 of article 003, counted in the file of its text; “≈” is about, “>” over, “≥” at least, “≤” at most.";
    report_reason(reason, count): "{reason}（{count} 项）", "{reason} ({count})";
    name_and_period(name, period): "{name}，{period}", "{name}, {period}";
    label_sources: "出处：", "Source: ";
    report_none: "无。", "None.";
    report_item(place, what, rule): "{place}. {what}（{rule}）", "{place}. {what} ({rule})";
    label_computed: "核算：", "Computed: ";
    label_conclusion: "结论：", "Conclusion: ";
    label_request: "核实：", "Ask ";
    label_decides: "影响：", "Effect: ";
    ask(source, what): "请{source}的供稿单位说明：{what}", "the office that supplied {source}: {what}";
    ask_base(figure): "{figure}是否按同口径计算，所用的基数是多少？", "is {figure} on a comparable basis, and which base does it use?";
    ask_year(undated, place, figure): "{place} 的 {undated}是哪一年的数，是否即 {figure}所用的基数？", "of which year is the {undated} at {place}, and is it the base of the {figure}?";
    ask_prices(figure): "{figure}是否按可比价计算，所用的价格指数是多少？", "is {figure} at constant prices, and which price index does it use?";
    ask_truncated(figure): "{figure}是否截去了尾数，准确数是多少？", "was {figure} cut off instead of rounded, and what is the exact number?";
    ask_revision(figure, other): "{figure}与{other}何者为准，是否作过修订？", "which holds, {figure} or {other}, and was the figure revised?";
    ask_scope(figure, other): "{figure}与{other}的统计范围是否相同？", "do {figure} and {other} cover the same?";
    ask_unit(figure): "{figure}的计量单位是否有误，是万还是亿？", "is the unit of {figure} right: 万 (ten thousand) or 亿 (a hundred million)?";
    ask_exact(figure): "{figure}的确切数是多少？", "what is the exact number behind {figure}?";
    ask_range(figure): "{figure}的数字和单位是否无误？", "are the number and the unit of {figure} right?";
    ask_growth(figure): "增速 {figure}、当期总量与基数三者中，何者须更正？", "which has to be corrected: the growth of {figure}, the level, or its base?";
    ask_share(figure): "占比 {figure} 所用的分子与分母各是多少？", "of which part and which whole is {figure} the share?";
    ask_which(figure, other): "{figure}与{other}何者为准？", "which holds, {figure} or {other}?";
    ask_names(figure): "总数 {figure}与所列名单何者为准？", "which holds, the number {figure} or the names listed?";
    ask_parts(figure): "{figure}的合计与分项各是多少？", "what are the total and the parts of {figure}?";
    ask_figure(figure): "{figure}是否无误？", "is {figure} right?";

    meaning_conflict: "所印数字互相矛盾，或没有已公布的数字能推出该数", "the figures contradict each other, or nothing published gives the stated one";
    meaning_suspect: "只有未加说明的口径或惯例才能解释", "only a convention that is not stated could explain the difference";
    meaning_explained: "有注明的口径、另一公布数或名单不全可以解释", "a stated basis, another published figure or an incomplete list explains it";
    meaning_within_rounding: "计入所印数字的修约误差后相符", "they agree if the rounding of the printed figures is allowed for";
    meaning_consistent: "按所印数字计算，等式成立", "the equation holds for the figures as printed";
    meaning_within_bounds: "只有上限或下限可比，未见超出", "only a limit could be compared, and it is not exceeded";
    meaning_not_testable: "缺少所需的数字，或不可能得出矛盾", "a figure that is needed is not in this dataset, or no contradiction is possible";

    audit_title: "核对所公布的数字", "Do the published figures hold together?";
    audit_none: "没有可核对的关系", "there are no relations to recompute";
    audit_none_such: "没有这样的核对", "there are no such checks";
    audit_running: "正在核对…", "recomputing…";
    audit_enter(detail): "{detail} 前往核对", "{detail} leads to the audit";
    section_sources: "出处", "Sources";
    label_stated: "公布数", "stated";
    label_implied: "推算", "derived";
    intervals_meet: "重合", "they overlap";
    intervals_apart(distance): "相差 {distance}", "apart by {distance}";
    label_needed: "差在", "to hold";
    label_why: "说明", "why";
    label_also: "同处", "also";
    label_effect: "影响", "effect";
    also_found(place, arithmetic, outcome): "{place}：{arithmetic}（{outcome}）", "{place}: {arithmetic} ({outcome})";
    also_more(more): "另有 {more} 项", "{more} more";
    no_verdict_hangs: "不改变任何目标的判定", "no verdict on a target hangs on it";
    unfold(key): "{key} 展开", "{key} shows them";
    fold(key): "{key} 折叠", "{key} folds them";
    one_mark(count): "（一格 {count} 项）", " (one mark = {count})";
    audit_legend: "不说对错，只说由公布数能否推出", "whether a figure follows from the others, not whether it is right";
    column_finding: "结论", "finding";
    column_rule: "核对", "rule";
    filter_all: "全部", "all";
    filter_title: "筛选", "Filter";
    filter_shown(name): "筛选：{name}", "filter: {name}";
    key_filter: "筛选", "filter";
    hint_filter: "筛选", "filter";
    config_template: "zoneboard 的配置；去掉行首的 # 即生效", "Configuration of zoneboard; take away a # to set a key";
    config_file(path): "配置文件：{path}", "configuration file: {path}";
    config_no_file(path): "没有配置文件；可放在 {path}", "there is no configuration file; one can be put at {path}";
    config_from_default: "默认", "default";
    config_from_file: "配置文件", "configuration file";
    config_from_option: "命令行", "command line";
    config_from_environment: "环境", "environment";
    cli_config: "打印生效的配置及各项的来源", "print the configuration in effect, and where each value comes from";
    cli_config_template: "打印一份可供修改的配置", "print a configuration to begin with";
    cli_init: "把内置数据写入文件夹，作为自建数据的起点", "write the built-in data to a folder, to begin data of your own with";
    cli_init_folder: "新文件夹或空文件夹", "a new folder, or an empty one";
    init_written(count, folder): "已写入 {count} 个文件；zoneboard --data {folder} 打开，zoneboard check {folder} 检查", "{count} files written; zoneboard --data {folder} opens them, zoneboard check {folder} checks them";
    init_not_empty(folder): "文件夹 {folder} 不是空的；请给出新文件夹或空文件夹", "the folder {folder} is not empty; name a new one, or an empty one";
    cli_completions: "打印 shell 的补全脚本", "print the completion script of a shell";
    cli_completions_shell: "哪一种 shell", "the shell";
    cli_man: "打印手册页（troff 格式）", "print the manual page, in troff";
    man_name: "名称", "NAME";
    man_synopsis: "概要", "SYNOPSIS";
    man_description: "说明", "DESCRIPTION";
    man_options: "选项", "OPTIONS";
    man_commands: "命令", "COMMANDS";
    man_exit: "退出码", "EXIT STATUS";
    man_exit_codes: "0：成功。1：出错，check 发现错误，verify 发现不符，或有 --deny 所指的结论。2：命令行有误。128 加 n：因信号 n 结束。", "0: success. 1: an error, mistakes found by check, faults found by verify, or a finding that --deny names. 2: a command line that is not understood. 128 plus n: ended by signal n.";
    cli_palette: "以何色表示好坏；red-up 另以红色表示增长、绿色表示下降", "what stands for good and bad; red-up also shows growth in red and decline in green";
    cli_glyphs: "字形；auto 询问终端", "the glyphs; auto asks the terminal";
    cli_restricted: "只看数据集：不写文件，不打开编辑器，不读配置和其他文件", "keep to the dataset: no file is written, no editor run, no configuration or other file read";
    cli_accessible: "逐行输出、以数字选择，适合读屏软件", "everything line by line, with numbered choices: for screen readers";
    accessible_welcome(help, quit): "zoneboard，逐行方式。输入行号看详情，{help} 列出可用的命令，{quit} 退出。", "zoneboard, line by line. Type the number of a row for its details, {help} for the commands, {quit} to leave.";
    accessible_menu: "行号：详情。空行：往下。t1 至 t6：标签页。/词：查找。e 路径：写出所见。其余命令：", "A number: details. An empty line: further rows. t1 to t6: tabs. /word: find. e path: write what is told to a file. The other commands:";
    accessible_choose: "输入编号选择，空行放弃。", "Type a number to choose, an empty line for none.";
    accessible_find: "输入 / 和要找的词，如 /gxjs。", "Type / and what to find, as in /gxjs.";
    accessible_export(endings): "输入 e 和路径，路径以 {endings} 结尾。", "Type e and a path that ends in {endings}.";
    accessible_end: "没有更多的行。", "There are no more rows.";
    accessible_rows(rows): "{rows} 行", "{rows} rows";
    accessible_more: "按回车继续。", "Enter for more.";
    accessible_unknown(help): "没有这个命令或行；{help} 列出命令。", "There is no such command or row; {help} lists the commands.";
    accessible_line(line): "原文：{line}", "The line: {line}";
    cli_audit: "重算所公布数字之间的每一种关系", "recompute every relation between the published figures";
    cli_deny: "有此类结论时以 1 退出（suspect 含 conflict）", "exit with 1 if there is such a finding (suspect includes conflict)";
}

// What `verify` prints.
texts! {
    verify_article(numerals, accounted, cited, omitted, figures, faults):
        "{numerals}，{accounted} 个有交代（引用 {cited}，略去 {omitted}）；{figures}；{faults}",
        "{numerals}, {accounted} accounted for ({cited} cited, {omitted} omitted); {figures}; {faults}";
    verify_not_at_hand(figures, omissions):
        "未找到原文文件：{figures}、{omissions}均未核对",
        "the article’s text is not at hand: {figures} and {omissions} not checked";
    verify_nothing: "未找到原文文件，无从核对；用 --articles 指明文件夹", "no article’s text is at hand, so nothing was checked; name its folder with --articles";
    verify_hold(checked, missing): "{checked}核对无不符；{missing} 篇未核对", "{checked} checked, no faults; {missing} not checked";
    verify_faults(faults): "共 {faults} 处不符", "faults: {faults}";
    text_is_binary: "不是文本文件，未读取", "not a text file; not read";
    fault_other_text(expected, found): "原文与卡片所指的不同（SHA-256 {found}，卡片为 {expected}）；若原文有更正，请更新卡片并重新核对各行", "this is not the text the card was made for (SHA-256 {found}, the card has {expected}); if the text was corrected, update the card and check its lines again";
    fault_other_length(expected, found): "原文有 {found}，卡片为 {expected} 行", "the text has {found}, the card says {expected}";
    fault_not_there(printed, record): "此行没有“{printed}”：{record}", "“{printed}” does not stand at this line: {record}";
    fault_omission_not_there(printed): "此行没有略去的“{printed}”", "“{printed}”, omitted, does not stand at this line";
    fault_omits_nothing(printed): "略去的“{printed}”中没有数字", "“{printed}”, omitted, holds no numeral";
    fault_repeats_nothing(printed):
        "“{printed}”作为重复略去，但 of 所指的行没有引用数字",
        "“{printed}” is omitted as a repetition, but no figure is cited at the line its `of` names";
    fault_other_value(printed, record): "数值与所印“{printed}”不符：{record}", "the value is not the printed “{printed}”: {record}";
    fault_other_unit(printed, record): "单位与所印“{printed}”不符：{record}", "the unit is not the printed “{printed}”: {record}";
    fault_unaccounted(around): "数字没有交代：{around}", "a numeral is not accounted for: {around}";
    fault_cited_and_omitted(around): "数字既引用又略去：{around}", "a numeral is both cited and omitted: {around}";
    fault_omitted_twice(around): "数字略去了两次：{around}", "a numeral is omitted twice: {around}";
}

// How many there are of something.
counts! {
    audit_tally(checks): "共 {checks} 项核对", "{checks} relation recomputed", "{checks} relations recomputed";
    targets_without_results(targets): "公布目标 {targets} 项，未收录结果", "{targets} target, no result in this dataset", "{targets} targets, no results in this dataset";
    others_open(checks): "其余未了结的 {checks} 项", "{checks} other open finding", "{checks} other open findings";
    projects_counted(projects): "{projects} 项", "{projects} project", "{projects} projects";
    marks_of(number): "一格 {number} 项", "a mark for {number}", "a mark for {number}";
    count_articles(articles): "{articles} 篇", "{articles} article", "{articles} articles";
    count_citations(citations): "{citations} 条出处", "{citations} citation", "{citations} citations";
    count_faults(faults): "{faults} 处不符", "{faults} fault", "{faults} faults";
    count_figures(figures): "{figures} 个数字", "{figures} figure", "{figures} figures";
    count_lines(lines): "{lines} 行", "{lines} line", "{lines} lines";
    count_numerals(numerals): "{numerals} 个数字", "{numerals} numeral", "{numerals} numerals";
    count_omissions(omissions): "略去 {omissions} 处", "{omissions} omission", "{omissions} omissions";
    verify_all_hold(checked): "{checked} 篇全部核对，无不符", "the one article checked, no faults", "all {checked} articles checked, no faults";
    text_checked(numerals): "{numerals} 个数字都有交代", "the one numeral accounted for", "all {numerals} numerals accounted for";
    text_faults(faults): "{faults} 处不符；见 zoneboard verify", "{faults} fault; see zoneboard verify", "{faults} faults; see zoneboard verify";
}

// Sheets: what lists say on every face.
texts! {
    not_in_dataset: "未收录", "not in this dataset";
    undated: "未注明日期", "undated";
    comma: "、", ", ";
    or(listed, last): "{listed} 或 {last}", "{listed} or {last}";
    active_in(year): "{year} 年有进展", "active in {year}";
    flag_compared: "指数对比", "compared";
    flag_not_met: "未完成", "not met";
    flag_derived: "推算结果", "derived result";
    flag_decides: "影响判定", "decides a verdict";
    kind_stock: "存量", "stock";
    kind_flow: "流量", "flow";
    kind_rate: "比率", "rate";
    better_higher: "越高越好", "higher is better";
    better_lower: "越低越好", "lower is better";
    better_neutral: "不分好坏", "neither is better";
    constant_prices: "可比价", "constant prices";
    current_prices: "现价", "current prices";

    column_indicator: "指标", "indicator";
    column_gap: "差距（百分点）", "gap (pp)";
    column_difference: "增减额", "change";
    column_percent: "增减幅(%)", "change (%)";
    column_reason: "原因", "reason";
    column_formula: "推算", "derivation";
    column_topic: "领域", "topic";
    column_note: "说明", "note";
}

// Sources.
texts! {
    articles_title: "文章", "Articles";
    column_printed: "原文为", "printed as";
    column_figure: "数字", "figure";
    column_period: "时期", "period";
    column_article: "文章", "article";
    column_newspaper: "报纸", "newspaper";
    column_cited: "引用", "cited";
    column_omitted: "略去", "omitted";
    column_lines: "行数", "lines";
    column_text: "原文", "text";
    card_counts(cited, omitted, lines): "{cited}，{omitted}，共 {lines}", "{cited}, {omitted}, {lines}";
    text_not_at_hand: "未找到原文文件；用 --articles 指明文件夹即可看到这一行", "the article’s text is not at hand; name its folder with --articles to see the line itself";
    trail(at, all, detail, back): "第 {at}/{all} 处；{detail} 下一处，{back} 返回", "place {at} of {all}; {detail} for the next, {back} goes back";
}

// Slides.
texts! {
    slide_for_year(year): "{year} 年公布", "for {year}.";
    slide_what_came: "结果如何？", "What came of them?";
    slide_what_now: "与以往相比如何？", "How do they compare?";
    slide_printed(place, printed): "{place}，原文为“{printed}”", "{place}, printed as “{printed}”";
    slide_printed_as(printed): "原文为“{printed}”", "printed as “{printed}”";
    slide_gap: "差距", "gap";
    slide_or: "或", "or";
    slide_instead(value): "另有公布：{value}", "published instead: {value}";
    slide_squares: "目标与结果", "Targets and results";
    slide_other_misses: "其他未完成的目标", "The other targets not met";
    slide_others_missed(others, judged): "可对照的 {judged} 项目标中另有 {others} 项未完成。", "{others} more of the {judged} comparable targets were not met.";
    slide_more_not_met: "另外未完成的目标", "more targets not met";
    slide_some_of(title, shown, all): "{title}（{all} 项中的 {shown} 项）", "{title} ({shown} of {all})";
    slide_met_of_comparable: "达标 / 可对照", "met / comparable";
    slide_two_prices(name): "{name}：可比价与现价", "{name}: constant and current prices";
    slide_two_prices_told: "公布增速按可比价，扣除价格变动；总量按现价，含价格变动。", "Growth leaves out the change of prices; the levels contain it.";
    slide_growth_constant: "公布增速（可比价）", "Growth, constant prices";
    slide_growth_current: "由总量推算（现价）", "From levels, current prices";
    slide_verdict_at(verdict, prices): "{verdict}（{prices}）", "{verdict}, {prices}";
    slide_multiples(from, to): "{from}—{to} 年的变化", "From {from} to {to}";
    slide_years(from, to): "{from} → {to}", "{from} → {to}";
    slide_nominal(name): "{name}（现价）", "{name}, nominal";
    slide_promised_rates(year): "{year} 年的比率目标", "Rates promised for {year}";
    slide_promised_quantities(year): "{year} 年的数量目标", "Quantities promised for {year}";
    slide_with_earlier_result: "项目标有此前结果可比", "targets with an earlier result";
    slide_one_mark_one_project: "个项目，一个记号一项", "projects, one mark each";
    slide_levels: "历年总量", "Levels over the years";
    slide_stated: "公布数", "as published";
    slide_finding(outcome, why): "{outcome}：{why}。", "{outcome}: {why}.";
    slide_near_means(rate, quantity): "接近：比率相差不超过 {rate} 个百分点，数量不超过 {quantity}%", "near: short by at most {rate} percentage points, or by {quantity} % of a quantity";
    slide_figures_with_line: "每个数字都注明文章和行号", "each with its article and line";
}

// Slides on a terminal.
texts! {
    group_slides: "演示中", "While presenting";
    key_present: "演示当前年份，从所选行的幻灯片开始", "present the year shown, from the slide of the selected row on";
    key_slide_next: "下一步", "one step on";
    key_slide_back: "退一步", "one step back";
    key_first_slide: "第一张", "the first slide";
    key_last_slide: "最后一张", "the last slide";
    key_slide_year_back: "较早年份的同一张", "the same slide of an earlier year";
    key_slide_year_forward: "较晚年份的同一张", "the same slide of a later year";
    key_slide_down: "单个目标，再按到下一个", "the single targets, one after the other";
    key_slide_up: "从单个目标返回", "back from a single target";
    key_slides: "幻灯片一览；也可输入张数或年份再按 Enter", "all slides; or type a number or a year, then Enter";
    key_blank: "空屏", "a blank screen";
    key_slide_source: "图中数字的出处", "where the figures were printed";
    key_slide_audit: "核对过程", "how the audit recomputes it";
    key_notes: "讲解备注", "the presenter’s notes";
    key_leave_slides: "结束演示", "leave the slides";
    slides_keys: "按键 · 演示", "Keys · presenting";
    slides_title(year): "{year} 年的幻灯片", "The slides of {year}";
    slides_source: "出处", "Where it was printed";
    slides_audit: "核对", "The audit";
    slides_notes(position): "讲解备注 {position}", "Notes {position}";
    slides_typed(number): "→ {number}", "→ {number}";
    slides_at_end: "这是最后一张", "this is the last slide";
    slides_only_so_many(slides): "只有 {slides} 张", "there are only {slides} slides";
    slides_at_start: "这是第一张", "this is the first slide";
    slides_no_earlier_year: "更早的年份没有这一张", "no earlier year has this slide";
    slides_no_later_year: "更晚的年份没有这一张", "no later year has this slide";
    slides_figure_of(name, period): "{period}{name}", "{name}, {period}";
    slides_figure_at(name, place): "{name}，{place}", "{name}: {place}";
    slides_no_targets: "这一张没有单个目标", "no single targets belong to this slide";
    slides_no_source: "这一步没有数字", "there are no figures at this step";
    slides_no_check: "图中数字没有待查的核对", "the audit has nothing open about these figures";
    slides_too_small(columns, rows): "（幻灯片需要 {columns} × {rows} 的窗口）", "(A slide needs a window of {columns} × {rows}.)";
    slides_none(year): "{year} 年没有可演示的数字", "there is nothing to present of {year}";
    slides_not_now: "仅在演示时可用", "only while presenting";
    notes_elapsed(elapsed): "已用 {elapsed}", "{elapsed} elapsed";
    notes_next(title): "下一张：{title}", "next: {title}";
    notes_last: "之后没有幻灯片", "no slide follows";
    notes_step(step, steps): "第 {step}/{steps} 步", "step {step} of {steps}";
    notes_no_folder(why): "备注经由只有您能进入的文件夹传送，可由 XDG_RUNTIME_DIR 指定其位置；{why}", "notes come through a folder that only you may enter, and XDG_RUNTIME_DIR says where; {why}";
    notes_waiting: "等待演示开始……（Ctrl-C 结束）", "Waiting for the presentation … (Ctrl-C ends)";
    notes_no_sockets: "此系统不支持跟随备注；可用 --notes --print 打印", "notes cannot follow on this system; --notes --print prints them";
    notes_restricted: "以 --restricted 运行时备注不能跟随；可用 --notes --print 打印", "notes do not follow with --restricted; --notes --print prints them";
    present_terminal_dumb: "演示需要终端，而 TERM 为 dumb，这样的终端不能显示幻灯片；可用 --list、--check、--export 或 --notes --print", "presenting needs a terminal, but TERM is dumb, and such a terminal cannot show slides; without one there are --list, --check, --export and --notes --print";
    present_terminal_unnamed: "未设置 TERM，不知终端能显示什么；请设置 TERM，如 TERM=xterm-256color", "TERM is not set, so it is unknown what the terminal can show; set it, as in TERM=xterm-256color";
    present_needs_terminal: "演示需要终端；不用终端可用 --list、--check、--export 或 --notes --print", "presenting needs a terminal; without one there are --list, --check, --export and --notes --print";
    present_not_spoken: "逐行朗读方式下不能演示；可用 --list 或 --notes --print", "slides are not read line by line; --list and --notes --print tell what they say";
    cli_present_from: "从第几张开始", "begin with this slide";
    cli_present_autoplay: "每隔若干秒前进一步", "go one step on every so many seconds";
    cli_present_still: "画面不动", "nothing moves";
}

// Slides without a terminal.
texts! {
    cli_present: "演示一个年份；也可列出、检查、导出其幻灯片", "present a year; or list, check or export its slides";
    cli_present_list: "列出各张幻灯片", "list the slides";
    cli_present_check: "检查所有年份的幻灯片在该大小下是否放得下、读得清", "check that every slide of every year fits this size and can be read";
    cli_present_export: "写入该文件夹", "write the slides into this folder";
    cli_present_notes: "跟随另一个终端里的演示（有多个时为最后开始的），显示讲解备注", "follow the presentation in another terminal, of several the one begun last, with notes for its presenter";
    cli_present_print: "打印全部备注而不跟随", "print all notes instead";
    language_code: "zh", "en";
    slides_html_help: "→ 空格 下一步，← 上一步，↓ 单个目标，↑ Esc 返回，数字加 Enter 跳转，? 关闭本提示", "→ Space next, ← back, ↓ single targets, ↑ Esc return, a number and Enter jumps, ? closes this";
    notes_says: "结论", "says";
    notes_printed: "原文", "printed as";
    notes_judged: "判定与计算", "judged and computed";
    notes_questions: "可能的提问", "likely questions";
    misfit(place, title, step, fault): "{place} {title}，第 {step} 步：{fault}", "{place} {title}, step {step}: {fault}";
    misfit_no_room(text): "放不下“{text}”", "no room for “{text}”";
    misfit_words(words, most): "{words} 个词，最多 {most} 个", "{words} words, {most} at most";
    misfit_rows(rows, most): "{rows} 行文字，最多 {most} 行", "{rows} rows with words, {most} at most";
    misfit_no_largest: "没有最大的一个数字", "no figure is the largest thing";
    misfit_width(cells): "有一行宽 {cells} 格", "a row takes {cells} cells";
    misfit_not_ascii(letter): "含有非 ASCII 字符 {letter}", "{letter} is not ASCII";
    slides_fit(pages, size): "{size}：{pages} 页全部放得下", "{size}: all {pages} pages fit";
    slides_misfit(faults, pages, size): "{size}：{pages} 页中有 {faults} 处放不下", "{size}: {faults} faults in {pages} pages";
    slides_hidden(pages): "有主题显示不全的页：{pages}", "pages that a theme does not show in full: {pages}";
}

counts! {
    count_steps(steps): "{steps} 步", "{steps} step", "{steps} steps";
    slide_targets_set(targets): "项目标", "target was set", "targets were set";
}

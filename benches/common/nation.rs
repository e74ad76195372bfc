//! Datasets of any size: so many zones with sixty indicators over thirty years.

#![allow(dead_code, reason = "each benchmark uses a part of it")]

use zoneboard::dataset::Sources;
use zoneboard::dataset::source::SourceFile;

/// How many indicators each zone has.
const INDICATORS: usize = 60;
/// The years that have figures.
const YEARS: std::ops::Range<usize> = 1994..2024;
/// Of how many indicators each year has a target in each zone.
const TARGETS: usize = 10;

/// What stands beside the level of an indicator and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beside {
    /// Its growth, so that the audit has something to recompute.
    Growth,
    /// A target for some.
    Targets,
}

/// A dataset of so many zones, with the articles' cards of the built-in one.
pub(crate) fn nation(zones: usize, beside: Beside) -> Sources {
    let mut sources = Sources::embedded();
    sources.files.retain(|file| file.name.starts_with("seeds/"));
    let mut add = |name: &str, text: String| {
        sources.files.push(SourceFile {
            name: name.to_owned(),
            text: text.into(),
        });
    };
    add("zone.toml", zone_file(zones));
    add("indicators.toml", indicators());
    for year in YEARS {
        let mut text = String::new();
        for zone in 0..zones {
            for indicator in 0..INDICATORS {
                text += &figures(year, zone, indicator, beside);
            }
        }
        add(&format!("years/{year}.toml"), text);
    }
    sources.files.sort_by(|a, b| a.name.cmp(&b.name));
    sources
}

fn zone_file(zones: usize) -> String {
    let mut zone = String::from(
        "schema = 1\ntitle_zh = \"区\"\ntitle_en = \"Zones\"\ndefault_area = \"z0\"\nheadlines = []\n\
         [tolerance]\nquantity = \"5\"\nrate = \"0.5\"\n",
    );
    for at in 0..zones {
        zone += &format!(
            "[[area]]\nid = \"z{at}\"\nname_zh = \"区{at}\"\nname_en = \"Z{at}\"\nkind = \"zone\"\n"
        );
    }
    zone
}

fn indicators() -> String {
    let mut indicators = String::from("[[topic]]\nid = \"t\"\nname_zh = \"题\"\nname_en = \"T\"\n");
    for at in 0..INDICATORS {
        indicators += &format!(
            "[[indicator]]\nid = \"i{at}\"\ntopic = \"t\"\nname_zh = \"项{at}\"\nname_en = \"I{at}\"\n\
             unit = \"亿元\"\nkind = \"flow\"\nbetter = \"higher\"\n"
        );
    }
    indicators
}

fn figures(year: usize, zone: usize, indicator: usize, beside: Beside) -> String {
    let entry = format!("indicator = \"i{indicator}\"\narea = \"z{zone}\"\n");
    let cite = |line| format!("cite = {{ article = \"003\", line = {line}, printed = \"1\" }}\n");
    let value = year * 10 + indicator;
    let mut text = format!(
        "[[observation]]\n{entry}value = \"{value}\"\nunit = \"亿元\"\n{}",
        cite(1)
    );
    match beside {
        Beside::Growth => {
            text += &format!(
                "[[observation]]\n{entry}measure = \"growth\"\nvalue = \"0.5\"\nunit = \"%\"\n{}",
                cite(2)
            );
        }
        Beside::Targets if indicator < TARGETS => {
            text += &format!(
                "[[target]]\n{entry}bound = \"at_least\"\nvalue = \"{}\"\nunit = \"亿元\"\n{}",
                value + indicator % 3,
                cite(3)
            );
        }
        Beside::Targets => {}
    }
    text
}

//! Names of symbols in a profile of callgrind.

use std::collections::{BTreeSet, HashMap};

/// The functions of a program's file that a profile has counted, without their hashes.
pub(crate) fn of_profile(profile: &str, program: &str) -> BTreeSet<String> {
    let mut objects = HashMap::new();
    let mut functions = HashMap::new();
    let mut of_program = false;
    let mut names = BTreeSet::new();
    for line in profile.lines() {
        let Some((key, value)) = line.split_once('=') else {
            continue;
        };
        match key {
            "ob" => of_program = name(&mut objects, value) == program,
            "cob" => drop(name(&mut objects, value)),
            "cfn" => drop(name(&mut functions, value)),
            "fn" => {
                let name = name(&mut functions, value);
                names.extend(Some(without_hash(&name)).filter(|_| of_program));
            }
            _ => {}
        }
    }
    names.retain(|name| name.starts_with("_ZN") || name.starts_with("_R"));
    names
}

/// `(12) name` where a name is said first, `(12)` from then on.
fn name(known: &mut HashMap<String, String>, value: &str) -> String {
    let (number, name) = value.split_once(' ').unwrap_or((value, ""));
    if !name.is_empty() {
        known.insert(number.to_owned(), name.to_owned());
    }
    known.get(number).cloned().unwrap_or_default()
}

/// A name that fits whatever the compiler's version is: legacy names end with a hash, and in new ones
/// (RFC 2603) every crate has one of its own, which is left open.
fn without_hash(symbol: &str) -> String {
    match symbol.split_once("17h") {
        Some((name, _)) if symbol.starts_with("_ZN") => name.to_owned(),
        _ => without_crate_hashes(symbol.split(['\'', '.']).next().unwrap_or_default()),
    }
}

fn without_crate_hashes(symbol: &str) -> String {
    let mut parts = symbol.split("Cs");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |name, part| match part.split_once('_') {
        Some((_, rest)) => name + "Cs*_" + rest,
        None => name + "Cs" + part,
    })
}

/// Whether the function is one of the standard library's, of which there is an instance for each type.
pub(crate) fn is_generic(name: &str) -> bool {
    const CRATES: [&str; 4] = ["_ZN4core", "_ZN5alloc", "_ZN3std", "_ZN9hashbrown"];
    let for_type = name.contains("_$LT$") && !name.contains("zoneboard");
    for_type || CRATES.iter().any(|prefix| name.starts_with(prefix))
}

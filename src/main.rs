//! x
#![allow(clippy::print_stdout, clippy::panic)]
fn main() {
    let sources = match std::env::args().nth(1) {
        Some(d) => zoneboard::dataset::Sources::read(std::path::Path::new(&d)),
        None => zoneboard::dataset::Sources::embedded(),
    };
    let t = std::time::Instant::now();
    let r = zoneboard::dataset::load(&sources);
    println!("{:?}", t.elapsed());
    match r {
        Ok(l) => println!(
            "{} obs {} targets",
            l.dataset.observations().len(),
            l.dataset.targets().len()
        ),
        Err(e) => {
            let _ = zoneboard::output::diagnostics::write(
                &mut std::io::stdout(),
                &sources,
                &e.diagnostics,
                zoneboard::text::Lang::En,
                true,
            );
        }
    }
}

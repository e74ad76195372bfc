//! The slides of a year on paper and in a browser.

use std::io::{self, Write};

use super::page;
use crate::deck::Notes;
use crate::text::Lang;
use crate::text::markup::escaped;

/// A slide at one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// It as text, row by row.
    pub text: String,
    /// It as an SVG picture; empty where none is needed.
    pub picture: String,
    /// What it says at this step; empty before there is anything to say.
    pub sentence: String,
}

/// A slide with its steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// `3`; `t5` for the fifth target.
    pub name: String,
    /// Its place among how many, `3/11`; empty for single targets.
    pub position: String,
    /// The title.
    pub title: String,
    /// The names of the slides that tell more.
    pub leads_to: Vec<String>,
    /// Its steps, in their order; never empty.
    pub steps: Vec<Shown>,
    /// What a presenter may want to know.
    pub notes: Notes,
}

/// The slides as text, each at its last step, with a line between two.
///
/// # Errors
/// Whatever writing fails with.
pub fn text(out: &mut dyn Write, slides: &[Exported]) -> io::Result<()> {
    for (at, slide) in slides.iter().enumerate() {
        if at > 0 {
            writeln!(out, "{}", "-".repeat(72))?;
        }
        if let Some(last) = slide.steps.last() {
            write!(out, "{}", last.text)?;
        }
    }
    Ok(())
}

/// The slides by number and title, those of single targets below.
///
/// # Errors
/// Whatever writing fails with.
pub fn list(out: &mut dyn Write, slides: &[Exported], lang: Lang) -> io::Result<()> {
    for slide in slides {
        let steps = lang.count_steps(slide.steps.len());
        writeln!(out, "{:>4}  {}  ({steps})", slide.name, slide.title)?;
    }
    Ok(())
}

/// What a presenter may want to know, slide by slide.
///
/// # Errors
/// Whatever writing fails with.
pub fn notes(out: &mut dyn Write, slides: &[Exported], lang: Lang) -> io::Result<()> {
    for slide in slides {
        let Notes {
            says,
            printed,
            judged,
            questions,
        } = &slide.notes;
        writeln!(out, "{}  {}", slide.name, slide.title)?;
        let says: Vec<&String> = [says].into_iter().filter(|of| !of.is_empty()).collect();
        let parts: [(&str, Vec<&String>); 4] = [
            (lang.notes_says(), says),
            (lang.notes_printed(), printed.iter().collect()),
            (lang.notes_judged(), judged.iter().collect()),
            (lang.notes_questions(), questions.iter().collect()),
        ];
        for (heading, lines) in parts.into_iter().filter(|(_, lines)| !lines.is_empty()) {
            writeln!(out, "  {heading}")?;
            for line in lines {
                writeln!(out, "    {line}")?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

/// All slides with their steps as one file that needs no other: keys go through it, and each slide
/// prints as a page. `ground` is the colour behind the pictures.
///
/// # Errors
/// Whatever writing fails with.
pub fn html(
    out: &mut dyn Write,
    slides: &[Exported],
    (title, ground): (&str, &str),
    lang: Lang,
) -> io::Result<()> {
    let tag = page::tag(lang);
    let title = escaped(title);
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>\nbody{{background:{ground}}}\n{STYLE}</style>\n</head>\n<body>\n<main>"
    )?;
    for slide in slides {
        let last = slide.steps.len().saturating_sub(1);
        for (at, step) in slide.steps.iter().enumerate() {
            let class = if at == last { "last" } else { "" };
            writeln!(
                out,
                "<section class=\"{class}\" data-slide=\"{}\" data-step=\"{at}\" data-down=\"{}\" \
                 aria-label=\"{}\">\n{}</section>",
                escaped(&slide.name),
                escaped(&slide.leads_to.join(" ")),
                escaped(&words(slide, step)),
                step.picture
            )?;
        }
    }
    writeln!(
        out,
        "</main>\n<p id=\"help\" hidden>{}</p>\n<script>\n{SCRIPT}</script>\n</body>\n</html>",
        escaped(lang.slides_html_help())
    )
}

/// A slide in words, for those who hear it.
fn words(slide: &Exported, step: &Shown) -> String {
    let parts = [&slide.position, &slide.title, &step.sentence];
    let parts: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|of| !of.is_empty())
        .collect();
    parts.join(". ")
}

const STYLE: &str = "html,body,main{margin:0;height:100%}
section{display:none}
section.on{display:flex;height:100vh;align-items:center;justify-content:center}
svg{width:100vw;height:100vh}
#help{position:fixed;left:1em;bottom:1em;margin:0;padding:.6em 1em;background:#fff;color:#111;font:16px sans-serif}
@page{size:297mm 178mm;margin:0}
@media print{
  section,section.on{display:none}
  section.last{display:block;height:100vh;break-after:page}
  #help{display:none}
}
";

const SCRIPT: &str = "const all=[...document.querySelectorAll('section')];
const counted=all.filter(s=>!s.dataset.slide.startsWith('t'));
let row=counted,at=0,back=[],typed='';
const of=names=>names.flatMap(n=>all.filter(s=>s.dataset.slide===n));
function show(){all.forEach(s=>s.classList.remove('on'));row[at].classList.add('on');
 location.replace('#'+row[at].dataset.slide+'.'+row[at].dataset.step)}
function go(to){at=Math.max(0,Math.min(row.length-1,to));show()}
function up(){if(back.length){[row,at]=back.pop();show()}}
function down(){const names=row[at].dataset.down.split(' ').filter(n=>n);
 if(names.length){back.push([row,at]);row=of(names);at=0;show()}}
document.addEventListener('keydown',e=>{
 if(e.ctrlKey||e.altKey||e.metaKey)return;
 const help=document.getElementById('help');
 if(e.key==='?'){help.hidden=!help.hidden;return}
 if(/^[0-9]$/.test(e.key)){typed+=e.key;return}
 const number=typed;typed='';
 if(e.key==='Enter'&&number){const to=counted.findIndex(s=>s.dataset.slide===String(Number(number)));
  if(to>=0){row=counted;back=[];go(to)}return}
 const act={ArrowRight:()=>go(at+1),PageDown:()=>go(at+1),' ':()=>go(at+1),Enter:()=>go(at+1),
  ArrowLeft:()=>go(at-1),PageUp:()=>go(at-1),Backspace:()=>go(at-1),
  Home:()=>go(0),End:()=>go(row.length-1),ArrowDown:down,ArrowUp:up,Escape:up}[e.key];
 if(act){e.preventDefault();act()}});
document.addEventListener('click',()=>go(at+1));
const start=location.hash.slice(1).split('.');
const found=counted.findIndex(s=>s.dataset.slide===start[0]&&s.dataset.step===(start[1]||'0'));
at=Math.max(0,found);show();
";

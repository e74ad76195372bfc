//! Text in markup: HTML and SVG.

/// Text that HTML and SVG take for text, also between double quotes.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_opens_a_tag_or_ends_an_attribute() {
        let escaped = escaped("<b title=\"R&D\"> 研发");
        assert_eq!(escaped, "&lt;b title=&quot;R&amp;D&quot;&gt; 研发");
    }
}

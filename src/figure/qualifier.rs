//! The words around a number that qualify it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::words::words;

words! {
    /// How the printed number bounds the value.
    #[derive(PartialOrd, Ord, Default)]
    pub enum Hedge {
        /// No hedge.
        #[default]
        Exact,
        /// 左右, 约: somewhere around it.
        About,
        /// 近, 将近, 接近: not quite it.
        Nearly,
        /// 超, 突破, 余, and 以上 of a result: that much or more.
        Over,
        /// 不少于, 至少, 以上 of a promise: that much or more.
        AtLeast,
        /// 不超过, 以内: that much or less.
        UpTo,
    }
}

/// A hedge, and whether the number was only striven for (力争).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Deserialize, Serialize,
)]
pub struct Qualifier {
    /// How the number bounds the value.
    pub hedge: Hedge,
    /// Whether the number is an ambition (力争). This does not bound the value.
    pub strive: bool,
}

impl fmt::Display for Qualifier {
    /// `exact`, `over`, `strive`, `strive+over`: the form of the export contract.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.strive, self.hedge) {
            (true, Hedge::Exact) => f.write_str("strive"),
            (true, hedge) => write!(f, "strive+{}", hedge.id()),
            (false, hedge) => f.write_str(hedge.id()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strive_stands_beside_the_hedge() {
        let over = Qualifier {
            hedge: Hedge::Over,
            strive: true,
        };
        assert_eq!(over.to_string(), "strive+over");
        assert_eq!(
            Qualifier {
                strive: true,
                ..Qualifier::default()
            }
            .to_string(),
            "strive"
        );
        assert_eq!(Qualifier::default().to_string(), "exact");
    }
}

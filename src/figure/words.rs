//! Enums whose variants are words of the data files.

/// Declares an enum whose variants are written in `snake_case` in data files and exports, and read from
/// there.
macro_rules! words {
    ($(#[$attribute:meta])* pub enum $name:ident { $($variants:tt)* }) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantNames)]
        #[derive(serde::Deserialize, serde::Serialize)]
        #[strum(serialize_all = "snake_case")]
        pub enum $name {
            $($variants)*
        }

        impl $name {
            /// The word that data files and exports use.
            #[must_use]
            pub fn id(self) -> &'static str {
                self.into()
            }
        }
    };
}

pub(crate) use words;

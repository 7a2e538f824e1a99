import Language
import Testing

/// The tag of that spelling, which a test knows to be well-formed.
func tag(_ text: String) throws -> LanguageTag {
    try #require(LanguageTag(text))
}

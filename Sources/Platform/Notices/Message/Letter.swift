import Language

/// What a mail says, before it is written as a message: plain sentences and links.
struct Letter: Sendable {
    typealias Link = (words: String, address: String)

    let language: LanguageTag
    let subject: String
    var paragraphs: [String] = []
    var items: [String] = []
    /// The one thing to do.
    var link: Link?
    /// How to be told otherwise.
    var footer: [Link] = []

    /// For those who read plain text.
    var plain: String {
        var parts = paragraphs
        if !items.isEmpty { parts.append(items.map { "- \($0)" }.joined(separator: "\n")) }
        if let link { parts.append("\(link.words)\n\(link.address)") }
        if !footer.isEmpty {
            parts.append("-- \n" + footer.map { "\($0.words)\n\($0.address)" }.joined(separator: "\n"))
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// The same with links, and nothing that is loaded from anywhere.
    var html: String {
        var body = paragraphs.map { "<p>\(Self.escaped($0))</p>" }
        if !items.isEmpty { body.append("<ul>\(items.map { "<li>\(Self.escaped($0))</li>" }.joined())</ul>") }
        if let link { body.append("<p>\(Self.anchor(link))</p>") }
        if !footer.isEmpty {
            body.append("<hr>")
            body.append("<p><small>\(footer.map(Self.anchor).joined(separator: "<br>\n"))</small></p>")
        }
        return """
            <!DOCTYPE html>
            <html lang="\(language)" dir="\(language.direction.rawValue)">
            <head><meta charset="utf-8"><title>\(Self.escaped(subject))</title></head>
            <body>
            \(body.joined(separator: "\n"))
            </body>
            </html>

            """
    }

    private static func anchor(_ link: Link) -> String {
        "<a href=\"\(escaped(link.address))\">\(escaped(link.words))</a>"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }
}

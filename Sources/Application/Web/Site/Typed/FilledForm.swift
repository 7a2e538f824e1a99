import Foundation
import Language
import Tenancy

/// A page's form filled in with what was typed before, in the page's own HTML: so every form of the site can be given back
/// on its page, with its labels, its hints and what else stands round it.
struct FilledForm {
    private let form: KeptForm
    /// What stands before a value that the page has and that isn't what was typed; nil where none is told.
    private let label: String?
    /// What of its own a form gets back.
    private let own: [OwnField]
    /// What is wrong with it, by field.
    private let faults: [String: String]

    init(_ again: FormAgain, _ texts: Texts) {
        form = again.form
        own = again.restsOnWhatWasSeen ? [.key, .seen] : [.key]
        faults = Dictionary(again.faults(texts).map { ($0.field, $0.text) }) { first, _ in first }
        label = again.tellsBoth ? texts("typed.changed.now") : nil
    }

    /// The page with the form filled in; throws `FormGone` where it isn't there.
    func page(_ html: String) throws(FormGone) -> String {
        let start = "<form "
        var (best, most, rest): (Range<String.Index>?, Int, Substring) = (nil, -1, html[...])
        while let begin = rest.range(of: start), let end = rest[begin.upperBound...].range(of: "</form>") {
            let range = begin.lowerBound..<end.lowerBound
            rest = rest[end.upperBound...]
            guard isMeant(html[range]) else { continue }
            let count = likeness(html[range])
            if count > most { (best, most) = (range, count) }
        }
        guard let best else { throw FormGone() }
        return Self.opened(html[..<best.lowerBound]) + controlsFilled(html[best]) + html[best.upperBound...]
    }

    /// The page whose form of this address still rests on what its sender has seen.
    static func page(_ html: String, formAt action: String, having seen: String) -> String {
        let control = "<input type=\"hidden\" name=\"\(OwnField.seen.rawValue)\""
        guard let begin = html.range(of: "method=\"post\" action=\"\(action.escapedForHTML)\"")?.upperBound,
            let end = html[begin...].range(of: "</form>")?.lowerBound,
            let start = html[begin..<end].range(of: control)?.lowerBound,
            let close = html[start..<end].firstIndex(of: ">")
        else { return html }
        return html[..<start] + Tag.setting("value", to: seen, in: html[start...close])
            + html[html.index(after: close)...]
    }

    /// Whether a form goes to the same address.
    private func isMeant(_ html: Substring) -> Bool {
        let tag = Tag(html.prefix { $0 != ">" })
        return tag["method"] == "post" && tag["action"] == form.action
    }

    /// How much a form is like the one that was sent, for of several that go to one address only one is: what it says
    /// without being asked must be the same, and then the more fields they share the better.
    private func likeness(_ html: Substring) -> Int {
        let hasSameChoices = html.matches(of: #/<input [^>]*>/#).allSatisfy { match in
            let tag = Tag(match.output)
            guard tag["type"] == "hidden", let name = tag["name"], !OwnField.isOwn(name) else { return true }
            return name.contains(".") || form.fields[name] == tag["value"]
        }
        let names = form.fields.keys.filter { !OwnField.isOwn($0) && html.contains(" name=\"\($0.escapedForHTML)\"") }
        return (hasSameChoices ? 100_000 : 0) + names.count
    }

    /// What stands before the form, what it is folded away in unfolded.
    private static func opened(_ html: Substring) -> String {
        guard let last = html.ranges(of: "<details").last, !html[last.upperBound...].contains("</details>"),
            let end = html[last.upperBound...].firstIndex(of: ">")
        else { return String(html) }
        let isOpen = html[last.upperBound..<end].contains(" open")
        return String(html[..<end]) + (isOpen ? "" : " open") + html[end...]
    }

    private func controlsFilled(_ html: Substring) -> String {
        let controls = #/<input [^>]*>|<textarea [^>]*>[^<]*</textarea>|<select [^>]*>(?s:.)*?</select>/#
        var isFirst = true
        return String(html).replacing(controls) { match in
            let tag = Tag(match.output.prefix { $0 != ">" })
            let fault = tag["name"].flatMap { faults[$0] }
            var control = filled(match.output)
            if isFirst, faults.isEmpty ? tag["type"] != "hidden" : fault != nil {
                isFirst = false
                control = Tag.adding("autofocus", to: control)
            }
            guard let fault, let name = tag["name"], tag["type"] != "hidden" else { return control }
            let told = "refused-\(name.replacing(".", with: "-"))".escapedForHTML
            return "<p class=\"fault\" id=\"\(told)\">\(fault.escapedForHTML)</p>"
                + Tag.setting("aria-describedby", to: told, in: control[...])
        }
    }

    private func filled(_ html: Substring) -> String {
        let tag = Tag(html.prefix { $0 != ">" })
        guard let name = tag["name"] else { return String(html) }
        // Where it rests on nothing else, whoever sends it again overwrites what the page says now.
        if OwnField.isOwn(name), !own.contains(where: { $0.rawValue == name }) { return String(html) }
        if html.hasPrefix("<textarea") { return text(html, tag, name) }
        if html.hasPrefix("<select") { return choice(html, name) }
        switch tag["type"] {
        case "file", "password": return String(html)
        case "radio", "checkbox":
            let plain = String(html).replacing(" checked", with: "")
            return form.fields[name] == tag["value"] ? Tag.adding("checked", to: plain) : plain
        default:
            guard let typed = form.fields[name] else { return String(html) }
            let filled = Tag.setting("value", to: typed, in: html)
            return filled + (tag["type"] == "hidden" ? "" : other(tag["value"] ?? "", than: typed))
        }
    }

    private func text(_ html: Substring, _ tag: Tag, _ name: String) -> String {
        guard let typed = form.fields[name], let end = html.firstIndex(of: ">") else { return String(html) }
        let now = html[html.index(after: end)...].dropLast("</textarea>".count)
        return html[...end] + "\n" + typed.escapedForHTML + "</textarea>" + other(now.unescapedFromHTML, than: typed)
    }

    private func choice(_ html: Substring, _ name: String) -> String {
        // What was chosen may not be there to choose any more.
        guard let typed = form.fields[name], html.contains(" value=\"\(typed.escapedForHTML)\"") else {
            return String(html)
        }
        var now: Substring?
        let filled = String(html).replacing(#/<option [^>]*>[^<]*/#) { match in
            let option = match.output
            let tag = Tag(option.prefix { $0 != ">" })
            if option.contains(#/<option [^>]* selected/#) { now = option.drop { $0 != ">" }.dropFirst() }
            let plain = String(option).replacing(" selected", with: "")
            return tag["value"] == typed ? Tag.adding("selected", to: plain) : plain
        }
        let isSame = html.contains("value=\"\(typed.escapedForHTML)\" selected")
        return filled + (isSame ? "" : other(now?.unescapedFromHTML ?? "", than: nil))
    }

    /// What the page has where something else was typed.
    private func other(_ now: String, than typed: String?) -> String {
        guard let label, !now.isEmpty, now != typed?.trimmed else { return "" }
        return "<p class=\"theirs\"><strong>\(label.escapedForHTML)</strong> \(now.escapedForHTML)</p>"
    }
}

/// The attributes of an element as our templates write them: in double quotes, what is special in them escaped.
private struct Tag {
    private let html: Substring

    init(_ html: Substring) {
        self.html = html
    }

    /// What an attribute says; nil where it isn't there.
    subscript(_ name: String) -> String? {
        guard let begin = html.range(of: " \(name)=\"")?.upperBound,
            let end = html[begin...].firstIndex(of: "\"")
        else { return nil }
        return html[begin..<end].unescapedFromHTML
    }

    /// An element whose attribute says something else.
    static func setting(_ name: String, to value: String, in html: Substring) -> String {
        let attribute = " \(name)=\"\(value.escapedForHTML)\""
        guard let begin = html.range(of: " \(name)=\""), let end = html[begin.upperBound...].firstIndex(of: "\"")
        else { return adding(String(attribute.dropFirst()), to: String(html)) }
        return html[..<begin.lowerBound] + attribute + html[html.index(after: end)...]
    }

    /// An element with one more attribute.
    static func adding(_ attribute: String, to html: String) -> String {
        guard let end = html.firstIndex(of: ">") else { return html }
        return html[..<end] + " \(attribute)" + html[end...]
    }
}

extension StringProtocol {
    /// As it may stand in a text or an attribute of a page.
    var escapedForHTML: String { PageText().escapeText(String(self)) }

    /// What an escaped text says.
    var unescapedFromHTML: String {
        String(self).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&").trimmed
    }

    fileprivate var trimmed: String {
        String(self).replacing("\r\n", with: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

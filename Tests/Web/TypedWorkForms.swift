import Foundation
import HTTPTypes
import NIOCore
import Support
import Tenancy
import Testing

@testable import Web

extension PlantedSite {
    /// Who speaks for the partner.
    var partner: Member { programme.member(.partner, of: programme.partner) }

    /// Something that two people change at once.
    struct Edit {
        let member: Member
        let page: String
        let action: String
        let mine: [String: String]
        let theirs: [String: String]
    }

    func edit(of thing: String) -> Edit {
        func edit(_ member: Member, _ page: String, _ field: String, to action: String? = nil, _ texts: [String])
            -> Edit
        {
            Edit(
                member: member,
                page: page,
                action: action ?? page,
                mine: [field: texts[0]],
                theirs: [field: texts[1]]
            )
        }
        let words = ["What I typed", "What they typed"]
        let keeper = programme.member(.collegeAdmin, of: programme.lead)
        return switch thing {
        case "milestone":
            edit(
                programme.reporter,
                "/colleges/\(Identifier<Witness>(building))/milestones/2/change",
                "milestoneEn",
                words
            )
        case "finding":
            edit(programme.reviewer, "/colleges/\(Identifier<Witness>(college))/findings/3/change", "text", words)
        case "document":
            edit(
                programme.reporter,
                "/colleges/\(Identifier<Witness>(fresh))/documents/application/1/change",
                "body",
                words
            )
        case "profile": edit(programme.reporter, "/colleges/\(Identifier<Witness>(fresh))/change", "nameEn", words)
        case "rule": edit(programme.hqAdmin, "/programme", "minimumMean", ["81.5", "77.25"])
        case "zone":
            edit(
                keeper,
                "/colleges/\(Identifier<Witness>(building))",
                "zone",
                to: "/colleges/\(Identifier<Witness>(building))/zone",
                ["Asia/Bangkok", "Asia/Jakarta"]
            )
        default:
            edit(keeper, "/members/\(self.keeper.id)", "fullName", to: "/members/\(self.keeper.id)/name", words)
        }
    }
}

extension Browser {
    /// What a form of a page says before anything is typed into it.
    ///
    /// - Parameter index: which of the page's forms that go to the same address.
    mutating func form(to action: String, on page: String, at index: Int = 0) async throws -> [String:
        String]
    {
        let answer = try await get(page)
        return try form(to: action, in: answer, at: index)
    }

    func form(to action: String, in page: Answer, at index: Int = 0) throws -> [String: String] {
        let forms = page.text.components(separatedBy: "<form ").dropFirst().filter {
            $0.contains("method=\"post\" action=\"\(action)\"")
        }
        let form = try #require(forms.dropFirst(index).first, "no form to \(action)").components(
            separatedBy: "</form>"
        )[0]
        var fields: [String: String] = [:]
        func said(_ text: Substring) -> String { text.unescapedFromHTML }
        for control in form.matches(of: /<input ([^>]*)>/) {
            let tag = control.output.1
            guard let name = tag.firstMatch(of: /name="([^"]*)"/)?.output.1, !tag.contains("type=\"file\"") else {
                continue
            }
            if tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\""), !tag.contains(" checked") {
                continue
            }
            fields[String(name)] = said(tag.firstMatch(of: /value="([^"]*)"/)?.output.1 ?? "")
        }
        for control in form.matches(of: /<textarea [^>]*name="([^"]*)"[^>]*>([^<]*)<\/textarea>/) {
            fields[String(control.output.1)] = said(control.output.2)
        }
        for control in form.matches(of: /(?s)<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/) {
            let chosen = control.output.2.firstMatch(of: /value="([^"]*)" selected/)?.output.1
            fields[String(control.output.1)] = said(chosen ?? "")
        }
        return fields
    }

    /// Sends a form as the page has it.
    mutating func send(_ fields: [String: String], to address: String) async throws -> Answer {
        // What is the form's own comes first, as on a page.
        let sorted = fields.sorted { OwnField.isOwn($0.key) && !OwnField.isOwn($1.key) }
        let body = sorted.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .urlQueryValueAllowed) ?? "")"
        }
        let text = ByteBuffer(string: body.joined(separator: "&"))
        // As browsers say beforehand.
        self.fields[.contentLength] = "\(text.readableBytes)"
        defer { self.fields[.contentLength] = nil }
        return try await send(
            .post,
            address,
            body: text,
            type: "application/x-www-form-urlencoded"
        )
    }
}

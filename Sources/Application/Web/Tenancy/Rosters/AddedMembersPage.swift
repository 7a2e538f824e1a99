import Foundation
import Hummingbird
import Language
import Spreadsheet
import Tenancy

/// Those who were just added, with their first passwords, which are told this once.
struct AddedMembersPage {
    let added: [AddedMember]
    let subject: RosterSubject

    init(_ added: [AddedMember], _ subject: RosterSubject) {
        (self.added, self.subject) = (added, subject)
    }

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let answer = AddedMembers(members: added)
        if context.wantsJSON { return try Reply.once(answer, at: subject.list).response(to: request) }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "AddedMembers",
            request,
            context,
            heading: Heading(
                title: texts("roster.added.\(subject.word)", ["count": .integer(added.count)]),
                trail: [Frame.Link(address: subject.list, label: texts("\(subject.word).title"))],
                isOnce: true
            ),
            answer: answer
        ) { texts in AddedMembersView(self, site, texts) }
    }
}

/// Everybody whom a roster added.
struct AddedMembers: Shaped {
    static let shape = Shape<AddedMembers>("AddedMembers") { shape in
        shape.field("members", \.members)
    }

    let members: [AddedMember]
}

extension AddedMember: Shaped {
    static let shape = Shape<AddedMember>("AddedMember") { shape in
        shape.field("id", \.member.id)
        shape.field("fullName", \.member.fullName)
        shape.field("role", \.member.role)
        shape.field("organisation", \.organisation)
        shape.field("name", \.member.name)
        shape.field("password", \.password)
        shape.field("until", \.until)
    }
}

/// What `AddedMembers.mustache` shows: a slip for each to be handed over, and all of it as a file that stands in the page
/// itself, for the passwords are kept nowhere.
struct AddedMembersView {
    struct Line {
        let label: String
        let value: String
    }

    struct Slip {
        let fullName: String
        let whose: String
        let lines: [Line]
    }

    let notice: String
    let csv: String
    let fileName: String
    let list: Address
    let slips: [Slip]
    /// What whoever gets a slip does with it, in Chinese and in English: it may be read by either.
    let advice: [Advice]

    struct Advice {
        let language: String
        let text: String
    }

    init(_ page: AddedMembersPage, _ site: Site, _ texts: Texts) {
        let place = site.pages.host + "\(Routes.signIn())"
        let catalogues = [LanguageTag.chinese, .english].map { site.pages.catalogues[$0] }
        func both(_ key: String) -> String { catalogues.map { $0.text(key) }.joined(separator: " ") }
        notice = texts("roster.once")
        list = page.subject.list
        slips = page.added.map { added in
            let organisation = added.organisation
            return Slip(
                fullName: added.member.fullName,
                whose: [
                    texts.name(zh: organisation.nameZh, en: organisation.nameEn), texts("roles.\(added.member.role)"),
                ].joined(separator: " · "),
                lines: [
                    Line(label: both("roster.slip.place"), value: place),
                    Line(label: both("members.name"), value: added.member.name),
                    Line(label: both("members.password"), value: added.password),
                    Line(label: both("roster.slip.until"), value: texts.shortDay(of: added.until)),
                ]
            )
        }
        advice = catalogues.map { Advice(language: $0.language.description, text: $0.text("roster.slip.advice")) }
        csv = "data:text/csv;charset=utf-8;base64," + Self.csv(page.added, place, texts).base64EncodedString()
        fileName = "\(texts("roster.fileName")).csv"
    }

    private static func csv(_ added: [AddedMember], _ place: String, _ texts: Texts) -> Data {
        let writer = CSVWriter()
        let heading = [
            "members.organisation", "members.fullName", "members.role", "members.name", "members.password",
            "roster.slip.until", "roster.slip.place",
        ].map { CellValue.text(texts($0)) }
        let rows = added.map { added -> [CellValue] in
            let organisation = added.organisation
            return [
                .text(texts.name(zh: organisation.nameZh, en: organisation.nameEn)), .text(added.member.fullName),
                .text(texts("roles.\(added.member.role)")), .text(added.member.name), .text(added.password),
                .text(texts.shortDay(of: added.until)), .text(place),
            ]
        }
        return Data(CSVWriter.mark + ([heading] + rows).flatMap { writer.row($0) })
    }
}

import Collection
import Indicators
import Language
import Lifecycle

/// What `Value.mustache` shows.
struct ValueView {
    struct Figure {
        let text: String
        let unit: String
    }

    struct Report {
        let name: String
        let address: String
        let state: String
        let tone: String
    }

    struct Change {
        let when: String
        let was: String?
        let `is`: String?
        let who: Said
        let role: String
        let why: Said?
        let `where`: String
        let address: String?
    }

    struct Evidence {
        let label: String
        let address: String?
        let detail: String
    }

    let college: Named
    let period: String
    let value: Figure?
    /// Whether headquarters has still to approve it.
    let isProvisional: Bool
    let definition: String
    let code: String
    let source: String
    let report: Report?
    let person: Deed?
    let history: [Change]
    let evidence: [Evidence]
    let uses: [Named]

    init(_ page: ValuePage, today: Day, _ texts: Texts) {
        let (key, element, college) = (page.key, page.element, page.college.college)
        self.college = Named(
            name: texts.name(zh: college.nameZh, en: college.nameEn),
            address: "/colleges/\(college.id)"
        )
        period = texts.name(of: page.period)
        value = page.history.first?.value.map {
            Figure(text: texts.number($0), unit: "\u{A0}" + texts("collection.units.\(element.unit)"))
        }
        isProvisional = value != nil && element.dataSet != nil && page.report?.state != .approved
        definition = [
            texts.text(element.name), texts("collection.domains.\(element.domain)"),
            texts("collection.overTime.\(element.overTime)"),
        ].joined(separator: " · ")
        code = element.code
        source = texts("collection.sources.\(element.source)")
        report = page.report.map { report in
            let word = texts.word(of: report, on: today)
            return Report(
                name: texts.title(of: page.dataSet, key.period),
                address: "/reports/\(report.id)",
                state: word.word,
                tone: word.tone
            )
        }
        person = page.history.first.flatMap { texts.deed($0.member?.nilIfEmpty, $0.at) }
        history = page.history.map { Change($0, texts) }
        evidence = []
        uses = page.uses.map { indicator in
            Named(
                name: texts.text(indicator.name),
                address: "/countries/\(college.country)/indicators/\(indicator.code)?period=\(key.period)"
            )
        }
    }
}

extension ValueView.Change {
    init(_ change: ValueChange, _ texts: Texts) {
        when = texts.moment(change.at)
        was = change.before.map { texts.number($0) }
        `is` = change.value.map { texts.number($0) }
        // What the platform wrote by itself has no person.
        let isPlatform = change.member == ""
        let name = isPlatform ? texts("collection.origins.system") : change.member ?? texts("value.notYours")
        who = Said(name, texts)
        role = isPlatform ? "" : change.role.map { texts("roles.\($0)") } ?? ""
        why = (change.reason?.nilIfEmpty).map { Said($0, texts) }
        let origin = change.origin.map { texts("collection.origins.\($0)") } ?? ""
        let row = change.row.map { texts("spreadsheet.place.line", ["row": .text("\($0)")]) }
        `where` = change.fileName.map { file in [file, row].compactMap(\.self).joined(separator: " · ") } ?? origin
        address = change.origin == .file ? "/uploads/\(change.batch)" : nil
    }
}

import Calendar
import Collection
import Foundation
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
        let address: Address
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
        let address: Address?
    }

    struct Changes {
        let list: [Change]
    }

    struct Part {
        let name: String
        let address: Address
        let figure: FigureLink?
    }

    let college: Named
    let period: String
    let value: Figure?
    /// Whether headquarters has still to approve it.
    let isProvisional: Bool
    let definition: String
    let code: String
    /// The value's category; nil for a total and where the element isn't divided.
    let category: String?
    /// What a total is made of.
    let parts: [Part]
    let source: String
    let report: Report?
    let person: Deed?
    /// Its history; nil for a total, whose parts have theirs.
    let changes: Changes?
    /// What is attached to it; nil for what no report has.
    let evidence: EvidenceList?
    let uses: [Named]

    init(_ page: ValuePage, now: Date, _ texts: Texts) {
        let (key, element, college) = (page.key, page.element, page.college.college)
        self.college = Named(
            name: texts.name(zh: college.nameZh, en: college.nameEn),
            address: Routes.college(college.id)
        )
        period = texts.name(of: page.period)
        value = page.value.map {
            Figure(text: texts.number($0), unit: "\u{A0}" + texts("collection.units.\(element.unit)"))
        }
        isProvisional = value != nil && element.dataSet != nil && page.report?.state != .approved
        definition = [
            texts.name(of: element, page.category), texts("collection.domains.\(element.domain)"),
            texts("collection.overTime.\(element.overTime)"),
        ].joined(separator: " · ")
        code = key.item
        category = page.category.map { texts.text($0.name) }
        parts = page.parts.map { part in
            Part(
                name: texts.text(part.category.name),
                address: Routes.value(part.key),
                figure: part.value.map { texts.link($0, of: part.key) }
            )
        }
        changes = page.parts.isEmpty ? Changes(list: page.history.map { Change($0, texts) }) : nil
        source = texts("collection.sources.\(element.source)")
        report = page.report.map { report in
            let word = texts.word(of: report, at: now)
            return Report(
                name: texts.title(of: page.dataSet, key.period),
                address: Routes.report(report.id),
                state: word.word,
                tone: word.tone
            )
        }
        person = page.history.first.flatMap { texts.deed($0.member?.nilIfEmpty, $0.at) }
        evidence = page.attachments.map { EvidenceList($0, to: .value(key), texts) }
        uses = page.uses.map { indicator in
            Named(
                name: texts.text(indicator.name),
                address: Routes.countryFigure(
                    college.country,
                    indicator.code,
                    asking: PeriodQuery(period: key.period)
                )
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
        address = change.origin == .file ? Routes.upload(change.batch) : nil
    }
}

import Calendar
import Collection
import Language

/// What `UploadResult.mustache` shows.
struct UploadResultView {
    struct File {
        let name: String
        let detail: String
    }

    struct Refused {
        let listed: RefusedFile
        let action: Address?
    }

    struct ValueChange {
        let element: String
        let was: String?
        let figure: FigureLink?
        let unit: String
        let place: String
    }

    struct Written {
        let summary: String
        let new: String
        let changed: String
        let unchanged: String
        let report: Frame.Link
        let changes: [ValueChange]
    }

    let file: File
    let refused: Refused?
    let written: Written?

    init(_ upload: Upload, _ texts: Texts) {
        let batch = upload.batch
        file = File(
            name: batch.fileName ?? texts("collection.origins.\(batch.origin)"),
            detail: texts(
                "upload.detail",
                ["person": .text(batch.member), "when": .text(texts.moment(batch.at))]
            )
        )
        refused = batch.isRefused ? Refused(upload, texts) : nil
        written = batch.isRefused ? nil : Written(upload, texts)
    }
}

extension UploadResultView.Refused {
    init(_ upload: Upload, _ texts: Texts) {
        let batch = upload.batch
        let isWhole = batch.faultCount <= batch.faults.count
        listed = RefusedFile(
            rows: batch.rows,
            faultyRows: isWhole ? Set(batch.faults.map { "\($0.sheet) \($0.row)" }).count : nil,
            faults: batch.faults.map { RefusedFile.Fault($0, upload, texts) },
            count: batch.faultCount,
            texts
        )
        action = upload.takesValues ? Routes.reportValues(upload.report) : nil
    }
}

extension RefusedFile.Fault {
    init(_ fault: ImportFault, _ upload: Upload, _ texts: Texts) {
        place = fault.place.text(in: texts.catalogue)
        column = texts("collection.fields.\(fault.field)")
        value = fault.found.isEmpty ? nil : fault.found
        let name = fault.field == .value ? upload.element(fault.element).map { texts.text($0.name) } : nil
        message = (name.map { $0 + texts("words.colon") } ?? "") + fault.message.text(in: texts.catalogue)
        expected = fault.expectation.text(in: texts.catalogue)
        example = Self.example(fault, upload)
    }

    /// What would be right in the cell; nil where that depends on the reader's figures.
    private static func example(_ fault: ImportFault, _ upload: Upload) -> String? {
        switch fault.kind {
        case .columnMissing, .columnTwice, .hiddenSheet, .hiddenRow, .hiddenColumn, .deleted: nil
        case .unknownCollege, .otherCollege: upload.key.collegeCode
        case .unknownElement, .otherDataSet, .otherSource: upload.elements.first?.code
        case .unknownPeriod, .wrongFrequency:
            // The element's own frequency, which is not always the report's.
            Frequency(rawValue: fault.expected).flatMap { frequency in
                Period(upload.key.period).map { Period(frequency.periodType, containing: $0.end).identifier }
            } ?? upload.key.period
        case .otherPeriod, .future, .outsideYears, .locked: upload.key.period
        case .notANumber, .tooLong: upload.element(fault.element)?.valueType == .integer ? "46" : "1284600.50"
        case .notWhole, .negative, .noValues: "46"
        case .otherCategory, .missingCategory: upload.element(fault.element)?.categories.first?.code
        case .unknownCategory, .duplicate, .aboveWhole: nil
        }
    }
}

extension UploadResultView.Written {
    init(_ upload: Upload, _ texts: Texts) {
        let counts = upload.batch.summary
        summary = texts("upload.written", ["count": .integer(upload.batch.rows)])
        new = texts.conventions.numbers.integer(counts.created)
        changed = texts.conventions.numbers.integer(counts.updated + counts.removed)
        unchanged = texts.conventions.numbers.integer(counts.unchanged)
        report = Frame.Link(address: Routes.report(upload.report), label: texts("upload.backToReport"))
        changes = upload.changes.map { change in
            let element = upload.element(change.element)
            let key = ValueKey(
                college: change.college,
                element: change.element,
                category: change.category,
                period: change.period
            )
            return UploadResultView.ValueChange(
                element: element.map { texts.name(of: $0, $0.category(change.category)) } ?? key.item,
                was: change.before.map { texts.number($0) },
                figure: change.value.map { texts.link($0, of: key) },
                unit: element.map { texts("collection.units.\($0.unit)") } ?? "",
                place: change.row.map { texts("spreadsheet.place.line", ["row": .text("\($0)")]) } ?? ""
            )
        }
    }
}

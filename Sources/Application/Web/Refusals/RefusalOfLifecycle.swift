import ClosedLoop
import Collection
import Language
import Lifecycle
import Published
import Standards

extension Refusal {
    /// The life of an overseas college.
    static func ofLifecycle(_ error: any Error, _ texts: Texts) -> Refusal? {
        switch error {
        case let refusal as College.Refusal:
            var told = Refusal(RefusalCode(refusal), texts, reasons: refusal.parts.map { texts.words(of: $0) })
            told.places = refusal.parts.compactMap { part in part.field.map { Place($0, texts.words(of: part)) } }
            return told
        case let refusal as FindingRefusal: return Refusal(refusal, texts)
        case let refusal as MilestoneRefusal:
            let words = texts.words(of: refusal)
            return [.completed, .notCompleted, .completedByOther, .noPlan].contains(refusal)
                ? Refusal(RefusalCode(refusal), texts, reasons: [words])
                : Refusal(RefusalCode(refusal), at: refusal.field, words, texts)
        case let refusal as ChangeRefusal:
            let (code, words) = (RefusalCode(refusal), texts.words(of: refusal))
            return refusal == .reasonMissing
                ? Refusal(code, at: "reason", words, texts) : Refusal(code, texts, reasons: [words])
        case let refusal as ExpertRuleRefusal:
            let code: RefusalCode = refusal == .experts ? .ruleExperts : .ruleMean
            return Refusal(code, at: refusal.field, texts(refusal.messageKey), texts)
        case is PartnerRefusal:
            return Refusal(.partnerKnown, at: "partner", texts("colleges.missing.partnerKnown"), texts)
        default: return nil
        }
    }

    private init(_ refusal: FindingRefusal, _ texts: Texts) {
        let (code, words) = (RefusalCode(refusal), texts.words(of: refusal))
        if let field = refusal.formField {
            self.init(code, at: field, words, texts)
        } else {
            self.init(code, texts, reasons: [words])
        }
    }

    /// What colleges report.
    static func ofCollection(_ error: any Error, _ texts: Texts) -> Refusal? {
        switch error {
        case let refusal as ReportRefusal:
            let words = texts.words(of: refusal)
            guard refusal != .reasonMissing else { return Refusal(.reportReasonMissing, at: "reason", words, texts) }
            if case .broken(let checks) = refusal {
                return Refusal(.reportBroken, texts, reasons: checks.filter(\.forbids).map(texts.words))
            }
            return Refusal(RefusalCode(refusal), texts, reasons: [words])
        case let refused as ImportRefused:
            let places = refused.faults.map { fault in
                let words = fault.message.text(in: texts.catalogue) + " " + fault.expectation.text(in: texts.catalogue)
                return fault.sheet.isEmpty && fault.column.isEmpty && !fault.element.isEmpty
                    ? Place("value.\(fault.item)", words)
                    : Place(sheet: fault.sheet, row: fault.row, column: fault.column, words)
            }
            var told = Refusal(
                .valuesRefused,
                texts,
                reasons: [texts("upload.refusedTitle", ["count": .integer(refused.count)])]
            )
            told.places = places
            return told
        default: return nil
        }
    }

    /// Standards, courses and their adoptions.
    static func ofLibrary(_ error: any Error, _ texts: Texts) -> Refusal? {
        let code: RefusalCode? =
            switch error {
            case is KeptElsewhere: .libraryKeptElsewhere
            case is PublishedVersion: .libraryPublishedVersion
            default: nil
            }
        if let refusal = error as? AdoptionRefusal {
            let (code, words) = (RefusalCode(refusal), texts("adoption.refusals.\(refusal)"))
            return refusal.field.map { Refusal(code, at: $0, words, texts) } ?? Refusal(code, texts, reasons: [words])
        }
        return code.map { Refusal($0, texts, reasons: [texts("problems.\($0.rawValue)")]) }
    }
}

extension College.Refusal {
    /// The field of its form that it is about, of several the first; nil where it is about none.
    var field: String? {
        if case .points(let dimensions) = self { dimensions.first.map { "points-\($0.code)" } } else { nil }
    }
}

extension AdoptionRefusal {
    /// The field of its form that it is about; nil where it is about none.
    fileprivate var field: String? {
        switch self {
        case .documentMissing: "document"
        case .dateMissing: "date"
        case .reasonMissing: "reason"
        case .proposedBySame, .confirmed, .withdrawn: nil
        }
    }
}

extension RefusalCode {
    /// Why an adoption was not proposed, changed or decided on.
    fileprivate init(_ refusal: AdoptionRefusal) {
        switch refusal {
        case .documentMissing: self = .adoptionDocumentMissing
        case .dateMissing: self = .adoptionDateMissing
        case .reasonMissing: self = .adoptionReasonMissing
        case .proposedBySame: self = .adoptionProposedBySame
        case .confirmed: self = .libraryPublishedAdoption
        case .withdrawn: self = .adoptionWithdrawn
        }
    }

    /// Why a report does not move.
    init(_ refusal: ReportRefusal) {
        switch refusal {
        case .role: self = .reportRole
        case .preparedBySame: self = .reportPreparedBySame
        case .reasonMissing: self = .reportReasonMissing
        case .periodRunning: self = .reportPeriodRunning
        case .state: self = .reportState
        case .odd: self = .reportOdd
        case .moved: self = .reportMoved
        case .broken: self = .reportBroken
        }
    }
}

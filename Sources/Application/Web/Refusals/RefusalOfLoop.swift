import ClosedLoop
import Collection
import Indicators
import Language

extension Refusal {
    /// Targets, and what rules warn of.
    static func ofLoop(_ error: any Error, _ texts: Texts) -> Refusal? {
        let code: RefusalCode
        var field: String?
        switch error {
        case let refusal as WarningRefusal:
            switch refusal {
            case .notOpen: code = .warningNotOpen
            case .notDismissed: code = .warningNotDismissed
            case .reasonMissing: (code, field) = (.warningReasonMissing, "reason")
            }
        case let refusal as WarningRuleRefusal:
            switch refusal {
            case .notBuilt: code = .warningRuleNotBuilt
            case .days: (code, field) = (.warningRuleDays, "days")
            case .limit(let name): (code, field) = (.warningRuleLimit, "limit.\(name)")
            }
        case let refusal as TargetRefusal:
            switch refusal {
            case .indicatorUnknown: (code, field) = (.targetIndicatorUnknown, "indicator")
            case .countryUnknown: (code, field) = (.targetCountryUnknown, "country")
            case .periodUnusable: (code, field) = (.targetPeriodUnusable, "period")
            case .periodOver: (code, field) = (.targetPeriodOver, "period")
            case .periodShort: (code, field) = (.targetPeriodShort, "period")
            case .valueMissing: (code, field) = (.targetValueMissing, "value")
            case .decided: code = .targetDecided
            case .proposedAlready: code = .targetProposedAlready
            case .notPlanned: code = .targetNotPlanned
            case .reasonMissing: (code, field) = (.targetReasonMissing, "answer")
            case .changesMissing: code = .targetChangesMissing
            }
        case let refused as TargetSheetRefused:
            let count: [String: MessageArgument] = ["count": .integer(refused.faults.count)]
            var told = Refusal(.targetsRefused, texts, reasons: [texts("upload.refusedTitle", count)])
            told.places = refused.faults.map { fault in
                let words = texts("\(fault.kind.messageKey).message", ["found": .text(fault.found)])
                return Place(sheet: fault.sheet, row: fault.row, column: fault.column, words)
            }
            return told
        default: return nil
        }
        let words = texts("problems.\(code.rawValue)")
        guard let field else { return Refusal(code, texts, reasons: [words]) }
        return Refusal(code, at: field, words, texts)
    }
}

extension Texts {
    /// Where a fault of a file of targets is.
    func place(of fault: TargetSheetFault) -> String {
        FaultMessage.place(sheet: fault.sheet, row: fault.row, column: fault.column).text(in: catalogue)
    }
}

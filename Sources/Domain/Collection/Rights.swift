import Tenancy

/// Who may do and see what of reports and their values.
extension Right {
    /// The countries' sums, and so every figure of a country and of the programme.
    package static let seeCountries = sight("collection.see-countries", .headquarters(.reviewer, .hqAdmin, .leader))
    /// A college's reports and values with their history.
    package static let seeReports = sight(
        "collection.see-reports",
        .own(.reporter, .approver, .collegeAdmin, .expert),
        .partner(.partner, .expert),
        .assigned(.expert),
        .headquarters(.reviewer, .hqAdmin, .leader)
    )

    /// A step of the reports of one source. To prepare one is to write its values.
    package static func move(_ step: Report.Step, of source: Element.Source) -> Right {
        deed("collection.\(step)", [grant(step, source)])
    }

    /// A step of reports of whichever source.
    package static func move(_ step: Report.Step) -> Right {
        deed("collection.\(step)", Element.Source.reported.map { grant(step, $0) })
    }

    /// A college's report goes through its approver, a partner's through the partner's own second person. To submit is
    /// also the right to return what was prepared instead.
    private static func grant(_ step: Report.Step, _ source: Element.Source) -> Grant {
        switch (step, source) {
        case (.prepare, .partner): .partner(.partner)
        case (.prepare, .headquarters): .headquarters(.reviewer)
        case (.prepare, _): .own(.reporter)
        case (.submit, .headquarters), (.withdraw, .headquarters): .headquarters(.hqAdmin)
        case (.submit, .partner), (.withdraw, .partner): .partner(.partner)
        case (.submit, _), (.withdraw, _): .own(.approver)
        case (.approve, _), (.return, _), (.unlock, _): .headquarters(.reviewer)
        }
    }

    /// Every row of this room.
    package static let ofCollection = [seeCountries, seeReports] + Report.Step.allCases.map { move($0) }
}

extension Element.Source {
    /// The sources that report, and do not count by themselves.
    package static let reported: [Element.Source] = [.college, .partner, .headquarters]
}

extension Member {
    /// The sources of record whose reports the member may take a step of.
    package func sources(_ step: Report.Step) -> [Element.Source] {
        Element.Source.reported.filter { may(.move(step, of: $0)) }
    }

    /// The sources of record that a member may write for.
    package var sources: [Element.Source] { sources(.prepare) }
}

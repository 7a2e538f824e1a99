import Tenancy

/// Who may do and see what of an overseas college. Who takes its steps, the rulebook's lines say, which stand here too.
///
/// A row: the right's name, as the audit trail tells the deed; then who, by what they are to the college.
extension Right {
    package static let beginCollege = deed("lifecycle.begin", .own(.reporter))
    /// Corrects the names of a college whose application was submitted.
    package static let correctProfile = deed("lifecycle.correct-profile", .own(.collegeAdmin), .headquarters(.hqAdmin))
    package static let addDocument = deed("lifecycle.add-document", .own(.reporter, .collegeAdmin))
    /// Of a case report, on which headquarters suspends, resumes or closes.
    package static let addCaseReport = deed("lifecycle.add-case-report", .headquarters(.reviewer))
    package static let addMilestone = deed("lifecycle.add-milestone", .own(.reporter, .collegeAdmin))
    /// Corrects or takes out a milestone on which somebody relies.
    package static let correctMilestone = deed("lifecycle.correct-milestone", .headquarters(.reviewer))
    package static let completeMilestone = deed("lifecycle.complete-milestone", .own(.reporter, .collegeAdmin))

    // The loop's deeds, which stand here too, for a college waits for whoever does them.
    package static let openFinding = deed("closed-loop.open-finding", .headquarters(.reviewer, .hqAdmin))
    /// Puts right what a finding says, by the documents of the next step.
    package static let mendFinding = deed("closed-loop.mend-finding", .own(.reporter))
    package static let verifyFinding = deed("closed-loop.verify-finding", .headquarters(.reviewer, .hqAdmin))

    package static let assignExpert = deed("lifecycle.assign", .headquarters(.reviewer, .hqAdmin))
    package static let score = deed("lifecycle.score", .assigned(.expert))
    /// Never who decides.
    package static let veto = deed("lifecycle.veto", .assigned(.expert), .headquarters(.reviewer))

    /// The zone in which a college counts its days.
    package static let setCollegeTimeZone = deed(
        "lifecycle.set-time-zone",
        .own(.collegeAdmin),
        .headquarters(.hqAdmin)
    )
    package static let setExpertRule = deed("lifecycle.set-rule", .headquarters(.hqAdmin))
    package static let loadRubric = deed("lifecycle.load-rubric", .headquarters(.hqAdmin))

    /// A college and what is on file of it: its documents, findings, milestones and record.
    package static let seeCollege = sight(
        "lifecycle.see-college",
        .own(.reporter, .approver, .collegeAdmin, .expert),
        .partner(.partner, .expert),
        .assigned(.expert),
        .headquarters(.reviewer, .hqAdmin, .leader)
    )
    /// Who the experts are, what each gave and what that comes to before the decision, and who raised a veto. An expert
    /// sees what is their own besides.
    package static let seeExperts = sight("lifecycle.see-experts", .headquarters(.reviewer, .hqAdmin, .leader))
    package static let seeProgramme = sight("lifecycle.see-programme", .headquarters(.hqAdmin))

    /// Every row of this room.
    package static let ofLifecycle =
        [
            beginCollege, correctProfile, addDocument, addCaseReport, addMilestone, correctMilestone, completeMilestone,
            openFinding, mendFinding, verifyFinding, assignExpert, score, veto, setCollegeTimeZone, setExpertRule,
            loadRubric, seeCollege, seeExperts, seeProgramme,
        ] + College.Step.allCases.map(take)

    /// A step from whichever state.
    package static func take(_ step: College.Step) -> Right {
        take(step, by: Rulebook.rules.filter { $0.step == step }.flatMap(\.roles))
    }

    fileprivate static func take(_ step: College.Step, by roles: [Role]) -> Right {
        deed(
            "lifecycle.\(step.rawValue)",
            [
                .at(.own, roles.filter { !Role.headquarters.contains($0) }),
                .at(.headquarters, roles.filter(Role.headquarters.contains)),
            ]
        )
    }

    /// Putting a kind of document on file.
    package static func add(_ kind: Document.Kind) -> Right { kind == .caseReport ? addCaseReport : addDocument }
}

extension Rule {
    /// Taking its step from its state: the lead college's roles at their own college, headquarters' at every other's.
    package var right: Right { .take(step, by: roles) }
}

extension Member {
    /// What they are to a college.
    package func relation(to college: College) -> Relation {
        guard programme == college.programme else { return .stranger }
        if organisation == college.tenant { return .own }
        if organisation == college.partner { return .partner }
        if Role.headquarters.contains(role) { return .headquarters }
        return role == .expert && colleges.contains(college.id.uuid) ? .assigned : .stranger
    }

    /// Whether they may do or see this of a college.
    package func may(_ right: Right, at college: College) -> Bool {
        may(right, at: relation(to: college))
    }

    /// Throws `Forbidden` unless they may do or see this of a college.
    package func require(_ right: Right, at college: College) throws(Forbidden) {
        try require(right, at: relation(to: college))
    }
}

extension College {
    /// Why something isn't this member's to do here; nil if it is.
    func refusal(of right: Right, to member: Member) -> Refusal? {
        guard !member.may(right, at: self) else { return nil }
        guard member.programme == programme else { return .otherProgramme }
        if member.isNarrowed(right) { return .tokenTooNarrow }
        guard right.roles.contains(member.role) else { return .wrongRole(member.role, needs: right.roles) }
        // It isn't their tenant's to do; or headquarters hasn't asked them.
        if right.roles(at: .own).contains(member.role) { return .otherTenant }
        if isOwn(member.organisation) { return .ownTenant }
        return member.role == .expert ? .notAssigned : .wrongRole(member.role, needs: right.roles)
    }
}

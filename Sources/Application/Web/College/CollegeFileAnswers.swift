import ClosedLoop
import Lifecycle
import Tenancy

extension College: Shaped {
    static let shape = Shape<College>("College") { shape in
        shape.field("id", \.id)
        shape.field("tenant", \.tenant)
        shape.field("programme", \.programme)
        shape.field("partner", \.partner)
        shape.field("code", \.code)
        shape.field("nameZh", \.nameZh)
        shape.field("nameEn", \.nameEn)
        shape.field("country", \.country)
        shape.field("cityZh", \.cityZh)
        shape.field("cityEn", \.cityEn)
        shape.field("zone", \.zone)
        shape.field("state", \.state)
        shape.field("since", \.since)
        shape.field("failures", \.failures)
        shape.field("reviewed", \.reviewed)
        shape.field("version", \.version)
    }
}

extension CollegeEntry: Shaped {
    static let shape = Shape<CollegeEntry>("CollegeEntry") { shape in
        shape.field("college", \.college)
        shape.field("leadZh", \.leadZh)
        shape.field("leadEn", \.leadEn)
        shape.field("partnerZh", \.partnerZh)
        shape.field("partnerEn", \.partnerEn)
        shape.field("isIllustrative", \.isIllustrative)
    }
}

extension CollegeFile: Shaped {
    static let shape = Shape<CollegeFile>("CollegeFile") { shape in
        shape.field("entry", \.entry)
        shape.field("documents", \.documents)
        shape.field("scores", \.scores)
        shape.field("vetoes", \.vetoes)
        shape.field("blockers", \.blockers)
        shape.field("milestones", \.milestones)
        shape.field("assignments", \.assignments)
        shape.field("record", \.record)
        shape.field("expertRule", \.expertRule)
        shape.field("rubrics", \.rubrics)
    }
}

extension Lifecycle.Document: Shaped {
    static let shape = Shape<Lifecycle.Document>("Document") { shape in
        shape.field("kind", \.kind)
        shape.field("version", \.version)
        shape.field("preparedBy", \.preparedBy)
        shape.field("at", \.at)
    }
}

extension Citation: Shaped {
    static let shape = Shape<Citation>("Citation") { shape in
        shape.field("kind", \.kind)
        shape.field("version", \.version)
    }
}

extension DocumentEntry: Shaped {
    static let shape = Shape<DocumentEntry>("DocumentEntry") { shape in
        shape.field("document", \.document)
        shape.field("title", \.title)
        shape.field("body", \.body)
        shape.field("author", \.author)
        shape.field("filedAt", \.filedAt)
    }
}

extension Score: Shaped {
    static let shape = Shape<Score>("Score") { shape in
        shape.field("expert", \.expert)
        shape.field("organisation", \.organisation)
        shape.field("citation", \.citation)
        shape.field("points", \.points)
        shape.field("at", \.at)
    }
}

extension Veto: Shaped {
    static let shape = Shape<Veto>("Veto") { shape in
        shape.field("ground", \.ground)
        shape.field("raisedBy", \.raisedBy)
        shape.field("citation", \.citation)
    }
}

extension VetoEntry: Shaped {
    static let shape = Shape<VetoEntry>("VetoEntry") { shape in
        shape.field("veto", \.veto)
        shape.field("reason", \.reason)
        shape.field("at", \.at)
        shape.field("memberName", \.memberName)
        shape.field("role", \.role)
    }
}

extension Milestone: Shaped {
    static let shape = Shape<Milestone>("Milestone") { shape in
        shape.field("due", \.due)
        shape.field("done", \.done)
        shape.field("added", \.added)
    }
}

extension MilestoneEntry: Shaped {
    static let shape = Shape<MilestoneEntry>("MilestoneEntry") { shape in
        shape.field("number", \.number)
        shape.field("milestone", \.milestone)
        shape.field("nameZh", \.nameZh)
        shape.field("nameEn", \.nameEn)
    }
}

extension Assignment: Shaped {
    static let shape = Shape<Assignment>("Assignment") { shape in
        shape.field("expert", \.expert)
        shape.field("organisation", \.organisation)
        shape.field("assignedBy", \.assignedBy)
        shape.field("at", \.at)
    }
}

extension Transition: Shaped {
    static let shape = Shape<Transition>("Transition") { shape in
        shape.field("college", \.college)
        shape.field("number", \.number)
        shape.field("step", \.step)
        shape.field("from", \.from)
        shape.field("to", \.to)
        shape.field("member", \.member)
        shape.field("role", \.role)
        shape.field("organisation", \.organisation)
        shape.field("at", \.at)
        shape.field("reason", \.reason)
        shape.field("cites", \.cites)
        shape.field("experts", \.experts)
        shape.field("total", \.total)
        shape.field("rubric", \.rubric)
        shape.field("confirmation", \.confirmation)
    }
}

extension Confirmation: Shaped {
    static let shape = Shape<Confirmation>("Confirmation") { shape in
        shape.field("way", \.way)
        shape.field("meaning", \.meaning)
    }
}

extension Confirmation.Way: ChoiceAnswer {}

extension TransitionEntry: Shaped {
    static let shape = Shape<TransitionEntry>("TransitionEntry") { shape in
        shape.field("transition", \.transition)
        shape.field("memberName", \.memberName)
        shape.field("organisationZh", \.organisationZh)
        shape.field("organisationEn", \.organisationEn)
    }
}

extension Blocker: Shaped {
    static let shape = Shape<Blocker>("Blocker") { shape in
        shape.field("number", \.number)
        shape.field("kind", \.kind)
        shape.field("since", \.since)
        shape.field("due", \.due)
        shape.field("lifting", \.lifting)
    }
}

extension Blocker.Lifting: Shaped {
    static let shape = Shape<Blocker.Lifting>("Lifting") { shape in
        shape.field("organisation", \.organisation)
        shape.field("at", \.at)
    }
}

extension Correction: Shaped {
    static let shape = Shape<Correction>("Correction") { shape in
        shape.field("kind", \.kind)
        shape.field("item", \.item)
        shape.field("was", \.was)
        shape.field("became", \.became)
        shape.field("reason", \.reason)
        shape.field("at", \.at)
        shape.field("memberName", \.memberName)
        shape.field("role", \.role)
        shape.field("organisationZh", \.organisationZh)
        shape.field("organisationEn", \.organisationEn)
    }
}

extension Finding.Verification: Shaped {
    static let shape = Shape<Finding.Verification>("Verification") { shape in
        shape.field("member", \.member)
        shape.field("organisation", \.organisation)
        shape.field("at", \.at)
    }
}

extension College.State: ChoiceAnswer {}
extension College.Step: ChoiceAnswer {}
extension College.Refusal.Place: ChoiceAnswer {}
extension Lifecycle.Document.Kind: ChoiceAnswer {}
extension Veto.Ground: ChoiceAnswer {}
extension Blocker.Kind: ChoiceAnswer {}
extension Correction.Kind: ChoiceAnswer {}
extension Finding.Severity: ChoiceAnswer {}

/// What a member may do; each role belongs to one kind of organisation, `expert` to any.
package enum Role: String, Codable, Sendable, CaseIterable {
    /// Enters and uploads a lead college's data, progress and evidence.
    case reporter
    /// Submits to headquarters what a reporter prepared, never what they prepared themselves.
    case approver
    /// Keeps a lead college's members and its overseas colleges' profiles.
    case collegeAdmin = "college-admin"
    /// Sees its own overseas college, supplies the data elements whose source is the partner, registers adoptions.
    case partner
    /// Checks, warns, finds, verifies and approves data at headquarters.
    case reviewer
    /// Scores applications and acceptances of other tenants' colleges.
    case expert
    /// Keeps members, programme settings, targets and the calendar at headquarters; decides.
    case hqAdmin = "hq-admin"
    /// Reads the cockpit at headquarters and changes nothing.
    case leader
    /// Runs the service and sees no tenant's content.
    case `operator`

    /// Whether they decide on what others did, or keep members: whoever gets at their session can do most harm.
    package var decides: Bool {
        switch self {
        case .approver, .collegeAdmin, .reviewer, .expert, .hqAdmin, .operator: true
        case .reporter, .partner, .leader: false
        }
    }
}

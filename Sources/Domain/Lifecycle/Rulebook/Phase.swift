/// The three phases of building an overseas college, 建设立项, 组织实施 and 成果验收, and the operation that follows.
package enum Phase: String, Codable, Sendable, CaseIterable {
    case approval
    case implementation
    case acceptance
    case operation

    /// Where the catalogue has its name.
    package var messageKey: String { "lifecycle.phases.\(rawValue)" }
}

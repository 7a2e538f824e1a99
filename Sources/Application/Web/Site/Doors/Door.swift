import HTTPTypes

/// A way into the house: who comes through it, by what they are known, what they may ask, and how they are told that
/// something is refused. One value says all of a door; each has its own.
struct Door: Sendable {
    /// What tells one from another.
    enum Name: Sendable {
        /// People with their browsers.
        case pages
        /// Programs with a token of one of our members.
        case machine
        /// The same, where they speak DHIS2's dialect.
        case dhis2
    }

    /// By what those who come through are known.
    enum Credentials: Sendable {
        /// A session's cookie, with a token in each form that another site's page could not know.
        case cookie
        /// What the header `Authorization` says, asked anew each time; a cookie counts for nothing.
        case authorization
    }

    let name: Name
    let credentials: Credentials
    /// The methods that addresses may answer here, besides what `verbs(at:)` adds.
    private let verbs: [HTTPRequest.Method]
    /// Bytes of the largest body; an address may take less, and more where files are attached.
    let bodyLimit: Int
    /// How often one token may ask; nil where nobody counts.
    let rate: RequestRate?
    /// Whether an answer is JSON where the client doesn't say.
    let answersJSON: Bool
    /// How a refusal is told.
    let dialect: any Dialect

    /// People with their browsers.
    static let pages = Door(
        name: .pages,
        credentials: .cookie,
        verbs: [.get, .head, .post, .options],
        bodyLimit: 20 << 20,
        rate: nil,
        answersJSON: false,
        dialect: OurDialect()
    )

    /// Programs with a token.
    static let machine = Door(
        name: .machine,
        credentials: .authorization,
        verbs: [.get, .head, .post, .put, .patch, .delete, .options],
        bodyLimit: 20 << 20,
        rate: RequestRate(requests: 1_200, seconds: 60),
        answersJSON: true,
        dialect: OurDialect()
    )

    /// Clients of DHIS2, with a token too.
    static let dhis2 = Door(
        name: .dhis2,
        credentials: .authorization,
        verbs: [.get, .head, .post, .put, .patch, .delete, .options],
        bodyLimit: 20 << 20,
        rate: RequestRate(requests: 1_200, seconds: 60),
        answersJSON: true,
        dialect: DHIS2Dialect()
    )

    /// The methods that an address may answer here. A page's own script sends files piece by piece, and takes them back.
    func verbs(at path: String) -> [HTTPRequest.Method] {
        let isUpload = name == .pages && path.hasPrefix("\(Routes.evidenceUploads())/")
        return isUpload ? verbs + [.patch, .delete] : verbs
    }

    /// The door that a request comes to: DHIS2's clients find theirs at its addresses; elsewhere whoever shows a credential
    /// of their own is a machine.
    static func of(_ path: String, _ headers: HTTPFields) -> Door {
        if Routes.isOfDHIS2(path) { return .dhis2 }
        return headers[.authorization] == nil ? .pages : .machine
    }
}

/// The address is not for who comes through this door: it is about a browser's own session.
struct OtherDoor: Error {}

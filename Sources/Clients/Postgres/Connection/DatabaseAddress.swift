import CPostgres

/// Where the database is and how a connection presents itself.
package struct DatabaseAddress: Sendable {
    /// A connection string or URI as libpq reads it; several hosts with `target_session_attrs` are libpq's to try.
    package var conninfo: String
    /// What `pg_stat_activity` shows.
    package var applicationName: String
    /// How long one host may take to answer.
    package var connectTimeout: Duration
    /// How long one statement may run on the server; nil for the server's own limit.
    package var statementTimeout: Duration?

    /// An address from a connection string or URI.
    package init(
        _ conninfo: String,
        applicationName: String = "banmo",
        connectTimeout: Duration = .seconds(10),
        statementTimeout: Duration? = nil
    ) {
        self.conninfo = conninfo
        self.applicationName = applicationName
        self.connectTimeout = connectTimeout
        self.statementTimeout = statementTimeout
    }

    /// An address from libpq's keywords, such as `host`, `port`, `dbname` and `user`.
    package init(keywords: [String: String], applicationName: String = "banmo") {
        let pairs = keywords.sorted { $0.key < $1.key }.map { "\($0.key)=\(Self.quoted($0.value))" }
        self.init(pairs.joined(separator: " "), applicationName: applicationName)
    }

    private static func quoted(_ value: String) -> String {
        let escaped = value.flatMap { $0 == "'" || $0 == "\\" ? ["\\", $0] : [$0] }
        return "'\(String(escaped))'"
    }
}

extension DatabaseAddress {
    /// What libpq is given: the string first, so that what follows can add to it.
    func keywords() throws(ConnectFailed) -> [(String, String)] {
        var keywords = [
            ("dbname", conninfo), ("client_encoding", "UTF8"), ("fallback_application_name", applicationName),
            ("connect_timeout", "\(max(1, connectTimeout.components.seconds))"),
        ]
        if let statementTimeout {
            let milliseconds = statementTimeout / Duration.milliseconds(1)
            let own = try option("options").map { $0 + " " } ?? ""
            keywords.append(("options", own + "-c statement_timeout=\(Int(milliseconds.rounded(.up)))"))
        }
        return keywords
    }

    /// The value of a keyword in the connection string.
    private func option(_ keyword: String) throws(ConnectFailed) -> String? {
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(conninfo, &message) else {
            defer { PQfreemem(message) }
            throw ConnectFailed(reason: message.map { String(cString: $0) } ?? "out of memory", isTransient: false)
        }
        defer { PQconninfoFree(options) }
        var place = options
        while let name = place.pointee.keyword {
            if String(cString: name) == keyword { return place.pointee.val.map { String(cString: $0) } }
            place += 1
        }
        return nil
    }
}

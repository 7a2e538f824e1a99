import CPostgres

/// Where the database is and how a connection presents itself.
package struct DatabaseAddress: Sendable {
    /// A connection string or URI as libpq reads it; several hosts with `target_session_attrs` are libpq's to try.
    package var conninfo: String
    /// What `pg_stat_activity` shows, unless the connection string says.
    package var applicationName: String
    /// How long one host may take to answer, unless the connection string says.
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
    /// What libpq is given: the string first, then what it leaves open.
    func keywords() throws(ConnectFailed) -> [(String, String)] {
        let own = try options()
        let open = [
            ("application_name", applicationName),
            ("connect_timeout", "\(max(1, connectTimeout.components.seconds))"),
            // A server that has vanished without a word is noticed within a minute.
            ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "30000"),
        ]
        var keywords = [("dbname", conninfo), ("client_encoding", "UTF8")] + open.filter { own[$0.0] == nil }
        if let statementTimeout {
            let milliseconds = Int((statementTimeout / .milliseconds(1)).rounded(.up))
            let earlier = own["options"].map { $0 + " " } ?? ""
            keywords.append(("options", "\(earlier)-c statement_timeout=\(milliseconds)"))
        }
        return keywords
    }

    /// What the connection string says.
    private func options() throws(ConnectFailed) -> [String: String] {
        var message: UnsafeMutablePointer<CChar>?
        guard let first = PQconninfoParse(conninfo, &message) else {
            defer { PQfreemem(message) }
            let reason = message.map { String(cString: $0).trimmedLines }
            throw .lasting(reason ?? "out of memory")
        }
        defer { PQconninfoFree(first) }
        var options: [String: String] = [:]
        var option = first
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { options[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return options
    }
}

extension Routes {
    static let home = Route("", asks: PeriodQuery.self)
    static let queue = Route("waiting/:kind", Queue.Kind.self, asks: QueueQuery.self)
    static let about = Route("about")
}

/// Which page of a queue, and how many of its reports were approved just now.
struct QueueQuery: ListQuery {
    var page = ""
    var approved = ""

    static let fields = [QueryField("page", \Self.page), QueryField("approved", \.approved)]
}

extension Queue.Kind: AddressPart {
    init?(addressText text: String) { self.init(rawValue: text) }

    var addressText: String { rawValue }
}

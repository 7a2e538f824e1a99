/// The path of a route with places for its parameters.
struct RoutePattern: Sendable {
    /// As the router reads it: `colleges/:id`, `courses/{code}.json`.
    let text: String
    private let pieces: [Piece]

    /// A stretch of the path.
    private enum Piece {
        case words(String)
        case parameter(String)
    }

    init(_ text: String) {
        self.text = text
        pieces = text.split(separator: "/").flatMap { [.words("/")] + Self.pieces(of: $0) }
    }

    private static func pieces(of segment: Substring) -> [Piece] {
        if segment.first == ":" { return [.parameter(String(segment.dropFirst()))] }
        guard segment.first == "{", let end = segment.firstIndex(of: "}") else { return [.words(String(segment))] }
        return [.parameter(String(segment[..<end].dropFirst())), .words(String(segment[end...].dropFirst()))]
    }

    /// The names of the parameters, in their order.
    var names: [String] {
        pieces.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }

    /// The path with these texts at the places, encoded.
    func path(with texts: [String]) -> String {
        var remaining = texts.makeIterator()
        let path = pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .parameter: remaining.next()?.encodedForPath ?? ""
            }
        }
        return path.isEmpty ? "/" : path.joined()
    }
}

extension String {
    /// As it may stand between two slashes. The route of a file, which ends in `.json`, must not take it for one.
    fileprivate var encodedForPath: String {
        let encoded = encodedForAddress.replacing("/", with: "%2F")
        let ending = ".json"
        return encoded.hasSuffix(ending) ? encoded.dropLast(ending.count) + "%2Ejson" : encoded
    }
}

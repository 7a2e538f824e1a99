import Foundation
import HTTPTypes

/// A condition on definitions, as the field `filter` of an address says it: `level:eq:3`, `id:in:[a,b]`,
/// `name:!ilike:male`.
struct MetadataFilter: Sendable {
    /// How what is found is compared, whatever stands before it to turn it round.
    enum Operator: String, Sendable, CaseIterable {
        case eq, ieq, ne, neq, gt, ge, gte, lt, le, lte
        case null, empty, like, ilike, token, `in`
        case startsLike = "$like", startsIlike = "$ilike"
        case endsLike = "like$", endsIlike = "ilike$"
    }

    let path: [Substring]
    let `operator`: Operator
    let isNegated: Bool
    let value: String

    /// Reads a condition; throws `DHIS2Fault` for what is none.
    init(_ text: String) throws(DHIS2Fault) {
        let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, !parts[0].isEmpty else {
            throw DHIS2Fault(code: "filter", status: .badRequest, subject: text)
        }
        var name = parts[1]
        isNegated = name.first == "!"
        if isNegated { name.removeFirst() }
        guard let found = Operator(rawValue: name.lowercased()), parts.count == 3 || !found.needsValue else {
            throw DHIS2Fault(code: "filter", status: .badRequest, subject: text)
        }
        path = parts[0].split(separator: ".")
        `operator` = found
        value = parts.count == 3 ? String(parts[2]) : ""
    }

    /// Whether a definition meets it.
    func takes(_ object: MetadataObject, of book: MetadataBook) -> Bool {
        if path == ["identifiable"] {
            let found = ["id", "code", "name", "displayName"].compactMap { object.fields[$0] }
            return found.contains(where: meets) != isNegated
        }
        let found = book.fields(at: path, of: object.fields)
        switch `operator` {
        case .null: return found.isEmpty != isNegated
        case .empty: return (found.first?.count == 0) != isNegated
        case .ne, .neq: return !found.contains(where: meets) != isNegated
        default: return found.contains(where: meets) != isNegated
        }
    }

    /// Whether one thing that was found meets it, unless it is turned round.
    private func meets(_ field: MetadataObject.Field) -> Bool {
        switch field {
        case .number(let number): meets("\(number)", number)
        case .text(let text): meets(text, nil)
        case .truth(let truth): meets(truth ? "true" : "false", nil)
        case .reference(let uid): meets(uid, nil)
        case .references(let all): meets("\(all.count)", all.count)
        case .parts(let all): meets("\(all.count)", all.count)
        }
    }

    private func meets(_ text: String, _ number: Int?) -> Bool {
        switch `operator` {
        case .eq, .ne, .neq: text == value || number != nil && number == Int(value)
        case .ieq: text.lowercased() == value.lowercased()
        case .gt: order(text, number) > 0
        case .ge, .gte: order(text, number) >= 0
        case .lt: order(text, number) < 0
        case .le, .lte: order(text, number) <= 0
        case .like: text.contains(value)
        case .ilike: text.lowercased().contains(value.lowercased())
        case .startsLike: text.hasPrefix(value)
        case .startsIlike: text.lowercased().hasPrefix(value.lowercased())
        case .endsLike: text.hasSuffix(value)
        case .endsIlike: text.lowercased().hasSuffix(value.lowercased())
        case .token: words.allSatisfy(text.lowercased().contains)
        case .in: values.contains(text)
        case .null, .empty: false
        }
    }

    private func order(_ text: String, _ number: Int?) -> Int {
        if let number, let other = Int(value) { return number < other ? -1 : number > other ? 1 : 0 }
        return text < value ? -1 : text > value ? 1 : 0
    }

    private var words: [String] { value.lowercased().split(whereSeparator: \.isWhitespace).map(String.init) }

    /// `[a,b]`.
    private var values: Set<String> {
        let bare = value.hasPrefix("[") && value.hasSuffix("]") ? value.dropFirst().dropLast() : value[...]
        return Set(bare.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
    }
}

extension MetadataFilter.Operator {
    /// Whether it compares with something.
    fileprivate var needsValue: Bool { self != .null && self != .empty }
}

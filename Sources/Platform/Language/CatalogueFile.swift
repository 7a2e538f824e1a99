import Yams

/// Why a file is no catalogue, and where.
package struct CatalogueFileError: Error, CustomStringConvertible, Hashable {
    package let file: String
    /// The line, from 1; nil where the fault has none.
    package let line: Int?
    package let reason: String

    /// One sentence: `en.yaml, line 12: …`.
    package var description: String { "\(file)\(line.map { ", line \($0)" } ?? ""): \(reason)" }
}

/// A catalogue's file: nested YAML whose leaves are texts or plural forms. No scalar is anything but text.
struct CatalogueFile {
    let name: String

    func read(_ yaml: String) throws(CatalogueFileError) -> CatalogueNode {
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml)
        } catch let error as YamlError {
            throw fault(nil, "\(error)")
        } catch {
            throw fault(nil, "\(error)")
        }
        guard let root else { return CatalogueNode(key: "", children: [:]) }
        guard case .mapping(let mapping) = root else { throw fault(root, "a catalogue is a map of keys to texts") }
        return CatalogueNode(key: "", children: try children(of: mapping, under: ""))
    }

    private func children(
        of mapping: Node.Mapping,
        under key: String
    ) throws(CatalogueFileError) -> [String: CatalogueNode] {
        var children: [String: CatalogueNode] = [:]
        for (keyNode, value) in mapping {
            guard case .scalar(let scalar) = keyNode, Self.isName(scalar.string) else {
                throw fault(keyNode, "a key under \"\(key)\" is not made of letters, digits, - and _")
            }
            let whole = key.isEmpty ? scalar.string : "\(key).\(scalar.string)"
            children[scalar.string] = try node(value, key: whole)
        }
        return children
    }

    private func node(_ value: Node, key: String) throws(CatalogueFileError) -> CatalogueNode {
        switch value {
        case .scalar(let scalar):
            return CatalogueNode(key: key, message: Message(scalar.string))
        case .mapping(let mapping):
            guard let forms = Self.forms(mapping) else {
                return CatalogueNode(key: key, children: try children(of: mapping, under: key))
            }
            guard let message = Message(forms: forms) else {
                throw fault(value, "\"\(key)\" has plural forms but no \"other\"")
            }
            return CatalogueNode(key: key, message: message)
        case .sequence, .alias:
            throw fault(value, "\"\(key)\" is neither a text nor a map")
        }
    }

    /// The plural forms of a map all of whose keys are categories or `=n`; nil if it is a room.
    private static func forms(_ mapping: Node.Mapping) -> [String: String]? {
        var forms: [String: String] = [:]
        for (key, value) in mapping {
            guard case .scalar(let key) = key, case .scalar(let value) = value else { return nil }
            let isExact = key.string.hasPrefix("=") && Int(key.string.dropFirst()) != nil
            guard PluralCategory(rawValue: key.string) != nil || isExact else { return nil }
            forms[key.string] = value.string
        }
        let isOnlyOther = forms.count == 1 && forms[PluralCategory.other.rawValue] != nil
        return forms.isEmpty || (forms.count == 1 && !isOnlyOther) ? nil : forms
    }

    private static func isName(_ key: String) -> Bool {
        !key.isEmpty && key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    }

    private func fault(_ node: Node?, _ reason: String) -> CatalogueFileError {
        CatalogueFileError(file: name, line: node?.mark?.line, reason: reason)
    }
}

extension MetadataBook {
    /// A definition in JSON, with the fields that are asked for.
    func json(_ object: MetadataObject, _ selection: FieldSelection) -> JSONValue { json(object.fields, selection) }

    private func json(_ fields: [String: MetadataObject.Field], _ selection: FieldSelection) -> JSONValue {
        var told: [String: JSONValue] = [:]
        for preset in selection.presets {
            for (name, field) in fields where preset.has(name, field) { told[name] = json(field, nil) }
        }
        for name in selection.excluded { told[name] = nil }
        for choice in selection.choices {
            guard let field = fields[choice.name] else { continue }
            let (name, value) = transformed(field, choice)
            told[name] = value
        }
        return .object(told)
    }

    private func json(_ field: MetadataObject.Field, _ inner: FieldSelection?) -> JSONValue {
        switch field {
        case .text(let text): .scalar(text)
        case .number(let number): .scalar(number)
        case .truth(let truth): .scalar(truth)
        case .reference(let uid): json(uid, inner ?? .reference)
        case .references(let all): .list(all.map { json($0, inner ?? .reference) })
        case .parts(let all): .list(all.map { json($0, inner ?? .whole) })
        }
    }

    private func json(_ uid: String, _ selection: FieldSelection) -> JSONValue {
        json(objects[uid]?.fields ?? ["id": .text(uid)], selection)
    }

    private func transformed(_ field: MetadataObject.Field, _ choice: FieldSelection.Choice) -> (String, JSONValue) {
        var (name, field, inner) = (choice.name, field, choice.inner)
        for transformation in choice.transformations {
            switch transformation.name {
            case "rename" where !transformation.argument.isEmpty: name = transformation.argument
            case "size": field = .number(field.size)
            case "isEmpty": field = .truth(field.size == 0)
            case "isNotEmpty": field = .truth(field.size > 0)
            case "pluck":
                let wanted = transformation.argument.isEmpty ? "id" : transformation.argument
                return (name, plucked(field, wanted))
            default: break
            }
            if field.isSimple { inner = nil }
        }
        return (name, json(field, inner))
    }

    /// One field of each of several definitions.
    private func plucked(_ field: MetadataObject.Field, _ wanted: String) -> JSONValue {
        guard case .references(let all) = field else { return json(field, nil) }
        return .list(all.compactMap { objects[$0]?.fields[wanted] }.map { json($0, nil) })
    }

    /// What stands at the end of a path such as `dataSetElements.dataElement.id`; several where it leads through a list.
    func fields(at path: some Collection<Substring>, of fields: [String: MetadataObject.Field]) -> [MetadataObject
        .Field]
    {
        guard let name = path.first, let field = fields[String(name)] else { return [] }
        let rest = path.dropFirst()
        guard !rest.isEmpty else { return [field] }
        switch field {
        case .reference(let uid): return self.fields(at: rest, of: objects[uid]?.fields ?? ["id": .text(uid)])
        case .references(let all):
            return all.flatMap { self.fields(at: rest, of: objects[$0]?.fields ?? ["id": .text($0)]) }
        case .parts(let all): return all.flatMap { self.fields(at: rest, of: $0) }
        case .text, .number, .truth: return []
        }
    }
}

extension MetadataObject.Field {
    /// How many things are in a list, or characters in a text.
    fileprivate var size: Int {
        if let count { return count }
        if case .text(let text) = self { return text.count }
        return 1
    }
}

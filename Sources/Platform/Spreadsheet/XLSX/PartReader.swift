/// What listens while a part of a workbook is read. It hears of the elements of the part's own schema, by their local
/// names: those of extensions are passed over with all that is in them.
protocol PartListener: AnyObject {
    /// Whether texts matter at this moment.
    var wantsText: Bool { get }
    func start(_ name: String, _ tag: XMLTag) throws
    func end(_ name: String) throws
    func text(_ text: String) throws
}

extension PartListener {
    var wantsText: Bool { false }
    func end(_ name: String) {}
    func text(_ text: String) {}
}

/// Reads an XML part of a workbook from its start to its end, in as much memory as its longest text needs.
///
/// It is not Foundation's XMLParser (Swift 6.3 on Linux), because a stranger's file goes through it: that one ends the
/// whole process at a name that isn't UTF-8, calls a part that breaks off well parsed, drops references to entities
/// without a word and reports no document type; it also took twice as long. Of XML this reads what spreadsheet
/// programs write, in any usual encoding and without a document type, and refuses the rest.
struct PartReader {
    private struct Element {
        let name: String
        let standing: XMLNamespaces.Standing
        let declarations: Int
    }

    private let part: String
    private let listener: any PartListener
    private var window: PartWindow
    private var namespaces = XMLNamespaces()
    private var open: [Element] = []
    /// How many elements are open from the outermost foreign one on.
    private var foreign = 0
    private var isRootRead = false

    private init(_ entry: ZipEntry, _ listener: any PartListener) {
        part = entry.name
        self.listener = listener
        window = PartWindow(PartBytes(entry))
    }

    /// Throws what the listener throws, and a `SheetFault` for a part that is damaged, cut off or hostile.
    static func read(_ entry: ZipEntry, into listener: any PartListener) throws {
        var reader = PartReader(entry, listener)
        try reader.readAll()
    }

    private var damage: SheetFault { SheetFault(.damaged(part: part)) }
    private var hostility: SheetFault { SheetFault(.forbidden(part: part)) }
    private var wantsText: Bool { foreign == 0 && listener.wantsText }

    private mutating func readAll() throws {
        try checkStart()
        while try window.has(1) {
            if window[0] == UInt8(ascii: "<") { try readMarkup() } else { try readText() }
        }
        guard isRootRead, open.isEmpty else { throw damage }
    }

    /// What is no XML begins with other bytes.
    private mutating func checkStart() throws {
        guard try window.has(1) else { throw damage }
        _ = try window.has(3)
        if window.begins(with: "\u{FEFF}") { window.take(3) }
        guard try window.has(1), [0x3C, 0x20, 0x0A, 0x0D, 0x09].contains(window[0]) else { throw hostility }
    }

    private mutating func readText() throws {
        let end = try window.place(of: UInt8(ascii: "<")) ?? window.count
        let bytes = window[0..<end]
        if open.isEmpty {
            guard bytes.allSatisfy({ [0x20, 0x0A, 0x0D, 0x09].contains($0) }) else { throw damage }
        } else if wantsText {
            guard let text = XMLText.decoded(bytes) else { throw damage }
            try listener.text(text)
        }
        window.take(end)
    }

    private mutating func readMarkup() throws {
        guard try window.has(2) else { throw damage }
        switch window[1] {
        case UInt8(ascii: "/"): try readEnd()
        case UInt8(ascii: "?"): window.take(try end(of: "?>", from: 2) + 2)
        case UInt8(ascii: "!"): try readDeclaration()
        default: try readStart()
        }
    }

    private mutating func readStart() throws {
        let end = try endOfTag()
        guard let tag = XMLTag(window[1..<end]) else { throw damage }
        try start(tag)
        window.take(end + 1)
    }

    /// The place of the `>` that ends a tag: one within quotes doesn't.
    private mutating func endOfTag() throws -> Int {
        var place = 1
        while try window.has(place + 1) {
            switch window[place] {
            case UInt8(ascii: ">"): return place
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard let close = try window.place(of: window[place], from: place + 1) else { throw damage }
                place = close + 1
            default: place += 1
            }
        }
        throw damage
    }

    private mutating func start(_ tag: XMLTag) throws {
        if open.isEmpty, isRootRead { throw damage }
        guard open.count < 200 else { throw hostility }
        isRootRead = true
        guard let declarations = namespaces.declare(tag) else { throw damage }
        let name = Self.local(tag.name)
        let standing = foreign > 0 ? .foreign : namespaces.standing(of: tag.prefix, name)
        if standing == .own {
            var tag = tag
            tag.relationshipPrefixes = namespaces.relationshipPrefixes
            try listener.start(name, tag)
        }
        if tag.isEmpty {
            namespaces.forget(declarations)
            if standing == .own { try listener.end(name) }
        } else {
            if standing == .foreign { foreign += 1 }
            open.append(Element(name: tag.name, standing: standing, declarations: declarations))
        }
    }

    private mutating func readEnd() throws {
        guard let end = try window.place(of: UInt8(ascii: ">")) else { throw damage }
        var bytes = window[2..<end]
        while let last = bytes.last, [0x20, 0x0A, 0x0D, 0x09].contains(last) { bytes.removeLast() }
        guard let element = open.popLast(), bytes.elementsEqual(element.name.utf8) else { throw damage }
        window.take(end + 1)
        namespaces.forget(element.declarations)
        if element.standing == .foreign { foreign -= 1 }
        if element.standing == .own { try listener.end(Self.local(element.name)) }
    }

    /// Comments are passed over, marked text is text; a document type is no spreadsheet program's.
    private mutating func readDeclaration() throws {
        _ = try window.has(9)
        if window.begins(with: "<!--") {
            window.take(try end(of: "-->", from: 4) + 3)
        } else if window.begins(with: "<![CDATA[") {
            let end = try end(of: "]]>", from: 9)
            guard !open.isEmpty, let text = String(validating: window[9..<end], as: UTF8.self) else { throw damage }
            if wantsText { try listener.text(text) }
            window.take(end + 3)
        } else {
            throw hostility
        }
    }

    /// The first place of a mark that ends with `>`.
    private mutating func end(of mark: String, from start: Int) throws -> Int {
        var place = start + mark.utf8.count - 1
        while let found = try window.place(of: UInt8(ascii: ">"), from: place) {
            let begin = found + 1 - mark.utf8.count
            if begin >= start, window[begin..<(found + 1)].elementsEqual(mark.utf8) { return begin }
            place = found + 1
        }
        throw damage
    }

    private static func local(_ name: String) -> String {
        // Most names in a sheet are one letter long.
        guard name.utf8.count > 1, let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
        return String(name[name.utf8.index(after: colon)...])
    }
}

import Foundation
import FoundationXML

/// What listens while a part of a workbook is read. Names come without their prefix.
protocol PartListener: AnyObject {
    func start(_ name: String, _ attributes: [String: String]) throws
    func end(_ name: String) throws
    func text(_ text: String) throws
}

extension PartListener {
    func end(_ name: String) {}
    func text(_ text: String) {}
}

/// Reads an XML part of a workbook from its start to its end.
final class PartReader: NSObject, XMLParserDelegate {
    private let listener: any PartListener
    private var failure: (any Error)?
    private var depth = 0
    private var isComplete = false

    private init(_ listener: any PartListener) {
        self.listener = listener
    }

    /// Throws what the listener throws, and a `SheetFault` for a part that is damaged, cut off or hostile.
    static func read(_ entry: ZipEntry, into listener: any PartListener) throws {
        let stream = EntryStream(entry)
        let reader = PartReader(listener)
        let parser = XMLParser(stream: stream)
        parser.delegate = reader
        let isParsed = parser.parse()
        if let failure = stream.fault ?? reader.failure { throw failure }
        // The parser calls a part that breaks off well parsed.
        guard isParsed, parser.parserError == nil, reader.isComplete else {
            throw SheetFault(.damaged(part: entry.name))
        }
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        depth += 1
        guard depth <= 200 else { return fail(SheetFault(.forbidden(part: "xml")), parser) }
        attempt(parser) { try listener.start(Self.local(name), attributes) }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        depth -= 1
        isComplete = depth == 0
        attempt(parser) { try listener.end(Self.local(name)) }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        attempt(parser) { try listener.text(string) }
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        attempt(parser) { try listener.text(String(decoding: block, as: UTF8.self)) }
    }

    private func attempt(_ parser: XMLParser, _ body: () throws -> Void) {
        guard failure == nil else { return }
        do { try body() } catch { fail(error, parser) }
    }

    private func fail(_ error: any Error, _ parser: XMLParser) {
        failure = failure ?? error
        parser.abortParsing()
    }

    private static func local(_ name: String) -> String {
        // Most names in a sheet are one letter long.
        guard name.utf8.count > 1, let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
        return String(name[name.utf8.index(after: colon)...])
    }
}

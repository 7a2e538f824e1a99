import Foundation
import Spreadsheet

/// A zip file made by hand, so that tests can make wrong ones too: entries are stored, not deflated.
struct TestArchive {
    private var entries = Data()
    private var directory = Data()
    private var count: UInt16 = 0

    /// Adds an entry; a wrong checksum, a false size or a method of compression on request.
    mutating func add(_ name: String, _ bytes: Data, checksum: UInt32? = nil, method: UInt16 = 0, inflated: Int? = nil)
    {
        let offset = UInt32(entries.count)
        var header = Data()
        header.append(number: UInt16(20))
        header.append(number: UInt16(0x800))
        header.append(number: method)
        header.append(number: UInt32(0x5B76_0000))
        header.append(number: checksum ?? Self.checksum(bytes))
        header.append(number: UInt32(bytes.count))
        header.append(number: UInt32(inflated ?? bytes.count))
        header.append(number: UInt16(name.utf8.count))
        header.append(number: UInt16(0))
        entries += Data("PK\u{3}\u{4}".utf8) + header + Data(name.utf8) + bytes
        directory += Data("PK\u{1}\u{2}".utf8) + Data([20, 0]) + header + Data(repeating: 0, count: 10)
        directory.append(number: offset)
        directory += Data(name.utf8)
        count += 1
    }

    mutating func add(_ name: String, _ text: String) { add(name, Data(text.utf8)) }

    /// The whole file.
    var bytes: Data {
        var end = Data("PK\u{5}\u{6}".utf8) + Data(repeating: 0, count: 4)
        end.append(number: count)
        end.append(number: count)
        end.append(number: UInt32(directory.count))
        end.append(number: UInt32(entries.count))
        return entries + directory + end + Data([0, 0])
    }

    private static func checksum(_ bytes: Data) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in rest >> 1 ^ (rest & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
    }

    /// Raw deflate of `<w>` and about so many bytes of `<a/>` without end: a megabyte in 6 kB.
    ///
    /// One code of 13 bits repeats the last four bytes over 258, so eight of them fill 13 bytes, which are then
    /// repeated.
    static func bomb(bytes count: Int) -> Data {
        var bits: [Bool] = [true, true, false]
        func code(_ value: Int, _ length: Int) {
            for place in (0..<length).reversed() { bits.append(value >> place & 1 == 1) }
        }
        for byte in "<w><a/>".utf8 { code(0x30 + Int(byte), 8) }
        for _ in 0..<16 {
            code(0b1100_0101, 8)
            code(3, 5)
        }
        code(0, 7)
        let bytes = stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<min(start + 8, bits.count)].enumerated().reduce(UInt8(0)) {
                $0 | ($1.element ? 1 << UInt8($1.offset) : 0)
            }
        }
        let repeated = Data(repeatElement(bytes[8..<21], count: count / 258 / 8).joined())
        return Data(bytes[..<8]) + repeated + Data(bytes[8...])
    }
}

extension Data {
    /// Little-endian, as zip has it.
    fileprivate mutating func append(number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}

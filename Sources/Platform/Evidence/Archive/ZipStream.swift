import CZlib
import Foundation

/// A ZIP archive as it is written from front to back, its files stored as they are: libzip writes one only to where it can
/// go back, and what people attach is packed already. What is larger than 4 GB is written as ZIP64.
package struct ZipStream: Sendable {
    /// A file of it, known before its bytes come.
    private struct Entry: Sendable {
        let name: [UInt8]
        let size: Int
        let crc32: UInt32
        let place: Int
    }

    private var entries: [Entry] = []
    private var place = 0
    private let time: (date: UInt16, time: UInt16)

    /// An archive whose files were all made at a moment, told in UTC.
    package init(at date: Date) {
        var calendar = Foundation.Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        let year = max(0, min(127, (parts.year ?? 1980) - 1980))
        time = (
            UInt16(year << 9 | (parts.month ?? 1) << 5 | (parts.day ?? 1)),
            UInt16((parts.hour ?? 0) << 11 | (parts.minute ?? 0) << 5 | (parts.second ?? 0) / 2)
        )
    }

    /// The check of bytes in memory, as a file's beginning has it.
    package static func check(of bytes: [UInt8]) -> UInt32 {
        UInt32(truncatingIfNeeded: bytes.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) })
    }

    /// What stands before the bytes of the next file, which are of that number and have that check.
    package mutating func begin(_ name: String, size: Int, crc32: UInt32) -> [UInt8] {
        let entry = Entry(name: Array(name.utf8), size: size, crc32: crc32, place: place)
        entries.append(entry)
        var head = Bytes()
        head.add(UInt32(0x0403_4B50))
        describe(entry, in: &head)
        head.add(UInt16(entry.name.count), UInt16(0))
        head.bytes += entry.name
        place += head.bytes.count + size
        return head.bytes
    }

    /// What stands behind all files: where each is.
    package mutating func end() -> [UInt8] {
        var directory = Bytes()
        for entry in entries { list(entry, in: &directory) }
        let (count, size) = (entries.count, directory.bytes.count)
        if count >= 0xFFFF || place >= 0xFFFF_FFFF {
            let end = place + size
            directory.add(UInt32(0x0606_4B50))
            directory.add(UInt64(44))
            directory.add(UInt16(45), UInt16(45))
            directory.add(UInt32(0), UInt32(0))
            directory.add(UInt64(count), UInt64(count), UInt64(size), UInt64(place))
            directory.add(UInt32(0x0706_4B50), UInt32(0))
            directory.add(UInt64(end))
            directory.add(UInt32(1))
        }
        directory.add(UInt32(0x0605_4B50))
        directory.add(UInt16(0), UInt16(0), UInt16(min(count, 0xFFFF)), UInt16(min(count, 0xFFFF)))
        directory.add(UInt32(size), UInt32(min(place, 0xFFFF_FFFF)))
        directory.add(UInt16(0))
        return directory.bytes
    }

    /// Version, that names are UTF-8, stored, when, check and sizes: the same before the file and in the directory.
    private func describe(_ entry: Entry, in bytes: inout Bytes) {
        bytes.add(UInt16(45), UInt16(0x0800), UInt16(0), time.time, time.date)
        bytes.add(entry.crc32, UInt32(entry.size), UInt32(entry.size))
    }

    private func list(_ entry: Entry, in directory: inout Bytes) {
        let isFar = entry.place >= 0xFFFF_FFFF
        directory.add(UInt32(0x0201_4B50))
        directory.add(UInt16(45))
        describe(entry, in: &directory)
        directory.add(UInt16(entry.name.count), UInt16(isFar ? 12 : 0), UInt16(0), UInt16(0), UInt16(0))
        directory.add(UInt32(0), UInt32(min(entry.place, 0xFFFF_FFFF)))
        directory.bytes += entry.name
        if isFar {
            directory.add(UInt16(1), UInt16(8))
            directory.add(UInt64(entry.place))
        }
    }

    /// Numbers in little-endian order.
    private struct Bytes {
        var bytes: [UInt8] = []

        mutating func add<Number: FixedWidthInteger>(_ numbers: Number...) {
            for number in numbers { withUnsafeBytes(of: number.littleEndian) { bytes += $0 } }
        }
    }
}

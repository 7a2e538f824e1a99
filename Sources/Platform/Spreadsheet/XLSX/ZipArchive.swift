import CZip
import Foundation

/// A zip file opened for reading by libzip.
final class ZipArchive {
    private let archive: OpaquePointer
    let budget: ByteBudget
    private let entries: [String: zip_uint64_t]

    /// Throws a `SheetFault` for what is no whole zip file.
    init(_ source: SheetSource, _ limits: SheetLimits) throws {
        var code: Int32 = 0
        let opened: OpaquePointer?
        switch source {
        case .file(let url): opened = zip_open(url.path, Int32(ZIP_RDONLY), &code)
        case .bytes(let data): opened = Self.open(data)
        case .spooled(let file): opened = Self.open(try file.reopened())
        }
        guard let opened else { throw SheetFault(.damaged(part: "zip")) }
        archive = opened
        budget = ByteBudget(limits)
        let count = zip_get_num_entries(archive, 0)
        entries = count > 10_000 ? [:] : Self.entries(of: opened, count)
        guard count <= 10_000 else { throw SheetFault(.tooLarge(.sheets)) }
    }

    deinit { zip_discard(archive) }

    /// libzip closes the descriptor together with the archive; one that it does not take is closed here.
    private static func open(_ descriptor: Int32) -> OpaquePointer? {
        var code: Int32 = 0
        let archive = zip_fdopen(descriptor, 0, &code)
        if archive == nil { close(descriptor) }
        return archive
    }

    /// libzip frees the copy of the bytes together with the archive.
    private static func open(_ data: Data) -> OpaquePointer? {
        guard let copy = malloc(max(1, data.count)) else { return nil }
        data.copyBytes(to: copy.assumingMemoryBound(to: UInt8.self), count: data.count)
        var error = zip_error_t()
        guard let source = zip_source_buffer_create(copy, zip_uint64_t(data.count), 1, &error) else {
            free(copy)
            return nil
        }
        guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
            zip_source_free(source)
            return nil
        }
        return archive
    }

    /// Whether it has an entry of that name, in any case.
    func has(_ name: String) -> Bool { index(of: name) != nil }

    /// The inflated bytes of an entry; nil if it has none of that name. A password is a fault.
    func entry(_ name: String) throws -> ZipEntry? {
        guard let index = index(of: name) else { return nil }
        var information = zip_stat_t()
        guard zip_stat_index(archive, index, 0, &information) == 0 else {
            throw SheetFault(.damaged(part: name))
        }
        if information.encryption_method != ZIP_EM_NONE { throw SheetFault(.encrypted) }
        guard let file = zip_fopen_index(archive, index, 0) else { throw SheetFault(.damaged(part: name)) }
        return ZipEntry(file, name: name, deflated: Int(clamping: information.comp_size), of: self)
    }

    /// The inflated bytes of an entry that another part refers to.
    func required(_ name: String) throws -> ZipEntry {
        guard let entry = try entry(name) else { throw SheetFault(.damaged(part: name)) }
        return entry
    }

    private func index(of name: String) -> zip_uint64_t? { entries[name.lowercased()] }

    /// The entries by name, in small letters; of two of the same name the first, as elsewhere.
    private static func entries(of archive: OpaquePointer, _ count: zip_int64_t) -> [String: zip_uint64_t] {
        var entries: [String: zip_uint64_t] = [:]
        for index in 0..<zip_uint64_t(max(0, count)) {
            guard let name = zip_get_name(archive, index, 0).map({ String(cString: $0) }) else { continue }
            let key = PartName.normal(name).lowercased()
            if entries[key] == nil { entries[key] = index }
        }
        return entries
    }
}

/// An entry of a zip file while it is being inflated.
final class ZipEntry {
    let name: String
    private let file: OpaquePointer
    private let deflated: Int
    /// Kept alive as long as the entry is read.
    private let archive: ZipArchive
    private var inflated = 0

    init(_ file: OpaquePointer, name: String, deflated: Int, of archive: ZipArchive) {
        self.file = file
        self.name = name
        self.deflated = deflated
        self.archive = archive
    }

    deinit { zip_fclose(file) }

    /// Inflates the next bytes, 0 at the end; throws for damage, a wrong checksum and more bytes than are allowed.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = Int(zip_fread(file, buffer.baseAddress, zip_uint64_t(buffer.count)))
        guard count >= 0 else { throw SheetFault(.damaged(part: name)) }
        inflated += count
        try archive.budget.spend(count, inflated: inflated, deflated: deflated)
        return count
    }
}

/// How many bytes may still be inflated, of all entries together.
final class ByteBudget {
    private var left: Int
    private let limits: SheetLimits

    init(_ limits: SheetLimits) {
        left = limits.bytes
        self.limits = limits
    }

    func spend(_ count: Int, inflated: Int, deflated: Int) throws {
        left -= count
        let isBomb = inflated > limits.inflationFrom && inflated / limits.inflation > deflated
        if left < 0 || isBomb { throw SheetFault(.tooLarge(.bytes)) }
    }
}

import NIOPosix
import Spreadsheet
import Tenancy

/// A form's fields and files as its parts come in: fields are kept, files go to the disk.
struct FormParts: Sendable {
    private(set) var fields: [String: String] = [:]
    private(set) var files: [String: UploadedFile] = [:]
    private let limits: FormLimits
    /// What the field `csrf` must say before a file is taken; nil where it says nothing.
    private let token: String?

    private var head: MultipartHead?
    private var value: [UInt8] = []
    private var file: SpooledFile?
    private var fileCount = 0
    private var fieldBytes = 0

    init(limits: FormLimits, token: String?) {
        self.limits = limits
        self.token = token
    }

    /// Takes what comes next; throws `FormRefusal`, or what the disk says.
    mutating func take(_ event: MultipartEvent) async throws {
        switch event {
        case .part(let part): try begin(part)
        case .data(let bytes): try await add(bytes)
        case .partEnd: end()
        case .end: break
        }
    }

    private mutating func begin(_ part: MultipartHead) throws {
        head = part
        try count(part.name.utf8.count)
        // A browser sends an empty part when no file was chosen.
        guard let name = part.fileName, !name.isEmpty else { return }
        guard token == nil || fields["csrf"] == token else { throw FormRefusal.foreign }
        fileCount += 1
        guard fileCount <= limits.files else { throw FormRefusal.tooManyParts(limit: limits.files) }
        file = try SpooledFile()
    }

    private mutating func add(_ bytes: [UInt8]) async throws {
        if let file {
            // The disk may take its time, which is no business of the threads that answer.
            return try await NIOThreadPool.singleton.runIfActive { try file.append(bytes) }
        }
        guard value.count + bytes.count <= limits.fieldBytes else {
            throw FormRefusal.fieldTooLarge(limit: limits.fieldBytes)
        }
        try count(bytes.count)
        value += bytes
    }

    private mutating func count(_ bytes: Int) throws {
        fieldBytes += bytes
        guard fieldBytes <= limits.allFields else { throw FormRefusal.tooLarge(limit: limits.allFields) }
    }

    private mutating func end() {
        defer { (head, file, value) = (nil, nil, []) }
        guard let head else { return }
        if let file {
            files[head.name] = UploadedFile(name: head.fileName ?? "", content: file)
        } else if head.fileName == nil {
            fields[head.name] = String(decoding: value, as: UTF8.self)
        }
    }
}

/// A file that a form brought.
struct UploadedFile: Sendable {
    /// The name it had on the sender's machine.
    let name: String
    let content: SpooledFile
}

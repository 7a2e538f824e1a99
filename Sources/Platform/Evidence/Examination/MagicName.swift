/// What libmagic calls a file, made into a kind that is taken or a reason why it isn't.
enum MagicName {
    /// The kind; throws `EvidenceRefusal`.
    static func mediaType(_ name: String) throws(EvidenceRefusal) -> MediaType {
        if let type = MediaType.named(others[name] ?? name) { return type }
        if programs.contains(name) { throw .program }
        if archives.contains(name) { throw .archive }
        if encrypted.contains(name) { throw .encrypted }
        if active.contains(name) { throw .active }
        // Prose that looks like a language of programmers.
        if name.hasPrefix("text/x-"), let text = MediaType.named("text/plain") { return text }
        throw .otherKind(name)
    }

    /// Other names of the kinds that are taken.
    private static let others = [
        "image/x-ms-bmp": "image/bmp", "image/svg": "image/svg+xml", "image/heif": "image/heic",
        "application/xml": "text/xml", "application/csv": "text/csv",
        "application/vnd.ms-office": "application/x-ole-storage", "application/CDFV2": "application/x-ole-storage",
        "audio/x-wav": "audio/wav", "audio/x-m4a": "audio/mp4", "video/x-m4v": "video/mp4",
        "application/x-ndjson": "application/json", "text/troff": "text/plain", "message/rfc822": "text/plain",
        "application/x-wine-extension-ini": "text/plain", "application/x-setupscript": "text/plain",
    ]

    private static let programs: Set = [
        "application/x-executable", "application/x-pie-executable", "application/x-sharedlib", "application/x-object",
        "application/x-dosexec", "application/vnd.microsoft.portable-executable", "application/x-mach-binary",
        "application/x-msi", "application/x-ms-shortcut", "application/x-coredump", "application/wasm",
        "application/x-java-applet", "application/java-archive", "application/vnd.android.package-archive",
        "application/x-bytecode.python", "application/vnd.debian.binary-package", "application/x-rpm",
        "application/javascript", "text/javascript", "application/x-javascript", "application/x-elc",
        "text/x-shellscript", "text/x-python", "text/x-script.python", "text/x-perl", "text/x-php", "text/x-ruby",
        "text/x-lua", "text/x-tcl", "text/x-awk", "text/x-gawk", "text/x-nawk", "text/x-msdos-batch",
        "text/x-powershell", "text/x-makefile",
    ]

    private static let archives: Set = [
        "application/zip", "application/x-7z-compressed", "application/x-rar", "application/vnd.rar",
        "application/gzip",
        "application/x-gzip", "application/x-tar", "application/x-bzip2", "application/x-xz", "application/zstd",
        "application/x-lzma", "application/x-lz4", "application/x-iso9660-image", "application/x-cpio",
        "application/x-archive", "application/vnd.ms-cab-compressed", "application/x-lha", "application/x-arj",
    ]

    private static let encrypted: Set = [
        "application/encrypted", "application/CDFV2-encrypted", "application/pgp-encrypted",
    ]

    private static let active: Set = [
        "application/x-shockwave-flash", "application/vnd.adobe.flash.movie", "application/x-mswinurl",
        "application/vnd.ms-htmlhelp",
    ]
}

/// A kind of file that is taken, by what its bytes say.
package struct MediaType: Sendable, Hashable {
    /// How its files are told apart from ones that do something.
    package enum Look: Sendable {
        /// Nothing of it is ever run.
        case none
        /// A text that browsers would run: HTML, SVG, XML.
        case markup
        case pdf
        /// Office's packages, which are ZIP archives.
        case package
        /// Office's files of before 2007.
        case compound
    }

    /// As HTTP has it.
    package let name: String
    /// With what the names of its files end; the usual one first.
    package let endings: [String]
    let look: Look
    /// Whether a browser shows it in the page.
    package let isShown: Bool

    private init(_ name: String, _ endings: String, _ look: Look = .none, isShown: Bool = false) {
        self.name = name
        self.endings = endings.split(separator: " ").map(String.init)
        self.look = look
        self.isShown = isShown
    }

    /// A file's name as it is given away: with an ending that says what the bytes say, whatever it ended with.
    package func fileName(_ name: String) -> String {
        let ending = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last?.lowercased() ?? ""
        return endings.contains(ending) ? name : "\(name).\(endings[0])"
    }

    /// Whether it is a picture that a page shows as one.
    package var isPicture: Bool { isShown && name.hasPrefix("image/") }

    /// The kind of that name; nil for one that isn't taken.
    package static func named(_ name: String) -> MediaType? { table[name] }

    private static let office = "application/vnd.openxmlformats-officedocument"
    private static let open = "application/vnd.oasis.opendocument"

    private static let table = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    /// Every kind that is taken.
    package static let all = [
        MediaType("application/pdf", "pdf", .pdf, isShown: true),
        MediaType("image/png", "png", isShown: true), MediaType("image/jpeg", "jpg jpeg jpe jfif", isShown: true),
        MediaType("image/gif", "gif", isShown: true), MediaType("image/webp", "webp", isShown: true),
        MediaType("image/tiff", "tif tiff"), MediaType("image/bmp", "bmp"), MediaType("image/heic", "heic heif"),
        MediaType("image/svg+xml", "svg", .markup),
        MediaType("\(office).wordprocessingml.document", "docx", .package),
        MediaType("\(office).spreadsheetml.sheet", "xlsx", .package),
        MediaType("\(office).presentationml.presentation", "pptx ppsx", .package),
        MediaType("\(open).text", "odt", .package), MediaType("\(open).spreadsheet", "ods", .package),
        MediaType("\(open).presentation", "odp", .package),
        MediaType("application/msword", "doc wps", .compound),
        MediaType("application/vnd.ms-excel", "xls et", .compound),
        MediaType("application/vnd.ms-powerpoint", "ppt dps", .compound),
        MediaType("application/x-ole-storage", "doc xls ppt wps et dps", .compound),
        MediaType("text/plain", "txt md csv tsv log srt vtt yaml yml tex"), MediaType("text/csv", "csv txt"),
        MediaType("application/json", "json txt"), MediaType("text/html", "html htm", .markup),
        MediaType("text/xml", "xml", .markup),
        MediaType("video/mp4", "mp4 m4v"), MediaType("video/quicktime", "mov"), MediaType("video/webm", "webm"),
        MediaType("video/x-matroska", "mkv"), MediaType("video/x-msvideo", "avi"), MediaType("video/mpeg", "mpg mpeg"),
        MediaType("video/3gpp", "3gp"),
        MediaType("audio/mpeg", "mp3"), MediaType("audio/mp4", "m4a"), MediaType("audio/ogg", "ogg oga opus"),
        MediaType("audio/wav", "wav"),
    ]
}

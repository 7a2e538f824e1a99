import Foundation

/// Names of a workbook's parts, made one of the ways in which programs write them.
enum PartName {
    /// A name without leading slash, with `/` where Windows' tools write `\`, without `.` and `..`, and with `%20` as the
    /// space that it stands for.
    static func normal(_ name: String, in folder: String = "") -> String {
        let slashed = name.utf8.contains(UInt8(ascii: "\\")) ? name.replacing("\\", with: "/") : name
        var path = slashed.hasPrefix("/") ? [] : folder.split(separator: "/")
        for step in slashed.split(separator: "/") where step != "." {
            if step == ".." { path = path.dropLast() } else { path.append(step) }
        }
        let joined = path.joined(separator: "/")
        guard joined.utf8.contains(UInt8(ascii: "%")) else { return joined }
        return joined.removingPercentEncoding ?? joined
    }
}

import Foundation

/// C strings that live until they are freed, for structures of C that point at them.
struct CStrings {
    private var strings: [UnsafeMutablePointer<CChar>?] = []
    private var lists: [UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>] = []

    /// A copy, cut at so many units of UTF-16.
    mutating func keep(_ text: String, units: Int) -> UnsafeMutablePointer<CChar>? {
        var text = text
        while text.utf16.count > units { text.removeLast() }
        let copy = strdup(text)
        strings.append(copy)
        return copy
    }

    /// A copy of a list, ended by a null pointer.
    mutating func keep(_ texts: [String]) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
        let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: texts.count + 1)
        for (index, text) in texts.enumerated() { list[index] = keep(text, units: 255) }
        list[texts.count] = nil
        lists.append(list)
        return list
    }

    mutating func free() {
        for string in strings { Foundation.free(string) }
        for list in lists { list.deallocate() }
        strings = []
        lists = []
    }
}

import Crypto
import Foundation

/// DHIS2's identifiers: a letter and ten letters or digits.
package enum UIDText {
    private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    private static let characters = letters + Array("0123456789")

    /// The same identifier for the same code on every machine, from the code's SHA-256.
    package static func derived(from code: String) -> String {
        let bytes = Array(SHA256.hash(data: Data(code.utf8)))
        let first = letters[Int(bytes[0]) % letters.count]
        return String([first] + bytes[1...10].map { characters[Int($0) % characters.count] })
    }
}

import Published
import Testing

@Suite struct `Versions` {
    @Test func `sort by number and not by letter`() throws {
        let versions = try ["1.10.0", "1.9.0", "2.0.0", "1.9.12"].map { try #require(Version($0)) }
        #expect(versions.sorted().map(\.description) == ["1.9.0", "1.9.12", "1.10.0", "2.0.0"])
    }

    @Test(arguments: ["", "1", "1.0", "1.0.0.0", "v1.0.0", "1.0.x", "01.0.0", "1.-1.0", "1..0", "٣.0.0", "9999999.0.0"])
    func `anything but three whole numbers is refused`(_ text: String) {
        #expect(Version(text) == nil)
    }
}

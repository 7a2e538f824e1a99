import Testing

@testable import Web

@Suite struct `An address to go on to` {
    @Test(arguments: ["/", "/colleges", "/colleges?state=operating&page=2", "/standards/a%20b#items", "/%E5%AD%A6"])
    func `on this site is kept`(address: String) {
        #expect(SafeAddress(address).text == address)
    }

    @Test(arguments: [
        "", "colleges", "//elsewhere.example", "/\\elsewhere.example", "\\\\elsewhere.example", "/\t/elsewhere.example",
        "/\n/elsewhere.example", "/\r\nSet-Cookie: a=b", "https://elsewhere.example", "javascript:alert(1)",
        " //elsewhere.example", "/学院", "/a b", "\u{0}/",
    ])
    func `elsewhere becomes the home page`(address: String) {
        #expect(SafeAddress(address).text == "/")
    }
}

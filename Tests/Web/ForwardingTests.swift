import Tenancy
import Testing

@testable import Web

@Suite struct `A client's address` {
    private let forwarding = Forwarding(trusted: ["10.0.0.0/8", "2001:db8::1"].compactMap { NetworkRange($0) })

    @Test func `is the connection's own, whatever it says, unless that is a trusted proxy`() {
        #expect(forwarding.client(behind: "192.0.2.1", forwarded: "198.51.100.1") == "192.0.2.1")
        #expect(forwarding.client(behind: "local", forwarded: "198.51.100.1") == "local")
        for peer in ["127.0.0.1", "::1", "::ffff:127.0.0.1", "10.1.2.3", "2001:db8::1"] {
            #expect(forwarding.client(behind: peer, forwarded: "198.51.100.1") == "198.51.100.1", "\(peer)")
        }
        #expect(forwarding.client(behind: "10.1.2.3", forwarded: nil) == "10.1.2.3")
        #expect(Forwarding().client(behind: "10.1.2.3", forwarded: "198.51.100.1") == "10.1.2.3")
    }

    @Test func `is the last one that no trusted proxy has, for what stands before it is anybody's word`() {
        let chain = "203.0.113.9, 198.51.100.1 , 10.0.0.7,127.0.0.1"
        #expect(forwarding.client(behind: "10.0.0.8", forwarded: chain) == "198.51.100.1")
        #expect(forwarding.client(behind: "10.0.0.8", forwarded: "10.0.0.6, 10.0.0.7") == "10.0.0.6")
        #expect(forwarding.client(behind: "10.0.0.8", forwarded: "198.51.100.1, unknown, 10.0.0.7") == "10.0.0.7")
        #expect(forwarding.client(behind: "10.0.0.8", forwarded: "") == "10.0.0.8")
    }
}

import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Synchronization
import Tenancy

/// The connections that are open, each of which may have to leave for another.
final class Connections: Sendable {
    private struct State {
        var seats: Seats
        var channels: [UInt64: any Channel] = [:]
        var lastNumber: UInt64 = 0
    }

    private let state: Mutex<State>
    private let forwarding: Forwarding

    init(_ limits: SiteServer.Limits, forwarding: Forwarding) {
        state = Mutex(State(seats: Seats(limit: limits.clients, share: limits.share)))
        self.forwarding = forwarding
    }

    /// A new connection: its number, or why it can't stay.
    fileprivate func come(_ channel: any Channel) -> (number: UInt64, admission: Seats.Admission) {
        let address = channel.remoteAddress?.ipAddress ?? "local"
        let network = NetworkAddress(address)
        let isShared = network.map(forwarding.trusts) ?? true
        let (number, admission, silent) = state.withLock { state in
            state.lastNumber += 1
            let number = state.lastNumber
            let admission = state.seats.come(number, from: network?.neighbourhood ?? address, isShared: isShared)
            var silent: (any Channel)?
            switch admission {
            case .welcome: state.channels[number] = channel
            case .instead(let other):
                silent = state.channels.removeValue(forKey: other)
                state.channels[number] = channel
            case .addressFull, .full: break
            }
            return (number, admission, silent)
        }
        silent?.close(promise: nil)
        return (number, admission)
    }

    fileprivate func hear(_ number: UInt64, work: Int = 0) {
        state.withLock { $0.seats.hear(number, work: work) }
    }

    fileprivate func leave(_ number: UInt64) {
        state.withLock { state in
            state.seats.leave(number)
            state.channels[number] = nil
        }
    }
}

/// Hears what is said on one connection, and tells whoever finds no place so at once.
final class ConnectionWatch: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let connections: Connections
    private var number: UInt64?
    /// How many bytes of a body may still come once its answer is told; nil while none is, or all has come.
    private var rest: Int?
    private var isBodyWhole = true

    /// As much as the largest body that is read at all: a browser that is told that it sends too much reads that only once it
    /// has sent all.
    private static let rest = Door.pages.bodyLimit

    init(_ connections: Connections) {
        self.connections = connections
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { come(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        come(context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        if let number { connections.leave(number) }
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if let number {
            switch unwrapInboundIn(data) {
            case .head:
                (isBodyWhole, rest) = (false, nil)
                connections.hear(number)
            case .body(let bytes):
                connections.hear(number)
                rest = rest.map { $0 - bytes.readableBytes }
                if let rest, rest < 0 { return context.close(promise: nil) }
            case .end:
                (isBodyWhole, rest) = (true, nil)
                connections.hear(number, work: 1)
            }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if let number {
            switch unwrapOutboundIn(data) {
            case .head(let head) where head.status.kind == .informational: connections.hear(number)
            case .head: connections.hear(number, work: -1)
            case .body: connections.hear(number)
            case .end:
                connections.hear(number)
                if !isBodyWhole { rest = Self.rest }
            }
        }
        context.write(data, promise: promise)
    }

    private func come(_ context: ChannelHandlerContext) {
        guard number == nil else { return }
        let (number, admission) = connections.come(context.channel)
        self.number = number
        switch admission {
        case .welcome, .instead: break
        case .addressFull: refuse(context, .tooManyRequests)
        case .full: refuse(context, .serviceUnavailable)
        }
    }

    /// Says why, and hangs up: what they would say is not heard.
    private func refuse(_ context: ChannelHandlerContext, _ status: HTTPResponse.Status) {
        let fields: HTTPFields = [.retryAfter: "5", .connection: "close", .contentLength: "0"]
        context.write(wrapOutboundOut(.head(HTTPResponse(status: status, headerFields: fields))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        context.close(promise: nil)
    }
}

@available(*, unavailable)
extension ConnectionWatch: Sendable {}

import HTTPTypes
import Hummingbird
import NIOCore

/// The bytes of a request as they come from the client, no more of them than may.
struct FormBody {
    private var iterator: RequestBody.AsyncIterator
    private let limit: Int
    /// How many the client said there would be.
    private let announced: Int?
    private var count = 0

    /// Throws `FormRefusal.tooLarge` where the client itself says so.
    init(_ request: Request, limit: Int) throws(FormRefusal) {
        announced = request.headers[.contentLength].flatMap { Int($0) }
        guard announced ?? 0 <= limit else { throw .tooLarge(limit: limit) }
        iterator = request.body.makeAsyncIterator()
        self.limit = limit
    }

    /// The next bytes, nil at the end; throws `FormRefusal`, or `CancellationError` when the time is over.
    mutating func next() async throws -> ByteBuffer? {
        let chunk: ByteBuffer?
        do {
            chunk = try await iterator.next()
        } catch let error as CancellationError {
            throw error
        } catch {
            // Whatever goes wrong between the client and here ends what the client says.
            throw FormRefusal.brokenOff
        }
        // A cancelled task and a client that hung up both look like the end.
        try Task.checkCancellation()
        guard let chunk else {
            if let announced, count < announced { throw FormRefusal.brokenOff }
            return nil
        }
        count += chunk.readableBytes
        guard count <= limit else { throw FormRefusal.tooLarge(limit: limit) }
        return chunk
    }
}

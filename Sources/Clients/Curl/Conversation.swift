import CCurl
import Foundation

/// One conversation with a mail server, on the thread that made it; libcurl's handle never leaves it.
final class Conversation {
    private static let library = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

    private let handle: UnsafeMutableRawPointer
    private let cancellation: Cancellation
    /// Where libcurl writes what went wrong.
    private let words: UnsafeMutablePointer<CChar>
    /// What is still to be sent.
    private var rest: ArraySlice<UInt8> = []

    init(with server: MailServer, until cancellation: Cancellation) throws(MailFault) {
        guard Self.library == CURLE_OK, let handle = curl_easy_init() else {
            throw .unreachable("libcurl can't be started")
        }
        self.handle = handle
        self.cancellation = cancellation
        words = .allocate(capacity: Int(CURL_ERROR_SIZE))
        words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, words)
        ccurl_set_text(handle, CURLOPT_URL, server.url)
        ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        ccurl_set_number(handle, CURLOPT_NOSIGNAL, 1)
        ccurl_set_number(handle, CURLOPT_USE_SSL, Int(server.ssl.rawValue))
        ccurl_set_number(handle, CURLOPT_CONNECTTIMEOUT_MS, server.connecting.milliseconds)
        ccurl_set_number(handle, CURLOPT_TIMEOUT_MS, server.sending.milliseconds)
        ccurl_set_writing(handle) { _, size, count, _ in size * count }
        ccurl_set_progress(
            handle,
            { watched, _, _, _, _ in
                guard let watched else { return 0 }
                return Unmanaged<Cancellation>.fromOpaque(watched).takeUnretainedValue().isOver ? 1 : 0
            },
            Unmanaged.passUnretained(cancellation).toOpaque()
        )
        if let user = server.user, let password = server.password {
            ccurl_set_text(handle, CURLOPT_USERNAME, user)
            ccurl_set_text(handle, CURLOPT_PASSWORD, password)
        }
    }

    deinit {
        curl_easy_cleanup(handle)
        words.deallocate()
    }

    func send(_ envelope: Envelope) throws(MailFault) {
        rest = envelope.message[...]
        ccurl_set_text(handle, CURLOPT_MAIL_FROM, "<\(envelope.sender)>")
        let recipients = curl_slist_append(nil, "<\(envelope.recipient)>")
        defer { curl_slist_free_all(recipients) }
        ccurl_set_list(handle, CURLOPT_MAIL_RCPT, recipients)
        ccurl_set_number(handle, CURLOPT_UPLOAD, 1)
        ccurl_set_number(handle, CURLOPT_INFILESIZE, envelope.message.count)
        ccurl_set_reading(
            handle,
            { place, size, count, source in
                guard let place, let source else { return 0 }
                let conversation = Unmanaged<Conversation>.fromOpaque(source).takeUnretainedValue()
                return conversation.read(into: UnsafeMutableRawBufferPointer(start: place, count: size * count))
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
        try perform()
    }

    func greet() throws(MailFault) {
        ccurl_set_text(handle, CURLOPT_CUSTOMREQUEST, "NOOP")
        try perform()
    }

    private func read(into place: UnsafeMutableRawBufferPointer) -> Int {
        let part = rest.prefix(place.count)
        place.copyBytes(from: part)
        rest = rest.dropFirst(part.count)
        return part.count
    }

    private func perform() throws(MailFault) {
        let result = curl_easy_perform(handle)
        if result == CURLE_OK { return }
        throw MailFault(result, reply: ccurl_reply_code(handle), words: String(cString: words))
    }
}

extension MailFault {
    /// What a failure of libcurl's means, given the code of the last reply and libcurl's words.
    init(_ result: CURLcode, reply: Int, words: String) {
        let words = words.isEmpty ? String(cString: curl_easy_strerror(result)) : words
        switch result {
        case CURLE_ABORTED_BY_CALLBACK: self = .cancelled
        case CURLE_OPERATION_TIMEDOUT: self = .tooSlow(words)
        case CURLE_LOGIN_DENIED, CURLE_USE_SSL_FAILED: self = .unreachable(words)
        // It greets us with a refusal, or closes now.
        case _ where reply == 421 || words.hasPrefix("Got unexpected smtp-server response"): self = .unreachable(words)
        case _ where reply >= 400: self = .refused(reply, words)
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_WEIRD_SERVER_REPLY: self = .brokenOff(words)
        default: self = .unreachable(words)
        }
    }
}

extension MailServer {
    fileprivate var ssl: curl_usessl {
        switch security {
        case .tls, .startTLS: CURLUSESSL_ALL
        case .plain: CURLUSESSL_NONE
        }
    }
}

extension Duration {
    fileprivate var milliseconds: Int { Int(self / .milliseconds(1)) }
}

import HTTPTypes

extension HTTPField.Name {
    /// The clients that a proxy speaks for.
    static let forwardedFor = knownName("X-Forwarded-For")
    /// What this request is called in the logs.
    static let requestIdentifier = knownName("X-Request-Id")
    /// Whether another site's page sent the form.
    static let secFetchSite = knownName("Sec-Fetch-Site")
    /// Where the page may be shown in a frame, for old browsers.
    static let frameOptions = knownName("X-Frame-Options")
    /// That other sites' windows keep no hold on this one's.
    static let crossOriginOpenerPolicy = knownName("Cross-Origin-Opener-Policy")
    /// What of this site the browser has to forget.
    static let clearSiteData = knownName("Clear-Site-Data")
    /// What the browser may do on a page's behalf.
    static let permissionsPolicy = knownName("Permissions-Policy")
    /// What other sites learn of an address.
    static let referrerPolicy = knownName("Referrer-Policy")
    /// How much of a rate of requests is left.
    static let rateLimit = knownName("RateLimit")
    /// The rate of requests that is let through.
    static let rateLimitPolicy = knownName("RateLimit-Policy")

    /// By what a program's request is recognised when it is sent again.
    static let idempotencyKey = knownName("Idempotency-Key")

    /// tus: the version of the protocol.
    static let tusResumable = knownName("Tus-Resumable")
    static let tusVersion = knownName("Tus-Version")
    static let tusExtension = knownName("Tus-Extension")
    /// tus: bytes of the largest file.
    static let tusMaxSize = knownName("Tus-Max-Size")
    /// tus: bytes that are there.
    static let uploadOffset = knownName("Upload-Offset")
    /// tus: bytes of the whole file.
    static let uploadLength = knownName("Upload-Length")
    /// tus: what is said of the file.
    static let uploadMetadata = knownName("Upload-Metadata")
    /// tus: until when it can be taken up.
    static let uploadExpires = knownName("Upload-Expires")
    /// The token of a page's forms, from its script.
    static let formToken = knownName("X-Form-Token")

    private static func knownName(_ name: StaticString) -> HTTPField.Name {
        guard let name = HTTPField.Name("\(name)") else { preconditionFailure("not the name of a field: \(name)") }
        return name
    }
}

// swift-tools-version: 6.2
import Foundation
import PackageDescription

let settings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room of the house: a target whose folder is its layer and its name.
func room(
    _ layer: String,
    _ name: String,
    _ dependencies: [Target.Dependency] = [],
    resources: [Resource] = []
) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        path: "Sources/\(layer)/\(name)",
        resources: resources,
        swiftSettings: settings
    )
}

/// Every template, which stands beside its page, and the stylesheet.
let pageResources: [Resource] = {
    let folder = "\(Context.packageDirectory)/Sources/Application/Web"
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".mustache") || $0.hasPrefix("Assets/") }.sorted().map { .process($0) }
}()

/// A C library of the system, found by pkg-config and installed from Debian.
func system(_ name: String, pkgConfig: String, debian: String) -> Target {
    .systemLibrary(name: name, path: "Sources/Clients/\(name)", pkgConfig: pkgConfig, providers: [.apt([debian])])
}

/// The tests of one room, on what `Tests/Support` gives them.
func tests(
    of name: String,
    _ dependencies: [Target.Dependency] = [],
    resources: [Resource] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.target(name: name), "Support"] + dependencies,
        path: "Tests/\(name)",
        resources: resources,
        swiftSettings: settings
    )
}

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let serviceLifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let nioHTTPTypes: Target.Dependency = .product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "banmo",
    products: [.executable(name: "banmo", targets: ["Command"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        system("CCurl", pkgConfig: "libcurl", debian: "libcurl4-openssl-dev"),
        system("CPostgres", pkgConfig: "libpq", debian: "libpq-dev"),
        system("CXLSXWriter", pkgConfig: "xlsxwriter", debian: "libxlsxwriter-dev"),
        system("CMagic", pkgConfig: "libmagic", debian: "libmagic-dev"),
        system("CZip", pkgConfig: "libzip", debian: "libzip-dev"),
        system("CZlib", pkgConfig: "zlib", debian: "zlib1g-dev"),
        room("Clients", "Postgres", ["CPostgres"]),
        room("Clients", "Gzip", ["CZlib"]),
        room("Clients", "Curl", ["CCurl"]),
        room("Clients", "Magic", ["CMagic"]),

        room("Platform", "Schema", ["Postgres", crypto, subprocess, systemPackage], resources: [.copy("Migrations")]),
        room("Platform", "Number", ["Postgres"]),
        room("Platform", "QR"),
        room("Platform", "Calendar", ["Postgres"]),
        room("Platform", "Outbox", ["Postgres"]),
        room(
            "Platform",
            "Tenancy",
            ["Calendar", "Language", "Outbox", "Postgres", "Spreadsheet", crypto, cryptoExtras]
        ),
        room("Platform", "Notices", ["Calendar", "Curl", "Language", "Outbox", "Postgres", "Tenancy", crypto]),
        room(
            "Platform",
            "Evidence",
            ["Language", "Magic", "Postgres", "Spreadsheet", "Tenancy", "CZip", "CZlib", crypto]
        ),
        room("Platform", "Language", ["Calendar", "Number", "Postgres", yams]),
        room("Platform", "Spreadsheet", ["Calendar", "Number", "CXLSXWriter", "CZip"]),

        room(
            "Domain",
            "Lifecycle",
            ["Calendar", "Evidence", "Language", "Notices", "Number", "Outbox", "Postgres", "Tenancy", yams]
        ),
        room(
            "Domain",
            "Collection",
            [
                "Calendar", "Evidence", "Language", "Lifecycle", "Notices", "Number", "Outbox", "Postgres",
                "Spreadsheet",
                "Tenancy",
                crypto,
            ]
        ),
        room(
            "Domain",
            "Indicators",
            ["Calendar", "Collection", "Language", "Lifecycle", "Number", "Postgres", "Spreadsheet", "Tenancy"]
        ),
        room(
            "Domain",
            "ClosedLoop",
            [
                "Calendar", "Collection", "Evidence", "Indicators", "Language", "Lifecycle", "Notices", "Number",
                "Postgres", "Tenancy",
            ]
        ),
        room("Domain", "Published", ["Calendar", "Language", "Postgres", "Tenancy", yams]),
        room(
            "Domain",
            "Standards",
            ["Calendar", "Evidence", "Language", "Notices", "Outbox", "Postgres", "Published", "Tenancy"]
        ),
        room("Domain", "Courses", ["Language", "Number", "Postgres", "Published", "Standards", "Tenancy"]),

        room(
            "Application",
            "Web",
            [
                "Calendar", "ClosedLoop", "Collection", "Courses", "Evidence", "Gzip", "Indicators", "Language",
                "Lifecycle",
                "Notices", "Number", "Postgres", "Published", "QR", "Schema", "Spreadsheet", "Standards", "Tenancy",
                crypto,
                hummingbird, hummingbirdCore, httpTypes, logging, mustache, nio, nioHTTPTypes, nioPosix,
                serviceLifecycle,
            ],
            resources: pageResources
        ),
        room(
            "Application",
            "Demonstration",
            [
                "Calendar", "ClosedLoop", "Collection", "Courses", "Evidence", "Indicators", "Language", "Lifecycle",
                "Number", "Spreadsheet", "Standards", "Tenancy", yams,
            ]
        ),
        .executableTarget(
            name: "Command",
            dependencies: [
                "Calendar", "ClosedLoop", "Collection", "Courses", "Curl", "Demonstration", "Evidence", "Indicators",
                "Language",
                "Lifecycle", "Notices", "Number", "Outbox", "Postgres", "Published", "Schema", "Spreadsheet",
                "Standards",
                "Tenancy", "Web",
                argumentParser, httpTypes, hummingbird, logging, nio, serviceLifecycle, subprocess, systemPackage,
                unixSignals,
            ],
            path: "Sources/Application/Command",
            swiftSettings: settings
        ),

        .target(name: "CAllocations", path: "Tests/CAllocations"),
        .target(
            name: "Support",
            dependencies: ["Language", "Number", "Postgres", "Schema", "Tenancy"],
            path: "Tests/Support",
            swiftSettings: settings
        ),
        tests(of: "Postgres"),
        tests(of: "Schema", ["Postgres"]),
        tests(of: "Number"),
        tests(of: "QR"),
        tests(of: "Calendar", ["Postgres"]),
        tests(of: "Tenancy", ["Calendar", "Language", "Postgres", "Spreadsheet"]),
        tests(of: "Outbox", ["Postgres", "Tenancy"]),
        tests(of: "Curl"),
        tests(of: "Notices", ["Calendar", "Curl", "Language", "Outbox", "Postgres", "Tenancy"]),
        tests(of: "Evidence", ["Lifecycle", "Postgres", "Spreadsheet", "Tenancy"]),
        tests(of: "Language", ["Calendar", "Number", "Postgres", yams]),
        tests(of: "Spreadsheet", ["Number"], resources: [.copy("Fixtures")]),
        tests(
            of: "ClosedLoop",
            [
                "Calendar", "Collection", "Indicators", "Language", "Lifecycle", "Number", "Postgres", "Schema",
                "Tenancy",
            ]
        ),
        tests(
            of: "Lifecycle",
            ["ClosedLoop", "Demonstration", "Language", "Number", "Tenancy", "Postgres", yams]
        ),
        tests(
            of: "Collection",
            [
                "Calendar", "ClosedLoop", "Indicators", "Language", "Lifecycle", "Number", "Postgres", "Spreadsheet",
                "Tenancy",
            ]
        ),
        tests(
            of: "Indicators",
            ["CAllocations", "Calendar", "Collection", "Language", "Lifecycle", "Number", "Postgres", "Tenancy"]
        ),
        tests(of: "Published"),
        tests(of: "Standards", ["Calendar", "Language", "Postgres", "Published", "Schema", "Tenancy", yams]),
        tests(of: "Courses", ["Language", "Number", "Postgres", "Published", "Schema", "Standards", "Tenancy", yams]),
        tests(
            of: "Web",
            [
                "Calendar", "ClosedLoop", "Collection", "Courses", "Evidence", "Indicators", "Language", "Lifecycle",
                "Notices",
                "Number", "Postgres", "Spreadsheet", "Standards", "Tenancy", hummingbird, httpTypes, logging, mustache,
                nio,
                nioEmbedded,
                serviceLifecycle,
            ]
        ),
        tests(of: "Command", ["Language", "Postgres", subprocess, systemPackage], resources: [.copy("Fixtures")]),
    ],
    swiftLanguageModes: [.v6]
)

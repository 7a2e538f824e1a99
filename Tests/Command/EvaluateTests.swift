import Foundation
import Testing

@Suite struct `banmo evaluate` {
    private let banmo = Banmo()
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "banmo-evaluate-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func file(_ json: String) throws -> String {
        let file = folder.appending(path: "\(UUID().uuidString).json")
        try Data(json.utf8).write(to: file)
        return file.path
    }

    @Test(arguments: [
        ("--if(true, 1, 2)", "1"), ("1 + 2 * 3", "7"), ("10 / 4", "2.5"), ("0.1 + 0.2", "0.3"),
        ("1 / 3", "0.3333333333333333"),
        ("-1 + 1", "0"), ("1 / 0", "NaN"),
    ])
    func `prints the value`(expression: String, value: String) async throws {
        let run = try await banmo("evaluate", expression)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output == value + "\n")
    }

    @Test(arguments: [
        ("1 + 2", #"{"value": 3}"#), ("1 / 0", #"{"value": "NaN"}"#), ("log(0)", #"{"value": "-Infinity"}"#),
        ("#{A}", #"{"value": null}"#),
    ])
    func `prints the value for a program`(expression: String, answer: String) async throws {
        let items = try file(##"{"#{A}": null}"##)
        let run = try await banmo("evaluate", expression, "--items", items, "--format", "json")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output == answer + "\n")
    }

    @Test func `answers a condition with true or false`() async throws {
        #expect(try await banmo("evaluate", "1 > 2", "--mode", "test").output == "false\n")
        let json = try await banmo("evaluate", "2 > 1", "--mode", "test", "--format", "json")
        #expect(json.output == #"{"value": true}"# + "\n")
        #expect(try await banmo("evaluate", "2 > 1").status == 1)
    }

    @Test func `takes an item with wildcards at its end for the item without them, as DHIS2 does`() async throws {
        let items = try file(##"{"#{x.y}": 5, "#{z.*}": 3}"##)
        for expression in ["#{x.y.*} + #{z}", "#{x.y} + #{z.*.*}"] {
            #expect(try await banmo("evaluate", expression, "--items", items).output == "8\n", "\(expression)")
        }
        let twice = try await banmo("evaluate", "#{x.y}", "--items", try file(##"{"#{x.y}": 1, "#{x.y.*}": 2}"##))
        #expect(twice.sentence.contains("are the same"))
    }

    @Test func `takes values by the items as they are written`() async throws {
        let items = try file(
            ##"{"#{TAUGHT}": 45, "#{PLANNED}.periodOffset(-1)": 50, "C{abcdefghijk}": 100, "#{NONE}": null}"##
        )
        let expression = "#{TAUGHT} / #{PLANNED}.periodOffset(-1) * C{abcdefghijk}"
        #expect(try await banmo("evaluate", expression, "--items", items).output == "90\n")
        let some = ["evaluate", "#{TAUGHT} + #{NONE}", "--items", items]
        #expect(try await banmo.run(some).output == "45\n")
        let any = try await banmo.run(some + ["--missing", "SKIP_IF_ANY_VALUE_MISSING"])
        #expect(any.output == "no data\n")
        #expect(any.status == 0)
        #expect(try await banmo.run(some + ["--missing", "SKIP_IF_ANY_VALUE_MISSING"], in: .chinese).output == "无数据\n")
    }

    @Test func `says where the syntax is wrong with a caret under it`() async throws {
        let run = try await banmo("evaluate", "1 + * 2")
        #expect(run.status == 1)
        #expect(run.output == "")
        let lines = run.errors.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0].hasSuffix("(line 1, column 5)"))
        #expect(lines[1] == "1 + * 2")
        #expect(lines[2] == "    ^")
        let chinese = try await banmo("evaluate", "1 + * 2", in: .chinese)
        #expect(chinese.errors.split(separator: "\n").dropFirst() == lines.dropFirst())
        #expect(chinese.errors.contains("第1行"))
    }

    private struct Fault: Decodable {
        struct Place: Decodable {
            let message: String
            let line: Int
            let column: Int
        }

        let error: Place
    }

    @Test(arguments: [("1 +\n* 2", 2, 1), ("1 + #{UNKNOWN}", 1, 5), ("if(1, 2)", 1, 1)])
    func `says to a program where the fault is and exits with 1`(
        expression: String,
        line: Int,
        column: Int
    ) async throws {
        let run = try await banmo("evaluate", expression, "--format", "json")
        #expect(run.status == 1)
        let fault = try run.json(as: Fault.self).error
        #expect(fault.line == line)
        #expect(fault.column == column)
        #expect(!fault.message.isEmpty)
    }

    @Test func `calls an item that the file doesn't have unknown`() async throws {
        let run = try await banmo("evaluate", "#{A} + 1", "--items", try file(##"{"#{B}": 1}"##))
        #expect(run.status == 1)
        #expect(run.errors.hasPrefix("There is no value of “#{A}”;"))
    }

    @Test func `answers a batch in one run, faults among the values`() async throws {
        let batch = try file(
            ##"""
            [
                {"expression": "#{A} * 2", "items": {"#{A}": 1.5}},
                {"expression": "1 +"},
                {"expression": "#{A} > 1", "items": {"#{A}": 2}, "mode": "test"},
                {"expression": "#{A} + #{B}", "items": {"#{A}": 1, "#{B}": null},
                    "missingValueStrategy": "SKIP_IF_ANY_VALUE_MISSING"},
                {"expression": "1", "mode": "other"},
                {"items": {}},
                {"expression": "1", "items": {"#{A}": 1, "#{A} ": 2}},
                7
            ]
            """##
        )
        let run = try await banmo("evaluate", "--batch", batch)
        #expect(run.status == 0)
        let answers = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
        #expect(answers.count == 8)
        #expect(answers[0]["value"] as? Double == 3)
        #expect((answers[1]["error"] as? [String: Any])?["column"] as? Int == 4)
        #expect(answers[2]["value"] as? Bool == true)
        #expect(answers[3]["value"] is NSNull)
        for answer in answers[4...] { #expect((answer["error"] as? [String: Any])?["message"] is String) }
        let twice = (answers[6]["error"] as? [String: Any])?["message"] as? String
        #expect(twice == "The items “#{A}” and “#{A} ” are the same; leave one of them out.")
    }

    @Test(arguments: ["-", "/dev/stdin"])
    func `reads items from standard input`(file: String) async throws {
        let run = try await banmo.run(["evaluate", "#{A} * 2", "--items", file], input: ##"{"#{A}": 21}"##)
        #expect(run.output == "42\n")
    }

    @Test func `refuses what it can't read in one sentence`() async throws {
        let runs = [
            (["evaluate", "1", "--items", "/nowhere.json"], "There is no file “/nowhere.json”; check its name."),
            (["evaluate", "1", "--items", "/"], "“/” is a folder; name a file."),
            (["evaluate"], "Give either an expression or --batch with a file."),
            (["evaluate", "1", "2"], "Give one expression, in quotes."),
            (["evaluate", "1", "--formt", "json"], "There is no option “--formt”; see banmo evaluate --help."),
            (
                ["evaluate", "--batch", try file("[]"), "--mode", "test"],
                "With --batch, items, mode and strategy stand in its file; leave out --items, --mode and --missing."
            ),
            (
                ["evaluate", "1", "--items", try file("[1]")],
                "The items can’t be read; an object that maps each item to a number (in quotes if it has more than 38 digits), a text, true, false or null is expected."
            ),
            (
                ["evaluate", "--batch", try file("{}")],
                "The batch can’t be read; an array of objects with expression, items, mode and missingValueStrategy is expected."
            ),
        ]
        for (arguments, sentence) in runs {
            let run = try await banmo.run(arguments)
            #expect(run.status == 1)
            #expect(run.errors == sentence + "\n")
        }
    }
}

@Suite struct `banmo describe` {
    private let banmo = Banmo()
    private let expression = "#{TCH_HOURS_TAUGHT} / #{TCH_HOURS_PLANNED}"

    @Test func `says an expression in words and lists its items`() async throws {
        let english = try await banmo("describe", expression)
        #expect(english.status == 0)
        #expect(
            english.output == """
                Class hours taught ÷ Class hours planned

                Items
                  #{TCH_HOURS_TAUGHT}   Class hours taught
                  #{TCH_HOURS_PLANNED}  Class hours planned

                """
        )
        let chinese = try await banmo("describe", expression, in: .chinese)
        #expect(chinese.output.contains("#{TCH_HOURS_TAUGHT}"))
        #expect(!chinese.output.contains("Class hours"))
    }

    @Test func `tells a program the same`() async throws {
        struct Answer: Decodable {
            struct Item: Decodable {
                let item: String
                let name: String
            }

            let description: String
            let items: [Item]
        }
        let answer = try await banmo("describe", expression, "--format", "json").json(as: Answer.self)
        #expect(answer.description == "Class hours taught ÷ Class hours planned")
        #expect(answer.items.map(\.item) == ["#{TCH_HOURS_TAUGHT}", "#{TCH_HOURS_PLANNED}"])
        #expect(answer.items.map(\.name) == ["Class hours taught", "Class hours planned"])
    }

    @Test func `shows where the syntax is wrong`() async throws {
        let run = try await banmo("describe", "#{A} +")
        #expect(run.status == 1)
        #expect(run.errors.split(separator: "\n").last == "      ^")
    }
}

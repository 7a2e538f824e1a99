import Testing

@testable import Web

@Suite struct `Fields that DHIS2's clients ask for` {
    private let book: MetadataBook

    init() {
        var book = MetadataBook()
        book.add(.dataSets, "setAAAAAAAA", ["id": "setAAAAAAAA", "name": "Monthly", "periodType": "Monthly"])
        book.add(
            .dataElements,
            "elemAAAAAAA",
            [
                "id": "elemAAAAAAA", "name": "Students", "code": "S", "displayName": "学生", "level": 3,
                "dataSets": .references(["setAAAAAAAA"]), "parent": .reference("setAAAAAAAA"),
                "dataSetElements": .parts([["dataSet": .reference("setAAAAAAAA")]]), "children": .references([]),
            ]
        )
        self.book = book
    }

    private func told(_ fields: String) throws -> String {
        guard let object = book.objects["elemAAAAAAA"] else { return "" }
        return String(decoding: try book.json(object, FieldSelection(fields)).bytes(), as: UTF8.self)
    }

    @Test(arguments: [
        ("id,name", #"{"id":"elemAAAAAAA","name":"Students"}"#),
        ("parent", #"{"parent":{"id":"setAAAAAAAA"}}"#),
        ("dataSets[id,name]", #"{"dataSets":[{"id":"setAAAAAAAA","name":"Monthly"}]}"#),
        (
            "dataSetElements[dataSet[id,periodType]]",
            #"{"dataSetElements":[{"dataSet":{"id":"setAAAAAAAA","periodType":"Monthly"}}]}"#
        ),
        ("parent.name", #"{"parent":{"name":"Monthly"}}"#),
        ("dataSets::size", #"{"dataSets":1}"#),
        ("children~isEmpty,id~rename(uid)", #"{"children":true,"uid":"elemAAAAAAA"}"#),
        ("dataSets::pluck(name)", #"{"dataSets":["Monthly"]}"#),
        (":identifiable,!code", #"{"displayName":"学生","id":"elemAAAAAAA","name":"Students"}"#),
        ("dataSets[*]", #"{"dataSets":[{"id":"setAAAAAAAA","name":"Monthly","periodType":"Monthly"}]}"#),
        ("nothing, id ,", #"{"id":"elemAAAAAAA"}"#),
        ("dataSets[id", #"{"dataSets":[{"id":"setAAAAAAAA"}]}"#),
        ("((%,]", "{}"),
    ])
    func `are told and no others`(fields: String, json: String) throws {
        #expect(try told(fields) == json)
    }

    @Test func `are all of them where all are asked for`() throws {
        for fields in ["*", ":all"] {
            for name in ["code", "dataSetElements", "parent", "level"] {
                #expect(try told(fields).contains("\"\(name)\""))
            }
        }
        #expect(try !told(":owner").contains("displayName"))
        #expect(
            try told(":simple") == #"{"code":"S","displayName":"学生","id":"elemAAAAAAA","level":3,"name":"Students"}"#
        )
    }

    @Test(arguments: [
        ("level:eq:3", true), ("level:gt:2", true), ("level:lt:3", false), ("level:in:[1,3]", true),
        ("id:in:[elemAAAAAAA,b]", true), ("id:!in:[elemAAAAAAA]", false), ("name:like:tud", true),
        ("name:ilike:STUD", true), ("name:!like:STUD", true), ("name:$like:Stu", true), ("name:like$:ents", true),
        ("name:$ilike:ents", false), ("name:ieq:students", true), ("name:eq:students", false),
        ("name:token:stu ents", true), ("description:null", true), ("name:!null", true), ("children:empty", true),
        ("dataSets:!empty", true), ("dataSets:gt:0", true), ("dataSetElements.dataSet.id:eq:setAAAAAAAA", true),
        ("parent.name:ne:Monthly", false), ("identifiable:token:elemAAAAAAA", true), ("nothing:eq:1", false),
        ("nothing.at.all:!eq:1", true),
    ])
    func `meet conditions`(filter: String, isMet: Bool) throws {
        let object = try #require(book.objects["elemAAAAAAA"])
        #expect(try MetadataFilter(filter).takes(object, of: book) == isMet)
    }

    @Test(arguments: ["", "name", "name:is:x", "name:eq", ":eq:1"])
    func `are not asked for by what is no condition`(filter: String) {
        #expect(throws: DHIS2Fault.self) { try MetadataFilter(filter) }
    }

    @Test func `come in order, page by page, by any or all conditions`() throws {
        var book = MetadataBook()
        for (index, name) in ["b", "a", "C", "d"].enumerated() {
            book.add(
                .constants,
                "constant00\(index)",
                ["id": .text("constant00\(index)"), "name": .text(name), "level": .number(index % 2)]
            )
        }
        func names(_ query: String) throws -> [String] {
            try MetadataSearch(DHIS2Query(query)).found(in: book, .constants).compactMap {
                if case .text(let name)? = $0.fields["name"] { name } else { nil }
            }
        }
        #expect(try names("order=name:asc") == ["C", "a", "b", "d"])
        #expect(try names("order=name:iasc") == ["a", "b", "C", "d"])
        #expect(try names("order=level:desc,name:asc") == ["a", "d", "C", "b"])
        #expect(try names("filter=name:eq:a&filter=name:eq:b") == [])
        #expect(try names("filter=name:eq:a&filter=name:eq:b&rootJunction=OR") == ["b", "a"])
        #expect(try names("query=D") == ["d"])
        #expect(try names("level=1") == ["a", "d"])
        #expect(try MetadataSearch(DHIS2Query("paging=False")).isPaged == false)
    }

    @Test(arguments: [
        ("/dhis2/api/dataElements", "/dhis2/api/dataElements", ""),
        ("/dhis2/api/42/dataElements.json", "/dhis2/api/dataElements", "json"),
        ("/dhis2/api/dataSets/abc.csv", "/dhis2/api/dataSets/abc", "csv"),
        ("/dhis2/api/2/dataElements", "/dhis2/api/2/dataElements", ""),
        ("/dhis2/api/organisationUnits.geojson", "/dhis2/api/organisationUnits", "geojson"),
        ("/dhis2/", "/dhis2", ""),
    ])
    func `stand at one address however it is spelled`(spelled: String, path: String, ending: String) {
        let found = Routes.dhis2(spelled)
        #expect(found.path == path && found.ending == ending)
        #expect(Routes.isOfDHIS2(spelled))
    }

    @Test func `stand at no address of ours`() {
        for path in ["/", "/dhis2x", "/colleges/dhis2/api"] { #expect(!Routes.isOfDHIS2(path)) }
    }
}

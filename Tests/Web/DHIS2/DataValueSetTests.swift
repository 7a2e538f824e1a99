import NIOCore
import Testing

@testable import Web

@Suite struct `Values as DHIS2's clients send them` {
    @Test func `are the same in JSON, XML and CSV`() throws {
        let json = try DataValueSet(
            json: ByteBuffer(
                string: """
                    {"dataSet": "S", "period": "2025Q3", "dryRun": true, "dataValues": [
                        {"dataElement": "E", "orgUnit": "U", "period": "2025Q3", "value": 12.50, "comment": "x"},
                        {"dataElement": "F", "orgUnit": "U", "period": "2025Q3", "categoryOptionCombo": "C",
                            "value": "a<b", "deleted": true}]}
                    """
            )
        )
        let xml = try DataValueSet(
            xml: ByteBuffer(
                string: """
                    <?xml version="1.0" encoding="UTF-8"?><!-- > a comment < -->
                    <d:dataValueSet xmlns:d="http://dhis2.org/schema/dxf/2.0" dataSet="S" period="2025Q3" dryRun="true">
                      <d:dataValue dataElement="E" orgUnit='U' period="2025Q3" value="12.5"/>
                      <d:dataValue dataElement="F" orgUnit="U" period="2025Q3" categoryOptionCombo="C" value="a&lt;b"
                        deleted="true"></d:dataValue>
                    </d:dataValueSet>
                    """
            )
        )
        let csv = try DataValueSet(
            csv: ByteBuffer(
                string: """
                    dataelement,period,orgunit,catoptcombo,attroptcombo,value,storedby,lastupdated,comment,followup,deleted
                    E,2025Q3,U,,,12.5,,,"x, y",false,
                    F,2025Q3,U,C,,a<b,,,,false,t
                    """
            ),
            hasHeader: true
        )
        for set in [json, xml, csv] {
            #expect(set.values.map(\.element) == ["E", "F"] && set.values.map(\.unit) == ["U", "U"])
            #expect(set.values.map(\.value) == ["12.5", "a<b"] && set.values.map(\.category) == ["", "C"])
            #expect(set.values.map(\.isDeleted) == [false, true])
        }
        for set in [json, xml] { #expect(set.said["dataSet"] == "S" && set.said["dryRun"] == "true") }
    }

    @Test(arguments: [
        "", "<", "text", "<dataValue value=\"1\"/>", "<dataValueSet", "<dataValueSet><x/></dataValueSet>",
        "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><dataValueSet/>", "<dataValueSet a=1/>", "<!-- ",
    ])
    func `are none where they are no such XML`(text: String) {
        #expect(throws: FormRefusal.malformed) { try DataValueSet(xml: ByteBuffer(string: text)) }
    }

    @Test(arguments: [
        "", "[]", "{", "{\"dataValues\": 3}", "{\"dataValues\": [3]}", "{\"dataValues\": [{\"value\": {}}]}",
    ])
    func `are none where they are no such JSON`(text: String) {
        #expect(throws: FormRefusal.malformed) { try DataValueSet(json: ByteBuffer(string: text)) }
    }
}

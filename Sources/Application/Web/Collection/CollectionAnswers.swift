import Calendar
import Collection
import Tenancy

extension ReportEntry: Shaped {
    static let shape = Shape<ReportEntry>("Report") { shape in
        shape.field("id", \.id)
        shape.field("tenant", \.tenant)
        shape.field("college", \.college)
        shape.field("collegeCode", \.collegeCode)
        shape.field("collegeZh", \.collegeZh)
        shape.field("collegeEn", \.collegeEn)
        shape.field("country", \.country)
        shape.field("dataSet", \.dataSet)
        shape.field("period", \.period)
        shape.field("due", \.due)
        shape.field("state", \.state)
        shape.field("filled", \.filled)
        shape.field("elements", \.elements)
        shape.field("preparedBy", \.preparedBy)
        shape.field("preparedAt", \.preparedAt)
        shape.field("submittedBy", \.submittedBy)
        shape.field("submittedAt", \.submittedAt)
        shape.field("decidedBy", \.decidedBy)
        shape.field("decidedAt", \.decidedAt)
        shape.field("receivedOn", \.receivedOn)
        shape.field("reason", \.reason)
    }
}

extension ReportValue: Shaped {
    static let shape = Shape<ReportValue>("ReportValue") { shape in
        shape.field("element", \.element)
        shape.field("category", \.category)
        shape.field("value", \.value)
        shape.field("previous", \.previous)
    }
}

extension ValueKey: Shaped {
    static let shape = Shape<ValueKey>("ValueKey") { shape in
        shape.field("college", \.college)
        shape.field("element", \.element)
        shape.field("category", \.category)
        shape.field("period", \.period)
    }
}

extension ValueChange: Shaped {
    static let shape = Shape<ValueChange>("ValueChange") { shape in
        shape.field("at", \.at)
        shape.field("before", \.before)
        shape.field("value", \.value)
        shape.field("batch", \.batch)
        shape.optional("origin", \.origin)
        shape.optional("member", \.member)
        shape.optional("role", \.role)
        shape.optional("reason", \.reason)
        shape.optional("fileName", \.fileName)
        shape.optional("row", \.row)
    }
}

extension BatchEntry: Shaped {
    static let shape = Shape<BatchEntry>("Upload") { shape in
        shape.field("id", \.id)
        shape.field("tenant", \.tenant)
        shape.field("report", \.report)
        shape.field("college", \.college)
        shape.field("member", \.member)
        shape.field("role", \.role)
        shape.field("at", \.at)
        shape.field("reason", \.reason)
        shape.field("origin", \.origin)
        shape.field("fileName", \.fileName)
        shape.field("rows", \.rows)
        shape.field("summary", \.summary)
        shape.field("faultCount", \.faultCount)
        shape.field("faults", \.faults)
    }
}

extension BatchChange: Shaped {
    static let shape = Shape<BatchChange>("UploadChange") { shape in
        shape.field("college", \.college)
        shape.field("element", \.element)
        shape.field("category", \.category)
        shape.field("period", \.period)
        shape.field("before", \.before)
        shape.field("value", \.value)
        shape.field("row", \.row)
    }
}

extension ImportFault: Shaped {
    static let shape = Shape<ImportFault>("UploadFault") { shape in
        shape.field("kind", \.kind)
        shape.field("sheet", \.sheet)
        shape.field("row", \.row)
        shape.field("field", \.field)
        shape.field("column", \.column)
        shape.field("element", \.element)
        shape.optional("category", \.category)
        shape.field("found", \.found)
        shape.field("expected", \.expected)
    }
}

extension ImportSummary: Shaped {
    static let shape = Shape<ImportSummary>("UploadSummary") { shape in
        shape.field("created", \.created)
        shape.field("updated", \.updated)
        shape.field("removed", \.removed)
        shape.field("unchanged", \.unchanged)
    }
}

extension Report.State: ChoiceAnswer {}
extension Batch.Origin: ChoiceAnswer {}
extension ImportFault.Kind: ChoiceAnswer {}
extension ImportFault.Field: ChoiceAnswer {}

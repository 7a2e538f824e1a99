import Courses
import Language
import Published

extension CourseEntry: Shaped {
    static let shape = Shape<CourseEntry>("CourseEntry") { shape in
        shape.field("id", \.id)
        shape.field("code", \.code)
        shape.field("version", \.version)
        shape.field("isPublished", \.isPublished)
        shape.field("title", \.title)
        shape.field("field", \.field)
        shape.field("hours", \.hours)
        shape.field("credits", \.credits)
        shape.field("lessons", \.lessons)
        shape.field("resources", \.resources)
        shape.field("standards", \.standards)
        shape.field("isIllustrative", \.isIllustrative)
    }
}

extension Course: Shaped {
    static let shape = Shape<Course>("Course") { shape in
        shape.field("id", \.id)
        shape.field("code", \.code)
        shape.field("version", \.version)
        shape.field("isPublished", \.isPublished)
        shape.field("title", \.title)
        shape.field("summary", \.summary)
        shape.field("field", \.field)
        shape.field("hours", \.hours)
        shape.field("credits", \.credits)
        shape.field("licence", \.licence)
        shape.field("illustrative", \.illustrative)
        shape.field("modules", \.modules)
    }
}

extension Courses.Module: Shaped {
    static let shape = Shape<Courses.Module>("CourseModule") { shape in
        shape.field("id", \.id)
        shape.field("code", \.code)
        shape.field("title", \.title)
        shape.field("hours", \.hours)
        shape.field("lessons", \.lessons)
    }
}

extension Lesson: Shaped {
    static let shape = Shape<Lesson>("Lesson") { shape in
        shape.field("id", \.id)
        shape.field("code", \.code)
        shape.field("title", \.title)
        shape.field("text", \.text)
        shape.field("hours", \.hours)
        shape.field("teaches", \.teaches)
        shape.field("resources", \.resources)
    }
}

extension Courses.Resource: Shaped {
    static let shape = Shape<Courses.Resource>("Resource") { shape in
        shape.field("id", \.id)
        shape.field("kind", \.kind)
        shape.field("title", \.title)
        shape.field("minutes", \.minutes)
    }
}

extension ItemReference: Shaped {
    static let shape = Shape<ItemReference>("ItemReference") { shape in
        shape.field("standard", \.standard)
        shape.field("item", \.item)
        shape.field("standardCode", \.standardCode)
        shape.field("standardVersion", \.standardVersion)
        shape.field("itemCode", \.itemCode)
        shape.field("text", \.text)
    }
}

extension Courses.Resource.Kind: ChoiceAnswer {}

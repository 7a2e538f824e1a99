import Foundation

/// The functions that the sources give `Scope`.
enum ScopeFunctions {
    /// Those that write.
    static let writing = [
        "audit(_:at:from:)", "take(_:at:)", "insert(_:)", "insert(_:)", "insert(_:scored:)",
        "insert(_:country:isIllustrative:)",
        "insert(_:password:givenUntil:)", "takeBack(_:now:)", "dropSecondFactor(of:in:)", "grant(_:colleges:)",
        "store(_:)",
        "addMilestone(to:nameZh:nameEn:due:at:)", "changeMilestone(to:of:reason:by:)",
        "withdrawMilestone(_:of:reason:at:)", "completeMilestone(_:of:on:)", "reopenMilestone(_:of:reason:at:)",
        "save(_:)", "save(_:)", "save(_:)",
        "save(_:)", "save(_:)", "keep(_:of:)", "checkHandedIn(at:)",
        "keepReader(language:)", "updateReader(_:where:)",
        "save(_:of:)", "save(_:at:)", "note(_:_:of:was:became:reason:at:)", "postpone(_:to:at:)", "remove(_:at:)",
        "take(_:on:seen:reason:by:)", "confirm(_:at:)", "countSteps(of:_:as:at:)", "count(_:of:at:)",
        "record(_:of:as:at:)", "record(_:of:at:summary:refused:)", "save(_:of:step:at:)",
        "record(_:of:_:at:)",
        "lock(_:of:)", "endSessions(_:)", "revokeTokens(of:in:where:at:)", "set(_:)", "partner(_:)", "load(_:at:)",
        "show(_:to:)", "store(_:of:)",
        "store(_:of:)", "place(_:at:)", "liftBlocker(_:at:on:)",
        "set(_:on:reason:at:)", "noteSteps(_:of:by:_:_:at:)",
        "decideOnFigures(of:_:_:peers:besides:at:)", "escalateWarnings(at:of:at:)",
        "openReports(of:in:since:at:)", "lockKeeper(of:)", "saveCategories(_:)", "lockOrganisations()",
        "cite(_:for:of:at:)", "cite(where:for:of:at:)", "citeEvidence(of:_:round:at:)", "keep(_:of:grantedWith:at:)",
        "close(_:as:)", "hold(_:)",
        "tally(_:of:)", "tally(_:from:to:)",
        "store(_:of:)", "save(_:_:of:)", "openFinding(_:at:on:)", "open(_:in:on:)", "write(_:of:at:)",
        "decideEffects(at:on:)",
    ]

    /// Those that only the others of their room call.
    static let parts = [
        "requireUnchanged(since:_:_:of:details:)", "confirmed(_:)", "lockTargets()", "targetsInForce()",
        "requireUnchanged(_:of:)", "earlier(_:)",
        "ownCourse(_:)",
        "ownStandard(_:)", "colleges(where:rest:)", "lockedReport(_:of:)", "lock(_:for:)",
        "lockedForJudging(_:)", "lockedAdoption(_:)", "nextNumber(of:after:at:)",
        "move(_:of:_:reason:at:)", "colleagues()", "reportCounts(_:of:)",
        "work(at:for:)", "effectFigure(of:_:at:in:)",
        "scores(of:)", "scored(of:)", "vetoes(of:)", "documents(of:)", "blockers(of:)", "milestones(of:)",
        "programmeDay(at:)", "warningPeers(at:)", "warningPeers(_:in:_:)", "foundDays(of:)",
        "sumsAndTargets(of:in:book:elements:)", "sums(together:in:book:elements:)",
        "categoryCombinations()", "checkKeeper(of:)", "checkKeeper(_:_:)", "isToWrite(_:own:)",
        "college(carrying:_:)", "organisation(keeping:)", "organisations(where:order:rest:)",
        "collegesOfProgramme()", "lockedMember(_:)", "entries(of:_:)", "entries(where:rest:)", "reportCount(in:where:)",
        "tallyDifferences()", "trend(of:)", "brokenRules(of:)", "brokenRules(at:of:around:)",
        "addBrokenRules(at:of:to:)",
    ]

    /// Every one that is asked of the database and not private to its file, by name and labels.
    static func found() throws -> [String] {
        let folder = TestSite.folder("Sources")
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return try paths.filter { $0.hasSuffix(".swift") }.flatMap { path in
            signatures(in: try String(contentsOf: folder.appending(path: path), encoding: .utf8))
        }
    }

    private static func signatures(in source: String) -> [String] {
        var found: [String] = []
        for block in source.components(separatedBy: "\nextension Scope {\n").dropFirst() {
            let body = block.components(separatedBy: "\n}\n")[0]
            for function in body.matches(
                of: /\n? {4}(?:package )?(?:nonisolated\(nonsending\) )?func (\w+)(?:<[^>]*>)?\(/
            ) {
                let (parameters, rest) = Self.parameters(body[function.range.upperBound...])
                let isAsked = rest.prefix(20).contains("async")
                if isAsked { found.append("\(function.output.1)(\(parameters.map { $0 + ":" }.joined()))") }
            }
        }
        return found
    }

    /// The labels up to the closing parenthesis, and what follows it.
    private static func parameters(_ text: Substring) -> (labels: [String], rest: Substring) {
        var (labels, depth, isAtLabel, label) = ([String](), 0, true, "")
        for (index, character) in zip(text.indices, text) {
            switch character {
            case "(", "[", "<", "{": depth += 1
            case ")" where depth == 0: return (labels, text[text.index(after: index)...])
            case ")", "]", "}": depth -= 1
            case ">" where depth > 0: depth -= 1
            case "," where depth == 0: isAtLabel = true
            case ":" where depth == 0 && isAtLabel, " " where depth == 0 && isAtLabel && !label.isEmpty:
                labels.append(label)
                (isAtLabel, label) = (false, "")
            case _ where isAtLabel && !character.isWhitespace: label.append(character)
            default: break
            }
        }
        return (labels, "")
    }
}

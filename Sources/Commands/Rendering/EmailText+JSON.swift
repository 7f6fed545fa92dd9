import DNS
import Email
import JSON

extension EmailText {
    /// The same for programs; `Documentation/Email.md` says what each key means.
    var json: JSONValue {
        var object: JSONObject = [
            "typed": .string(typed), "accepted": .bool(isAccepted),
            "level": .string(level.rawValue),
        ]
        switch reading {
        case .failure(let diagnosis):
            object["diagnosis"] = Self.json(diagnosis)
            if byteCount != typed.utf8.count { object["bytes"] = .integer(Int64(byteCount)) }
        case .success(let address): add(address, to: &object)
        }
        return .object(object)
    }

    private func add(_ address: EmailAddress, to object: inout JSONObject) {
        object["local_part"] = .string(address.localPart)
        object["domain"] = .string(address.domain)
        object["ascii_domain"] = .string(address.asciiDomain)
        object["unicode_domain"] = .string(address.unicodeDomain)
        object["canonical"] = .string(address.canonical)
        object["needs_smtputf8"] = .bool(address.needsSMTPUTF8)
        object["oddities"] = .array(address.oddities.map(Self.json))
        object["findings"] = .array((findings?.names ?? []).map(JSONValue.string))
        object["suggestion"] = suggestion.map(JSONValue.string) ?? .null
        switch mail {
        case .notAsked: break
        case .silent: object["dns"] = .null
        case .answered(let answer):
            object["dns"] = [
                "state": .string(answer.state.rawValue),
                "exchangers": .array(answer.exchangers.map(JSONValue.string)),
            ]
        }
    }

    private static func json(_ diagnosis: EmailDiagnosis) -> JSONValue {
        [
            "reason": .string(diagnosis.reason.rawValue),
            "offset": .integer(Int64(diagnosis.utf8Offset)),
            "explanation": .string(diagnosis.explanation),
            "section": diagnosis.section.map(JSONValue.string) ?? .null,
        ]
    }
}

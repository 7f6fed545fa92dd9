import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Reads isemail's test files, in which U+2400+n stands for the control character n.
final class IsemailReader: NSObject, XMLParserDelegate {
    private var cases: [(address: String, category: String)] = []
    private var address = ""
    private var category = ""
    private var text = ""

    /// The addresses with their categories, the `ISEMAIL_` left off.
    static func cases(in xml: String) -> [(address: String, category: String)] {
        let reader = IsemailReader()
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = reader
        return parser.parse() ? reader.cases : []
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        if name == "test" { (address, category) = ("", "") }
        text = ""
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) {
        text += characters
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
        qualifiedName: String?
    ) {
        switch name {
        case "address": address = Self.withControls(text)
        case "category": category = text.replacingOccurrences(of: "ISEMAIL_", with: "")
        case "test": cases.append((address, category))
        default: break
        }
    }

    private static func withControls(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isPicture = (0x2400...0x2420).contains(scalar.value)
            result.append(
                isPicture ? Unicode.Scalar(UInt8(scalar.value - 0x2400)) : scalar)
        }
        return String(result)
    }
}

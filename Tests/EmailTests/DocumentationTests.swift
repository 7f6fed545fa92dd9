import Email
import Foundation
import Testing

@Suite("The examples in the documentation")
struct DocumentationTests {
    @Test("a form gets a sentence, or a question")
    func form() {
        #expect(
            complaint(about: "rosa@example")
                == "please check the address at character 6: there is no dot after the @")
        #expect(complaint(about: "rosa@gmial.com") == "did you mean rosa@gmail.com?")
        #expect(complaint(about: "rosa@gmail.com") == nil)
    }

    @Test("two spellings are one person")
    func identity() {
        #expect(isKnown("R.osa+x@GoogleMail.com", among: ["rosa@gmail.com"]))
        #expect(!isKnown("rosa", among: ["rosa@gmail.com"]))
    }

    @Test("a list of throw-away domains is the caller's")
    func list() throws {
        let address = try EmailAddress(parsing: "a@mail.thrown.example")
        #expect(try isThrowAway(address, list: "thrown.example\n"))
        #expect(try !isThrowAway(address, list: "other.example\n"))
    }

    @Test("what the first example says of its values is so")
    func first() throws {
        let address = try EmailAddress(parsing: "Rosa+blog@GoogleMail.com")
        #expect(address.localPart == "Rosa+blog")
        #expect(address.asciiDomain == "googlemail.com")
        #expect(address.canonical == "rosa@gmail.com")
        #expect(EmailFindings(for: address).names == ["free_provider"])
    }

    @Test("are those compiled here")
    func sameCode() throws {
        let here = URL(filePath: #filePath)
        let root = here.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(
            contentsOf: root.appending(path: "Documentation/Email.md"), encoding: .utf8)
        let source = try String(contentsOf: here, encoding: .utf8)
        let blocks = page.components(separatedBy: "```swift\nfunc ").dropFirst()
        #expect(blocks.count == 3)
        for block in blocks {
            let code = "func " + (block.components(separatedBy: "\n```").first ?? "")
            #expect(source.contains(code), "\(code)")
        }
    }
}

// The examples, word for word.

func complaint(about typed: String) -> String? {
    do {
        let address = try EmailAddress(parsing: typed)
        let findings = EmailFindings(for: address)
        return findings.suggestion.map { "did you mean \(address.localPart)@\($0)?" }
    } catch {
        return "please check the address at character \(error.utf8Offset + 1): \(error.explanation)"
    }
}

func isKnown(_ typed: String, among known: Set<String>) -> Bool {
    guard let address = try? EmailAddress(parsing: typed) else { return false }
    return known.contains(address.canonical)
}

func isThrowAway(_ address: EmailAddress, list: String) throws -> Bool {
    let lists = EmailLists(disposable: try DomainList(parsing: list))
    return EmailFindings(for: address, lists: lists).isDisposable
}

/// Addresses that were typed only to fill a required field.
enum Placeholders {
    static func contains(_ address: EmailAddress) -> Bool {
        let name = address.localPart.lowercased()
        let (isRefusal, isFiller) = (refusals.contains(name), fillers.contains(name))
        let (isRun, isOne) = (isKeyboardRun(name), isOneCharacter(name))
        guard isRefusal || isFiller || isRun || isOne,
            let label = registeredLabel(of: address.asciiDomain)
        else { return false }
        if isRefusal || isRun && isKeyboardRun(label) { return true }
        if isOne, isOneCharacter(label) { return name.first == label.first }
        return isFiller && (name == label || emptyDomains.contains(label))
    }

    /// The label that someone chose: the one before the last, or before `co.uk` and its like.
    private static func registeredLabel(of asciiDomain: String) -> String? {
        var labels = asciiDomain.split(separator: ".").suffix(3)
        guard labels.popLast() != nil, let last = labels.popLast() else { return nil }
        let isShared = ["co", "com", "org", "net", "or", "ne", "ac", "gov"].contains(last)
        return String(isShared ? labels.last ?? last : last)
    }

    /// Words that refuse to give an address, whatever the domain.
    private static let refusals: Set<String> = [
        "noemail", "no-email", "no_email", "no.email", "nomail", "no-mail", "noaddress",
        "notgiven", "notprovided", "donthaveone", "nothanks", "noneofyourbusiness", "asdf",
        "asdfasdf", "asdfgh", "asdfghjkl", "qwerty", "qwertyuiop", "qwertz", "azerty",
    ]

    /// Words that fill a field when the domain says as little.
    private static let fillers: Set<String> = [
        "none", "no", "nope", "na", "nil", "null", "nobody", "noone", "nowhere", "nothing", "void",
        "test", "testing", "tester", "test1", "test123", "foo", "bar", "baz", "foobar", "abc",
        "abcd", "abc123", "xyz", "email", "mail", "myemail", "mymail", "youremail", "your-email",
        "your.email", "yourname", "your-name", "your.name", "name", "myname", "user", "username",
        "you", "me", "example", "sample", "demo", "dummy", "fake", "spam", "anon", "anonymous",
        "blah", "whatever", "something", "someone", "somebody", "john.doe", "jane.doe", "johndoe",
        "123", "1234", "12345", "123456", "privacy", "private", "temp", "trash", "xxx", "asd",
        "qwe", "zxc", "aaa",
    ]

    /// Domain labels that mean nothing; free providers such as email.com among them are not.
    private static let emptyDomains: Set<String> = [
        "none", "no", "nope", "na", "nil", "null", "nowhere", "nobody", "noone", "nothing", "void",
        "test", "testing", "foo", "bar", "foobar", "abc", "xyz", "asdf", "qwerty", "noemail",
        "nomail", "domain", "yourdomain", "mydomain", "somedomain", "company", "yourcompany",
        "website", "yoursite", "yourwebsite", "mysite", "site", "somewhere", "anywhere", "fake",
        "spam", "blah", "whatever", "dummy", "sample", "demo", "youremail", "provider", "aaa",
        "xxx", "asd", "qwe", "123", "1234", "12345", "nospam", "server", "host",
    ]

    private static func isOneCharacter(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return false }
        return text.utf8.allSatisfy { $0 == first }
    }

    /// Three or more neighbouring keys of one row, once or twice, such as `sdf` or `qwerqwer`.
    private static func isKeyboardRun(_ text: String) -> Bool {
        guard let first = text.utf8.first, (3...20).contains(text.utf8.count) else { return false }
        return rows.contains { row in
            guard let start = row.firstIndex(of: first) else { return false }
            let run = row[start...]
            if run.starts(with: text.utf8) { return true }
            let half = text.utf8.prefix(text.utf8.count / 2)
            return half.count >= 3 && run.starts(with: half)
                && text.utf8.dropFirst(half.count).elementsEqual(half)
        }
    }

    /// The rows of keyboards; no letter is twice in a row.
    private static let rows: [[UInt8]] =
        ["qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm", "1234567890"]
        .map { Array($0.utf8) }
}

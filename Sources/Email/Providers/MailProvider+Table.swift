extension MailProvider {
    /// The providers whose rules we know.
    static let all: [MailProvider] = [
        MailProvider(
            domains: ["gmail.com", "googlemail.com"], sharesNames: true, ignored: ["."],
            tagSeparator: "+"),
        MailProvider(domains: microsoft, tagSeparator: "+"),
        MailProvider(
            domains: ["icloud.com", "me.com", "mac.com"], sharesNames: true, tagSeparator: "+"),
        MailProvider(domains: yahoo, tagSeparator: "-"),
        MailProvider(
            domains: ["proton.me", "protonmail.com", "pm.me", "protonmail.ch"],
            sharesNames: true, ignored: [".", "-", "_"], tagSeparator: "+"),
        MailProvider(
            domains: domains("fastmail", "com fm cn co.uk com.au de es fr in jp mx net nl org se"),
            tagSeparator: "+", hasNameAsSubdomain: true),
        MailProvider(
            domains: domains("yandex", "ru com by kz ua com.tr") + ["ya.ru"],
            sharesNames: true, tagSeparator: "+", equivalents: [".": "-"]),
        MailProvider(
            domains: ["mail.ru", "bk.ru", "inbox.ru", "list.ru", "internet.ru"], tagSeparator: "+"),
        MailProvider(domains: ["zoho.com", "zohomail.com", "zohomail.eu"], tagSeparator: "+"),
        MailProvider(domains: ["posteo.de", "posteo.net", "posteo.org"], tagSeparator: "+"),
        MailProvider(domains: ["mailbox.org"], tagSeparator: "+"),
        MailProvider(domains: ["runbox.com"], tagSeparator: "+"),
        MailProvider(domains: ["hey.com"], tagSeparator: "+"),
        MailProvider(domains: ["pobox.com"], tagSeparator: "+"),
        MailProvider(domains: ["disroot.org"], tagSeparator: "+"),
        MailProvider(domains: ["riseup.net"], tagSeparator: "+"),
        MailProvider(domains: ["free.fr"], tagSeparator: "+"),
        MailProvider(domains: ["mailfence.com"], tagSeparator: "+"),
    ]

    /// The provider of a domain; nil where we know no rules.
    static func serving(_ asciiDomain: String) -> MailProvider? {
        byDomain[asciiDomain].map { all[$0] }
    }

    private static let byDomain: [String: Int] = Dictionary(
        all.indices.flatMap { index in all[index].domains.map { ($0, index) } },
        uniquingKeysWith: { first, _ in first })

    static let microsoft: [String] =
        ["msn.com", "windowslive.com", "passport.com"]
        + domains(
            "outlook",
            """
            com at be cl co.id co.il co.th com.ar com.au com.br com.gr com.pe com.tr com.vn cz de \
            dk es fr hu ie in it jp kr lv my ph pt sa sg sk
            """)
        + domains(
            "hotmail",
            """
            com at be ca ch cl co.id co.il co.in co.jp co.kr co.nz co.th co.uk co.za com.ar com.au \
            com.br com.hk com.tr com.tw com.vn cz de dk es fi fr gr hu it lt lv my nl no ph rs se \
            sg sk
            """)
        + domains(
            "live",
            """
            com at be ca ch cl cn co.in co.kr co.uk co.za com.ar com.au com.mx com.my com.ph \
            com.pt com.sg de dk fi fr hk ie in it jp nl no ru se
            """)

    static let yahoo: [String] =
        ["ymail.com", "rocketmail.com", "myyahoo.com"]
        + domains(
            "yahoo",
            """
            com at be bg ca cl co.id co.il co.in co.kr co.nz co.th co.uk co.za com.ar com.au \
            com.br com.co com.hk com.mx com.my com.pe com.ph com.sg com.tr com.tw com.ve com.vn \
            cz de dk ee es fi fr gr hr hu ie in it lt lv nl no pl pt ro se sk
            """)
}

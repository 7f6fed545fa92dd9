/// Addresses that belong to a function rather than a person.
enum RoleAccounts {
    static func contains(_ address: EmailAddress) -> Bool {
        let name = address.localPart.lowercased().prefix { $0 != "+" }
        if names.contains(String(name)) { return true }
        return name.hasPrefix("owner-") || name.hasSuffix("-request") || name.hasPrefix("noreply-")
    }

    /// RFC 2142, then what is customary, then other languages.
    private static let names: Set<String> = Set(
        """
        info marketing sales support abuse noc security postmaster hostmaster usenet news \
        webmaster www uucp ftp list list-request \
        admin administrator root sysadmin system daemon mailer-daemon noreply no-reply no_reply \
        donotreply do-not-reply do_not_reply bounce bounces nobody null devnull webadmin www-data \
        contact contactus contact-us office help helpdesk service services customerservice \
        customercare care billing accounts accounting invoice invoices payments finance legal \
        privacy compliance gdpr dpo hr jobs job careers career recruitment press media pr \
        editor editorial newsroom team staff everyone all orders order shop store returns \
        enquiries enquiry inquiries inquiry feedback newsletter newsletters subscribe unsubscribe \
        notifications notification alerts updates events booking bookings reservations reception \
        ssladmin ssladministrator sslwebmaster sslmaster hostadmin dns domains registrar it ops \
        devops dev developers engineering advertising ads partners partner affiliates seo \
        kontakt impressum buero büro vertrieb verkauf redaktion presse bewerbung datenschutz \
        rechnung buchhaltung contacto ventas soporte ayuda contato vendas suporte contatto \
        commerciale vendite assistenza commercial accueil serviceclient klantenservice verkoop
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}

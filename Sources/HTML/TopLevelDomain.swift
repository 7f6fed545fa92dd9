/// Decides whether a dotted word looks like a host, without asking the DNS.
enum TopLevelDomain {
    /// Whether ASCII bytes such as `example.com` look like a host. Endings that are also words
    /// (`is`, `it`, `so`) count only before a path or after `www.`.
    static func isHost(_ name: ArraySlice<UInt8>, hasPath: Bool) -> Bool {
        guard name.count <= 253, let dot = name.lastIndex(of: 0x2E), dot > name.startIndex else {
            return false
        }
        let ending = name[(dot + 1)...]
        guard (2...24).contains(ending.count), hasValidLabels(name[..<dot]) else { return false }
        let isWWW =
            name.count > 8
            && String(decoding: name.prefix(4), as: UTF8.self)
                .lowercased() == "www."
        let text = String(decoding: ending, as: UTF8.self)
        let lower = text.lowercased()
        if isWWW { return lower.utf8.allSatisfy { 0x61...0x7A ~= $0 || $0 >= 0x80 || $0 == 0x2D } }
        if productNames.contains(String(decoding: name, as: UTF8.self).lowercased()) {
            return hasPath
        }
        if strong.contains(lower) { return hasPath || isLikely(name, ending: text, dot: dot) }
        if lower.hasPrefix("xn--") { return true }
        return hasPath && text == lower && weak.contains(lower)
    }

    /// Whether a name without a path is a host, and not a sentence's end without a space (`me.It`,
    /// `5.am`) or a product (`Json.NET`).
    private static func isLikely(_ name: ArraySlice<UInt8>, ending: String, dot: Int) -> Bool {
        let lower = ending.lowercased()
        if ending != lower {
            let isCapitals = ending == ending.uppercased()
            return isCapitals && ending.utf8.count > 2 && lower != "net"
        }
        guard ending.utf8.count == 2, !name[..<dot].contains(0x2E) else { return true }
        let isNumber = name[..<dot].allSatisfy { 0x30...0x39 ~= $0 }
        return !isNumber && dot - name.startIndex > 1
    }

    /// Whether the last label of a name is an international ending in its Unicode form.
    static func isInternational(_ ending: ArraySlice<UInt8>) -> Bool {
        international.contains(String(decoding: ending, as: UTF8.self))
    }

    private static let international = words(
        """
        рф рус укр бел қаз срб мкд бг ею дети онлайн сайт москва орг ком 中国 公司 网络 在线 网址 中文网 商城
        香港 台湾 新加坡 みんな コム 한국 닷컴 ไทย भारत مصر السعودية ایران
        """)

    private static func hasValidLabels(_ name: ArraySlice<UInt8>) -> Bool {
        var length = 0
        var previous: UInt8 = 0x2E
        for byte in name {
            let isDot = byte == 0x2E
            if isDot, previous == 0x2E || previous == 0x2D { return false }
            if byte == 0x2D, previous == 0x2E { return false }
            length = isDot ? 0 : length + 1
            if length > 63 { return false }
            previous = byte
        }
        return previous != 0x2E && previous != 0x2D
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    /// Names of products that end like a domain.
    private static let productNames = words("asp.net ado.net vb.net ml.net socket.io")

    private static let strong = words(
        """
        com net org info biz edu gov mil int mobi pro tel travel jobs aero coop museum cat asia
        xyz top club site online shop store app dev io ai tv cc ws gg ly gl fm vip win bid loan
        click link live life world today space website tech cloud digital agency media news blog
        wiki host press pw icu buzz fun monster cyou rest bar cam sbs cfd quest lol bond bet casino
        poker games game porn sex adult xxx sexy dating date men stream download racing party trade
        webcam science review faith accountant cricket money finance loans credit insurance cash
        bank fund capital market markets ltd llc company center email support services
        solutions systems network team social video photo photos pics gallery design studio art
        academy education school university training guru expert tips guide guides
        health clinic doctor dental fitness yoga diet care pharmacy hospital
        house homes land estate properties rent rentals apartments villas holiday tours vacations
        flights cruises voyage hotel restaurant pizza cafe coffee wine beer
        ac ad ae af ag al am ao ar au az ba bb bd bg bh bi bj bm bn bo br bs bt bw bz ca cd cf cg
        ch ci ck cl cm cn cr cu cv cx cy cz dj dk dm dz ec ee eg er es et eu fi fj fk fo fr ga gd ge
        gf gh gi gm gn gp gq gr gt gu gw gy hk hn hr ht hu ie il im iq ir jm jo jp ke kg kh ki
        km kn kp kr kw ky kz lb lc lk lr ls lt lu lv ma mc mg mk ml mm mn mo mp mq mr mt mu mv mw
        mx mz nc ne nf ng ni nl np nr nu nz pa pe pf ph pk pl pt py qa ro rs ru rw sa sc sd
        se sg si sk sl sm sn sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn tr tt tw tz
        ua ug uk uy uz va vc ve vg vi vn vu wf ye yt za zm zw london paris berlin nyc tokyo moscow
        """)

    /// Country codes that are words or file endings as well.
    private static let weak = words(
        "as at be by co de do gs hm id in is it je la li me md mh ms my na no om pg pm pn pr ps "
            + "fit group name py re rs sb sh so sx to tp us zip mov page zone one work ink red blue green"
    )
}

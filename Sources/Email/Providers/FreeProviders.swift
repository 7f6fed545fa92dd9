/// Domains at which anyone can have a mailbox.
enum FreeProviders {
    static func contains(_ asciiDomain: String) -> Bool {
        domains.contains(asciiDomain)
    }

    static let domains: Set<String> = {
        let paid: Set<String> = ["hey.com", "pobox.com", "runbox.com", "mailbox.org"]
        let ruled = MailProvider.all.flatMap(\.domains).filter { !paid.contains($0) }
        return Set(ruled + others.split(separator: " ").map(String.init))
    }()

    private static let others = """
        aol.com aol.co.uk aol.de aol.fr aim.com love.com mail.com email.com usa.com myself.com \
        consultant.com post.com europe.com engineer.com gmx.com gmx.net gmx.de gmx.at gmx.ch \
        gmx.eu gmx.us gmx.co.uk gmx.fr gmx.es gmx.info gmx.org web.de t-online.de freenet.de \
        arcor.de online.de mail.de kabelmail.de vodafone.de email.de 1und1.de \
        libero.it virgilio.it tiscali.it alice.it tin.it inwind.it iol.it email.it \
        orange.fr wanadoo.fr laposte.net sfr.fr neuf.fr bbox.fr aliceadsl.fr numericable.fr \
        telenet.be skynet.be proximus.be ziggo.nl kpnmail.nl xs4all.nl planet.nl hetnet.nl home.nl \
        bluewin.ch hispeed.ch sunrise.ch chello.at aon.at telia.com bredband.net spray.se \
        btinternet.com sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk \
        comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net \
        earthlink.net juno.com optonline.net rogers.com shaw.ca sympatico.ca bigpond.com \
        optusnet.com.au xtra.co.nz seznam.cz email.cz centrum.cz volny.cz atlas.cz post.cz \
        wp.pl o2.pl onet.pl op.pl interia.pl gazeta.pl poczta.onet.pl vp.pl tlen.pl azet.sk \
        freemail.hu citromail.hu abv.bg mail.bg ukr.net i.ua meta.ua rambler.ru inbox.lv inbox.lt \
        mynet.com uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com \
        prodigy.net.mx qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com \
        139.com 189.cn aliyun.com naver.com daum.net hanmail.net nate.com kakao.com \
        docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp yahoo.co.jp nifty.com \
        rediffmail.com sify.com walla.co.il walla.com hushmail.com tutanota.com tutanota.de \
        tutamail.com tuta.io tuta.com keemail.me lycos.com excite.com inbox.com lavabit.com \
        cock.li duck.com mailo.com net-c.com vivaldi.net safe-mail.net gmx.tm caramail.com
        """
}

/// The words that tell languages apart: short, frequent, and without a subject.
///
/// Each language's are in its own spelling, in lower case; an apostrophe parts words.
enum LanguageWords {
    /// ISO 639-1 codes with their words.
    static let all: [(code: StaticString, words: StaticString)] = [
        (
            "en",
            """
            the and of to is was are were be been being have has had i you he she it we they me him
            her us them my your his its our their this that these those for with on at by from as
            but or if not no so do does did don what which who when where why how there here can
            could will would should just very more most some any all also about into than then
            because only like know think really an am up out get got thanks thank much too other
            over even now one please again been still well make good great
            """
        ),
        (
            "fr",
            """
            le la les un une des du de et est sont était je tu il elle nous vous ils elles ce cette
            ces qui que qu quoi dont où dans sur pour par avec sans mais ou donc car ne pas plus
            très bien aussi tout tous toute mon ma mes ton son sa ses notre votre leur au aux en y
            ai as avez avons ont être avoir fait faire comme si même merci peut cela ça
            """
        ),
        (
            "de",
            """
            der die das den dem des ein eine einen einem einer und ist sind war waren ich du er sie
            es wir ihr mich mir dich uns nicht kein keine auch nur noch schon sehr mit von zu zum
            zur auf für an im in aus bei nach über unter aber oder wenn als wie was wer wo warum
            dass daß weil denn so haben hat habe hatte wird werden kann können man mein dein sein
            ihre diese dieser dieses hier da mal danke immer wieder mehr doch ja
            """
        ),
        (
            "es",
            """
            el la los las un una unos unas y o pero de del al en con por para sin sobre que qué
            quien como cómo cuando donde es son era ser está están estar fue yo tú él ella nosotros
            ellos me te se lo le les nos mi tu su sus este esta esto ese esa eso no sí muy más
            también ya hay he ha han tengo tiene hacer gracias porque si todo todos nada puede
            """
        ),
        (
            "pt",
            """
            o a os as um uma uns umas e ou mas de do da dos das no na nos nas em com por para sem
            sobre que quem como quando onde é são era ser está estão foi eu você ele ela nós eles
            me te se lhe meu minha seu sua este esta isso isto esse essa não sim muito mais também
            já há tem tenho ter fazer obrigado obrigada porque se tudo pode ao pelo pela bem
            """
        ),
        (
            "it",
            """
            il lo la i gli le un uno una e o ma di del della dei delle degli al alla ai da dal in
            nel nella con su sul per tra fra che chi cui come quando dove è sono era essere stato ho
            hai ha abbiamo hanno io tu lui lei noi voi loro mi ti si ci vi mio tuo suo questo questa
            quello non più molto anche già perché se tutto grazie può fare così ancora sempre
            """
        ),
        (
            "nl",
            """
            de het een en of maar van in op aan met voor door bij naar uit over te om dat die dit
            deze wat wie waar hoe is zijn was waren ben bent ik jij je hij zij ze wij we jullie hem
            haar hun mijn jouw niet geen wel ook nog al heel erg meer als dan want omdat heb heeft
            hebben had kan kunnen wordt worden zo er hier daar naar dank bedankt goed veel
            """
        ),
        (
            "pl",
            """
            i w z na do nie się to jest są był była było że o od po przy za przez dla ale albo lub
            czy jak co kto gdzie kiedy dlaczego ten ta te tego tej tym ja ty on ona my wy oni mnie
            mi mój moja jego jej ich tak też już jeszcze tylko bardzo może można mam ma masz być
            jako które który która więc oraz bo tu tam dzięki dziękuję
            """
        ),
        (
            "ru",
            """
            и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только
            ее мне было вот от меня еще нет о из ему теперь когда даже ну вдруг ли если уже или ни
            быть был него до вас нибудь опять уж вам ведь там потом себя ничего ей может они тут где
            есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет
            это эта этот очень спасибо можно вас просто
            """
        ),
        (
            "uk",
            """
            і й в у не що він на я з із як а то все вона так його але та ти до ж ви за б по тільки
            її мені було ось від мене ще ні про йому коли навіть якщо вже або бути був них вас знову
            вам там потім себе нічого може вони тут де є треба для ми тебе їх чим була сам без раз
            теж собі під буде це ця цей дуже дякую можна дякуємо який яка які щоб
            """
        ),
        (
            "id",
            """
            yang dan di ke dari untuk dengan ini itu adalah tidak ada akan juga saya kamu anda kami
            kita mereka dia bisa sudah belum atau tapi tetapi karena jika kalau seperti pada dalam
            oleh sangat lebih banyak hanya saja apa siapa dimana bagaimana kenapa mengapa nya bukan
            jangan lagi semua telah bagi agar aja ya gak nggak banget terima kasih sama buat yg
            """
        ),
        (
            "tr",
            """
            ve bir bu şu o da de ki mi mı mu mü için ile gibi çok daha en ama fakat ancak veya ya
            ne neden nasıl kim nerede ben sen biz siz onlar benim senin bizim var yok değil olan
            olarak olduğu oldu olur her hiç kadar sonra önce şey böyle öyle teşekkürler teşekkür
            güzel iyi bana sana ona bunu diye eğer çünkü sadece
            """
        ),
        (
            "sv",
            """
            och i att det som en ett på är av för med den till inte om de var jag du han hon vi ni
            mig dig sig min din sin har hade ska skulle kan kunde när där här hur vad vem varför men
            eller så också bara mycket mer än från vid efter under över alla allt denna detta dessa
            tack bra då nu blir
            """
        ),
        (
            "cs",
            """
            a v na se je že to s z do i o ve za by ale jak co kdo kde kdy proč pro při od po k ten
            ta ty tento tato toto já ty on ona my vy oni mě mi můj moje jeho její jsem jsi jsou byl
            byla bylo být není jen taky také už ještě velmi víc nebo aby když která který které
            protože tak tady tam děkuji díky moc
            """
        ),
        (
            "ro",
            """
            și si în pe la de din cu o un una unei este e sunt era fi a fost am ai are avem au nu
            că ca mai foarte dar sau dacă când unde cum ce cine eu tu el ea noi voi ei mă te se îl
            îi meu mea ta sa lui lor acest această asta pentru prin fără după despre tot toate toți
            mulțumesc doar așa deci
            """
        ),
        (
            "sr",
            """
            i u na je da se za su ne što kao ali ili koji koja koje od do iz sa po o to taj ovaj ja
            ti on ona mi vi oni me te ga mu moj tvoj njegov nije bio bila bilo biti ima nema još već
            samo vrlo kako gde gdje kada zašto jer ako hvala sam si smo ste
            је да се за су што као али или који која које од из са ја ти он она ми ви није био има
            још већ само како где када јер ако хвала сам си смо сте
            """
        ),
        (
            "ar",
            """
            في من على إلى الى أن ان هذا هذه التي الذي ما لا كل عن مع كان كانت هو هي ذلك قد لم لن
            أو ثم بعد قبل بين حتى إذا اذا لكن أنا انا أنت نحن هم كيف متى أين لماذا جدا شكرا
            """
        ),
    ]
}

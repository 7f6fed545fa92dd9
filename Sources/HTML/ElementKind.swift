import CGumbo

/// What an element means for the text of a comment.
enum ElementKind {
    private static func set(_ tags: [GumboTag]) -> Set<UInt32> {
        Set(tags.map { UInt32($0.rawValue) })
    }

    /// Elements whose content nobody reads.
    private static let unread = set([
        GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TEMPLATE, GUMBO_TAG_TITLE, GUMBO_TAG_IFRAME,
        GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES, GUMBO_TAG_HEAD,
    ])

    private static let blocks = set([
        GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE, GUMBO_TAG_BLOCKQUOTE,
        GUMBO_TAG_CENTER, GUMBO_TAG_DD, GUMBO_TAG_DETAILS, GUMBO_TAG_DIR, GUMBO_TAG_DIV,
        GUMBO_TAG_DL, GUMBO_TAG_DT, GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,
        GUMBO_TAG_FOOTER, GUMBO_TAG_FORM, GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4,
        GUMBO_TAG_H5, GUMBO_TAG_H6, GUMBO_TAG_HEADER, GUMBO_TAG_HGROUP, GUMBO_TAG_HR, GUMBO_TAG_LI,
        GUMBO_TAG_LISTING, GUMBO_TAG_MAIN, GUMBO_TAG_MENU, GUMBO_TAG_NAV, GUMBO_TAG_OL,
        GUMBO_TAG_OPTION, GUMBO_TAG_P, GUMBO_TAG_PLAINTEXT, GUMBO_TAG_PRE, GUMBO_TAG_SECTION,
        GUMBO_TAG_SUMMARY, GUMBO_TAG_TABLE, GUMBO_TAG_TEXTAREA, GUMBO_TAG_TR, GUMBO_TAG_UL,
        GUMBO_TAG_XMP, GUMBO_TAG_CAPTION,
    ])

    private static let embedded = set([
        GUMBO_TAG_IMG, GUMBO_TAG_IFRAME, GUMBO_TAG_EMBED, GUMBO_TAG_VIDEO, GUMBO_TAG_AUDIO,
        GUMBO_TAG_SOURCE, GUMBO_TAG_OBJECT, GUMBO_TAG_FRAME, GUMBO_TAG_TRACK, GUMBO_TAG_SCRIPT,
        GUMBO_TAG_INPUT,
    ])

    private static let linking = set([
        GUMBO_TAG_A, GUMBO_TAG_AREA, GUMBO_TAG_LINK, GUMBO_TAG_FORM, GUMBO_TAG_BASE,
    ])

    static func isUnread(_ tag: GumboTag) -> Bool { unread.contains(UInt32(tag.rawValue)) }
    static func isBlock(_ tag: GumboTag) -> Bool { blocks.contains(UInt32(tag.rawValue)) }
    static func isCell(_ tag: GumboTag) -> Bool { tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH }

    /// The attributes that may hold a link, and what kind of link it is.
    static func linkAttributes(of tag: GumboTag) -> (names: [String], origin: Link.Origin)? {
        if linking.contains(UInt32(tag.rawValue)) { return (["href", "action"], .anchor) }
        if embedded.contains(UInt32(tag.rawValue)) { return (["src", "data"], .image) }
        return nil
    }

    /// Whether an element is styled so that nobody sees it.
    static func isHidden(_ element: Element) -> Bool {
        guard element.node.pointee.v.element.attributes.length > 0 else { return false }
        if element.attribute("hidden") != nil { return true }
        guard let style = element.attribute("style") else { return false }
        return HidingStyle.hides(style)
    }
}

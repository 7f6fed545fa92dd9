import CGumbo

/// Which elements are published, and where they may stand.
enum SafeElement {
    /// The name of an element that is published, else nil.
    static func name(of tag: GumboTag) -> String? {
        switch tag {
        case GUMBO_TAG_A: "a"
        case GUMBO_TAG_ABBR: "abbr"
        case GUMBO_TAG_ACRONYM: "acronym"
        case GUMBO_TAG_B: "b"
        case GUMBO_TAG_BLOCKQUOTE: "blockquote"
        case GUMBO_TAG_CITE: "cite"
        case GUMBO_TAG_CODE: "code"
        case GUMBO_TAG_DEL: "del"
        case GUMBO_TAG_EM: "em"
        case GUMBO_TAG_I: "i"
        case GUMBO_TAG_LI: "li"
        case GUMBO_TAG_OL: "ol"
        case GUMBO_TAG_P: "p"
        case GUMBO_TAG_PRE: "pre"
        case GUMBO_TAG_Q: "q"
        case GUMBO_TAG_S: "s"
        case GUMBO_TAG_STRIKE: "strike"
        case GUMBO_TAG_STRONG: "strong"
        case GUMBO_TAG_UL: "ul"
        default: nil
        }
    }

    /// Whether an element goes with all that it holds.
    static func isDropped(_ tag: GumboTag) -> Bool {
        switch tag {
        case GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT,
            GUMBO_TAG_EMBED, GUMBO_TAG_APPLET, GUMBO_TAG_TEMPLATE, GUMBO_TAG_TITLE,
            GUMBO_TAG_HEAD, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOSCRIPT,
            GUMBO_TAG_FRAMESET, GUMBO_TAG_FRAME, GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO,
            GUMBO_TAG_CANVAS, GUMBO_TAG_SELECT, GUMBO_TAG_SVG, GUMBO_TAG_MATH:
            true
        default: false
        }
    }

    /// Whether the parser would leave the element where it is written, inside `open`.
    static func fits(_ name: String, into open: [String]) -> Bool {
        switch name {
        case "a": return !open.contains("a")
        case "p", "blockquote", "pre", "ul", "ol": return !open.contains("p")
        case "li":
            let border = open.last { ["li", "ul", "ol", "blockquote", "pre"].contains($0) }
            return border != "li" && !open.contains("p")
        default: return true
        }
    }
}

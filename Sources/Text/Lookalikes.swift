/// Letters in disguise that Unicode's own tables leave as they are.
enum Lookalikes {
    /// The ASCII letters or sign a scalar stands for, or nil.
    static func letters(of scalar: UInt32) -> [UInt32]? {
        switch scalar {
        case 0x1F150...0x1F169: [0x61 + scalar - 0x1F150]  // negative circled
        case 0x1F170...0x1F189: [0x61 + scalar - 0x1F170]  // negative squared
        case 0x1F1E6...0x1F1FF: [0x61 + scalar - 0x1F1E6]  // regional indicators
        default: single[scalar].map { [$0] }
        }
    }

    private static let single: [UInt32: UInt32] = {
        var table: [UInt32: UInt32] = [:]
        for (from, to) in [
            // Small capitals.
            ("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz"),
            // Canadian syllabics and others that generators of fancy letters use.
            ("ᗩᗷᑕᗪᖴᕼᒍᒪᗰᑎᑭᑫᖇᔕᑌᐯᗯ᙭ᘔ", "abcdfhjlmnpqrsuvwxz"),
            // Punctuation in typographic form.
            ("‘’‚‛ʼʹ′`´", "'''''''''"), ("“”„‟«»″", "\"\"\"\"\"\"\""),
            ("‐‑‒–—―−﹘", "--------"), ("•∙⋅・･", "·····"), ("∕⁄", "//"), ("∣❘", "||"),
        ] {
            for (source, target) in zip(from.unicodeScalars, to.unicodeScalars)
            where source.value >= 0x80 {
                table[source.value] = target.value
            }
        }
        return table
    }()
}

/// Letters that are taken for an ASCII letter, from the confusables of UTS #39.
enum Lookalikes {
    /// The label as a reader of Latin letters would read it; nil where one letter has no double.
    static func latinReading(of label: Substring) -> String? {
        var reading = ""
        for scalar in label.unicodeScalars {
            if scalar.isASCII {
                reading.unicodeScalars.append(scalar)
            } else if let double = doubles[scalar] {
                reading.unicodeScalars.append(double)
            } else {
                return nil
            }
        }
        return reading
    }

    private static let doubles: [Unicode.Scalar: Unicode.Scalar] = [
        // Cyrillic
        "а": "a", "с": "c", "ԁ": "d", "е": "e", "һ": "h", "і": "i", "ј": "j", "ӏ": "l", "о": "o",
        "р": "p", "ԛ": "q", "ѕ": "s", "у": "y", "ү": "y", "ѵ": "v", "ԝ": "w", "х": "x",
        // Greek
        "α": "a", "ο": "o", "ν": "v", "ρ": "p", "υ": "u", "ι": "i", "γ": "y", "ϲ": "c", "σ": "o",
        "ϳ": "j",
        // Armenian
        "ո": "n", "ս": "u", "օ": "o", "հ": "h", "զ": "q", "ց": "g", "յ": "j",
        // Latin letters that few languages use
        "ı": "i", "ɡ": "g", "ɑ": "a", "ɩ": "i", "ɪ": "i", "ʟ": "l", "ɴ": "n", "ʏ": "y", "ᴏ": "o",
        "ᴄ": "c", "ᴠ": "v", "ᴡ": "w", "ᴢ": "z", "ꜱ": "s", "ƅ": "b", "ǝ": "e", "ɢ": "g", "ᴍ": "m",
    ]
}

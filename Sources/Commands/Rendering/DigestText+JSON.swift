import JSON
import Moderation
import Wire

extension DigestText {
    /// The same for programs.
    var json: JSONValue {
        [
            "held": number(heldCount), "oldest_held": .array(held.map { .string($0.id.text) }),
            "campaigns": .array(digest.campaigns.map(json)),
            "misfires": .array(
                digest.misfires.map {
                    [
                        "rule": .string($0.rule), "wrong": number($0.wrong),
                        "decided": number($0.decided), "for_ham": .bool($0.isForHam),
                    ]
                }),
            "missed": number(digest.missed),
            "braked": .array(
                brakes.map {
                    [
                        "rule": .string($0.rule.rule), "at": .string(Timestamp.text($0.brakedAt)),
                        "hits": number($0.hits), "of": number($0.judged),
                    ]
                }),
            "failures": .array(
                digest.failures.map {
                    [
                        "rule": $0.rule.map { .string($0) } ?? .null,
                        "message": .string($0.message), "count": number($0.count),
                        "example": .string($0.example.text),
                    ]
                }),
            "not_judged": number(digest.stuck), "not_published": number(digest.unpublished),
        ]
    }

    private func number(_ count: Int) -> JSONValue { .integer(Int64(count)) }

    private func json(_ campaign: Campaign) -> JSONValue {
        [
            "count": number(campaign.count), "posts": number(campaign.posts),
            "held": number(campaign.held), "spam": number(campaign.spam),
            "approved": number(campaign.approved), "text": .string(campaign.text),
            "held_ids": .array(campaign.heldIDs.map { .string($0.text) }),
            "rules": .array(campaign.rules.map { .string($0) }),
        ]
    }
}

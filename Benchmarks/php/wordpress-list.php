<?php
// What WordPress (6.2 and later) does with its list of disallowed words, term by term, written
// from a description of its behaviour. Prints how many comments were hit and the time for each.
//
// usage: php wordpress-list.php TERMS.txt COMMENTS.jsonl COUNT

[, $termFile, $commentFile, $count] = $argv;
$terms = explode("\n", file_get_contents($termFile));

$comments = [];
foreach (file($commentFile) as $line) {
    if (count($comments) >= (int) $count) break;
    $comment = json_decode($line, true);
    $content = $comment['content'] ?? '';
    $comments[] = [
        $comment['author']['name'] ?? '', $comment['author']['email'] ?? '',
        $comment['author']['url'] ?? '', $content, strip_tags($content),
        $comment['ip'] ?? '', $comment['user_agent'] ?? '',
    ];
}

function is_listed(array $terms, array $fields): bool
{
    foreach ($terms as $term) {
        $term = trim($term);
        if (empty($term)) continue;
        $pattern = '#' . preg_quote($term, '#') . '#iu';
        foreach ($fields as $field) {
            if (preg_match($pattern, $field)) return true;
        }
    }
    return false;
}

$start = hrtime(true);
$hits = 0;
foreach ($comments as $fields) $hits += is_listed($terms, $fields) ? 1 : 0;
printf("%d %.3f\n", $hits, (hrtime(true) - $start) / 1000 / max(1, count($comments)));

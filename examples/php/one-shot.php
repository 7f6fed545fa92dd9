<?php

/*
 * Sends each comment through a `winnow` process of its own, as PHP-FPM does.
 *
 *     php one-shot.php [submit|check] [OPTION…] < comments.jsonl
 *
 * The program is `winnow` on the PATH, or $WINNOW. $WINNOW_DATA and $WINNOW_FILTERS are handed on
 * as options, because FPM's variables are not those of the processes it starts.
 */

declare(strict_types=1);

namespace Winnow;

/** The commenter must mend some fields: `$problems` is a list of field, reason, message. */
final class Refused extends \RuntimeException
{
    public function __construct(public readonly array $problems)
    {
        parent::__construct(implode('; ', array_map(
            fn (array $p) => "{$p['field']}: {$p['message']}", $problems)));
    }
}

/** Nothing was stored; the same may succeed later. With a `key` a repeat does no harm. */
final class TryLater extends \RuntimeException {}

/** Whoever looks after the machine must have a look: see winnow's standard error. */
final class Broken extends \RuntimeException {}

/** Runs one command on one submission; the result of the protocol, as an array. */
function run(string $command, array|object $submission, array $options = []): array
{
    $arguments = [getenv('WINNOW') ?: 'winnow', $command, ...$options];
    foreach (['WINNOW_DATA' => '--data', 'WINNOW_FILTERS' => '--filters'] as $name => $option) {
        if (getenv($name)) {
            array_push($arguments, $option, getenv($name));
        }
    }
    // An array of arguments needs no shell, so nothing that a stranger typed ever meets one.
    $process = @proc_open($arguments, [['pipe', 'r'], ['pipe', 'w']], $pipes);
    if ($process === false) {
        throw new Broken("cannot run $arguments[0]");
    }
    // It reads all of its input before it answers, so this order can't hang.
    @fwrite($pipes[0], json_encode($submission, JSON_THROW_ON_ERROR) . "\n");
    fclose($pipes[0]);
    $output = stream_get_contents($pipes[1]);
    fclose($pipes[1]);
    return result(proc_close($process), $output);
}

/** Reads what a process said in the light of how it ended. */
function result(int $status, string $output): array
{
    if ($status === 75) {
        throw new TryLater('exit status 75');
    }
    if ($status !== 0 && $status !== 65) {
        // 64: we called it wrongly, 70: its bug, 74: disk or file, 78: configuration or filters;
        // 127: not found, -1: killed. Keep the comment, and tell somebody.
        throw new Broken("exit status $status");
    }
    $reply = json_decode($output, true) ?? throw new Broken("exit status $status, but no answer");
    if (!isset($reply['error'])) {
        return $reply;
    }
    ['code' => $code, 'message' => $message] = $reply['error'];
    throw match ($code) {
        -32602 => new Refused($reply['error']['data']['problems']),
        -32001 => new TryLater($message),
        default => new Broken($message),
    };
}

/** What became of a comment, as the columns after its key. */
function outcome(string $command, object $submission, array $options): array
{
    try {
        $reply = run($command, $submission, $options);
        // Show `approved` at once, and for everything else "waits for approval": spammers learn
        // from being told `spam`. Without --wait the status is always `queued`.
        return [$reply['id'] ?? '-', $reply['status']];
    } catch (Refused $refusal) {
        return ['-', 'refused', $refusal->getMessage()]; // show each beside its field in the form
    } catch (TryLater $trouble) {
        // Keep the comment in the session or a file, and send it again with the same key.
        return ['-', 'try-later', $trouble->getMessage()];
    } catch (Broken $trouble) {
        // Tell the commenter that it did not work, never that it was spam.
        return ['-', 'failed', $trouble->getMessage()];
    }
}

if (PHP_SAPI === 'cli' && realpath($argv[0]) === __FILE__) {
    $command = $argv[1] ?? 'submit';
    while (($line = fgets(STDIN)) !== false) {
        // Objects stay objects: as an array, an empty `{}` would be sent on as `[]`.
        $submission = json_decode($line, false, 64, JSON_THROW_ON_ERROR);
        // The key makes repeats harmless. Give the form a random hidden field, and send that.
        $columns = [$submission->key ?? '-', ...outcome($command, $submission, array_slice($argv, 2))];
        echo implode("\t", preg_replace('/\s+/u', ' ', $columns)), "\n";
    }
}

<?php

/*
 * Sends comments through one `winnow serve` that stays open, as a long-running PHP process does
 * (a queue worker, an import, RoadRunner, FrankenPHP). For PHP-FPM take one-shot.php.
 *
 *     php keep-open.php < comments.jsonl
 *
 * The program is `winnow` on the PATH, or $WINNOW. It reads $WINNOW_DATA and $WINNOW_FILTERS itself.
 */

declare(strict_types=1);

namespace Winnow;

// One process, restarted when it dies. PHP has one thread, so writing and reading take turns as
// stream_select() says: a client that wrote everything before it read would hang as soon as both
// pipes were full.
final class Connection
{
    private const MOST_UNANSWERED = 1000;

    /** @var array<int, array{string, callable}> id => line and callback, in the order of sending */
    private array $unanswered = [];
    private string $outgoing = '';
    private string $incoming = '';
    private int $count = 0;
    private int $deaths = 0;
    private ?array $failure = null;
    private $process, $input, $output;

    public function __construct(private readonly string $program)
    {
        $this->start();
    }

    // Sends a request; `$done` is called with its reply, which has a `result` or an `error`. What is
    // unanswered when the process dies is sent again: give a submission a `key` and a decision a
    // `revision`, so that a repeat does no harm.
    public function call(string $method, array|object $params, callable $done): void
    {
        while (count($this->unanswered) >= self::MOST_UNANSWERED) {
            $this->turn(60);
        }
        $id = ++$this->count;
        $request = ['jsonrpc' => '2.0', 'id' => $id, 'method' => $method, 'params' => $params];
        $line = json_encode($request, JSON_THROW_ON_ERROR) . "\n";
        $this->unanswered[$id] = [$line, $done];
        $this->outgoing .= $line;
        $this->turn(0);
    }

    // Waits for all replies, then ends the input and waits until the process has ended.
    public function close(): void
    {
        while ($this->unanswered) {
            $this->turn(60);
        }
        if (!$this->failure) {
            fclose($this->input);
            proc_close($this->process);
        }
    }

    // Writes what can be written and reads what can be read, after at most so many seconds.
    private function turn(int $seconds): void
    {
        while ($this->failure && $this->unanswered) {
            array_shift($this->unanswered)[1](['error' => $this->failure]);
        }
        if ($this->failure) {
            return;
        }
        $read = [$this->output];
        $write = $this->outgoing === '' ? [] : [$this->input];
        $except = null;
        if (!stream_select($read, $write, $except, $seconds)) {
            return;
        }
        if ($write) {
            // A failure to write is a death, which reading notices; the lines are then sent again.
            $count = @fwrite($this->input, substr($this->outgoing, 0, 65536));
            $this->outgoing = substr($this->outgoing, (int) $count);
        }
        if ($read) {
            $this->incoming .= $bytes = (string) fread($this->output, 65536);
            $bytes === '' && feof($this->output) ? $this->restart() : $this->answerAll();
        }
    }

    private function answerAll(): void
    {
        $lines = explode("\n", $this->incoming);
        $this->incoming = array_pop($lines);
        foreach ($lines as $line) {
            $reply = json_decode($line, true, 64, JSON_THROW_ON_ERROR);
            // Replies keep the order of requests, so one without an id is about the oldest.
            $id = $reply['id'] ?? array_key_first($this->unanswered);
            [, $done] = $this->unanswered[$id];
            unset($this->unanswered[$id]);
            $this->deaths = 0;
            $done($reply);
        }
    }

    private function start(): void
    {
        $this->process = proc_open([$this->program, 'serve'], [['pipe', 'r'], ['pipe', 'w']], $pipes);
        [$this->input, $this->output] = $pipes;
        stream_set_blocking($this->input, false);
        stream_set_blocking($this->output, false);
        $this->incoming = '';
        $this->outgoing = implode('', array_column($this->unanswered, 0));
    }

    private function restart(): void
    {
        fclose($this->input);
        fclose($this->output);
        $status = proc_close($this->process);
        // Bad usage (64) and bad filters or configuration (78) don't mend themselves.
        if (in_array($status, [64, 78], true) || ++$this->deaths > 5) {
            $this->failure = ['code' => 0, 'message' => "winnow serve ended with status $status"];
            return;
        }
        usleep(100_000 * 2 ** $this->deaths);
        $this->start();
    }
}

/** What became of a comment, as the columns after its key. */
function columns(array $reply): array
{
    if (!isset($reply['error'])) {
        return [$reply['result']['id'], $reply['result']['status']];
    }
    ['code' => $code, 'message' => $message] = $reply['error'];
    return match ($code) {
        // Show each problem beside its field in the form.
        -32602 => ['-', 'refused', implode('; ', array_map(
            fn (array $p) => "{$p['field']}: {$p['message']}", $reply['error']['data']['problems']))],
        // Keep it, and send it again in a minute with the same key.
        -32001 => ['-', 'try-later', $message],
        default => ['-', 'failed', $message], // tell somebody
    };
}

if (PHP_SAPI === 'cli' && realpath($argv[0]) === __FILE__) {
    $winnow = new Connection(getenv('WINNOW') ?: 'winnow');
    while (($line = fgets(STDIN)) !== false) {
        // Objects stay objects: as an array, an empty `{}` would be sent on as `[]`.
        $submission = json_decode($line, false, 64, JSON_THROW_ON_ERROR);
        $winnow->call('submit', $submission, function (array $reply) use ($submission): void {
            $row = [$submission->key ?? '-', ...columns($reply)];
            echo implode("\t", preg_replace('/\s+/u', ' ', $row)), "\n";
        });
    }
    $winnow->close();
}

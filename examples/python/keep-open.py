#!/usr/bin/env python3
"""Sends comments through one `winnow serve` that stays open, as a long-running backend does.

    python3 keep-open.py < comments.jsonl

The program is `winnow` on the PATH, or $WINNOW; it reads $WINNOW_DATA and $WINNOW_FILTERS itself.
"""

import json
import os
import subprocess
import sys
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor


class WinnowError(Exception):
    """An error reply; `code` and `problems` are those of the protocol."""

    def __init__(self, code, message, data=None):
        super().__init__(message)
        self.code, self.problems = code, (data or {}).get("problems", [])


class Winnow:
    """One process, restarted when it dies. `call` may be used from any thread.

    A thread of its own reads, and never waits for the one that writes: if a single thread wrote
    everything before it read, both would hang as soon as both pipes were full.
    """

    def __init__(self, program=os.environ.get("WINNOW", "winnow"), most_unanswered=1000):
        self._command = [program, "serve"]
        self._room, self._writing = threading.Semaphore(most_unanswered), threading.Lock()
        self._unanswered = {}  # id -> (line, future), in the order of sending
        self._count = self._deaths = 0
        self._failure, self._is_closing, self._ended = None, False, threading.Event()
        self._start()

    def call(self, method, params):
        """Sends a request; the future holds its result or raises WinnowError.

        What is unanswered when the process dies is sent again: give a submission a `key` and a
        decision a `revision`, so that a repeat does no harm. Wait with `result(timeout=…)`.
        """
        self._room.acquire()
        with self._writing:
            self._count += 1
            request = {"jsonrpc": "2.0", "id": self._count, "method": method, "params": params}
            line, future = json.dumps(request).encode() + b"\n", Future()
            self._unanswered[self._count] = (line, future)
            if self._failure:
                self._give_up()
            else:
                self._send([line])
        return future

    def close(self, timeout=40):
        """Ends the input and waits for the last replies."""
        with self._writing:
            self._is_closing = True
            self._send([])
        self._ended.wait(timeout)

    def _start(self):
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        threading.Thread(target=self._read, args=(self._process,), daemon=True).start()

    def _send(self, lines):
        try:
            for line in lines:
                while line:
                    line = line[os.write(self._process.stdin.fileno(), line):]
        except BrokenPipeError:
            pass  # it died; the reader will notice, and send the lines again
        if self._is_closing:
            self._process.stdin.close()

    def _read(self, process):
        for line in process.stdout:
            self._deaths = 0
            self._answer(json.loads(line))
        status = process.wait()
        with self._writing:
            if self._is_closing and not self._unanswered:
                return self._ended.set()
            self._deaths += 1
            # Bad usage (64) and bad filters or configuration (78) don't mend themselves.
            if status in (64, 78) or self._deaths > 5:
                self._failure = WinnowError(0, f"winnow serve ended with status {status}")
                return self._give_up()
            time.sleep(0.1 * 2**self._deaths)
            lines = [line for line, _ in self._unanswered.values()]
            self._start()
            self._send(lines)

    def _answer(self, reply):
        # Replies keep the order of requests, so one without an id is about the oldest.
        _, future = self._unanswered.pop(reply["id"] or next(iter(self._unanswered)))
        self._room.release()
        if error := reply.get("error"):
            future.set_exception(WinnowError(error["code"], error["message"], error.get("data")))
        else:
            future.set_result(reply["result"])

    def _give_up(self):
        while self._unanswered:
            _, (_, future) = self._unanswered.popitem()
            self._room.release()
            future.set_exception(self._failure)
        self._ended.set()


def columns(key, future):
    """What became of a comment."""
    try:
        result = future.result()
        return [key, result["id"], result["status"]]
    except WinnowError as error:
        if error.code == -32602:  # show each beside its field in the form
            return [key, "-", "refused",
                    "; ".join(f"{p['field']}: {p['message']}" for p in error.problems)]
        # -32001: keep it, and send it again in a minute with the same key. Others: tell somebody.
        return [key, "-", "try-later" if error.code == -32001 else "failed", str(error)]


def main():
    winnow = Winnow()
    with ThreadPoolExecutor(1) as printer:
        for line in sys.stdin:
            submission = json.loads(line)
            future = winnow.call("submit", submission)
            printer.submit(show, submission.get("key", "-"), future)
    winnow.close()


def show(key, future):
    print("\t".join(" ".join(text.split()) for text in columns(key, future)), flush=True)


if __name__ == "__main__":
    main()

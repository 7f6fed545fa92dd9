#!/usr/bin/env python3
"""Sends each comment through a `winnow` process of its own, as a CGI script does.

    python3 one-shot.py [submit|check] [OPTION…] < comments.jsonl

The program is `winnow` on the PATH, or $WINNOW; it reads $WINNOW_DATA and $WINNOW_FILTERS itself.
"""

import json
import os
import subprocess
import sys


class Refused(Exception):
    """The commenter must mend some fields; `problems` says which, and why."""

    def __init__(self, problems):
        super().__init__("; ".join(f"{p['field']}: {p['message']}" for p in problems))
        self.problems = problems


class TryLater(Exception):
    """Nothing was stored; the same may succeed later. With a `key` a repeat does no harm."""


class Broken(Exception):
    """Somebody who looks after the machine must have a look: see winnow's standard error."""


def winnow(command, submission, *options, timeout=40):
    """Runs one command on one submission and returns its result as a dictionary."""
    program = os.environ.get("WINNOW", "winnow")
    line = json.dumps(submission, ensure_ascii=False) + "\n"
    try:
        done = subprocess.run(
            [program, command, *options], input=line.encode(), stdout=subprocess.PIPE,
            timeout=timeout)
    except subprocess.TimeoutExpired:
        # It may have been stored, or not. The same key again tells.
        raise TryLater(f"no answer in {timeout} seconds") from None
    except OSError as error:
        raise Broken(f"cannot run {program}: {error}") from None
    return result(done.returncode, done.stdout)


def result(status, output):
    """Reads what a process said in the light of how it ended."""
    if status == 75:  # locked, or out of room for a moment
        raise TryLater("exit status 75")
    if status not in (0, 65):
        # 64 we called it wrongly, 70 its bug, 74 disk or file, 78 configuration or filters;
        # negative: killed by a signal. Keep the comment and tell somebody.
        raise Broken(f"exit status {status}")
    try:
        reply = json.loads(output)
    except ValueError:
        raise Broken(f"exit status {status}, but no answer") from None
    error = reply.get("error")
    if error is None:
        return reply
    if error["code"] == -32602:
        raise Refused(error["data"]["problems"])
    raise TryLater(error["message"]) if error["code"] == -32001 else Broken(error["message"])


def outcome(command, submission, options):
    """What became of a comment, as the columns after its key."""
    try:
        reply = winnow(command, submission, *options)
    except Refused as refusal:
        # Show `message` beside the field in the form; `reason` is for programs.
        return ["-", "refused", str(refusal)]
    except TryLater as trouble:
        # A blog keeps the comment in its session or a file, and repeats it with the same key.
        return ["-", "try-later", str(trouble)]
    except Broken as trouble:
        # Tell the commenter that it did not work, never that it was spam.
        return ["-", "failed", str(trouble)]
    # Show `approved` at once, and for everything else "waits for approval": spammers learn
    # from being told `spam`. Without --wait the status is always `queued`.
    return [reply.get("id", "-"), reply["status"]]


def main():
    command, *options = sys.argv[1:] or ["submit"]
    for line in sys.stdin:
        submission = json.loads(line)
        # The key makes repeats harmless. Give the form a random hidden field, and send that.
        columns = [submission.get("key", "-"), *outcome(command, submission, options)]
        print("\t".join(" ".join(column.split()) for column in columns), flush=True)


if __name__ == "__main__":
    main()

#!/usr/bin/env node
// Sends comments through one `winnow serve` that stays open, as a long-running server does.
//
//     node keep-open.mjs < comments.jsonl
//
// The program is `winnow` on the PATH, or $WINNOW; it reads $WINNOW_DATA and $WINNOW_FILTERS itself.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as rest } from "node:timers/promises";
import { pathToFileURL } from "node:url";

/** An error reply; `code` and `problems` are those of the protocol. */
export class WinnowError extends Error {
  constructor({ code, message, data }) {
    super(message);
    this.code = code;
    this.problems = data?.problems ?? [];
  }
}

/** One process, restarted when it dies. */
export class Winnow {
  #program;
  #child;
  #count = 0;
  #deaths = 0;
  #unanswered = new Map(); // id -> {line, resolve, reject}, in the order of sending
  #isClosing = false;
  #failure = null;
  #end;
  #ended = new Promise((resolve) => (this.#end = resolve));

  constructor(program = process.env.WINNOW ?? "winnow") {
    this.#program = program;
    this.#start();
  }

  /** How many requests wait for an answer. Stop taking new ones when there are too many: what
   *  the process has not read yet is kept in memory, here. */
  get unanswered() {
    return this.#unanswered.size;
  }

  /** Sends a request; resolves to its result or rejects with a WinnowError.
   *
   *  What is unanswered when the process dies is sent again: give a submission a `key` and a
   *  decision a `revision`, so that a repeat does no harm. */
  call(method, params) {
    if (this.#failure) return Promise.reject(this.#failure);
    const id = ++this.#count;
    const line = JSON.stringify({ jsonrpc: "2.0", id, method, params }) + "\n";
    return new Promise((resolve, reject) => {
      this.#unanswered.set(id, { line, resolve, reject });
      this.#child?.stdin.write(line); // Node writes and reads at once: full pipes can't hang it
    });
  }

  /** Ends the input and waits for the last replies. */
  close() {
    this.#isClosing = true;
    this.#child?.stdin.end();
    return this.#ended;
  }

  #start() {
    const child = spawn(this.#program, ["serve"], { stdio: ["pipe", "pipe", "inherit"] });
    this.#child = child;
    createInterface({ input: child.stdout }).on("line", (line) => this.#answer(JSON.parse(line)));
    child.stdin.on("error", () => {}); // it died; what it has not answered is sent again
    child.on("error", () => this.#restart(64)); // it could not even be started
    child.on("close", (status) => this.#restart(status));
    for (const { line } of this.#unanswered.values()) child.stdin.write(line);
    if (this.#isClosing) child.stdin.end();
  }

  #answer(reply) {
    this.#deaths = 0;
    // Replies keep the order of requests, so one without an id is about the oldest.
    const id = reply.id ?? this.#unanswered.keys().next().value;
    const { resolve, reject } = this.#unanswered.get(id);
    this.#unanswered.delete(id);
    if (reply.error) reject(new WinnowError(reply.error));
    else resolve(reply.result);
  }

  async #restart(status) {
    if (!this.#child) return;
    this.#child = null;
    if (this.#isClosing && this.#unanswered.size === 0) return this.#end();
    // Bad usage (64) and bad filters or configuration (78) don't mend themselves.
    if (status === 64 || status === 78 || ++this.#deaths > 5) {
      this.#failure = new WinnowError({ code: 0, message: `winnow serve ended with ${status}` });
      for (const { reject } of this.#unanswered.values()) reject(this.#failure);
      this.#unanswered.clear();
      return this.#end();
    }
    await rest(100 * 2 ** this.#deaths);
    this.#start();
  }
}

/** What became of a comment, as the columns after its key. */
async function columns(reply) {
  try {
    const { id, status } = await reply;
    return [id, status];
  } catch (error) {
    if (!(error instanceof WinnowError)) throw error;
    const { code, message, problems } = error;
    // Show each problem beside its field in the form.
    if (code === -32602)
      return ["-", "refused", problems.map((p) => `${p.field}: ${p.message}`).join("; ")];
    // -32001: keep it, and send it again in a minute with the same key. Others: tell somebody.
    return ["-", code === -32001 ? "try-later" : "failed", message];
  }
}

async function main() {
  const winnow = new Winnow();
  let last = Promise.resolve();
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const submission = JSON.parse(line);
    const reply = columns(winnow.call("submit", submission));
    last = Promise.all([reply, last]).then(([texts]) => {
      const row = [submission.key ?? "-", ...texts];
      console.log(row.map((text) => text.replace(/\s+/g, " ")).join("\t"));
    });
    if (winnow.unanswered >= 1000) await last;
  }
  await last;
  await winnow.close();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();

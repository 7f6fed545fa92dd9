#!/usr/bin/env node
// Sends each comment through a `winnow` process of its own, as a serverless function does.
//
//     node one-shot.mjs [submit|check] [OPTION…] < comments.jsonl
//
// The program is `winnow` on the PATH, or $WINNOW; it reads $WINNOW_DATA and $WINNOW_FILTERS itself.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

/** The commenter must mend some fields: `problems` is a list of `{field, reason, message}`. */
export class Refused extends Error {
  constructor(problems) {
    super(problems.map((p) => `${p.field}: ${p.message}`).join("; "));
    this.problems = problems;
  }
}

/** Nothing was stored; the same may succeed later. With a `key` a repeat does no harm. */
export class TryLater extends Error {}

/** Whoever looks after the machine must have a look: see winnow's standard error. */
export class Broken extends Error {}

/** Runs one command on one submission; the result of the protocol, or one of the errors above. */
export async function winnow(command, submission, options = [], timeout = 40_000) {
  const program = process.env.WINNOW ?? "winnow";
  const { status, signal, output } = await run(
    program, [command, ...options], JSON.stringify(submission) + "\n", timeout);
  // It took too long. It may have been stored, or not: the same key again tells.
  if (signal === "SIGKILL") throw new TryLater(`no answer in ${timeout / 1000} seconds`);
  if (status === 75) throw new TryLater("exit status 75");
  // 64: we called it wrongly, 70: its bug, 74: disk or file, 78: configuration or filters.
  // Keep the comment, and tell somebody.
  if (status !== 0 && status !== 65) throw new Broken(`exit status ${signal ?? status}`);
  let reply;
  try {
    reply = JSON.parse(output);
  } catch {
    throw new Broken(`exit status ${status}, but no answer`);
  }
  if (!reply.error) return reply;
  if (reply.error.code === -32602) throw new Refused(reply.error.data.problems);
  throw new (reply.error.code === -32001 ? TryLater : Broken)(reply.error.message);
}

function run(program, args, input, timeout) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ["pipe", "pipe", "inherit"], timeout, killSignal: "SIGKILL",
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("error", (error) => reject(new Broken(`cannot run ${program}: ${error.message}`)));
    child.on("close", (status, signal) => resolve({ status, signal, output }));
    child.stdin.on("error", () => {}); // it ended without reading; its status says why
    child.stdin.end(input);
  });
}

/** What became of a comment, as the columns after its key. */
async function outcome(command, submission, options) {
  try {
    const reply = await winnow(command, submission, options);
    // Show `approved` at once, and for everything else "waits for approval": spammers learn from
    // being told `spam`. Without --wait the status is always `queued`.
    return [reply.id ?? "-", reply.status];
  } catch (error) {
    // Show each problem beside its field in the form; `reason` is for programs.
    if (error instanceof Refused) return ["-", "refused", error.message];
    // Keep the comment, and send it again later with the same key.
    if (error instanceof TryLater) return ["-", "try-later", error.message];
    // Tell the commenter that it did not work, never that it was spam.
    if (error instanceof Broken) return ["-", "failed", error.message];
    throw error;
  }
}

async function main([command = "submit", ...options]) {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const submission = JSON.parse(line);
    // The key makes repeats harmless. Give the form a random hidden field, and send that.
    const columns = [submission.key ?? "-", ...(await outcome(command, submission, options))];
    console.log(columns.map((text) => text.replace(/\s+/g, " ")).join("\t"));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main(process.argv.slice(2));

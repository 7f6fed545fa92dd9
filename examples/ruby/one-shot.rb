#!/usr/bin/env ruby
# frozen_string_literal: true

# Sends each comment through a `winnow` process of its own, as a CGI script does.
#
#     ruby one-shot.rb [submit|check] [OPTION…] < comments.jsonl
#
# The program is `winnow` on the PATH, or $WINNOW; it reads $WINNOW_DATA and $WINNOW_FILTERS itself.

require "json"
require "open3"
require "timeout"

module Winnow
  # The commenter must mend some fields; `problems` says which, and why.
  class Refused < StandardError
    attr_reader :problems

    def initialize(problems)
      super(problems.map { |p| "#{p["field"]}: #{p["message"]}" }.join("; "))
      @problems = problems
    end
  end

  # Nothing was stored; the same may succeed later. With a `key` a repeat does no harm.
  class TryLater < StandardError; end

  # Whoever looks after the machine must have a look: see winnow's standard error.
  class Broken < StandardError; end

  module_function

  # Runs one command on one submission; the result of the protocol, as a hash.
  def run(command, submission, *options, seconds: 40)
    program = ENV.fetch("WINNOW", "winnow")
    output, status = talk([program, command, *options], "#{JSON.generate(submission)}\n", seconds)
    result(output, status)
  rescue SystemCallError => e
    raise Broken, "cannot run #{program}: #{e.message}"
  end

  def talk(arguments, input, seconds)
    Open3.popen2(*arguments) do |stdin, stdout, process|
      Timeout.timeout(seconds) do
        # It reads all of its input before it answers, so this order can't hang.
        begin
          stdin.write(input)
          stdin.close
        rescue Errno::EPIPE
          # It ended without reading; its status says why.
        end
        [stdout.read, process.value]
      end
    rescue Timeout::Error
      Process.kill(:KILL, process.pid)
      # It may have been stored, or not. The same key again tells.
      raise TryLater, "no answer in #{seconds} seconds"
    end
  end

  # Reads what a process said in the light of how it ended.
  def result(output, status)
    case status.exitstatus
    when 0, 65 then reply = JSON.parse(output)
    when 75 then raise TryLater, "exit status 75"
    # 64: we called it wrongly, 70: its bug, 74: disk or file, 78: configuration or filters;
    # nil: killed by a signal. Keep the comment, and tell somebody.
    else raise Broken, "exit status #{status.exitstatus || "signal #{status.termsig}"}"
    end
    error = reply["error"] or return reply
    raise Refused, error["data"]["problems"] if error["code"] == -32602

    raise (error["code"] == -32001 ? TryLater : Broken), error["message"]
  rescue JSON::ParserError
    raise Broken, "exit status #{status.exitstatus}, but no answer"
  end

  # What became of a comment, as the columns after its key.
  def outcome(command, submission, options)
    reply = run(command, submission, *options)
    # Show `approved` at once, and for everything else "waits for approval": spammers learn from
    # being told `spam`. Without --wait the status is always `queued`.
    [reply.fetch("id", "-"), reply["status"]]
  rescue Refused => e
    ["-", "refused", e.message] # show each problem beside its field in the form
  rescue TryLater => e
    ["-", "try-later", e.message] # keep the comment, and send it again with the same key
  rescue Broken => e
    ["-", "failed", e.message] # say that it did not work, never that it was spam
  end
end

if $PROGRAM_NAME == __FILE__
  $stdin.set_encoding("UTF-8")
  $stdout.sync = true
  command, *options = ARGV.empty? ? ["submit"] : ARGV
  $stdin.each_line do |line|
    submission = JSON.parse(line)
    # The key makes repeats harmless. Give the form a random hidden field, and send that.
    columns = [submission.fetch("key", "-"), *Winnow.outcome(command, submission, options)]
    puts columns.map { |text| text.gsub(/\s+/, " ") }.join("\t")
  end
end

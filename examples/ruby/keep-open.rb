#!/usr/bin/env ruby
# frozen_string_literal: true

# Sends comments through one `winnow serve` that stays open, as a long-running server does.
#
#     ruby keep-open.rb < comments.jsonl
#
# The program is `winnow` on the PATH, or $WINNOW; it reads $WINNOW_DATA and $WINNOW_FILTERS itself.

require "json"

# One process, restarted when it dies. `call` may be used from any thread. A thread of its own reads, and never waits for the one that writes: if a single thread wrote
# everything before it read, both would hang as soon as both pipes were full.
class Winnow
  # An error reply; `code` and `problems` are those of the protocol.
  class Error < StandardError
    attr_reader :code, :problems

    def initialize(code, message, data = nil)
      super(message)
      @code = code
      @problems = data.to_h.fetch("problems", [])
    end
  end

  # One request; `value` waits for its result, or raises Winnow::Error.
  Call = Struct.new(:line, :reply) do
    def value
      answer = reply.pop
      answer.is_a?(Error) ? raise(answer) : answer
    end
  end

  def initialize(program = ENV.fetch("WINNOW", "winnow"), most_unanswered: 1000)
    @command = [program, "serve"]
    @room = SizedQueue.new(most_unanswered) # holds one element for each unanswered call
    @writing = Mutex.new
    @unanswered = {} # id => call, in the order of sending
    @count = @deaths = 0
    @is_closing = false
    @ended = Queue.new
    start
  end

  # Sends a request. What is unanswered when the process dies is sent again: give a submission a
  # `key` and a decision a `revision`, so that a repeat does no harm.
  def call(method, params)
    @room.push(true)
    @writing.synchronize do
      id = @count += 1
      line = JSON.generate({ jsonrpc: "2.0", id: id, method: method, params: params })
      call = @unanswered[id] = Call.new("#{line}\n", Queue.new)
      @failure ? give_up : send_lines([call.line])
      call
    end
  end

  # Ends the input and waits for the last replies.
  def close
    @writing.synchronize do
      @is_closing = true
      send_lines([])
    end
    @ended.pop
  end

  private

  def start
    input, @input = IO.pipe
    output, child_output = IO.pipe
    process = Process.spawn(*@command, in: input, out: child_output)
    [input, child_output].each(&:close)
    Thread.new { read(output, process) }
  end

  def send_lines(lines)
    lines.each { |line| @input.write(line) }
  rescue Errno::EPIPE
    # It died; the reader will notice, and send the lines again.
  ensure
    @input.close if @is_closing
  end

  def read(output, process)
    output.set_encoding("UTF-8").each_line { |line| answer(JSON.parse(line)) }
    output.close
    status = Process.wait2(process).last.exitstatus
    @writing.synchronize { restart(status) }
  end

  def restart(status)
    return @ended.push(true) if @is_closing && @unanswered.empty?

    @deaths += 1
    # Bad usage (64) and bad filters or configuration (78) don't mend themselves.
    if [64, 78].include?(status) || @deaths > 5
      @failure = Error.new(0, "winnow serve ended with status #{status || "unknown"}")
      return give_up
    end
    sleep(0.1 * 2**@deaths)
    lines = @unanswered.values.map(&:line)
    start
    send_lines(lines)
  end

  def answer(reply)
    @deaths = 0
    # Replies keep the order of requests, so one without an id is about the oldest.
    result = reply["result"] || Error.new(*reply["error"].values_at("code", "message", "data"))
    settle(reply["id"] || @unanswered.first.first, result)
  end

  def settle(id, answer)
    @unanswered.delete(id).reply.push(answer)
    @room.pop
  end

  def give_up
    @unanswered.keys.each { |id| settle(id, @failure) }
    @ended.push(true)
  end
end

# What became of a comment, as the columns after its key.
def columns(call)
  result = call.value
  [result["id"], result["status"]]
rescue Winnow::Error => e
  # Show each problem beside its field in the form.
  return ["-", "refused", e.problems.map { |p| "#{p["field"]}: #{p["message"]}" }.join("; ")] if e.code == -32_602

  # -32001: keep it, and send it again in a minute with the same key. Others: tell somebody.
  ["-", e.code == -32_001 ? "try-later" : "failed", e.message]
end

if $PROGRAM_NAME == __FILE__
  $stdin.set_encoding("UTF-8")
  $stdout.sync = true
  winnow = Winnow.new
  waiting = Queue.new
  printer = Thread.new do
    while (key, call = waiting.pop)
      puts [key, *columns(call)].map { |text| text.gsub(/\s+/, " ") }.join("\t")
    end
  end
  $stdin.each_line do |line|
    submission = JSON.parse(line)
    waiting.push([submission.fetch("key", "-"), winnow.call("submit", submission)])
  end
  waiting.close
  printer.join
  winnow.close
end

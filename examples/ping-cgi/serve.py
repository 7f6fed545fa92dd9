#!/usr/bin/env python3
"""A web server to try cgi-bin/ping with, and nothing else: serve.py PORT"""

import http.server
import os
import pathlib
import subprocess
import sys

PROGRAM = pathlib.Path(__file__).resolve().parent / "cgi-bin" / "ping"
PREFIX = "/cgi-bin/ping"


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        path, _, query = self.path.partition("?")
        if not path.startswith(PREFIX + "/"):
            return self.send_error(404)
        length = self.headers.get("Content-Length", "")
        body = self.rfile.read(min(int(length), 1 << 20)) if length.isdigit() else b""
        environment = dict(
            os.environ, REQUEST_METHOD=self.command, PATH_INFO=path[len(PREFIX):],
            QUERY_STRING=query, CONTENT_LENGTH=length, REMOTE_ADDR=self.client_address[0],
            CONTENT_TYPE=self.headers.get("Content-Type", ""),
            HTTP_USER_AGENT=self.headers.get("User-Agent", ""))
        done = subprocess.run(
            [sys.executable, str(PROGRAM)], input=body, stdout=subprocess.PIPE, env=environment)
        head, _, content = done.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().splitlines())
        self.send_response(int(headers.pop("Status", "500").split()[0]))
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()

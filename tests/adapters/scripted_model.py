"""A model server on the loopback that speaks OpenAI's wire and says whatever a test wants."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.fakes import HashingEmbedder


@dataclass
class Reply:
    """One reply: a status, and either a whole body or the content of a completion."""

    content: str | None = ""
    status: int = 200
    finish: str = "stop"
    refusal: str | None = None
    body: bytes | None = None
    wait: float = 0.0
    drip: float = 0.0  # seconds between the bytes of the body
    headers: dict[str, str] = field(default_factory=dict)

    def bytes(self) -> bytes:
        if self.body is not None:
            return self.body
        if self.status != 200:
            return json.dumps({"error": {"message": "no", "type": "x", "code": "x"}}).encode()
        message = {"role": "assistant", "content": self.content, "refusal": self.refusal}
        choice = {"index": 0, "finish_reason": self.finish, "message": message}
        usage = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}
        made = {"id": "c-1", "object": "chat.completion", "created": 1, "model": "scripted"}
        return json.dumps({**made, "choices": [choice], "usage": usage}).encode()


Script = Callable[[dict[str, Any]], Reply]


class ScriptedModel:
    """The server: `script` turns each request into its reply, `requests` keeps what was asked."""

    def __init__(self) -> None:
        self.script: Script = lambda request: Reply()
        self.requests: list[dict[str, Any]] = []
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                request = json.loads(self.rfile.read(length))
                owner.requests.append(request)
                if self.path.endswith("/embeddings"):
                    reply = embeddings(request)
                else:
                    reply = owner.script(request)
                time.sleep(reply.wait)
                body = reply.bytes()
                try:
                    self.send_response(reply.status)
                    self.send_header("Content-Type", "application/json")
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    if reply.drip:
                        for byte in body:
                            self.wfile.write(bytes([byte]))
                            self.wfile.flush()
                            time.sleep(reply.drip)
                    else:
                        self.wfile.write(body)
                except OSError:
                    self.close_connection = True  # whoever asked has left

            def log_message(self, *args: object) -> None:
                """Say nothing."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

        self._server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    @contextmanager
    def running(self) -> Iterator["ScriptedModel"]:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()


def embeddings(request: dict[str, Any]) -> Reply:
    """The vectors of some texts, by the words that they share; not of length one."""
    vectors = HashingEmbedder().embed(request["input"])
    data = [
        {"object": "embedding", "index": n, "embedding": [3 * number for number in vector]}
        for n, vector in enumerate(vectors)
    ]
    usage = {"prompt_tokens": 1, "total_tokens": 1}
    made = {"object": "list", "model": request["model"], "data": data, "usage": usage}
    return Reply(body=json.dumps(made).encode())


def claims(
    *said: tuple[str, str],
    read: Sequence[tuple[str, str, str]] | None = None,
    beyond: Sequence[str] | None = None,
) -> Reply:
    """A reply in the right form: sentences with the passages that they name, readings, doubts."""
    whole: dict[str, Any] = {"claims": [{"passage": p, "text": text} for p, text in said]}
    if read is not None:
        whole["readings"] = [{"passage": p, "quote": q, "sense": s} for p, q, s in read]
    if beyond is not None:
        whole["beyond_ruling"] = list(beyond)
    return Reply(json.dumps(whole))


def choice(
    subjects: Sequence[str] = (), uses: Sequence[str] = (), topics: Sequence[str] = ()
) -> Reply:
    """A reply in the right form: what a question is about."""
    lists = {"subjects": list(subjects), "uses": list(uses), "topics": list(topics)}
    return Reply(json.dumps(lists))

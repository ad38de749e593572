"""Servers on this machine that keep what they are sent: of e-mail, and of webhooks."""

import json
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class Mailbox:
    """The e-mail that a server took."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.logins: list[bytes] = []

    async def handle_DATA(self, _: object, __: object, envelope: Any) -> str:  # noqa: N802
        self.messages.append(message_from_bytes(envelope.content))
        return "250 OK"

    def login(self, *given: Any) -> AuthResult:
        self.logins.append(given[-1].password)
        return AuthResult(success=True)

    @property
    def words(self) -> str:
        """Give all that was sent, decoded."""
        texts = []
        for message in self.messages:
            texts.append(str(message["subject"]))
            for part in message.walk():
                content = part.get_payload(decode=True)
                texts.append(content.decode() if isinstance(content, bytes) else "")
        return "\n".join(texts)


def _free() -> int:
    """Give a port that is free."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


@contextmanager
def smtp(certificate: Path | None = None) -> Iterator[tuple[Mailbox, int]]:
    """Serve e-mail; with a certificate, encrypted from the first byte."""
    mailbox, context = Mailbox(), None
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
    controller = Controller(
        mailbox,
        hostname="127.0.0.1",
        port=_free(),
        ssl_context=context,
        authenticator=mailbox.login,
        auth_require_tls=False,
    )
    controller.start()
    try:
        yield mailbox, controller.port
    finally:
        controller.stop()


def certificate(folder: Path) -> Path:
    """Make a key and its certificate, which nobody vouches for."""
    path = folder / "server.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=localhost", "-keyout", str(path), "-out", f"{path}.crt"]
    subprocess.run(command, check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


class Hook(ThreadingHTTPServer):
    """A webhook, and what it was sent."""

    def __init__(self, code: int = 200) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.code, self.sent = code, list[dict[str, str]]()
        self.heads: list[str] = []


class _Handler(BaseHTTPRequestHandler):
    server: Hook

    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"])
        self.server.sent.append(json.loads(self.rfile.read(size)))
        self.server.heads.append(self.headers.get("Authorization", ""))
        self.send_response(self.server.code)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def hook(code: int = 200) -> Iterator[Hook]:
    """Serve a webhook that answers with a code."""
    with Hook(code) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()

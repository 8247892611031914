"""A service account of Google's with a real key, and the token endpoint that it gets its tokens from."""

from __future__ import annotations

import json
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any, Dict
from urllib.parse import parse_qs

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.auth import jwt

Node = Dict[str, Any]

SCOPE = "https://www.googleapis.com/auth/cloud-platform"
#: For whom assertions are meant, whatever the address of the endpoint.
AUDIENCE = "https://oauth2.googleapis.com/token"


class TokenEndpoint:
    """Gives tokens to those who ask with an assertion that is signed by the key of a service account it knows."""

    def __init__(self) -> None:
        #: The public keys of the accounts.
        self.keys: dict[str, bytes] = {}
        #: Who asked, in order.
        self.asked: list[str] = []
        #: For how many seconds tokens are valid.
        self.lifetime = 3600
        #: What an answer waits for.
        self.go = Event()
        self.go.set()
        #: What is answered instead; a value `"ECHO"` stands for the assertion.
        self.answer: tuple[int, Node] | None = None
        self._lock = Lock()
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                form = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
                status, body = endpoint.grant(form["assertion"][0])
                assert endpoint.go.wait(30)
                data = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/token"
        Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self) -> None:
        """Stop to listen."""
        self.server.shutdown()
        self.server.server_close()

    def grant(self, assertion: str) -> tuple[int, Node]:
        """Return the answer to an assertion: its status and body.

        Raises:
            ValueError: It is not signed by the one it says, or not for us.
        """
        claimed = jwt.decode(assertion, verify=False)["iss"]
        claims = jwt.decode(assertion, self.keys[claimed], audience=AUDIENCE)
        assert claims["scope"] == SCOPE
        with self._lock:
            self.asked.append(claimed)
            number = len(self.asked)
        if self.answer is not None:
            status, body = self.answer
            return status, {key: assertion if value == "ECHO" else value for key, value in body.items()}
        token = f"ya29.{claimed.partition('@')[0]}-{number}"
        return 200, {"access_token": token, "expires_in": self.lifetime, "token_type": "Bearer"}

    def account(self, name: str = "canary", project: str | None = "key-project") -> Node:
        """Return the key file of a new service account."""
        key, public = key_pair()
        email = f"{name}@key-project.iam.gserviceaccount.com"
        self.keys[email] = public
        info = {"type": "service_account", "client_email": email, "private_key": key, "token_uri": self.url}
        return info if project is None else {**info, "project_id": project}


@lru_cache(maxsize=1)
def key_pair() -> tuple[str, bytes]:
    """Return a private key and its public one; there is one for all, since making it takes long."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return private.decode(), key.public_key().public_bytes(pem, serialization.PublicFormat.SubjectPublicKeyInfo)

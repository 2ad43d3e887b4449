"""What every request passes first: a foreign Host, an endless address or body is refused, and every answer is told to be careful.

The policy lets a page use this server's own files and nothing else; "script" in a headline is text anyway.
"""

from __future__ import annotations

from typing import Any

import anyio
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.settings import Settings

LONGEST_ADDRESS = 32_768
LARGEST_BODY = 262_144  # a query of 64 KB, percent-encoded
PATIENCE = 10.0  # seconds for the next piece of a body
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


class Shield:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        headers = Headers(scope=scope)
        careful = _Careful(send, self.settings, headers.get("origin", ""))
        refused = self._refused(scope, headers)
        if refused is not None:
            return await refused(scope, receive, careful)
        await self.app(scope, _Measured(receive), careful)

    def _refused(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer to a request that goes no further."""
        hosts = headers.getlist("host")
        if len(hosts) != 1:
            return PlainTextResponse("give one Host header\n", 400)
        if not self.settings.knows(hosts[0]):
            return PlainTextResponse("this server does not answer for that host: use the address that kg serve has shown\n", 421)
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
            return PlainTextResponse(f"the address is longer than {LONGEST_ADDRESS:,} bytes: send the query by POST\n", 414)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            return too_large()
        return _allowed(scope["path"]) if scope["method"] == "OPTIONS" else None


class _Measured:
    """Receives a body as long as it is neither too large nor too slow."""

    def __init__(self, receive: Receive) -> None:
        self.receive, self.size, self.done = receive, 0, False

    async def __call__(self) -> Message:
        if self.done:
            return await self.receive()  # now it only waits for the client to leave
        try:
            with anyio.fail_after(PATIENCE):
                message = await self.receive()
        except TimeoutError as error:
            raise HTTPException(408, "the rest of the request did not come", {"Connection": "close"}) from error
        self.size += len(message.get("body", b""))
        self.done = not message.get("more_body", False)
        if self.size > LARGEST_BODY:
            raise HTTPException(413, _TOO_LARGE, {"Connection": "close"})
        return message


class _Careful:
    """Sends an answer with the headers that keep browsers from doing more than showing it."""

    def __init__(self, send: Send, settings: Settings, origin: str) -> None:
        self.send, self.settings, self.origin = send, settings, origin

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in self._values().items():
                headers.setdefault(name, value)
            if self.settings.origin:
                headers.add_vary_header("Origin")
        await self.send(message)

    def _values(self) -> dict[str, str]:
        values = {
            "Content-Security-Policy": POLICY,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-cache",
        }
        if self.settings.origin and self.settings.origin in ("*", self.origin):
            shown = "X-Truncated, X-Limit-Rows, X-Limit-Seconds, X-Limit-Memory"
            values |= {"Access-Control-Allow-Origin": self.settings.origin, "Access-Control-Expose-Headers": shown}
            values |= {"Access-Control-Allow-Methods": "GET, HEAD, POST", "Access-Control-Allow-Headers": "Accept, Content-Type"}
            values["Cross-Origin-Resource-Policy"] = "cross-origin"
        return values


_TOO_LARGE = f"the request is larger than {LARGEST_BODY:,} bytes: ask for less at once"


def too_large() -> Response:
    """413."""
    return PlainTextResponse(_TOO_LARGE + "\n", 413)


def _allowed(path: str) -> Response:
    methods: dict[str, Any] = {"Allow": "GET, HEAD, POST, OPTIONS" if path == "/sparql" else "GET, HEAD, OPTIONS"}
    return Response(status_code=204, headers=methods)

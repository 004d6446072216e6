"""The server behind `zielmatrix web`: textual-serve, kept to this computer.

It listens on 127.0.0.1 only. That alone does not keep other web pages out: the browser
of the same person could be made to call it, so every request must name this address as
its host and, where it says so, as its origin. The page forbids itself, by its security
policy, to load anything from elsewhere.
"""

import errno
import logging
import shlex
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler
from textual_serve.server import Server

from assistant.errors import AssistantError, ExitCode

HOST = "127.0.0.1"
TITLE = "Zielmatrix"

_TEMPLATES = Path(__file__).parent / "templates"
_PATIENCE = 2.0  # seconds for open tabs to end when the server does
_REFUSED = (
    "Diese Seite gibt es nur auf dem Rechner, auf dem zielmatrix web läuft, unter der "
    "Adresse {address}."
)


class ScreenServer(Server):
    """Serves the app to browsers on this computer and refuses everything else."""

    def __init__(
        self, command: Sequence[str], port: int, say: Callable[[str], None]
    ) -> None:
        super().__init__(
            _as_shell_command(command),
            host=HOST,
            port=port,
            title=TITLE,
            public_url=f"http://{HOST}:{port}",
            templates_path=_TEMPLATES,
        )
        self._say = say

    async def on_startup(self, app: web.Application) -> None:  # noqa: ARG002
        """Say the address: the port is ours by now, and Ctrl+C is listened to."""
        self._say(f"{TITLE} im Browser: {self.public_url}")
        self._say("Nur auf diesem Rechner. Strg+C beendet.")

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._only_from_here)
        return app

    @web.middleware
    async def _only_from_here(
        self, request: web.Request, handler: Handler
    ) -> web.StreamResponse:
        origin = request.headers.get("Origin", self.public_url)
        if request.host == f"localhost:{self.port}" and request.path == "/":
            raise web.HTTPFound(self.public_url)
        if request.host != f"{HOST}:{self.port}" or origin != self.public_url:
            refused = _REFUSED.format(address=self.public_url)
            raise web.HTTPForbidden(text=refused)
        response = await handler(request)
        if not response.prepared:
            response.headers.update(self._policy())
        return response

    def _policy(self) -> dict[str, str]:
        """Return the headers that keep the page from reaching anything else."""
        rules = (
            "default-src 'self'",
            "style-src 'self' 'unsafe-inline'",  # the terminal widget makes its own
            "img-src 'self' data:",
            f"connect-src 'self' ws://{HOST}:{self.port}",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
        return {
            "Content-Security-Policy": "; ".join(rules),
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }


def serve(command: Sequence[str], port: int, say: Callable[[str], None]) -> None:
    """Serve a command's screens until Ctrl+C; `say` gets the lines for the person.

    Raises AssistantError (LOCKED) where the port is taken.
    """
    _log_to(say)
    server = ScreenServer(command, port, say)
    with _bound(port) as listening:
        web.run_app(
            server._make_app(),  # noqa: SLF001, textual-serve names no public way
            sock=listening,
            print=None,
            access_log=None,
            shutdown_timeout=_PATIENCE,
        )
    say("Beendet.")


def _bound(port: int) -> socket.socket:
    """Return a socket that nobody but this computer can reach."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would share the port with others
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise AssistantError(_why(error, port), ExitCode.LOCKED) from None
    return listening


def _why(error: OSError, port: int) -> str:
    remedy = f"Nennen Sie einen anderen: zielmatrix web --port {port + 1}"
    if error.errno == errno.EADDRINUSE:
        return (
            f"Der Anschluss {port} ist schon belegt, vielleicht von einem zielmatrix "
            f"web in einem anderen Fenster. {remedy}"
        )
    return f"Der Anschluss {port} lässt sich hier nicht öffnen. {remedy}"


def _as_shell_command(command: Sequence[str]) -> str:
    """Return the command as textual-serve hands it to the shell of the system."""
    if sys.platform == "win32":
        return subprocess.list2cmdline(command)
    return shlex.join(command)


def _log_to(say: Callable[[str], None]) -> None:
    """Let what goes wrong in a tab be said in German; the details are English."""
    log = logging.getLogger("textual-serve")
    log.handlers = [_German(say)]
    log.propagate = False


class _German(logging.Handler):
    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__(logging.ERROR)
        self._say = say

    def emit(self, record: logging.LogRecord) -> None:
        self._say(
            "Ein Browserfenster ließ sich nicht bedienen. Laden Sie die Seite neu; "
            f"hilft das nicht, rufen Sie zielmatrix im Terminal auf. "
            f"({record.getMessage()})"
        )

"""The files of the page, and the headers that keep it from calling anybody else."""

from pathlib import Path

PAGE = Path(__file__).parent / "page"
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


def index() -> tuple[bytes, str]:
    """The page itself and its content type."""
    return (PAGE / "index.html").read_bytes(), "text/html; charset=utf-8"


def asset(name: str) -> tuple[bytes, str] | None:
    """A script, style or picture of the page; None for anything else, wherever it may lie."""
    served = {path.name: path for path in PAGE.iterdir() if path.suffix in _TYPES}
    if name not in served:
        return None
    return served[name].read_bytes(), f"{_TYPES[served[name].suffix]}; charset=utf-8"

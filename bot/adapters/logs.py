"""Logs: lines that hold ids, no words of people, and no secrets at any level."""

import logging
import sys
from collections.abc import Iterable, MutableMapping
from typing import Any, TextIO

from bot.domain.redaction import forms, redacted

OURS = "bot"


class _Redacting(logging.Formatter):
    """Another formatter's lines, without secrets. Of an error it tells kind and place only."""

    def __init__(self, inner: logging.Formatter, secrets: Iterable[str]) -> None:
        super().__init__()
        self._inner = inner
        self._known = forms(secrets)

    def format(self, record: logging.LogRecord) -> str:
        """Render a record; the texts of errors stay out, because they may hold anybody's words."""
        plain = logging.makeLogRecord(record.__dict__)
        if record.exc_info and record.exc_info[1] is not None:
            plain.msg, plain.args = f"{record.getMessage()} ({_where(record.exc_info[1])})", ()
        plain.exc_info = plain.exc_text = plain.stack_info = None
        return redacted(self._inner.format(plain), self._known)


def for_commands(secrets: Iterable[str]) -> None:
    """What commands say aside, on the standard error: warnings, a line each.

    Where somebody else has set up logging already, nothing is changed.
    """
    if any(not isinstance(h.formatter, _Redacting) for h in logging.getLogger().handlers):
        return
    inner = logging.Formatter("%(levelname)s %(name)s: %(message)s")
    _install(inner, secrets, logging.WARNING, sys.stderr)


def for_running(
    form: str, level: str, secrets: Iterable[str], stream: TextIO | None = None
) -> None:
    """What the running bot logs: as JSON lines or for a console, from a level on.

    Libraries are heard from warnings on: what they say below that holds whole requests.
    """
    # Takes a third of a second to import, which no other command should have to wait for.
    import structlog

    rendering: Any = structlog.processors.JSONRenderer(ensure_ascii=False)
    if form == "console":
        rendering = structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0)
    inner = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _thread,
        ],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, rendering],
    )
    _install(inner, secrets, getattr(logging, level.upper()), stream or sys.stderr)


def _install(inner: logging.Formatter, secrets: Iterable[str], level: int, stream: TextIO) -> None:
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_Redacting(inner, secrets))
    root = logging.getLogger()
    for old in [h for h in root.handlers if isinstance(h.formatter, _Redacting)]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(level)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a burst is no fault


def _thread(logger: object, name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Name the thread, which tells who was at work."""
    del logger, name
    event["thread"] = event["_record"].threadName
    return event


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    code = trace.tb_frame.f_code
    return f"{type(error).__name__} at {code.co_filename}:{trace.tb_lineno}"

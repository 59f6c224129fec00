"""The log: one line for each thing that happened, on standard error, and nothing that people have written.

What a library says of itself can hold a profile's text, a name or SQL: of its lines the place is kept, of its
exceptions the class and the place.
"""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from api.observation import request_id

OURS = ("brobygger", "uvicorn")
"""Loggers whose messages are known: they name no values that a person wrote."""
SEEN = "seen"
"""The attribute of a record with the fields of its line."""


def log_config(level: str, form: str) -> dict[str, Any]:
    """The configuration, for :func:`logging.config.dictConfig`, of this process and of each worker."""
    loud = level.upper()
    quiet = "DEBUG" if level == "debug" else max(("WARNING", loud), key=logging.getLevelName)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "handlers": {"lines": {"()": "api.logs.line_handler", "form": form}},
        "root": {"level": "WARNING", "handlers": ["lines"]},
        "loggers": {
            "brobygger": {"level": loud},
            "uvicorn": {"level": quiet, "handlers": [], "propagate": True},
            "uvicorn.error": {"level": quiet, "handlers": [], "propagate": True},
        },
    }


def line_handler(form: str) -> logging.Handler:
    """A handler that writes lines of the form ``json`` or ``text``, of warnings and dying threads too."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    logging.captureWarnings(True)
    logging.raiseExceptions = False
    threading.excepthook = _thread_died
    return handler


class JsonLines(JsonFormatter):
    """Each record as a JSON object in one line."""

    def add_fields(
        self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]
    ) -> None:
        log_data.update(fields_of(record))


class TextLines(logging.Formatter):
    """Each record as a line for people: the same fields."""

    def format(self, record: logging.LogRecord) -> str:
        fields = fields_of(record)
        first = " ".join(str(fields.pop(name)) for name in ("time", "level", "logger"))
        return " ".join([first, *(f"{name}={value}" for name, value in fields.items())])


def fields_of(record: logging.LogRecord) -> dict[str, Any]:
    """What the line about ``record`` says."""
    moment = datetime.fromtimestamp(record.created, UTC)
    fields = {
        "time": moment.isoformat(timespec="milliseconds"),
        "level": record.levelname.casefold(),
        "logger": record.name,
    }
    seen = getattr(record, SEEN, None)
    fields |= seen if isinstance(seen, dict) else {"message": _message(record)}
    if (current := request_id()) is not None:
        fields.setdefault("request_id", current)
    if record.exc_info and record.exc_info[0]:
        fields |= {"error": record.exc_info[0].__name__, "place": place_of(record.exc_info[2])}
    return fields


def place_of(trace: TracebackType | None) -> str:
    """The file and the line in which ``trace`` ends."""
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "unknown"


def _message(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] not in OURS:
        return f"{Path(record.pathname).name}:{record.lineno}"
    lines = record.getMessage().strip().splitlines() or [""]
    if not lines[0].startswith("Traceback"):
        return lines[0]
    return lines[-1].partition(":")[0]


def _thread_died(args: threading.ExceptHookArgs) -> None:
    if args.exc_type is not SystemExit and args.exc_value is not None:
        error = (args.exc_type, args.exc_value, args.exc_traceback)
        logging.getLogger("brobygger.api").error("a thread has ended", exc_info=error)

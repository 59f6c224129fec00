"""Where a command speaks: answers on standard output, progress and errors on standard error."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from rich.console import Console, RenderableType
from rich.text import Text

from matching.messages import Language, Message, Worded

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Progress(Protocol):
    """Called with (done, total) while something long goes on."""

    def __call__(self, done: int, total: int, /) -> None: ...


class ReaderLeftError(Exception):
    """Whoever read the output closed it, as ``head`` does."""


class Paper(Console):
    """A console that knows no markup: what stands in a profile is printed as it is."""

    def __init__(self, *, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, markup=False, highlight=False, emoji=False, soft_wrap=False)

    def on_broken_pipe(self) -> None:
        raise ReaderLeftError from None


@dataclass(frozen=True, slots=True)
class Terminal:
    """The language of the reader, and the two streams."""

    language: Language = "en"
    out: Paper = field(default_factory=Paper)
    err: Paper = field(default_factory=lambda: Paper(stderr=True))

    def words(self, sentence: Worded) -> str:
        """``sentence`` in the reader's language, without control characters."""
        return plain(sentence.text(self.language))

    def show(self, *parts: RenderableType | Message) -> None:
        """Print ``parts``, one below the other; without blanks at the ends of lines where it is piped."""
        with self.out.capture() as printed:
            for part in parts:
                self.out.print(Text(self.words(part)) if isinstance(part, Message) else part)
        lines = printed.get().splitlines()
        text = "\n".join(lines if self.out.is_terminal else map(str.rstrip, lines))
        self._write(text)

    def document(self, document: Any) -> None:
        """Print one JSON document."""
        ascii_only = "utf" not in (sys.stdout.encoding or "").casefold()
        self._write(json.dumps(document, ensure_ascii=ascii_only, indent=2, allow_nan=False))

    def raw(self, text: str) -> None:
        """Print a table for another program, as it is."""
        self._write(text.removesuffix("\n").removesuffix("\r"))

    def _write(self, text: str) -> None:
        try:
            print(text, file=self.out.file, flush=True)
        except BrokenPipeError:
            raise ReaderLeftError from None

    def remark(self, sentence: Message, style: str = "") -> None:
        """Say something about the answer on standard error."""
        self.err.print(Text(self.words(sentence), style=style), soft_wrap=not self.err.is_terminal)

    @contextmanager
    def progress(self, label: Message) -> Iterator[Progress]:
        """A progress bar on standard error while the block runs; nothing when that is no terminal."""
        if not self.err.is_terminal:
            yield lambda done, total: None
            return
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bars

        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        with Bars(*columns, console=self.err, transient=True) as bars:
            task = bars.add_task(self.words(label), total=None)
            yield lambda done, total: bars.update(task, completed=done, total=total or None)


def plain(text: str) -> str:
    """``text`` without the characters by which a profile could steer a terminal."""
    return CONTROL.sub(" ", text)

"""A POST that is sent twice is done once: the header ``Idempotency-Key``."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Header, Request, Response
from pydantic import BaseModel

from api.security.actor import TheCaller
from api.security.keeper import TheKeeper
from matching.errors import AlreadyExists, InvalidQuery
from matching.messages import message
from storage.answers import Kept
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

KEY = re.compile(r"[\x21-\x7e]{1,255}", re.ASCII)
REPLAYED = "Idempotency-Replayed"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a POST answers. A ``secret`` one is shown once and never kept."""

    body: BaseModel | None = None
    status: int = 201
    headers: Mapping[str, str] = field(default_factory=dict)
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Once:
    """Does what a POST asks for, in one transaction with the answer that is kept for 24 hours.

    What is refused is undone and not kept: the same key may try again.
    """

    url: str
    key: str | None
    request: str

    def run(self, use_case: Callable[[UnitOfWork], Reply], in_turn: bool = False) -> Response:
        """The answer of ``use_case``, or the one that was given when it was done first; see
        :func:`storage.transaction.transact` for ``in_turn``.

        Raises:
            InvalidQuery: the key was used for another request.
            AlreadyExists: the first answer held a secret.
            BrobyggerError: whatever ``use_case`` raises.
        """
        return transact(self.url, lambda work: self._run(work, use_case), in_turn=in_turn)

    def given(self) -> Response | None:
        """The answer that was given before, for who would do something long before :meth:`run`; None if none.

        Raises:
            InvalidQuery, AlreadyExists: see :meth:`run`.
        """
        key = self.key
        kept = key and transact(self.url, lambda work: work.answers.find_kept(key), writing=False)
        return self._again(kept) if kept else None

    def _run(self, work: UnitOfWork, use_case: Callable[[UnitOfWork], Reply]) -> Response:
        if self.key is None:
            return _response(use_case(work))
        kept = work.answers.begin(self.key, self.request)
        if kept is None:
            reply = use_case(work)
            text = None if reply.secret else _text(reply.body)
            work.answers.keep(self.key, reply.status, reply.headers, text)
            return _response(reply)
        return self._again(kept)

    def _again(self, kept: Kept) -> Response:
        """The answer that was given when it was done first."""
        if kept.request != self.request:
            raise InvalidQuery(
                message(
                    "This Idempotency-Key was sent with another request; choose a new key for a new request."
                )
            )
        if kept.answer is None:
            raise AlreadyExists(
                message(
                    "This was done already, and its answer held a secret that was shown once; revoke what "
                    "was made, and make a new one with a new key."
                )
            )
        return _sent(kept.answer, kept.status, {**kept.headers, REPLAYED: "true"})


async def once(
    request: Request,
    caller: TheCaller,
    keeper: TheKeeper,
    given: Annotated[
        str | None,
        Header(
            alias="Idempotency-Key",
            description="A text of your own, new for each request: sent again with the same one within 24 "
            "hours, the request is not done again and answered as it was.",
        ),
    ] = None,
) -> Once:
    """What a POST is done through.

    Raises:
        InvalidQuery: the key cannot be used.
    """
    if given is None:
        return Once(keeper.url, None, "")
    if not KEY.fullmatch(given):
        raise InvalidQuery(
            message(
                "An Idempotency-Key has 1 to 255 letters, digits and signs without blanks; send such a one."
            )
        )
    asked = f"{request.method} {request.url.path}?{request.url.query}\n".encode()
    return Once(
        keeper.url,
        _digest(f"{caller.actor.user or ''}\n{given}".encode()),
        _digest(asked + await request.body()),
    )


TheOnce = Annotated[Once, Depends(once)]


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _text(body: BaseModel | None) -> str:
    return body.model_dump_json() if body is not None else ""


def _response(reply: Reply) -> Response:
    return _sent(_text(reply.body), reply.status, reply.headers)


def _sent(text: str, status: int, headers: Mapping[str, str]) -> Response:
    return Response(text, status, dict(headers), "application/json" if text else None)

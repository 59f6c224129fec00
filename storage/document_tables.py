"""Tables of what is stored whole: an id, a version, when it changed last, keys to find it by, a JSON body."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Table, Text
from sqlalchemy.dialects.postgresql import JSONB

from storage.column_types import Id, Instant
from storage.tables import metadata

BODY = JSON().with_variant(JSONB(), "postgresql")


def _documents(name: str, *keys: Column[Any]) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Id, primary_key=True),
        Column("version", BigInteger, nullable=False),
        Column("changed_at", Instant, nullable=False),
        *keys,
        Column("body", BODY, nullable=False),
    )


def _partner(name: str) -> Column[Any]:
    return Column(name, Id, ForeignKey("partners.id"), nullable=False, index=True)


def _key(name: str, **more: Any) -> Column[Any]:
    return Column(name, Text, index=True, **more)


def _digest() -> Column[Any]:
    """Of the secret of a link, by which alone its record is found; the secret itself is kept nowhere."""
    return Column("digest", Text, nullable=False, unique=True)


centres = _documents("centres")
users = _documents("users", Column("email", Text, nullable=False, unique=True))
tokens = _documents("tokens", _key("user"), Column("digest", Text, nullable=False, unique=True))
introductions = _documents(
    "introductions", _key("centre", nullable=False), _key("state", nullable=False), _partner("seeker"),
    _partner("giver"),
)  # fmt: skip
partnerships = _documents(
    "partnerships", _key("centre", nullable=False), _key("phase", nullable=False), _key("introduction")
)
agreements = _documents("agreements", _key("partnership", nullable=False))
evaluations = _documents("evaluations", _key("partnership", nullable=False))
seasons = _documents("seasons", _key("centre", nullable=False), _key("state", nullable=False))
season_scores = _documents("season_scores")
season_jobs = _documents("season_jobs", _key("centre", nullable=False))
interests = _documents(
    "interests",
    _key("centre", nullable=False),
    _key("state", nullable=False),
    _key("partner", nullable=False),
)
registrations = _documents("registrations", _key("centre"), _key("state", nullable=False), _digest())
invitations = _documents("invitations", _key("partner", nullable=False), _digest())
volunteer_keys = _documents(
    "volunteer_keys", _key("volunteer", nullable=False), _key("partner", nullable=False), _digest()
)
put_asides = _documents("put_asides", _key("centre", nullable=False), _key("asked", nullable=False))
events = _documents("events", _key("centre", nullable=False), _key("state", nullable=False))
event_answers = _documents("event_answers", _key("event", nullable=False), _digest())
meeting_outcomes = _documents(
    "meeting_outcomes", _key("event", nullable=False), _key("centre", nullable=False)
)
uploads = _documents("uploads", _key("user", nullable=False))

links = Table(
    "links",
    metadata,
    Column("sort", Text, primary_key=True),
    Column("id", Id, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Index("ix_links_value", "sort", "name", "value"),
)
"""By which of several values a document is found, such as the partners of a partnership."""

audit = Table(
    "audit",
    metadata,
    Column("id", Id, primary_key=True),
    Column("at", Instant, nullable=False, index=True),
    Column("user", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("sort", Text, nullable=False),
    Column("about", Text, nullable=False, index=True),
    Column("detail", Text),
    Index("ix_audit_user", "user", "id"),
    Index("ix_audit_action", "action", "id"),
)
"""Who decided and who looked at contact details, append-only: ids and codes, never content."""

sign_ins = Table(
    "sign_ins",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, index=True),
    Column("at", Instant, nullable=False, index=True),
)
"""Failed sign-ins by a digest of account or address, for as long as they count."""

idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("request", Text, nullable=False),
    Column("status", BigInteger),
    Column("headers", BODY),
    Column("answer", Text),
    Column("at", Instant, nullable=False, index=True),
)
"""What a POST with an Idempotency-Key was answered; ``key`` holds a digest of who asked and the key."""

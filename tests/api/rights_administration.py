"""An account, a token and an uploaded file, under ids that a test can name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from matching.accounts.token import Token
from matching.accounts.user import User
from matching.importing.upload import Upload, UploadRow, UploadTable
from matching.rights.actor import Grant
from storage.unit_of_work import unit_of_work

USER, TOKEN, UPLOAD = "user-1", "token-1", "upload-1"
THEN = datetime(2026, 11, 1, 9, tzinfo=UTC)


def add_administration(url: str, broker: str, member: str) -> None:
    """The account is a member's of ngo-1, the token is of ``member``, the file of ``broker``."""
    account = User(
        id=USER,
        email="somebody@example.org",
        name="Somebody",
        created_at=THEN,
        grants=(Grant("member", partner="ngo-1"),),
    )
    expires = (datetime.now(UTC) + timedelta(days=9)).date()
    token = Token(
        id=TOKEN,
        user=member,
        name="list",
        digest="of token-1",
        scopes=("read",),
        created_at=THEN,
        expires=expires,
    )
    table = UploadTable(
        sheet="partners",
        names=("id", "kind", "name"),
        sort="partners",
        rows=(UploadRow(number=2, cells="ngo-9\u241fngo\u241fNy"),),
    )
    upload = Upload(id=UPLOAD, user=broker, file="partners.csv", at=THEN, centre="herning", tables=(table,))
    with unit_of_work(url) as work:
        work.users.add(account)
        work.tokens.add(token)
        work.uploads.add(upload)
        work.commit()

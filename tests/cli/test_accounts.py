"""``brobygger user``, ``token`` and ``centre``."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from api.security.passwords import Argon2Passwords
from api.security.tokens import Tokens
from storage.unit_of_work import unit_of_work
from tests.cli.conftest import Command

PASSWORD = "korrekt hest batteri"
ANNA = ("user", "add", "anna@example.org", "--name", "Anna", "--administrator")


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The database of ``empty``."""
    return f"sqlite:///{tmp_path / 'brobygger.sqlite'}"


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let ``lines`` stand on standard input."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def kept(url: str, email: str) -> Any:
    with unit_of_work(url, writing=False) as work:
        return work.users.find(email=email)[0].value


def test_account_is_made_with_the_password_of_standard_input(
    empty: Command, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, PASSWORD)
    ended = empty(*ANNA, "--password-stdin")
    assert (ended.code, ended.out) == (0, "")
    assert "The account anna@example.org is made." in ended.err
    user = kept(url, "anna@example.org")
    assert Argon2Passwords().matches(user.password_hash, PASSWORD)
    assert user.actor.is_administrator


def test_password_is_typed_twice_without_being_shown(
    empty: Command, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    answers = iter([PASSWORD, PASSWORD, PASSWORD, "noget helt andet"])
    monkeypatch.setattr("cli.passwords.getpass", lambda _: next(answers))
    assert empty(*ANNA).code == 0
    assert Argon2Passwords().matches(kept(url, "anna@example.org").password_hash, PASSWORD)
    ended = empty("user", "passwd", "anna@example.org")
    assert ended.code == 2
    assert "are not the same" in ended.err


def test_password_nobody_can_type_is_a_sentence(empty: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch)
    ended = empty(*ANNA)
    assert ended.code == 2
    assert "--password-stdin" in ended.err


def test_weak_password_is_refused_and_not_repeated(empty: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "hemmeli")
    ended = empty(*ANNA, "--password-stdin")
    assert ended.code == 2
    assert "has 7 characters" in ended.err
    assert "hemmeli" not in ended.err


def test_generated_password_is_printed_once_and_works(empty: Command, url: str) -> None:
    ended = empty(*ANNA, "--generate")
    password = ended.out.strip()
    assert Argon2Passwords().matches(kept(url, "anna@example.org").password_hash, password)
    again = empty("user", "passwd", "ANNA@example.org", "--generate", "--json").document
    assert again["password"] != password
    assert kept(url, "anna@example.org").epoch == 2


def test_roles_have_to_be_of_something_that_is_there(empty: Command, market_file: Path) -> None:
    assert empty("import", str(market_file)).code == 0
    assert empty("centre", "add", "herning", "--name", "Frivilligcenter Herning").code == 0
    add = ("user", "add", "bo@example.org", "--name", "Bo", "--no-password", "--json")
    assert empty(*add, "--broker", "nowhere").code == 2
    assert empty(*add, "--member", "nobody").code == 2
    document = empty(*add, "--broker", "herning", "--member", "com-1").document
    assert [grant["role"] for grant in document["grants"]] == ["broker", "member"]
    assert (document["has_password"], document["version"]) == (False, 1)
    assert empty(*add, "--broker", "herning").code == 2
    listed = empty("user", "list", "--lang", "da").out.replace("\n", " ")
    assert "bo@example.org" in listed
    assert "brobygger (herning)" in listed


def test_account_is_disabled_and_let_in_again(empty: Command, url: str) -> None:
    assert empty(*ANNA, "--generate").code == 0
    ended = empty("user", "disable", "anna@example.org")
    assert ended.code == 2
    assert "Nobody would be an administrator" in ended.err.replace("\n", " ")
    assert (
        empty("user", "add", "bo@example.org", "--name", "Bo", "--administrator", "--no-password").code == 0
    )
    assert empty("user", "disable", "anna@example.org").code == 0
    assert kept(url, "anna@example.org").disabled
    assert "disabled" in empty("user", "list").out
    assert empty("user", "disable", "anna@example.org", "--undo").code == 0
    assert not kept(url, "anna@example.org").disabled


def test_account_that_is_not_there_ends_with_3(empty: Command) -> None:
    for command in (("disable",), ("passwd", "--generate")):
        ended = empty("user", command[0], "nobody@example.org", *command[1:])
        assert ended.code == 3
        assert "'brobygger user list' lists" in ended.err.replace("\n", " ")


def test_token_stands_alone_on_standard_output_and_lets_in(empty: Command, url: str) -> None:
    assert empty(*ANNA, "--generate").code == 0
    ended = empty("token", "add", "anna@example.org", "--name", "register")
    token = ended.out.strip()
    assert ended.out == f"{token}\n"
    actor, id = Tokens(url).actor(f"Bearer {token}")
    assert actor.user == kept(url, "anna@example.org").id
    assert actor.scopes == {"read"}
    listed = empty("token", "list", "anna@example.org", "--json").document["tokens"]
    assert [one["id"] for one in listed] == [id]
    assert listed[0]["last_used"] is not None
    assert token not in empty("token", "list").out
    assert empty("token", "revoke", id).code == 0
    assert "revoked" in empty("token", "list").out
    assert empty("token", "revoke", "nothing").code == 3


def test_token_may_write_until_its_day(empty: Command) -> None:
    assert empty(*ANNA, "--generate").code == 0
    add = ("token", "add", "anna@example.org", "--name", "import", "--write", "--json")
    assert empty(*add).document["scopes"] == ["read", "write"]
    assert empty(*add, "--expires", "2001-01-01").code == 2
    assert empty(*add, "--expires", "soon").code == 2


def test_centres_are_listed(empty: Command) -> None:
    assert "no centres yet" in empty("centre", "list").out
    document = empty("centre", "add", "ry", "--name", "Frivilligcenter Ry", "--json").document
    assert document == {"id": "ry", "name": "Frivilligcenter Ry"}
    assert empty("centre", "list", "--json").document == {"centres": [document]}
    assert "Frivilligcenter Ry" in empty("centre", "list").out
    assert empty("centre", "add", "ry", "--name", "Ry").code == 2
    assert empty("centre", "add", "no id", "--name", "Ry").code == 2

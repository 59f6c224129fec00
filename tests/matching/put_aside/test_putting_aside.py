"""What a broker puts aside is put aside for its centre, until somebody takes it back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

import pytest

from matching.errors import InvalidProfile, NotAllowed, NotSignedIn
from matching.partner import Partner
from matching.put_aside.put_aside import PutAside
from matching.put_aside.putting_aside import Why, pairs_put_aside, put_aside, put_aside_from, take_back
from matching.rights.actor import NOBODY, SYSTEM, Actor, Grant
from matching.stored import Stored
from tests.matching.introductions.fake_work import BROKER, OTHER_BROKER, FakeAudit, Fakes, member
from tests.matching.introductions.small import NOON, in_danish

ASKER = Partner(id="ngo", kind="ngo", name="Broen", centres=("centre",))
FAR = Why("too_far", "En time med bus.")
COLLEAGUE = Actor("broker-3", frozenset({Grant("broker", centre="centre")}))


class FakePutAsides(Fakes[PutAside]):
    """Found by centre and by what was asked."""

    def find(self, **equal: str | None) -> list[Stored[PutAside]]:
        known = sorted(self.kept.items())
        return [
            one for _, one in known if all(getattr(one.value, name) == key for name, key in equal.items())
        ]


@dataclass
class FakeWork:
    put_asides: FakePutAsides = field(default_factory=lambda: FakePutAsides("put aside"))
    audit: FakeAudit = field(default_factory=FakeAudit)
    today: datetime = NOON

    def now(self) -> datetime:
        return self.today


def aside(work: FakeWork, actor: Actor = BROKER) -> list[str]:
    return [one.partner for one in put_aside_from(work, actor, ASKER, "need")]


def test_what_one_broker_puts_aside_is_put_aside_for_the_centre() -> None:
    work = FakeWork()
    made = put_aside(work, BROKER, ASKER, "need", "com", FAR)
    assert (made.centre, made.reason, made.text, made.user) == ("centre", *("too_far", FAR.text), "broker-1")
    assert aside(work, COLLEAGUE) == aside(work) == ["com"]
    assert pairs_put_aside(work, "centre") == {("need", "com")}
    assert put_aside_from(work, BROKER, ASKER, "another") == []
    assert work.audit == [("broker-1", "put_aside", "com", "need")]


def test_done_twice_the_first_time_holds() -> None:
    work = FakeWork()
    put_aside(work, BROKER, ASKER, "need", "com", FAR)
    again = put_aside(work, COLLEAGUE, ASKER, "need", "com", Why("other"))
    assert (again.reason, again.user) == ("too_far", "broker-1")
    assert len(work.audit) == 1


def test_anybody_of_the_centre_takes_it_back_and_twice_is_no_harm() -> None:
    work = FakeWork()
    put_aside(work, BROKER, ASKER, "need", "com", FAR)
    take_back(work, COLLEAGUE, ASKER, "need", "com")
    take_back(work, COLLEAGUE, ASKER, "need", "com")
    assert aside(work) == []
    assert [entry[:2] for entry in work.audit] == [("broker-1", "put_aside"), ("broker-3", "take_back")]


def test_newest_stands_first() -> None:
    work = FakeWork()
    put_aside(work, BROKER, ASKER, "need", "a", FAR)
    work.today = NOON.replace(hour=13)
    put_aside(work, BROKER, ASKER, "need", "b", FAR)
    assert aside(work) == ["b", "a"]


@pytest.mark.parametrize(
    ("actor", "error"), [(member("ngo"), NotAllowed), (OTHER_BROKER, NotAllowed), (NOBODY, NotSignedIn)]
)
def test_only_brokers_of_the_centre_put_aside_and_know_of_it(actor: Actor, error: type[Exception]) -> None:
    work = FakeWork()
    put_aside(work, BROKER, ASKER, "need", "com", FAR)
    assert aside(work, actor) == []
    with pytest.raises(error):
        put_aside(work, actor, ASKER, "need", "other", FAR)
    with pytest.raises(error):
        take_back(work, actor, ASKER, "need", "com")
    assert aside(work) == ["com"]


@pytest.mark.parametrize(("reason", "said"), [("", "needs a reason"), ("ugly", "is not a code")])
def test_reason_is_one_of_the_list(reason: str, said: str) -> None:
    with pytest.raises(InvalidProfile, match=said) as caught:
        put_aside(FakeWork(), BROKER, ASKER, "need", "com", Why(reason))
    assert [problem.field for problem in caught.value.problems] == ["reason"]
    assert in_danish(caught.value.sentence)


def test_partner_of_no_centre_has_nobody_who_could_see_it() -> None:
    with pytest.raises(InvalidProfile, match="belongs to no volunteer centre") as caught:
        put_aside(FakeWork(), SYSTEM, replace(ASKER, centres=()), "need", "com", FAR)
    assert in_danish(caught.value.sentence)

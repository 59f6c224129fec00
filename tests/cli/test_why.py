from __future__ import annotations

from tests.cli.conftest import Command


def test_rank_is_told_with_both_scores_in_full(brobygger: Command) -> None:
    out = brobygger("why", "need-1", "com-1").out
    assert "Number 1 of 1 in the list." in out
    assert "Seen by Lektiecaféen" in out
    assert "Seen by Talknuserne A/S" in out
    assert "together" in out
    assert "The chance that both say yes: " in out


def test_hard_condition_that_removed_each_statement_is_named(brobygger: Command) -> None:
    out = brobygger("why", "need-2", "com-2").out
    assert "Not in the list of" in out
    assert "× Offer offer-2: “Mødelokale.” – expired, or its last date has passed" in out


def test_reason_is_danish_where_danish_is_asked_for(brobygger: Command) -> None:
    out = brobygger("why", "need-2", "com-2", "--lang", "da").out
    assert "× Tilbud offer-2: “Mødelokale.” – udløbet, eller den sidste dato er passeret" in out


def test_text_can_be_asked_about_too(brobygger: Command) -> None:
    ended = brobygger("why", "vi mangler en bogholder", "com-1")
    assert ended.code == 0
    assert "Number 1 of" in ended.out


def test_document_has_the_documented_keys(brobygger: Command) -> None:
    found = brobygger("why", "need-1", "com-1", "--json").document
    assert list(found) == ["query", "partner", "rank", "of", "match", "removed", "model"]
    assert (found["rank"], found["match"]["partner"]["id"]) == (1, "com-1")
    missing = brobygger("why", "need-2", "com-2", "--json").document
    assert (missing["rank"], missing["match"]) == (None, None)
    assert {"gate": "expired", "id": "offer-2"} in [
        {"gate": one["gate"], "id": (one["statement"] or {}).get("id")} for one in missing["removed"]
    ]


def test_partner_that_asks_is_no_answer(brobygger: Command) -> None:
    ended = brobygger("why", "need-1", "ngo-1")
    assert (ended.code, ended.out) == (2, "")
    assert "name another partner" in ended.err


def test_statement_is_no_partner(brobygger: Command) -> None:
    assert brobygger("why", "need-1", "offer-1").code == 3

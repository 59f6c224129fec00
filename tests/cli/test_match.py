from __future__ import annotations

import pytest

from tests.cli.conftest import Command


def test_list_says_who_why_and_how_it_was_made(brobygger: Command) -> None:
    out = brobygger("match", "need-1").out
    assert "Need need-1 · Lektiecaféen [bold]Broen[/bold]" in out
    assert " 1. Talknuserne A/S" in out
    assert "% that both say yes" in out
    assert "company · Herning · com-1" in out
    assert "Offer offer-1: “Bogholdere hjælper”" in out
    assert "A yes from: Lektiecaféen" in out
    assert "+ Skilled time (pro bono) is sought and offered." in out
    assert "“Vores bogholdere hjælper foreninger med regnskab og bogføring.”" in out
    assert "brobygger why need-1 PARTNER" in out


def test_list_is_danish_where_danish_is_asked_for(brobygger: Command) -> None:
    out = brobygger("match", "need-1", "--lang", "da").out
    assert "Behov need-1" in out
    assert "for, at begge siger ja" in out
    assert "virksomhed · Herning · com-1" in out
    assert "Der både søges og tilbydes faglige timer (pro bono)." in out


def test_removed_candidates_are_counted_in_words(brobygger: Command) -> None:
    out = brobygger("match", "need-2").out
    assert "Profiles, needs and offers considered: 3; removed by hard conditions and" in out
    assert "1 expired, or its last date has passed" in out
    assert "1 gives or seeks another kind of resource" in out


def test_need_that_people_can_meet_ends_with_volunteers_and_a_team(brobygger: Command) -> None:
    out = brobygger("match", "need-1").out
    assert "Ugle from Talknuserne A/S" in out
    assert "Team from Talknuserne A/S" in out
    assert "All can: Monday evening" in out
    assert "Volunteers" not in brobygger("match", "need-2").out


def test_volunteers_alone_are_shown_with_their_reasons(brobygger: Command) -> None:
    out = brobygger("match", "need-1", "--volunteers", "-n", "1").out
    assert "1. Ugle from Talknuserne A/S" in out
    assert "+ " in out
    assert "Ræv" not in out
    assert "Team" not in out


def test_full_shows_every_part_and_their_sum(brobygger: Command) -> None:
    document = brobygger("match", "need-1", "--full", "--json").document
    out = brobygger("match", "need-1", "--full").out
    assert "Seen by Lektiecaféen [bold]Broen[/bold]" in out
    assert "Seen by Talknuserne A/S" in out
    for part in document["matches"][0]["there"]["parts"]:
        assert part["label"] in out
    for question in document["matches"][0]["questions"]:
        assert question.split()[0] in out
    assert "█" in out


def test_shown_parts_add_up_to_the_shown_sum(brobygger: Command) -> None:
    lines = brobygger("match", "need-1", "-n", "1", "--full").out.splitlines()
    first = next(at for at, text in enumerate(lines) if text.strip().startswith("part"))
    last = next(at for at, text in enumerate(lines) if text.strip().startswith("together"))
    adds = [float(text[28:].split()[1]) for text in lines[first + 1 : last]]
    assert sum(adds) == pytest.approx(float(lines[last].split()[1]))
    assert len(adds) > 3


def test_partner_asks_with_all_its_statements(brobygger: Command) -> None:
    out = brobygger("match", "com-1").out
    assert out.startswith("Talknuserne A/S\n")
    assert "It answers: Offer offer-1" in out


def test_text_is_read_and_what_was_understood_is_told(brobygger: Command) -> None:
    ended = brobygger("match", "vi mangler en bogholder to timer om ugen i Herning")
    assert ended.code == 0
    assert "“vi mangler en bogholder to timer om ugen i Herning”" in ended.out
    assert "Herning, 8 hours a month" in ended.out
    assert "Talknuserne A/S" in ended.out


def test_single_word_that_is_no_id_is_read_as_a_text_and_says_so(brobygger: Command) -> None:
    assert "'bogholder' is no id here; it is read as a text." in brobygger("match", "bogholder").out
    assert brobygger("match", "bogholder", "--json").document["notes"][0].startswith("'bogholder' is no id")
    assert "is no id here" not in brobygger("match", "bogholder", "--text").out


def test_word_with_a_digit_is_an_unknown_id(brobygger: Command) -> None:
    ended = brobygger("match", "need-99")
    assert (ended.code, ended.out) == (3, "")
    assert "need-99" in ended.err
    assert brobygger("match", "need-99", "--text").code == 0


def test_id_is_read_as_a_text_where_that_is_asked_for(brobygger: Command) -> None:
    assert brobygger("match", "need-1", "--text", "--json").document["query"]["partner"] is None


def test_document_has_the_documented_keys(brobygger: Command) -> None:
    document = brobygger("match", "need-1", "--json").document
    assert list(document) == [
        "query",
        "matches",
        "considered",
        "removed",
        "model",
        "notes",
        "volunteers",
        "teams",
    ]
    assert document["query"]["given"] == "need-1"
    assert document["query"]["statement"]["sort"] == "need"
    first = document["matches"][0]
    assert (first["rank"], first["partner"]["id"], first["theirs"]["id"]) == (1, "com-1", "offer-1")
    assert first["chance"] == pytest.approx(first["there"]["chance"] * first["back"]["chance"], abs=1e-5)
    assert set(document["teams"][0]) == {"partner", "members", "coverage", "common_slots", "score"}


def test_document_for_people_has_no_partners(brobygger: Command) -> None:
    volunteers = brobygger("match", "need-1", "--volunteers", "--json").document
    assert list(volunteers) == ["query", "model", "notes", "volunteers"]
    assert [one["volunteer"]["id"] for one in volunteers["volunteers"]] == ["vol-1", "vol-2"]
    teams = brobygger("match", "need-1", "--teams", "--json").document
    assert [member["id"] for member in teams["teams"][0]["members"]] == ["vol-1", "vol-2"]


def test_keys_and_codes_do_not_follow_the_language(brobygger: Command) -> None:
    english, danish = (
        brobygger("match", "need-1", "--json", "--lang", lang).document for lang in ("en", "da")
    )
    assert danish["matches"][0]["partner"]["kind_label"] == "virksomhed"
    for document in (english, danish):
        for match in document["matches"]:
            del match["reasons"], match["questions"], match["partner"]["kind_label"]
    assert [match["partner"] for match in english["matches"]] == [
        match["partner"] for match in danish["matches"]
    ]
    assert [list(match) for match in english["matches"]] == [list(match) for match in danish["matches"]]


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ((), {"com-1", "com-2"}),
        (("--kind", "company"), {"com-1", "com-2"}),
        (("--kind", "virksomhed"), {"com-1", "com-2"}),
        (("--kind", "foundation"), set()),
        (("--place", "Viborg"), {"com-2"}),
        (("--place", "Viborg", "--within-km", "100"), {"com-1", "com-2"}),
        (("--place", "herning", "--within-km", "0,5"), {"com-1"}),
        (("--resource", "skilled_time"), {"com-1"}),
        (("--purpose", "skole og uddannelse"), set()),
        (("--from", "01-07-2030"), {"com-2"}),
        (("--to", "2025-12-31"), {"com-2"}),
        (("-n", "1"), {"com-1"}),
    ],
)
def test_options_narrow_the_list(brobygger: Command, options: tuple[str, ...], ids: set[str]) -> None:
    document = brobygger("match", "bogholder regnskab øl", "--json", *options).document
    assert {match["partner"]["id"] for match in document["matches"]} - {"ngo-1"} == ids


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--kind", "club"), "--kind 'club' is not known; use one of ngo, company"),
        (("--purpose", "x"), "--purpose 'x' is not known"),
        (("--resource", "areal"), "--resource 'areal' is not known; use one of volunteer_time"),
        (("--place", "Atlantis"), "'Atlantis' is not a Danish municipality"),
        (("--within-km", "10"), "--within-km says how far around --place; add --place too."),
        (("--within-km", "near", "--place", "Herning"), "--within-km 'near' is not a number"),
        (("--from", "soon"), "--from 'soon' is not a date; write it as 2027-01-31 or 31-01-2027."),
        (("--from", "2027-02-01", "--to", "2027-01-01"), "The window 2027-02-01/2027-01-01 ends before"),
        (("-n", "501"), "A list of 501 is not possible"),
    ],
)
def test_option_that_cannot_be_used_is_refused(
    brobygger: Command, options: tuple[str, ...], sentence: str
) -> None:
    ended = brobygger("match", "need-1", *options)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(sentence)


def test_volunteers_are_for_needs_alone(brobygger: Command) -> None:
    for query in ("offer-1", "com-1", "vi tilbyder et lokale"):
        ended = brobygger("match", query, "--volunteers")
        assert ended.code == 2
        assert "Volunteers answer needs" in ended.err
    assert "Volunteers cannot give premises" in brobygger("match", "need-2", "--teams").err


def test_no_team_is_an_answer_with_its_reason(brobygger: Command) -> None:
    ended = brobygger("match", "need-1", "--teams", "--kind", "foundation")
    assert ended.code == 0
    assert "No company has enough volunteers" in ended.out
    ended = brobygger("match", "need-1", "--volunteers", "--kind", "foundation", "--json")
    assert ended.document["volunteers"] == []
    assert "No volunteer is left" in ended.document["notes"][0]


def test_market_file_is_asked_instead_of_the_database(empty: Command, market_file: object) -> None:
    ended = empty("match", "need-1", "--market", str(market_file))
    assert ended.code == 0
    assert "Talknuserne A/S" in ended.out
    assert f"whyneed-1--market{market_file}PARTNER" in "".join(ended.out.split())  # wherever its lines end

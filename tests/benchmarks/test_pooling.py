from __future__ import annotations

import pytest

from benchmarks import pooling, shared_data
from benchmarks.parted_texts import PartedTexts, whole
from benchmarks.pooling import AS_IT_IS, by_fields, in_lines, in_the_lists, long_profiles, own_objects
from matching.protocols import Floats
from tests.market import WordEncoder, company, market, need, recommender
from training.compared_lists import ComparedLists

BOTH = "Law, football and maths, law again. Garden"
LAW, GARDEN = company("law", mission="law", resources="garden"), company("garden", mission="garden")
PARTNERS = (LAW, GARDEN, company("both", mission=BOTH))
GRADES = {"need": {"both": 0, "garden": 0, "law": 2}}


def test_service_ranks_with_the_whole_text_as_it_did() -> None:
    asked = (*PARTNERS, need(text="garden, law, law"))
    before = ComparedLists(recommender(*asked)).of("need", 10)
    assert before["dense"][:3] == ["law", "both", "garden"]
    found = in_the_lists(recommender(*asked), GRADES)
    assert found["dense"][AS_IT_IS] == [1.0]

    changed = recommender(*asked)
    pooling.look_alike(changed.market, "need", pooling._ways(changed.market)[AS_IT_IS])
    assert ComparedLists(changed).of("need", 10) == before


def test_what_is_pooled_otherwise_is_ranked_otherwise() -> None:
    changed = recommender(*PARTNERS, need(text="law"))
    compared = ComparedLists(changed)
    assert compared.of("need", 3)["dense"][0] == "both"

    def backwards(queries: Floats, texts: PartedTexts) -> Floats:
        return 1 - whole(queries, texts)

    way = pooling._ways(changed.market)[AS_IT_IS]
    pooling.look_alike(changed.market, "need", (backwards, way[1]))
    found = compared.of("need", 5)
    assert found["dense"][-1] == "both"
    assert found["hybrid+reciprocity"][0] != "both"


def test_profile_is_taken_by_its_fields_and_a_need_as_a_whole() -> None:
    index = market(LAW, need(text="law. garden"))
    pool, texts = by_fields(index, ["", "law. garden", "", "law. garden"])["fields, best"]
    found = pool(WordEncoder().encode(["law"]), texts)[0]
    assert found[index.row_of("law")] == 1
    assert found[index.row_of("need")] == pytest.approx(0.5**0.5)


@pytest.mark.parametrize(
    ("near", "grades"),
    [("short", {"garden": 0, "law": 2}), ("not judged", {"law": 2}), ("long", {"both": 2, "law": 0})],
)
def test_only_judged_partners_with_long_profiles_are_compared(
    near: str, grades: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pooling, "LONG_PROFILE", 2)
    index = market(*PARTNERS, need(text="garden" if near == "short" else "law, football"))
    assert long_profiles(index, {"need": grades})[AS_IT_IS] == [1.0]


def test_nearer_long_profile_that_does_not_fit_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pooling, "LONG_PROFILE", 2)
    index = market(*PARTNERS, need(text="law, football"))
    assert long_profiles(index, {"need": {"both": 0, "law": 2}})[AS_IT_IS][0] < 1


def test_need_that_no_long_profile_answers_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pooling, "LONG_PROFILE", 2)
    index = market(*PARTNERS, need(text="law"), need(id="other", text="law"))
    grades = {"need": {"both": 0, "law": 2}, "other": {"garden": 2, "law": 0}}
    assert len(long_profiles(index, grades)[AS_IT_IS]) == 1


def test_charity_is_looked_for_among_all_objects(monkeypatch: pytest.MonkeyPatch) -> None:
    objects = ["law. maths and football", "garden and visits", "law and maths"]
    monkeypatch.setattr(shared_data, "charities", lambda: (["law", "garden"], objects))
    found = own_objects(WordEncoder())
    assert found[AS_IT_IS] == [0.5, 1.0]
    assert found["sentences, best"] == [1.0, 1.0]


def test_charity_with_short_objects_still_stands_in_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    objects = ["law and maths and football", "law"]
    monkeypatch.setattr(shared_data, "charities", lambda: (["law", "law"], objects))
    assert own_objects(WordEncoder(), least_words=3)[AS_IT_IS] == [0.5]


def test_difference_stands_beside_the_mean() -> None:
    lines = in_lines("lists", {AS_IT_IS: [0.25, 0.5], "sentences, best": [0.5, 0.75]}, "MRR")
    assert [line.what for line in lines] == ["lists, 2 queries, MRR"] * 2
    assert [line.value for line in lines] == [0.375, 0.625]
    assert lines[0].note == "whole text, as it is now"
    assert lines[1].note == "sentences, best: +0.250 [+0.250, +0.250]"


def test_absent_charities_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> None:
        raise shared_data.DataAbsent("skipped: not here")

    monkeypatch.setattr(shared_data, "charities", absent)
    assert [line.note for line in pooling._charities(WordEncoder())] == ["skipped: not here"]

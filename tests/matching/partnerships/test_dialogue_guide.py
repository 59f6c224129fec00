from __future__ import annotations

from decimal import Decimal

from matching.messages import Language, message
from matching.partnerships.dialogue_guide import dialogue_guide
from matching.partnerships.guide import Guide, Section
from matching.questions import QUESTIONS
from tests.market import need, offer
from tests.matching.partnerships.small import directed, giver, match, seeker

EXPECTATIONS = ["roles", "time", "direct contact", "visibility", "economy", "exit"]


def points(guide: Guide, title: str, language: Language = "en") -> list[str]:
    [section] = [one for one in guide.sections if one.title.text() == title]
    return [point.text(language) for point in section.points]


def test_sections_stand_in_the_order_of_the_meeting() -> None:
    guide = dialogue_guide(match(giver()), seeker())
    assert [section.title.text() for section in guide.sections] == [
        "What each of you gains",
        "Why it fits",
        "Where you differ",
        "What is not known yet",
        *(f"Expectations: {name}" for name in EXPECTATIONS),
    ]


def test_gains_are_what_each_seeks_gives_and_is_moved_by() -> None:
    wanted = need(title="Bookkeeper", returns=("reach",))
    given = offer(title="Two afternoons", returns=("knowledge",))
    guide = dialogue_guide(match(giver(motives=("recruitment",)), wanted, given), seeker())
    assert points(guide, "What each of you gains") == [
        "Lektiecaféen på Ærøvej seeks skilled time (pro bono): “Bookkeeper”",
        "Lektiecaféen på Ærøvej can give back: reach (campaign, members, customers).",
        "Sønderå Regnskab ApS gives skilled time (pro bono): “Two afternoons”",
        "Sønderå Regnskab ApS would like back: knowledge.",
        "Sønderå Regnskab ApS is moved by: recruitment.",
    ]


def test_reasons_are_parted_into_what_fits_and_what_does_not() -> None:
    guide = dialogue_guide(match(giver()), seeker())
    assert points(guide, "Why it fits") == [
        "They are in the same place.",
        "Sønderå Regnskab ApS writes: “We keep books.”",
    ]
    assert points(guide, "Where you differ") == ["They are of very different size."]


def test_section_without_points_is_left_out() -> None:
    guide = dialogue_guide(match(giver(), reasons=(), questions=()), seeker())
    titles = [section.title.text() for section in guide.sections]
    assert "Why it fits" not in titles
    assert "What is not known yet" not in titles


def test_what_one_direction_alone_knows_is_asked_for_the_other() -> None:
    found = match(giver(), there=directed("seeks", motive=1.0), back=directed("gives"))
    assert points(dialogue_guide(found, seeker()), "What is not known yet") == [
        "Who is it for?",
        f"It is open how it is for Sønderå Regnskab ApS: {QUESTIONS['motive']}",
    ]


def test_expectations_begin_with_what_the_profiles_say() -> None:
    wanted = need(contact="direct", safeguards=("never_alone",), hours_per_month=Decimal("12.5"))
    money = offer(resource_kind="funding", quantity=Decimal(5000), unit="dkk")
    guide = dialogue_guide(match(giver(roles_cannot=("driver",)), wanted, money), seeker())
    assert points(guide, "Expectations: roles")[0].endswith("does not take these roles: driver.")
    assert points(guide, "Expectations: time")[0] == "Lektiecaféen på Ærøvej has in mind: 12.5 hours a month."
    assert points(guide, "Expectations: direct contact")[:2] == [
        "Lektiecaféen på Ærøvej expects: direct contact.",
        "Lektiecaféen på Ærøvej names these safeguards: never alone with the target group.",
    ]
    assert points(guide, "Expectations: economy")[0] == "Sønderå Regnskab ApS gives 5,000 DKK."


def test_visibility_that_the_other_has_not_welcomed_is_named() -> None:
    seen = giver(motives=("visibility",))
    guide = dialogue_guide(match(seen), seeker(welcomes_motives=("recruitment",)))
    assert points(guide, "Expectations: visibility")[:2] == [
        "Sønderå Regnskab ApS would like to be seen with it.",
        "Lektiecaféen på Ærøvej has not named visibility among what it welcomes.",
    ]
    quiet = dialogue_guide(match(seen), seeker())
    assert len(points(quiet, "Expectations: visibility")) == 3


def test_text_is_danish_from_title_to_end() -> None:
    text = dialogue_guide(match(giver()), seeker()).as_text("da")
    assert text.startswith(
        "Guide til det første møde mellem Lektiecaféen på Ærøvej og Sønderå Regnskab ApS\n\n"
    )
    assert "Forventninger: afslutning\n- Hvor langt er varslet" in text
    assert "Expectations" not in text


def test_markdown_has_a_heading_a_section_and_a_point_a_line() -> None:
    markdown = dialogue_guide(match(giver()), seeker()).as_markdown()
    assert markdown.startswith(
        "# Guide for the first meeting of Lektiecaféen på Ærøvej and Sønderå Regnskab ApS\n"
    )
    assert "\n\n## Where you differ\n\n- They are of very different size.\n\n" in markdown


def test_line_that_begins_like_a_list_is_no_list() -> None:
    points = tuple(message("{text}", text=text) for text in ("12. first", "- dash", "+ plus", "# hash"))
    guide = Guide(message("Exit"), (Section(message("Exit"), points),))
    assert guide.as_markdown().splitlines()[4:] == [r"- 12\. first", r"- \- dash", r"- \+ plus", r"- \# hash"]


def test_markdown_of_a_profile_is_no_markup() -> None:
    wanted = need(title="<b>now</b>\n# [y](z) *!*")
    markdown = dialogue_guide(match(giver(), wanted), seeker()).as_markdown()
    assert r"“\<b\>now\</b\> \# \[y\](z) \*!\*”" in markdown
    assert len([line for line in markdown.splitlines() if line.startswith("# ")]) == 1

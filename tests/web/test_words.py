"""Every word of a page is in both languages."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from api.web.words import WORDS, counted, in_language
from tests.web.extraction import TEMPLATES, WEB, keys

CATALOGUES = sorted((WEB / "locale/da").iterdir())
SHOWN = {"aria-label", "alt", "placeholder", "title"}
PLACEHOLDER = re.compile(r"%\((\w+)\)s|\{(\w+)\}")
NAMES = {"brobygger"}
"""What is the same in every language."""
ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"')
"""In a macro that writes attributes alone."""
CODE = re.compile(r"\{#.*?#\}|\{%-?\s*trans\b.*?endtrans\s*-?%\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


class Bare(HTMLParser):
    """Collects text that stands in a template outside of any expression."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        words = re.findall(r"[^\W\d_]{2,}", ATTRIBUTE.sub("", data))
        self.found += [word for word in words if word not in NAMES]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in SHOWN:
                self.handle_data(value or "")


def test_every_word_has_a_danish_one() -> None:
    assert len(keys()) > 100
    assert [key for key in keys() if WORDS.danish(key) is None] == []


def test_danish_words_have_the_same_places_for_values() -> None:
    for key in keys():
        for form in WORDS.danish(key) or ():
            assert set(PLACEHOLDER.findall(key)) <= set(PLACEHOLDER.findall(form)), key


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda path: path.name)
def test_every_danish_word_is_used(file: Path) -> None:
    known = set(re.findall(r'^msgid "(.+)"$', file.read_text(encoding="utf-8"), re.MULTILINE))
    used = {key.replace('"', '\\"') for key in keys()}
    assert known - used == set()


def test_a_word_is_said_in_one_way() -> None:
    said: dict[str, set[str]] = {}
    for file in CATALOGUES:
        with file.open("rb") as source:
            catalogue = read_po(source, locale="da")
        for one in catalogue:
            if one.id:
                said.setdefault(str(one.id), set()).add(str(one.string))
    assert {key: forms for key, forms in said.items() if len(forms) > 1} == {}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_template_has_no_text_outside_of_its_words(template: Path) -> None:
    bare = Bare()
    bare.feed(CODE.sub("", template.read_text(encoding="utf-8")))
    assert bare.found == []


def test_bare_text_would_be_found() -> None:
    bare = Bare()
    bare.feed(CODE.sub("", '<p title="Two words">{{ _("Fine") }} Not fine</p>'))
    assert bare.found == ["Two", "words", "Not", "fine"]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_template_is_under_60_lines(template: Path) -> None:
    assert len(template.read_text(encoding="utf-8").splitlines()) < 60


@pytest.mark.parametrize(
    ("n", "language", "template"),
    [
        (1, "da", "offentlig partner"),
        (0, "da", "offentlige partnere"),
        (1, "en", "public partner"),
        (2, "en", "public partners"),
    ],
)
def test_one_is_singular_and_all_else_is_plural(n: int, language: str, template: str) -> None:
    assert counted("public partner", "public partners", n, "da" if language == "da" else "en") == template


def test_what_the_pages_do_not_say_is_looked_for_among_the_messages() -> None:
    assert in_language("{field} is empty; write a short text.", "da").startswith("{field} ")
    assert (
        in_language("{field} is empty; write a short text.", "da") != "{field} is empty; write a short text."
    )

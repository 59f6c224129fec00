from __future__ import annotations

import pytest

from cli.language import chosen_language
from matching.errors import InvalidQuery, InvalidSetting
from matching.messages import Language


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "da_DK.UTF-8"}, "da"),
        ([], {"LANG": "da_DK.UTF-8", "LC_MESSAGES": "de_DE"}, "en"),
        ([], {"LANG": "en_GB", "LC_ALL": "da_DK"}, "da"),
        ([], {"LANG": "da_DK", "LC_ALL": ""}, "da"),
        ([], {"LANG": "da_DK", "BROBYGGER_LANG": "en"}, "en"),
        (["--lang", "da", "match"], {"BROBYGGER_LANG": "en"}, "da"),
        (["match", "x", "--lang=DA"], {}, "da"),
        (["--lang", "en", "match", "--lang", "da"], {}, "da"),
        (["match", "--", "--lang", "da"], {}, "en"),
        (["match", "--lang"], {}, "en"),
    ],
)
def test_option_goes_before_setting_before_locale(
    arguments: list[str], environment: dict[str, str], language: Language
) -> None:
    assert chosen_language(arguments, environment) == language


def test_language_that_is_not_spoken_is_refused() -> None:
    with pytest.raises(InvalidQuery, match="--lang is 'fr'"):
        chosen_language(["--lang", "fr"], {})
    with pytest.raises(InvalidSetting, match="BROBYGGER_LANG is 'fr'"):
        chosen_language([], {"BROBYGGER_LANG": "fr"})

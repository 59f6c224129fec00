"""``SCHEME:CODE (label) [source, confidence]``."""

from __future__ import annotations

import pytest

from matching.classification import Classification
from matching.errors import InvalidProfile
from storage.classification_form import read_classification, written_classification


@pytest.mark.parametrize(
    ("text", "classification"),
    [
        ("SDG:4", Classification("SDG", "4")),
        ("DK-CVR:00000114", Classification("DK-CVR", "00000114")),
        ("ICNPTSO:B12 (Education)", Classification("ICNPTSO", "B12", "Education")),
        (
            "ICNPTSO:B12 (Education) [model, 0.83]",
            Classification("ICNPTSO", "B12", "Education", "model", 0.83),
        ),
        ("UKCAT:AR303 [register, 1]", Classification("UKCAT", "AR303", None, "register", 1.0)),
        ("ESCO:http://data.europa.eu/x", Classification("ESCO", "http://data.europa.eu/x")),
        ("A:1 (two (brackets)) [model, 0]", Classification("A", "1", "two (brackets)", "model", 0.0)),
        ("A:1 ()", Classification("A", "1", "")),
        (r"A:\(1\[2]", Classification("A", "(1[2]")),
        ("A:1 (x [model, 0.5])", Classification("A", "1", "x [model, 0.5]")),
    ],
)
def test_form_is_read_and_written(text: str, classification: Classification) -> None:
    assert read_classification(text) == classification
    assert written_classification(classification) == text


def test_reading_is_forgiving() -> None:
    assert read_classification(" SDG : 4(Skole)[model,0,5] ") == Classification(
        "SDG", "4", "Skole", "model", 0.5
    )
    assert read_classification("SDG:4 [crosswalk]") == Classification("SDG", "4", None, "crosswalk", 1.0)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("12345678", "'12345678' has no scheme"),
        ("SDG:", "code is empty"),
        (":4", "scheme is empty"),
        ("SDG:4 [gæt, 0.5]", "'gæt' is not a source"),
        ("SDG:4 [model, meget]", "meget is not a confidence"),
        ("SDG:4 [model, 1.5]", "1.5 is not a confidence"),
        ("DK-CVR:123", "'123' is not a CVR number"),
    ],
)
def test_what_is_no_classification_gets_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(InvalidProfile, match=sentence):
        read_classification(text)

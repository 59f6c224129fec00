"""How much each source counts that we know, and under what licence it is; others count as 1."""

from __future__ import annotations

OURS = "written for brobygger, Apache-2.0"
ESCO = (
    "This service uses the ESCO classification of the European Commission. Reuse with acknowledgement, "
    "Decision 2011/833/EU"
)

LICENCES = {
    "tatoeba": "Tatoeba, CC BY 2.0 FR",
    "msdocs": "Microsoft's software documentation, CC BY 4.0",
    "cpv": "procurement vocabulary of the EU, CC BY 4.0",
    "eforms": "procurement forms of the EU, CC BY 4.0",
    "eurovoc": "EuroVoc, European Union, Decision 2011/833/EU",
    "mozilla": "Mozilla's web texts, MPL 2.0",
    "osm": "names of places and services of OpenStreetMap's editors, ISC",
    "wordnet_dannet": "DanNet with WordNet's glosses, DanNet licence (attribution)",
    "esco_label": ESCO,
    "esco_description": ESCO,
    "esco_alternative": ESCO,
    "esco_whole": ESCO,
    "charity": "UK Charity Classification project, CC BY 4.0",
    "glossary": OURS,
    "profiles": OURS,
}

SHARES = {
    "tatoeba": 2.0,
    "msdocs": 1.5,
    "label-alternative": 0.5,
    "description-alternative": 0.7,
    "activities-objects": 0.5,
}
"""Beside the square root of a source's size: how often it is drawn."""

REPEATS = {
    "tatoeba": 2.0,
    "msdocs": 0.5,
    "wordnet_dannet": 2.0,
    "osm": 2.0,
    "mozilla": 2.0,
    "eurovoc": 2.0,
    "esco_label": 3.0,
    "esco_alternative": 0.0,
    "esco_whole": 0.0,
}
"""How often the tokenizer reads a source: everyday words must not drown in software's and in skills'."""

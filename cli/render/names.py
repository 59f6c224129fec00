"""Partners, statements, places and competences in a few words."""

from __future__ import annotations

from babel import Locale

from cli.render.lines import joined
from matching.codes import code_list
from matching.competence import Competence
from matching.messages import Language, message
from matching.partner import Partner
from matching.place import Place
from matching.statement import Need, Statement

MOST_PLACES = 3


def place_words(place: Place, language: Language) -> str:
    """A place as people say it."""
    if place.what == "region":
        return f"Region {place.value}"
    if place.what == "country":
        return str(Locale(language).territories.get(place.value, place.value))
    return place.value


def places_words(places: tuple[Place, ...], language: Language) -> str:
    """The first three places, and that there are more."""
    shown = [place_words(place, language) for place in places[:MOST_PLACES]]
    return ", ".join(shown) + (" …" if len(places) > MOST_PLACES else "")


def partner_words(partner: Partner, language: Language) -> str:
    """Kind, places and id of a partner."""
    kind = code_list("partner_kinds").label(partner.kind, language)
    return joined([kind, places_words(partner.places, language), partner.id])


def sort_word(statement: Statement, language: Language) -> str:
    """Whether it is a need or an offer."""
    sort = message("Need") if isinstance(statement, Need) else message("Offer")
    return sort.text(language)


def resource_word(statement: Statement, language: Language) -> str:
    """What is sought or given."""
    return code_list("resource_kinds").label(statement.resource_kind, language)


def statement_words(statement: Statement, language: Language) -> str:
    """Sort, id and headline of a need or an offer."""
    headline = f": “{' '.join(statement.headline.split())}”" if statement.headline.strip() else ""
    return f"{sort_word(statement, language)} {statement.id}{headline}"


def competence_words(competence: Competence, language: Language) -> str:
    """The label, with the level where it is known."""
    if competence.level is None:
        return competence.label
    return f"{competence.label} ({code_list('competence_levels').label(competence.level, language)})"

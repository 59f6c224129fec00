"""Profiles with the texts that break files: formulas, separators, quotation marks, control characters."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from matching.classification import Classification
from matching.competence import Competence
from matching.partner import Contact, Partner
from matching.place import Place
from matching.register import Register
from matching.statement import Need
from tests import strategies

LINE = (
    "= + - @ ' '' \" ; , | \\ \\| ( ) [ ] : ' # #N/A _x000D_ _x005F_ x005F_ _x _ \uff1d æøå 😀 é "
    "required SDG:4 / // 1.125 12.000 2027-01-01 true \u00a0 \u2028 \ufeff \x0b \x1f \x7f \x85 \uffff"
    " expert sep=;"
)
PIECES = [*LINE.split(" "), " ", "  ", "\t", "\r", "\n", "\r\n", "a", "1"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=5).map("".join) | strategies.TEXTS
WORDS = TEXTS.filter(lambda text: bool(text.strip()))


def classifications() -> SearchStrategy[Classification]:
    schemes = WORDS.filter(lambda scheme: scheme != "DK-CVR")
    sources = st.sampled_from(["person", "register", "crosswalk", "model"])
    return st.builds(Classification, schemes, WORDS, st.none() | TEXTS, sources, st.floats(0, 1))


def competences() -> SearchStrategy[Competence]:
    levels = strategies.maybe(strategies.code("competence_levels"))
    return st.builds(Competence, WORDS, levels, st.booleans(), st.none() | TEXTS)


def partners() -> SearchStrategy[Partner]:
    places = strategies.places() | st.builds(Place, st.just("postcode"), TEXTS)
    return st.builds(
        Partner,
        id=st.just("p"),
        kind=st.just("ngo"),
        name=WORDS,
        mission=TEXTS,
        never=TEXTS,
        identifiers=strategies.some(classifications()),
        classifications=strategies.some(classifications()),
        places=strategies.some(places),
        contact=st.builds(Contact, TEXTS, TEXTS, TEXTS),
    )


def needs() -> SearchStrategy[Need]:
    return st.builds(
        Need,
        id=strategies.IDS,
        partner=st.just("p"),
        resource_kind=st.just("goods"),
        title=TEXTS,
        competences=strategies.some(competences()),
        radius_km=strategies.DISTANCES,
        expires=st.none() | st.dates(),
    )


def registers() -> SearchStrategy[Register]:
    """One partner and a few of everything it can own, at its nastiest."""
    owner = st.just("p")
    return st.builds(
        Register,
        st.tuples(partners() | strategies.partners(ids=owner)),
        st.lists(needs() | strategies.needs(owners=owner), max_size=2),
        st.lists(strategies.offers(owners=owner), max_size=1),
        st.lists(strategies.volunteers(owners=owner), max_size=1),
    )

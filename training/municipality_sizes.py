"""Inhabitants of the municipalities, for synthetic markets that are dense where people live."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

THOUSANDS = {
    "København": 660, "Frederiksberg": 105, "Ballerup": 52, "Brøndby": 39, "Dragør": 15, "Gentofte": 75,
    "Gladsaxe": 70, "Glostrup": 24, "Herlev": 30, "Albertslund": 28, "Hvidovre": 54, "Høje-Taastrup": 58,
    "Lyngby-Taarbæk": 58, "Rødovre": 44, "Ishøj": 24, "Tårnby": 43, "Vallensbæk": 17, "Furesø": 42,
    "Allerød": 26, "Fredensborg": 42, "Helsingør": 64, "Hillerød": 54, "Hørsholm": 25, "Rudersdal": 58,
    "Egedal": 46, "Frederikssund": 46, "Greve": 52, "Køge": 62, "Halsnæs": 32, "Roskilde": 91, "Solrød": 25,
    "Gribskov": 41, "Odsherred": 33, "Holbæk": 74, "Faxe": 37, "Kalundborg": 48, "Ringsted": 36,
    "Slagelse": 80, "Stevns": 24, "Sorø": 30, "Lejre": 29, "Lolland": 39, "Næstved": 84, "Guldborgsund": 60,
    "Vordingborg": 45, "Bornholm": 39, "Middelfart": 40, "Assens": 41, "Faaborg-Midtfyn": 52,
    "Kerteminde": 24, "Nyborg": 32, "Odense": 210, "Svendborg": 60, "Nordfyns": 30, "Langeland": 12, "Ærø": 6,
    "Haderslev": 55, "Billund": 27, "Sønderborg": 73, "Tønder": 36, "Esbjerg": 116, "Fanø": 3, "Varde": 50,
    "Vejen": 43, "Aabenraa": 59, "Fredericia": 52, "Horsens": 97, "Kolding": 95, "Vejle": 123, "Herning": 90,
    "Holstebro": 59, "Lemvig": 19, "Struer": 21, "Syddjurs": 45, "Norddjurs": 37, "Favrskov": 50, "Odder": 24,
    "Randers": 100, "Silkeborg": 101, "Samsø": 4, "Skanderborg": 66, "Aarhus": 367, "Ikast-Brande": 43,
    "Ringkøbing-Skjern": 56, "Hedensted": 48, "Morsø": 20, "Skive": 44, "Thisted": 43, "Viborg": 98,
    "Brønderslev": 37, "Frederikshavn": 58, "Vesthimmerlands": 37, "Læsø": 2, "Rebild": 31,
    "Mariagerfjord": 42, "Jammerbugt": 38, "Aalborg": 224, "Hjørring": 63,
}  # fmt: skip
"""Thousands of inhabitants around 2024, rounded; good enough to weigh by, not to quote."""


def municipality_shares() -> tuple[list[str], NDArray[np.float64]]:
    """Names of the 98 municipalities and the share of the inhabitants each has; the shares add up to 1."""
    sizes = np.array(list(THOUSANDS.values()), dtype=np.float64)
    return list(THOUSANDS), sizes / sizes.sum()

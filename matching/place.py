"""Where: municipalities, regions, points; distances in km."""

from __future__ import annotations

import csv
import math
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from matching.checks import Checks

EARTH_RADIUS_KM = 6371.0088
_COUNTRY = re.compile("[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Municipality:
    """A Danish municipality with the point that stands for it."""

    code: str
    name: str
    region: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Place:
    """One place; ``what`` says how ``value`` is read.

    ``municipality`` (its name), ``region`` (its name), ``country`` (two letters), ``point``
    (``latitude,longitude`` in degrees) or ``postcode`` (country and postcode outside Denmark).

    Raises:
        InvalidProfile: a municipality or region that is not there, or a point off the globe.
    """

    what: str
    value: str

    def __post_init__(self) -> None:
        checks = Checks()
        checks.text("places", self.value)
        if self.what == "municipality" and self.value not in municipalities():
            checks.refuse(
                "places",
                self.value,
                "'{value}' is not a Danish municipality; write its name or four-digit code, "
                "as in Herning or 0657, or region:, country:, point: or postcode: before another place.",
            )
        elif self.what == "region" and self.value not in regions():
            checks.refuse(
                "places",
                self.value,
                "'{value}' is not a Danish region; use one of {known}.",
                known=", ".join(regions()),
            )
        elif self.what == "country" and not _COUNTRY.fullmatch(self.value):
            checks.refuse(
                "places",
                self.value,
                "'{value}' is not the code of a country; write two capital letters, as in country:DK.",
            )
        elif self.what == "point" and self.point is None:
            checks.refuse(
                "places",
                self.value,
                "'{value}' is not a point; write latitude and longitude in degrees, as in point:56.14,8.97.",
            )
        elif self.what not in {"municipality", "region", "country", "point", "postcode"}:
            checks.refuse(
                "places",
                self.what,
                "'{value}' is not a kind of place; use a municipality, region, country, point or postcode.",
            )
        checks.done()

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude of a municipality or point; None for an area or a postcode."""
        if self.what == "municipality":
            found = municipalities()[self.value]
            return found.latitude, found.longitude
        return _degrees(self.value) if self.what == "point" else None

    @property
    def region(self) -> str | None:
        if self.what == "municipality":
            return municipalities()[self.value].region
        return self.value if self.what == "region" else None


@cache
def municipalities() -> dict[str, Municipality]:
    """The 98 Danish municipalities by name."""
    text = files("matching").joinpath("codelists/municipalities.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {
        row["name"]: Municipality(
            row["code"], row["name"], row["region"], float(row["latitude"]), float(row["longitude"])
        )
        for row in rows
    }


@cache
def regions() -> tuple[str, ...]:
    """The five Danish regions by name."""
    return tuple(sorted({found.region for found in municipalities().values()}))


@cache
def municipality_named(text: str) -> str | None:
    """Name of the municipality written as ``text``: a name in any case, or its code."""
    wanted = text.strip().casefold().removesuffix(" kommune")
    digits = wanted.zfill(4)
    for found in municipalities().values():
        if found.name.casefold() == wanted or found.code == digits:
            return found.name
    return None


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance between two (latitude, longitude) in degrees (haversine), in km."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))


def _degrees(text: str) -> tuple[float, float] | None:
    try:
        latitude, longitude = (float(part) for part in text.split(","))
    except ValueError:
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None

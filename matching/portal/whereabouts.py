"""Where a need or an offer is, as widely as everybody is told: the municipality or the region, no address."""

from __future__ import annotations

from collections.abc import Iterable

from matching.messages import Worded, message
from matching.place import Place, distance_km, municipalities

DENMARK = "DK"


def whereabouts(places: Iterable[Place]) -> tuple[Worded | str, ...]:
    """The names of ``places``, each once; a point is told by the municipality whose centre is nearest."""
    found = {str(name): name for name in map(_name, places)}
    return tuple(found.values())


def _name(place: Place) -> Worded | str:
    if place.what == "region":
        return message("Region {name}", name=place.value)
    if place.what == "country" and place.value == DENMARK:
        return message("All of Denmark")
    if place.what == "point" and place.point is not None:
        return _nearest(place.point)
    return place.value


def _nearest(point: tuple[float, float]) -> str:
    near = municipalities().values()
    return min(near, key=lambda one: distance_km((one.latitude, one.longitude), point)).name

"""The pages there are, of all areas: for the tests of all pages, and for screenshots."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import tests.journeys.shown as areas
from tests.journeys.shown.page import Shown


def _all() -> tuple[Shown, ...]:
    modules = [import_module(f"{areas.__name__}.{module.name}") for module in iter_modules(areas.__path__)]
    return tuple(shown for module in modules for shown in getattr(module, "PAGES", ()))


PAGES = _all()
"""In the order of the areas, and of the pages in each; those of one who looks stand together there."""

"""The pages over databases of either kind, asked as a browser asks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.api.conftest import _data_of_the_user, databases, shared_url, url
from tests.web.site import Site, made_site, warm_site

__all__ = ["_data_of_the_user", "databases", "shared_url", "url"]


@pytest.fixture
def site(url: str) -> Site:
    """The pages over a world of this test's own, before the market was read."""
    return made_site(url)


@pytest.fixture(scope="module")
def shared_site(shared_url: str) -> Iterator[Site]:
    """The pages over a world that the tests of a module share; none of them changes it."""
    with warm_site(shared_url) as found:
        yield found

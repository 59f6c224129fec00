from __future__ import annotations

import pytest

from api.security.settings import HOSTS, OIDC, RATE, SECRET, security_settings
from matching.errors import InvalidSetting

ALL_OIDC = dict(zip(OIDC, ("https://id.example.org", "brobygger", "hemmelig"), strict=True))


def test_nothing_set_is_a_random_key_of_this_machine_alone() -> None:
    one, other = security_settings({}), security_settings({})
    assert one.secret != other.secret
    assert (one.hosts, one.oidc) == (frozenset(), None)
    with pytest.raises(InvalidSetting, match=f"{SECRET}, {HOSTS}: set"):
        one.demand_shareable()


def test_key_and_names_may_be_shared() -> None:
    found = security_settings({SECRET: "s" * 32, HOSTS: "match.example.org, [2001:db8::1]"})
    found.demand_shareable()
    assert found.hosts == {"match.example.org", "[2001:db8::1]"}
    assert "s" * 32 not in repr(found)


@pytest.mark.parametrize(
    ("environment", "part"),
    [
        ({SECRET: "s" * 31}, "has 31 characters; set it to at least 32"),
        ({HOSTS: "https://match.example.org"}, "which is no name of a host"),
        ({HOSTS: "*"}, "which is no name of a host"),
        ({RATE: "many"}, "is no number of requests"),
        ({RATE: "-1"}, "is no number of requests"),
        ({OIDC[0]: "https://id.example.org"}, "needs all of"),
        ({**ALL_OIDC, OIDC[0]: "http://id.example.org"}, "begins with https"),
    ],
)
def test_setting_that_cannot_be_used_is_a_sentence(environment: dict[str, str], part: str) -> None:
    with pytest.raises(InvalidSetting, match=part):
        security_settings(environment)


def test_provider_needs_https_beyond_this_machine() -> None:
    assert security_settings(ALL_OIDC).oidc is not None
    assert security_settings({**ALL_OIDC, OIDC[0]: "http://127.0.0.1:9000/realm"}).oidc is not None
    assert "hemmelig" not in repr(security_settings(ALL_OIDC))

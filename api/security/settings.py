"""Settings of the service that have to do with who is let in."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from matching.errors import InvalidSetting
from matching.messages import message

SECRET, HOSTS = "BROBYGGER_SECRET", "BROBYGGER_HOSTS"
RATE, ANONYMOUS_RATE = "BROBYGGER_RATE_LIMIT", "BROBYGGER_RATE_LIMIT_ANONYMOUS"
OIDC = ("BROBYGGER_OIDC_ISSUER", "BROBYGGER_OIDC_CLIENT_ID", "BROBYGGER_OIDC_CLIENT_SECRET")
SHORTEST_SECRET = 32
USUAL_RATE, USUAL_ANONYMOUS_RATE = 1200, 300
HOST = re.compile(r"[a-z0-9.-]{1,253}|\[[0-9a-f:.]+\]", re.ASCII)
LOOPBACK_URL = re.compile(r"http://(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?(/.*)?")


@dataclass(frozen=True, slots=True)
class OidcSettings:
    """The OpenID Connect provider that may say who somebody is."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SecuritySettings:
    """Who is let in, under which names, and how often. A rate of 0 is none."""

    secret: str = field(repr=False)
    secret_is_given: bool = False
    hosts: frozenset[str] = frozenset()
    rate: int = USUAL_RATE
    anonymous_rate: int = USUAL_ANONYMOUS_RATE
    oidc: OidcSettings | None = None

    def demand_shareable(self) -> None:
        """Let pass what other machines may reach, or several processes share.

        Raises:
            InvalidSetting: the key or the names of the service are not set.
        """
        missing = [name for name, there in ((SECRET, self.secret_is_given), (HOSTS, self.hosts)) if not there]
        if missing:
            raise InvalidSetting(
                message(
                    "To be reached from other machines or to run in several processes the service needs "
                    "{missing}: set BROBYGGER_SECRET to at least 32 random characters (openssl rand -base64 "
                    "32 makes some), and BROBYGGER_HOSTS to the names it is called by. Without them use "
                    "127.0.0.1, ::1 or localhost.",
                    missing=", ".join(missing),
                )
            )


def security_settings(environment: Mapping[str, str]) -> SecuritySettings:
    """The settings in ``environment``; without a key a random one, which ends with this process.

    Raises:
        InvalidSetting: a setting cannot be used.
    """
    secret = environment.get(SECRET, "").strip()
    if secret and len(secret) < SHORTEST_SECRET:
        raise InvalidSetting(
            message(
                "{variable} has {n} characters; set it to at least {least} random ones, which openssl rand "
                "-base64 32 makes.",
                variable=SECRET,
                n=len(secret),
                least=SHORTEST_SECRET,
            )
        )
    return SecuritySettings(
        secret or secrets.token_urlsafe(32),
        bool(secret),
        frozenset(_hosts(environment.get(HOSTS, ""))),
        _rate(environment, RATE, USUAL_RATE),
        _rate(environment, ANONYMOUS_RATE, USUAL_ANONYMOUS_RATE),
        _oidc(environment),
    )


def _hosts(given: str) -> list[str]:
    names = re.split(r"[\s,]+", given.strip().casefold()) if given.strip() else []
    for name in names:
        if not HOST.fullmatch(name):
            raise InvalidSetting(
                message(
                    "{variable} holds '{value}', which is no name of a host; write names without http:// and "
                    "port, with commas between, as in match.example.org.",
                    variable=HOSTS,
                    value=name,
                )
            )
    return names


def _rate(environment: Mapping[str, str], variable: str, usual: int) -> int:
    given = environment.get(variable, "").strip()
    if not given:
        return usual
    if not given.isascii() or not given.isdecimal() or len(given) > 9:
        raise InvalidSetting(
            message(
                "{variable} is '{value}', which is no number of requests in a minute; write digits alone, as "
                "in 1200, or 0 for no limit.",
                variable=variable,
                value=given,
            )
        )
    return int(given)


def _oidc(environment: Mapping[str, str]) -> OidcSettings | None:
    issuer, client, secret = (environment.get(name, "").strip() for name in OIDC)
    if not (issuer or client or secret):
        return None
    if not (issuer and client and secret):
        raise InvalidSetting(
            message(
                "Sign-in through OpenID Connect needs all of {names}; set them, or none.", names=list(OIDC)
            )
        )
    if not issuer.startswith("https://") and not LOOPBACK_URL.fullmatch(issuer):
        raise InvalidSetting(
            message(
                "{variable} is '{value}', which is no address that can be trusted; write one that begins "
                "with https://.",
                variable=OIDC[0],
                value=issuer,
            )
        )
    return OidcSettings(issuer, client, secret)

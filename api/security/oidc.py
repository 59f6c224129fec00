"""Signing in through an OpenID Connect provider: code flow with PKCE, state and nonce."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs, urlsplit

from itsdangerous import BadSignature, URLSafeTimedSerializer

from api.security.settings import OidcSettings
from matching.accounts.sign_in import NOT_OURS
from matching.errors import BrobyggerError, NotSignedIn
from matching.messages import message

STATE_S = 600
LEEWAY_S = 60
TIMEOUT_S = 5.0
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""No symmetric one: the key of those is no secret of the provider's alone."""
REFUSED = message("The sign-in did not come about; begin again, and if it fails again ask an administrator.")
WELL_KNOWN = "/.well-known/openid-configuration"


class ProviderUnavailable(BrobyggerError):
    """The OpenID Connect provider cannot be reached, or does not answer as one."""


@dataclass(frozen=True, slots=True)
class Vouched:
    """Whom the provider vouches for: its issuer and subject in one text, and a verified e-mail address."""

    subject: str
    email: str


class Provider:
    """The provider of ``settings``; what it says of itself is asked for once."""

    def __init__(self, settings: OidcSettings, secret: str) -> None:
        self._settings = settings
        self._secret = secret.encode()
        self._signed = URLSafeTimedSerializer(secret, salt="brobygger.oidc")

    def begin(self, callback: str) -> tuple[str, str]:
        """Where the browser is sent, and the cookie it is to come back with.

        Raises:
            ProviderUnavailable: the provider cannot be reached.
        """
        state = secrets.token_urlsafe(24)
        with self._client(callback) as client:
            address, _ = client.create_authorization_url(
                self._metadata["authorization_endpoint"],
                state=state,
                nonce=self._derived("nonce", state),
                code_verifier=self._derived("verifier", state),
            )
        return address, str(self._signed.dumps(state))

    def finish(self, answer: str, callback: str, cookie: str | None) -> Vouched:
        """Whom the provider vouches for in its ``answer``, the address the browser came back to.

        Raises:
            NotSignedIn: it was not begun here, has grown old, was refused, or nothing can be believed.
            ProviderUnavailable: the provider cannot be reached.
        """
        from authlib.common.errors import AuthlibBaseError

        state = self._state(cookie)
        if "code" not in parse_qs(urlsplit(answer).query):
            raise NotSignedIn(REFUSED)
        try:
            with self._client(callback) as client, _reaching():
                token = client.fetch_token(
                    self._metadata["token_endpoint"],
                    authorization_response=answer,
                    state=state,
                    code_verifier=self._derived("verifier", state),
                )
                claims = self._claims(client, token, state)
                if "email" not in claims and "userinfo_endpoint" in self._metadata:
                    claims |= self._more(client, claims["sub"])
        except AuthlibBaseError:
            raise NotSignedIn(REFUSED) from None
        if claims.get("email_verified") is not True or not isinstance(claims.get("email"), str):
            raise NotSignedIn(NOT_OURS)
        return Vouched(f"{claims['iss']} {claims['sub']}", claims["email"])

    def _client(self, callback: str) -> Any:
        from authlib.integrations.httpx_client import OAuth2Client

        return OAuth2Client(
            self._settings.client_id,
            self._settings.client_secret,
            scope="openid email",
            redirect_uri=callback,
            code_challenge_method="S256",
            timeout=TIMEOUT_S,
        )

    @cached_property
    def _metadata(self) -> dict[str, Any]:
        issuer = self._settings.issuer
        found = _document(issuer.rstrip("/") + WELL_KNOWN)
        wanted = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        if found.get("issuer") != issuer or not all(isinstance(found.get(one), str) for one in wanted):
            raise ProviderUnavailable(
                message(
                    "The sign-in provider says it is '{found}' and not '{issuer}', or leaves out where to "
                    "ask; set BROBYGGER_OIDC_ISSUER to what it says.",
                    found=found.get("issuer"),
                    issuer=issuer,
                )
            )
        return found

    def _claims(self, client: Any, token: dict[str, Any], state: str) -> dict[str, Any]:
        """What the signed ID token says, once all that it has to say was looked at."""
        from authlib.oidc.core import CodeIDToken
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        keys = _document(self._metadata["jwks_uri"])
        issuer, own = self._settings.issuer, self._settings.client_id
        options = {"iss": {"essential": True, "value": issuer}, "aud": {"essential": True, "value": own}}
        params = {"nonce": self._derived("nonce", state), "client_id": own}
        params["access_token"] = token.get("access_token", "")
        try:
            read = jwt.decode(str(token.get("id_token", "")), KeySet.import_key_set(keys), ALGORITHMS)  # type: ignore[arg-type]
            CodeIDToken(read.claims, read.header, options, params).validate(leeway=LEEWAY_S)
        except (JoseError, ValueError, KeyError, TypeError):
            raise NotSignedIn(REFUSED) from None
        return read.claims

    def _more(self, client: Any, subject: str) -> dict[str, Any]:
        """What the provider says beside the ID token, if it is about the same person."""
        found = client.get(self._metadata["userinfo_endpoint"]).raise_for_status().json()
        if found.get("sub") != subject:
            raise NotSignedIn(REFUSED)
        return {name: found[name] for name in ("email", "email_verified") if name in found}

    def _state(self, cookie: str | None) -> str:
        try:
            return str(self._signed.loads(cookie or "", max_age=STATE_S))
        except BadSignature:
            raise NotSignedIn(REFUSED) from None

    def _derived(self, what: str, state: str) -> str:
        """A secret of this sign-in that need not be kept: who knows the state and our key knows it."""
        made = hmac.new(self._secret, f"oidc:{what}:{state}".encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(made).rstrip(b"=").decode()


class _reaching:  # noqa: N801 - a block, as in "with _reaching():"
    """Turn what goes wrong on the way to the provider into a sentence."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        import httpx

        if isinstance(error, (httpx.HTTPError, ValueError)):
            raise ProviderUnavailable(
                message("The sign-in provider cannot be reached at this moment; try again in some minutes.")
            ) from None


def _document(address: str) -> dict[str, Any]:
    import httpx

    with _reaching():
        found = httpx.get(address, timeout=TIMEOUT_S).raise_for_status().json()
        if not isinstance(found, dict):
            raise ValueError(address)
        return found

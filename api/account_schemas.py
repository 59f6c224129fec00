"""Accounts at the door: what is asked, and what is answered. No hash and no digest is in any of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from matching.accounts.centre import Centre
from matching.accounts.token import Token
from matching.accounts.user import User
from matching.rights.actor import Grant
from matching.stored import Stored

PASSWORD = Field(description="The password.", json_schema_extra={"format": "password"})


class Given(BaseModel):
    """Names that are not known are refused."""

    model_config = ConfigDict(extra="forbid")


class GrantSheet(Given):
    """A role somebody has: broker of a centre, member of a partner, or administrator."""

    role: Literal["administrator", "broker", "member"] = Field(description="The role.")
    centre: str | None = Field(None, description="The centre a broker is of.")
    partner: str | None = Field(None, description="The partner a member is of.")

    @classmethod
    def of(cls, grant: Grant) -> GrantSheet:
        return cls(role=grant.role, centre=grant.centre, partner=grant.partner)

    def grant(self) -> Grant:
        return Grant(self.role, self.centre, self.partner)


def grants_of(sheets: Iterable[GrantSheet]) -> tuple[Grant, ...]:
    """The grants that were asked for."""
    return tuple(sheet.grant() for sheet in sheets)


class SignInAsked(Given):
    """Who signs in."""

    email: str = Field(description="The e-mail address of the account.", examples=["anna@example.org"])
    password: str = PASSWORD


class SessionSheet(BaseModel):
    """Who is signed in."""

    user: str = Field(description="The id of the account.")
    email: str = Field(description="Its e-mail address.")
    name: str = Field(description="The person's name.")
    grants: list[GrantSheet] = Field(description="The roles the person has.")
    scopes: list[Literal["read", "write"]] = Field(description="What the session, or the API token, may do.")
    csrf_token: str | None = Field(
        description="Send it in the header X-CSRF-Token with all but GET; null where a token says who asks."
    )
    until: datetime | None = Field(description="When the session ends if nothing is asked (UTC).")


class PasswordAsked(Given):
    """A new password."""

    current: str = Field(description="The password of now.", json_schema_extra={"format": "password"})
    new: str = Field(
        description="The new one, of 10 to 200 characters.", json_schema_extra={"format": "password"}
    )


class TokenAsked(Given):
    """An API token to be made."""

    name: str = Field(description="What it is for.", examples=["members' register"])
    scopes: list[Literal["read", "write"]] = Field(["read"], description="What it may do: read, or both.")
    expires: date | None = Field(
        None, description="Its last day, at most two years from now; 90 days from now when left out."
    )


class TokenSheet(BaseModel):
    """An API token, without the token itself."""

    id: str = Field(description="Its id.")
    name: str = Field(description="What it is for.")
    scopes: list[Literal["read", "write"]] = Field(description="What it may do.")
    created_at: datetime = Field(description="When it was made (UTC).")
    expires: date = Field(description="Its last day.")
    last_used: date | None = Field(description="The day it was used last; null when it never was.")
    revoked: bool = Field(description="Whether it lets nobody in any more.")

    @classmethod
    def of(cls, token: Token) -> TokenSheet:
        fields = {name: getattr(token, name) for name in TokenSheet.model_fields}
        return cls(**{**fields, "created_at": token.created_at.astimezone(UTC)})


class NewTokenSheet(TokenSheet):
    """An API token that was just made."""

    token: str = Field(description="The token. It is shown now and never again.")


class TokenList(BaseModel):
    """The API tokens of whoever asks."""

    tokens: list[TokenSheet] = Field(description="The tokens, in the order in which they were made.")


class UserAsked(Given):
    """An account to be made."""

    email: str = Field(description="The e-mail address to sign in with.", examples=["anna@example.org"])
    name: str = Field(description="The person's name.")
    password: str | None = Field(
        None,
        description="The first password; left out, the account signs in through OpenID Connect alone.",
        json_schema_extra={"format": "password"},
    )
    grants: list[GrantSheet] = Field(default_factory=list, description="The roles the person gets.")


class UserChange(Given):
    """What is to be otherwise about an account; what is left out stays."""

    grants: list[GrantSheet] | None = Field(None, description="All roles the person is to have.")
    disabled: bool | None = Field(None, description="Whether the account lets nobody in.")


class UserSheet(BaseModel):
    """An account."""

    id: str = Field(description="Its id.")
    version: int = Field(description="Grows with every change; the ETag.")
    email: str = Field(description="The e-mail address to sign in with.")
    name: str = Field(description="The person's name.")
    grants: list[GrantSheet] = Field(description="The roles the person has.")
    disabled: bool = Field(description="Whether the account lets nobody in.")
    has_password: bool = Field(description="Whether it can sign in with a password.")
    created_at: datetime = Field(description="When it was made (UTC).")
    last_sign_in: datetime | None = Field(description="When the person signed in last (UTC).")

    @classmethod
    def of(cls, stored: Stored[User]) -> UserSheet:
        user = stored.value
        return cls(
            id=user.id,
            version=stored.version,
            email=user.email,
            name=user.name,
            grants=[GrantSheet.of(grant) for grant in user.grants],
            disabled=user.disabled,
            has_password=user.password_hash is not None,
            created_at=user.created_at.astimezone(UTC),
            last_sign_in=user.last_sign_in.astimezone(UTC) if user.last_sign_in else None,
        )


class UserList(BaseModel):
    """The accounts that whoever asks may see."""

    users: list[UserSheet] = Field(description="The accounts, in the order in which they were made.")


class CentreAsked(Given):
    """A volunteer centre to be added."""

    id: str | None = Field(None, description="Its id, as in a market file; a new one when left out.")
    name: str = Field(description="Its name.", examples=["Frivilligcenter Herning"])


class CentreSheet(BaseModel):
    """A volunteer centre."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Its name.")

    @classmethod
    def of(cls, centre: Centre) -> CentreSheet:
        return cls(id=centre.id, name=centre.name)


class CentreList(BaseModel):
    """The volunteer centres of the installation."""

    centres: list[CentreSheet] = Field(description="The centres, in the order of their ids.")

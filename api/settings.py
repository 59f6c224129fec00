"""Every setting: what it is for, what it may be, and what it is when nobody says."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from api.security.settings import USUAL_ANONYMOUS_RATE, USUAL_RATE, security_settings
from matching.errors import InvalidSetting
from matching.introductions.line import MOST_OPEN
from matching.messages import Message, message
from matching.privacy.retention import periods
from storage.settings import checked_url
from storage.settings_file import PREFIX, invalid, read_settings_file, variable

LogLevel = Literal["debug", "info", "warning", "error"]
LogFormat = Literal["json", "text"]


@dataclass(frozen=True, slots=True)
class About:
    """What a person has to know of a setting."""

    purpose: Message
    expects: Message
    unset: Message | None = None
    """What happens when nobody says; None when the default says it all."""


class RefusedError(ValueError):
    """What pydantic hands on when a value cannot be used, with the sentence that says why."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def _database(given: str) -> str:
    try:
        return checked_url(given)
    except InvalidSetting as error:
        raise RefusedError(error.sentence) from None


def _periods(given: str) -> str:
    try:
        periods(given)
    except InvalidSetting as error:
        raise RefusedError(error.sentence) from None
    return given


def _long_enough(given: SecretStr | None) -> SecretStr | None:
    if given is not None and len(given.get_secret_value()) < 16:
        raise ValueError
    return given


Lower = BeforeValidator(lambda given: given.strip().casefold() if isinstance(given, str) else given)


class Settings(BaseSettings):
    """The settings of the program: of the environment, else of the settings file, else the defaults."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True)

    database_url: Annotated[
        str | None,
        AfterValidator(lambda given: _database(given) if given else None),
        About(
            message("the database"),
            message("sqlite:/// and the path of a file, or postgresql://USER:PASSWORD@HOST/DATABASE"),
            message("a SQLite file in your data folder"),
        ),
    ] = None
    encoder: Annotated[
        str | None,
        About(
            message("the text encoder"),
            message("the folder of a model, or its name on a hub"),
            message("the shipped one"),
        ),
    ] = None
    lang: Annotated[
        Literal["da", "en"] | None,
        Lower,
        About(
            message("the language of the command line"), message("da or en"), message("the locale decides")
        ),
    ] = None
    debug: Annotated[
        bool,
        About(
            message("print where an unexpected error happened; it may show a profile's text"),
            message("true or false"),
        ),
    ] = False
    data: Annotated[
        str | None,
        About(
            message("the data that 'make bench' measures text encoders on"),
            message("a folder"),
            message("../shared/data"),
        ),
    ] = None
    secret: Annotated[
        SecretStr | None,
        About(
            message("signs the sessions; the same for every worker"),
            message("at least 32 random characters, which openssl rand -base64 32 makes"),
            message("a random one, which ends with the service"),
        ),
    ] = None
    hosts: Annotated[
        str | None,
        About(
            message("the names the service is called by, besides localhost"),
            message("names with commas between, as in match.example.org"),
            message("localhost alone"),
        ),
    ] = None
    rate_limit: Annotated[
        int,
        Field(ge=0),
        About(
            message("requests in a minute of a user or a token, in one worker; 0 is no limit"),
            message("a whole number"),
        ),
    ] = USUAL_RATE
    rate_limit_anonymous: Annotated[
        int,
        Field(ge=0),
        About(
            message("requests in a minute of an address that is not signed in; 0 is no limit"),
            message("a whole number"),
        ),
    ] = USUAL_ANONYMOUS_RATE
    oidc_issuer: Annotated[
        str | None,
        About(
            message("the OpenID Connect provider that people sign in with"),
            message("its address, beginning with https://"),
            message("no sign-in through a provider"),
        ),
    ] = None
    oidc_client_id: Annotated[
        str | None,
        About(
            message("the id of this service at the provider"),
            message("what the provider says"),
            message("no sign-in through a provider"),
        ),
    ] = None
    oidc_client_secret: Annotated[
        SecretStr | None,
        About(
            message("the secret of this service at the provider"),
            message("what the provider says"),
            message("no sign-in through a provider"),
        ),
    ] = None
    log_level: Annotated[
        LogLevel,
        Lower,
        About(message("what the service writes to its log"), message("debug, info, warning or error")),
    ] = "info"
    log_format: Annotated[
        LogFormat, Lower, About(message("the form of a line of the log"), message("json or text"))
    ] = "json"
    metrics_token: Annotated[
        SecretStr | None,
        AfterValidator(_long_enough),
        About(
            message("whoever asks for /metrics has to bring it, as a bearer token"),
            message("at least 16 letters and digits"),
            message("/metrics answers on this machine alone"),
        ),
    ] = None
    grace_s: Annotated[
        int,
        Field(ge=1, le=600),
        About(
            message("so long requests that are being answered may take when the service is stopped"),
            message("a whole number of seconds from 1 to 600"),
        ),
    ] = 20
    most_open: Annotated[
        int,
        Field(ge=1, le=100),
        About(
            message("so many introductions of a partner are open at a time; the next ones wait in line"),
            message("a whole number from 1 to 100"),
        ),
    ] = MOST_OPEN
    plan_deadline_s: Annotated[
        int,
        Field(ge=1, le=600),
        About(
            message("so long the search for a plan may take that is asked for over HTTP"),
            message("a whole number of seconds from 1 to 600"),
        ),
    ] = 60
    retention: Annotated[
        str | None,
        AfterValidator(lambda given: _periods(given) if given else None),
        About(
            message("how many months records of a kind are kept"),
            message("kinds and months, as in introductions=24,audit=60"),
            message("the periods of docs/privacy.md"),
        ),
    ] = None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment before the file."""
        file = read_settings_file(os.environ)
        return env_settings, InitSettingsSource(settings_cls, {**file.values} if file else {})


def load_settings() -> Settings:
    """The settings of this process.

    Raises:
        InvalidSetting: one or more cannot be used; a sentence for each says what would do.
    """
    try:
        settings = Settings()
    except ValidationError as error:
        found = {str(fault["loc"][0]): fault for fault in error.errors(include_url=False)}
        raise invalid(tuple(_sentence(name, fault) for name, fault in found.items())) from None
    security_settings(_as_variables(settings))
    return settings


def plain(value: Any) -> Any:
    """``value`` as it was given, also when it is a secret."""
    return value.get_secret_value() if isinstance(value, SecretStr) else value


def about(name: str) -> About:
    """What a person has to know of the setting ``name``."""
    return next(one for one in Settings.model_fields[name].metadata if isinstance(one, About))


def _as_variables(settings: Settings) -> dict[str, str]:
    given = ((name, plain(getattr(settings, name))) for name in Settings.model_fields)
    return {variable(name): str(value) for name, value in given if value is not None}


def _sentence(name: str, fault: Mapping[str, Any]) -> Message:
    error = fault.get("ctx", {}).get("error")
    if isinstance(error, RefusedError):
        return error.sentence
    if is_secret(name):
        return message(
            "{name} cannot be used; write {expected}.", name=variable(name), expected=about(name).expects
        )
    return message(
        "{name} is '{value}', which cannot be used; write {expected}.",
        name=variable(name),
        value=fault["input"],
        expected=about(name).expects,
    )


def is_secret(name: str) -> bool:
    """Whether nobody should see the value of the setting ``name``."""
    return any(word in name.upper() for word in ("SECRET", "PASSWORD", "TOKEN"))

"""Settings from a file: what it says stands in the environment of a command while that runs.

Every module reads its setting from the environment, so that nobody has to hand settings about; this module
puts there what the file says and the environment does not. It is read for each command, ``--help`` too, so it
imports next to nothing. What the values mean is checked in :mod:`api.settings`.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matching.errors import InvalidSetting
from matching.messages import Language, Message, message

PREFIX = "BROBYGGER_"
VARIABLE = "BROBYGGER_CONFIG"
FILE_NAME = "brobygger.toml"
NAMES = (
    "database_url",
    "encoder",
    "lang",
    "debug",
    "data",
    "secret",
    "hosts",
    "rate_limit",
    "rate_limit_anonymous",
    "oidc_issuer",
    "oidc_client_id",
    "oidc_client_secret",
    "log_level",
    "log_format",
    "metrics_token",
    "grace_s",
    "most_open",
    "plan_deadline_s",
    "retention",
)
"""What may stand in the file: the fields of :class:`api.settings.Settings`."""

FROM_FILE: set[str] = set()
"""The settings that stand in the environment because the file says so."""


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """A file and what it says, each value as it would be written in the environment."""

    path: Path
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sentences:
    """Several sentences, one after the other."""

    sentences: tuple[Message, ...]

    def text(self, language: Language = "en") -> str:
        return " ".join(sentence.text(language) for sentence in self.sentences)


@contextmanager
def in_environment(environment: MutableMapping[str, str]) -> Iterator[SettingsFile | None]:
    """Put what the file says into ``environment``, where that says nothing; take it away again afterwards.

    Raises:
        InvalidSetting: the file cannot be read, or says what no setting is.
    """
    found = read_settings_file(environment)
    values = found.values if found else {}
    absent = {
        name: value for name, value in values.items() if not environment.get(variable(name), "").strip()
    }
    environment.update({variable(name): value for name, value in absent.items()})
    FROM_FILE.update(absent)
    try:
        yield found
    finally:
        FROM_FILE.difference_update(absent)
        for name in absent:
            environment.pop(variable(name), None)


def read_settings_file(environment: Mapping[str, str]) -> SettingsFile | None:
    """The file that ``BROBYGGER_CONFIG`` names, else ``brobygger.toml`` here, else that of the user; or None.

    Raises:
        InvalidSetting: it cannot be read, is no TOML, or says what no setting is.
    """
    path = _place(environment)
    if path is None:
        return None
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InvalidSetting(
            message(
                "The settings file {file} cannot be read ({reason}); see that it is there and that you may "
                "read it, or name another in {variable}.",
                file=path,
                reason=error.strerror,
                variable=VARIABLE,
            )
        ) from None
    except ValueError as error:
        raise InvalidSetting(
            message(
                "The settings file {file} is not TOML ({reason}); "
                'write one setting a line, as in lang = "da".',
                file=path,
                reason=str(error).splitlines()[0] if isinstance(error, tomllib.TOMLDecodeError) else "UTF-8",
            )
        ) from None
    if faults := tuple(fault for name, value in document.items() if (fault := _fault(path, name, value))):
        raise invalid(faults)
    return SettingsFile(path, {name: _written(value) for name, value in document.items()})


def variable(name: str) -> str:
    """The variable of the environment for the setting ``name``."""
    return PREFIX + name.upper()


def invalid(faults: tuple[Message, ...]) -> InvalidSetting:
    """The error that says all ``faults``."""
    return InvalidSetting(Message("{faults}", {"faults": Sentences(faults)}))


def _place(environment: Mapping[str, str]) -> Path | None:
    if named := environment.get(VARIABLE, "").strip():
        return Path(named).expanduser()
    from platformdirs import user_config_path

    places = (Path(FILE_NAME), user_config_path("brobygger", appauthor=False) / FILE_NAME)
    # Path.is_file raises in a folder that nobody may look into.
    return next((place for place in places if os.path.isfile(place)), None)  # noqa: PTH113


def _fault(path: Path, name: str, value: Any) -> Message | None:
    if name not in NAMES:
        return message(
            "'{name}' in {file} is no setting; {hint}", name=name, file=path, hint=_hint(name.casefold())
        )
    if not isinstance(value, str | int | float):
        return message(
            "'{name}' in {file} is a list, a table or a date; "
            "write a text in quotation marks, a number, true or false.",
            name=name,
            file=path,
        )
    return None


def _hint(name: str) -> Message:
    from difflib import get_close_matches

    if near := get_close_matches(name.removeprefix(PREFIX.casefold()), NAMES, n=1):
        return message("did you mean '{near}'?", near=near[0])
    return message("'brobygger config' lists those there are.")


def _written(value: str | float) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)

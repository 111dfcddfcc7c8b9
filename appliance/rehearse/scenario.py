"""What a rehearsed caller wants and how they put it: one TOML file each, checked when it is read."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from appliance.clinic.people import Lang
from appliance.errors import ConfigError
from appliance.rehearse.questions import Question

Kind = Literal["book", "move", "cancel", "person", "emergency"]
Staff = Literal["accepts", "never"]


class Scenario(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One kind of call. Texts are alternatives to draw from; their blanks are those of `mind.blanks`."""

    lang: Lang
    kind: Kind
    opening: tuple[str, ...]
    """The caller's first words, after the greeting."""
    name: str = ""
    """The file's name without its ending."""
    patient: Literal["known", "new"] = "known"
    own_number: bool = True
    """Whether the call comes from the patient's number in the clinic's list."""
    visit_types: tuple[str, ...] = ()
    """Visit type ids to draw from; empty: any that the clinic offers this patient."""
    voices: tuple[str, ...] = ()
    """Voices to draw from; empty: all that are installed for the language and count."""
    keys: str = ""
    """Pressed instead of the opening words."""
    alarm: tuple[str, ...] = ()
    """The emergency's words, when they are not the opening ones."""
    alarm_at: Question | None = None
    """The question that the emergency's words come instead of an answer to."""
    staff: Staff = "accepts"
    """What the rehearsal's staff phone does when it is rung."""
    answers: dict[str, tuple[str, ...]] = {}
    """Answers that differ from the usual ones of `answers.toml`."""
    script: tuple[str, ...] = ()
    """For timing: answer in this order, by the box's silences alone, and recognise nothing until the call is over.

    Such a caller has a number of their own, so that the box asks the same questions every time."""
    bridge_limit_ms: float = 1000.0
    """From the caller's last word or key to the staff phone being rung."""


def load_scenario(path: Path) -> Scenario:
    """Read one scenario. Raises ConfigError with the file, the field and the fix."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        scenario = msgspec.convert({"name": path.stem, **table}, Scenario)
    except OSError as error:
        msg = f"{path}: cannot be read; name a scenario file such as tests/calls/book_existing_en.toml"
        raise ConfigError(msg) from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        msg = f"{path}: {error}; see appliance/rehearse/scenario.py for the fields"
        raise ConfigError(msg) from error
    unknown = ({*scenario.answers} | {*scenario.script}) - {"opening", "alarm", *usual_answers(scenario.lang)}
    if unknown:
        msg = f"{path}: answers or script name {min(unknown)}, which nobody asks; use the names in answers.toml"
        raise ConfigError(msg)
    if bool(scenario.alarm) != (scenario.alarm_at is not None):
        msg = f"{path}: alarm and alarm_at belong together; give both or neither"
        raise ConfigError(msg)
    return scenario


def usual_answers(lang: Lang) -> dict[str, tuple[str, ...]]:
    """What callers of a language answer, by question, when the scenario says nothing else."""
    table = tomllib.loads(resources.files("appliance.rehearse").joinpath("answers.toml").read_text("utf-8"))
    return msgspec.convert(table[lang], dict[str, tuple[str, ...]])

"""What a clinic lets its receptionist say about it. All optional: what is not here is not answered, never guessed."""

from __future__ import annotations

from dataclasses import dataclass

from appliance.clinic.hours import Shift
from appliance.clinic.people import Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Clinic text an admin approved, as said aloud, in both languages. It ends a sentence that begins in the phrase."""

    en: str
    es: str

    def words(self, lang: Lang) -> str:
        """In one language."""
        return self.en if lang == "en" else self.es


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Answers to questions that callers ask."""

    hours: Told | None = None
    """ "We're open ...": Monday to Friday, from eight to five."""
    week: tuple[Shift, ...] | None = None
    """The office's own weekly hours, for "are you open on Saturday?"."""
    address: Told | None = None
    """ "We're at ..."."""
    directions: Told | None = None
    """ "To get here, ..."."""
    parking: Told | None = None
    """ "For parking, ..."."""
    bring: Told | None = None
    """ "Please bring ..."."""
    insurance: tuple[str, ...] | None = None
    """Plans that are accepted, as written on their cards."""
    insurance_said: Told | None = None
    """ "We accept ...": the same plans, or the chief ones, as said aloud."""
    new_patients: bool | None = None
    """Whether new patients are taken."""

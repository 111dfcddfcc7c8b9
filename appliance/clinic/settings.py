"""Everything a clinic decides: its people, places, visits, hours and words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar
from zoneinfo import ZoneInfo

from appliance.clinic.about import About
from appliance.clinic.after_hours import AfterHours
from appliance.clinic.closed import Closed
from appliance.clinic.hours import Shift
from appliance.clinic.overflow import Overflow
from appliance.clinic.people import Lang, Provider
from appliance.clinic.ringing import RingRules
from appliance.clinic.visit import Visit, VisitType


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place where patients are seen."""

    id: str
    name: str
    address: str
    spoken_en: str
    spoken_es: str
    words_en: tuple[str, ...] = ()
    """What callers call it, when they ask about one of several places."""
    words_es: tuple[str, ...] = ()
    week: tuple[Shift, ...] | None = None
    """Its own weekly hours; None: those of the office (about.week)."""


Item = TypeVar("Item", Provider, VisitType, Location)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """The practice. Settings an admin reviewed; every word may be spoken."""

    name: str
    spoken_name: str
    """As said aloud, in both languages."""
    zone: ZoneInfo
    lang: Lang
    """The language the greeting starts in."""
    demo: bool
    locations: tuple[Location, ...]
    providers: tuple[Provider, ...]
    visit_types: tuple[VisitType, ...]
    shifts: dict[str, tuple[Shift, ...]]
    """Weekly hours by provider id."""
    closed: Closed
    """Whole days the clinic is closed, local."""
    pronunciations: dict[str, str]
    """Written name -> IPA for the English voice."""
    respellings_es: dict[str, str]
    """Written name -> how to spell it so that the Spanish voice says it right."""
    after_hours: AfterHours = field(default_factory=AfterHours)
    """Who is rung, and what is said, while the clinic is closed."""
    overflow: Overflow = Overflow.WAIT
    """What a caller meets for whom the box has no place."""
    ringing: RingRules | None = None
    """How people on the waiting list are called when a time comes free; None: they are not."""
    about: About = field(default_factory=About)
    """What callers may be told about the clinic."""

    def provider(self, provider_id: str) -> Provider:
        """The provider with this id. Raises KeyError."""
        return _by_id(self.providers, provider_id)

    @property
    def default_visit_type(self) -> VisitType:
        """The kind of visit where the caller's words name none: the one marked so, else the first."""
        return next((kind for kind in self.visit_types if kind.default), self.visit_types[0])

    def visit_type(self, visit_type_id: str) -> VisitType:
        """The visit type with this id. Raises KeyError."""
        return _by_id(self.visit_types, visit_type_id)

    def knows(self, visit: Visit) -> bool:
        """Whether both its kind and its provider are in these settings; staff book others in the record system."""
        kinds, people = (one.id for one in self.visit_types), (one.id for one in self.providers)
        return visit.visit_type_id in kinds and visit.provider_id in people

    def location(self, location_id: str) -> Location:
        """The location with this id. Raises KeyError."""
        return _by_id(self.locations, location_id)


def _by_id(items: tuple[Item, ...], wanted: str) -> Item:
    for item in items:
        if item.id == wanted:
            return item
    raise KeyError(wanted)

"""A caller on paper: says lines to a Dialogue, plays the clinic's desk, and keeps what was said and done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta

from appliance.clinic.people import Lang, Patient
from appliance.clinic.settings import Clinic
from appliance.clinic.visit import Opening, Visit, VisitStatus
from appliance.dialogue.acts import (
    Act,
    Book,
    Bridge,
    BridgeOutcome,
    Cancel,
    FindOpenings,
    FindVisits,
    HangUp,
    Hold,
    JoinWaitlist,
    LeaveMessage,
    Listen,
    Move,
    Origin,
    Outcome,
    ReleaseHold,
    Say,
    ValueType,
    Wanted,
)
from appliance.dialogue.events import (
    BookAnswer,
    BridgeEnded,
    CallStarted,
    Event,
    Heard,
    HoldAnswer,
    KeyPressed,
    MessageKept,
    NothingHeard,
    OpeningsFound,
    Partial,
    VisitsFound,
)
from appliance.dialogue.machine import Dialogue
from appliance.dialogue.phrasebook import Phrasebook, blanks
from appliance.dialogue.sense import RULES_ONLY, Sense
from tests.fakes.clinic import maple_street, people

MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
"""Nine in the morning at the clinic, the Monday before Thanksgiving."""
PHRASES = Phrasebook.load()
TYPES = {
    "clinic": (ValueType.CLINIC_TEXT,),
    "told": (ValueType.CLINIC_TEXT,),
    "insurer": (ValueType.CLINIC_TEXT, ValueType.INSURER),
    "medicine": (ValueType.MEDICINE,),
    "pharmacy": (ValueType.PHARMACY,),
    "location": (ValueType.LOCATION,),
    "last": (ValueType.COUNT,),
    "years": (ValueType.COUNT,),
    "hours": (ValueType.COUNT,),
    "name": (ValueType.PERSON_NAME,),
    "provider": (ValueType.PROVIDER,),
    "visit_type": (ValueType.VISIT_TYPE,),
    "date": (ValueType.DATE,),
    "first": (ValueType.DATE, ValueType.COUNT),
    "second": (ValueType.DATE,),
    "dob": (ValueType.DATE,),
    "time": (ValueType.TIME,),
    "opens": (ValueType.TIME,),
    "closes": (ValueType.TIME,),
    "phone": (ValueType.PHONE_DIGITS,),
    "letters": (ValueType.LETTERS,),
    "minutes": (ValueType.COUNT,),
}
"""What may fill each blank of the phrase book."""


class PaperCall:
    """One scripted call. `outcomes` are what Book, Move and Cancel come to, in order; then CONFIRMED."""

    def __init__(
        self,
        *,
        caller: str | None = None,
        visits: Sequence[Visit] = (),
        outcomes: Sequence[Outcome] = (),
        staff: BridgeOutcome | None = BridgeOutcome.ACCEPTED,
        free: Callable[[datetime], bool] = lambda start: True,
        clinic: Clinic | None = None,
        patients: Sequence[Patient] | None = None,
        now: datetime = MONDAY,
        keeps: bool = True,
        sense: Sense = RULES_ONLY,
        to_approve: frozenset[str] = frozenset(),
    ) -> None:
        self.clinic = clinic or maple_street()
        self.now = now
        known = people() if patients is None else patients
        self.dialogue = Dialogue(self.clinic, known, caller=caller, now=now, sense=sense)
        self.acts: list[Act] = []
        self.text: list[str] = []
        self.keys: list[str] = []
        self._visits, self._outcomes, self._staff, self._free = tuple(visits), list(outcomes), staff, free
        self._keeps, self._to_approve = keeps, to_approve
        self.held: dict[str, Opening] = {}
        self.event(CallStarted())

    # ---- the caller ---------------------------------------------------------------------

    def says(self, *lines: str, lang: Lang | None = None) -> str:
        """Say each line in turn; what the box said to the last one."""
        for line in lines:
            self.event(Heard(line, lang or self.dialogue.lang))
        return self.heard

    def presses(self, keys: str) -> str:
        for key in keys:
            self.event(KeyPressed(key))
        return self.heard

    def partly(self, text: str, quiet_ms: float = 0) -> str:
        return self.event(Partial(text, self.dialogue.lang, quiet_ms))

    def is_silent(self, times: int = 1) -> str:
        for _ in range(times):
            self.event(NothingHeard())
        return self.heard

    # ---- what came of it ------------------------------------------------------------------

    @property
    def heard(self) -> str:
        """Everything the box said since the caller last spoke."""
        return " ".join(self.text)

    def done(self, kind: type[Act]) -> list[Act]:
        """Every act of one kind so far."""
        return [act for act in self.acts if isinstance(act, kind)]

    @property
    def hung_up(self) -> bool:
        return bool(self.done(HangUp))

    # ---- the desk -----------------------------------------------------------------------

    def event(self, event: Event) -> str:
        """Feed one event, and answer what the box asks of the desk until it listens."""
        self.text, self.keys = [], []
        pending: Event | None = event
        while pending is not None:
            acts = self.dialogue.step(pending, self.now)
            keeps_to_the_book(acts)
            self.acts += acts
            pending = None
            for act in acts:
                pending = self._perform(act) or pending
        return self.heard

    def _perform(self, act: Act) -> Event | None:
        match act:
            case Say():
                self.keys.append(act.key)
                self.text.append(PHRASES.render(act, self.dialogue.lang, self.clinic))
            case FindOpenings(wanted=wanted, limit=limit):
                return self._openings(wanted, limit)
            case Hold(opening=opening):
                hold_id = f"hold-{len(self.done(Hold))}-{opening.start.isoformat()}"
                self.held[hold_id] = opening
                return HoldAnswer(hold_id, opening)
            case ReleaseHold(hold_id=hold_id):
                self.held.pop(hold_id, None)
            case FindVisits(patient_id=patient_id):
                mine = tuple(visit for visit in self._visits if visit.patient_id == patient_id)
                return VisitsFound(mine, self._to_approve)
            case Book(hold_id=hold_id) | Move(hold_id=hold_id):
                return self._settled(self.held.pop(hold_id))
            case LeaveMessage() | JoinWaitlist():
                return MessageKept(ok=self._keeps)
            case Cancel():
                return BookAnswer(self._outcome(), None)
            case Bridge():
                return BridgeEnded(self._staff) if self._staff else None
            case Listen() | HangUp():
                pass
        return None

    def _outcome(self) -> Outcome:
        return self._outcomes.pop(0) if self._outcomes else Outcome.CONFIRMED

    def _settled(self, opening: Opening) -> BookAnswer:
        made = visit(opening.start, provider=opening.provider_id, kind=opening.visit_type_id)
        return BookAnswer(self._outcome(), made)

    def _openings(self, wanted: Wanted, limit: int) -> OpeningsFound:
        kind = self.clinic.visit_type(wanted.visit_type_id)
        spans = wanted.spans or ((self.now, self.now + timedelta(days=30)),)
        every = [start for start in _grid(self.now) if self._free(start)]
        every = [start for start in every if not any(first <= start < last for first, last in wanted.excluded)]
        inside = [start for start in every if any(first <= start < last for first, last in spans)]
        nearest = sorted(every, key=lambda start: abs(start - spans[0][0]))
        chosen = inside or sorted(nearest[:limit])
        openings = tuple(
            Opening(
                provider_id=who,
                location_id=self.clinic.provider(who).location_id,
                visit_type_id=kind.id,
                start=start,
                minutes=kind.minutes,
            )
            for start in chosen
            for who in kind.providers
            if wanted.provider_id in (None, who)
        )
        return OpeningsFound(openings[:limit], exact=bool(inside))


def keeps_to_the_book(acts: Sequence[Act]) -> None:
    """Every sentence is in the book with just its blanks filled, each value of the blank's own type and with an origin;
    what the caller only said is spoken in a step that ends by listening to whether it is right."""
    for act in acts:
        if not isinstance(act, Say):
            continue
        wanted = blanks(PHRASES.phrases["en"][act.key])
        assert wanted <= act.values.keys(), act
        for name in wanted:
            value = act.values[name]
            assert value.type in TYPES[name.rstrip("123")], (act.key, name, value)
            assert value.type is not ValueType.CLINIC_TEXT or value.origin is Origin.SETTING, (act.key, name)
            assert value.origin is not Origin.CALLER_SAID or isinstance(acts[-1], Listen), (act.key, name)


def _grid(now: datetime) -> list[datetime]:
    """Every half hour of the office hours of the next five weeks, Thanksgiving excepted."""
    clinic = maple_street()
    today = now.astimezone(clinic.zone).date()
    days = [today + timedelta(days=ahead) for ahead in range(35)]
    halves = [time(hour, minute) for hour in range(8, 17) for minute in (0, 30)]
    starts = [
        datetime.combine(day, at, clinic.zone).astimezone(UTC)
        for day in days
        if day.weekday() < 5 and day not in clinic.closed
        for at in halves
    ]
    return [start for start in starts if start > now]


def visit(
    start: datetime, *, patient: str = "maria", provider: str = "ramirez", kind: str = "physical", key: str = "visit-1"
) -> Visit:
    """A visit on the books."""
    return Visit(
        id=key,
        patient_id=patient,
        provider_id=provider,
        location_id="main",
        visit_type_id=kind,
        start=start,
        minutes=30,
        status=VisitStatus.CONFIRMED,
    )

"""The demo clinic in a few lines, for conversations: five providers, the visits they do, and people on file."""

from __future__ import annotations

from datetime import date, time
from zoneinfo import ZoneInfo

from appliance.clinic.about import About, Told
from appliance.clinic.closed import Closed
from appliance.clinic.hours import Shift
from appliance.clinic.people import Lang, Patient, Provider
from appliance.clinic.settings import Clinic, Location
from appliance.clinic.visit import VisitType

ZONE = ZoneInfo("America/Chicago")
_WEEK = tuple(Shift(weekday=day, opens=time(8), closes=time(17)) for day in range(5))
_DENTAL = (*_WEEK, Shift(weekday=5, opens=time(9), closes=time(12)))

ABOUT = About(
    hours=Told(en="Monday to Friday, eight to five", es="de lunes a viernes, de ocho a cinco"),
    week=_WEEK,
    address=Told(en="two ten Maple Street", es="la calle Maple, número doscientos diez"),
    parking=Told(en="there is a free lot behind the building", es="hay un estacionamiento gratis detrás del edificio"),
    bring=Told(en="a photo ID and your insurance card", es="una identificación y su tarjeta del seguro"),
    insurance=("Medicaid", "Aetna", "Blue Cross Blue Shield"),
    insurance_said=Told(en="Medicaid and most large plans", es="Medicaid y la mayoría de los planes grandes"),
    new_patients=True,
)
"""No directions: a question without an answer."""


def maple_street() -> Clinic:
    """Maple Street Family Health."""
    providers = (
        _provider(
            "ramirez", "Dr.", "Elena", "Ramirez", True, "family medicine", "Doctor Ramirez", "la doctora Ramírez"
        ),
        _provider("nguyen", "Dr.", "James", "Nguyen", False, "family medicine", "Doctor Nguyen", "el doctor Nguyen"),
        _provider("patel", "Dr.", "Priya", "Patel", True, "pediatrics", "Doctor Patel", "la doctora Patel"),
        _provider("okafor", "Dr.", "Samuel", "Okafor", False, "dentist", "Doctor Okafor", "el doctor Okafor"),
        _provider("kim", "", "Laura", "Kim", True, "dental hygienist", "Laura Kim", "Laura Kim"),
    )
    return Clinic(
        name="Maple Street Family Health",
        spoken_name="Maple Street Family Health",
        zone=ZONE,
        lang="en",
        demo=True,
        locations=(Location(id="main", name="Main", address="", spoken_en="our main office", spoken_es="la oficina"),),
        providers=providers,
        visit_types=_VISITS,
        shifts={each.id: _DENTAL if each.id in ("okafor", "kim") else _WEEK for each in providers},
        closed=Closed((date(2026, 11, 26),), holidays=()),
        pronunciations={},
        respellings_es={},
        about=ABOUT,
    )


def people() -> tuple[Patient, ...]:
    """Patients: one with a number of her own, twins, a shared phone, Díaz and Diaz, a double surname."""
    return (
        _patient("maria", "Maria", "Garcia", date(1987, 3, 4), "+15550101"),
        _patient("john", "John", "Miller", date(1975, 7, 17), "+15550102"),
        _patient("sofia", "Sofía", "Díaz", date(2018, 5, 9), "+15550103", "es"),
        _patient("ana", "Ana", "Diaz", date(1990, 1, 2), "+15550103", "es"),
        _patient("luis", "Luis", "Hernández", date(1979, 12, 30), "+15550104", "es"),
        _patient("emma", "Emma", "Olsen", date(2015, 6, 1), "+15550105"),
        _patient("ella", "Ella", "Olsen", date(2015, 6, 1), "+15550105"),
        _patient("carmen", "Carmen", "Lopez Ortega", date(1962, 8, 20), "+15550106", "es"),
        _patient("lan", "Lan", "Nguyen", date(1994, 10, 11), "+15550107"),
    )


def _provider(
    key: str, title: str, given: str, family: str, feminine: bool, specialty: str, spoken_en: str, spoken_es: str
) -> Provider:
    return Provider(
        id=key,
        title=title,
        given=given,
        family=family,
        feminine=feminine,
        specialty=specialty,
        location_id="main",
        spoken_en=spoken_en,
        spoken_es=spoken_es,
        aliases=("the hygienist", "la higienista") if key == "kim" else (),
    )


def _patient(key: str, given: str, family: str, born: date, phone: str, lang: Lang = "en") -> Patient:
    return Patient(id=key, given=given, family=family, birth_date=born, phone=phone, lang=lang)


_VISITS = (
    VisitType(
        id="sick",
        minutes=30,
        providers=("ramirez", "nguyen"),
        spoken_en="sick visit",
        spoken_es="una consulta",
        words_en=("sick visit", "sick", "see the doctor", "cough", "cold", "flu"),
        words_es=("consulta", "ver al doctor", "ver a la doctora", "tos", "gripe"),
        default=True,
    ),
    VisitType(
        id="physical",
        minutes=60,
        providers=("ramirez", "nguyen"),
        spoken_en="physical",
        spoken_es="un chequeo anual",
        words_en=("physical", "annual physical", "checkup", "check up", "annual exam"),
        words_es=("chequeo", "chequeo anual", "examen físico", "revisión"),
    ),
    VisitType(
        id="followup",
        minutes=15,
        providers=("ramirez", "nguyen"),
        spoken_en="follow up",
        spoken_es="un seguimiento",
        words_en=("follow up", "followup"),
        words_es=("seguimiento",),
        new_patients=False,
    ),
    VisitType(
        id="well_child",
        minutes=30,
        providers=("patel",),
        spoken_en="well child visit",
        spoken_es="una revisión de niño sano",
        words_en=("well child", "child checkup", "pediatric visit", "baby checkup"),
        words_es=("niño sano", "revisión del niño", "pediatra"),
    ),
    VisitType(
        id="cleaning",
        minutes=60,
        providers=("kim",),
        spoken_en="cleaning",
        spoken_es="una limpieza dental",
        words_en=("cleaning", "teeth cleaning", "teeth cleaned", "dental cleaning"),
        words_es=("limpieza", "limpieza dental", "limpieza de dientes"),
    ),
    VisitType(
        id="dental_exam",
        minutes=30,
        providers=("okafor",),
        spoken_en="dental exam",
        spoken_es="un examen dental",
        words_en=("dental exam", "dentist", "toothache", "tooth pain", "filling"),
        words_es=("examen dental", "dentista", "dolor de muela", "muela"),
    ),
)

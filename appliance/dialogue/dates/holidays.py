"""Holidays that callers name: United States federal ones (5 U.S.C. 6103), common observances, and Latino ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

On = Callable[[int], date]


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    month = (a + 11 * h + 22 * weekday) // 451
    number, day = divmod(h + weekday - 7 * month + 114, 31)
    return date(year, number, day + 1)


def _fixed(month: int, day: int) -> On:
    return lambda year: date(year, month, day)


def _boss_day(year: int) -> date:
    """October 16, or the working day nearest to it."""
    day = date(year, 10, 16)
    return day + timedelta(days={5: -1, 6: 1}.get(day.weekday(), 0))


def _assistants_day(year: int) -> date:
    """Wednesday of the last full week of April, Sunday to Saturday."""
    last = date(year, 4, 30)
    return last - timedelta(days=(last.weekday() - 5) % 7) - timedelta(days=3)


def _emancipation_day(year: int) -> date:
    """April 16 in the District of Columbia, kept on the working day next to it."""
    day = date(year, 4, 16)
    return day + timedelta(days={5: -1, 6: 1}.get(day.weekday(), 0))


def _tax_day(year: int) -> date:
    """Federal tax returns are due on April 15, or the next day that is no weekend and no Emancipation Day (IRC 7503)."""
    free = _emancipation_day(year)
    due = date(year, 4, 15)
    while due.weekday() >= 5 or due == free:
        due += timedelta(days=1)
    return due


def _nth(nth: int, weekday: int, month: int, plus: int = 0) -> On:
    """The nth such weekday of a month (-1 the last), and so many days after."""

    def on(year: int) -> date:
        if nth < 0:
            last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
            return last - timedelta(days=(last.weekday() - weekday) % 7) + timedelta(days=plus)
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1) + plus)

    return on


def _from_easter(days: int) -> On:
    return lambda year: easter(year) + timedelta(days=days)


_TABLE: tuple[tuple[On, str], ...] = (
    (_fixed(1, 1), "new years day|new year day|new years|new year|ano nuevo|dia de ano nuevo"),
    (
        _fixed(1, 6),
        "epiphany|three kings day|dia de reyes|dia de los reyes|dia de los reyes magos|los reyes|reyes magos",
    ),
    (
        _nth(3, 0, 1),
        (
            "martin luther king junior day|martin luther king jr day|martin luther king "
            "day|martin luther kings day|civil rights day|mlk jr day|mlk day|mlk|dia de martin luther "
            "king"
        ),
    ),
    (_fixed(2, 2), "groundhog day|groundhogs day|dia de la candelaria|la candelaria|candelaria"),
    (
        _fixed(2, 14),
        (
            "valentines day|valentine day|valentines|san valentin|dia de san valentin|"
            "dia de los enamorados|dia del amor y la amistad"
        ),
    ),
    (_nth(3, 0, 2), "presidents day|president day|washingtons birthday|george washington day|dia de los presidentes"),
    (_fixed(2, 12), "lincolns birthday|lincoln birthday|abraham lincolns birthday"),
    (_from_easter(-47), "mardi gras|fat tuesday|shrove tuesday|pancake day|martes de carnaval"),
    (_from_easter(-46), "ash wednesday|miercoles de ceniza"),
    (
        _fixed(3, 17),
        (
            "saint patricks day|st patricks day|st paddys day|saint paddys day|saint "
            "patrick|st patrick|dia de san patricio|san patricio"
        ),
    ),
    (_from_easter(-7), "palm sunday|domingo de ramos"),
    (_from_easter(-3), "maundy thursday|holy thursday|jueves santo"),
    (_from_easter(-2), "good friday|viernes santo"),
    (_from_easter(-1), "holy saturday|sabado santo|sabado de gloria"),
    (_from_easter(0), "easter sunday|easter day|easter|domingo de pascua|domingo de resurreccion|pascua"),
    (_from_easter(1), "easter monday|lunes de pascua"),
    (_from_easter(39), "ascension day|dia de la ascension"),
    (_from_easter(49), "pentecost|whit sunday|white sunday|pentecostes"),
    (_from_easter(50), "whit monday"),
    (_from_easter(56), "trinity sunday"),
    (_from_easter(60), "corpus christi"),
    (_fixed(4, 1), "april fools day|april fools"),
    (_tax_day, "tax day"),
    (_emancipation_day, "emancipation day"),
    (
        _assistants_day,
        "administrative professionals day|administrative professional day|secretaries day|admins day|"
        "dia de la secretaria|dia de las secretarias",
    ),
    (_boss_day, "bosses day|boss day|bosss day|dia del jefe"),
    (_fixed(4, 10), "national siblings day|national sibling day|siblings day"),
    (
        _nth(2, 6, 3),
        "daylight saving start day|daylight saving start|daylight savings start day|daylight savings start",
    ),
    (_nth(1, 6, 11), "daylight saving end day|daylight saving end|daylight savings end day|daylight savings end"),
    (_fixed(4, 22), "earth day|dia de la tierra"),
    (_fixed(4, 30), "dia del nino|dia de los ninos"),
    (_fixed(5, 1), "may day|international workers day|dia del trabajador|dia internacional de los trabajadores"),
    (_fixed(5, 5), "cinco de mayo"),
    (_nth(2, 6, 5), "mothers day|mother day"),
    (_nth(-1, 0, 5), "memorial day|decoration day|dia de los caidos|dia de la recordacion"),
    (_fixed(6, 14), "flag day"),
    (_fixed(6, 19), "juneteenth|freedom day|jubilee day|dia de la libertad|dia del jubileo"),
    (_fixed(6, 24), "dia de san juan|san juan bautista"),
    (_nth(3, 6, 6), "fathers day|father day|dia del padre|dia de los padres"),
    (_fixed(7, 4), "independence day|fourth of july|4th of july"),
    (_nth(1, 0, 9), "labor day|labour day"),
    (_nth(1, 0, 9, 6), "grandparents day|national grandparents day"),
    (_nth(2, 0, 10), "columbus day|indigenous peoples day|dia de colon|dia de la raza|dia de la hispanidad"),
    (_fixed(10, 31), "halloween|noche de brujas"),
    (_fixed(11, 1), "all saints day|dia de todos los santos|todos los santos"),
    (_fixed(11, 2), "all souls day|day of the dead|dia de los muertos|dia de muertos"),
    (_fixed(11, 11), "veterans day|veteran day|dia de los veteranos"),
    (
        _nth(4, 3, 11),
        "thanksgiving day|thanksgiving|turkey day|dia de accion de gracias|accion de gracias|dia de gracias",
    ),
    (_nth(4, 3, 11, 1), "black friday|viernes negro"),
    (_nth(4, 3, 11, 4), "cyber monday|lunes cibernetico"),
    (_fixed(12, 12), "dia de la virgen de guadalupe|la virgen de guadalupe|dia de la virgen|dia de la guadalupana"),
    (_fixed(12, 16), "posadas|las posadas"),
    (_fixed(12, 24), "christmas eve|xmas eve|nochebuena|noche buena|vispera de navidad"),
    (_fixed(12, 25), "christmas day|christmas|xmas|navidad|dia de navidad"),
    (_fixed(12, 26), "boxing day"),
    (_fixed(12, 28), "dia de los santos inocentes"),
    (_fixed(12, 31), "new years eve|new year eve|nochevieja|noche vieja|fin de ano|vispera de ano nuevo|ano viejo"),
)

HOLIDAYS: Final = {name: on for on, names in _TABLE for name in names.split("|")}
"""Name, folded, to the day it falls on in a year."""
HOLIDAY_NAMES: Final = "|".join(sorted(HOLIDAYS, key=len, reverse=True))
"""For a pattern."""

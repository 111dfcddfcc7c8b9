"""Runs of days: what a piece of speech about days stands for, and the arithmetic between a name and its days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from appliance.dialogue.dates.calendar_days import coming, month_end, months_ahead

Grain = Literal["minute", "hour", "day", "week", "month"]
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Run:
    """Days [first, end)."""

    first: date
    end: date
    grain: Grain = "day"

    @property
    def last(self) -> date:
        """The last day in it."""
        return self.end - DAY

    @property
    def single(self) -> bool:
        """Whether it is one day."""
        return self.end - self.first == DAY


Kind = Literal["date", "day_of_month", "weekday", "week", "weekend", "month", "span", "every", "end", "holiday"]


@dataclass(frozen=True, slots=True)
class Days:
    """Days as said: its readings, likeliest first. More than one reading: people differ, so it must be asked."""

    options: tuple[Run, ...]
    kind: Kind = "span"
    weekday: int | None = None
    """Set when only a weekday was said; 0 is Monday."""
    earlier: Run | None = None
    """The same words in the past, when neither the words nor the year say which."""
    vague: bool = False
    """ "Early March", "the end of the week": edges are a convention."""
    every: tuple[int, ...] = ()
    """Weekdays that recur: "any Thursday", "entre semana"; the first to come is the reading."""
    doubtful: tuple[Run, ...] = ()
    """Readings some people mean; the conversation takes the first of `options` and reads it back."""


@dataclass(frozen=True, slots=True)
class Here:
    """What the words are relative to."""

    now: datetime
    """The clinic's local time, without a zone."""

    @property
    def today(self) -> date:
        """The clinic's day."""
        return self.now.date()

    @property
    def monday(self) -> date:
        """The Monday of this week (ISO 8601 weeks)."""
        return self.today - timedelta(days=self.today.weekday())


def one(day: date, kind: Kind = "date") -> Days:
    """A single day."""
    return Days((Run(day, day + DAY),), kind)


def run(first: date, end: date, grain: Grain = "day", kind: Kind = "span") -> Days:
    """Days [first, end)."""
    return Days((Run(first, end, grain),), kind)


def dated(month: int, day: int, here: Here, year: int | None = None) -> Days | None:
    """A day of a month; without a year the next one, and the last one as `earlier`. None when it is no day."""
    if year is not None:
        found = _day(year, month, day)
        return one(found) if found else None
    ahead = next((each for back in range(9) if (each := _day(here.today.year + back, month, day))), None)
    years = range(here.today.year, here.today.year + 9)
    coming_days = [each for each in (_day(each, month, day) for each in years) if each and each >= here.today]
    past_days = [each for each in (_day(here.today.year - back, month, day) for back in range(9)) if each]
    before = next((each for each in past_days if each < here.today), None)
    if ahead is None or not coming_days:
        return None
    earlier = Run(before, before + DAY) if before else None
    return replace(one(coming_days[0]), earlier=earlier)


def numeric(first: int, second: int, here: Here, year: int | None, *, day_first: bool | None) -> Days | None:
    """3/4: month first, day first, or (None) either way round, and then both are readings."""
    orders = {True: [(second, first)], False: [(first, second)], None: [(second, first), (first, second)]}[day_first]
    found = [days for month, day in orders if (days := dated(month, day, here, year))]
    if not found and day_first is False:
        return dated(second, first, here, year)
    if not found:
        return None
    readings = tuple(dict.fromkeys(each.options[0] for each in found))
    return replace(found[0], options=readings, earlier=found[0].earlier if len(readings) == 1 else None)


def day_of_month(day: int, here: Here, ahead: int | None = None) -> Days | None:
    """ "The third": the next one, or the one so many months ahead. None when no month has it."""
    if ahead is not None:
        first = months_ahead(here.today.replace(day=1), ahead)
        found = _day(first.year, first.month, day)
        return one(found) if found else None
    for month in range(14):
        first = months_ahead(here.today.replace(day=1), month)
        found = _day(first.year, first.month, day)
        if found and found >= here.today:
            before = months_ahead(first, -1)
            past = _day(before.year, before.month, day)
            return replace(one(found, "day_of_month"), earlier=Run(past, past + DAY) if past else None)
    return None


def weekday(day: int, here: Here) -> Days:
    """A weekday alone: the next one. On that weekday itself some mean today."""
    found = coming(here.today, day)
    earlier = here.today - timedelta(days=(here.today.weekday() - day - 1) % 7 + 1)
    same = (Run(here.today, here.today + DAY),) if here.today.weekday() == day else ()
    return replace(one(found, "weekday"), weekday=day, earlier=Run(earlier, earlier + DAY), doubtful=same)


def weekday_dated(day: int, number: int, here: Here) -> Days | None:
    """ "Monday 21": the next 21st when it is a Monday. When it is not, either the day or the number was a slip."""
    ahead = day_of_month(number, here)
    if ahead is None or ahead.options[0].first.weekday() == day:
        return ahead and replace(ahead, kind="date")
    first = here.today.replace(day=1)
    both = [each for ahead in range(-14, 15) if (each := _in_month(months_ahead(first, ahead), number))]
    fitting = [each for each in both if each.weekday() == day]
    coming_days = [each for each in fitting if each >= here.today]
    past = [each for each in fitting if each < here.today]
    if past and (here.today - past[-1]).days <= 31 and ahead.earlier and ahead.earlier.first == past[-1]:
        coming_days.append(past[-1])
    named = coming(here.today, day)
    options = (Run(named, named + DAY), ahead.options[0])
    return Days(options, "date", doubtful=tuple(Run(each, each + DAY) for each in (*coming_days[:1], *past[-1:])))


def weekday_in_week(day: int, here: Here, weeks: int) -> Days:
    """The weekday of the week so many weeks from this one."""
    return one(here.monday + timedelta(weeks=weeks, days=day))


def every(days: Sequence[int], here: Here) -> Days:
    """Any such weekday of those ahead; the first is shown."""
    first = min(coming(here.today, day) for day in days)
    return Days((Run(first, first + DAY),), "every", every=tuple(days))


def week(here: Here, weeks: int) -> Days:
    """The whole week so many weeks from this one."""
    first = here.monday + timedelta(weeks=weeks)
    return run(first, first + WEEK, "week", "week")


def weekend(here: Here, weeks: int) -> Days:
    """Saturday and Sunday of the week so many weeks from this one."""
    saturday = here.monday + timedelta(weeks=weeks, days=5)
    return run(saturday, saturday + 2 * DAY, kind="weekend")


def month(first: date) -> Days:
    """A whole calendar month, from any day in it."""
    return run(first.replace(day=1), month_end(first) + DAY, "month", "month")


def months_from(here: Here, count: int) -> Days:
    """The calendar month so many months from this one."""
    return month(months_ahead(here.today.replace(day=1), count))


def named_month(number: int, here: Here, year: int | None = None) -> Days:
    """A month by name: this year's until it is over, else next year's."""
    if year is not None:
        return month(date(year, number, 1))
    found = month(date(here.today.year + (number < here.today.month), number, 1))
    before = month(date(found.options[0].first.year - 1, number, 1))
    return replace(found, earlier=before.options[0])


def year_of(number: int) -> Days:
    """A whole year."""
    return run(date(number, 1, 1), date(number + 1, 1, 1), "month")


def nth_weekday(nth: int, day: int, month_run: Run) -> Days | None:
    """The nth such weekday of a month; -1 is the last. None when there is none."""
    if nth < 0:
        last = month_run.last
        return one(last - timedelta(days=(last.weekday() - day) % 7) + (nth + 1) * WEEK)
    first = month_run.first + timedelta(days=(day - month_run.first.weekday()) % 7)
    found = first + (nth - 1) * WEEK
    return one(found) if found < month_run.end else None


def nth_week(nth: int, month_run: Run) -> Days:
    """The nth week of a month: its days 1 to 7, and so on; -1 is the last Monday "
    "to Sunday with its Thursday in it (ISO 8601)."""
    if nth < 0:
        thursday = month_run.last - timedelta(days=(month_run.last.weekday() - 3) % 7)
        monday = thursday - timedelta(days=3) + (nth + 1) * WEEK
        return run(monday, monday + WEEK, "week", "week")
    first = month_run.first + (nth - 1) * WEEK
    thursday = month_run.first + timedelta(days=(3 - month_run.first.weekday()) % 7)
    iso = thursday - timedelta(days=3) + (nth - 1) * WEEK
    doubtful = (Run(iso, iso + WEEK, "week"),) if iso != first else ()
    return replace(run(first, first + WEEK, "week", "week"), doubtful=doubtful)


def season(start_month: int, here: Here, years: int = 0) -> Days:
    """Three months from the first of one: the coming or running one, or years from it. Edges are a convention."""
    first = date(here.today.year, start_month, 1)
    end = months_ahead(first, 3)
    if start_month == 12 and here.today < months_ahead(date(here.today.year, 1, 1), 2):
        first, end = months_ahead(first, -12), months_ahead(end, -12)
    if end <= here.today:
        first, end = months_ahead(first, 12), months_ahead(end, 12)
    if years > 0 and first > here.today and first.year == here.today.year:
        years -= 1
    return replace(run(months_ahead(first, 12 * years), months_ahead(end, 12 * years)), vague=True)


def part(days: Run, which: Literal["start", "mid", "end"]) -> Days:
    """ "Early", "the middle of", "the end of": thirds of a month, half weeks, thirds of a year."""
    length = (days.end - days.first).days
    if length <= 7:
        cuts = {"start": (0, 3), "mid": (2, 4), "end": (3, length)}[which]
    elif length <= 31:
        cuts = {"start": (0, 10), "mid": (10, 20), "end": (20, length)}[which]
    else:
        cuts = {"start": (0, length // 3), "mid": (length // 3, 2 * length // 3), "end": (2 * length // 3, length)}[
            which
        ]
    first, end = days.first + cuts[0] * DAY, days.first + cuts[1] * DAY
    return replace(run(first, end, kind="end" if which == "end" else "span"), vague=True)


def shifted(days: Run, count: int, unit: str) -> Days | None:
    """So many days, weeks, months or years from the first of a run; None past the calendar's end."""
    try:
        match unit:
            case "day":
                return one(days.first + count * DAY)
            case "week":
                return one(days.first + count * WEEK)
            case "month":
                return one(months_ahead(days.first, count))
            case _:
                return one(months_ahead(days.first, 12 * count))
    except (OverflowError, ValueError):
        return None


def stretch(here: Here, count: int, unit: str) -> Days | None:
    """ "The next three days", "the last two weeks" (negative): from tomorrow, or up to yesterday."""
    edge = here.today + DAY if count > 0 else here.today
    other = shifted(Run(edge, edge), count, unit)
    if other is None:
        return None
    first, end = sorted((edge, other.options[0].first))
    whole: tuple[Run, ...] = ()
    if unit == "week":
        monday = here.monday + WEEK if count > 0 else here.monday
        begin, finish = sorted((monday, monday + count * WEEK))
        whole = (Run(begin, finish, "week"),)
    elif unit == "month":
        near = months_ahead(here.today.replace(day=1), 1 if count > 0 else 0)
        begin, finish = sorted((near, months_ahead(near, count)))
        whole = (Run(begin, finish, "month"),)
    return replace(run(first, end), doubtful=whole)


def business_days(here: Here, count: int) -> Days | None:
    """The next so many working days, Monday to Friday; holidays are not known here. None of none."""
    day, left = here.today, abs(count)
    step = DAY if count > 0 else -DAY
    found = []
    while left:
        day += step
        if day.weekday() < 5:
            found.append(day)
            left -= 1
    return run(min(found), max(found) + DAY) if found else None


def holiday(on: Callable[[int], date], here: Here, year: int | None = None, *, last: bool = False) -> Days:
    """A holiday: of the year said, else the next one (or the last one)."""
    if year is not None:
        return one(on(year), "holiday")
    years = range(here.today.year - 1, here.today.year + 2)
    found = [on(each) for each in years]
    if last:
        return one(max(day for day in found if day < here.today), "holiday")
    earlier = max(day for day in found if day < here.today)
    return replace(one(min(day for day in found if day >= here.today), "holiday"), earlier=Run(earlier, earlier + DAY))


def _in_month(first: date, number: int) -> date | None:
    return _day(first.year, first.month, number)


def _day(year: int, month_number: int, day: int) -> date | None:
    try:
        return date(year, month_number, day)
    except ValueError:
        return None

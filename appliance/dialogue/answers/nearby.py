"""Earlier or later than what was named: "do you have anything later?", "está muy temprano", "later the same day"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from appliance.dialogue.dates.clock_words import DAY_END, Window
from appliance.dialogue.understand import Meaning
from appliance.dialogue.when import OPEN_DAYS, When

_LATER = re.compile(
    r" (?:(?:too|so|that|awfully) early|(?:muy|demasiado|tan|bien) temprano|"
    r"(?<!call )(?<!back )(?<!you )later(?! (?:on )?(?:this|next|in|today))|"
    r"(?<!llamo )(?<!hablo )mas (?:tarde|tardecito|adelante)"
    r"(?! (?:(?:yo|le|les|los|te) ){0,2}(?:llam|habl|marc|confirm|avis|vuelv)[oa]\b)) "
)
_EARLIER = re.compile(
    r" (?:(?:too|so|that|awfully) late|(?:muy|demasiado|tan|bien) tarde|earlier|mas (?:temprano|tempranito)) "
)


_TOO_SOON = re.compile(r" (?:(?:too|so|that) soon|(?:muy|demasiado|tan) pronto) ")


def read(meaning: Meaning, starts: Sequence[datetime]) -> When | None:
    """What a turn wants that finds the times on offer too early or too late; None when it says something else."""
    said = meaning.when
    if not starts or said.days or said.at or said.window or said.excluded or said.either:
        return None
    way = direction(meaning.plain)
    days = sorted({start.date() for start in starts})
    if _TOO_SOON.search(meaning.plain):
        return _after(days[-1])
    if way is None or (len(days) > 1 and way < 0):
        return None
    if len(days) > 1:
        return _after(days[-1])
    times = [start.time() for start in starts]
    return than(days[0], max(times) if way > 0 else min(times), way)


def _after(day: date) -> When:
    return When(days=((day + timedelta(days=1), day + timedelta(days=OPEN_DAYS)),))


def on_other_days(wanted: When) -> When:
    """The same hours on the days that come after."""
    return replace(wanted, days=_after(max(last for _, last in wanted.days)).days)


def direction(spoken: str) -> int | None:
    """1 for later, -1 for earlier, None for neither or both."""
    later, earlier = bool(_LATER.search(spoken)), bool(_EARLIER.search(spoken))
    return None if later == earlier else 1 if later else -1


def than(day: date, at: time, way: int) -> When:
    """Later or earlier that day."""
    after = (datetime.combine(day, at) + timedelta(minutes=1)).time()
    window = Window(after, DAY_END) if way > 0 else Window(time(0), at)
    return When(days=((day, day),), window=window)

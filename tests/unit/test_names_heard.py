"""Names as recognizers write them, beside the records they may mean: taken, asked about, or refused."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

from appliance.clinic.people import Patient
from appliance.dialogue import identity
from appliance.dialogue.identity import Verdict
from appliance.dialogue.people import names

ROWS = (Path(__file__).parents[1] / "understanding" / "names_heard.jsonl").read_text(encoding="utf-8").splitlines()


def verdicts(*, same: bool) -> Counter[Verdict]:
    found: Counter[Verdict] = Counter()
    for row in map(json.loads, ROWS):
        given, family = row["on_file"].split(" ", 1)
        record = Patient(id="x", given=given, family=family, birth_date=date(1980, 1, 1), phone="+13125550100")
        name = names.read(row["heard"], asked=True)
        if name and row["same"] is same:
            found[identity.decide([record], name).verdict] += 1
    return found


def test_a_name_heard_badly_is_nearly_always_known_and_never_refused() -> None:
    found = verdicts(same=True)
    assert found[Verdict.ACCEPT] >= 0.9 * found.total(), found
    assert not found[Verdict.REJECT], found


def test_another_name_though_alike_is_mostly_asked_about() -> None:
    found = verdicts(same=False)
    assert found[Verdict.ACCEPT] <= 0.3 * found.total(), found

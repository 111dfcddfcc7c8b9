"""Who is calling, as carriers, switches and scanners write it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.line.identity import IDENTITY_HEADERS, caller_of


@pytest.mark.parametrize(
    ("headers", "caller"),
    [
        ({"From": '"Maria Lopez" <sip:+15555550142@10.0.0.9>;tag=1'}, "+15555550142"),
        ({"From": "<sip:5555550142@10.0.0.9:5060;user=phone>;tag=1"}, "+15555550142"),
        ({"From": "sip:15555550142@10.0.0.9"}, "+15555550142"),
        ({"From": "DR OFFICE <tel:+1-555-555-0142>"}, "+15555550142"),
        ({"From": '"5555550142" <sip:5555550142@gw>'}, "+15555550142"),
        ({"From": '"O\\"Hara, \\\\ Ann" <sip:+525512345678@gw>'}, "+525512345678"),
        ({"From": '"Núñez  José" <sip:line1@gw>'}, None),
        ({"From": "<sip:5550142@gw>"}, None),
        ({"From": "<sip:0115255512345678@gw>"}, None),
        ({"From": ""}, None),
        ({}, None),
    ],
)
def test_the_number_is_read_from_one_header(headers: dict[str, str], caller: str | None) -> None:
    assert caller_of(headers) == caller


def test_what_the_carrier_vouches_for_comes_first() -> None:
    headers = {
        "From": '"Fake Bank" <sip:+15550009999@gw>',
        "Remote-Party-ID": "<sip:+15550008888@gw>;party=calling",
        "P-Asserted-Identity": "<sip:+15550007777@carrier>",
    }
    assert caller_of(headers) == "+15550007777"
    del headers["P-Asserted-Identity"]
    assert caller_of(headers) == "+15550008888"


@pytest.mark.parametrize(
    "headers",
    [
        {"From": '"Anonymous" <sip:anonymous@anonymous.invalid>', "P-Asserted-Identity": "<sip:+15550007777@c>"},
        {"From": '"Maria" <sip:+15550007777@c>', "Privacy": "id"},
        {"From": '"Maria" <sip:+15550007777@c>', "Privacy": "header;critical; user"},
    ],
)
def test_a_withheld_number_stays_withheld(headers: dict[str, str]) -> None:
    assert caller_of(headers) is None


@given(st.dictionaries(st.sampled_from([*IDENTITY_HEADERS, "Privacy"]), st.text(max_size=200)))
def test_no_header_a_stranger_writes_breaks_it(headers: dict[str, str]) -> None:
    number = caller_of(headers)
    assert number is None or re.fullmatch(r"\+[1-9]\d{6,14}", number)

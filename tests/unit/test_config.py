from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from appliance.config import FIXES, Config, load_config, make_config, split_address
from appliance.errors import ConfigError

GOOD: dict[str, Any] = {"ehr": {"base_url": "http://127.0.0.1:8090/fhir"}}


def refusal(document: dict[str, Any]) -> str:
    with pytest.raises(ConfigError) as caught:
        make_config(document, source="box.toml")
    return str(caught.value)


def test_a_clinic_with_only_an_ehr_address_can_run():
    assert make_config(GOOD, source="box.toml").sip.listen == "127.0.0.1:5060"


def test_the_command_line_wins_over_the_file():
    config = make_config(GOOD, {"sip.listen": "127.0.0.1:5070", "staff.addresses": ["sip:a@b"]}, source="box.toml")
    assert config.sip.listen == "127.0.0.1:5070"
    assert config.staff.addresses == ["sip:a@b"]
    assert GOOD == {"ehr": {"base_url": "http://127.0.0.1:8090/fhir"}}


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({}, ["box.toml", "ehr is missing", "base_url"]),
        ({**GOOD, "sip": {"capacity": 0}}, ["box.toml", "sip.capacity is 0", "1 to 32"]),
        ({**GOOD, "sip": {"capacity": "four"}}, ["sip.capacity is 'four'", "whole number"]),
        ({**GOOD, "sip": {"listen": "5060"}}, ["sip.listen is '5060'", "HOST:PORT"]),
        ({**GOOD, "sip": {"listen": "0.0.0.0:5060"}}, ["sip.listen is '0.0.0.0:5060'", "one interface"]),
        ({**GOOD, "web": {"listen": "0.0.0.0:8080"}}, ["web.listen is '0.0.0.0:8080'", "loopback"]),
        ({**GOOD, "staff": {"addresses": ["desk"]}}, ["staff.addresses is ['desk']", "sip:desk@"]),
        ({**GOOD, "siip": {}}, ["siip is not a setting"]),
        ({**GOOD, "sip": {"prot": 1}}, ["sip.prot is not a setting"]),
        ({"ehr": {"base_url": "ehr"}}, ["ehr.base_url is 'ehr'", "FHIR R4"]),
        ({**GOOD, "sip": 5}, ["sip is 5", "table [sip]"]),
    ],
)
def test_a_wrong_setting_is_named_with_its_value_and_its_fix(document, words):
    sentence = refusal(document)
    for word in words:
        assert word in sentence


def test_every_setting_has_a_fix():
    def fields(struct: Any, prefix: str = "") -> set[str]:
        found = set()
        for field in msgspec.structs.fields(struct):
            found.add(prefix + field.name)
            if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
                found |= fields(field.type, f"{prefix}{field.name}.")
        return found

    assert fields(Config) == set(FIXES)


def test_a_missing_file_and_broken_toml_are_each_one_sentence(tmp_path: Path):
    with pytest.raises(ConfigError, match="no such file"):
        load_config(tmp_path / "none.toml")
    broken = tmp_path / "broken.toml"
    broken.write_text("[sip\n")
    with pytest.raises(ConfigError, match=r"broken\.toml: is not valid TOML"):
        load_config(broken)


def test_addresses_split_and_impossible_ports_are_refused():
    assert split_address("[::1]:8080") == ("::1", 8080)
    with pytest.raises(ConfigError, match="65535"):
        split_address("127.0.0.1:99999")

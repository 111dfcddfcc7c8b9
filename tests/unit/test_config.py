from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from appliance.config import FIXES, Config, load_config, make_config, read_secret_file, split_address
from appliance.errors import ConfigError

SITE = {"base_url": "https://ehr.example.org/fhir"}
SMART = {"client_id": "maple"}
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
        ({"ehr": {**SITE, "smart": {}}}, ["box.toml", "ehr.smart.client_id is missing", "vendor"]),
        ({"ehr": {**SITE, "smart": {**SMART, "algorithm": "none"}}}, ["ehr.smart.algorithm is 'none'", "ES384"]),
        ({"ehr": {**SITE, "smart": {**SMART, "scopes": ["a b"]}}}, ["ehr.smart.scopes is ['a b']", "a list of scopes"]),
        (
            {"ehr": {**SITE, "smart": SMART, "token_file": "t"}},
            ["box.toml", "token_file and ehr.smart", "keep the one"],
        ),
        ({"ehr": {**SITE, "basic": {"user": "a:b", "password_file": "p"}}}, ["ehr.basic.user is 'a:b'"]),
        ({"ehr": {"base_url": "http://ehr.lan/fhir", "smart": SMART}}, ["ehr.base_url", "unencrypted", "https"]),
        ({"ehr": {**SITE, "smart": {**SMART, "token_url": "http://t.lan/t"}}}, ["ehr.smart.token_url", "use https"]),
        ({"ehr": {**SITE, "verify": False}}, ["ehr.verify is not a setting"]),
    ],
)
def test_a_wrong_setting_is_named_with_its_value_and_its_fix(document, words):
    sentence = refusal(document)
    for word in words:
        assert word in sentence


@pytest.mark.parametrize(
    "url",
    [
        "https://ehr.example.org:99999/fhir",
        "https://ehr.example.org:0/fhir",
        "https://ehr.example.org:port/fhir",
        "https://[::1/fhir",
        "https://:8080/fhir",
        "https:///fhir",
    ],
)
def test_an_address_no_request_can_be_sent_to_stops_the_box(url):
    assert f"ehr.base_url is {url!r}" in refusal({"ehr": {"base_url": url}})
    assert f"ehr.smart.token_url is {url!r}" in refusal({"ehr": {**SITE, "smart": {**SMART, "token_url": url}}})


@pytest.mark.parametrize("url", ["https://box:s3cret@ehr.example.org/fhir", "https://s3cret@[::1/fhir"])
def test_a_password_in_an_address_is_refused_and_not_repeated(url):
    said = refusal({"ehr": {"base_url": url}})
    assert "ehr.base_url" in said
    assert "[ehr.basic]" in said
    assert "s3cret" not in said + refusal({"ehr": {"base_url": f"{url}?x=1"}})


@pytest.mark.parametrize("url", ["http://127.0.0.1:8090/fhir", "https://[::1]:8443/fhir", "https://e.org/fhir/@clinic"])
def test_a_lawful_address_is_taken(url):
    assert make_config({"ehr": {"base_url": url}}, source="box.toml").ehr.base_url == url


def test_every_setting_has_a_fix():
    def fields(struct: Any, prefix: str = "") -> set[str]:
        found = set()
        for field in msgspec.structs.fields(struct):
            found.add(prefix + field.name)
            for kind in (field.type, *get_args(field.type)):
                if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
                    found |= fields(kind, f"{prefix}{field.name}.")
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


def test_a_secret_in_a_file_that_everyone_can_read_is_no_secret(tmp_path: Path):
    file = tmp_path / "token"
    file.write_text("abc\n")
    file.chmod(0o640)
    assert read_secret_file("ehr.token_file", str(file)) == "abc"
    file.chmod(0o644)
    with pytest.raises(ConfigError, match=r"ehr\.token_file is .*token' and every account can read it; run chmod 640"):
        read_secret_file("ehr.token_file", str(file))
    file.chmod(0o600)
    file.write_text("\n")
    with pytest.raises(ConfigError, match="does not hold one line"):
        read_secret_file("ehr.token_file", str(file))
    with pytest.raises(ConfigError, match="cannot be read; mend its path"):
        read_secret_file("ehr.token_file", str(tmp_path / "none"))

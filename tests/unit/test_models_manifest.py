from __future__ import annotations

from pathlib import Path

import pytest

from appliance.errors import ConfigError
from appliance.speech import registry
from appliance.speech.manifest import Manifest, load

BOX = {"whisper-base", "whisper-tiny.en", "hibari", "pico-es", "silero-vad", "smart-turn"}

ONE = """
schema = 1
[[model]]
name = "tiny"
version = "1"
group = "box"
licence = "MIT"
languages = ["en"]
about = "A model."
[[model.file]]
path = "model.bin"
bytes = 4
sha256 = "{sha256}"
sources = ["https://example.org/model.bin"]
"""


def shipped() -> Manifest:
    return load()


def test_the_box_group_holds_what_a_call_needs() -> None:
    assert {model.name for model in shipped().choose(groups=("box",))} == BOX


def test_both_languages_can_be_heard_and_spoken() -> None:
    spoken = {language for model in shipped().choose(groups=("box",)) for language in model.languages}
    assert spoken == {"en", "es"}


def test_every_file_can_be_had_from_a_registry_by_a_box_behind_a_proxy() -> None:
    for model in shipped().model:
        for file in model.file:
            last = file.sources[-1]
            parts = (last,) if isinstance(last, str) else last
            assert all(registry.parse(part) for part in parts), f"{model.name}/{file.path}"


def test_every_source_can_be_read() -> None:
    for model in shipped().model:
        for file in model.file:
            for source in file.sources:
                for part in (source,) if isinstance(source, str) else source:
                    assert part.startswith("https://") or registry.parse(part), part


def test_a_registry_source_is_taken_apart() -> None:
    wheel = registry.parse("pypi:some-model==1.0.0!some_model/data/model.bin")
    assert wheel == registry.Packaged("pypi", "some-model", "1.0.0", "some_model/data/model.bin")
    assert wheel.package == "some-model==1.0.0"
    tarball = registry.parse("npm:@org/voices@1.2.1!package/voices/a.bin")
    assert tarball == registry.Packaged("npm", "@org/voices", "1.2.1", "package/voices/a.bin")
    assert tarball.package == "@org/voices@1.2.1"
    assert registry.parse("pypi:some-model!model.bin") is None


@pytest.mark.parametrize("path", ["../model.bin", "/etc/passwd", "a/b", ".hidden"])
def test_a_manifest_cannot_name_a_file_outside_its_folder(tmp_path: Path, path: str) -> None:
    broken = tmp_path / "manifest.toml"
    broken.write_text(ONE.format(sha256="0" * 64).replace('"model.bin"', f'"{path}"'))
    with pytest.raises(ConfigError, match="path"):
        load(broken)


def test_a_broken_manifest_ends_in_a_sentence_naming_file_and_field(tmp_path: Path) -> None:
    broken = tmp_path / "manifest.toml"
    broken.write_text(ONE.format(sha256="nonsense"))
    with pytest.raises(ConfigError, match=r"manifest\.toml: .*sha256"):
        load(broken)
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "none.toml")


def test_an_unknown_model_is_named_with_the_known_ones() -> None:
    with pytest.raises(ConfigError, match="'whisper-huge' is not in the manifest; choose from hibari"):
        shipped().choose(names=("whisper-huge",))
    with pytest.raises(ConfigError, match="'everything' is not in the manifest; choose from box, choice, rehearse"):
        shipped().choose(groups=("everything",))

"""A box that cannot start says why in one sentence and ends; it never shows a traceback."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fakes.real_box import MODELS, RealBox, refused

from appliance.clinic import demo
from appliance.store.key import NAME

pytestmark = [pytest.mark.anyio, pytest.mark.rehearsal]

NOWHERE = "http://127.0.0.1:9/fhir"


async def test_no_models(tmp_path: Path) -> None:
    await _says("frontdesk models fetch", 1, tmp_path, models=str(tmp_path / "none"))


async def test_a_model_with_one_byte_changed(tmp_path: Path) -> None:
    models = shutil.copytree(MODELS, tmp_path / "models", copy_function=os.link)
    spoilt = models / "silero-vad" / "silero_vad.onnx"
    content = bytearray(spoilt.read_bytes())
    content[1000] ^= 1
    spoilt.unlink()
    spoilt.write_bytes(content)
    await _says("silero-vad/silero_vad.onnx: wrong file", 1, tmp_path, models=str(models))


async def test_a_busy_sip_port(box: RealBox, tmp_path: Path) -> None:
    await _says(f"Another program is listening on {box.sip}", 1, tmp_path, sip=box.sip)


async def test_a_busy_page(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        where = f"127.0.0.1:{other.getsockname()[1]}"
        await _says(f"{where} is taken", 2, tmp_path, web=where)


async def test_an_address_of_another_machine(tmp_path: Path) -> None:
    await _says("192.0.2.1 is not an address of this box", 1, tmp_path, sip="192.0.2.1:5060")


async def test_a_config_that_cannot_be_read(tmp_path: Path) -> None:
    (broken := tmp_path / "box.toml").write_text("[sip\n")
    await _says("is not valid TOML", 2, tmp_path, config=str(broken))
    broken.write_bytes(b"\xff\xfe")
    await _says("cannot be read", 2, tmp_path, config=str(broken))
    await _says("there is no such file", 2, tmp_path, config=str(tmp_path / "none.toml"))


async def test_a_setting_that_is_wrong(tmp_path: Path) -> None:
    (config := tmp_path / "box.toml").write_text("[sip]\ncapacity = 99\n")
    await _says("sip.capacity is 99", 2, tmp_path, config=str(config))


async def test_a_clinic_file_that_is_wrong(tmp_path: Path) -> None:
    text = (Path(demo.__file__).parent / "demo.toml").read_text(encoding="utf-8")
    (clinic := tmp_path / "clinic.toml").write_text(text.replace('location = "dental"', 'location = "moon"', 1))
    (config := tmp_path / "box.toml").write_text(f'clinic = "{clinic}"\n')
    await _says("location", 2, tmp_path, config=str(config))
    await _says("moon", 2, tmp_path, config=str(config))


async def test_a_key_that_is_not_the_databases(box: RealBox, tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.mkdir()
    shutil.copy(box.state / "frontdesk.db", state)
    (key := state / NAME).write_text("0" * 64 + "\n")
    key.chmod(0o600)
    await _says("does not open with this key", 1, tmp_path)


async def test_a_state_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    await _says("cannot be made", 1, tmp_path, state=str(tmp_path / "file" / "state"))


@pytest.mark.parametrize("kilobytes", [4, 40])
async def test_a_full_disk(tmp_path: Path, kilobytes: int) -> None:
    with small_disk(tmp_path / "disk", kilobytes) as disk:
        await _says("free", 1, tmp_path, state=str(disk))


async def _says(words: str, code: int, folder: Path, **options: str) -> None:
    usual = {"fhir": NOWHERE, "state": str(folder / "state"), "sip": "127.0.0.1:5999", "web": "127.0.0.1:0"}
    refusal = await refused(**{**usual, **options})
    assert len(refusal.sentences) == 1, refusal
    assert words in refusal.sentences[0]
    assert refusal.code == code


@contextmanager
def small_disk(where: Path, kilobytes: int) -> Iterator[Path]:
    """A volume of its own that holds so much and no more. Needs root."""
    where.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k,mode=700", "none", str(where)], check=True)
    try:
        yield where
    finally:
        subprocess.run(["umount", "-l", str(where)], check=True)

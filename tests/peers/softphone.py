"""Debian's baresip as a softphone: calls, answers, talks from a WAV file and presses keys."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import wave
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import anyio
import anyio.abc
from peers.ports import free_port

TRIES = 3
"""Starts with ports of their own."""

CONFIG = """poll_method epoll
sip_listen 127.0.0.1:{sip}
net_interface 127.0.0.1
call_local_timeout 120
call_max_calls 4
audio_player aubridge,ear
audio_source aufile,{folder}/says.wav
audio_alert aufile,{folder}/alert.wav
ausrc_srate 8000
auplay_srate 8000
ausrc_channels 1
auplay_channels 1
audio_txmode thread
audio_buffer 20-160
jitter_buffer_type fixed
jitter_buffer_delay 1-5
module_path {modules}
module g711.so
module aufile.so
module aubridge.so
module sndfile.so
snd_path {folder}
module_tmp uuid.so
module_tmp account.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:{control}
"""


class Softphone:
    """One running softphone."""

    def __init__(self, folder: Path, sip: int, control: int) -> None:
        self.address = f"sip:desk@127.0.0.1:{sip}"
        self._folder, self._control = folder, control

    async def dial(self, address: str) -> None:
        """Ring someone."""
        await self._command("dial", address)

    async def press(self, keys: str) -> None:
        """Press keys, as RFC 4733 events."""
        await self._command("sndcode", keys)

    async def hang_up(self) -> None:
        """End the call."""
        await self._command("hangup")

    def heard_loud(self) -> bool:
        """Whether the other side was heard; ask after the softphone has ended."""
        (dump,) = self._folder.glob("*-dec.wav")
        with wave.open(str(dump)) as heard:
            samples = [value for (value,) in struct.iter_unpack("<h", heard.readframes(heard.getnframes()))]
        return sum(abs(value) > 2000 for value in samples) > 800

    async def _command(self, command: str, params: str = "") -> None:
        body = json.dumps({"command": command, "params": params, "token": "t"}).encode()
        async with await anyio.connect_tcp("127.0.0.1", self._control) as stream:
            await stream.send(b"%d:%s," % (len(body), body))
            with anyio.fail_after(5):
                answer = b""
                while b'"response":true' not in answer:
                    answer += await stream.receive()
            assert b'"ok":true' in answer, answer


@asynccontextmanager
async def softphone(folder: Path, *, answers: bool = True) -> AsyncGenerator[Softphone, None]:
    """A softphone that talks as soon as it is connected, until the block ends. Picks up at once, or only rings."""
    assert shutil.which("baresip"), "baresip is missing: apt-get install baresip-core"
    process, phone = await _started(folder, "auto" if answers else "manual")
    async with process:
        try:
            yield phone
        finally:
            await _end(process)


async def _started(folder: Path, mode: str) -> tuple[anyio.abc.Process, Softphone]:
    """A softphone that listens. A port that was free a moment ago may be somebody's by now: then another is tried."""
    for _ in range(TRIES):
        sip, control = free_port(), free_port()
        home = _furnish(folder, sip, control, mode)
        process = await anyio.open_process(
            ["baresip", "-f", str(home)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        if await _listens(process, control):
            return process, Softphone(home, sip, control)
        await _end(process)
    msg = "the softphone did not start"
    raise AssertionError(msg)


async def _end(process: anyio.abc.Process) -> None:
    if process.returncode is None:
        process.terminate()
    with anyio.move_on_after(3, shield=True):
        await process.wait()
    if process.returncode is None:
        process.kill()


def _furnish(folder: Path, sip: int, control: int, mode: str) -> Path:
    home = folder / f"softphone-{sip}"
    home.mkdir()
    _record_voice(home / "says.wav")
    modules = next(Path("/usr/lib").glob("**/baresip/modules"))
    (home / "config").write_text(CONFIG.format(sip=sip, control=control, folder=home, modules=modules))
    (home / "accounts").write_text(
        f'"Desk Phone" <sip:desk@127.0.0.1:{sip}>;regint=0;answermode={mode};audio_codecs=pcmu,pcma;dtmfmode=rtpevent\n'
    )
    (home / "contacts").write_text("")
    return home


def _record_voice(path: Path) -> None:
    with wave.open(str(path), "wb") as voice:
        voice.setnchannels(1)
        voice.setsampwidth(2)
        voice.setframerate(8000)
        voice.writeframes(struct.pack("<8h", *[9000] * 4, *[-9000] * 4) * 8000)


async def _listens(process: anyio.abc.Process, port: int) -> bool:
    """Whether it takes commands within ten seconds; False at once when it has ended."""
    for _ in range(500):
        with suppress(OSError):
            stream = await anyio.connect_tcp("127.0.0.1", port)
            await stream.aclose()
            return process.returncode is None
        if process.returncode is not None:
            return False
        await anyio.sleep(0.02)
    return False

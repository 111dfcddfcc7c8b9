"""sipp (Debian sip-tester) as callers and as staff: a scenario is a list of steps; `run` plays it and counts."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import anyio
from peers.ports import free_port

LOUD_ULAW = bytes([0x90] * 4 + [0x10] * 4)
"""One millisecond of a loud 1 kHz square wave in G.711 mu-law."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What sipp counted."""

    ok: int
    failed: int
    answer_ms: list[float] = field(default_factory=list)
    """INVITE to 200, one a call."""


async def run(
    target: str,
    steps: Sequence[str],
    folder: Path,
    *,
    user: str = "frontdesk",
    calls: int = 1,
    per_s: float = 20.0,
    hold_ms: int = 1000,
    within_s: float = 60.0,
) -> Outcome:
    """Place `calls` calls to `user` at `target` (HOST:PORT). `hold_ms` is how long `STAY` stays."""
    folder = _fresh(folder)
    words = ["-r", str(per_s), "-s", user, "-d", str(hold_ms), "-trace_rtt", "-rtt_freq", "1"]
    words = [target, "-p", str(free_port()), *words]
    async with _started(words, "caller", steps, folder, calls, within_s) as process, process:
        await process.wait()
    return _count(folder)


@asynccontextmanager
async def staff(steps: Sequence[str], folder: Path, *, within_s: float = 60.0) -> AsyncGenerator[str, None]:
    """Someone to dial, as sip:desk@127.0.0.1:PORT, for one call and until the block ends."""
    port = free_port()
    async with _started(["-p", str(port)], "staff", steps, _fresh(folder), 1, within_s) as process, process:
        await _listening(port)
        yield f"sip:desk@127.0.0.1:{port}"
        with anyio.move_on_after(5):
            await process.wait()
        if process.returncode is None:
            process.kill()
        assert process.returncode == 0, "the staff telephone did not see what it was to see"


def speech(folder: Path, seconds: float) -> Path:
    """A file of loud mu-law for `say`."""
    path = folder / "speech.wav"  # sipp asks for the ending; what is inside is the bare payload
    path.write_bytes(LOUD_ULAW * round(seconds * 1000))
    return path


# ---- steps -----------------------------------------------------------------------------------


def invite(name: str = "Maria Lopez", number: str = "+15555550142", *, asserted: str = "") -> str:
    """Ring, offering G.711 and telephone events."""
    identity = f"P-Asserted-Identity: {asserted}\n" if asserted else ""
    return _send("INVITE", f'"{name}" <sip:{number}@[local_ip]:[local_port]>', extra=identity, body=_SDP, timer=True)


def expect(status: int) -> str:
    """The final answer must be this one."""
    early = "".join(f'<recv response="{code}" optional="true"/>' for code in (100, 180, 183))
    return f'{early}<recv response="{status}" rtd="1"/>' + ("" if status == 200 else _refusal_seen())


def say(path: Path) -> str:
    """Send a file of speech as RTP from here on."""
    return f'<nop><action><exec rtp_stream="{path},1,0,PCMU/8000"/></action></nop>'


STAY = "<pause/>"


def pause(ms: int) -> str:
    """Do nothing for so long."""
    return f'<pause milliseconds="{ms}"/>'


_CALLER = '"Maria Lopez" <sip:+15555550142@[local_ip]:[local_port]>'
_SDP = """v=0
o=user1 53655765 2353687637 IN IP[local_ip_type] [local_ip]
s=-
c=IN IP[local_ip_type] [local_ip]
t=0 0
m=audio [rtpstream_audio_port] RTP/AVP 0 101
a=rtpmap:0 PCMU/8000
a=rtpmap:101 telephone-event/8000
a=fmtp:101 0-15
a=ptime:20
a={direction}
"""


def answered_call(*, talk: Path | None = None, **who: str) -> list[str]:
    """Ring, be answered, stay (talking if given something to say), hang up."""
    return [invite(**who), expect(200), acknowledge(), *([say(talk)] if talk else []), STAY, bye()]


def acknowledge(*, cseq: int = 1) -> str:
    """Confirm a 200."""
    return _send("ACK", _CALLER, to_tag=True, cseq=cseq, transaction="-confirmed")


def bye() -> str:
    """Hang up, and have it confirmed."""
    return _send("BYE", _CALLER, to_tag=True, cseq=9) + '<recv response="200"/>'


def cancel() -> str:
    """Give up while it rings."""
    early = '<recv response="100" optional="true"/><recv response="180" rtd="1"/>'
    return early + STAY + _send("CANCEL", _CALLER) + '<recv response="200"/><recv response="487"/>' + _refusal_seen()


def hold(direction: str, *, cseq: int) -> str:
    """Change the direction of sound by a second INVITE: sendonly holds, sendrecv takes it back."""
    again = _send("INVITE", _CALLER, to_tag=True, cseq=cseq, body=_SDP, direction=direction)
    confirmed = '<recv response="100" optional="true"/><recv response="200"/>' + acknowledge(cseq=cseq)
    return again + confirmed


def rung() -> str:
    """As staff: a call comes in and the telephone rings."""
    return '<recv request="INVITE"/>' + _reply("180 Ringing")


def decline(status: str = "486 Busy Here") -> str:
    """As staff: turn it down."""
    return _reply(status) + '<recv request="ACK"/>'


def see_cancelled() -> str:
    """As staff: the caller gives up while it rings."""
    return (
        '<recv request="CANCEL"/>' + _reply("200 OK") + _reply("487 Request Terminated", cseq="1 INVITE")
        + '<recv request="ACK"/>'
    )  # fmt: skip


def _send(
    method: str, sender: str, *, to_tag: bool = False, cseq: int = 1, extra: str = "", body: str = "",
    timer: bool = False, direction: str = "sendrecv", transaction: str = "",
) -> str:  # fmt: skip
    attributes = ("" if method == "ACK" else ' retrans="500"') + (' start_rtd="1"' if timer else "")
    kind = "Content-Type: application/sdp\n" if body else ""
    return f"""<send{attributes}><![CDATA[
{method} sip:[service]@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=z9hG4bK-[pid]-[call_number]-{cseq}{transaction}
From: {sender};tag=[pid]t[call_number]
To: <sip:[service]@[remote_ip]:[remote_port]>{"[peer_tag_param]" if to_tag else ""}
Call-ID: [call_id]
CSeq: {cseq} {method}
Contact: <sip:caller@[local_ip]:[local_port]>
{extra}Max-Forwards: 70
{kind}Content-Length: [len]

{body.format(direction=direction) if body else ""}]]></send>"""


def _refusal_seen() -> str:
    return _send("ACK", _CALLER, to_tag=True)


def _reply(status: str, *, cseq: str | None = None) -> str:
    via = "[last_Via:]\n[last_From:]\n[last_To:];tag=[pid]s[call_number]\n[last_Call-ID:]\n"
    return f"""<send><![CDATA[
SIP/2.0 {status}
{via}{f"CSeq: {cseq}" if cseq else "[last_CSeq:]"}
Contact: <sip:[local_ip]:[local_port]>
Content-Length: 0

]]></send>"""


# ---- the program -----------------------------------------------------------------------------


@asynccontextmanager
async def _started(
    words: list[str], name: str, steps: Sequence[str], folder: Path, calls: int, within_s: float
) -> AsyncGenerator[anyio.abc.Process, None]:
    assert shutil.which("sipp"), "sipp is missing: apt-get install sip-tester"
    scenario = folder / "scenario.xml"
    scenario.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<scenario name="{name}">\n' + "\n".join(steps) + "\n</scenario>\n"
    )
    common = ["-sf", str(scenario), "-i", "127.0.0.1", "-m", str(calls), "-mp", str(free_port() & ~1)]
    limits = ["-nostdin", "-timeout", str(round(within_s)), "-timeout_error"]
    traces = ["-trace_stat", "-stf", str(folder / "stat.csv"), "-trace_err", "-error_file", str(folder / "errors.log")]
    yield await anyio.open_process(
        ["sipp", *words, *common, *limits, *traces], cwd=folder, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _fresh(folder: Path) -> Path:
    made = folder / f"sipp-{len(list(folder.iterdir()))}"
    made.mkdir()
    return made


async def _listening(port: int) -> None:
    for _ in range(200):
        if f":{port:04X} " in await anyio.Path("/proc/net/udp").read_text():
            return
        await anyio.sleep(0.02)
    msg = "sipp did not open its port"
    raise AssertionError(msg)


def _count(folder: Path) -> Outcome:
    rows = [line.split(";") for line in (folder / "stat.csv").read_text().splitlines()]
    last = dict(zip(rows[0], rows[-1], strict=False))
    times = [
        float(line.split(";")[1])
        for path in folder.glob("*rtt.csv")
        for line in path.read_text().splitlines()[1:]
        if line.count(";") >= 2
    ]
    return Outcome(int(last["SuccessfulCall(C)"]), int(last["FailedCall(C)"]), times)

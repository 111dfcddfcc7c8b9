"""Starting baresip with the settings that were measured to matter (https://github.com/daily-co/baresip-python)."""

from __future__ import annotations

import errno
import logging
import shutil
import tempfile
from collections.abc import Callable

import baresip
from baresip.errors import BaresipError

from appliance.errors import LineError
from appliance.line.address import refusal
from appliance.line.identity import EXPOSED_HEADERS
from appliance.line.sip_settings import SipSettings


async def start(settings: SipSettings, *, refused: Callable[[], None]) -> tuple[baresip.Runtime, baresip.UserAgent]:
    """A listening stack and its one identity. `refused` runs, on another thread, for each call the stack turned away.

    Raises LineError with a sentence.
    """
    where = f"{settings.host}:{settings.port}"
    _watch_log(refused)
    home = tempfile.mkdtemp(prefix="frontdesk-sip-")
    tempfile.tempdir = home
    runtime = baresip.Runtime()
    try:
        await runtime.start(_config(settings))
        agent = await baresip.UserAgent.create(runtime, _account(settings), transfer_policy="manual")
    except (BaresipError, ValueError) as error:
        msg = f"The telephone line could not listen on {where}: {error}."
        raise LineError(msg) from error
    finally:
        shutil.rmtree(
            home, ignore_errors=True
        )  # the stack writes nothing there, and a killed process could not tidy up
    if refusal(settings.host, settings.port) != errno.EADDRINUSE:
        msg = f"The telephone line found no network for {where}: check the cable to the gateway."
        raise LineError(msg)
    return runtime, agent


def _config(settings: SipSettings) -> baresip.Config:
    """Capacity is kept by the caller of this; the stack's own limit only stops a flood.

    Left alone, the stack would hold other calls when one begins, delay sound by 100 ms to smooth it (the gateway sits
    on a private cable), and open a TLS port one above ours.
    """
    return baresip.Config(
        net_interface=settings.host,
        native_log_level="info",
        max_concurrent_calls=2 * settings.capacity + 4,
        rtp_timeout=settings.rtp_timeout_s,
        expose_headers=EXPOSED_HEADERS,
        extra_config_text=f"sip_listen {settings.host}:{settings.port}\nsip_transports udp,tcp\n"
        "call_hold_other_calls no\naudio_jitter_buffer_type off\n",
    )


def _account(settings: SipSettings) -> baresip.Account:
    """Without `video_codecs=none` every answered call is offered video in a second INVITE, which gateways refuse."""
    return baresip.Account(
        settings.user,
        f"{settings.host}:{settings.port}",
        "",
        reg_interval=0,
        audio_codecs=("pcmu", "pcma"),
        extra_params=("video_codecs=none",),
    )


def _watch_log(refused: Callable[[], None]) -> None:
    """Let nothing out, because the stack logs callers' numbers; but its refusals are told in its log alone."""

    class _Refusals(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.getMessage().startswith("ua: rejected call from"):
                refused()

    stack = logging.getLogger("baresip")
    stack.propagate = False
    stack.setLevel(logging.INFO)
    stack.addHandler(logging.NullHandler())
    logging.getLogger("baresip.native").addHandler(_Refusals())

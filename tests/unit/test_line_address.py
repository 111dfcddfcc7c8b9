"""Wrong addresses end in one sentence that names the address and the fix."""

from __future__ import annotations

import socket

import pytest
from peers.ports import free_port

from appliance.line.address import fault


def test_a_free_port_of_this_box_is_fine() -> None:
    assert fault("127.0.0.1", free_port()) is None


@pytest.mark.parametrize("kind", [socket.SOCK_DGRAM, socket.SOCK_STREAM])
def test_a_busy_port_is_named_whichever_transport_is_taken(kind: socket.SocketKind) -> None:
    port = free_port()
    with socket.socket(socket.AF_INET, kind) as other:
        other.bind(("127.0.0.1", port))
        if kind is socket.SOCK_STREAM:
            other.listen()
        sentence = fault("127.0.0.1", port)
    assert sentence is not None
    assert f"127.0.0.1:{port}" in sentence
    assert "another port" in sentence


@pytest.mark.parametrize(
    ("host", "port", "fix"),
    [
        ("192.0.2.1", 5060, "check the cable"),
        ("0.0.0.0", 5060, "facing the gateway"),  # noqa: S104
        ("clinic.local", 5060, "IPv4 address"),
        ("127.0.0.1", 0, "1 to 65535"),
        ("127.0.0.1", 70000, "1 to 65535"),
    ],
)
def test_an_impossible_address_says_what_to_give_instead(host: str, port: int, fix: str) -> None:
    sentence = fault(host, port)
    assert sentence is not None
    assert f"{host}:{port}" in sentence
    assert fix in sentence

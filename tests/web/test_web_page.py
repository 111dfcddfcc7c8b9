from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import anyio
import httpx2
import pytest
from fakes.board import BOOKED, LIVE, FakeBoard, a_view

from appliance.web import render
from appliance.web.board import ModelView, TurnView
from appliance.web.page import make_app
from appliance.web.render import median_ms, pace

pytestmark = pytest.mark.anyio


async def get(board: FakeBoard, path: str = "/", **headers: str) -> httpx2.Response:
    transport = httpx2.ASGITransport(make_app(board))
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:8080") as client:
        return await client.get(path, headers=headers)


async def test_the_page_tells_how_everything_stands_and_what_was_said() -> None:
    page = (await get(FakeBoard())).text
    for told in ("Maple Street Family Health", "sip:frontdesk@127.0.0.1:5060", "Connected", "whisper-base", "booked"):
        assert told in page
    assert "Quiero una cita para mi hija" in page
    assert "640 ms" in page
    assert "10:04:09 am" in page, "times are the clinic's"


async def test_a_call_in_progress_shows_where_it_stands_and_that_it_is_an_emergency() -> None:
    page = (await get(FakeBoard())).text
    assert "on the line · visit, date time" in page
    page = (await get(FakeBoard(a_view(calls=(replace(LIVE, outcome="emergency"),))))).text
    assert "on the line" in page
    assert '<span class="pill bad">emergency</span>' in page
    assert "<strong>In a call.</strong>" in page


async def test_calls_that_are_over_are_written_out_once_and_those_not_shown_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []
    monkeypatch.setattr(render, "clock", lambda zone, at: made.append("clock") or "10:00:00 am")
    over = tuple(replace(BOOKED, call_id=f"c{number}") for number in range(10, 30))
    draw, view = render.renderer(), a_view(calls=(LIVE, *over), earlier=7)
    html = draw("board.html", view)
    assert "1 of today's 28" in html
    assert "7 earlier today." in html
    assert html.count('<details id="call-') == 21
    assert html.count(" open>") == 1
    first, made[:] = len(made), []
    assert draw("board.html", view) == html
    assert (first, len(made)) == (22, 2), "the last reading of the record system, and the call that goes on"
    again = draw("board.html", replace(view, calls=(replace(over[0], outcome="moved"), *over[1:]), earlier=0))
    assert "moved" in again
    assert "earlier today" not in again
    assert again.count(" open>") == 1


async def test_what_waits_for_a_person_is_counted() -> None:
    view = a_view(cards=2)
    page = (await get(FakeBoard(replace(view, ehr=replace(view.ehr, reachable=False, waiting=3))))).text
    assert "For a person" in page
    assert "Out of reach" in page
    assert "requested, not confirmed" in page
    assert "The oldest is of" not in page


async def test_the_oldest_change_that_waits_is_shown_with_its_day() -> None:
    view = a_view()
    since = datetime(2026, 11, 20, 3, 4, 9, tzinfo=UTC)
    page = (await get(FakeBoard(replace(view, ehr=replace(view.ehr, waiting=3, waiting_since=since))))).text
    assert "<dt>The oldest is of</dt><dd>Nov 19, 9:04:09 pm</dd>" in page


async def test_a_line_that_is_down_and_a_missing_model_are_said_in_words() -> None:
    view = a_view()
    page = (await get(FakeBoard(replace(view, line=replace(view.line, up=False))))).text
    assert "Line down." in page
    page = (await get(FakeBoard(replace(view, models=(ModelView(name="hibari", ok=False),))))).text
    assert "missing or wrong" in page


async def test_a_day_without_calls_says_how_to_make_one() -> None:
    assert "No call yet today" in (await get(FakeBoard(a_view(calls=())))).text


async def test_what_callers_say_is_shown_and_never_run() -> None:
    evil = replace(BOOKED, turns=(TurnView(who="caller", text="<script>alert(1)</script>"),), outcome="<b>x</b>")
    page = (await get(FakeBoard(a_view(calls=(evil,), clinic='"><img src=x>')))).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<b>x" not in page
    assert "<img" not in page


async def test_the_page_loads_nothing_from_elsewhere_and_runs_nothing_inline() -> None:
    answer = await get(FakeBoard())
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert "://" not in answer.text.replace("http://127.0.0.1:8090/fhir", "")
    assert "style=" not in answer.text
    assert "onclick" not in answer.text


async def test_the_page_works_without_script() -> None:
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in (await get(FakeBoard())).text


@pytest.mark.parametrize("host", ["evil.example.com", "127.0.0.1.evil.example.com", "192.168.1.10:8080", ""])
async def test_another_sites_name_for_this_machine_is_refused(host: str) -> None:
    answer = await get(FakeBoard(), Host=host)
    assert answer.status_code == 421
    assert "Maple" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost", "[::1]:8080"])
async def test_this_machines_own_names_are_answered(host: str) -> None:
    assert (await get(FakeBoard(), Host=host)).status_code == 200


@pytest.mark.parametrize("path", ["/static/board.css", "/static/board.js"])
async def test_its_own_assets_are_served(path: str) -> None:
    answer = await get(FakeBoard(), path)
    assert answer.status_code == 200
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/static/page.py", "/static/..%2fpage.py", "/admin"])
async def test_nothing_else_is_served(path: str) -> None:
    assert (await get(FakeBoard(), path)).status_code == 404


async def test_the_page_cannot_be_written_to() -> None:
    transport = httpx2.ASGITransport(make_app(FakeBoard()))
    async with httpx2.AsyncClient(transport=transport, base_url="http://localhost") as client:
        assert (await client.post("/")).status_code == 405


def test_the_pace_of_a_reply() -> None:
    assert [pace(ms) for ms in (700, 701, 1200, 1201)] == ["swift", "fair", "fair", "slow"]
    assert median_ms(BOOKED) == (512 + 1430) / 2
    assert median_ms(replace(BOOKED, turns=())) is None


# ---- server-sent events ---------------------------------------------------------------------


class Browser:
    """Reads one event stream."""

    def __init__(self) -> None:
        self.events: list[str] = []
        self.start: dict[str, Any] = {}
        self.left = anyio.Event()
        self.heard = anyio.Condition()

    async def receive(self) -> dict[str, Any]:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        async with self.heard:
            if message["type"] == "http.response.start":
                self.start = message
            else:
                self.events.append(message["body"].decode())
            self.heard.notify_all()

    async def until(self, count: int) -> str:
        async with self.heard:
            while len(self.events) < count:
                await self.heard.wait()
        return self.events[count - 1]


@asynccontextmanager
async def reading(board: FakeBoard) -> AsyncGenerator[Browser, None]:
    browser = Browser()
    scope = {"type": "http", "method": "GET", "path": "/events", "query_string": b"", "headers": [(b"host", b"[::1]")]}
    with anyio.fail_after(60):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(make_app(board), scope, browser.receive, browser.send)
            yield browser
            browser.left.set()


async def test_a_change_on_the_board_reaches_an_open_page() -> None:
    board = FakeBoard()
    async with reading(board) as browser:
        assert "booked" in await browser.until(1)
        assert (b"content-type", b"text/event-stream; charset=utf-8") in browser.start["headers"]
        board.put(a_view(cards=7))
        event = await browser.until(2)
        assert "<dd>7</dd>" in event
        assert all(line.startswith("data: ") for line in event.rstrip("\n").split("\n"))
        assert event.endswith("\n\n")
    assert board.readers == 0, "a browser that left is forgotten"


async def test_a_burst_of_changes_is_one_refresh() -> None:
    board = FakeBoard()
    async with reading(board) as browser:
        await browser.until(1)
        for cards in range(1, 50):
            board.put(a_view(cards=cards))
        assert "<dd>49</dd>" in await browser.until(2)
        await anyio.sleep(1)
        assert len(browser.events) == 2


async def test_a_quiet_board_still_shows_that_it_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("appliance.web.events.KEEPALIVE_S", 0.01)
    async with reading(FakeBoard()) as browser:
        await browser.until(1)
        assert await browser.until(2) == ": nothing new\n\n"

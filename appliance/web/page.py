"""The status page: one read-only view of the board, kept fresh by server-sent events, with no outside asset."""

from __future__ import annotations

from importlib import resources

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from appliance.web.board import Board
from appliance.web.events import BoardEvents
from appliance.web.guard import Guard
from appliance.web.render import renderer

STATIC = {"board.css": "text/css", "board.js": "text/javascript"}


def make_app(board: Board) -> Starlette:
    """The page over a board. Read-only: it answers GET and HEAD, under loopback names only."""
    render = renderer()

    async def page(_request: Request) -> Response:
        return HTMLResponse(render("page.html", board.snapshot()))

    async def events(_request: Request) -> Response:
        return BoardEvents(board, render)

    async def static(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in STATIC:
            return Response(status_code=404)
        content = resources.files("appliance.web").joinpath("static", name).read_bytes()
        return Response(content, media_type=STATIC[name])

    routes = [Route("/", page), Route("/events", events), Route("/static/{name}", static)]
    return Starlette(routes=routes, middleware=[Middleware(Guard)])

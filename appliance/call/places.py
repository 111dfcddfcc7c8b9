"""The calls the board can hold at once, and who stands in line for the next place: first come, first served."""

from __future__ import annotations

import anyio


class Turn:
    """One caller's place in line. Made by `Places.stand_in_line`."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._called = anyio.Event()
        self.away = False
        """Whether the caller is busy with something better, such as staff being rung; they keep their place in line."""

    @property
    def position(self) -> int:
        """1 is next; 0 once a place is theirs."""
        return self._places.position(self)

    async def called(self) -> None:
        """Return when a place is this caller's. `Places.give_back` must follow."""
        await self._called.wait()

    @property
    def has_place(self) -> bool:
        """Whether a place is this caller's."""
        return self._called.is_set()

    def call(self) -> None:
        """A place is theirs now. For `Places` only."""
        self._called.set()


class Places:
    """So many calls at once."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._taken = 0
        self._line: list[Turn] = []
        self._given_back = anyio.Event()

    @property
    def free(self) -> int:
        """Places nobody has."""
        return max(0, self.size - self._taken)

    @property
    def waiting(self) -> int:
        """Callers in line."""
        return len(self._line)

    def take(self) -> bool:
        """Take a place, if one is free and nobody was there before."""
        if self._taken >= self.size or self._line:
            return False
        self._taken += 1
        return True

    def take_anyway(self) -> None:
        """One more than there are: for danger alone."""
        self._taken += 1

    def give_back(self) -> None:
        """A call is over: who is next in line, and there, has its place."""
        self._taken -= 1
        self.look()
        given_back, self._given_back = self._given_back, anyio.Event()
        given_back.set()

    async def empty(self) -> None:
        """Return when nobody has a place."""
        while self._taken:
            await self._given_back.wait()

    def stand_in_line(self) -> Turn:
        """The last place in line; a place at once when one is free and those before are all away."""
        turn = Turn(self)
        self._line.append(turn)
        self.look()
        return turn

    def leave(self, turn: Turn) -> None:
        """This caller waits no more. Safe to call twice; a place they were given meanwhile is not given back."""
        if turn in self._line:
            self._line.remove(turn)
        self.look()

    def position(self, turn: Turn) -> int:
        """1 is next; 0 for one who is not in line."""
        return self._line.index(turn) + 1 if turn in self._line else 0

    def look(self) -> None:
        """Call whoever has a place now; to be called when somebody is back who was away."""
        for turn in list(self._line):
            if self._taken >= self.size:
                return
            if not turn.away:
                self._line.remove(turn)
                self._taken += 1
                turn.call()

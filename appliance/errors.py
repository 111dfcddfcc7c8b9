"""Every error this daemon raises on purpose. The name says what to do next.

ApplianceError
├── ConfigError            the box is set up wrong; print the sentence and exit 2
├── ModelError             a model file is missing or is not the file it should be
├── LineError              the telephone side failed
│   └── CallGone           the caller or the line went away; end the call's tasks
├── ChildGone              a child process died; its supervisor restarts it
├── ScheduleError
│   └── SlotTaken          someone else has the time; offer another
├── StoreError             the database could not be opened or written
└── EhrError
    └── EhrUnreachable     offline; keep the change in the outbox and try again
        ├── EhrLockedOut   one side does not believe who the other is; keep the change and tell the technician
        └── Undecided      it has the change, and a person there has yet to say yes; look again
"""

from __future__ import annotations


class ApplianceError(Exception):
    """Base of the tree. The message is a sentence for the person who can mend it."""


class ConfigError(ApplianceError):
    """The box is set up wrong: names the file, the field, the value and the fix."""


class ModelError(ApplianceError):
    """A model file is missing, incomplete or not the one the manifest names."""


class LineError(ApplianceError):
    """The telephone side failed."""


class CallGone(LineError):
    """The leg is over: the other side hung up or the line went away."""


class ChildGone(ApplianceError):
    """A child process ended or closed its pipe."""


class ScheduleError(ApplianceError):
    """The schedule refused."""


class SlotTaken(ScheduleError):
    """Another hold or booking overlaps this time."""


class StoreError(ApplianceError):
    """The database could not be opened, read or written."""


class EhrError(ApplianceError):
    """The record system failed."""


class EhrUnreachable(EhrError):
    """The record system cannot be reached, or did not answer in time."""

    def __init__(self, message: str, *, written: bool = True) -> None:
        """`written`: whether something may have been changed there; False only when surely no write was sent."""
        super().__init__(message)
        self.written = written


class EhrLockedOut(EhrUnreachable):
    """A certificate, a token or a key was refused. Nothing was written; it stays so until a person mends it."""

    def __init__(self, message: str, *, reason: str) -> None:
        """`reason`: a fixed word for the log."""
        super().__init__(message, written=False)
        self.reason = reason


class Undecided(EhrUnreachable):
    """The record system holds the change as a proposal; someone at the clinic has yet to accept it."""

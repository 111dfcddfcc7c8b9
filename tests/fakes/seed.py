"""An EHR that holds what the demo clinic's file says, as the box has mirrored it."""

from __future__ import annotations

from appliance.chat.store import seed

__all__ = ["seed"]

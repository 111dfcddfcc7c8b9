"""A child that sends back what it gets; `die` kills it, `deaf` makes it ignore the end of its pipe."""

from __future__ import annotations

import os
import time

from appliance.child import ParentPipe


def main() -> None:
    pipe = ParentPipe()
    print("a stray print must not reach the pipe", flush=True)
    while (message := pipe.receive()) is not None:
        if message == b"die":
            os._exit(3)
        if message == b"deaf":
            time.sleep(600)
        pipe.send(message)


if __name__ == "__main__":
    main()

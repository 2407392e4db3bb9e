"""What the engine says: one JSON object a line on the real stdout, which nothing else may write to."""

import json
import os
import sys
import threading

_out = sys.stdout


class Refused(Exception):
    """The job cannot be done as it stands. The text is a sentence with the way out, for a person."""


class Busy(Refused):
    """Another engine works in the output folder; the same job can be done later."""


class Stopped(Exception):
    """SIGTERM came before the first step: there is nothing to save."""


def take_stdout() -> None:
    """Keep the real stdout for events; prints of libraries go to stderr, so that they cannot break the protocol."""
    global _out
    _out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    sys.stdout = sys.stderr


def emit(type: str, **fields) -> None:
    print(json.dumps({"type": type, **fields}, ensure_ascii=False, allow_nan=False), file=_out, flush=True)


def emit_refusal(refusal: Refused) -> None:
    emit("refused", reason=str(refusal), **({"code": "busy"} if isinstance(refusal, Busy) else {}))


def exit_with_parent(output) -> None:
    """Stop when the parent is gone, however it died: its end of our stdin closes.

    An orphan would go on writing checkpoints beside the process that resumes the run. Only when the parent asks for
    it by RESIDENCY_PARENT_PIPE, so that the engine also runs by hand.
    """
    if os.environ.get("RESIDENCY_PARENT_PIPE") != "1":
        return

    def watch() -> None:
        try:
            while os.read(0, 4096):
                pass
        finally:  # also when stdin is not open at all
            os._exit(3)

    threading.Thread(target=watch, daemon=True).start()

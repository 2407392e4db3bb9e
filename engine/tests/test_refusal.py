"""A refusal says by its code whether the same job can be done later."""

import io
import json

import pytest

from residency_engine import events
from residency_engine.checkpoint import lock


def test_a_held_folder_is_busy_and_any_other_refusal_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr(events, "_out", io.StringIO())
    held = lock(tmp_path)
    with pytest.raises(events.Refused) as refusal:
        lock(tmp_path)
    held.close()
    events.emit_refusal(refusal.value)
    events.emit_refusal(events.Refused("rank must be above 0"))
    busy, other = map(json.loads, events._out.getvalue().splitlines())
    assert busy == {"type": "refused", "reason": str(refusal.value), "code": "busy"}
    assert other == {"type": "refused", "reason": "rank must be above 0"}
    lock(tmp_path).close()  # free again

"""Our side of the comparison in trl_sft.py: `train` of the engine, in this process so that its memory can be read.

    python engine_speed.py JOB.json
"""

import io
import json
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "engine"))
from residency_engine import events, train as training  # noqa: E402
from residency_engine.job import read_job  # noqa: E402


def main(job_file: str) -> None:
    job = read_job("train", job_file)
    events._out = io.StringIO()
    marks = {}
    training.Reporter.on_step_end = lambda self, args, state, control, **_: marks.setdefault(state.global_step, time.monotonic()) and None
    training.train(job)
    steps = max(marks)
    print(json.dumps({"samples": (steps - 2) * job.batch, "seconds": marks[steps] - marks[2],
                      "peakMemoryBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))


if __name__ == "__main__":
    main(sys.argv[1])

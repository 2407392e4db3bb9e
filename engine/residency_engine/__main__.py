"""python -m residency_engine check|train|predict|merge|create JOB.json

Events go to stdout, one JSON object a line; anything else that libraries print goes to stderr.
Exit codes: 0 done or stopped on request, 2 the job was refused (with a `refused` event), other values are faults.
"""

import os
import sys

os.environ.setdefault("HF_HUB_OFFLINE", "1")  # models are folders on this machine; nothing is ever downloaded
os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")

from residency_engine import events  # noqa: E402


def main(arguments: list[str]) -> int:
    if len(arguments) != 2 or arguments[0] not in ("check", "train", "predict", "merge", "create"):
        print(__doc__, file=sys.stderr)
        return 2
    events.take_stdout()
    try:
        from residency_engine.job import read_job

        from transformers.utils import logging

        logging.disable_progress_bar()
        verb, job = arguments[0], read_job(arguments[0], arguments[1])
        events.exit_with_parent(job.output)
        if verb == "check":
            from residency_engine.check import check as run
        elif verb == "train":
            from residency_engine.train import train as run
        elif verb == "predict":
            from residency_engine.predict import predict as run
        elif verb == "merge":
            from residency_engine.merge import merge as run
        else:
            from residency_engine.create import create as run
        run(job)
        return 0
    except events.Stopped:
        events.emit("stopped", step=0, of=0)
        return 0
    except events.Refused as refusal:
        events.emit_refusal(refusal)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

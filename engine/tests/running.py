"""Running the engine in tests: in this process, where nothing is killed, or in a fork of a warm one, where something is."""

import importlib
import io
import json
import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", TOKENIZERS_PARALLELISM="false",
                  TRANSFORMERS_VERBOSITY="error", OMP_NUM_THREADS="1")

import torch  # noqa: E402
from PIL import Image, ImageDraw  # noqa: E402

from residency_engine import events  # noqa: E402
from residency_engine.job import read_job  # noqa: E402

torch.set_num_threads(1)
ALL = ["vision", "projector", "language"]
TINY = {
    "min_pixels": 28 * 28, "max_pixels": 112 * 112, "words": ["OCR:", "User: ", "Assistant:\n"],
    "vision": {"hidden_size": 48, "intermediate_size": 96, "num_hidden_layers": 2, "num_attention_heads": 3,
               "image_size": 112, "patch_size": 14},
    "language": {
        "hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2, "num_attention_heads": 4,
        "num_key_value_heads": 2, "head_dim": 16, "max_position_embeddings": 1024, "tie_word_embeddings": True,
        "rope_parameters": {"rope_type": "default", "rope_theta": 10000.0, "mrope_section": [2, 3, 3]}},
}


class Said(list):
    """The events of one run."""

    def of(self, kind: str) -> list[dict]:
        return [event for event in self if event["type"] == kind]

    def one(self, kind: str) -> dict:
        found = self.of(kind)
        assert len(found) == 1, f"{len(found)} events {kind} in {self}"
        return found[0]


def run(verb: str, output: Path, **settings) -> Said:
    """One verb in this process. A refusal is the event `refused`, as in the real program; faults are raised."""
    output.mkdir(parents=True, exist_ok=True)
    file = output / f"job-{verb}.json"
    file.write_text(json.dumps({"output": str(output), **settings}, default=str))
    kept, events._out = events._out, io.StringIO()
    try:
        module = importlib.import_module(f"residency_engine.{verb}")
        getattr(module, verb)(read_job(verb, str(file)))
    except events.Refused as refusal:
        events.emit("refused", reason=str(refusal))
    finally:
        said, events._out = events._out.getvalue(), kept
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    return Said(json.loads(line) for line in said.splitlines())


def picture(folder: Path, name: str, size=(112, 56), text="") -> str:
    (folder / "images").mkdir(parents=True, exist_ok=True)
    page = Image.new("RGB", size, "white")
    ImageDraw.Draw(page).text((3, 6), text, fill="black")
    page.save(folder / "images" / name)
    return f"images/{name}"


def chat(question: str, answer: str) -> list[dict]:
    return [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]


def write_rows(path: Path, rows: list[dict]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def make_rows(folder: Path, count: int, seed: int, prefix: str = "r") -> list[dict]:
    """Pictures of 56x28 to 112x56 pixels with a word on each, and the word as the answer."""
    rng = random.Random(seed)
    rows = []
    for index in range(count):
        text = f"{rng.choice(['glucose', 'sodium', 'name', 'date'])} {rng.randint(1, 99)}"
        size = rng.choice([(56, 28), (112, 28), (56, 56), (112, 56)])
        rows.append({"id": f"{prefix}{index}", "messages": chat("OCR:", text),
                     "images": [picture(folder, f"{prefix}{seed}-{index}.png", size, text)]})
    return rows


# A server that has imported everything and never trained; its forks start in a moment and can be killed. Until Python 3.12
# it finds what it shall load through the environment only, and says nothing if it does not.
os.environ["PYTHONPATH"] = os.pathsep.join((str(Path(__file__).parent), str(Path(__file__).parent.parent)))
forks = multiprocessing.get_context("forkserver")
forks.set_forkserver_preload(["warm"])


def _forked(verb: str, output: str, settings: dict, log: str) -> None:
    import warm  # noqa: F401

    torch.set_num_threads(1)
    events._out = open(log, "a", encoding="utf-8")
    if os.environ.get("ENGINE_STDERR") is None:
        os.dup2(os.open(log + ".err", os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)
    file = Path(output, f"job-{verb}.json")
    file.write_text(json.dumps({"output": output, **settings}, default=str))
    try:
        getattr(importlib.import_module(f"residency_engine.{verb}"), verb)(read_job(verb, str(file)))
    except events.Refused as refusal:
        events.emit("refused", reason=str(refusal))
        os._exit(2)


class Fork:
    """The engine in a process of its own, which can be killed."""

    def __init__(self, verb: str, output: Path, **settings):
        output.mkdir(parents=True, exist_ok=True)
        self.log = output.parent / f"{output.name}-{time.monotonic_ns()}.jsonl"
        settings = json.loads(json.dumps(settings, default=str))
        self.process = forks.Process(target=_forked, args=(verb, str(output), settings, str(self.log)))
        self.process.start()

    def said(self) -> Said:
        if not self.log.exists():
            return Said()
        lines = self.log.read_text().split("\n")[:-1]
        return Said(json.loads(line) for line in lines)

    def wait_for(self, kind: str, seconds: float = 300, count: int = 1) -> dict:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            alive = self.process.is_alive()  # asked first: who has ended has said all that it says below
            found = self.said().of(kind)
            if len(found) >= count:
                return found[count - 1]
            assert alive, f"ended with {self.process.exitcode}: {self.said()} {self.errors()}"
            time.sleep(0.005)
        raise AssertionError(f"no {kind} after {seconds} s: {self.said()}")

    def errors(self) -> str:
        place = Path(f"{self.log}.err")
        return place.read_text()[-2000:] if place.exists() else ""

    def signal(self, number: int) -> None:
        os.kill(self.process.pid, number)

    def end(self, seconds: float = 300) -> int:
        self.process.join(seconds)
        if self.process.exitcode is None:
            self.process.kill()
            raise AssertionError(f"did not end: {self.said()}")
        return self.process.exitcode

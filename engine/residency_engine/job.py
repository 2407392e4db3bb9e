"""The job file: every setting of one piece of work, checked on reading."""

import json
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path

from residency_engine.events import Refused


@dataclass
class Job:
    output: Path = None  # folder that all artifacts go to
    model: Path = None  # folder of the base model
    adapter: Path | None = None  # folder of an adapter on top of the base
    train: Path | None = None  # rows: {"id", "images": [path], "messages": [...], "characters"?}
    eval: Path | None = None
    rows: Path | None = None  # predict, merge: the rows to answer
    base_folder: Path | None = None  # folder that relative image paths start from

    method: str = "lora"  # lora | qlora | full
    initialise: str = "weights"  # weights | random: random weights from the model's config, for pretraining
    towers: list[str] = field(default_factory=lambda: ["language"])
    rank: int = 16
    alpha: int = 32
    dropout: float = 0.0
    dora: bool = False
    rslora: bool = False

    epochs: float = 1.0
    max_steps: int = -1
    batch: int = 8
    accumulate: int = 1
    group_by_length: bool = False  # rows of similar length share a batch: less padding, the same rows an epoch
    learning_rate: float = 1e-4
    weight_decay: float = 0.0
    beta2: float = 0.999
    schedule: str = "cosine"
    warmup_steps: int = 0
    optimiser: str = "adamw"  # adamw | adamw-8bit
    characters_weight: float = 0.0  # weight of the dense character loss; 0 switches it off
    characters_only: bool = False  # no answers: vision and projector learn to name characters, at a fraction of the cost
    gradient_checkpointing: bool = False

    preflight_rows: int = 0  # rows encoded before the start; 0 is all. For pretraining sets that this project made itself
    max_tokens: int = 4096
    checkpoint_steps: int = 100
    patience: int = 0  # evaluations without improvement before stopping; 0 never stops
    seed: int = 0
    device: str = "auto"  # auto | cpu | cuda
    precision: str = "auto"  # auto | fp32 | bf16
    threads: int = 0  # 0 leaves the library's choice
    watched: list[str] = field(default_factory=list)  # ids of rows of `eval` that are answered at each evaluation, for people to see

    max_new_tokens: int = 512
    samples: int = 16  # merge: rows whose answers are compared
    dtype: str = "float16"  # merge: precision of the merged weights

    config: dict | None = None  # create: model, tokenizer and image settings

    def path(self, image: str) -> Path:
        return Path(image) if self.base_folder is None else self.base_folder / image


_PATHS = {"output", "model", "adapter", "train", "eval", "rows", "base_folder"}
_CHOICES = {
    "method": ("lora", "qlora", "full"), "initialise": ("weights", "random"), "optimiser": ("adamw", "adamw-8bit"),
    "device": ("auto", "cpu", "cuda"), "precision": ("auto", "fp32", "bf16"),
    "schedule": ("cosine", "linear", "constant", "constant_with_warmup"), "dtype": ("float16", "bfloat16", "float32"),
}
_POSITIVE = {
    "rank", "alpha", "epochs", "batch", "accumulate", "learning_rate", "max_tokens", "checkpoint_steps", "max_new_tokens", "samples",
}
_NEEDED = {
    "check": ("model", "train"), "train": ("model", "train", "eval"), "predict": ("model", "rows"),
    "merge": ("model", "adapter", "rows"), "create": ("config",),
}


def read_job(verb: str, path: str) -> Job:
    """Read and check a job file. Raises Refused for unknown keys, wrong choices and missing folders."""
    try:
        raw = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Refused(f"cannot read the job file {path}: {error}") from error
    if not isinstance(raw, dict):
        raise Refused(f"the job file {path} is not an object of settings")
    if unknown := sorted(set(raw) - {item.name for item in fields(Job)}):
        raise Refused(f"the job file has unknown keys: {', '.join(unknown)}")
    for item in fields(Job):
        check_value(item, raw.get(item.name, item.default))
    for name, choices in _CHOICES.items():
        if raw.get(name, choices[0]) not in choices:
            raise Refused(f"{name} must be one of {', '.join(choices)}, not {raw[name]!r}")
    if not raw.get("towers", ["language"]):
        raise Refused("towers is empty, so nothing would learn; name vision, projector or language")
    for name in ("output", *_NEEDED[verb]):
        if raw.get(name) is None:
            raise Refused(f"the job for {verb} needs {name}")
    job = Job(**{name: Path(value) if name in _PATHS and value is not None else value for name, value in raw.items()})
    for name in ("model", "adapter", "train", "eval", "rows"):
        place = getattr(job, name)
        if place is not None and not place.exists():
            raise Refused(f"{name} is not there: {place}")
    job.output.mkdir(parents=True, exist_ok=True)
    return job


def check_value(item, value) -> None:
    """Raises Refused for a value that is of another kind than the setting's default, or that makes no sense."""
    default = item.default_factory() if item.default is MISSING else item.default
    kinds = (str,) if item.name in _PATHS else (dict,) if item.name == "config" else (type(default),)
    if value is None and default is None or value is MISSING:
        return
    right = isinstance(value, (int, float) if kinds == (float,) else kinds) and (bool in kinds or not isinstance(value, bool))
    if not right or isinstance(value, list) and not all(isinstance(part, str) for part in value):
        raise Refused(f"{item.name} must be of the kind {kinds[0].__name__}, not {value!r}")
    if item.name in _POSITIVE and not value > 0:
        raise Refused(f"{item.name} must be above 0, not {value!r}")

"""Checkpoints that can be trusted: each carries a marker, written last, with the fingerprint of job and data."""

import fcntl
import hashlib
import json
import os
import shutil
from pathlib import Path

from residency_engine.events import Busy, Refused
from residency_engine.job import Job

# What must not change between a checkpoint and its continuation. Trainer itself checks none of it.
FROZEN = (
    "method", "initialise", "towers", "rank", "alpha", "dropout", "dora", "rslora", "epochs", "max_steps", "batch",
    "accumulate", "group_by_length", "learning_rate", "weight_decay", "beta2", "schedule", "warmup_steps", "optimiser",
    "characters_weight", "characters_only", "max_tokens", "preflight_rows", "seed", "precision",
)
# Weights, tokenizer, template and settings; the same endings as in src/inference/model-folder.ts, which a test holds to these.
MODEL_FILES = (".jinja", ".json", ".model", ".safetensors", ".tiktoken", ".txt")
MARKER = "complete"
KEPT = 2  # newest checkpoint and the best one, or the one before


def fingerprint(job: Job, data: str, workers: int = 1) -> str:
    """Hash of every setting that shapes the weights, of the data and of the base model's files."""
    frozen = {name: getattr(job, name) for name in FROZEN} | {"data": data, "workers": workers}
    frozen["model"] = digest_of(job.model, MODEL_FILES)
    return hashlib.sha256(json.dumps(frozen, sort_keys=True).encode()).hexdigest()


def digest_of(folder: Path, endings: tuple[str, ...]) -> str:
    """Hash of the files of a folder whose names end so."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.suffix in endings and path.is_file():
            with open(path, "rb") as file:
                digest.update(path.name.encode() + hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def mark_complete(folder: Path, mark: str) -> None:
    """Flush the checkpoint to disk, then write its marker: a checkpoint without one is never resumed from."""
    for path in (*folder.rglob("*"), folder):
        place = os.open(path, os.O_RDONLY)
        os.fsync(place)
        os.close(place)
    marker = folder / MARKER
    with open(marker.with_suffix(".part"), "w", encoding="utf-8") as file:
        file.write(mark)
        file.flush()
        os.fsync(file.fileno())
    marker.with_suffix(".part").replace(marker)


def step_of(folder: Path) -> int:
    return int(folder.name.split("-")[1])


def discard(folder: Path) -> None:
    """Delete a checkpoint, its marker first: killed half-way, what is left does not pass for complete."""
    (folder / MARKER).unlink(missing_ok=True)
    shutil.rmtree(folder)


def rotate(output: Path, best_step: int | None) -> None:
    """Keep the newest checkpoints and the best one. Called when the newest is complete, never before."""
    folders = sorted(output.glob("checkpoint-*"), key=step_of)
    kept = {folder for folder in folders if folder == folders[-1] or step_of(folder) == best_step}
    for folder in reversed(folders):
        if len(kept) < KEPT:
            kept.add(folder)
        if folder not in kept:
            discard(folder)


def last_checkpoint(output: Path, mark: str) -> Path | None:
    """The newest complete checkpoint. Removes half-written ones; refuses one of another job.

    Raises Refused when a complete checkpoint was written by a job with other settings or other data.
    """
    found = None
    for folder in sorted(output.glob("checkpoint-*"), key=step_of, reverse=True):
        marker = folder / MARKER
        if not marker.exists():
            discard(folder)
        elif marker.read_text(encoding="utf-8") != mark:
            raise Refused(f"{folder.name} was written by a job with other settings, data or base model; start a new run")
        elif found is None:
            found = folder
    return found


def lock(output: Path):
    """Hold the run's folder: two engines writing one run would ruin both. Released by the system when we end."""
    file = open(output / "lock", "w", encoding="utf-8")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise Busy(f"another engine is working in {output}; wait for it or stop it") from error
    return file

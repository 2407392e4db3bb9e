"""Killed at any moment and started again, a run ends with the same weights, to the bit."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch
from running import ALL, Fork, run, write_rows
from safetensors.torch import load_file

from residency_engine import checkpoint as checkpoints
from residency_engine import train as training

ENGINE = Path(__file__).parent.parent
KINDS = {
    "lora": dict(max_steps=10),
    "dropout and short batches": dict(max_steps=10, dropout=0.3, accumulate=2, batch=5, checkpoint_steps=1),
    "dora": dict(max_steps=8, dora=True, dropout=0.1, towers=ALL),
    "full": dict(max_steps=10, method="full", towers=ALL, learning_rate=1e-3),
    "from random with characters": dict(max_steps=8, method="full", towers=ALL, initialise="random", characters_weight=1.0),
    "bf16": dict(max_steps=8, precision="bf16"),
    "grouped by length": dict(max_steps=10, group_by_length=True, dropout=0.2),
}
# These two touch every part of what a checkpoint holds; the others are run with the slow tests.
QUICK_KINDS = {"lora", "grouped by length"}


def weights(folder: Path) -> dict:
    return {name: value for path in sorted((folder / "best").glob("*.safetensors")) for name, value in load_file(path).items()}


def assert_same(one: dict, other: dict) -> None:
    assert one.keys() == other.keys() and one
    assert all(torch.equal(one[name], other[name]) for name in one)


def with_characters(data, settings: dict, folder: Path) -> dict:
    """The same rows, every second one with the places of its characters."""
    rows = [{**row, "characters": {"text": "ab", "x": [0.2, 0.7], "y": [0.5, 0.5]}} if index % 2 else row
            for index, row in enumerate(data.rows)]
    return settings | dict(train=write_rows(folder / "rows.jsonl", rows))


@pytest.mark.parametrize(
    "kind", [kind if kind in QUICK_KINDS else pytest.param(kind, marks=pytest.mark.slow) for kind in KINDS]
)
def test_a_run_that_goes_on_from_a_checkpoint_equals_one_without_a_break(kind, settings, data, tmp_path, monkeypatch):
    monkeypatch.setattr(training, "rotate", lambda *_: None)
    job = with_characters(data, settings | KINDS[kind], tmp_path) if "characters" in kind else settings | KINDS[kind]
    whole = run("train", tmp_path / "whole", **job)
    assert whole.one("done")["step"] == job["max_steps"]
    numbers = sorted(checkpoints.step_of(folder) for folder in (tmp_path / "whole").glob("checkpoint-*"))
    for number in (numbers[0], numbers[len(numbers) // 2]):  # in the first epoch and in a later one
        copy = tmp_path / f"from-{number}"
        shutil.copytree(tmp_path / "whole", copy)
        shutil.rmtree(copy / "best")
        for folder in copy.glob("checkpoint-*"):
            if checkpoints.step_of(folder) > number:
                shutil.rmtree(folder)
        rest = run("train", copy, **job)
        assert rest.one("model")["resume"] == f"checkpoint-{number}"
        assert {**rest.one("done"), "path": ""} == {**whole.one("done"), "path": ""}
        assert_same(weights(copy), weights(tmp_path / "whole"))
        last = f"checkpoint-{job['max_steps']}"
        one, other = (torch.load(place / last / "optimizer.pt") for place in (copy, tmp_path / "whole"))
        for index, state in one["state"].items():
            assert all(torch.equal(state[name], other["state"][index][name]) for name in state)


@pytest.mark.parametrize("kind", ["lora", pytest.param("dropout and short batches", marks=pytest.mark.slow), pytest.param("bf16", marks=pytest.mark.slow)])
def test_a_watched_run_says_what_it_answers_and_learns_the_same(kind, settings, data, tmp_path):
    job = settings | KINDS[kind]
    plain = run("train", tmp_path / "plain", **job)
    names = [row["id"] for row in map(json.loads, Path(job["eval"]).read_text().splitlines())][:2]
    watched = run("train", tmp_path / "watched", **job, watched=[*names, "nobody"], max_new_tokens=12)
    samples = watched.of("sample")
    steps = sorted({event["step"] for event in watched.of("log") if event["eval_loss"] is not None})
    assert [(one["step"], one["id"]) for one in samples] == [(step, name) for step in steps for name in names]
    assert all(isinstance(one["text"], str) and isinstance(one["cut"], bool) for one in samples)
    assert not plain.of("sample")
    assert {**watched.one("done"), "path": ""} == {**plain.one("done"), "path": ""}
    assert_same(weights(tmp_path / "watched"), weights(tmp_path / "plain"))


def kill_at_random(kind: str, seed: int, settings: dict, data, tmp_path: Path, kills: int) -> None:
    job = settings | KINDS[kind] | dict(max_steps=40, checkpoint_steps=3)
    if "characters" in kind:
        job = with_characters(data, job, tmp_path)
    begun = time.monotonic()
    run("train", tmp_path / "whole", **job)
    usual = time.monotonic() - begun
    chance = random.Random(seed)
    for _ in range(kills):
        fork = Fork("train", tmp_path / "run", **job)
        fork.wait_for("dataset")
        fork.process.join(chance.uniform(0, usual))
        if fork.process.exitcode is None:
            fork.signal(signal.SIGKILL)
        fork.end()
    said = run("train", tmp_path / "run", **job)
    assert said.one("done")["step"] == 40
    assert_same(weights(tmp_path / "run"), weights(tmp_path / "whole"))
    assert not list((tmp_path / "run").glob("*.part"))


def test_killed_at_random_moments(settings, data, tmp_path):
    kill_at_random("lora", 1, settings, data, tmp_path, kills=2)


KILLS = int(os.environ.get("RESIDENCY_KILLS", 48))  # of each kind, in rounds of 6 at most


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(-(-KILLS // 6)))
@pytest.mark.parametrize("kind", KINDS)
def test_killed_at_many_random_moments(kind, seed, settings, data, tmp_path):
    kill_at_random(kind, 100 + seed, settings, data, tmp_path, kills=min(6, KILLS))


def test_sigterm_saves_and_stops_and_the_run_goes_on(settings, tmp_path):
    job = settings | dict(max_steps=200, checkpoint_steps=50, dropout=0.2)
    run("train", tmp_path / "whole", **job)
    fork = Fork("train", tmp_path / "run", **job)
    fork.wait_for("log")
    fork.signal(signal.SIGTERM)
    assert fork.end() == 0
    stopped = fork.said().one("stopped")
    assert 0 < stopped["step"] < 200 and stopped["of"] == 200
    assert fork.said().of("checkpoint")[-1]["step"] == stopped["step"] and not fork.said().of("done")
    rest = run("train", tmp_path / "run", **job)
    assert rest.one("model")["resume"] == f"checkpoint-{stopped['step']}"
    assert_same(weights(tmp_path / "run"), weights(tmp_path / "whole"))


def test_sigterm_before_the_first_step_stops_too(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(training, "check_first_batch", lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    with pytest.raises(training.Stopped):
        run("train", tmp_path / "run", **settings)
    monkeypatch.undo()
    assert run("train", tmp_path / "run", **settings).one("done")["step"] == 6


def test_the_program_itself_speaks_the_protocol_and_ends_with_its_parent(settings, tmp_path):
    def start(verb: str, folder: str, **job):
        place = tmp_path / folder
        place.mkdir()
        (place / "job.json").write_text(json.dumps({"output": str(place), **job}, default=str))
        return subprocess.Popen([sys.executable, "-m", "residency_engine", verb, str(place / "job.json")], cwd=ENGINE, text=True,
                                env={**os.environ, "RESIDENCY_PARENT_PIPE": "1"}, stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    orphan = start("train", "orphan", **settings | dict(max_steps=100_000, checkpoint_steps=1_000))
    refused = start("train", "refused", **settings | dict(rank=0))
    for line in orphan.stdout:
        if '"log"' in line:
            break
    orphan.stdin.close()  # the parent is gone
    assert orphan.wait(120) == 3
    assert refused.wait(300) == 2
    assert refused.stdout.read() == '{"type": "refused", "reason": "rank must be above 0, not 0"}\n'


def test_two_engines_on_one_folder(settings, tmp_path):
    job = settings | dict(max_steps=100_000, checkpoint_steps=1_000)
    first = Fork("train", tmp_path / "run", **job)
    first.wait_for("dataset")
    assert "another engine is working" in run("train", tmp_path / "run", **job).one("refused")["reason"]
    first.signal(signal.SIGKILL)
    first.end()
    assert run("train", tmp_path / "run", **settings).one("done")["step"] == 6  # the lock went with its process


def test_only_marked_checkpoints_count_and_rotation_never_touches_the_newest_or_the_best(tmp_path):
    for step in (2, 4, 6, 8, 10):
        (tmp_path / f"checkpoint-{step}").mkdir()
        checkpoints.mark_complete(tmp_path / f"checkpoint-{step}", "mark")
    (tmp_path / "checkpoint-10" / "complete").unlink()
    assert checkpoints.last_checkpoint(tmp_path, "mark") == tmp_path / "checkpoint-8"
    assert not (tmp_path / "checkpoint-10").exists()
    checkpoints.rotate(tmp_path, 4)
    assert sorted(folder.name for folder in tmp_path.iterdir()) == ["checkpoint-4", "checkpoint-8"]
    with pytest.raises(training.Refused):
        checkpoints.last_checkpoint(tmp_path, "another job")


def test_a_deletion_that_was_cut_short_leaves_nothing_that_passes_for_complete(tmp_path, monkeypatch):
    folder = tmp_path / "checkpoint-2"
    folder.mkdir()
    (folder / "a").touch()
    checkpoints.mark_complete(folder, "mark")
    monkeypatch.setattr(checkpoints.shutil, "rmtree", lambda *_: None)  # killed at once
    checkpoints.discard(folder)
    monkeypatch.undo()
    assert checkpoints.last_checkpoint(tmp_path, "mark") is None


def test_patience_goes_on_counting_after_a_break(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(training, "rotate", lambda *_: None)
    job = settings | dict(learning_rate=0.3, patience=3, max_steps=60)
    whole = run("train", tmp_path / "whole", **job).one("done")
    assert whole["stopped_early"] and whole["step"] == whole["best_step"] + 6
    copy = tmp_path / "run"
    shutil.copytree(tmp_path / "whole", copy)
    shutil.rmtree(copy / "best")
    shutil.rmtree(copy / f"checkpoint-{whole['step']}")
    assert {**run("train", copy, **job).one("done"), "path": ""} == {**whole, "path": ""}
    assert_same(weights(copy), weights(tmp_path / "whole"))


def test_a_run_whose_folder_was_moved_still_ends_with_its_best_checkpoint(settings, tmp_path):
    job = settings | dict(learning_rate=0.3, patience=1, max_steps=60)
    whole = run("train", tmp_path / "whole", **job).one("done")
    assert whole["best_step"] < whole["step"]
    shutil.move(tmp_path / "whole", tmp_path / "moved")
    kept = weights(tmp_path / "moved")
    shutil.rmtree(tmp_path / "moved" / "best")
    run("train", tmp_path / "moved", **job)
    assert_same(weights(tmp_path / "moved"), kept)

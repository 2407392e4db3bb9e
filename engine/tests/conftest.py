"""One tiny model and one set of rows for the whole session, made by the engine itself."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from running import ALL, TINY, forks, make_rows, run, write_rows


def nothing() -> None:
    """Starts the fork server early, so that its imports run beside the first tests."""


def pytest_collection_finish(session):
    if any(item.path.name == "test_resume.py" for item in session.items):
        forks.Process(target=nothing).start()


@pytest.fixture(scope="session")
def data(tmp_path_factory) -> SimpleNamespace:
    folder = tmp_path_factory.mktemp("data")
    train, evaluation = make_rows(folder, 12, 1), make_rows(folder, 5, 2, "e")
    return SimpleNamespace(folder=folder, rows=train, eval_rows=evaluation,
                           train=write_rows(folder / "train.jsonl", train), eval=write_rows(folder / "eval.jsonl", evaluation))


@pytest.fixture(scope="session")
def blank(tmp_path_factory) -> Path:
    """An untrained model folder."""
    folder = tmp_path_factory.mktemp("blank")
    assert run("create", folder, config=TINY).one("done")["vocabulary"] > 256
    return folder


@pytest.fixture(scope="session")
def base(blank, data, tmp_path_factory) -> Path:
    """The same after a short training from random weights."""
    said = run("train", tmp_path_factory.mktemp("base"), model=blank, train=data.train, eval=data.eval,
               base_folder=data.folder, method="full", initialise="random", towers=ALL, max_steps=40, batch=6,
               learning_rate=5e-3, checkpoint_steps=20, precision="fp32", device="cpu")
    return Path(said.one("done")["path"])


@pytest.fixture(scope="session")
def settings(base, data) -> dict:
    """A short LoRA job, in fp32 so that comparisons mean something on every machine."""
    return dict(model=base, train=data.train, eval=data.eval, base_folder=data.folder, max_steps=6, batch=2, rank=4,
                alpha=8, learning_rate=1e-2, checkpoint_steps=2, precision="fp32", device="cpu", seed=3)


@pytest.fixture(scope="session")
def tuned(settings, tmp_path_factory):
    """That job, done once without a break: its events, folder and adapter."""
    folder = tmp_path_factory.mktemp("tuned")
    said = run("train", folder, **settings)
    return SimpleNamespace(said=said, folder=folder, adapter=Path(said.one("done")["path"]))

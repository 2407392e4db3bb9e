"""Merging tells near-ties, which half precision may turn, from faults, which it may not."""

import shutil
from pathlib import Path

import pytest
import torch
from peft import LoraModel
from running import run
from residency_engine import merge as merging
from residency_engine.merge import Forced, parting


@pytest.fixture(scope="module")
def job(base, data, tuned) -> dict:
    return dict(model=base, adapter=tuned.adapter, rows=data.eval, base_folder=data.folder, device="cpu", precision="fp32",
                max_new_tokens=12)


def forced(before: list[float], after: list[float], rounding: float) -> Forced:
    """One token at which the adapter has the logits `before` and the stored model `after`."""
    item = Forced(batch={}, places=torch.tensor([0]))
    best = torch.tensor([before]).topk(2, dim=-1).values
    item.logits, item.choice = torch.tensor([after]), torch.tensor([before]).argmax(-1)
    item.margin, item.moved = best[:, 0] - best[:, 1], [torch.zeros(1), torch.tensor([rounding]), torch.zeros(1)]
    return item


@pytest.mark.parametrize("before, after, rounding, turned, explained", [
    ([2.0, 1.0], [2.1, 1.0], 0.1, False, False),  # the same choice
    ([2.0, 1.99], [1.99, 2.0], 0.01, True, True),  # nearly equal before, and rounding moves logits by as much
    ([2.0, 1.0], [1.0, 2.0], 0.01, True, False),  # a clear choice that rounding cannot turn
])
def test_a_turned_choice_is_a_tie_only_if_rounding_explains_it(before, after, rounding, turned, explained):
    item = forced(before, after, rounding)
    assert bool(item.turned()) == turned and bool(item.explained()) == explained


def test_rounding_at_one_token_explains_nothing_at_another():
    item = forced([2.0, 1.0], [1.0, 2.0], 0)
    item.logits, item.choice, item.margin = item.logits.repeat(2, 1), item.choice.repeat(2), item.margin.repeat(2)
    item.moved = [torch.zeros(2), torch.tensor([0.0, 2.0]), torch.zeros(2)]
    assert item.explained().tolist() == [False, True]


def test_answers_part_at_the_first_token_that_differs_or_where_one_ends():
    assert parting([1, 2, 3], [1, 2, 3]) is None
    assert parting([1, 2, 3], [1, 9, 3]) == 1
    assert parting([1, 2], [1, 2, 3]) == 2


def test_folding_and_storing_change_nothing_and_rounding_little(job, tmp_path):
    base = shutil.copytree(job["model"], tmp_path / "base")
    (base / "tokenizer.model").write_bytes(b"pieces")
    event = run("merge", tmp_path, **job | dict(model=base), dtype="bfloat16").one("merged")
    assert (Path(event["path"]) / "tokenizer.model").read_bytes() == b"pieces"
    assert event["folding"] < 1e-3 and event["storing"] < 1e-3 < event["rounding"]
    assert event["drift"] <= event["folding"] + event["rounding"] + event["storing"] + 1e-6
    assert event["differences"] == 0 and event["different_answers"] == []
    assert event["versions"]["torch"] == torch.__version__


def test_a_fault_on_the_way_to_the_disk_is_a_difference_however_much_it_moves(job, tmp_path, monkeypatch):
    """A flip implies that logits moved by half the margin, so whoever measures the movement itself would call all of these ties."""
    load = merging.load_model

    def faulty(settings, folder, *rest):
        model = load(settings, folder, *rest)
        if folder.name == "merged.part":
            with torch.no_grad():
                model.get_input_embeddings().weight.copy_(model.get_input_embeddings().weight.roll(1, 0))
        return model

    monkeypatch.setattr(merging, "load_model", faulty)
    assert run("merge", tmp_path, **job, dtype="float16").one("refused")["reason"].startswith("storing the weights moved")
    assert not list(tmp_path.glob("merged*"))
    monkeypatch.setattr(merging, "FAULT", float("inf"))
    event = run("merge", tmp_path, **job, dtype="float16").one("merged")
    assert event["storing"] > 1 and event["differences"] > 0 and event["different_answers"]
    assert event["agreement"] < 0.9


def test_near_ties_are_reported_and_not_held_against_the_merge(job, tmp_path, monkeypatch):
    """With all its logits a hair apart the adapter has no choice of its own that rounding could not turn."""
    load = merging.load_model

    def flat(settings, folder, *rest):
        model = load(settings, folder, *rest)
        if folder.name != "merged.part":
            with torch.no_grad():
                model.get_output_embeddings().weight.mul_(1e-3).add_(1)
        return model

    monkeypatch.setattr(merging, "load_model", flat)
    event = run("merge", tmp_path, **job, dtype="bfloat16").one("merged")
    assert event["ties"] > 0 and event["differences"] == 0 and event["different_answers"] == []
    assert event["agreement"] == pytest.approx(1 - event["ties"] / event["tokens"]) and event["storing"] < 1e-3


def test_weights_that_overflow_half_precision_are_refused(job, tmp_path, monkeypatch):
    load = merging.load_model

    def huge(settings, folder, *rest):
        model = load(settings, folder, *rest)
        with torch.no_grad():
            next(model.model.visual.parameters())[0] = 7e4
        return model

    monkeypatch.setattr(merging, "load_model", huge)
    assert "does not fit into float16" in run("merge", tmp_path, **job, dtype="float16").one("refused")["reason"]


def test_a_fold_that_changes_the_model_is_refused_and_leaves_nothing(job, tmp_path, monkeypatch):
    fold = LoraModel.merge_and_unload

    def wrong(self, *arguments, **settings):
        model = fold(self, *arguments, **settings)
        model.model.language_model.norm.weight.data.mul_(1.5)
        return model

    monkeypatch.setattr(LoraModel, "merge_and_unload", wrong)
    reason = run("merge", tmp_path, **job).one("refused")["reason"]
    assert reason.startswith("folding the adapter into its base moved a logit")
    assert not list(tmp_path.glob("merged*"))

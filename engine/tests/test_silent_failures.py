"""One test for each way in which training stacks fail without a word. Each fails when its guard is taken away."""

import shutil

import pytest
import torch
from PIL import Image
from running import chat, picture, run, write_rows
from safetensors.torch import load_file

from residency_engine import train as training
from residency_engine.data import IGNORED, Collator, Encoder, RowError
from residency_engine.job import Job
from residency_engine.models import assert_only_towers_learn, load_model, load_processor, lora_targets, prepare_learning


def encoder_of(base, data, **settings) -> Encoder:
    return Encoder(load_processor(base), Job(model=base, base_folder=data.folder, **settings))


def adapter_of(folder) -> dict:
    return load_file(folder / "adapter_model.safetensors")


def same(one: dict, other: dict) -> bool:
    return one.keys() == other.keys() and all(torch.equal(one[name], other[name]) for name in one)


def test_01_a_row_that_is_too_long_is_rejected_and_never_cut(settings, data, tmp_path):
    long = {"id": "long", "images": data.rows[0]["images"], "messages": chat("OCR:", "word " * 60)}
    rows = write_rows(tmp_path / "rows.jsonl", [long, *data.rows])
    said = run("check", tmp_path / "out", **settings | dict(train=rows, max_tokens=64))
    assert said.one("rejected")["id"] == "long" and "never truncated" in said.one("rejected")["reason"]
    assert said.of("dataset")[0]["longest"] <= 64
    with pytest.raises(RowError, match="never truncated"):
        encoder_of(settings["model"], data, max_tokens=64).row(long)
    whole, _ = encoder_of(settings["model"], data).row(long)
    assert (whole["labels"] != IGNORED).sum() == len("word " * 60) + 1


def test_02_exactly_the_answer_and_its_end_token_carry_loss(settings, data, monkeypatch):
    encoder = encoder_of(settings["model"], data)
    tokenizer = encoder.processor.tokenizer
    several = {"id": "turns", "split": "train", "images": data.rows[0]["images"],
               "messages": chat("OCR:", "first answer") + chat("again", "second")}
    rows = [{**row, "split": "train"} for row in data.rows[:2]]
    for row, answers in [(several, "first answer</s>second</s>"), (rows[0], rows[0]["messages"][1]["content"] + "</s>")]:
        labels = encoder.row(row)[0]["labels"]
        assert tokenizer.decode(labels[labels != IGNORED]) == answers
    batch = Collator(encoder)(rows)
    assert not (batch["labels"] == encoder.image_id).any()
    assert torch.equal(batch["labels"] != IGNORED, batch["labels"] == batch["input_ids"])
    training.check_first_batch(Collator(encoder), [several, *rows])  # and the guard lets good rows of any kind pass

    def all_carry_loss(self, text, pictures, trained):
        return original(self, text, pictures, True)

    def no_end(self, text, pictures, trained):
        return original(self, text.removesuffix("</s>"), pictures, trained)

    def half(self, text, pictures, trained):
        return original(self, text[3:] if trained else text, pictures, trained)

    original = Encoder.piece
    for fault, words in [(all_carry_loss, "image placeholders"), (no_end, "never learn to stop"), (half, "not the answer")]:
        monkeypatch.setattr(Encoder, "piece", fault)
        with pytest.raises((training.Refused, RowError), match=words):
            training.check_first_batch(Collator(encoder), rows)
    monkeypatch.setattr(Encoder, "piece", all_carry_loss)
    text_only = [{"id": "t", "split": "train", "images": [], "messages": chat("question", "answer")}]
    with pytest.raises(training.Refused, match="not the answer"):
        training.check_first_batch(Collator(encoder), text_only)


def test_03_a_literal_placeholder_is_rejected_and_an_early_end_is_an_error(settings, data, tmp_path, monkeypatch):
    bad = [{"id": token, "images": data.rows[0]["images"], "messages": chat(f"read {token} this", "x")}
           for token in ("<|IMAGE_PLACEHOLDER|>", "<|IMAGE_START|>", "<|IMAGE_END|>", "<|VIDEO|>")]
    rows = write_rows(tmp_path / "rows.jsonl", bad + data.rows)
    said = run("check", tmp_path / "check", **settings | dict(train=rows))
    assert [(event["id"], "reserved token" in event["reason"]) for event in said.of("rejected")] == [(row["id"], True) for row in bad]

    # Were the words not refused, the processor's StopIteration would still not end an epoch in silence.
    encoder = encoder_of(settings["model"], data)
    monkeypatch.setattr(encoder, "refuse_reserved", lambda messages: None)
    with pytest.raises(RowError, match="more image placeholders"):
        Collator(encoder)([{**bad[0], "split": "train"}])

    # Nor does any other early end pass for a finished run.
    class Short(training.AnswerTrainer):
        def get_batch_samples(self, iterator, count, device):
            if self.state.global_step == 3:
                self.control.should_training_stop = self.control.should_epoch_stop = True
            return super().get_batch_samples(iterator, count, device)

    monkeypatch.setattr(training, "AnswerTrainer", Short)
    with pytest.raises(RuntimeError, match="ended at step . of 6 without being asked"):
        run("train", tmp_path / "out", **settings)
    assert not (tmp_path / "out" / "best").exists()


def test_04_an_end_token_in_the_ground_truth_is_rejected(settings, data, tmp_path):
    bad = [{"id": f"{token} in {place}", "images": data.rows[0]["images"],
            "messages": chat(f"OCR{token if place == 'question' else ''}", f"12{token if place == 'answer' else ''}3")}
           for token in ("</s>", "<s>", "<pad>", "<unk>") for place in ("question", "answer")]
    said = run("check", tmp_path, **settings | dict(train=write_rows(tmp_path / "rows.jsonl", bad + data.rows)))
    assert {event["id"] for event in said.of("rejected")} == {row["id"] for row in bad}
    assert all("reserved token" in event["reason"] for event in said.of("rejected"))


def test_05_the_chat_template_keeps_the_image_markers(settings, data, tmp_path):
    encoder = encoder_of(settings["model"], data)
    name = picture(tmp_path, "two-tokens.png", (56, 28))
    encoder.job.base_folder = tmp_path
    tokens, _ = encoder.row({"id": "golden", "images": [name], "messages": chat("OCR:", "ab")})
    # <|begin_of_sentence|> "User: " <|IMAGE_START|> 2 x <|IMAGE_PLACEHOLDER|> <|IMAGE_END|> "OCR:" "\n" "Assistant:\n" a b </s>
    assert tokens["input_ids"].tolist() == [4, 266, 5, 6, 6, 7, 265, 207, 267, 73, 74, 2]
    assert tokens["labels"].tolist() == [IGNORED] * 9 + [73, 74, 2]

    folder = tmp_path / "published"
    shutil.copytree(settings["model"], folder)
    template = (folder / "chat_template.jinja").read_text()
    markers = '"<|IMAGE_START|><|IMAGE_PLACEHOLDER|><|IMAGE_END|>"'
    assert markers in template
    (folder / "chat_template.jinja").write_text(
        "{%- if not image_token is defined -%}{%- set image_token = " + markers + " -%}{%- endif -%}"
        + template.replace(markers, "image_token"))
    refusal = run("train", tmp_path / "out", **settings | dict(model=folder)).one("refused")["reason"]
    assert "leaves out the markers around an image" in refusal and "<|IMAGE_START|>" in refusal


@pytest.mark.parametrize("tower, place", [("vision", "visual"), ("projector", "projector"), ("language", "language_model")])
def test_06_only_the_named_tower_learns(settings, tower, place):
    from peft import get_peft_model

    job = Job(model=settings["model"], towers=[tower], rank=2, device="cpu")
    model = load_model(job, job.model)
    linear = [name for name, module in model.named_modules() if isinstance(module, torch.nn.Linear)]
    targets = lora_targets(model, [tower])
    assert targets == [name for name in linear if place in name.split(".")] and targets
    adapted = get_peft_model(model, prepare_learning(model, job))
    learning = {name for name, parameter in adapted.named_parameters() if parameter.requires_grad}
    assert {name.split(".lora_")[0].removeprefix("base_model.model.") for name in learning} == set(targets)
    assert_only_towers_learn(adapted, job)
    for name, parameter in adapted.named_parameters():
        if name.endswith("weight") and any(f".{other}." in name for other in ("projector", "visual", "language_model") if other != place):
            parameter.requires_grad = True  # one stray weight in another tower
            break
    with pytest.raises(training.Refused, match="outside the chosen towers"):
        assert_only_towers_learn(adapted, job)


def test_07_resuming_with_other_settings_or_data_is_refused(settings, data, tuned, base, tmp_path):
    copy = tmp_path / "run"
    shutil.copytree(tuned.folder, copy)
    shutil.rmtree(copy / "best")
    for change in (dict(alpha=16), dict(learning_rate=1e-3), dict(batch=3), dict(accumulate=2), dict(seed=4), dict(max_steps=8),
                   dict(dropout=0.1), dict(towers=["vision"]), dict(schedule="linear"), dict(rslora=True)):
        assert "other settings, data or base model" in run("train", copy, **settings | change).one("refused")["reason"], change

    moved = tmp_path / "data"  # the same rows in another place are the same data
    shutil.copytree(data.folder, moved)
    there = settings | dict(base_folder=moved)
    page = moved / data.rows[3]["images"][0]
    kept = page.read_bytes()
    Image.open(page).rotate(180).save(page)
    assert "other settings, data or base model" in run("train", copy, **there).one("refused")["reason"]
    page.write_bytes(kept)
    other_rows = write_rows(moved / "other.jsonl", data.rows[1:])
    assert "other settings, data or base model" in run("train", copy, **there | dict(train=other_rows)).one("refused")["reason"]

    other_base = tmp_path / "base"
    shutil.copytree(base, other_base)
    template = other_base / "chat_template.jinja"
    template.write_text(template.read_text().replace("User: ", "Human: "))
    assert "other settings, data or base model" in run("train", copy, **there | dict(model=other_base)).one("refused")["reason"]
    assert run("train", copy, **there).one("done")["step"] == 6
    assert same(adapter_of(copy / "best"), adapter_of(tuned.adapter))


def test_08_a_finished_run_does_not_train_another_step(settings, tuned, tmp_path, monkeypatch):
    copy = tmp_path / "run"
    shutil.copytree(tuned.folder, copy)
    monkeypatch.setattr(training.Trainer, "training_step", lambda *_: pytest.fail("it trains"))
    again = run("train", copy, **settings).one("done")
    assert again["note"] == "already finished" and again["step"] == 6

    shutil.rmtree(copy / "best")  # killed between the last checkpoint and `best`
    done = run("train", copy, **settings).one("done")
    assert (done["step"], done["best_step"]) == (6, tuned.said.one("done")["best_step"])
    assert same(adapter_of(copy / "best"), adapter_of(tuned.adapter))


def test_08_a_run_out_of_patience_does_not_go_on_when_it_was_killed_before_best(settings, tmp_path, monkeypatch):
    hot = settings | dict(learning_rate=0.5, patience=1, max_steps=40)
    done = run("train", tmp_path / "run", **hot).one("done")
    assert done["stopped_early"] and done["step"] < 40
    weights = adapter_of(tmp_path / "run" / "best")
    shutil.rmtree(tmp_path / "run" / "best")
    monkeypatch.setattr(training.Trainer, "training_step", lambda *_: pytest.fail("it trains"))
    again = run("train", tmp_path / "run", **hot).one("done")
    assert {**again, "path": ""} == {**done, "path": ""}
    assert same(adapter_of(tmp_path / "run" / "best"), weights)


def test_09_evaluation_gives_the_loss_only_and_predictions_come_from_generation(settings, data, tuned, tmp_path, monkeypatch):
    assert tuned.said.of("prediction") == []
    evaluations = [event for event in tuned.said.of("log") if event["eval_loss"] is not None]
    assert [event["step"] for event in evaluations] == [2, 4, 6]
    seen = []
    original = training.AnswerTrainer.__init__
    monkeypatch.setattr(training.AnswerTrainer, "__init__", lambda self, *a, **o: (original(self, *a, **o), seen.append(self))[0])
    run("train", tmp_path / "run", **settings | dict(max_steps=1))
    assert seen[0].compute_metrics is None and seen[0].args.prediction_loss_only
    batch = seen[0].data_collator([{**row, "split": "eval"} for row in data.eval_rows[:2]])
    loss, logits, labels = seen[0].prediction_step(seen[0].model, batch, seen[0].args.prediction_loss_only)
    assert loss.ndim == 0 and logits is None and labels is None
    predicted = run("predict", tmp_path / "answers", model=settings["model"], rows=data.eval, base_folder=data.folder, device="cpu",
                    max_new_tokens=4).of("prediction")
    assert {event["id"] for event in predicted} == {row["id"] for row in data.eval_rows}


def test_10_a_half_written_checkpoint_is_ignored_and_the_complete_one_before_is_used(settings, tuned, tmp_path):
    copy = tmp_path / "run"
    shutil.copytree(tuned.folder, copy)
    shutil.rmtree(copy / "best")
    newest = copy / "checkpoint-6"
    (newest / "complete").unlink()
    (newest / "optimizer.pt").unlink()
    weights = newest / "adapter_model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    before = [folder.name for folder in copy.glob("checkpoint-*") if folder != newest]
    assert before
    said = run("train", copy, **settings)
    assert said.one("model")["resume"] == sorted(before)[-1]
    assert said.one("done")["step"] == 6
    assert same(adapter_of(copy / "best"), adapter_of(tuned.adapter))


def test_11_steps_speed_and_loss_are_not_distorted_by_resuming(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(training, "rotate", lambda *_: None)
    long = settings | dict(max_steps=30, checkpoint_steps=10, batch=5)  # 12 rows: the last batch of an epoch has 2
    whole = run("train", tmp_path / "whole", **long)
    copy = tmp_path / "run"
    shutil.copytree(tmp_path / "whole", copy)
    shutil.rmtree(copy / "checkpoint-30")
    shutil.rmtree(copy / "best")
    rest = run("train", copy, **long)
    assert rest.one("model")["resume"] == "checkpoint-20"

    def values(said, first):
        return [(e["step"], e["of"], e["loss"], e["eval_loss"], e["gradient"], e["learning_rate"])
                for e in said.of("log") if e["step"] >= first]

    first = rest.of("log")[0]["step"]
    assert first > 20
    assert values(rest, first) == values(whole, first)
    for said, start in ((whole, 0), (rest, 20)):
        for event in said.of("log"):
            rows = sum(2 if step % 3 == 0 else 5 for step in range(start + 1, event["step"] + 1))
            # Both are rounded to thousandths, which matters where little time has passed.
            most = rows / (event["seconds"] - 0.0006) if event["seconds"] > 0.0006 else float("inf")
            assert rows / (event["seconds"] + 0.0006) - 0.001 <= event["samples_per_second"] <= most + 0.001
            assert event["loss"] is not None or event["eval_loss"] is not None  # Trainer's distorted summary stays out


def test_12_an_adapter_really_answers(settings, data, base, tuned, tmp_path):
    job = dict(model=base, rows=data.eval, base_folder=data.folder, device="cpu", precision="fp32", max_new_tokens=12)

    def answers(**changes):
        said = run("predict", tmp_path / "answers", **job | changes)
        return {event["id"]: (event["text"], event["log_probability"]) for event in said.of("prediction")}

    plain, adapted = answers(), answers(adapter=tuned.adapter)
    assert len(plain) == 5 and plain != adapted
    merged = run("merge", tmp_path / "merge", **job | dict(adapter=tuned.adapter, dtype="float32")).one("merged")
    folded = answers(model=merged["path"])
    for name, (text, log_probability) in folded.items():
        assert text == adapted[name][0] and log_probability == pytest.approx(adapted[name][1], abs=1e-3)

    # PEFT only warns when an adapter's weights have names that the model does not know, and answers with the base.
    renamed = tmp_path / "renamed"
    shutil.copytree(tuned.adapter, renamed)
    from safetensors.torch import save_file

    save_file({name.replace("language_model", "model"): value for name, value in adapter_of(tuned.adapter).items()},
              renamed / "adapter_model.safetensors")
    for verb in ("predict", "merge"):
        assert "adapter" in run(verb, tmp_path / "no", **job | dict(adapter=renamed)).one("refused")["reason"]


def test_13_the_limit_of_new_tokens_is_obeyed_and_log_probabilities_are_returned(settings, data, base, tmp_path):
    from residency_engine.data import pad_batch

    job = dict(model=base, rows=data.train, base_folder=data.folder, device="cpu", precision="fp32", batch=1)
    short = run("predict", tmp_path / "short", **job | dict(max_new_tokens=3)).of("prediction")
    long = run("predict", tmp_path / "long", **job | dict(max_new_tokens=40)).of("prediction")
    assert len(short) == len(long) == 12
    for event in short + long:
        pairs = event["token_log_probabilities"]
        assert len(pairs) == event["tokens"] and "".join(text for text, _ in pairs) == event["text"]
        assert sum(log for _, log in pairs) == pytest.approx(event["log_probability"], abs=1e-3)
        assert min(log for _, log in pairs) == pytest.approx(event["lowest"], abs=1e-4)
    for event in short:
        assert event["tokens"] <= 3 and (event["tokens"] == 3 or not event["cut"])
    assert any(event["cut"] for event in short) and any(not event["cut"] for event in long)
    texts = {event["id"]: event["text"] for event in long}
    for event in short:
        assert texts[event["id"]].startswith(event["text"])

    # The log-probabilities are those of the answer under the model, computed here in one forward pass.
    encoder = encoder_of(base, data)
    model = load_model(encoder.job, base).eval()
    rows = {row["id"]: row for row in data.rows}
    for event in [event for event in long if not event["cut"]][:3]:
        row = {**rows[event["id"]], "messages": chat("OCR:", event["text"])}
        batch = pad_batch([encoder.row(row)], encoder.pad, left=False)
        labels = batch.pop("labels")[0, 1:]
        with torch.no_grad():
            logs = model(**batch).logits[0, :-1].log_softmax(-1)
        chosen = logs[torch.arange(len(labels)), labels.clamp(min=0)][labels != IGNORED]
        assert len(chosen) == event["tokens"]
        assert event["log_probability"] == pytest.approx(float(chosen.sum()), abs=1e-3)
        assert event["lowest"] == pytest.approx(float(chosen.min()), abs=1e-3)

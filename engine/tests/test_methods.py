"""Methods, refusals, rows, supervision, evaluation and answers: each does what its setting says, or says why not."""

import importlib.util
import json
import shutil
from dataclasses import replace

import pytest
import torch
from PIL import Image
from running import ALL, TINY, chat, picture, run, write_rows
from safetensors.torch import load_file

from residency_engine import check as checking
from residency_engine import predict as predicting
from residency_engine import train as training
from residency_engine.data import CHARACTER_SLOTS, IGNORED, Collator, Encoder, RowError, character_targets, pad_batch
from residency_engine.job import Job, read_job
from residency_engine.models import base_dtype, load_model, load_processor

HUB_NAMES = {"vision": "visual.", "projector": "mlp_AR.", "language": "model."}
MEMORY_NAMES = {"vision": ".visual.", "projector": ".projector.", "language": ".language_model."}
TOWER_SETS = [["vision"], ["projector"], ["language"], ["vision", "projector"], ALL]


# What learns


@pytest.mark.parametrize("towers", TOWER_SETS, ids="+".join)
@pytest.mark.parametrize("method", [{}, {"dora": True, "rslora": True}], ids=["lora", "dora+rslora"])
def test_an_adapter_learns_in_its_towers_only(method, towers, settings, tmp_path):
    said = run("train", tmp_path, **settings | method | dict(towers=towers, max_steps=2))
    weights = load_file(tmp_path / "best" / "adapter_model.safetensors")
    assert sum(value.numel() for value in weights.values()) == said.one("model")["trainable"]
    found = {tower for tower, name in MEMORY_NAMES.items() if any(name in weight for weight in weights)}
    assert found == set(towers) and not any("lm_head" in name for name in weights)
    learnt = [name for name, value in weights.items() if "lora_B" in name and value.abs().max() > 0]
    assert len(learnt) > 0.9 * len([name for name in weights if "lora_B" in name])
    saved = json.loads((tmp_path / "best" / "adapter_config.json").read_text())
    assert (saved["use_dora"], saved["use_rslora"], saved["r"], saved["lora_alpha"]) == (
        "dora" in method, "rslora" in method, 4, 8)
    assert any("magnitude" in name for name in weights) == ("dora" in method)


@pytest.mark.parametrize("towers", TOWER_SETS, ids="+".join)
def test_full_training_changes_its_towers_only(towers, settings, base, tmp_path):
    run("train", tmp_path, **settings | dict(method="full", towers=towers, max_steps=2, learning_rate=1e-3))
    before, after = load_file(base / "model.safetensors"), load_file(tmp_path / "best" / "model.safetensors")
    assert before.keys() == after.keys()
    changed = [name for name in before if not torch.equal(before[name], after[name])]
    prefixes = tuple(HUB_NAMES[tower] for tower in towers)
    assert changed and all(name.startswith(prefixes) for name in changed)
    for prefix in prefixes:
        assert any(name.startswith(prefix) for name in changed)


def test_gradient_checkpointing_changes_memory_and_not_results(settings, tmp_path):
    for method in ("lora", "full"):
        runs = [run("train", tmp_path / f"{method}-{on}", **settings | dict(
            method=method, max_steps=2, learning_rate=1e-3, towers=ALL, gradient_checkpointing=on)) for on in (False, True)]
        one, other = ([event["loss"] or event["eval_loss"] for event in said.of("log")] for said in runs)
        assert one == pytest.approx(other, rel=1e-5)


def test_accumulated_batches_weigh_every_token_as_one_large_batch_does(settings, data, tmp_path):
    # 12 rows: batches of 5, 5 and 2; the last accumulation of an epoch has one short batch.
    rows = [dict(row, messages=chat("OCR:", "x" * (1 + 3 * index))) for index, row in enumerate(data.rows)]
    job = settings | dict(train=write_rows(tmp_path / "rows.jsonl", rows), max_steps=4)
    whole = run("train", tmp_path / "whole", **job | dict(batch=10)).of("log")
    parts = run("train", tmp_path / "parts", **job | dict(batch=5, accumulate=2)).of("log")
    for name in ("loss", "gradient"):
        assert [e[name] for e in whole if e[name]] == pytest.approx([e[name] for e in parts if e[name]], rel=1e-3)


@pytest.mark.skipif(importlib.util.find_spec("bitsandbytes") is not None, reason="bitsandbytes is installed")
def test_what_needs_bitsandbytes_is_refused_without_it(settings, tmp_path):
    for verb in ("check", "train"):
        for change, name in ((dict(method="qlora"), "QLoRA"), (dict(optimiser="adamw-8bit"), "8-bit AdamW")):
            reason = run(verb, tmp_path, **settings | change).one("refused")["reason"]
            assert reason.startswith(f"{name} needs bitsandbytes, which is not installed"), reason


# Evaluation and the best checkpoint


def test_patience_stops_early_and_best_holds_the_best_checkpoint(settings, tmp_path):
    said = run("train", tmp_path, **settings | dict(learning_rate=0.3, patience=2, max_steps=60))
    done = said.one("done")
    losses = {event["step"]: event["eval_loss"] for event in said.of("log") if event["eval_loss"] is not None}
    best = min(losses, key=losses.get)
    assert done["stopped_early"] and done["step"] == best + 4 < 60
    assert (done["best_step"], done["eval_loss"]) == (best, losses[best])
    kept, last = (load_file(tmp_path / name / "adapter_model.safetensors") for name in (f"checkpoint-{best}", f"checkpoint-{done['step']}"))
    saved = load_file(tmp_path / "best" / "adapter_model.safetensors")
    assert all(torch.equal(saved[name], kept[name]) for name in kept) and any(not torch.equal(saved[name], last[name]) for name in last)


def test_the_best_whole_model_is_kept_and_not_the_last(settings, tmp_path):
    said = run("train", tmp_path, **settings | dict(method="full", towers=ALL, learning_rate=0.3, patience=2, max_steps=60))
    done = said.one("done")
    assert done["best_step"] < done["step"]
    job = settings | dict(method="full", towers=ALL, model=tmp_path / "best", max_steps=1, learning_rate=1e-12)
    again = run("train", tmp_path / "again", **job)
    assert again.one("done")["eval_loss"] == pytest.approx(done["eval_loss"], rel=1e-4)


def test_the_evaluation_loss_does_not_depend_on_the_batch_or_on_ids_that_occur_in_both_splits(settings, data, tmp_path):
    rows = [dict(row, id=f"r{index}", messages=chat("OCR:", "y" * (1 + 5 * index))) for index, row in enumerate(data.eval_rows)]
    shared = write_rows(tmp_path / "shared.jsonl", rows)
    apart = write_rows(tmp_path / "apart.jsonl", [dict(row, id=f"other{row['id']}") for row in rows])

    def loss(name, **change):
        job = settings | dict(max_steps=1, learning_rate=1e-12) | change
        return run("train", tmp_path / name, **job).one("done")["eval_loss"]

    expected = loss("one", eval=apart, batch=1)
    assert loss("shared", eval=shared, batch=1) == pytest.approx(expected, rel=1e-5)
    assert loss("batch", eval=shared, batch=4) == pytest.approx(expected, rel=1e-5)
    encoder = Encoder(load_processor(settings["model"]), Job(model=settings["model"], base_folder=data.folder))
    model = load_model(encoder.job, encoder.job.model).eval()
    total = tokens = 0
    for row in rows:
        batch = pad_batch([encoder.row(row)], encoder.pad, left=False)
        labels = batch.pop("labels")[:, 1:]
        with torch.no_grad():
            logits = model(**batch).logits[:, :-1]
        total += float(torch.nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=IGNORED, reduction="sum"))
        tokens += int((labels != IGNORED).sum())
    assert expected == pytest.approx(total / tokens, rel=1e-4)


def test_a_loss_that_is_no_number_ends_the_run_before_it_is_saved(settings, tmp_path):
    reason = run("train", tmp_path, **settings | dict(learning_rate=1e30, method="full", towers=ALL, max_steps=6)).one("refused")["reason"]
    assert "lower the learning rate" in reason
    assert not list(tmp_path.glob("checkpoint-*/complete")) and not (tmp_path / "best").exists()


# Answers and merging


def test_answers_in_a_batch_are_those_of_rows_alone(base, data, tmp_path):
    """Rows of different lengths, so that M-RoPE positions must not count the padding on the left."""
    job = Job(model=base, base_folder=data.folder)
    processor = load_processor(base)
    encoder = Encoder(processor, job)
    model = load_model(job, base).eval()
    rows = [{**row, "messages": chat("OCR:" + "please " * index, "")[:1]} for index, row in enumerate(data.rows[:5])]
    rows.append({"id": "two", "images": data.rows[0]["images"] + data.rows[1]["images"], "messages": chat("Both.", "")[:1]})
    rows.append({"id": "text", "images": [], "messages": chat("Only words?", "")[:1]})
    items = [encoder.prompt(row) for row in rows]
    assert len({len(item[0]["input_ids"]) for item in items}) > 3
    alone = []
    for item in items:
        batch = {name: value[None] if name in item[0] else value for name, value in {**item[0], **item[1]}.items() if name != "labels"}
        output = model.generate(**batch, max_new_tokens=10, do_sample=False, eos_token_id=2, pad_token_id=encoder.pad)
        tokens = output[0, len(item[0]["input_ids"]):]
        alone.append(processor.tokenizer.decode(tokens, skip_special_tokens=True, clean_up_tokenization_spaces=False))
    together = predicting.answer_batch(model, processor, items, encoder.pad, 10)
    padded = [predicting.answer_batch(model, processor, [item], encoder.pad, 10)[0] for item in items]
    assert [answer["text"] for answer in together] == alone == [answer["text"] for answer in padded]
    for one, other in zip(together, padded):
        assert one["log_probability"] == pytest.approx(other["log_probability"], abs=1e-3) and one["tokens"] == other["tokens"]
    assert len(set(alone)) > 1


def test_an_answer_with_a_schema_fits_it_and_the_others_stay_as_they_were(base, data, tmp_path):
    """An untrained model says anything, so only the schema can make its answer fit."""
    row = {**data.rows[0], "messages": chat("OCR:", "")[:1]}
    places = {"type": ["string", "null"], "maxLength": 3}
    schema = {"type": "object", "properties": {"drug": {"enum": ["x", "yy"]}, "dose": places}, "required": ["drug", "dose"],
              "additionalProperties": False}
    rows = [{**row, "id": "free"}, {**row, "id": "held", "schema": schema}]
    said = run("predict", tmp_path, model=base, rows=write_rows(tmp_path / "rows.jsonl", rows), base_folder=data.folder,
               batch=2, max_new_tokens=60, device="cpu")
    free, held = sorted(said.of("prediction"), key=lambda answer: answer["id"])
    assert not free["text"].startswith("{")
    answer = json.loads(held["text"])
    assert list(answer) == ["drug", "dose"] and answer["drug"] in ("x", "yy") and len(answer["dose"] or "") <= 3
    assert held["text"] == json.dumps(answer, separators=(",", ":"), ensure_ascii=False) and not held["cut"]

    alone = run("predict", tmp_path / "alone", model=base, rows=write_rows(tmp_path / "free.jsonl", rows[:1]),
                base_folder=data.folder, max_new_tokens=60, device="cpu").one("prediction")
    assert alone["text"] == free["text"]
    wrong = write_rows(tmp_path / "wrong.jsonl", [{**row, "id": "wrong", "schema": {"type": "nonsense"}}])
    refused = run("predict", tmp_path / "wrong", model=base, rows=wrong, base_folder=data.folder, device="cpu").one("refused")
    assert "cannot be held to this JSON Schema" in refused["reason"]


def test_predictions_of_many_shapes_do_not_wait_for_the_end(base, data, tmp_path, monkeypatch):
    rows = [dict(row, id=f"{index}-{row['id']}", messages=chat("q" * index, "a")) for index in range(3) for row in data.rows]
    rows.append({"id": "lost", "images": ["none.png"], "messages": chat("q", "a")})
    sizes = []
    original = predicting.answer_group
    monkeypatch.setattr(predicting, "answer_group", lambda groups, *rest: (
        sizes.append(sum(len(group) for group in groups.values())), original(groups, *rest))[1])
    monkeypatch.setattr(predicting, "WAITING", 2)
    said = run("predict", tmp_path, model=base, rows=write_rows(tmp_path / "rows.jsonl", rows), base_folder=data.folder,
               batch=4, max_new_tokens=2, device="cpu", precision="fp32")
    assert sorted(event["id"] for event in said.of("prediction")) == sorted(row["id"] for row in rows[:-1])
    assert said.one("done")["rows"] == 36 and said.one("rejected")["id"] == "lost"
    assert max(sizes) <= 8


@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
def test_merging_hardly_changes_the_model_and_writes_the_layout_of_the_hub(dtype, base, data, tuned, tmp_path):
    job = dict(model=base, adapter=tuned.adapter, rows=data.eval, base_folder=data.folder, device="cpu", precision="fp32",
               max_new_tokens=12)
    event = run("merge", tmp_path, **job, dtype=dtype).one("merged")
    assert event["rows"] == 5 and event["tokens"] > 20 and event["dtype"] == dtype
    assert event["drift"] < {"float16": 0.02, "bfloat16": 0.15}[dtype]
    if dtype == "float16":
        assert event["agreement"] == 1 and event["different_answers"] == []
    weights = load_file(tmp_path / "merged" / "model.safetensors")
    assert {value.dtype for value in weights.values()} == {getattr(torch, dtype)}
    assert {name.split(".")[0] for name in weights} == {"model", "visual", "mlp_AR"}  # the head is tied to the embeddings
    assert {"model.embed_tokens.weight", "model.layers.0.self_attn.q_proj.weight", "visual.vision_model.post_layernorm.weight",
            "mlp_AR.linear_1.weight"} <= set(weights)
    assert weights.keys() == load_file(base / "model.safetensors").keys()
    assert not (tmp_path / "merged.part").exists() and (tmp_path / "merged" / "chat_template.jinja").exists()
    changed = [name for name, value in weights.items() if not torch.equal(value, load_file(base / "model.safetensors")[name].to(value.dtype))]
    assert changed and all(name.startswith("model.layers") for name in changed)


# Jobs


@pytest.mark.parametrize("change, words", [
    (dict(learnig_rate=1), "unknown keys: learnig_rate"), (dict(method="lorra"), "method must be one of lora, qlora, full"),
    (dict(schedule="cubic"), "schedule must be one of"), (dict(model="/nowhere"), "model is not there"),
    (dict(train="/nowhere.jsonl"), "train is not there"), (dict(eval=None), "needs eval"), (dict(batch="8"), "batch must be of the kind int"),
    (dict(batch=True), "batch must be of the kind int"), (dict(batch=0), "batch must be above 0"), (dict(learning_rate=-1.0), "above 0"),
    (dict(towers="language"), "towers must be of the kind list"), (dict(towers=[]), "towers is empty"), (dict(towers=["audio"]), "no tower audio"),
    (dict(device="cuda"), "no CUDA device"), (dict(characters_weight=1.0), "needs method full"), (dict(epochs=0), "epochs must be above 0"),
])
def test_a_job_that_cannot_be_done_is_refused(change, words, settings, tmp_path):
    if "device" in change and torch.cuda.is_available():
        pytest.skip("there is a GPU")
    assert words in run("train", tmp_path, **settings | change).one("refused")["reason"]


def test_a_folder_that_is_no_model_and_a_config_with_holes_are_refused(settings, tmp_path):
    (tmp_path / "empty").mkdir()
    assert "is not a model folder" in run("train", tmp_path / "out", **settings | dict(model=tmp_path / "empty")).one("refused")["reason"]
    half = {name: value for name, value in TINY.items() if name != "vision"}
    assert "lacks vision" in run("create", tmp_path / "new", config=half).one("refused")["reason"]


# Rows


def test_bad_rows_are_rejected_by_name_and_the_others_go_on(settings, data, tmp_path):
    shutil.copytree(data.folder / "images", tmp_path / "images")
    images = tmp_path / "images"
    (images / "damaged.png").write_bytes((data.folder / data.rows[0]["images"][0]).read_bytes()[:90])
    (images / "text.png").write_text("this is no picture")
    Image.new("1", (12_000, 12_000)).save(images / "bomb.png")
    picture(tmp_path, "line.png", (2_000, 4))
    good = data.rows[0]["images"]

    def row(name, images=good, messages=chat("OCR:", "x")):
        return {"id": name, "images": images, "messages": messages}

    user, assistant = chat("OCR:", "x")
    wrong = {
        "missing": (row("missing", ["images/none.png"]), "is not there: images/none.png"),
        "folder": (row("folder", ["images"]), "cannot be read"),
        "damaged": (row("damaged", ["images/damaged.png"]), "cannot be read"),
        "text": (row("text", ["images/text.png"]), "cannot be read"),
        "bomb": (row("bomb", ["images/bomb.png"]), "cannot be read"),
        "line": (row("line", ["images/line.png"]), "processor refuses"),
        "silent": (row("silent", messages=[user]), "no assistant turn"),
        "empty": (row("empty", messages=chat("OCR:", "")), "answer is empty"),
        "blank": (row("blank", messages=chat("OCR:", " \n")), "answer is empty"),
        "none": (row("none", messages=[]), "no messages"),
        "role": (row("role", messages=[{"role": "tool", "content": "x"}, assistant]), "no role"),
        "content": (row("content", messages=[{"role": "user"}, assistant]), "neither a text"),
        "part": (row("part", messages=[{"role": "user", "content": [{"type": "text"}]}, assistant]), "no text"),
        "answer image": (row("answer image", messages=[user, {"role": "assistant", "content": [{"type": "image"}]}]), "is not one of text"),
        "no user": (row("no user", messages=[assistant]), "no user turn"),
        "count": (row("count", messages=[{"role": "user", "content": [{"type": "image"}] * 2}, assistant]), "places 2 images, but the row has 1"),
        "system": (row("system", messages=[{"role": "system", "content": "Be brief."}, user, assistant]), "leaves out a turn"),
    }
    # A bad row and a good one with the same id: the good one is not lost to it, nor is the bad one taken for it.
    twice = [row("twice", ["images/none.png"]), row("twice")]
    rows = [made for made, _ in wrong.values()] + twice + [data.rows[1], data.rows[2], data.rows[1]]
    job = settings | dict(train=write_rows(tmp_path / "rows.jsonl", rows), base_folder=tmp_path, eval=write_rows(tmp_path / "e.jsonl", data.eval_rows))
    for verb in ("check", "train"):
        said = run(verb, tmp_path / "out", **job | dict(max_steps=2))
        rejected = [(event["id"], event["reason"]) for event in said.of("rejected")]
        assert len(rejected) == len(wrong) + 3
        for (name, reason), (_, words) in zip(rejected, wrong.values()):
            assert words in reason, (name, reason)
        assert [name for name, _ in rejected[len(wrong):]] == ["twice", "twice", data.rows[1]["id"]]
        assert [reason for _, reason in rejected[-2:]] == ["the id occurs twice"] * 2
        assert said.of("dataset")[0]["rows"] == 2
    assert said.one("done")["step"] == 2


def test_rows_files_that_cannot_be_read_and_data_with_no_usable_row_are_refused(settings, data, tmp_path):
    for line, words in (("{", "line 2 is not a row"), ('{"id": "x"}', "line 2 is not a row"), ("[]", "line 2 is not a row")):
        rows = tmp_path / "rows.jsonl"
        rows.write_text(json.dumps(data.rows[0]) + "\n" + line + "\n")
        assert words in run("train", tmp_path / "out", **settings | dict(train=rows)).one("refused")["reason"]
    rows = write_rows(tmp_path / "bad.jsonl", [dict(data.rows[0], images=["none.png"])])
    assert "no usable row in train" in run("train", tmp_path / "out", **settings | dict(train=rows)).one("refused")["reason"]


def test_rows_of_many_turns_and_images_are_learned(settings, data, tmp_path):
    one, two = data.rows[0]["images"][0], data.rows[1]["images"][0]
    placed = [{"role": "user", "content": [{"type": "text", "text": "first"}, {"type": "image"}]},
              {"role": "assistant", "content": "one"},
              {"role": "user", "content": [{"type": "image"}, {"type": "text", "text": "second"}]},
              {"role": "assistant", "content": [{"type": "text", "text": "two"}]}]
    rows = [{"id": "turns", "images": [one], "messages": chat("OCR:", "a b") + chat("and?", "c")},
            {"id": "placed", "images": [one, two], "messages": placed},
            {"id": "words", "images": [], "messages": chat("hello", "world")},
            {"id": "open end", "images": [one], "messages": chat("OCR:", "x") + chat("more?", "")[:1]}]
    said = run("train", tmp_path / "out", **settings | dict(train=write_rows(tmp_path / "rows.jsonl", rows), max_steps=4, batch=4))
    assert said.of("rejected") == [] and said.one("done")["step"] == 4
    encoder = Encoder(load_processor(settings["model"]), Job(model=settings["model"], base_folder=data.folder))
    tokens, media = encoder.row(rows[1])
    assert encoder.processor.tokenizer.decode(tokens["labels"][tokens["labels"] != IGNORED]) == "one</s>two</s>"
    grid = media["image_grid_thw"]
    assert len(grid) == 2 and (tokens["input_ids"] == encoder.image_id).sum() == grid.prod(-1).sum() // 4


def test_the_preflight_is_remembered_only_for_the_same_data_model_and_settings(settings, data, blank, tmp_path, monkeypatch):
    looked = []
    original = Encoder.row
    monkeypatch.setattr(Encoder, "row", lambda self, row: (looked.append(row["id"]), original(self, row))[1])
    monkeypatch.setattr(checking, "measure", lambda *_: (None, None))
    job = {name: value for name, value in settings.items() if name != "eval"} | dict(batch=1)

    def count(**change):
        looked.clear()
        run("check", tmp_path / "out", **job | change)
        return len(looked)

    assert (count(), count()) == (12, 4)  # the second time only the rows of the first batches
    assert count(max_tokens=100) == 12
    model = tmp_path / "model"
    shutil.copytree(settings["model"], model)
    processor = json.loads((model / "processor_config.json").read_text())
    processor["image_processor"]["size"]["longest_edge"] = 56 * 56
    (model / "processor_config.json").write_text(json.dumps(processor))
    assert count(max_tokens=100, model=model) == 12
    assert count(max_tokens=100, model=model, preflight_rows=6) == 6


# Supervision by characters


def test_characters_fall_into_the_cells_of_their_centres():
    grid = torch.tensor([1, 4, 8])  # 2 x 4 merged cells
    targets = character_targets({"text": "aZ~é", "x": [0.0, 0.99, 1.0, 0.3], "y": [0.0, 0.99, 1.0, 0.49]}, grid)
    assert targets.shape == (8, CHARACTER_SLOTS)
    assert targets[0, 0] == ord("a") and targets[7, :2].tolist() == [ord("Z"), ord("~")] and targets[1, 0] == 1
    assert (targets != 0).sum() == 4
    crowd = character_targets({"text": "abcdefgh", "x": [0.5] * 8, "y": [0.1] * 8}, grid)
    assert crowd[2].tolist() == [ord(letter) for letter in "abcdef"]
    assert (character_targets(None, grid) == IGNORED).all()
    for wrong in ({"text": "ab", "x": [0.1], "y": [0.1]}, {"text": "a", "x": [-0.1], "y": [0.1]}, {"text": "a", "x": [0.1], "y": [7]}):
        with pytest.raises(RowError):
            character_targets(wrong, grid)


def test_the_character_head_learns_beside_the_model_and_goes_on_in_the_next_stage(settings, data, blank, tmp_path):
    def places(text):
        return {"text": text, "x": [0.1] * len(text), "y": [0.5] * len(text)}

    rows = [dict(row, characters=places("ab")) if index % 3 else row for index, row in enumerate(data.rows)]  # some have none
    rows.append({"id": "two", "images": data.rows[0]["images"] * 2, "messages": chat("Both.", "x"), "characters": places("c")})
    rows.append({"id": "words", "images": [], "messages": chat("Only", "words")})
    job = settings | dict(train=write_rows(tmp_path / "rows.jsonl", rows), method="full", towers=ALL, characters_weight=1.0,
                          max_steps=8, batch=3, learning_rate=1e-3, checkpoint_steps=4)
    run("train", tmp_path / "one", **job | dict(model=blank, initialise="random"))
    best = tmp_path / "one" / "best"
    weights = load_file(best / "model.safetensors")
    assert not any("character" in name for name in weights)
    head = load_file(best / "character_head.safetensors")
    assert set(head) == {"weight", "bias"}
    plain = run("predict", tmp_path / "answers", model=best, rows=data.eval, base_folder=data.folder, device="cpu", max_new_tokens=2)
    assert len(plain.of("prediction")) == 5

    run("train", tmp_path / "two", **job | dict(model=best, max_steps=1, learning_rate=1e-12))
    again = load_file(tmp_path / "two" / "best" / "character_head.safetensors")
    assert torch.allclose(again["weight"], head["weight"], atol=1e-6)


def test_images_without_known_characters_carry_no_dense_loss(settings, data):
    job = Job(model=settings["model"], base_folder=data.folder, characters_weight=1.0)
    encoder = Encoder(load_processor(job.model), job)
    known = {**data.rows[0], "split": "train", "characters": {"text": "a", "x": [0.1], "y": [0.1]}}
    unknown = {**data.rows[1], "split": "train", "characters": None}
    batch = Collator(encoder)([known, unknown])
    cells = [int(grid.prod()) // 4 for grid in batch["image_grid_thw"]]
    assert len(batch["characters"]) == sum(cells)
    assert (batch["characters"][: cells[0]] != IGNORED).all() and (batch["characters"][cells[0]:] == IGNORED).all()


# The plan


def test_the_plan_says_what_time_and_memory_a_run_will_need(settings, data, tmp_path, monkeypatch):
    for change in (dict(), dict(method="full", towers=ALL, gradient_checkpointing=True), dict(dora=True, towers=["vision"])):
        said = run("check", tmp_path / "out", **settings | change)
        plan = said.one("plan")
        assert plan["samples_per_second"] > 0 and plan["measured_memory_bytes"] > 10**8 and plan["memory_bytes"] > 10**8
        assert plan["steps"] == 6 and plan["rows"] == 12 and plan["longest_sampled"] == said.of("dataset")[0]["longest"]
        trained = run("train", tmp_path / json.dumps(sorted(change)), **settings | change | dict(max_steps=1)).one("model")
        assert (plan["parameters"], plan["device"], plan["bf16"]) == (210_064, trained["device"], trained["bf16"])
        assert plan["trainable"] == trained["trainable"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["job-check.json", "preflight-eval.json", "preflight-train.json"]

    monkeypatch.setattr(checking.psutil, "virtual_memory", lambda: type("Memory", (), {"available": 10**6}))
    plan = run("check", tmp_path / "out", **settings).one("plan")
    assert plan["samples_per_second"] is None and plan["measured_memory_bytes"] is None


def test_only_a_frozen_base_on_a_gpu_goes_without_a_master_copy(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda: True)
    gpu, cpu = torch.device("cuda"), torch.device("cpu")
    file = tmp_path / "job.json"
    file.write_text(json.dumps({**settings, "output": str(tmp_path), "precision": "auto"}, default=str))
    job = read_job("train", str(file))
    assert base_dtype(job, gpu) == torch.bfloat16 and base_dtype(job, cpu) == torch.float32
    assert base_dtype(replace(job, method="full"), gpu) == torch.float32
    assert base_dtype(replace(job, precision="fp32"), gpu) == torch.float32


def test_a_run_counts_its_steps_in_epochs(settings, tmp_path):
    job = {name: value for name, value in settings.items() if name != "max_steps"} | dict(batch=5, accumulate=2, epochs=1.5)
    assert training.steps_of(Job(batch=5, accumulate=2, epochs=1.5), 12) == 3
    assert run("train", tmp_path, **job).one("done")["step"] == 3

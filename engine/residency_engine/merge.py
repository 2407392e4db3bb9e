"""Fold an adapter into its base, in half precision, and show that the result answers as before."""

import shutil

import torch

from residency_engine.data import Encoder, IGNORED, RowError, pad_batch, read_rows
from residency_engine.events import Refused, emit
from residency_engine.job import Job
from residency_engine.models import choose_device, load_adapter, load_model, load_processor
from residency_engine.predict import answer_batch


@torch.no_grad()
def behaviour(model, processor, encoder: Encoder, rows: list[dict], job: Job) -> tuple[list[torch.Tensor], list[str]]:
    """Logits at the answer tokens of each row (teacher-forced) and its greedy answer."""
    logits, answers = [], []
    for row in rows:
        batch = pad_batch([encoder.row(row)], encoder.pad, left=False)
        labels = batch.pop("labels")[:, 1:]
        batch = {name: value.to(model.device) for name, value in batch.items()}
        output = model(**batch).logits[:, :-1].float().cpu()
        logits.append(output[labels != IGNORED])
    for start in range(0, len(rows), job.batch):
        prompts = [encoder.prompt(row) for row in rows[start: start + job.batch]]
        answers += [answer["text"] for answer in answer_batch(model, processor, prompts, encoder.pad, job.max_new_tokens)]
    return logits, answers


def merge(job: Job) -> None:
    """Emits merged with drift (largest logit difference), agreement of next tokens, and answers that differ.

    The judgement whether that is good enough is the platform's; the merged folder is written only beside, as
    `merged.part`, and renamed when it is whole.
    """
    device = choose_device(job)
    processor = load_processor(job.model)
    encoder = Encoder(processor, job)
    rows = []
    for row in read_rows(job.rows):
        try:
            encoder.row(row)
            rows.append(row)
        except RowError:
            continue
        if len(rows) >= job.samples:
            break
    if not rows:
        raise Refused("no usable row to compare the merged model on")
    job.method = "lora"  # never merge into a quantised base
    model = load_adapter(load_model(job, job.model), job.adapter).eval()
    before_logits, before_answers = behaviour(model, processor, encoder, rows, job)
    merged = model.merge_and_unload(safe_merge=True).to(getattr(torch, job.dtype))
    staging, final = job.output / "merged.part", job.output / "merged"
    shutil.rmtree(staging, ignore_errors=True)
    merged.save_pretrained(staging)
    processor.save_pretrained(staging)
    del model, merged
    reloaded = load_model(job, staging).to(device).eval()  # half-precision weights, computed in fp32 as before
    after_logits, after_answers = behaviour(reloaded, processor, encoder, rows, job)
    drift = max(float((a - b).abs().max()) for a, b in zip(before_logits, after_logits))
    tokens = sum(len(item) for item in before_logits)
    agreeing = sum(int((a.argmax(-1) == b.argmax(-1)).sum()) for a, b in zip(before_logits, after_logits))
    different = [row["id"] for row, a, b in zip(rows, before_answers, after_answers) if a != b]
    shutil.rmtree(final, ignore_errors=True)
    staging.rename(final)
    emit("merged", path=str(final), dtype=job.dtype, rows=len(rows), tokens=tokens, drift=drift,
         agreement=agreeing / tokens, different_answers=different)

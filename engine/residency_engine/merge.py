"""Fold an adapter into its base, in half precision, and tell what rounding did from what would be a fault.

Four models answer the same questions: the adapter on its base, the two folded together in full precision, the folded weights
after rounding, and what was read back from the disk. The differences between neighbours are folding, rounding and storing.
Only rounding may change anything, so a turned choice is a tie if rounding alone explains it, and else a difference. The
difference from the first model to the last could not tell: a choice never turns unless logits moved by half its margin.
"""

import platform
import shutil
from dataclasses import dataclass
from importlib.metadata import version

import torch

from residency_engine.data import Encoder, IGNORED, RowError, pad_batch, read_rows
from residency_engine.events import Refused, emit
from residency_engine.job import Job
from residency_engine.models import choose_device, load_adapter, load_model, load_processor
from residency_engine.predict import end_tokens

NOISE = 1e-5  # relative error of a logit that is computed twice in full precision
FAULT = 1e-3  # relative change of a logit by folding or storing that is no numerical noise on any hardware
PIECES = "tokenizer.model"  # the vocabulary in SentencePiece's form, beside tokenizer.json
VERSIONS = ("torch", "transformers", "peft", "safetensors")


@dataclass
class Forced:
    """One answer that every model is made to give, token by token, and how the models go on at each of its tokens."""

    batch: dict  # the encoded question with the answer
    places: torch.Tensor  # positions whose logits choose the answer's tokens
    logits: torch.Tensor = None  # (tokens, vocabulary) of the model that was asked last
    choice: torch.Tensor = None  # (tokens,) what the adapter chooses
    margin: torch.Tensor = None  # (tokens,) its best logit minus its second best
    moved: list = None  # per step (folding, rounding, storing): the largest difference of a logit at each token

    def ask(self, model) -> None:
        batch = {name: value.to(model.device) for name, value in self.batch.items()}
        logits = model(**batch).logits[0, self.places.to(model.device)].float().cpu()
        if not torch.isfinite(logits).all():
            raise Refused("the model gives logits that are not finite")
        if self.logits is None:
            best = logits.topk(2, dim=-1).values
            self.choice, self.margin, self.moved = logits.argmax(-1), best[:, 0] - best[:, 1], []
        else:
            self.moved.append((logits - self.logits).abs().amax(-1))
        self.logits = logits

    def turned(self) -> torch.Tensor:
        """Where the last model chooses another token than the adapter: (tokens,) of truth values."""
        return self.logits.argmax(-1) != self.choice

    def explained(self) -> torch.Tensor:
        """Where rounding alone could turn the choice: both of two logits may have moved by the token's largest rounding."""
        return self.margin <= 2 * (self.moved[1] + NOISE * self.logits.abs().max())


def forced_answer(tokens: dict, media: dict, pad: int) -> Forced:
    batch = pad_batch([(tokens, media)], pad, left=False)
    labels = batch.pop("labels")[0, 1:]
    batch.pop("characters", None)
    return Forced(batch, (labels != IGNORED).nonzero()[:, 0])


def with_answer(encoded: tuple[dict, dict], answer: list[int]) -> tuple[dict, dict]:
    """An encoded question with tokens that a model gave as its answer."""
    tokens, media = encoded
    longer = {name: torch.cat([value, value[-1:].repeat(len(answer))]) for name, value in tokens.items()}
    longer["input_ids"][-len(answer):] = torch.tensor(answer)
    longer["labels"][-len(answer):] = torch.tensor(answer)
    return longer, media


def greedy(model, processor, prompts: list[tuple[dict, dict]], pad: int, job: Job) -> list[list[int]]:
    """Tokens of each greedy answer, up to and with its end token."""
    ends, answers = end_tokens(model, processor), []
    for start in range(0, len(prompts), job.batch):
        batch = pad_batch(prompts[start: start + job.batch], pad, left=True)
        for name in ("labels", "characters"):
            batch.pop(name, None)
        batch = {name: value.to(model.device) for name, value in batch.items()}
        output = model.generate(**batch, max_new_tokens=job.max_new_tokens, do_sample=False, num_beams=1, eos_token_id=ends,
                                pad_token_id=pad)
        for row in output[:, batch["input_ids"].shape[1]:].tolist():
            end = next((index for index, token in enumerate(row) if token in ends), len(row) - 1)
            answers.append(row[: end + 1])
    return answers


def parting(before: list[int], after: list[int]) -> int | None:
    """Where two answers go apart; None when they are the same."""
    if before == after:
        return None
    return next((index for index, (a, b) in enumerate(zip(before, after)) if a != b), min(len(before), len(after)))


def cast(model, dtype: torch.dtype) -> None:
    """Gives what is saved of the model another precision; what it only keeps in memory, such as rotary frequencies, stays."""
    saved = model.state_dict().keys()
    for name, value in (*model.named_parameters(), *model.named_buffers()):
        if name in saved and value.is_floating_point():
            value.data = value.data.to(dtype)
            if not torch.isfinite(value.data).all():
                raise Refused(f"{name} does not fit into {str(dtype).removeprefix('torch.')}; merge in bfloat16")


def usable_rows(encoder: Encoder, job: Job) -> list[dict]:
    rows = []
    for row in read_rows(job.rows):
        try:
            encoder.row(row)
        except RowError:
            continue
        rows.append(row)
        if len(rows) >= job.samples:
            break
    if not rows:
        raise Refused("no usable row to compare the merged model on")
    return rows


@torch.no_grad()
def merge(job: Job) -> None:
    """Emits merged: ties and differences at the tokens of the right answers, and greedy answers that part at one or the other.

    The judgement whether that is good enough is the platform's; the merged folder is written only beside, as
    `merged.part`, and renamed when it is whole. Raises Refused when the rounded weights
    are not finite, or when anything but rounding changed the model.
    """
    device = choose_device(job)
    processor = load_processor(job.model)
    encoder = Encoder(processor, job)
    rows = usable_rows(encoder, job)
    prompts = [encoder.prompt(row) for row in rows]
    job.method = "lora"  # never merge into a quantised base
    model = load_adapter(load_model(job, job.model), job.adapter).eval()
    before = greedy(model, processor, prompts, encoder.pad, job)
    right = [forced_answer(*encoder.row(row), encoder.pad) for row in rows]
    given = [forced_answer(*with_answer(prompt, answer), encoder.pad) for prompt, answer in zip(prompts, before)]

    def ask(model) -> None:
        for forced in (*right, *given):
            forced.ask(model)

    ask(model)
    model = model.merge_and_unload(safe_merge=True)
    ask(model)
    cast(model, getattr(torch, job.dtype))
    staging, final = job.output / "merged.part", job.output / "merged"
    shutil.rmtree(staging, ignore_errors=True)
    model.save_pretrained(staging)
    processor.save_pretrained(staging)
    if (job.model / PIECES).exists():  # not written again by the processor, and what llama.cpp's converter reads
        shutil.copyfile(job.model / PIECES, staging / PIECES)
    cast(model, torch.float32)  # rounded weights, computed in full precision as before
    ask(model)
    del model
    reloaded = load_model(job, staging).to(device).eval()
    ask(reloaded)
    after = greedy(reloaded, processor, prompts, encoder.pad, job)

    turned = torch.cat([forced.turned() for forced in right])
    explained = torch.cat([forced.explained() for forced in right])
    tied, different = [], []
    for row, one, other, forced in zip(rows, before, after, given):
        place = parting(one, other)
        if place is not None:
            (tied if bool(forced.explained()[min(place, len(one) - 1)]) else different).append(row["id"])
    folding, rounding, storing = (max(float(forced.moved[step].max()) for forced in (*right, *given)) for step in range(3))
    scale = max(float(forced.logits.abs().max()) for forced in (*right, *given))
    for what, moved in (("folding the adapter into its base", folding), ("storing the weights", storing)):
        if moved > FAULT * scale:
            shutil.rmtree(staging, ignore_errors=True)
            raise Refused(f"{what} moved a logit by {moved:.3g}, which is no numerical noise beside logits of up to {scale:.3g}")
    shutil.rmtree(final, ignore_errors=True)
    staging.rename(final)
    emit("merged", path=str(final), dtype=job.dtype, rows=len(rows), tokens=len(turned), folding=folding, rounding=rounding,
         storing=storing, drift=max(float(sum(forced.moved).max()) for forced in (*right, *given)),
         agreement=1 - int(turned.sum()) / len(turned), ties=int((turned & explained).sum()),
         differences=int((turned & ~explained).sum()), tied_answers=tied, different_answers=different,
         versions={"python": platform.python_version(), **{name: version(name) for name in VERSIONS}})

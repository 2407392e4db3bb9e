"""Answers in batches, greedily, with the log-probability of every token that was chosen."""

import time

import torch
from transformers import LogitsProcessor, LogitsProcessorList, set_seed

from residency_engine.constrained import FittingTokens, Grammars
from residency_engine.data import Encoder, RowError, pad_batch, read_rows
from residency_engine.events import Refused, emit
from residency_engine.job import Job
from residency_engine.models import load_for_answers, load_processor

WAITING = 32  # batches of rows that may wait, with their pictures, for others of their shape


class ChosenLogProbabilities(LogitsProcessor):
    """Records the log-probability of the greedy choice at each step, without keeping whole distributions."""

    def __init__(self):
        self.steps = []

    def __call__(self, input_ids, scores):
        self.steps.append(torch.log_softmax(scores.float(), dim=-1).max(dim=-1).values.cpu())
        return scores


@torch.no_grad()
def answer_batch(model, processor, encoded: list[tuple[dict, dict]], pad: int, limit: int, matchers: list = ()) -> list[dict]:
    """Greedy answers of rows that are encoded as prompts: [{text, tokens, log_probability, lowest, cut}].

    Where a row has a matcher, its answer fits that schema, unless it is cut; log-probabilities are among allowed tokens.
    """
    batch = pad_batch(encoded, pad, left=True)
    batch.pop("labels")
    batch.pop("characters", None)
    batch = {name: value.to(model.device) for name, value in batch.items()}
    recorder = ChosenLogProbabilities()
    ends = end_tokens(model, processor)
    processors = [FittingTokens(matchers, batch["input_ids"].shape[1])] if any(matcher is not None for matcher in matchers) else []
    output = model.generate(**batch, max_new_tokens=limit, do_sample=False, num_beams=1, eos_token_id=ends,
                            pad_token_id=pad, logits_processor=LogitsProcessorList([*processors, recorder]))
    chosen, logs = output[:, batch["input_ids"].shape[1]:].cpu(), torch.stack(recorder.steps, dim=1)
    answers = []
    for tokens, row_logs in zip(chosen, logs):
        ended = [index for index, token in enumerate(tokens.tolist()) if token in ends]
        length = ended[0] + 1 if ended else len(tokens)
        kept = row_logs[:length]
        pieces = token_texts(processor.tokenizer, tokens[: ended[0]].tolist() if ended else tokens.tolist())
        answers.append({
            "text": "".join(pieces),
            "tokens": length, "log_probability": round(float(kept.sum()), 5), "lowest": round(float(kept.min()), 5),
            "cut": not ended,
            # One pair a token: the end token has no text, and the others' texts joined are the answer.
            "token_log_probabilities": [[piece, round(log, 5)]
                                        for piece, log in zip(pieces + [""] * bool(ended), kept.tolist(), strict=True)],
        })
    return answers


def token_texts(tokenizer, tokens: list[int]) -> list[str]:
    """What each token adds to the text of its answer; joined, they are the decoded answer, character for character. A
    token that is a part of a character adds nothing, and the last part adds the whole character."""
    def decode(ids: list[int]) -> str:
        return tokenizer.decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False)

    whole = decode(tokens)
    alone = [decode([token]) for token in tokens]
    if "".join(alone) == whole:
        return alone
    # Some tokenizers drop the space before a lone token, and bytes of one character have no text apart: each token is
    # decoded together with those before it, back to the last one that ended a character.
    texts, start, middle, used = [], 0, 0, 0
    for index in range(len(tokens)):
        before, now = decode(tokens[start:middle]), decode(tokens[start:index + 1])
        if now.endswith("\ufffd") and not whole.startswith(now[len(before):], used):
            texts.append("")
            continue
        texts.append(now[len(before):])
        used += len(texts[-1])
        start, middle = middle, index + 1
    if tokens and (missing := whole[used:]):
        texts[-1] += missing
    return texts if "".join(texts) == whole else [""] * (len(tokens) - 1) + [whole] if tokens else []


def end_tokens(model, processor) -> list[int]:
    configured = model.generation_config.eos_token_id
    ends = set(configured if isinstance(configured, list) else [configured]) | {processor.tokenizer.eos_token_id}
    if "<end_of_turn>" in processor.tokenizer.get_vocab():  # Gemma closes turns with it, not with its end token
        ends.add(processor.tokenizer.convert_tokens_to_ids("<end_of_turn>"))
    return sorted(token for token in ends if token is not None)


def predict(job: Job) -> None:
    """Answer every row of `rows`. Emits prediction or rejected for each, then done. Rows of one shape go together."""
    if job.threads:
        torch.set_num_threads(job.threads)
    set_seed(job.seed)
    processor = load_processor(job.model)
    encoder = Encoder(processor, job)
    model = load_for_answers(job)
    grammars = Grammars(processor.tokenizer, end_tokens(model, processor))
    groups: dict[tuple, list] = {}
    count = waiting = 0
    for row in read_rows(job.rows):
        try:
            item = encoder.prompt(row)
        except RowError as error:
            emit("rejected", split="rows", id=row["id"], reason=str(error))
            continue
        grid = item[1].get("image_grid_thw")
        shape = (len(item[0]["input_ids"]), str(grid.tolist()) if grid is not None else "")
        groups.setdefault(shape, []).append((row["id"], item, grammars.matcher(row["schema"])))
        waiting += 1
        if len(groups[shape]) >= job.batch or waiting >= WAITING * job.batch:
            fullest = max(groups, key=lambda shape: len(groups[shape]))
            done = answer_group(groups, fullest, model, processor, encoder, job)
            count, waiting = count + done, waiting - done
    for shape in list(groups):
        while groups[shape]:
            count += answer_group(groups, shape, model, processor, encoder, job)
    emit("done", rows=count)


def answer_group(groups, shape, model, processor, encoder, job: Job) -> int:
    chunk, groups[shape] = groups[shape][: job.batch], groups[shape][job.batch:]
    begun = time.monotonic()
    try:
        answers = answer_batch(model, processor, [item for _, item, _ in chunk], encoder.pad, job.max_new_tokens,
                               [matcher for *_, matcher in chunk])
    except torch.cuda.OutOfMemoryError as error:
        raise Refused(f"out of GPU memory with batch {job.batch}; lower it") from error
    seconds = (time.monotonic() - begun) / len(chunk)
    for (name, *_), answer in zip(chunk, answers):
        emit("prediction", id=name, seconds=round(seconds, 4), **answer)
    return len(chunk)

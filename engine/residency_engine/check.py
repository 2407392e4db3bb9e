"""Preflight without training: which rows can be learned from, how many tokens they have, what time and memory they will need."""

import psutil
import torch
from accelerate import init_empty_weights
from transformers import AutoConfig, AutoModelForImageTextToText

from residency_engine.data import IGNORED, Collator, Encoder, RowError, preflight
from residency_engine.events import emit
from residency_engine.job import Job
from residency_engine.models import base_dtype, choose_device, lora_targets, load_processor, need_bitsandbytes, places, use_bf16
from residency_engine.train import check_first_batch, measure, steps_of

# Bytes that stay whatever the model: interpreter, libraries, CUDA context, fragmentation. Measured on CPU.
RESIDENT = {"cpu": 500_000_000, "cuda": 1_400_000_000}
SAMPLED = 4  # batches whose lengths are looked at


def check(job: Job) -> None:
    """Emits dataset, rejected and plan. Memory in bytes; speed and measured memory are null where steps cannot be tried."""
    if job.threads:
        torch.set_num_threads(job.threads)
    device = choose_device(job)
    if job.method == "qlora":
        need_bitsandbytes("QLoRA", device)
    if job.optimiser == "adamw-8bit":
        need_bitsandbytes("8-bit AdamW", device)
    encoder = Encoder(load_processor(job.model), job)
    collator = Collator(encoder)
    rows = preflight(job.train, collator, "train")
    check_first_batch(collator, rows)
    if job.eval is not None:
        preflight(job.eval, collator, "eval")
    config = AutoConfig.from_pretrained(job.model)
    with init_empty_weights():
        model = AutoModelForImageTextToText.from_config(config)
    model.tie_weights()
    weights = sum(parameter.numel() for parameter in model.parameters())
    if job.method == "full":
        wanted = places(model, job.towers)
        learning = sum(p.numel() for n, p in model.named_parameters() if any(f".{w}." in f".{n}." for w in wanted))
    else:
        shapes = {name: module for name, module in model.named_modules() if name in set(lora_targets(model, job.towers))}
        learning = sum(job.rank * (module.in_features + module.out_features) + job.dora * module.out_features for module in shapes.values())
    sizes = []
    for row in rows[: SAMPLED * job.batch]:
        try:
            tokens, _ = collator.encoded(row)
            sizes.append((len(tokens["input_ids"]), int((tokens["labels"] != IGNORED).sum()), row))
        except RowError:  # with preflight_rows, not every row has been looked at
            continue
    sizes.sort(key=lambda size: size[0], reverse=True)
    lengths, answers, sampled = zip(*sizes)
    estimate = memory_bytes(job, config, weights, learning, lengths[0], max(answers), device)
    room = torch.cuda.mem_get_info()[0] if device.type == "cuda" else psutil.virtual_memory().available
    speed = measured = None
    if estimate < room:
        try:
            middle = max(0, len(sampled) - job.batch) // 2
            speed, measured = measure(job, collator, sampled[middle: middle + job.batch], sampled[: job.batch], device)
        except torch.cuda.OutOfMemoryError:
            pass
    emit("plan", rows=len(rows), steps=steps_of(job, len(rows)), parameters=weights, trainable=learning,
         device=str(device), bf16=use_bf16(job, device), memory_bytes=estimate, measured_memory_bytes=measured,
         longest_sampled=lengths[0], samples_per_second=None if speed is None else round(speed, 3))


def memory_bytes(job: Job, config, weights: int, learning: int, length: int, answer: int, device: torch.device) -> int:
    """Estimate: weights, gradients and Adam moments of what learns, activations and logits of one batch, what is always there.

    Activations are tokens * (4H + 2K + 2 + 2M) values a layer (attention and MLP inputs kept for the backward pass), where
    vision has four patches for each image token. Logits are kept only where answers are, three times in 4 bytes.
    The constants were measured on CPU with the starter model: within 10 % for LoRA, full, bf16 and gradient checkpointing.
    """
    weight_bytes = 0.625 if job.method == "qlora" else base_dtype(job, device).itemsize
    optimiser_bytes = 4 + (2 if job.optimiser == "adamw-8bit" else 8)
    value_bytes = 2.6 if use_bf16(job, device) else 4  # autocast keeps some values in 4 bytes
    activations = answer * job.batch * config.text_config.vocab_size * 12
    for part, tokens in ((config.text_config, length), (config.vision_config, 4 * length)):
        heads = getattr(part, "num_key_value_heads", None) or part.num_attention_heads
        width = getattr(part, "head_dim", None) or part.hidden_size // part.num_attention_heads
        per_layer = part.hidden_size * 4 + 2 * heads * width + 2 + 2 * part.intermediate_size
        layers = min(2, part.num_hidden_layers) if job.gradient_checkpointing else part.num_hidden_layers
        activations += tokens * job.batch * per_layer * layers * value_bytes
    return int(weights * weight_bytes + learning * (4 + optimiser_bytes) + activations + RESIDENT[device.type])

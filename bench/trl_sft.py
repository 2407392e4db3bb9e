"""The peer: a plain TRL SFTTrainer script on the same rows, model and adapter. Prints one JSON line: rows, seconds, peak memory.

    python trl_sft.py MODEL ROWS.jsonl IMAGES STEPS BATCH fp32|bf16
"""

import json
import resource
import sys
import time
from pathlib import Path

import torch
from datasets import Dataset
from peft import LoraConfig
from PIL import Image
from transformers import AutoModelForImageTextToText, TrainerCallback, set_seed
from trl import SFTConfig, SFTTrainer

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "engine"))
from residency_engine.models import load_processor  # noqa: E402  (AutoProcessor would need torchvision; nothing else is ours)

LANGUAGE = r".*language_model\.layers\.\d+\.(self_attn\.(q|k|v|o)_proj|mlp\.(gate|up|down)_proj)"


class Clock(TrainerCallback):
    """Times the steps after the first two, which compile kernels."""

    def on_step_end(self, args, state, control, **_):
        if state.global_step == 2:
            self.begun = time.monotonic()
        self.ended = time.monotonic()


def main(model: str, rows: str, images: str, steps: int, batch: int) -> None:
    set_seed(0)
    data = []
    for line in open(rows, encoding="utf-8"):
        row = json.loads(line)
        question, answer = row["messages"]
        data.append({"images": [Image.open(Path(images, path)).convert("RGB") for path in row["images"]],
                     "prompt": [{"role": "user", "content": question["content"]}],
                     "completion": [{"role": "assistant", "content": answer["content"]}]})
    clock = Clock()
    trainer = SFTTrainer(
        model=AutoModelForImageTextToText.from_pretrained(model, dtype=torch.float32),
        args=SFTConfig(output_dir=str(Path(rows).parent / "trl"), max_steps=steps, max_length=None, per_device_train_batch_size=batch,
                       gradient_checkpointing=False, bf16=sys.argv[6] == "bf16", use_cpu=True, report_to="none", save_strategy="no", disable_tqdm=True,
                       logging_steps=1000, learning_rate=1e-4),
        train_dataset=Dataset.from_list(data), processing_class=load_processor(Path(model)), callbacks=[clock],
        peft_config=LoraConfig(r=16, lora_alpha=32, target_modules=LANGUAGE, task_type="CAUSAL_LM"))
    trainer.train()
    print(json.dumps({"samples": (steps - 2) * batch, "seconds": clock.ended - clock.begun,
                      "peakMemoryBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))

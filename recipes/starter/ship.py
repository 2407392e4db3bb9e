"""Write a trained starter in half precision, without what only pretraining needs.

    engine/.venv/bin/python recipes/starter/ship.py FROM TO
"""

import shutil
import sys
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

FILES = ("config.json", "generation_config.json", "processor_config.json", "tokenizer.json", "tokenizer_config.json", "chat_template.jinja")

source, target = Path(sys.argv[1]), Path(sys.argv[2])
target.mkdir(parents=True, exist_ok=True)
weights = {name: value.to(torch.float16).contiguous() for name, value in load_file(source / "model.safetensors").items()}
save_file(weights, target / "model.safetensors", metadata={"format": "pt"})
for name in FILES:
    if (source / name).exists():
        shutil.copyfile(source / name, target / name)
print(f"{sum(value.numel() for value in weights.values()):,} weights, {(target / 'model.safetensors').stat().st_size / 1e6:.1f} MB")

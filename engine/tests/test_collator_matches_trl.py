"""For rows of one question and one answer, our tensors are those of TRL, bit for bit."""

import torch
from PIL import Image
from running import chat, picture
from trl.trainer.sft_trainer import DataCollatorForVisionLanguageModeling

from residency_engine.data import Collator, Encoder
from residency_engine.job import Job
from residency_engine.models import load_processor


def test_batches_equal_those_of_trl(blank, data):
    rows = [{**row, "split": "train"} for row in data.rows[:4]]
    rows.append({"id": "two images", "split": "train", "messages": chat("Compare.", "Größe ≤ 5 µm, \"ok\""),
                 "images": [data.rows[4]["images"][0], picture(data.folder, "second.png", (56, 84), "second")]})
    processor = load_processor(blank)
    ours = Collator(Encoder(processor, Job(model=blank, base_folder=data.folder)))(rows)
    theirs = DataCollatorForVisionLanguageModeling(processor, completion_only_loss=True)([
        {"images": [Image.open(data.folder / name).convert("RGB") for name in row["images"]],
         "prompt": row["messages"][:1], "completion": row["messages"][1:]} for row in rows])
    for name in ("input_ids", "attention_mask", "labels", "mm_token_type_ids"):
        for one, other, mine, yours in zip(ours[name], theirs[name], ours["attention_mask"], theirs["attention_mask"]):
            assert torch.equal(one[mine == 1], other[yours == 1]), name
    assert (ours["labels"][ours["attention_mask"] == 0] == -100).all()
    assert torch.equal(ours["image_grid_thw"], theirs["image_grid_thw"])
    assert torch.equal(ours["pixel_values"], theirs["pixel_values"])

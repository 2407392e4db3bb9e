"""Everything that a run imports, so that forks of a process that loaded this start at once."""

import os

os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", TRANSFORMERS_VERBOSITY="error", OMP_NUM_THREADS="1")

import peft  # noqa: E402, F401
import peft.tuners.lora.dora  # noqa: E402, F401
import torch  # noqa: E402
import torch._dynamo  # noqa: E402, F401
from transformers import PaddleOCRVLForConditionalGeneration, PaddleOCRVLProcessor  # noqa: E402, F401
from transformers.models.paddleocr_vl import image_processing_pil_paddleocr_vl  # noqa: E402, F401

import residency_engine.check  # noqa: E402, F401
import residency_engine.predict  # noqa: E402, F401
import residency_engine.train  # noqa: E402, F401

torch.set_num_threads(1)

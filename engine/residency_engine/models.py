"""Loading models and processors, and saying which of their weights learn."""

import importlib.util
import json
from pathlib import Path

import torch
from peft import LoraConfig, PeftModel, get_peft_model_state_dict
from safetensors import safe_open
from transformers import AutoConfig, AutoModelForImageTextToText, AutoProcessor, AutoTokenizer

from residency_engine.events import Refused
from residency_engine.job import Job

# Where the parts of a model live, by model type. Bare suffixes such as `q_proj` would also match other towers.
TOWERS = {
    "paddleocr_vl": {"vision": "visual", "projector": "projector", "language": "language_model"},
    "gemma3": {"vision": "vision_tower", "projector": "multi_modal_projector", "language": "language_model"},
    "qwen2_vl": {"vision": "visual.blocks", "projector": "visual.merger", "language": "language_model"},
    "qwen2_5_vl": {"vision": "visual.blocks", "projector": "visual.merger", "language": "language_model"},
}

IMAGE_MARKERS = ("<|IMAGE_START|>", "<|IMAGE_PLACEHOLDER|>", "<|IMAGE_END|>")


def load_processor(folder: Path):
    """The model's processor, built by hand for PaddleOCR-VL.

    transformers' AutoImageProcessor insists on torchvision even where the image processor has a PIL backend.
    The chat template is read from the folder, never from remote code.
    """
    if model_type(folder) != "paddleocr_vl":
        return AutoProcessor.from_pretrained(folder, trust_remote_code=False)
    from transformers import PaddleOCRVLProcessor
    from transformers.models.paddleocr_vl.image_processing_pil_paddleocr_vl import PaddleOCRVLImageProcessorPil

    template = folder / "chat_template.jinja"
    if not template.exists():
        raise Refused(f"{folder} has no chat_template.jinja")
    processor = PaddleOCRVLProcessor(
        image_processor=PaddleOCRVLImageProcessorPil.from_pretrained(folder),
        tokenizer=AutoTokenizer.from_pretrained(folder, trust_remote_code=False),
        chat_template=template.read_text(encoding="utf-8"),
    )
    shown = processor.apply_chat_template([{"role": "user", "content": [{"type": "image"}]}])
    if not all(marker in shown for marker in IMAGE_MARKERS):
        # The published template sets them only if `image_token` is not defined, and transformers 5 always defines it.
        raise Refused(f"the chat template leaves out the markers around an image; write {''.join(IMAGE_MARKERS)} out in {template}")
    return processor


def model_type(folder: Path) -> str:
    try:
        return json.loads((folder / "config.json").read_text(encoding="utf-8"))["model_type"]
    except (OSError, ValueError, KeyError) as error:
        raise Refused(f"{folder} is not a model folder: no readable config.json with a model_type") from error


def choose_device(job: Job) -> torch.device:
    if job.device == "cuda" and not torch.cuda.is_available():
        raise Refused("device is cuda, but no CUDA device is there; use device auto or cpu")
    return torch.device("cuda" if job.device != "cpu" and torch.cuda.is_available() else "cpu")


def use_bf16(job: Job, device: torch.device) -> bool:
    """bf16 where the hardware multiplies it natively; elsewhere it would be slower than fp32, not faster."""
    if job.precision != "auto":
        return job.precision == "bf16"
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported()
    return bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())


def need_bitsandbytes(what: str, device: torch.device) -> None:
    if importlib.util.find_spec("bitsandbytes") is None:
        raise Refused(f"{what} needs bitsandbytes, which is not installed; install engine/requirements-gpu.txt on a machine with a GPU")
    if device.type != "cuda":
        raise Refused(f"{what} needs a CUDA device; this machine has none. Use method lora and optimiser adamw")


def load_model(job: Job, folder: Path, dtype=torch.float32):
    """The model on its device. QLoRA loads NF4 with double quantisation and leaves head and vision in 16 bit."""
    device = choose_device(job)
    if job.initialise == "random":
        model = AutoModelForImageTextToText.from_config(AutoConfig.from_pretrained(folder), dtype=dtype)
        return model.to(device)
    options = {"dtype": dtype, "trust_remote_code": False, "use_safetensors": True}
    if job.method == "qlora":
        need_bitsandbytes("QLoRA", device)
        from transformers import BitsAndBytesConfig

        options["quantization_config"] = BitsAndBytesConfig(
            load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_use_double_quant=True,
            bnb_4bit_compute_dtype=torch.bfloat16, llm_int8_skip_modules=["lm_head", "visual", "vision_tower"],
        )
    return AutoModelForImageTextToText.from_pretrained(folder, **options).to(device)


def base_dtype(job: Job, device: torch.device) -> torch.dtype:
    """Precision of weights to train on. A frozen base needs no master copy: on a GPU that has bf16 it takes 2 bytes a weight."""
    frozen = job.method == "lora" and job.initialise != "random"
    return torch.bfloat16 if frozen and device.type == "cuda" and use_bf16(job, device) else torch.float32


def load_for_answers(job: Job):
    """Base plus adapter if there is one, ready to answer."""
    device = choose_device(job)
    dtype = torch.bfloat16 if device.type == "cuda" and use_bf16(job, device) else torch.float32
    model = load_model(job, job.model, dtype)
    if job.adapter is not None:
        model = load_adapter(model, job.adapter)
    return model.eval()


def load_adapter(model, folder: Path) -> PeftModel:
    """The model with an adapter. Raises Refused where PEFT would only warn and answer with the base."""
    try:
        model = PeftModel.from_pretrained(model, folder)
    except (ValueError, RuntimeError) as error:
        raise Refused(f"the adapter in {folder} does not fit the model: {error}") from error
    with safe_open(folder / "adapter_model.safetensors", "pt") as file:
        if set(file.keys()) != set(get_peft_model_state_dict(model, save_embedding_layers=False)):
            raise Refused(f"the adapter in {folder} has other weights than its settings say")
    return model


def inside(name: str, place: str) -> bool:
    return f".{place}." in f".{name}."


def places(model, towers: list[str]) -> list[str]:
    kind = model.config.model_type
    if kind not in TOWERS:
        raise Refused(f"no towers are known for model type {kind}; known are {', '.join(TOWERS)}")
    if wrong := [tower for tower in towers if tower not in TOWERS[kind]]:
        raise Refused(f"no tower {wrong[0]}; choose from {', '.join(TOWERS[kind])}")
    return [TOWERS[kind][tower] for tower in towers]


def lora_targets(model, towers: list[str]) -> list[str]:
    """Full names of the linear layers in the chosen towers; never the head."""
    wanted = places(model, towers)
    names = [name for name, module in model.named_modules()
             if isinstance(module, torch.nn.Linear) and any(inside(name, place) for place in wanted)]
    if not names:
        raise Refused(f"no linear layer was found in {', '.join(towers)}")
    return names


def prepare_learning(model, job: Job) -> LoraConfig | None:
    """Freeze what does not learn. Returns the adapter's settings, or None for full fine-tuning."""
    if job.method == "full":
        wanted = places(model, job.towers)
        head = model.get_output_embeddings()
        for name, parameter in model.named_parameters():
            parameter.requires_grad = any(inside(name, place) for place in wanted)
        if head is not None and job.initialise == "random":
            head.weight.requires_grad = True
        return None
    return LoraConfig(
        r=job.rank, lora_alpha=job.alpha, lora_dropout=job.dropout, use_dora=job.dora, use_rslora=job.rslora,
        target_modules=lora_targets(model, job.towers), task_type="CAUSAL_LM",
    )


def assert_only_towers_learn(model, job: Job) -> tuple[int, int]:
    """Trainable and total parameter counts. Raises when a weight outside the chosen towers would learn."""
    wanted = places(model, job.towers)
    learning = [(name, parameter) for name, parameter in model.named_parameters() if parameter.requires_grad]
    stray = [name for name, _ in learning
             if not any(inside(name, place) for place in wanted) and "character_head" not in name and "lm_head" not in name]
    if stray or not learning:
        raise Refused(f"weights outside the chosen towers would learn: {stray[:3]}" if stray else "no weight would learn")
    if job.method != "full" and any("lora_" not in name for name, _ in learning):
        raise Refused("an adapter run would change base weights")
    return sum(p.numel() for _, p in learning), sum(p.numel() for p in model.parameters())

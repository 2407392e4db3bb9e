"""The training engine of Residency: one job file in, one JSON object a line out, artifacts in a folder.

It owns tensors. Scheduling, storage and every metric belong to the TypeScript side.
"""

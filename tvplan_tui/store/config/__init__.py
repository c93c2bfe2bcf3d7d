"""The plan from ``config.toml``: where it is looked for, how it is read, every fault with its cure."""

from .locate import find_config
from .reader import parse_config, read_config

__all__ = ["find_config", "parse_config", "read_config"]

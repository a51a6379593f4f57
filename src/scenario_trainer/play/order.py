"""The order in which choices are offered: the same for the same seed, in any programming language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_32_BITS = 0xFFFFFFFF


def hashed(text: str) -> int:
    """A hash of 32 bits: FNV-1a over the UTF-8 bytes, then the finalizer of MurmurHash3.

    FNV-1a alone orders texts that differ only in their last letters much alike whatever comes before. Sources:
    Fowler, Noll, Vo, Eastlake, Hansen: The FNV Non-Cryptographic Hash Algorithm (RFC 9923); Appleby: MurmurHash3,
    fmix32.
    """
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & _32_BITS
    value = (value ^ value >> 16) * 0x85EBCA6B & _32_BITS
    value = (value ^ value >> 13) * 0xC2B2AE35 & _32_BITS
    return value ^ value >> 16


def shuffled(choices: Iterable[str], seed: int, scene: str) -> list[str]:
    """Choices of a scene, sorted by the hash of ``seed/scene/choice``, of equal hashes by their ids."""
    return sorted(choices, key=lambda choice: (hashed(f"{seed}/{scene}/{choice}"), choice))

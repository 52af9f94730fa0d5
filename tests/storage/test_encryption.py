"""The SQLite that is shipped can encrypt: what is kept under a key is read with that key alone."""

from __future__ import annotations

import pytest

from desktop.storage.encryption import PLAIN_HEADER, EncryptedMemory

KEY, WORD = "a key of nobody's", "left foot, in the morning"


@pytest.fixture
def memory() -> EncryptedMemory:
    """One with a word in it."""
    made = EncryptedMemory(KEY)
    made.write(WORD)
    return made


def test_the_key_reads_and_another_does_not(memory: EncryptedMemory) -> None:
    with memory:
        assert memory.read(KEY) == [WORD]
        assert memory.read("another") is None
        assert memory.read(KEY) == [WORD]


def test_what_is_stored_tells_nothing(memory: EncryptedMemory) -> None:
    with memory:
        stored = memory.stored()
    assert len(stored) >= 8192
    assert not stored.startswith(PLAIN_HEADER)
    assert WORD.encode() not in stored


def test_without_a_key_the_same_bytes_are_plain() -> None:
    """Or the tests above could pass on bytes that are nobody's."""
    with EncryptedMemory("") as memory:
        memory.write(WORD)
        stored = memory.stored()
    assert stored.startswith(PLAIN_HEADER)
    assert WORD.encode() in stored


def test_each_is_on_its_own(memory: EncryptedMemory) -> None:
    with memory, EncryptedMemory(KEY) as other:
        assert other.read(KEY) == []


def test_it_is_named() -> None:
    with EncryptedMemory(KEY) as memory:
        assert memory.cipher == "chacha20"
        assert memory.library.startswith("SQLite 3.")
        assert "Multiple Ciphers" in memory.library

"""What has to be kept: an entry in the diary, a diary in a file, and words under a key."""

from __future__ import annotations

import tempfile
from pathlib import Path

from desktop import commands, demo
from desktop.app import Program
from desktop.domain.diary import Diary
from desktop.smoke_test.wrong import Details, must
from desktop.state.opening import open_journal
from desktop.storage.encryption import PLAIN_HEADER, EncryptedMemory

SCORE = 4
KEY, WORD = "smoke test", "left foot, in the morning"


def entry(program: Program, folder: Path) -> Details:
    """Rate today in the window's diary, and read that as another program would."""
    today = program.diary.today
    program.diary.rate(today, SCORE)
    journal = open_journal(folder)
    try:
        read = [day.rating.score for day in journal.days(today, today) if day.rating]
        problems = journal.problems()
    finally:
        journal.close()
    must(read == [SCORE], f"rated {SCORE}, read {read}")
    must(not problems, "; ".join(problems))
    return {"score": SCORE}


def there_and_back() -> Details:
    """Export the sample, and take it into an empty diary: it is the same there."""
    diary = demo.sample()
    with demo.folder(diary) as full, demo.folder(Diary()) as empty, tempfile.TemporaryDirectory() as name:
        out = Path(name, "diary.json")
        commands.export(full, "json", out, "")
        commands.take_in(empty, out, dry_run=False)
        size = out.stat().st_size
        journal = open_journal(empty)
        try:
            read = journal.whole()
        finally:
            journal.close()
    must(read == diary, f"{len(diary.records())} entries left, {len(read.records())} came back")
    return {"entries": len(read.records()), "bytes": size}


def encrypted() -> Details:
    """Keep a word under a key, in memory: nothing of it can be read without."""
    with EncryptedMemory(KEY) as memory:
        memory.write(WORD)
        stored = memory.stored()
        must(bool(stored) and not stored.startswith(PLAIN_HEADER), "it is a plain database")
        must(WORD.encode() not in stored, "the word can be read without a key")
        must(memory.read(f"{KEY}!") is None, "another key is not refused")
        must(memory.read(KEY) == [WORD], f"the key reads {memory.read(KEY)}")
        return {"cipher": memory.cipher, "library": memory.library, "bytes": len(stored)}

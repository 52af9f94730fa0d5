-- Days are ISO dates. Moments are milliseconds since 1970 in UTC, beside the local offset in minutes that was in force.
-- Sets are their sorted words parted by spaces. `seal` is the CRC-32 of the other values of its row: SQLite has none.

CREATE TABLE person (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    name TEXT NOT NULL,
    born TEXT CHECK (date(born) IS born),
    seal INTEGER NOT NULL
) STRICT;

CREATE TABLE activity (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    cue TEXT NOT NULL,
    several_times INTEGER NOT NULL CHECK (several_times IN (0, 1)),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    position INTEGER NOT NULL UNIQUE CHECK (position > 0),
    seal INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE week (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('baseline', 'awareness')),
    ended TEXT CHECK (date(ended) IS ended),
    turns INTEGER NOT NULL CHECK (turns > 0),
    seal INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE turn (
    week TEXT NOT NULL REFERENCES week (id) ON DELETE CASCADE,
    day TEXT NOT NULL CHECK (date(day) IS day),
    position INTEGER CHECK (position BETWEEN 1 AND 7),
    seal INTEGER NOT NULL,
    PRIMARY KEY (week, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE warning_check (
    id TEXT PRIMARY KEY,
    day TEXT NOT NULL CHECK (date(day) IS day),
    at INTEGER NOT NULL,
    "offset" INTEGER NOT NULL CHECK ("offset" BETWEEN -1439 AND 1439),
    ticked TEXT NOT NULL CHECK (ticked NOT GLOB '*[^a-z_ ]*'),
    seal INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rating (
    day TEXT PRIMARY KEY CHECK (date(day) IS day),
    at INTEGER NOT NULL,
    "offset" INTEGER NOT NULL CHECK ("offset" BETWEEN -1439 AND 1439),
    score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
    sites TEXT NOT NULL CHECK (sites NOT GLOB '*[^a-z_ ]*'),
    recalled INTEGER NOT NULL CHECK (recalled IN (0, 1)),
    seal INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
    day TEXT PRIMARY KEY CHECK (date(day) IS day),
    at INTEGER NOT NULL,
    "offset" INTEGER NOT NULL CHECK ("offset" BETWEEN -1439 AND 1439),
    text TEXT NOT NULL CHECK (text <> ''),
    recalled INTEGER NOT NULL CHECK (recalled IN (0, 1)),
    seal INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE skipped_day (
    day TEXT PRIMARY KEY CHECK (date(day) IS day),
    at INTEGER NOT NULL,
    "offset" INTEGER NOT NULL CHECK ("offset" BETWEEN -1439 AND 1439),
    seal INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Deferred: within one change the activity may come after its check-ins.
CREATE TABLE check_in (
    id TEXT PRIMARY KEY,
    day TEXT NOT NULL CHECK (date(day) IS day),
    at INTEGER NOT NULL,
    "offset" INTEGER NOT NULL CHECK ("offset" BETWEEN -1439 AND 1439),
    activity TEXT NOT NULL REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED,
    noticed INTEGER NOT NULL CHECK (noticed IN (0, 1)),
    evened TEXT NOT NULL CHECK (evened IN ('yes', 'no', 'not_said')),
    felt TEXT NOT NULL CHECK (felt NOT GLOB '*[^a-z_ ]*'),
    pain_before INTEGER CHECK (pain_before BETWEEN 0 AND 10),
    pain_after INTEGER CHECK (pain_after BETWEEN 0 AND 10),
    recalled INTEGER NOT NULL CHECK (recalled IN (0, 1)),
    seal INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX check_in_day ON check_in (day);

-- What is told before a visit is one document: `answers` is JSON without what was left unsaid.

CREATE TABLE peg (
    day TEXT PRIMARY KEY CHECK (date(day) IS day),
    at INTEGER NOT NULL,
    "offset" INTEGER NOT NULL CHECK ("offset" BETWEEN -1439 AND 1439),
    pain INTEGER NOT NULL CHECK (pain BETWEEN 0 AND 10),
    enjoyment INTEGER NOT NULL CHECK (enjoyment BETWEEN 0 AND 10),
    activity INTEGER NOT NULL CHECK (activity BETWEEN 0 AND 10),
    seal INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE interview (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    at INTEGER,
    "offset" INTEGER CHECK ("offset" BETWEEN -1439 AND 1439),
    answers TEXT NOT NULL CHECK (CASE WHEN json_valid(answers) THEN json_type(answers) = 'object' ELSE FALSE END),
    seal INTEGER NOT NULL,
    CHECK ((at IS NULL) = ("offset" IS NULL))
) STRICT;

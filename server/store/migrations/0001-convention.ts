/** A module and not a .sql file, so that it is inside whatever bundle the host is in. Never edited once released. */
export const sql = `
-- One convention. The journal is the truth; the other tables hold what must not be in a journal: ballots, which may have
-- no order and no neighbour, and secrets, which are only here as keyed hashes.

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;

-- hash = SHA-256 over the hash before, seq, at, actor and event, one a line.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  event TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;

-- Who has cast a ballot, and the receipt. Nothing here says when or what.
CREATE TABLE turnout (
  vote INTEGER NOT NULL,
  member INTEGER NOT NULL,
  receipt TEXT NOT NULL,
  request TEXT NOT NULL,
  PRIMARY KEY (vote, member)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX turnout_receipt ON turnout (vote, receipt);

-- What was cast, under random keys: the order of the table is the order of the keys.
CREATE TABLE secret_ballots (
  vote INTEGER NOT NULL,
  ballot_key BLOB NOT NULL,
  choice TEXT NOT NULL,
  weight TEXT NOT NULL,
  PRIMARY KEY (vote, ballot_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE named_ballots (
  vote INTEGER NOT NULL,
  member INTEGER NOT NULL,
  choice TEXT NOT NULL,
  weight TEXT NOT NULL,
  PRIMARY KEY (vote, member)
) STRICT, WITHOUT ROWID;

CREATE TABLE access (
  member INTEGER PRIMARY KEY,
  link_hash BLOB NOT NULL UNIQUE,
  code_hash BLOB NOT NULL UNIQUE,
  issued_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
  token_hash BLOB PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('chair', 'member', 'projector')),
  member INTEGER UNIQUE,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  CHECK ((role = 'member') = (member IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE invitations (
  key_hash BLOB PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('chair', 'projector')),
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Answers already given, so that a command sent again after a lost reply is not done again.
CREATE TABLE requests (
  session BLOB NOT NULL,
  request TEXT NOT NULL,
  reply TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (session, request)
) STRICT, WITHOUT ROWID;
`

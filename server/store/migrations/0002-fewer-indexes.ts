/** A module like the first. Never edited once released. */
export const sql = `
-- Sessions, access and receipts are looked up in memory, and what is random needs no index to be unlike everything else. Each
-- index was a page more in the log for each sign-in and a third of the pages of each ballot.

DROP INDEX turnout_receipt;

CREATE TABLE sessions_by_token (
  token_hash BLOB PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('chair', 'member', 'projector')),
  member INTEGER,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  CHECK ((role = 'member') = (member IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO sessions_by_token SELECT token_hash, role, member, name, created_at FROM sessions;
DROP TABLE sessions;
ALTER TABLE sessions_by_token RENAME TO sessions;

CREATE TABLE access_by_member (
  member INTEGER PRIMARY KEY,
  link_hash BLOB NOT NULL,
  code_hash BLOB NOT NULL,
  issued_at INTEGER NOT NULL
) STRICT;
INSERT INTO access_by_member SELECT member, link_hash, code_hash, issued_at FROM access;
DROP TABLE access;
ALTER TABLE access_by_member RENAME TO access;
`

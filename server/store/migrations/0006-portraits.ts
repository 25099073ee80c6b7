/** A module like the first. Never edited once released. */
export const sql = `
-- Pictures of candidates, as they were uploaded, under the SHA-256 of their bytes, which the journal names.

CREATE TABLE portraits (
  hash TEXT PRIMARY KEY,
  type TEXT NOT NULL CHECK (type IN ('image/jpeg', 'image/png', 'image/webp')),
  bytes BLOB NOT NULL
) STRICT;
`

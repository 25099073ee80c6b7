/** A module like the first. Never edited once released. */
export const sql = `
-- Final minutes as they were signed: a later program may say the same in other words. The journal has the hash of \`markdown\`;
-- \`document\` is what a PDF is made of, as JSON.

CREATE TABLE final_minutes (
  version INTEGER NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('de', 'en')),
  markdown TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (version, language)
) STRICT;
`

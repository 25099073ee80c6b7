/** A module like the first. Never edited once released. */
export const sql = `
-- Whose console it is. Who was invited before there were accounts is known by name, see commands/state.ts.

ALTER TABLE sessions ADD COLUMN account INTEGER;
ALTER TABLE invitations ADD COLUMN account INTEGER;
`

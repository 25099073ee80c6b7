/** A module like the first. Never edited once released. */
export const sql = `
-- A ballot has marks, one an option of its paper. What is cast already stays as it is written: its vote's seal is over that.

ALTER TABLE secret_ballots RENAME COLUMN choice TO marks;
ALTER TABLE named_ballots RENAME COLUMN choice TO marks;
`

/** How large a member list may be. Each number is far beyond a real list and far below what would hurt the host. */

/** 200,000 rows of 80 characters: the longest list, as CSV. */
export const LARGEST_FILE_BYTES = 16 * 1024 * 1024
/** Four times the largest convention the host is built for. */
export const MOST_ROWS = 200_000
/** Member databases export some 40 columns. */
export const MOST_COLUMNS = 64
/** Cells are cut here when read: longer ones are remarks in columns that nobody imports. */
export const LONGEST_CELL_CHARACTERS = 2_000
/** What a field of a member may hold; names of 60 characters exist, of 200 they do not. */
export const LONGEST_VALUE_CHARACTERS = 200
/** A sheet is XML in a zip: 200,000 rows of 8 cells unpack to about 100 MB. More is a zip bomb. */
export const LARGEST_UNPACKED_BYTES = 128 * 1024 * 1024
/** A cell with more lines than this is an unclosed quote. It also bounds how far the search for the closing one goes. */
export const MOST_LINES_IN_A_RECORD = 100
/** Headings stand near the top, below a title or two. */
export const ROWS_SEARCHED_FOR_HEADINGS = 20
/** Records looked at to recognise the delimiter: enough that a few broken lines do not matter. */
export const RECORDS_SAMPLED_FOR_DELIMITER = 200

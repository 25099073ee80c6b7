/** The sizes of the live engine, each with its reason. */

/** What can wait is sent four times a second: faster than an eye counts, slow enough that a rush becomes one frame. */
export const TICK_MS = 250

/**
 * Sockets written before the loop breathes: a millisecond. Measured with `npm run bench -- busy`: a ballot during a broadcast waits a
 * quarter longer than one in calm, half as long again with 256; what the broadcast costs differs by no more than two runs do.
 */
export const SLICE = 128

/** Unsent bytes of a client from which it is skipped; it gets the newest state when it has read. A phone's whole state is under 16 KiB. */
export const SKIP_BYTES = 16 * 1024

/** A console takes pages of a roster: it may have two pages under way. */
export const CONSOLE_SKIP_BYTES = 256 * 1024

/** Unsent for so long: the client is let go. It comes back by itself when it can read. */
export const STALLED_MS = 30_000

/** Rows of one roster page: about 40 kB, a few milliseconds to write and to read. */
export const PAGE_ROWS = 500

/** Frames and bytes kept for consoles that come back: 1,024 ticks are four minutes of a rush. */
export const RING_FRAMES = 1024
export const RING_BYTES = 4 * 1024 * 1024

/** What a client may send before it is trusted, and how fast after. */

/** The longest a phone ever sends is a ballot with 150 options of four digits and its two keys, about 800 bytes; half as much again is room for the next protocol. */
export const LARGEST_MEMBER_FRAME_BYTES = 1200

/** From the open socket to a right sign-in: a phone in a crowded hall needs seconds, a scanner holds sockets for minutes. */
export const SIGN_IN_MS = 20_000

/** Wrong sign-ins on one socket. */
export const SIGN_INS_PER_SOCKET = 6

/** Frames a second, and at once: a phone sends a handful a minute; a console being clicked through a dozen a second. */
export const FRAMES_PER_SECOND = 20
export const FRAMES_BURST = 100

/** Silence after which the host asks; no answer by the next round: the socket is dead. Below the 60 s of common proxies. */
export const PING_MS = 30_000
/** A round of asking is spread over so many parts, one a second. */
export const PING_PARTS = 30

/** Sockets at once: below the 20,000 files that a process may commonly open, with room for files and a browser's own needs. */
export const MOST_SOCKETS = 19_000

/** The kernel queues this many handshakes of a crowd that comes back at once; Node's own default is 511. */
export const LISTEN_BACKLOG = 4096

/** Unsent to one client, answers included: from there on it is let go. A console's largest frame is an import of 50,000 rows, about 6 MB. */
export const MOST_UNSENT_BYTES = 32 * 1024 * 1024

/** A phone's whole state and a burst of answers: 64 KiB with the longest paper, and 100 times 150 bytes; more than half as much again. */
export const MOST_UNSENT_MEMBER_BYTES = 128 * 1024

/**
 * Handshakes a second, and at once, of one gateway. A sign-in with its handshake takes 0.15 ms (`npm run bench -- arrivals`), twice that on a busy machine: at
 * 3,000 a second ballots and frames still have their share of the loop; the burst is what a crowd sends before anything is seen.
 */
export const UPGRADES_PER_SECOND = 3_000
export const UPGRADES_BURST = 6_000

/** Who leaves on purpose tells so many at a time, and lets the loop send it. */
export const DRAIN_SLICE = 256

/** After that whoever has not closed by then is cut off. */
export const DRAIN_MS = 1_000

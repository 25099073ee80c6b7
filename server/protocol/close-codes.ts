/** Why the host ended a socket, and what the client does then. Application codes, RFC 6455 section 7.4.2. */

export const CLOSE = {
  /** Sent when the same member signs in on another device. The client says so, forgets its session and does not come back. */
  replaced: 4001,
  /** Sent when access was revoked or re-issued, or after sign-out. The client forgets its session and shows the sign-in. */
  signedOut: 4002,
  /**
   * Sent when no right sign-in came in time, or too many wrong ones. The client shows the sign-in; one that holds a session
   * that nobody refused was only too slow to arrive, and comes back with back-off.
   */
  signInMissing: 4003,
  /** Sent after a frame that is not of the protocol: too large, binary, not JSON, wrong shape. A right client never sees it; it reports and stops. */
  malformed: 4004,
  /** Sent to a client that sends faster than the limit. The client comes back after ten seconds or more. */
  tooFast: 4005,
  /** Sent to a client that did not read what was sent to it. The client comes back at once and gets the newest state. */
  tooSlow: 4006,
  /** Sent when the host stops or restarts on purpose; the reason is the milliseconds within which to come back, at random. */
  restarting: 4007,
  /** Sent when the client speaks another version of the protocol. The client reloads its page once. */
  wrongProtocol: 4008,
} as const

/** A bug in the words of one topic must not end the host, nor come back at its next start: that topic stays as it was told last. */

/** Words something, or says why it cannot; null then. */
export type Wording = <Words>(word: () => Words) => Words | null

export const wordingOf =
  (onBug: (error: unknown) => void): Wording =>
  (word) => {
    try {
      return word()
    } catch (error) {
      onBug(error)
      return null
    }
  }

/** How anybody draws a lot again, without this program: a line for a terminal. Pure. */

/** For a POSIX shell: nothing in it is anything but text. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** For each name: the smallest value that is printed goes first. `%s`, because a seed may have signs that printf would read. */
export const lotCheck = (seed: string, name: string): string =>
  `printf '%s\\n%s' ${quoted(seed)} ${quoted(name)} | sha256sum`

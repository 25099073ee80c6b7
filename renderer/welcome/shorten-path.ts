/** A folder's path short enough for a line: what is left out is the middle, because start and end are what people know it by. */

/** Slash and backslash stay as they are. `most`: characters, the ellipsis included. */
export function shortenPath(path: string, most: number): string {
  if (path.length <= most) return path
  const parts = path.split(/(?<=[/\\])/)
  const last = parts.at(-1) ?? ''
  const head = parts[0] === '/' || parts[0] === '\\' ? parts.slice(0, 2).join('') : (parts[0] ?? '')
  let tail = last
  for (const part of parts.slice(0, -1).reverse()) {
    if (head.length + 2 + part.length + tail.length > most) break
    tail = part + tail
  }
  const separator = path.includes('\\') ? '\\' : '/'
  const shortened = `${head}…${separator}${tail}`
  // One folder with an endless name: then its own middle goes.
  return shortened.length <= most ? shortened : cutMiddle(path, most)
}

function cutMiddle(text: string, most: number): string {
  const kept = most - 1
  return `${text.slice(0, Math.ceil(kept / 2))}…${text.slice(text.length - Math.floor(kept / 2))}`
}

/** A long text in parts that a page can lay out one by one. Knows lines, and nothing of what they say. */

export const LINES_IN_PART = 100

/** Joined they are the text: each part but the last ends with its line end. */
export function inParts(text: string): string[] {
  const lines = text.split(/(?<=\n)/)
  const parts: string[] = []
  for (let first = 0; first < lines.length; first += LINES_IN_PART)
    parts.push(lines.slice(first, first + LINES_IN_PART).join(''))
  return parts
}

/**
 * Which rows are in sight, and where the list must stand so that one row stays where it is on the screen while others come
 * and go. Pixels and places only. Pure.
 */

/** As `--row-height`. */
export const ROW_HEIGHT = 36
/** Drawn beyond the edges, so that a turn of the wheel meets rows and not a gap. */
const BEYOND = 10
/** The most rows in the document, whatever the screen. */
export const ROWS_MAX = 100

export type Body = {
  /** Pixels scrolled. */
  scrollTop: number
  /** Of the part in which rows are seen, without the head. */
  height: number
  /** Empty pixels before the first row and after the last, while a row is kept in its place that the list is too short for. */
  before: number
  after: number
}

export type Span = { first: number; count: number }

/** Rows to be drawn. */
export function spanOf({ scrollTop, height, before }: Body, length: number): Span {
  const inSight = Math.ceil(height / ROW_HEIGHT) + 1
  const beyond = Math.max(0, Math.min(BEYOND, (ROWS_MAX - inSight) >> 1))
  const first = Math.max(0, Math.floor((scrollTop - before) / ROW_HEIGHT) - beyond)
  return {
    first: Math.min(first, length),
    count: Math.max(0, Math.min(inSight + 2 * beyond, ROWS_MAX, length - first)),
  }
}

export function contentHeight({ before, after }: Body, length: number): number {
  return before + length * ROW_HEIGHT + after
}

/** The first row that is seen whole. */
export function firstInSight({ scrollTop, before }: Body): number {
  return Math.max(0, Math.ceil((scrollTop - before) / ROW_HEIGHT))
}

export function placeAt({ scrollTop, before }: Body, pixelsFromTop: number): number {
  return Math.floor((scrollTop - before + pixelsFromTop) / ROW_HEIGHT)
}

/** How far below the upper edge a place is. */
export function pixelsOf({ scrollTop, before }: Body, place: number): number {
  return before + place * ROW_HEIGHT - scrollTop
}

export function isInSight(body: Body, place: number): boolean {
  const pixels = pixelsOf(body, place)
  return pixels > -ROW_HEIGHT && pixels < body.height
}

export function overflows({ height }: Body, length: number): boolean {
  return length * ROW_HEIGHT > height
}

export type Kept = {
  /** Where the row stands in the list now. */
  place: number
  /** Where it is to stay on the screen. */
  pixels: number
  /** It stays even where the list is too short for it, with empty pixels; else as near as the list allows. */
  isStrict: boolean
}

/** Where the list must stand to keep that row. */
export function keep({ place, pixels, isStrict }: Kept, body: Body, length: number): Body {
  const wanted = place * ROW_HEIGHT - pixels
  const most = Math.max(0, length * ROW_HEIGHT - body.height)
  if (!isStrict) return { ...body, scrollTop: Math.max(0, Math.min(wanted, most)), before: 0, after: 0 }
  const before = Math.max(0, -wanted)
  const scrollTop = wanted + before
  const after = Math.max(0, scrollTop + body.height - before - length * ROW_HEIGHT)
  return { ...body, scrollTop, before, after: length === 0 ? 0 : after }
}

/** Empty pixels go as soon as nobody would see a row move for it. */
export function settle(body: Body, length: number): Body {
  if (body.before === 0 && body.after === 0) return body
  const most = Math.max(0, length * ROW_HEIGHT - body.height)
  return {
    ...body,
    scrollTop: Math.max(0, Math.min(body.scrollTop - body.before, most)),
    before: 0,
    after: 0,
  }
}

/** Scrolled no further than needed to see the place whole. */
export function reveal(place: number, body: Body): Body {
  const pixels = pixelsOf(body, place)
  if (pixels < 0) return { ...body, scrollTop: Math.max(0, body.scrollTop + pixels) }
  const hidden = pixels + ROW_HEIGHT - body.height
  return hidden > 0 ? { ...body, scrollTop: body.scrollTop + hidden } : body
}

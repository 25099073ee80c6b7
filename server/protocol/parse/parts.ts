/** What all inputs are made of: ids, lines of text, dates, and the limits of each. */
import { z } from 'zod'
import { MEMBERS_PER_COMMAND } from '../messages.ts'

/** Texts that people write. A motion's title is read from the last row; its text is a page or two. */
export const TITLE_CHARACTERS = 300
export const TEXT_CHARACTERS = 6_000
export const NAME_CHARACTERS = 200
/** A vote may run for a day, and be extended by as much. */
export const LONGEST_SECONDS = 24 * 60 * 60

export const id = z.int().positive()
export const members = z.array(id).min(1).max(MEMBERS_PER_COMMAND)
export const line = (characters: number) =>
  z
    .string()
    .trim()
    .max(characters)
    .regex(/^[^\p{Cc}]*$/u)
export const date = z.union([z.iso.date(), z.literal('')])
export const seconds = z.int().min(5).max(LONGEST_SECONDS)

export const vote = { vote: id }
export const upload = z.string().max(64)

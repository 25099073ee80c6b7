/** The words of the speakers' list. */

import type { Language } from '#protocol'
import { de } from './de.ts'
import { en } from './en.ts'

export type DebateWords = typeof de

export const debateWords: Record<Language, DebateWords> = { de, en }

/** The words of what is loaded later. */

import type { Language } from '#protocol'
import { de } from './de.ts'
import type { MoreWords } from './de.ts'
import { en } from './en.ts'

export const moreWords: Record<Language, MoreWords> = { de, en }

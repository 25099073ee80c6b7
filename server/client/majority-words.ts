/** The rule of one motion's majority; rule-words.ts says the rule of any vote. */
import type { Language, Majority } from '../protocol/messages.ts'
import { motionPaper } from '../protocol/papers.ts'
import { ruleSentence } from './rule-words.ts'

export const majoritySentence = (majority: Majority, language: Language): string =>
  ruleSentence({ paper: motionPaper(majority), quorum: null }, language)

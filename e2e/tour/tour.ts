/**
 * A walk past every screen of console, phone and hall, in every state that a day brings, in one language. Who walks along
 * looks at each: for faults of accessibility, or to take its picture. Finds things by the catalogues' own words.
 */
import type { BrowserContext, BrowserContextOptions, Page } from '@playwright/test'
import type { Language } from '../../server/protocol/messages.ts'
import { moreWords } from '../../member-web/more/words/index.ts'
import { receiptWords } from '../../member-web/receipts/words.ts'
import { words as phoneWords } from '../../member-web/words/index.ts'
import { ballots } from '../../renderer/words/ballots.ts'
import { convention } from '../../renderer/words/convention.ts'
import { frame } from '../../renderer/words/frame.ts'
import { hall } from '../../renderer/words/hall.ts'
import { importing } from '../../renderer/words/import.ts'
import { outcomeWords } from '../../renderer/words/outcome.ts'
import { participants } from '../../renderer/words/participants.ts'
import { people } from '../../renderer/words/people.ts'
import { results } from '../../renderer/words/results.ts'
import { votes } from '../../renderer/words/votes.ts'
import { welcome } from '../../renderer/words/welcome.ts'
import type { Crowd } from '../crowd.ts'
import type { TestHost } from '../host.ts'
import type { Access } from '../prepare.ts'

export type Stop = { name: string; page: Page; on: 'console' | 'phone' | 'hall' }

export type Tour = {
  host: TestHost
  language: Language
  /** How many members the convention has, and how many of them come. */
  members: number
  coming: number
  browse: (options?: BrowserContextOptions) => Promise<BrowserContext>
  phone: (address: string) => Promise<Page>
  crowd: (accesses: readonly Access[]) => Promise<Crowd>
  visit: (stop: Stop) => Promise<void>
}

export const wordsOf = (language: Language) => ({
  phone: phoneWords[language],
  frame: frame[language],
  participants: participants[language],
  importing: importing[language],
  votes: votes[language],
  ballots: ballots[language],
  results: results[language],
  outcome: outcomeWords[language],
  paper: moreWords[language],
  receipts: receiptWords[language],
  convention: convention[language],
  people: people[language],
  hall: hall[language],
  welcome: welcome[language],
})

export type Words = ReturnType<typeof wordsOf>

export const TEXTS = {
  de: {
    convention: { name: 'Bundesparteitag 2027', place: 'Kongresshalle Leipzig' },
    budget: {
      title: 'Haushalt 2027',
      text: 'Der Bundesparteitag beschließt den Haushaltsplan 2027 in der vom Schatzmeister vorgelegten Fassung.',
    },
    long: {
      title:
        'Satzungsänderung § 12 Abs. 3: Einführung einer Mitgliederbefragung über die Grundsatzprogrammfortschreibungskommission und die Frauenförderungsrichtlinie',
      text: 'Der Parteitag möge beschließen: In § 12 Abs. 3 Satz 1 werden nach dem Wort „Bundesvorstand“ die Wörter „und die Grundsatzprogrammfortschreibungskommission“ eingefügt. Satz 2 wird gestrichen. Die Frauenförderungsrichtlinie gilt entsprechend. Diese Änderung tritt mit ihrer Beschlussfassung in Kraft und gilt erstmals für die Mitgliederbefragung des folgenden Kalenderjahres.',
    },
    board: 'Beisitz im Vorstand',
    delegates: 'Delegierte zum Bundesausschuss',
    reason: 'Auf dem Tisch lag eine andere Fassung als auf den Telefonen.',
  },
  en: {
    convention: { name: 'Party convention 2027', place: 'Congress Hall, Leipzig' },
    budget: {
      title: 'Budget 2027',
      text: 'The convention adopts the budget for 2027 as presented by the treasurer.',
    },
    long: {
      title:
        'Amendment to section 12 (3) of the statutes: introducing a members’ consultation on the commission for the continuation of the basic programme',
      text: 'The convention resolves: in section 12 (3), first sentence, the words “and the commission for the continuation of the basic programme” are inserted after “federal executive”. The second sentence is deleted. The guideline on the promotion of women applies accordingly. This amendment takes effect when it is adopted and applies for the first time to the consultation of the following calendar year.',
    },
    board: 'Members of the board',
    delegates: 'Delegates to the federal committee',
    reason: 'The text on the tables was not the one on the phones.',
  },
} as const

/** In which order a paper's options are shown, settled when the vote opens. */
import type { Language, OptionIndex, Paper } from '../protocol/messages.ts'
import { drawLot } from './tally/lot.ts'

/** How a lot is drawn, handed in: the domain knows neither chance nor cryptography. `sha256` in hexadecimal digits. */
export type Drawing = { seed: string; sha256: (text: string) => string }

/** `seed` null where nothing was drawn. A phone that shuffles for itself begins with the given order. */
export function orderShown(
  { order, options }: Pick<Paper, 'order' | 'options'>,
  language: Language,
  { seed, sha256 }: Drawing,
): { shown: OptionIndex[]; seed: string | null } {
  const given = [...options.keys()]
  const name = (option: OptionIndex) => options[option]?.name ?? ''
  switch (order) {
    case 'given':
    case 'shuffled':
      return { shown: given, seed: null }
    case 'alphabetical': {
      const { compare } = new Intl.Collator(language, { numeric: true })
      return { shown: given.sort((a, b) => compare(name(a), name(b)) || a - b), seed: null }
    }
    case 'drawn':
      return { shown: [...drawLot(given.map(name), seed, sha256)], seed }
  }
}

/**
 * Which language this console speaks: the chair's own choice, kept on this machine, else the convention's.
 * Knows no sentence: catalogues are `words/<view>.ts`, each with `de` and `en` of one type.
 */
import type { Language } from '#protocol'
import { formats } from './format.ts'

const STORED_AS = 'plenum.language'

function stored(): Language | null {
  const value = localStorage.getItem(STORED_AS)
  return value === 'de' || value === 'en' ? value : null
}

class Speech {
  #chosen = $state<Language | null>(stored())
  #ofConvention = $state<Language>(navigator.language.startsWith('de') ? 'de' : 'en')

  readonly language: Language = $derived(this.#chosen ?? this.#ofConvention)
  readonly format = $derived(formats[this.language])

  /** The catalogue in the language of now: `const words = $derived(speech.of(votes))`. */
  of<Words>(catalogue: Readonly<Record<Language, Words>>): Words {
    return catalogue[this.language]
  }

  /** null goes back to the convention's language. */
  choose(language: Language | null): void {
    this.#chosen = language
    if (language === null) localStorage.removeItem(STORED_AS)
    else localStorage.setItem(STORED_AS, language)
  }

  followConvention(language: Language): void {
    this.#ofConvention = language
  }
}

export const speech = new Speech()

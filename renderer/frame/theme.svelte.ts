/** Light, dark or the system's choice, kept on this machine. */

export type ThemeChoice = 'system' | 'light' | 'dark'

const STORED_AS = 'plenum.theme'

class Theme {
  #choice = $state<ThemeChoice>('system')

  constructor() {
    const stored = localStorage.getItem(STORED_AS)
    if (stored === 'light' || stored === 'dark') this.choose(stored)
  }

  get choice(): ThemeChoice {
    return this.#choice
  }

  choose(choice: ThemeChoice): void {
    this.#choice = choice
    if (choice === 'system') {
      delete document.documentElement.dataset['theme']
      localStorage.removeItem(STORED_AS)
    } else {
      document.documentElement.dataset['theme'] = choice
      localStorage.setItem(STORED_AS, choice)
    }
  }
}

export const theme = new Theme()

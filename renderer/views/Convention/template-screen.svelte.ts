/** The convention as a template: saved as a text, or another one's taken over. What it means is in #client/template. */
import { itemsIn, readTemplate, settingsIn, takeOver, templateOf } from '#client/template'
import type { Console } from '../../console.svelte.ts'
import { handOut } from '../../files.ts'
import { speech } from '../../words/language.svelte.ts'
import { whyRefused } from '../../words/refused.ts'
import { ask } from '../ask.ts'

type Host = Pick<Console, 'command' | 'topics'>

class TemplateScreen {
  isBusy = $state(false)
  /** What came of it: a whole sentence of the host, or which of ours. */
  outcome = $state<'taken' | 'agenda-kept' | 'no-template' | { refused: string } | null>(null)

  save({ topics }: Host): void {
    const settings = settingsIn(topics)
    if (settings === null) return
    const text = JSON.stringify(templateOf(settings, itemsIn(topics)), null, 2)
    handOut(
      new Blob([`${text}\n`], { type: 'application/json' }),
      `${settings.convention.name}-template.json`,
    )
  }

  async takeOver(host: Host, file: Blob): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    this.outcome = null
    const template = readTemplate(await file.text())
    const settings = settingsIn(host.topics)
    if (template === null || settings === null) this.outcome = 'no-template'
    else {
      const items = itemsIn(host.topics)
      const isDone = await takeOver(template, { settings, items }, async (name, input) => {
        const answer = await ask(host, name, input)
        if (!answer.ok) this.outcome = { refused: whyRefused(speech.language, answer) }
        return answer
      })
      if (isDone) this.outcome = items.length > 0 && template.agenda.length > 0 ? 'agenda-kept' : 'taken'
    }
    this.isBusy = false
  }
}

export const templateScreen = new TemplateScreen()

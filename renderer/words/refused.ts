/** One sentence for whatever kept a command from being done: the host's refusal, or that no answer came. */
import type { Language, Refused } from '#protocol'
import type { Unanswered } from '#client/outbox'
import { refusals } from './refusals.ts'

const unanswered: Record<Language, { done: string; notDone: string; tooMany: string; tooLarge: string }> = {
  de: {
    done: 'Keine Antwort vom Host. Vielleicht ist es geschehen; der Stand auf dieser Seite zeigt es, sobald die Verbindung zurück ist.',
    notDone: 'Keine Verbindung zum Host. Es ist nichts geschehen.',
    tooMany: 'Zu viele Befehle warten schon auf die Verbindung. Dieser wurde nicht angenommen.',
    tooLarge:
      'Das ist zu viel auf einmal für den Host; es ist nichts geschehen. Mit kürzeren Texten oder weniger Zeilen geht es.',
  },
  en: {
    done: 'No answer from the host. It may have been done; this page shows it as soon as the connection is back.',
    notDone: 'No connection to the host. Nothing happened.',
    tooMany: 'Too many commands are waiting for the connection already. This one was not taken.',
    tooLarge:
      'That is too much at once for the host; nothing happened. Shorter texts or fewer lines will do.',
  },
}

export function whyRefused(language: Language, answer: Refused | Unanswered): string {
  if (answer.type === 'reply') return refusals[language][answer.why](answer.about ?? {})
  const words = unanswered[language]
  if (answer.why === 'too-many-pending') return words.tooMany
  if (answer.why === 'too-large') return words.tooLarge
  return answer.wasSent ? words.done : words.notDone
}

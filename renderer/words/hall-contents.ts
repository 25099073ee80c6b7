/** What the hall is shown, named in a sentence: “shows …”. For the Projector screen and the journal alike. */
import type { HallContent } from '#protocol'

export type NamedContent = { kind: HallContent['kind']; text: string; id: number }

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text)

const de = ({ kind, text, id }: NamedContent): string => {
  switch (kind) {
    case 'auto':
      return 'was gerade läuft'
    case 'sign-in':
      return 'die Anmeldung'
    case 'wireless':
      return 'das WLAN'
    case 'agenda':
      return 'die Tagesordnung'
    case 'message':
      return `„${shortened(text)}“`
    case 'countdown':
      return text === '' ? 'einen Countdown' : `den Countdown „${shortened(text)}“`
    case 'motion':
      return text === '' ? `Antrag ${String(id)}` : `Antrag ${shortened(text)}`
    case 'election':
      return text === '' ? `Wahl ${String(id)}` : `Wahl ${shortened(text)}`
    case 'speakers':
      return 'die Redeliste'
    case 'quorum':
      return 'die Beschlussfähigkeit'
    case 'trial':
      return 'die Probeabstimmung'
  }
}

/** As a list and «Zu sehen:» have it; «zeigt» takes another case. */
const deAlone = (content: NamedContent): string => {
  const { kind, text } = content
  if (kind !== 'countdown') return de(content)
  return text === '' ? 'ein Countdown' : `der Countdown „${shortened(text)}“`
}

const en = ({ kind, text, id }: NamedContent): string => {
  switch (kind) {
    case 'auto':
      return 'what is on'
    case 'sign-in':
      return 'the sign-in'
    case 'wireless':
      return 'the Wi-Fi'
    case 'agenda':
      return 'the agenda'
    case 'message':
      return `“${shortened(text)}”`
    case 'countdown':
      return text === '' ? 'a countdown' : `the countdown “${shortened(text)}”`
    case 'motion':
      return text === '' ? `motion ${String(id)}` : `motion ${shortened(text)}`
    case 'election':
      return text === '' ? `election ${String(id)}` : `election ${shortened(text)}`
    case 'speakers':
      return 'the speakers’ list'
    case 'quorum':
      return 'the quorum'
    case 'trial':
      return 'the trial vote'
  }
}

export const hallContents = { de, en }
export const hallContentsAlone = { de: deAlone, en }

/** As it was chosen. */
export function contentOf(content: HallContent): NamedContent {
  const { kind } = content
  switch (kind) {
    case 'message':
      return { kind, text: content.text, id: 0 }
    case 'countdown':
      return { kind, text: content.title, id: 0 }
    case 'motion':
      return { kind, text: '', id: content.motion }
    case 'election':
      return { kind, text: '', id: content.election }
    default:
      return { kind, text: '', id: 0 }
  }
}

const KINDS: Readonly<Record<HallContent['kind'], true>> = {
  auto: true,
  'sign-in': true,
  wireless: true,
  agenda: true,
  message: true,
  countdown: true,
  motion: true,
  election: true,
  speakers: true,
  quorum: true,
  trial: true,
}
const isKind = (kind: string): kind is HallContent['kind'] => Object.hasOwn(KINDS, kind)

/** From an entry of the journal. */
export function contentAbout(about: Readonly<Record<string, string | number>>): NamedContent {
  const kind = String(about['showing'] ?? '')
  return {
    kind: isKind(kind) ? kind : 'auto',
    text: String(about['text'] ?? ''),
    id: Number(about['id'] ?? 0),
  }
}

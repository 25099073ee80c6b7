/** The time of a speech as console and hall show it: what is left, else what was spoken. Pure. */
import type { Instant, SpeechClock } from '#protocol'
import { leftMs, spokenMs } from '#protocol/speakers'

export type ShownClock = { text: string; kind: 'left' | 'over' | 'elapsed'; isShort: boolean }

/** From here on it is time to come to an end. */
const SHORT_MS = 15_000

const two = (value: number) => String(value).padStart(2, '0')

/** 3:05, and 1:00:00 from an hour on. */
export function minutesText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const minutes = Math.floor(seconds / 60)
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}

export function shownClock(speech: { clock: SpeechClock; seconds: number | null }, now: Instant): ShownClock {
  const left = leftMs(speech, now)
  if (left === null)
    return { text: minutesText(spokenMs(speech.clock, now)), kind: 'elapsed', isShort: false }
  return left > 0
    ? { text: minutesText(left + 999), kind: 'left', isShort: left <= SHORT_MS }
    : { text: `+${minutesText(-left)}`, kind: 'over', isShort: true }
}

/** How long everybody spoke, and every group: of the speeches that are over. For the console, the tables and the minutes. */
import type { DebateId, MemberId, SpeakingTime, SpeakingTimes } from '../protocol/messages.ts'
import type { Assembly } from './assembly.ts'
import { nameIn } from './debate.ts'

/** `debate` null: in all debates. The longest first. */
export function speakingTimes(assembly: Assembly, debate: DebateId | null): SpeakingTimes {
  const persons = new Map<string, SpeakingTimes['persons'][number]>()
  const groups = new Map<string, SpeakingTime>()
  const genders = new Map<string, SpeakingTime>()
  for (const speech of assembly.debates.speeches) {
    if (debate !== null && speech.debate !== debate) continue
    const { who, group, gender, spokenMs } = speech
    const key = 'member' in who ? `member ${String(who.member)}` : `guest ${who.guest}`
    const number = 'member' in who ? (assembly.members.get(who.member)?.number ?? '') : ''
    persons.set(key, { number, group, ...added(persons.get(key), nameIn(assembly, who), spokenMs) })
    groups.set(group, added(groups.get(group), group, spokenMs))
    genders.set(gender, added(genders.get(gender), gender, spokenMs))
  }
  const sorted = <Row extends SpeakingTime>(rows: Map<string, Row>): Row[] =>
    [...rows.values()].sort((one, other) => other.spokenMs - one.spokenMs)
  return { persons: sorted(persons), groups: sorted(groups), genders: sorted(genders) }
}

const added = (before: SpeakingTime | undefined, name: string, spokenMs: number): SpeakingTime => ({
  name,
  speeches: (before?.speeches ?? 0) + 1,
  spokenMs: (before?.spokenMs ?? 0) + spokenMs,
})

/** How long a member spoke in all debates. */
export function spokenBy(assembly: Pick<Assembly, 'debates'>, member: MemberId) {
  const own = assembly.debates.speeches.filter(({ who }) => 'member' in who && who.member === member)
  return { speeches: own.length, spokenMs: own.reduce((sum, { spokenMs }) => sum + spokenMs, 0) }
}

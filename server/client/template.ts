/**
 * A convention as a template for the next one: its settings and the outline of its agenda, as a text. Nobody's name, no vote, no
 * secret. It is taken over by the commands that a chair would give one by one, so each of them is checked and journaled as ever.
 */
import { outlineOf } from '../protocol/agenda.ts'
import { isFixed, mayDo, OFFICES, RIGHTS } from '../protocol/offices.ts'
import type {
  AgendaItem,
  CommandName,
  Commands,
  ConsoleTopics,
  Convention,
  Gate,
  ItemId,
  MotionRules,
  OfficeRights,
  PointKind,
  ProxyRules,
  QuorumRule,
  SecondPersonAct,
} from '../protocol/messages.ts'

export type Template = {
  /** The version of this form. */
  plenumTemplate: 1
  convention: Pick<Convention, 'place' | 'language' | 'selfCheckIn' | 'publicAddress'>
  offices: OfficeRights
  secondPerson: readonly SecondPersonAct[]
  quorum: QuorumRule | null
  trialGate: Gate | null
  proxyRules: ProxyRules
  motionRules: MotionRules
  pointKinds: readonly PointKind[]
  agenda: readonly { level: number; title: string; minutes: number | null; isInternal: boolean }[]
}

type Settings = Pick<
  ConsoleTopics,
  'convention' | 'offices' | 'secondPerson' | 'quorum' | 'proxyRules' | 'motionRules' | 'pointKinds'
>

/** Null: the console does not know everything yet. */
export function settingsIn(topics: Partial<ConsoleTopics>): Settings | null {
  const { convention, offices, secondPerson, quorum, proxyRules, motionRules, pointKinds } = topics
  if (!convention || !offices || !secondPerson || !quorum || !proxyRules || !motionRules || !pointKinds)
    return null
  return { convention, offices, secondPerson, quorum, proxyRules, motionRules, pointKinds }
}

export const itemsIn = (topics: Partial<ConsoleTopics>): AgendaItem[] =>
  Object.entries(topics).flatMap(([name, value]) =>
    name.startsWith('item:') && isItem(value) ? [value] : [],
  )

const isItem = (value: unknown): value is AgendaItem =>
  typeof value === 'object' && value !== null && 'isInternal' in value

export function templateOf(settings: Settings, items: Iterable<AgendaItem>): Template {
  const { place, language, selfCheckIn, publicAddress } = settings.convention
  const { offices, secondPerson, quorum, proxyRules, motionRules, pointKinds } = settings
  return {
    plenumTemplate: 1,
    convention: { place, language, selfCheckIn, publicAddress },
    ...{ offices, secondPerson, quorum: quorum.rule, trialGate: quorum.trialGate },
    ...{ proxyRules, motionRules, pointKinds },
    agenda: outlineOf(items).map(({ level, item: { title, minutes, isInternal } }) => ({
      ...{ level, title, minutes, isInternal },
    })),
  }
}

/** Null: it is not a template. What stands in it is judged by the host, command by command. */
export function readTemplate(text: string): Template | null {
  try {
    const value: unknown = JSON.parse(text)
    return isTemplate(value) ? value : null
  } catch {
    return null
  }
}

const OBJECTS = ['convention', 'offices', 'proxyRules', 'motionRules'] as const
const LISTS = ['secondPerson', 'pointKinds', 'agenda'] as const

function isTemplate(value: unknown): value is Template {
  if (typeof value !== 'object' || value === null || !('plenumTemplate' in value)) return false
  const parts = new Map<string, unknown>(Object.entries(value))
  const offices = parts.get('offices')
  return (
    value.plenumTemplate === 1 &&
    ['quorum', 'trialGate'].every((name) => parts.has(name)) &&
    OBJECTS.every((name) => typeof parts.get(name) === 'object' && parts.get(name) !== null) &&
    LISTS.every((name) => Array.isArray(parts.get(name))) &&
    typeof offices === 'object' &&
    offices !== null &&
    OFFICES.every((office) => Array.isArray(new Map<string, unknown>(Object.entries(offices)).get(office)))
  )
}

type Answer<Name extends CommandName> = ({ ok: true } & Commands[Name]['output']) | { ok: false }
type Ask = <Name extends CommandName>(name: Name, input: Commands[Name]['input']) => Promise<Answer<Name>>

/**
 * Name and dates stay as they are; an agenda is taken over only where there is none. `ask` is given each command in turn; the
 * first that is refused ends it. Taken over again it goes on where it ended.
 */
export async function takeOver(
  template: Template,
  now: { settings: Settings; items: readonly AgendaItem[] },
  ask: Ask,
): Promise<boolean> {
  const { settings } = now
  const convention = { ...settings.convention, ...template.convention }
  const done =
    (await ask('set-convention', convention)).ok &&
    (await ask('set-quorum', { rule: template.quorum })).ok &&
    (await ask('set-trial-gate', { gate: template.trialGate })).ok &&
    (await ask('set-proxy-rules', { rules: template.proxyRules })).ok &&
    (await ask('set-motion-rules', { was: settings.motionRules, to: template.motionRules })).ok &&
    (await ask('set-point-kinds', { was: settings.pointKinds, to: template.pointKinds })).ok
  if (!done || !(await takeOverRights(template, settings, ask))) return false
  return now.items.length > 0 || takeOverAgenda(template, ask)
}

/** Acts come to need a second person, and do not cease to: that would itself take two. */
async function takeOverRights(
  template: Template,
  { offices, secondPerson }: Settings,
  ask: Ask,
): Promise<boolean> {
  for (const office of OFFICES)
    for (const right of RIGHTS) {
      const may = mayDo(template.offices, office, right)
      if (isFixed(office, right) || may === mayDo(offices, office, right)) continue
      if (!(await ask('set-right', { office, right, may })).ok) return false
    }
  for (const act of template.secondPerson)
    if (!secondPerson.includes(act) && !(await ask('set-second-person', { act, isNeeded: true })).ok)
      return false
  return true
}

async function takeOverAgenda({ agenda }: Template, ask: Ask): Promise<boolean> {
  /** The last item of each level, from the first on. */
  const last: ItemId[] = []
  for (const { level, title, minutes, isInternal } of agenda) {
    const parent = level > 1 ? (last[level - 2] ?? null) : null
    const after = last[level - 1] ?? null
    const draft = { title, minutes, isInternal, startsAt: null }
    const answer = await ask('add-item', { parent, after, draft })
    if (!answer.ok) return false
    last.length = level - 1
    last.push(answer.item)
  }
  return true
}

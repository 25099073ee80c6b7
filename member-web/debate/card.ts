/** The debate on a phone: who speaks, who comes, the own wish to speak, and points of order. */

import type { CommandName, Commands, MemberTopics, PointKind, Reply, Side, SpeakersNow } from '#protocol'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { button, fault, small } from '../parts/basics.ts'
import type { Scene } from '../scene.ts'
import { debateWords } from './words/index.ts'
import type { DebateWords } from './words/index.ts'

/** What is being done; `said`: what came of it, where it was not done. */
export type DebateForm = {
  said: string
  isSending: boolean
  /** Points of order to choose from. */
  kinds: readonly PointKind[] | null
  /** The one that is chosen, before it is moved. */
  kind: number | null
  text: string
}

type Told = Pick<MemberTopics, 'me' | 'speaking'> & { speakers: SpeakersNow }

const NOTHING: DebateForm = { said: '', isSending: false, kinds: null, kind: null, text: '' }

const SHORT_MS = 15_000

export const card = (scene: Scene, told: Told): View => {
  const its = debateWords[scene.language]
  const form = scene.local.debate ?? NOTHING
  return h(
    'section',
    { class: 'card debate', 'aria-label': its.title },
    h('h2', {}, its.title),
    form.kinds === null ? null : pointForm(scene, told, form.kinds),
    form.kinds === null ? list(scene, told) : null,
    fault(form.said),
  )
}

const list = (scene: Scene, { speakers, speaking, me }: Told): View => {
  const its = debateWords[scene.language]
  const { now, next, point } = speakers
  const place = speaking?.place
  return h(
    'div',
    {},
    point === undefined
      ? null
      : h('p', {}, `${its.pointOn}: `, h('b', { lang: scene.contentLanguage }, point)),
    now === null
      ? null
      : h(
          'p',
          {},
          place === 'speaks' ? its.youSpeak : `${its.speaks}: `,
          place === 'speaks' ? null : h('b', {}, now.name),
        ),
    now === null ? null : clock(scene, now),
    next.length === 0 ? null : small(`${its.next}: ${next.join(', ')}`),
    speakers.list === 'open' ? null : small(its.lists[speakers.list]),
    h('p', { role: 'status' }, placeText(its, place)),
    h(
      'div',
      { class: 'acts' },
      ...wishActs(scene, speakers, place),
      pointActs(scene, speakers, { speaking, me }),
    ),
  )
}

const placeText = (its: DebateWords, place: number | 'far' | 'speaks' | undefined): string => {
  if (place === undefined || place === 'speaks') return ''
  if (place === 'far') return its.far
  return place === 1 ? its.youAreNext : its.place(place)
}

const wishActs = (
  scene: Scene,
  { debate, list: state, sides }: SpeakersNow,
  place: number | 'far' | 'speaks' | undefined,
): View[] => {
  const its = debateWords[scene.language]
  if (place === 'speaks') return []
  if (place !== undefined)
    return [button('second', its.withdraw, () => void send(scene, 'withdraw-wish', {}))]
  if (state !== 'open') return []
  const ask = (side: Side | null) => () => void send(scene, 'ask-to-speak', { debate, side })
  return sides === true
    ? [button('first', its.askFor, ask('pro')), button('first', its.askAgainst, ask('contra'))]
    : [button('first', its.ask, ask(null))]
}

const pointActs = (
  scene: Scene,
  { list: state }: SpeakersNow,
  { speaking, me }: Pick<Told, 'speaking' | 'me'>,
): View => {
  const its = debateWords[scene.language]
  const point = speaking?.point
  if (point !== undefined)
    return h(
      'div',
      { class: 'acts' },
      h('p', { role: 'status' }, its.pointWaits),
      button('quiet', its.withdrawPoint, () => void send(scene, 'withdraw-point', { point })),
    )
  return me.entitled && state !== 'ended' ? button('quiet', its.point, () => void openPoints(scene)) : null
}

/** What is left, else what was spoken. None without a connection: the clock may have been stopped since. */
const clock = (scene: Scene, now: NonNullable<SpeakersNow['now']>): View => {
  if (!scene.member.isCurrent) return null
  const its = debateWords[scene.language]
  const spoken = 'since' in now ? Math.max(0, scene.now() - now.since) : now.spokenMs
  const left = now.seconds === null ? null : now.seconds * 1000 - spoken
  const shown = left === null ? spoken : left > 0 ? left + 999 : -left
  const what = 'spokenMs' in now ? its.paused : left === null ? its.spoken : left > 0 ? its.left : its.over
  return h(
    'p',
    { class: left !== null && left <= SHORT_MS ? 'clock short' : 'clock', role: 'timer' },
    `${left !== null && left <= 0 ? '+' : ''}${minutes(shown)} `,
    h('small', {}, what),
  )
}

const minutes = (milliseconds: number): string => {
  const seconds = Math.floor(milliseconds / 1000)
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`
}

// ------------------------------------------------------------------------------------------------ points of order

const openPoints = async (scene: Scene): Promise<void> => {
  const answer = await send(scene, 'read-point-kinds', {})
  if (answer?.ok === true) scene.change({ debate: { ...NOTHING, kinds: answer.kinds } })
}

const pointForm = (scene: Scene, { speakers }: Told, kinds: readonly PointKind[]): View => {
  const its = debateWords[scene.language]
  const form = scene.local.debate ?? NOTHING
  const chosen = form.kind === null ? undefined : kinds[form.kind]
  const change = (to: Partial<DebateForm>) => scene.change({ debate: { ...form, said: '', ...to } })
  if (chosen === undefined)
    return h(
      'div',
      { key: 'kinds', class: 'kinds', role: 'group', 'aria-label': its.choose },
      h('p', {}, its.choose),
      ...kinds.map(({ name }, kind) => button('second', name, () => change({ kind }))),
      button('quiet', its.back, () => scene.change({ debate: null })),
    )
  const move = () =>
    void send(scene, 'move-point', {
      debate: speakers.debate,
      kind: form.kind ?? 0,
      kindName: chosen.name,
      text: (scene.local.debate ?? form).text.trim(),
    })
  return h(
    'div',
    { key: 'point', class: 'acts' },
    h('p', {}, h('b', { lang: scene.contentLanguage }, chosen.name)),
    h('label', { for: 'point-text' }, its.text),
    h('input', {
      id: 'point-text',
      type: 'text',
      autocomplete: 'off',
      value: form.text,
      on: {
        input: ({ currentTarget }) => {
          if (currentTarget instanceof HTMLInputElement)
            change({ text: currentTarget.value.slice(0, TEXT_CHARACTERS) })
        },
      },
    }),
    button('first', form.isSending ? its.sending : its.move, move),
    button('quiet', its.back, () => change({ kind: null })),
  )
}

/** As much as the host takes. */
const TEXT_CHARACTERS = 300

type OfDebate = Extract<
  CommandName,
  'ask-to-speak' | 'withdraw-wish' | 'move-point' | 'withdraw-point' | 'read-point-kinds'
>

/** Once at a time; what the host refuses is said, and what was typed stays. */
const send = async <Name extends OfDebate>(
  scene: Scene,
  name: Name,
  input: Commands[Name]['input'],
): Promise<Reply<Name> | null> => {
  const before = scene.local.debate ?? NOTHING
  if (before.isSending) return null
  scene.change({ debate: { ...before, said: '', isSending: true } })
  const answer = await scene.member.ask(name, input)
  const its = debateWords[scene.language]
  if (answer?.ok === true) scene.change({ debate: null })
  else {
    const said =
      answer === null ? its.unanswered : sentence(its, answer.why, Number(answer.about?.['seconds'] ?? 0))
    scene.change({ debate: { ...before, said, isSending: false } })
  }
  return answer
}

const sentence = (its: DebateWords, why: string, seconds: number): string => {
  const [, said] = Object.entries(its.refusals).find(([known]) => known === why) ?? []
  return why === 'too-often' ? its.tooOften(seconds) : (said ?? its.unanswered)
}

/** Standing for election with a text and a picture, and saying whether one accepts. Loaded when an election asks for it. */

import type { CandidateId, ElectionId, OpenNominations, OwnCandidacy, PublicElection, Reply } from '#protocol'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { bottom, button, card, fault, heading, lead, small } from '../parts/basics.ts'
import type { Scene } from '../scene.ts'
import type { Known } from '../screen.ts'
import { sendPicture } from './picture.ts'
import { electionWords } from './words.ts'

/** What is being done there; `null` of each: nothing. */
export type ElectionsShown = {
  /** Text for the election in which one is about to stand. */
  standing: { election: ElectionId; text: string } | null
  /** Own text and picture are being changed. */
  editing: { candidate: CandidateId; text: string } | null
  list: PublicElection | null
  /** Read from a ballot, and back to it. */
  isOfBallot: boolean
  isBusy: boolean
  fault: string
}

const nothingShown: ElectionsShown = {
  ...{ standing: null, editing: null, list: null, isOfBallot: false },
  ...{ isBusy: false, fault: '' },
}

type Asked = 'stand-for-election' | 'answer-candidacy' | 'answer-election' | 'set-own-portrait'

const show = (scene: Scene, shown: Partial<ElectionsShown>) =>
  scene.change({ elections: { ...scene.local.elections, ...shown } })

/** Whatever is answered, what the host then tells of it is what stands on the screen. */
const tell = async <Name extends Asked>(
  scene: Scene,
  name: Name,
  input: Parameters<typeof scene.member.ask<Name>>[1],
): Promise<void> => {
  show(scene, { isBusy: true, fault: '' })
  const answer = await scene.member.ask(name, input)
  scene.change({ elections: { fault: faultOf(scene, answer) } })
}

const faultOf = (scene: Scene, answer: Reply | null): string => {
  const its = electionWords[scene.language]
  if (answer === null) return its.lost
  if (answer.ok) return ''
  const [, sentence = its.lost] = Object.entries(its.refusals).find(([why]) => why === answer.why) ?? []
  const { title } = answer.about ?? {}
  return answer.why === 'incompatible-candidacy' ? `${sentence} ${title ?? ''}` : sentence
}

const read = async (scene: Scene, election: ElectionId): Promise<void> => {
  show(scene, { isBusy: true, fault: '' })
  const answer = await scene.member.ask('read-candidates', { election })
  if (answer?.ok === true) show(scene, { list: answer, isBusy: false })
  else show(scene, { isBusy: false, fault: faultOf(scene, answer) })
}

/** Apart enough that a shaking hand does not answer the opposite. */
const apart = (...buttons: View[]): View =>
  h('div', { style: { display: 'grid', gap: '12px', 'margin-top': '12px' } }, ...buttons)

const titleOf = (scene: Scene, title: string): View => h('h2', { lang: scene.contentLanguage }, title)

export const elections = (scene: Scene, known: Known, now: Partial<ElectionsShown>): View => {
  const shown = { ...nothingShown, ...now }
  const its = electionWords[scene.language]
  const own = known.me.candidacies ?? []
  const open = known.nominations.filter(({ election }) => own.every((one) => one.election !== election))
  return h(
    'div',
    { key: shown.list === null ? 'elections' : `candidates ${shown.list.id}`, class: 'whole' },
    heading(shown.list === null ? its.title : shown.list.title),
    fault(shown.fault),
    h('div', { role: 'status' }, shown.isBusy ? small(its.sending) : null),
    ...(shown.list === null
      ? shown.isOfBallot
        ? []
        : [
            own.length + open.length === 0 ? lead(its.nothing) : null,
            ...own.map((candidacy) => ownCard(scene, candidacy, shown)),
            ...open.map((nomination) => openCard(scene, nomination, shown)),
          ]
      : [listed(scene, shown.list)]),
    bottom(
      button('second', its.back, () =>
        shown.list === null || shown.isOfBallot
          ? scene.change({ elections: null })
          : show(scene, { list: null }),
      ),
    ),
  )
}

const ownCard = (scene: Scene, candidacy: OwnCandidacy, { editing }: ElectionsShown): View => {
  const { candidate, election, title, ...own } = candidacy
  const its = electionWords[scene.language]
  if (editing?.candidate === candidate && own.mayChange === true)
    return ownForm(scene, candidacy, editing.text)
  const consent = (says: 'accepted' | 'declined' | 'withdrawn') => () =>
    void tell(scene, 'answer-candidacy', { candidate, consent: says, text: null })
  const answer = (accepts: boolean) => () => void tell(scene, 'answer-election', { candidate, accepts })
  const who = button('quiet', its.who, () => void read(scene, election))
  if (own.acceptance === 'asked')
    return card(
      titleOf(scene, title),
      lead(its.elected),
      apart(button('first', its.accept, answer(true)), button('second', its.decline, answer(false))),
    )
  if (own.acceptance !== null) return card(titleOf(scene, title), lead(its[own.acceptance]), who)
  if (own.consent === 'asked')
    return card(
      titleOf(scene, title),
      lead(its.proposed(own.proposedBy)),
      apart(
        button('first', its.consent, consent('accepted')),
        button('second', its.refuse, consent('declined')),
      ),
      who,
    )
  return card(
    titleOf(scene, title),
    lead(its.standing),
    own.mayChange === true
      ? button('quiet', its.edit, () =>
          show(scene, { editing: { candidate, text: own.text ?? '' }, fault: '' }),
        )
      : null,
    who,
    button('quiet', its.withdraw, consent('withdrawn')),
  )
}

/** The text is sent by its button, a picture as soon as it is chosen. */
const ownForm = (scene: Scene, { candidate, title, portrait }: OwnCandidacy, text: string): View => {
  const its = electionWords[scene.language]
  const choose = ({ currentTarget }: Event) => {
    const file = currentTarget instanceof HTMLInputElement ? currentTarget.files?.[0] : undefined
    if (file === undefined) return
    show(scene, { isBusy: true, fault: '' })
    const refused = (answer: Reply | null) => faultOf(scene, answer)
    void sendPicture(scene, { candidate, file, refused }).then((said) =>
      show(scene, { isBusy: false, fault: said }),
    )
  }
  return card(
    titleOf(scene, title),
    ...textField(scene, text, (typed) => show(scene, { editing: { candidate, text: typed } })),
    portrait === undefined ? null : picture(portrait, its.ownPicture),
    h('label', { for: 'own-picture' }, portrait === undefined ? its.addPicture : its.otherPicture),
    h('input', {
      ...{ id: 'own-picture', type: 'file', accept: 'image/*', on: { change: choose } },
      style: { display: 'block', 'max-width': '100%', 'min-height': '48px', font: 'inherit' },
    }),
    portrait === undefined
      ? null
      : button(
          'quiet',
          its.noPicture,
          () => void tell(scene, 'set-own-portrait', { candidate, upload: null }),
        ),
    apart(
      button(
        'first',
        its.save,
        () => void tell(scene, 'answer-candidacy', { candidate, consent: 'accepted', text }),
      ),
    ),
    button('quiet', its.done, () => show(scene, { editing: null })),
  )
}

const textField = (scene: Scene, text: string, typed: (text: string) => void): View[] => [
  h('label', { for: 'own-text' }, electionWords[scene.language].text),
  h('textarea', {
    ...{ id: 'own-text', rows: 4, maxlength: 800, value: text },
    on: {
      input: ({ target }) => {
        if (target instanceof HTMLTextAreaElement) typed(target.value)
      },
    },
    style: { width: '100%', font: 'inherit', padding: '8px', 'box-sizing': 'border-box' },
  }),
]

const picture = (hash: string, alt: string): View =>
  h('img', {
    ...{ src: `/portraits/${hash}`, alt, loading: 'lazy' },
    style: { float: 'right', width: '88px', height: '110px', 'object-fit': 'cover' },
  })

const openCard = (
  scene: Scene,
  { election, title, seats }: OpenNominations,
  { standing }: ElectionsShown,
): View => {
  const its = electionWords[scene.language]
  if (standing?.election !== election)
    return card(
      titleOf(scene, title),
      small(its.seats(seats)),
      apart(button('first', its.stand, () => show(scene, { standing: { election, text: '' }, fault: '' }))),
      button('quiet', its.who, () => void read(scene, election)),
    )
  return card(
    titleOf(scene, title),
    ...textField(scene, standing.text, (text) => show(scene, { standing: { election, text } })),
    small(its.pictureNext),
    apart(button('first', its.send, () => void tell(scene, 'stand-for-election', standing))),
    button('quiet', its.cancel, () => show(scene, { standing: null })),
  )
}

const listed = (scene: Scene, { candidates, seats }: PublicElection): View => {
  const its = electionWords[scene.language]
  return h(
    'div',
    {},
    small(its.seats(seats)),
    candidates.length === 0 ? lead(its.nobody) : null,
    ...candidates.map(({ name, group, text, portrait, elected }) =>
      h(
        'section',
        // As high as the picture, however short the text.
        { class: 'card', style: { display: 'flow-root' } },
        portrait === null ? null : picture(portrait, ''),
        h('h2', {}, name),
        group === '' ? null : small(group),
        elected === null ? null : h('p', {}, h('b', {}, its.answers[elected])),
        h('p', { lang: scene.contentLanguage }, text),
      ),
    ),
  )
}

export type ElectionsPart = typeof elections

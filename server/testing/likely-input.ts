/** What chance alone would hardly ever make of an input: whole drafts, and what stands in the convention now. */
import { itemOn } from '../domain/agenda.ts'
import { queueIn } from '../domain/debate.ts'
import type { CommandName } from '../protocol/messages.ts'
import { SIMPLE_MAJORITY } from '../protocol/papers.ts'
import { firstPointKinds } from '../protocol/point-kinds.ts'
import { pick, type Random } from '../rehearsal/chance.ts'
import { aDraft } from './builders.ts'
import type { Core } from './core.ts'
import { mostVotes } from './papers.ts'

/** The title of every item that is for chairs only. */
export const INTERNAL_MATTER = 'internal-matter'

const FILES = [
  'Level;Title;Minutes;Internal\n1;Opening;10;\n2;Greeting;;\n',
  'number;title;text\n;Imported;Some text\\, and more\n',
  'number;proxy\nM-00004;M-00001\n',
  'number;proxy\nM-00004;M-00004\nM-99;M-00001\n',
  '\u00ff\u00d8\u00ff',
  '',
] as const
const rules = { seconds: 60, alternation: null, firstTimeFirst: true, proContra: false }

const anElection = {
  ...{ text: '', item: null, secrecy: 'secret', marking: 'choose', quorum: null, joinsLater: true },
  ...{ electorate: { presence: 'present', groups: [] }, durationSeconds: null, rule: mostVotes(1) },
}

/** What chance alone would hardly ever make: whole drafts, and what stands there now. */
export function likelyInput(core: Core, name: CommandName, random: Random): object {
  const { assembly } = core.state
  const some = <Item>(items: Iterable<Item>): Item | undefined => {
    const all = [...items]
    return all.length === 0 ? undefined : pick(random, all)
  }
  const draft = aDraft({
    ...{ secrecy: pick(random, ['named', 'secret'] as const), changeable: random() < 0.3 },
    electorate: { presence: pick(random, ['present', 'entitled'] as const), groups: [] },
    durationSeconds: random() < 0.2 ? 60 : null,
  })
  const election = some(assembly.elections.values())
  const motion = some(assembly.motions.values())
  const debate = some(assembly.debates.all.values())
  const openVote = assembly.openVote ?? 1
  switch (name) {
    case 'prepare-vote':
      return draft
    case 'change-vote':
      return { draft }
    case 'cast-ballot': {
      const key = 'k'.repeat(20) + String(10 + Math.floor(random() * 80))
      return { vote: openVote, marks: pick(random, ['m1', 'm2', 'm3', 'a']), ...(random() < 0.5 && { key }) }
    }
    case 'publish-vote':
    case 'settle-motions':
    case 'show-roll':
    case 'draw-lot':
    case 'decide-tie':
    case 'prepare-next-ballot':
    case 'withdraw-paper-votes': {
      const late = some(
        [...assembly.votes.values()].filter(({ state }) => ['closed', 'published', 'paper'].includes(state)),
      )
      return late === undefined ? {} : { vote: late.id, ...(name === 'decide-tie' && { option: 0 }) }
    }
    case 'admit-late':
    case 'check-late-admission': {
      const late = some(
        [...assembly.members.values()].filter(
          ({ id, present, entitled }) => present && entitled && !core.state.box?.register.has(id),
        ),
      )
      return { vote: openVote, ...(late !== undefined && { member: late.id }) }
    }
    case 'close-vote':
    case 'extend-vote':
    case 'move-to-paper':
      return random() < 0.8 ? { vote: openVote } : {}
    case 'add-election':
      return {
        draft: {
          ...anElection,
          title: pick(random, ['Chair', 'Treasurer']),
          incompatible: random() < 0.3 ? [1] : [],
        },
      }
    case 'change-election':
      return election === undefined
        ? {}
        : {
            election: election.id,
            was: election.draft,
            draft: { ...election.draft, text: pick(random, ['a', 'b']) },
          }
    case 'prepare-election-ballot':
      return election === undefined
        ? {}
        : { election: election.id, after: election.ballots.at(-1)?.vote ?? null }
    case 'add-item':
      return random() < 0.3
        ? {
            parent: null,
            after: null,
            draft: { title: INTERNAL_MATTER, minutes: 5, startsAt: null, isInternal: true },
          }
        : { parent: null, after: null }
    case 'change-item':
      return { was: {}, to: { minutes: 7 } }
    case 'begin-item':
      return random() < 0.8 ? { instead: itemOn(assembly.items)?.id ?? null } : {}
    case 'open-debate':
      return { rules, instead: assembly.debates.current }
    case 'change-debate-rules':
      return debate === undefined
        ? {}
        : { debate: debate.id, was: debate.rules, to: { ...rules, proContra: random() < 0.5 } }
    case 'set-list':
      return debate === undefined
        ? {}
        : { debate: debate.id, was: debate.list, ...(random() < 0.7 && { to: 'open' }) }
    case 'call-speaker': {
      const its = assembly.debates.all.get(assembly.debates.current ?? 0)
      if (its === undefined) return {}
      const speaker = queueIn(assembly, its).speakers[0]?.id ?? 1
      return { debate: its.id, turn: its.turn, speaker }
    }
    case 'add-speaker':
    case 'ask-to-speak':
      return { debate: assembly.debates.current ?? 1 }
    case 'decide-point': {
      const called = [...assembly.debates.points.values()].find(({ state }) => state === 'called')
      return called === undefined ? {} : { point: called.id }
    }
    case 'prepare-point-vote':
    case 'speak-to-point': {
      const called = [...assembly.debates.points.values()].find(({ state }) => state === 'called')
      return called === undefined ? {} : { point: called.id }
    }
    case 'call-point':
    case 'end-speech':
    case 'pause-speech':
    case 'resume-speech':
    case 'extend-speech':
    case 'answer-group': {
      const its = assembly.debates.all.get(assembly.debates.current ?? 0)
      const waiting = [...assembly.debates.points.values()].find(({ state }) => state === 'waiting')
      const point = name === 'call-point' ? { point: waiting?.id ?? 1 } : { debate: its?.id ?? 1 }
      return { ...point, turn: its?.turn ?? 0 }
    }
    case 'add-point':
      return { kind: pick(random, firstPointKinds('en')) }
    case 'move-point': {
      const kind = Math.floor(random() * 9)
      return { kind, kindName: firstPointKinds('en')[kind]?.name ?? '' }
    }
    case 'set-point-kinds':
      return { was: firstPointKinds('en'), to: firstPointKinds('en') }
    case 'set-right':
      return { office: 'teller', right: 'hall' }
    case 'add-motion': {
      const number = random() < 0.2 ? 'A1' : ''
      return {
        fields: {
          number,
          title: 'Trees',
          submitters: '',
          supporters: [],
          reason: '',
          item: null,
          alternativeTo: null,
        },
      }
    }
    case 'add-amendment':
    case 'rebase-amendment': {
      const parent = some([...assembly.motions.values()].filter(({ amends }) => amends === null))
      if (parent === undefined) return {}
      const at = 1 + Math.floor(random() * 2)
      return { amends: { motion: parent.id, version: parent.texts.length, from: at, to: at } }
    }
    case 'change-motion-text':
      return motion === undefined ? {} : { motion: motion.id, version: motion.texts.length }
    case 'change-motion':
      return { was: {}, to: { submitters: 'Board' } }
    case 'set-motion-state': {
      const its = assembly.motionRules.states.find(({ id }) => id === motion?.state)
      return motion === undefined
        ? {}
        : { motion: motion.id, was: motion.state, to: some(its?.to ?? []) ?? 'adopted' }
    }
    case 'set-motion-rules':
      return { was: assembly.motionRules, to: assembly.motionRules }
    case 'prepare-motion-vote':
      return { majority: SIMPLE_MAJORITY, motions: motion === undefined ? [1] : [motion.id] }
    case 'confirm-paper-votes': {
      const entered = some(
        [...assembly.votes.values()].filter(
          (vote) => 'paperVotes' in vote && vote.paperVotes?.confirmedBy === null,
        ),
      )
      return entered !== undefined && 'paperVotes' in entered
        ? { vote: entered.id, votes: entered.paperVotes?.votes }
        : {}
    }
    case 'enter-paper-votes':
      return { votes: { kind: 'ballots', ballots: [{ marks: pick(random, ['m1', 'm2']), papers: 1 }] } }
    case 'set-quorum':
      return {
        rule:
          random() < 0.5
            ? null
            : { base: 'entitled', comparison: 'at-least', numerator: 1, denominator: 2, gate: 'warn' },
      }
    case 'open-vote':
      return { despite: ['quorum', 'trial'] }
    case 'reconsider-motion': {
      const done = some(
        [...assembly.motions.values()].filter(({ state }) => ['adopted', 'rejected'].includes(state)),
      )
      return done === undefined ? {} : { motion: done.id }
    }
    case 'pull-out-motion': {
      const linked = some(assembly.motionVotes.values())
      return linked === undefined ? {} : { vote: linked.vote, motion: pick(random, linked.motions).motion }
    }
    case 'nominate':
    case 'ask-acceptance':
    case 'stand-for-election':
    case 'open-nominations':
    case 'leave-vacant':
      return election === undefined ? {} : { election: election.id }
    case 'answer-candidacy':
    case 'answer-election':
    case 'record-acceptance':
    case 'record-consent':
    case 'begin-portrait': {
      const candidate = some(election?.candidates.keys() ?? [])
      return candidate === undefined ? {} : { candidate }
    }
    case 'remove-note':
    case 'change-note': {
      const note = some(assembly.notes.values())
      if (note === undefined) return {}
      const { id, item, at, text } = note
      return { note: id, was: { item, at, text } }
    }
    case 'import-agenda':
    case 'preview-agenda':
    case 'import-motions':
    case 'preview-motions':
    case 'import-proxies':
    case 'preview-proxies':
    case 'set-portrait': {
      const candidate = some(election?.candidates.keys() ?? [])
      const bytes = Buffer.from(pick(random, FILES))
      return {
        upload: core.tickets.store(core.tickets.admitUpload('list.csv', bytes.length), bytes),
        ...(name === 'set-portrait' && { candidate }),
      }
    }
    case 'set-trial-gate':
      return { gate: null }
    case 'set-proxy-rules':
      return { rules: { most: 2, byPhone: true } }
    default:
      return {}
  }
}

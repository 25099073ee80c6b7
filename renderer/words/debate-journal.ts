/** Sentences of the journal about debates: who was on the list, who spoke, what became of points of order. */
import { formats } from './format.ts'

type About = Readonly<Record<string, string | number>>

const text = (about: About, key: string) => String(about[key] ?? '')
const count = (about: About, key: string) => Number(about[key] ?? 0)

/** 3:05. */
const minutes = (seconds: number) =>
  `${String(Math.floor(seconds / 60))}:${String(Math.round(seconds % 60)).padStart(2, '0')}`
const spoken = (about: About) => minutes(Math.round(count(about, 'spokenMs') / 1000))

const zu = (about: About) => (text(about, 'title') === '' ? '' : ` zu „${text(about, 'title')}“`)
const on = (about: About) => (text(about, 'title') === '' ? '' : ` on “${text(about, 'title')}”`)

const seiten: Readonly<Record<string, string>> = { pro: ', dafür', contra: ', dagegen' }
const sides: Readonly<Record<string, string>> = { pro: ', for', contra: ', against' }
const listen: Readonly<Record<string, string>> = {
  open: 'Redeliste geöffnet',
  closed: 'Redeliste geschlossen',
  ended: 'Debatte beendet',
}
const lists: Readonly<Record<string, string>> = {
  open: 'Speakers’ list opened',
  closed: 'Speakers’ list closed',
  ended: 'Debate ended',
}
const ausgang: Readonly<Record<string, string>> = {
  'no-objection': 'ohne Gegenrede angenommen',
  adopted: 'angenommen',
  rejected: 'abgelehnt',
  withdrawn: 'zurückgezogen',
}
const outcomes: Readonly<Record<string, string>> = {
  'no-objection': 'adopted without objection',
  adopted: 'adopted',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
}

const de = {
  'debate-opened': (about: About) => `Debatte${zu(about)} eröffnet.`,
  'debate-resumed': (about: About) => `Debatte${zu(about)} wieder aufgenommen.`,
  'debate-rules-changed': (about: About) =>
    `Regeln der Debatte${zu(about)} geändert: ${count(about, 'seconds') === 0 ? 'ohne Redezeit' : `Redezeit ${minutes(count(about, 'seconds'))}`}.`,
  'debate-list-set': (about: About) => {
    const by = text(about, 'by')
    const why = by === '' ? '' : by === 'group' ? ', von der befragten Gruppe so gewollt' : `, Antrag „${by}“`
    return `${listen[text(about, 'list')] ?? ''}${zu(about)}${why}.`
  },
  'speaker-listed': (about: About) =>
    `${text(about, 'name')} auf die Redeliste${zu(about)} gesetzt${seiten[text(about, 'side')] ?? ''}.`,
  'speaker-removed': (about: About) =>
    about['why'] === 'absent'
      ? `${text(about, 'name')} aufgerufen und nicht da: von der Redeliste genommen.`
      : `${text(about, 'name')} von der Redeliste genommen.`,
  'speaker-moved': (about: About) =>
    about['byHand'] === 'yes'
      ? `${text(about, 'name')} auf der Redeliste von Hand an einen anderen Platz gesetzt.`
      : `${text(about, 'name')} auf der Redeliste wieder nach der Regel eingereiht.`,
  'speakers-drawn': (about: About) =>
    `Reihenfolge der Redeliste${zu(about)} gelost (${formats.de.number(count(about, 'drawn'))}), mit „${text(about, 'seed')}“.`,
  'speech-begun': (about: About) =>
    `${text(about, 'name')} hat das Wort${zu(about)}${about['outOfTurn'] === 'yes' ? ', außer der Reihe' : ''}.`,
  'speech-paused': (about: About) => `Redezeit von ${text(about, 'name')} angehalten bei ${spoken(about)}.`,
  'speech-resumed': (about: About) => `Redezeit von ${text(about, 'name')} läuft weiter.`,
  'speech-extended': (about: About) =>
    `Redezeit von ${text(about, 'name')} verlängert auf ${minutes(count(about, 'seconds'))}.`,
  'speech-ended': (about: About) => `${text(about, 'name')} hat ${spoken(about)} gesprochen.`,
  'group-answered': (about: About): string =>
    about['goesOn'] === 'yes'
      ? 'Die Gruppe mit leerer Liste wurde gefragt: Die Debatte geht weiter.'
      : 'Die Gruppe mit leerer Liste wurde gefragt: Die Debatte geht nicht weiter.',
  'point-moved': (about: About) =>
    `Antrag zur Geschäftsordnung von ${text(about, 'name')}: ${text(about, 'kind')}${text(about, 'text') === '' ? '' : ` („${text(about, 'text')}“)`}.`,
  'point-called': (about: About) =>
    `Antrag zur Geschäftsordnung von ${text(about, 'name')} aufgerufen: ${text(about, 'kind')}.`,
  'point-spoken-to': (about: About) =>
    `${text(about, 'name')} spricht ${about['side'] === 'for' ? 'für' : 'gegen'} den Antrag „${text(about, 'kind')}“.`,
  'point-vote-prepared': (about: About) =>
    `Abstimmung ${formats.de.number(count(about, 'vote'))} über den Antrag „${text(about, 'kind')}“ vorbereitet.`,
  'point-decided': (about: About) =>
    `Antrag „${text(about, 'kind')}“ von ${text(about, 'name')} ${ausgang[text(about, 'outcome')] ?? ''}` +
    (about['vote'] === undefined ? '' : `, Abstimmung ${formats.de.number(count(about, 'vote'))}`) +
    (about['seconds'] === undefined ? '' : `: Redezeit ${minutes(count(about, 'seconds'))}`) +
    '.',
  'point-kinds-set': (about: About) =>
    `Arten von Anträgen zur Geschäftsordnung geändert: ${formats.de.number(count(about, 'kinds'))}.`,
}

const en: typeof de = {
  'debate-opened': (about) => `Debate${on(about)} opened.`,
  'debate-resumed': (about) => `Debate${on(about)} taken up again.`,
  'debate-rules-changed': (about) =>
    `Rules of the debate${on(about)} changed: ${count(about, 'seconds') === 0 ? 'no limit of time' : `speaking time ${minutes(count(about, 'seconds'))}`}.`,
  'debate-list-set': (about) => {
    const by = text(about, 'by')
    const why =
      by === '' ? '' : by === 'group' ? ', as the group that was asked wanted' : `, point of order “${by}”`
    return `${lists[text(about, 'list')] ?? ''}${on(about)}${why}.`
  },
  'speaker-listed': (about) =>
    `${text(about, 'name')} put on the speakers’ list${on(about)}${sides[text(about, 'side')] ?? ''}.`,
  'speaker-removed': (about) =>
    about['why'] === 'absent'
      ? `${text(about, 'name')} called and not there: taken off the speakers’ list.`
      : `${text(about, 'name')} taken off the speakers’ list.`,
  'speaker-moved': (about) =>
    about['byHand'] === 'yes'
      ? `${text(about, 'name')} put at another place of the speakers’ list by hand.`
      : `${text(about, 'name')} back at the place of the speakers’ list that the rules give.`,
  'speakers-drawn': (about) =>
    `Order of the speakers’ list${on(about)} drawn by lot (${formats.en.number(count(about, 'drawn'))}), with “${text(about, 'seed')}”.`,
  'speech-begun': (about) =>
    `${text(about, 'name')} has the floor${on(about)}${about['outOfTurn'] === 'yes' ? ', out of turn' : ''}.`,
  'speech-paused': (about) => `Speaking time of ${text(about, 'name')} stopped at ${spoken(about)}.`,
  'speech-resumed': (about) => `Speaking time of ${text(about, 'name')} goes on.`,
  'speech-extended': (about) =>
    `Speaking time of ${text(about, 'name')} extended to ${minutes(count(about, 'seconds'))}.`,
  'speech-ended': (about) => `${text(about, 'name')} spoke for ${spoken(about)}.`,
  'group-answered': (about) =>
    about['goesOn'] === 'yes'
      ? 'The group whose list is empty was asked: the debate goes on.'
      : 'The group whose list is empty was asked: the debate does not go on.',
  'point-moved': (about) =>
    `Point of order by ${text(about, 'name')}: ${text(about, 'kind')}${text(about, 'text') === '' ? '' : ` (“${text(about, 'text')}”)`}.`,
  'point-called': (about) => `Point of order by ${text(about, 'name')} called: ${text(about, 'kind')}.`,
  'point-spoken-to': (about) =>
    `${text(about, 'name')} speaks ${about['side'] === 'for' ? 'for' : 'against'} the point of order “${text(about, 'kind')}”.`,
  'point-vote-prepared': (about) =>
    `Vote ${formats.en.number(count(about, 'vote'))} on the point of order “${text(about, 'kind')}” prepared.`,
  'point-decided': (about) =>
    `Point of order “${text(about, 'kind')}” by ${text(about, 'name')} ${outcomes[text(about, 'outcome')] ?? ''}` +
    (about['vote'] === undefined ? '' : `, vote ${formats.en.number(count(about, 'vote'))}`) +
    (about['seconds'] === undefined ? '' : `: speaking time ${minutes(count(about, 'seconds'))}`) +
    '.',
  'point-kinds-set': (about) =>
    `Kinds of points of order changed: ${formats.en.number(count(about, 'kinds'))}.`,
}

export const debateJournal = { de, en }

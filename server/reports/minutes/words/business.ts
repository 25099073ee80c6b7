/** Words of the minutes: motions, proxies, approvals, elections and the debate. */
import type { Approval, Language, SecondPersonAct } from '../../../protocol/messages.ts'

const de = {
  motions: 'Anträge',
  submitters: 'Antragsteller',
  motionState: 'Stand',
  votedIn: 'Abgestimmt in',
  amendments: 'Änderungsanträge',
  amendmentColumns: ['Nummer', 'Titel', 'Antragsteller', 'Stand', 'Abgestimmt in'],

  proxies: 'Vollmachten',
  proxyColumns: ['Abstimmung', 'Vollmachten', 'Gehalten von', 'Höchstens je Person'],

  approvals: 'Vier-Augen-Freigaben',
  approvalColumns: ['Angefragt', 'Handlung', 'Durch', 'Ausgang'],
  acts: {
    'annul-vote': 'Abstimmung für ungültig erklären',
    'publish-election': 'Ergebnis einer Wahl veröffentlichen',
    'late-admission': 'Nachträgliche Zulassung zu einer Abstimmung',
  } satisfies Record<SecondPersonAct, string>,
  annulOnPhones: 'Auf Papier fortsetzen und die Stimmen von Telefonen für ungültig erklären',
  aloneAgain: (act: string) => `Keine zweite Person mehr für: ${act}`,
  approvalStates: {
    asked: () => 'wartet noch',
    approved: (by: string) => `freigegeben durch ${by}`,
    refused: (by: string) => `abgelehnt durch ${by}`,
    withdrawn: (by: string) => `zurückgezogen durch ${by}`,
    overtaken: (by: string) => `bei der Freigabe durch ${by} nicht mehr möglich`,
  } satisfies Record<Approval['state'], (by: string) => string>,

  elections: 'Wahlen',
  seats: (count: string) => `Plätze: ${count}`,
  vacant: (count: string) => `unbesetzt gelassen: ${count}`,
  openSeats: (count: string) => `noch offen: ${count}`,
  candidates: 'Kandidaturen',
  consent: { asked: 'gefragt', accepted: 'steht', declined: 'abgelehnt', withdrawn: 'zurückgezogen' },
  elected: (name: string, ballot: number, answer: string) =>
    `Gewählt in Abstimmung ${ballot}: ${name}; ${answer}.`,
  acceptance: {
    open: 'noch nicht gefragt',
    asked: 'gefragt, ob die Wahl angenommen wird',
    accepted: 'hat die Wahl angenommen',
    declined: 'hat die Wahl abgelehnt',
  },

  debate: 'Debatte',
  points: 'Geschäftsordnungsanträge',
  pointColumns: ['Gestellt', 'Durch', 'Antrag', 'Ausgang'],
  pointOutcome: {
    'no-objection': 'ohne Gegenrede angenommen',
    adopted: 'angenommen',
    rejected: 'abgelehnt',
    withdrawn: 'zurückgezogen',
  },
  undecided: 'nicht entschieden',
  speakingTimes: 'Redezeiten',
  speakingColumns: ['Name', 'Beiträge', 'Sekunden'],
}

const en: typeof de = {
  motions: 'Motions',
  submitters: 'Submitters',
  motionState: 'State',
  votedIn: 'Voted on in',
  amendments: 'Amendments',
  amendmentColumns: ['Number', 'Title', 'Submitters', 'State', 'Voted on in'],

  proxies: 'Proxies',
  proxyColumns: ['Vote', 'Proxies', 'Held by', 'Most by one person'],

  approvals: 'Four-eyes approvals',
  approvalColumns: ['Asked', 'Act', 'By', 'Outcome'],
  acts: {
    'annul-vote': 'Annul a vote',
    'publish-election': 'Publish the result of an election',
    'late-admission': 'Late admission to a vote',
  },
  annulOnPhones: 'Continue on paper, and annul the ballots cast on phones',
  aloneAgain: (act) => `No second person any more for: ${act}`,
  approvalStates: {
    asked: () => 'still waits',
    approved: (by) => `approved by ${by}`,
    refused: (by) => `refused by ${by}`,
    withdrawn: (by) => `withdrawn by ${by}`,
    overtaken: (by) => `no longer possible when ${by} approved it`,
  },

  elections: 'Elections',
  seats: (count) => `Seats: ${count}`,
  vacant: (count) => `left vacant: ${count}`,
  openSeats: (count) => `still open: ${count}`,
  candidates: 'Candidates',
  consent: { asked: 'asked', accepted: 'stands', declined: 'declined', withdrawn: 'withdrawn' },
  elected: (name, ballot, answer) => `Elected in vote ${ballot}: ${name}; ${answer}.`,
  acceptance: {
    open: 'not asked yet',
    asked: 'asked to accept',
    accepted: 'has accepted',
    declined: 'has declined',
  },

  debate: 'Debate',
  points: 'Points of order',
  pointColumns: ['Moved', 'By', 'Point', 'Outcome'],
  pointOutcome: {
    'no-objection': 'adopted without objection',
    adopted: 'adopted',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
  },
  undecided: 'not decided',
  speakingTimes: 'Speaking times',
  speakingColumns: ['Name', 'Speeches', 'Seconds'],
}

export const businessWords: Readonly<Record<Language, typeof de>> = { de, en }

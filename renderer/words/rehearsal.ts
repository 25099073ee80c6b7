/** Words of rehearsals: the verdict, what gave way first and what to do about it, and the picture. */
import type {
  Rehearsal,
  RehearsalCheck,
  RehearsalCheckKind,
  RehearsalPhase,
  RehearsalProgress,
  RehearsalReport,
} from '#protocol'
import { unreachable } from '../unreachable.ts'
import { formats, type Formats } from './format.ts'

/** Nobody reads more than «over ten». */
const MOST_MARGIN = 10
const inTenths = (value: number) => String(Math.round(value * 10) / 10)
/** A margin is not promised beyond what was measured. */
const downToTenths = (value: number) => String(Math.floor(value * 10) / 10)

const time = (milliseconds: number, format: Formats): string =>
  milliseconds < 1_000
    ? `${format.number(Math.round(milliseconds))} ms`
    : `${format.decimal(inTenths(milliseconds / 1_000))} s`

/** As exact as a guess is: 40 s, 1.5 min. */
function lasting(seconds: number, format: Formats): string {
  const fives = Math.max(5, Math.ceil(seconds / 5) * 5)
  if (fives < 60) return `${format.number(fives)} s`
  return `${format.decimal(String(Math.max(1, Math.round((seconds / 60) * 2) / 2)))} min`
}

const de = {
  title: 'Proben',
  part: 'Ansicht',
  partNow: 'Jetzt',
  partRehearsal: 'Proben',
  partRunning: (share: string) => `Probe läuft · ${share}`,
  noticeRunning: 'Eine Probe läuft auf diesem Rechner: Pausen und Wartezeiten hier können von ihr kommen.',
  noticeShow: 'Ansehen',
  lead: 'Simulierte Mitglieder kommen auf einer Kopie dieser Versammlung an, stimmen alle zugleich ab, verlieren das Netz und kehren nach einem Absturz zurück. Danach steht hier, was dieser Rechner gehalten hat.',
  none: 'Noch keine Probe',
  rehearse: 'Proben',
  rehearseEllipsis: 'Proben …',
  rehearseWith: (members: number) =>
    `Mit ${formats.de.plural(members, { one: 'Mitglied', other: 'Mitgliedern' })} proben`,
  starting: 'Wird begonnen …',
  membersLabel: 'Simulierte Mitglieder',
  membersFault: (most: number) => `Eine ganze Zahl von 1 bis ${formats.de.number(most)}.`,
  whoTheyAre: (members: number, registered: number) =>
    registered === 0
      ? 'Alle erfunden: die Liste ist noch leer.'
      : members <= registered
        ? `${members === registered ? 'Alle' : formats.de.number(members)} aus der Kopie Ihrer Liste.`
        : `${formats.de.number(registered)} aus der Kopie Ihrer Liste, ${formats.de.number(members - registered)} erfunden.`,
  minutesLabel: 'Kommen an innerhalb von Minuten',
  minutesFault: (most: number) => `Eine Zahl von 0 bis ${formats.de.number(most)}.`,
  minutesHint: 'Kürzer ist härter; 0 heißt: alle zugleich.',
  whatHappens: 'Auf einem zweiten Host, den nur die Probe kennt:',
  steps: [
    'Eine Kopie wird gemacht, ohne Codes, Anmeldungen und Stimmen.',
    'Die simulierten Mitglieder kommen an, manche mit abgetipptem Code.',
    'Alle stimmen innerhalb einer Sekunde ab.',
    'Sie stimmen ab, während Netze ausfallen, Seiten neu laden und Geräte wechseln.',
    'Mitten in einer Abstimmung fällt der zweite Host aus wie bei einem Stromausfall; alle kehren zugleich zurück.',
    'Jede bestätigte Stimme wird mit dem Ergebnis verglichen.',
  ],
  untouched: 'Nichts Echtes wird berührt.',
  untouchedBecause:
    'Mitglieder, Stimmen und Codes bleiben, wie sie sind; von der Probe bleibt nur der Bericht.',
  takes: (seconds: number) => `Dauert etwa ${lasting(seconds, formats.de)}.`,
  busyMeanwhile: 'Dieser Rechner hat so lange viel zu tun.',
  connectedNow: (online: number) =>
    `${formats.de.plural(online, { one: 'echtes Gerät ist', other: 'echte Geräte sind' })} gerade verbunden und ${online === 1 ? 'muss' : 'müssen'} dann vielleicht warten. Besser ist der Abend vorher.`,
  running: (members: number) =>
    `Probe mit ${formats.de.plural(members, { one: 'Mitglied', other: 'Mitgliedern' })}`,
  begunBy: (by: string, at: string) => `${by === '' ? 'Begonnen' : `Begonnen von ${by}`} um ${at}.`,
  fromElsewhere: 'Die Mitglieder kommen von einem anderen Rechner.',
  cancelRehearsal: 'Probe abbrechen',
  left: (seconds: number) => (seconds < 3 ? 'gleich fertig' : `noch etwa ${lasting(seconds, formats.de)}`),
  stepDone: 'erledigt',
  meanwhile: 'Alle Konsolen sehen dasselbe. Wird eine echte Abstimmung geöffnet, endet die Probe sofort.',
  phase: {
    copying: 'Kopie vorbereiten',
    arriving: 'Ankommen',
    voting: 'Alle stimmen zugleich ab',
    'losing-network': 'Abstimmen, während das Netz ausfällt',
    crashing: 'Abstimmen, bis der Host ausfällt',
    'coming-back': 'Nach dem Absturz zurückkehren',
    counting: 'Stimmen und Bestätigungen vergleichen',
  } satisfies Record<RehearsalPhase, string>,
  mark: {
    copying: 'Kopie',
    arriving: 'Ankommen',
    voting: 'Abstimmen',
    'losing-network': 'Netz fällt aus',
    crashing: 'Absturz und Rückkehr',
    'coming-back': '',
    counting: '',
  } satisfies Record<RehearsalPhase, string>,
  now: ({ phase, done, of }: RehearsalProgress) => {
    const count = `${formats.de.number(Math.min(done, of))} von ${formats.de.number(of)}`
    switch (phase) {
      case 'copying':
        return 'Die Kopie wird vorbereitet'
      case 'arriving':
        return `${count} angekommen`
      case 'voting':
        return `${count} Stimmen bestätigt`
      case 'losing-network':
        return `Das Netz fällt aus: ${count} Stimmen bestätigt`
      case 'crashing':
        return `Gleich fällt der Host aus: ${count} Stimmen bestätigt`
      case 'coming-back':
        return `Neustart: ${count} zurück`
      case 'counting':
        return 'Stimmen und Bestätigungen werden verglichen'
      default:
        return unreachable(phase)
    }
  },
  ended: ({ why, by, members, detail }: Extract<Rehearsal, { state: 'ended' }>) => {
    const which = `Die Probe mit ${formats.de.plural(members, { one: 'Mitglied', other: 'Mitgliedern' })}${by === '' ? '' : ` von ${by}`}`
    switch (why) {
      case 'cancelled':
        return `${which} wurde abgebrochen. Es ist nichts von ihr geblieben.`
      case 'vote-opened':
        return `${which} endete, weil eine echte Abstimmung geöffnet wurde. Es ist nichts von ihr geblieben.`
      case 'failed':
        return `${which} ist gescheitert (${detail}). Die Versammlung ist unberührt. Andere Programme schließen, Platz auf dem Datenträger prüfen und noch einmal proben.`
      case 'driver-left':
        return `${which} endete, weil der Rechner mit den simulierten Mitgliedern eine Minute lang nichts mehr sagte. Netz prüfen und noch einmal proben.`
      case 'not-kept':
        return `${which} ging zu Ende, aber ihr Bericht ließ sich nicht speichern. Platz auf dem Datenträger schaffen und noch einmal proben.`
      default:
        return unreachable(why)
    }
  },
  elsewhere: 'Mit dem WLAN der Halle',
  elsewhereWhy:
    'Kommen die simulierten Mitglieder von einem anderen Rechner im selben Netz, wird dieses mit geprobt, und dieser Rechner hat nur den Host zu tragen. Dort, mit einer Einladung für eine Konsole:',
  command: (address: string) =>
    `npm run -s plenum -- rehearse --members 3000 --url ${address === '' ? 'http://…' : address} --key …`,
  held: ({ members, ballots, restart }: RehearsalReport, margin: number) =>
    `Dieser Rechner und diese Einstellungen hielten ${formats.de.plural(members, { one: 'Mitglied', other: 'Mitglieder' })}; langsamste bestätigte Stimme ${time(ballots.slowestMs, formats.de)}; ` +
    `95 % zurück ${time(restart.back95Ms, formats.de)} nach einem Neustart; ` +
    (margin >= MOST_MARGIN
      ? 'Reserve über 10-fach.'
      : `Reserve ${formats.de.decimal(downToTenths(margin))}-fach.`),
  heldBrief: (members: number) =>
    `Hielt ${formats.de.plural(members, { one: 'Mitglied', other: 'Mitglieder' })}.`,
  gaveWay: (members: number) =>
    `Hielt ${formats.de.plural(members, { one: 'Mitglied', other: 'Mitglieder' })} nicht.`,
  crowdsDoing: (stall: string) =>
    `Die simulierten Telefone standen selbst bis zu ${stall} still; es kann an ihnen gelegen haben. Mit Mitgliedern von einem anderen Rechner weiß man es: siehe unten.`,
  nearest: 'Am nächsten an der Grenze',
  first: 'Zuerst gab nach',
  also: 'Außerdem',
  whatToDo: 'Zu tun',
  check: (check: RehearsalCheck) => checkInGerman(check, formats.de),
  advice: {
    'ballots-lost':
      'Mit diesem Rechner nicht abstimmen: sein Datenträger bestätigt, was er nicht geschrieben hat.',
    'members-missing': 'Mitglieder über längere Zeit ankommen lassen oder einen schnelleren Rechner nehmen.',
    'ballots-missing': 'Andere Programme schließen, Netzteil anschließen und noch einmal proben.',
    'sign-in': 'Mitglieder über längere Zeit ankommen lassen oder einen schnelleren Rechner nehmen.',
    acknowledgement:
      'Andere Programme schließen, Netzteil anschließen. Hilft das nicht: die Datei auf einen schnelleren Datenträger legen.',
    'back-95': 'Andere Programme schließen, Netzteil anschließen und noch einmal proben.',
    'back-99': 'Andere Programme schließen, Netzteil anschließen und noch einmal proben.',
    stall: 'Andere Programme schließen, Netzteil anschließen und noch einmal proben.',
    memory: 'Andere Programme schließen oder einen Rechner mit mehr Arbeitsspeicher nehmen.',
    sockets: 'Mehr offene Dateien je Prozess erlauben, oder weniger Geräte verbinden.',
  } satisfies Record<RehearsalCheckKind, string>,
  signIns: 'Anmeldungen pro Sekunde',
  acknowledged: 'Bestätigung, 99 von 100',
  memory: 'Arbeitsspeicher',
  most: (value: string) => `höchstens ${value}`,
  spoken: (name: string, most: string) => `${name} im Verlauf der Probe: höchstens ${most}`,
  unmeasured: 'nichts gemessen',
  milliseconds: (value: number) => time(value, formats.de),
  seconds: (value: number) => `${formats.de.number(value)} s`,
  machineIs: 'Rechner',
  machine: (cores: number, memory: string) =>
    `${formats.de.plural(cores, { one: 'Kern', other: 'Kerne' })}, ${memory} Arbeitsspeicher`,
  membersWere: 'Simulierte Mitglieder',
  membersHere: 'auf diesem Rechner: das Netz der Halle war nicht dabei',
  membersElsewhere: 'auf einem anderen Rechner: das Netz dazwischen war dabei',
  took: (milliseconds: number) => `dauerte ${lasting(milliseconds / 1000, formats.de)}`,
}

function checkInGerman({ kind, measured, limit }: RehearsalCheck, format: Formats): string {
  const [number, ms] = [(value: number) => format.number(value), (value: number) => time(value, format)]
  switch (kind) {
    case 'ballots-lost':
      return `${number(measured)} bestätigte Stimmen fehlen im Ergebnis.`
    case 'members-missing':
      return `${number(measured)} Mitglieder kamen nicht hinein oder nicht wieder.`
    case 'ballots-missing':
      return `${number(measured)} Stimmen wurden nie bestätigt.`
    case 'sign-in':
      return `Das langsamste Hundertstel meldete sich in ${ms(measured)} an; Grenze ${ms(limit)}.`
    case 'acknowledgement':
      return `Die langsamste Stimme war nach ${ms(measured)} bestätigt; Grenze ${ms(limit)}.`
    case 'back-95':
      return `95 % waren ${ms(measured)} nach dem Neustart zurück; Grenze ${ms(limit)}.`
    case 'back-99':
      return `99 % waren ${ms(measured)} nach dem Neustart zurück; Grenze ${ms(limit)}.`
    case 'stall':
      return `Der Host bediente ${ms(measured)} lang niemanden; Grenze ${ms(limit)}.`
    case 'memory':
      return `Der Host belegte ${format.bytes(measured)}; Grenze ist die Hälfte des Rechners, ${format.bytes(limit)}.`
    case 'sockets':
      return `${number(measured)} Verbindungen waren offen; der Host nimmt ${number(limit)}.`
    default:
      return unreachable(kind)
  }
}

const en: typeof de = {
  title: 'Rehearsals',
  part: 'View',
  partNow: 'Now',
  partRehearsal: 'Rehearsals',
  partRunning: (share) => `Rehearsing · ${share}`,
  noticeRunning: 'A rehearsal is running on this computer: pauses and waiting here may be its doing.',
  noticeShow: 'Show it',
  lead: 'Simulated members arrive on a copy of this convention, all vote at once, lose the network, and come back after a crash. Then it says here what this computer held.',
  none: 'No rehearsal yet',
  rehearse: 'Rehearse',
  rehearseEllipsis: 'Rehearse …',
  rehearseWith: (members) =>
    `Rehearse with ${formats.en.plural(members, { one: 'member', other: 'members' })}`,
  starting: 'Beginning …',
  membersLabel: 'Simulated members',
  membersFault: (most) => `A whole number from 1 to ${formats.en.number(most)}.`,
  whoTheyAre: (members, registered) =>
    registered === 0
      ? 'All invented: the list is still empty.'
      : members <= registered
        ? `${members === registered ? 'All' : formats.en.number(members)} from the copy of your list.`
        : `${formats.en.number(registered)} from the copy of your list, ${formats.en.number(members - registered)} invented.`,
  minutesLabel: 'Arrive within minutes',
  minutesFault: (most) => `A number from 0 to ${formats.en.number(most)}.`,
  minutesHint: 'Shorter is harder; 0 is all at once.',
  whatHappens: 'On a second host, which only the rehearsal knows:',
  steps: [
    'A copy is made, without codes, sign-ins and ballots.',
    'The simulated members arrive, some by typing their code.',
    'All vote within a second.',
    'They vote while networks fail, pages are loaded again and devices are changed.',
    'In the middle of a vote the second host dies as in a power cut; all come back at once.',
    'Every acknowledged ballot is held against the result.',
  ],
  untouched: 'Nothing real is touched.',
  untouchedBecause:
    'Members, ballots and codes stay as they are; all that stays of a rehearsal is its report.',
  takes: (seconds) => `Takes about ${lasting(seconds, formats.en)}.`,
  busyMeanwhile: 'This computer is busy meanwhile.',
  connectedNow: (online) =>
    `${formats.en.plural(online, { one: 'real device is', other: 'real devices are' })} connected now and may have to wait. The evening before is better.`,
  running: (members) => `Rehearsal with ${formats.en.plural(members, { one: 'member', other: 'members' })}`,
  begunBy: (by, at) => `${by === '' ? 'Begun' : `Begun by ${by}`} at ${at}.`,
  fromElsewhere: 'The members come from another computer.',
  cancelRehearsal: 'Cancel rehearsal',
  left: (seconds) => (seconds < 3 ? 'nearly done' : `about ${lasting(seconds, formats.en)} left`),
  stepDone: 'done',
  meanwhile: 'All consoles see the same. When a real vote is opened, the rehearsal ends at once.',
  phase: {
    copying: 'Prepare the copy',
    arriving: 'Arrive',
    voting: 'All vote at once',
    'losing-network': 'Vote while the network fails',
    crashing: 'Vote until the host dies',
    'coming-back': 'Come back after the crash',
    counting: 'Compare ballots and receipts',
  },
  mark: {
    copying: 'Copy',
    arriving: 'Arriving',
    voting: 'Voting',
    'losing-network': 'Network fails',
    crashing: 'Crash and return',
    'coming-back': '',
    counting: '',
  },
  now: ({ phase, done, of }) => {
    const count = `${formats.en.number(Math.min(done, of))} of ${formats.en.number(of)}`
    switch (phase) {
      case 'copying':
        return 'The copy is being prepared'
      case 'arriving':
        return `${count} have arrived`
      case 'voting':
        return `${count} ballots acknowledged`
      case 'losing-network':
        return `The network fails: ${count} ballots acknowledged`
      case 'crashing':
        return `The host is about to die: ${count} ballots acknowledged`
      case 'coming-back':
        return `Restart: ${count} are back`
      case 'counting':
        return 'Ballots and receipts are compared'
      default:
        return unreachable(phase)
    }
  },
  ended: ({ why, by, members, detail }) => {
    const which = `${by === '' ? 'The' : `${by}’s`} rehearsal with ${formats.en.plural(members, { one: 'member', other: 'members' })}`
    switch (why) {
      case 'cancelled':
        return `${which} was cancelled. Nothing of it is left.`
      case 'vote-opened':
        return `${which} ended because a real vote was opened. Nothing of it is left.`
      case 'failed':
        return `${which} failed (${detail}). The convention is untouched. Close other programs, look whether there is room on the disk, and rehearse again.`
      case 'driver-left':
        return `${which} ended because the computer with the simulated members said nothing for a minute. Look after the network, and rehearse again.`
      case 'not-kept':
        return `${which} came to its end, but its report could not be saved. Make room on the disk, and rehearse again.`
      default:
        return unreachable(why)
    }
  },
  elsewhere: 'With the hall’s Wi-Fi',
  elsewhereWhy:
    'When the simulated members come from another computer in the same network, that is rehearsed too, and this computer has only the host to carry. Over there, with an invitation for a console:',
  command: (address) =>
    `npm run -s plenum -- rehearse --members 3000 --url ${address === '' ? 'http://…' : address} --key …`,
  held: ({ members, ballots, restart }, margin) =>
    `This computer and this configuration held ${formats.en.plural(members, { one: 'member', other: 'members' })}; slowest acknowledged ballot ${time(ballots.slowestMs, formats.en)}; ` +
    `95 % back ${time(restart.back95Ms, formats.en)} after a restart; ` +
    (margin >= MOST_MARGIN ? 'margin over 10×.' : `margin ${formats.en.decimal(downToTenths(margin))}×.`),
  heldBrief: (members) => `Held ${formats.en.plural(members, { one: 'member', other: 'members' })}.`,
  gaveWay: (members) => `Did not hold ${formats.en.plural(members, { one: 'member', other: 'members' })}.`,
  crowdsDoing: (stall) =>
    `The simulated phones stood still for up to ${stall} themselves; it may have been them. With members from another computer one knows: see below.`,
  nearest: 'Nearest to its limit',
  first: 'What gave way first',
  also: 'Also',
  whatToDo: 'What to do',
  check: (check) => checkInEnglish(check, formats.en),
  advice: {
    'ballots-lost': 'Do not vote with this machine: its disk confirms what it has not written.',
    'members-missing': 'Let members arrive over a longer time, or take a faster machine.',
    'ballots-missing': 'Close other programs, plug the laptop in, and rehearse again.',
    'sign-in': 'Let members arrive over a longer time, or take a faster machine.',
    acknowledgement:
      'Close other programs, plug the laptop in. If that does not help, put the file on a faster disk.',
    'back-95': 'Close other programs, plug the laptop in, and rehearse again.',
    'back-99': 'Close other programs, plug the laptop in, and rehearse again.',
    stall: 'Close other programs, plug the laptop in, and rehearse again.',
    memory: 'Close other programs, or take a machine with more memory.',
    sockets: 'Allow more open files a process, or have fewer devices connect.',
  },
  signIns: 'Sign-ins a second',
  acknowledged: 'Acknowledgement, 99 of 100',
  memory: 'Memory',
  most: (value) => `at most ${value}`,
  spoken: (name, most) => `${name} during the rehearsal: at most ${most}`,
  unmeasured: 'nothing measured',
  milliseconds: (value) => time(value, formats.en),
  seconds: (value) => `${formats.en.number(value)} s`,
  machineIs: 'Computer',
  machine: (cores, memory) =>
    `${formats.en.plural(cores, { one: 'core', other: 'cores' })}, ${memory} of memory`,
  membersWere: 'Simulated members',
  membersHere: 'on this computer: the hall’s network was not part of it',
  membersElsewhere: 'on another computer: the network in between was part of it',
  took: (milliseconds) => `took ${lasting(milliseconds / 1000, formats.en)}`,
}

function checkInEnglish({ kind, measured, limit }: RehearsalCheck, format: Formats): string {
  const [number, ms] = [(value: number) => format.number(value), (value: number) => time(value, format)]
  switch (kind) {
    case 'ballots-lost':
      return `${number(measured)} acknowledged ballots are not in the result.`
    case 'members-missing':
      return `${number(measured)} members were not in, or did not come back.`
    case 'ballots-missing':
      return `${number(measured)} ballots were never acknowledged.`
    case 'sign-in':
      return `The slowest hundredth signed in within ${ms(measured)}; the limit is ${ms(limit)}.`
    case 'acknowledgement':
      return `The slowest ballot was acknowledged after ${ms(measured)}; the limit is ${ms(limit)}.`
    case 'back-95':
      return `95 % were back ${ms(measured)} after the restart; the limit is ${ms(limit)}.`
    case 'back-99':
      return `99 % were back ${ms(measured)} after the restart; the limit is ${ms(limit)}.`
    case 'stall':
      return `For ${ms(measured)} the host served nobody; the limit is ${ms(limit)}.`
    case 'memory':
      return `The host held ${format.bytes(measured)}; the limit is half of the machine’s, ${format.bytes(limit)}.`
    case 'sockets':
      return `${number(measured)} connections were open; the host takes ${number(limit)}.`
    default:
      return unreachable(kind)
  }
}

export const rehearsal = { de, en }

/** Words of rehearsals: the verdict, what gave way first and what to do about it, and the picture. */
import type { RehearsalCheck, RehearsalCheckKind, RehearsalReport } from '#protocol'
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

const de = {
  title: 'Proben',
  lead: 'Simulierte Mitglieder gegen einen echten Host auf einer Kopie: ankommen, alle zugleich abstimmen, das Netz verlieren, nach einem Absturz wiederkommen.',
  none: 'Noch keine Probe. Sie läuft außerhalb einer Abstimmung auf diesem Rechner, am besten am Abend vorher:',
  command: 'npm run -s plenum -- rehearse --members 3000 --file',
  held: ({ members, ballots, restart }: RehearsalReport, margin: number) =>
    `Hielt ${formats.de.plural(members, { one: 'Mitglied', other: 'Mitglieder' })}: langsamste bestätigte Stimme ${time(ballots.slowestMs, formats.de)}, ` +
    `95 % zurück ${time(restart.back95Ms, formats.de)} nach einem Neustart, ` +
    (margin >= MOST_MARGIN
      ? 'Reserve über 10-fach.'
      : `Reserve ${formats.de.decimal(downToTenths(margin))}-fach.`),
  gaveWay: (members: number) =>
    `Hielt ${formats.de.plural(members, { one: 'Mitglied', other: 'Mitglieder' })} nicht.`,
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
  machine: (cores: number, took: string) =>
    `${formats.de.plural(cores, { one: 'Kern', other: 'Kerne' })}, dauerte ${took}`,
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
  lead: 'Simulated members against a real host on a copy: they arrive, all vote at once, lose the network, and come back after a crash.',
  none: 'No rehearsal yet. It runs on this machine while no vote is open, best on the evening before:',
  command: 'npm run -s plenum -- rehearse --members 3000 --file',
  held: ({ members, ballots, restart }, margin) =>
    `Held ${formats.en.plural(members, { one: 'member', other: 'members' })}: slowest acknowledged ballot ${time(ballots.slowestMs, formats.en)}, ` +
    `95 % back ${time(restart.back95Ms, formats.en)} after a restart, ` +
    (margin >= MOST_MARGIN ? 'margin over 10×.' : `margin ${formats.en.decimal(downToTenths(margin))}×.`),
  gaveWay: (members) => `Did not hold ${formats.en.plural(members, { one: 'member', other: 'members' })}.`,
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
  machine: (cores, took) => `${formats.en.plural(cores, { one: 'core', other: 'cores' })}, took ${took}`,
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

/** A rehearsal in words: how far it is, what held and by what margin, or what gave way first and what to do about it. */
import { rehearsalVerdict } from '../client/rehearsal-verdict.ts'
import { unreachable } from '../domain/decision.ts'
import type {
  RehearsalCheck,
  RehearsalCheckKind,
  RehearsalPhase,
  RehearsalProgress,
  RehearsalReport,
} from '../protocol/messages.ts'

const PHASES: Record<RehearsalPhase, string> = {
  copying: 'a copy is prepared',
  arriving: 'members arrive',
  voting: 'all vote at once',
  'losing-network': 'networks are lost and found',
  crashing: 'a vote, and the host is about to be killed',
  'coming-back': 'the host was killed, and all come back',
  counting: 'ballots and receipts are compared',
}

const BAR = 24

export function progressLine({ phase, done, of }: RehearsalProgress): string {
  const filled = Math.round((BAR * Math.min(done, of)) / Math.max(1, of))
  return `[${'#'.repeat(filled)}${'-'.repeat(BAR - filled)}] ${PHASES[phase]}: ${number(done)} of ${number(of)}`
}

export function verdictWords(report: RehearsalReport): string {
  const { held, margin, nearest, gaveWay, isCrowdsDoing } = rehearsalVerdict(report)
  const [first, ...others] = gaveWay
  const which =
    report.crowd?.isElsewhere === true
      ? 'The host’s machine and its configuration'
      : 'This machine and this configuration'
  const lines = held
    ? [
        `${which} held ${number(report.members)} members; slowest acknowledged ballot ${time(report.ballots.slowestMs)}; ` +
          `95 % back ${time(report.restart.back95Ms)} after a restart; margin ${times(margin)}.`,
        ...(nearest === null ? [] : [`Nearest to its limit: ${sentence(nearest)}`]),
      ]
    : [
        `${which} did not hold ${number(report.members)} members.`,
        ...(first === undefined
          ? []
          : [`What gave way first: ${sentence(first)}`, `What to do: ${ADVICE[first.kind]}`]),
        ...others.map((check) => `Also: ${sentence(check)}`),
        ...(isCrowdsDoing && report.crowd !== undefined
          ? [
              `The simulated phones stood still for ${time(report.crowd.stallMs)} themselves, so this may be theirs: rehearse from another machine, with --url.`,
            ]
          : []),
      ]
  return [...lines, '', ...figures(report)].join('\n')
}

function figures(report: RehearsalReport): string[] {
  const { signIns, ballots, restart, memory, stallMs, tookMs, machine, crowd } = report
  return [
    `  sign-ins           up to ${number(signIns.mostASecond)} a second; p50 ${time(signIns.p50Ms)}, p99 ${time(signIns.p99Ms)}, slowest ${time(signIns.slowestMs)}`,
    `  ballots            ${number(ballots.acknowledged)} acknowledged, ${number(ballots.lost)} lost; p50 ${time(ballots.p50Ms)}, p99 ${time(ballots.p99Ms)}, slowest ${time(ballots.slowestMs)}`,
    `  after the restart  95 % back in ${time(restart.back95Ms)}, 99 % in ${time(restart.back99Ms)}; the host was away for ${time(restart.downMs)}`,
    `  memory             up to ${bytes(memory.mostBytes)} of ${bytes(memory.ofBytes)}`,
    `  longest stall      ${time(stallMs)}`,
    `  took               ${time(tookMs)} on ${machine.platform}, ${number(machine.cores)} cores`,
    ...(crowd === undefined
      ? []
      : [
          `  simulated phones   ${number(crowd.processes)} ${crowd.processes === 1 ? 'process' : 'processes'}, stood still for ${time(crowd.stallMs)} at the longest`,
        ]),
    crowd?.isElsewhere === true
      ? '  The simulated phones ran on another machine, and the network between the two was part of it.'
      : '  The simulated phones ran on this machine too; the hall’s network was not part of it.',
  ]
}

function sentence({ kind, measured, limit }: RehearsalCheck): string {
  switch (kind) {
    case 'ballots-lost':
      return `${number(measured)} acknowledged ballots are not in the result.`
    case 'members-missing':
      return `${number(measured)} members were not in, or did not come back.`
    case 'ballots-missing':
      return `${number(measured)} ballots were never acknowledged.`
    case 'sign-in':
      return `signing in took ${time(measured)} for the slowest hundredth; the limit is ${time(limit)}.`
    case 'acknowledgement':
      return `the slowest ballot was acknowledged after ${time(measured)}; the limit is ${time(limit)}.`
    case 'back-95':
      return `95 % were back ${time(measured)} after the restart; the limit is ${time(limit)}.`
    case 'back-99':
      return `99 % were back ${time(measured)} after the restart; the limit is ${time(limit)}.`
    case 'stall':
      return `for ${time(measured)} the host served nobody; the limit is ${time(limit)}.`
    case 'memory':
      return `the host held ${bytes(measured)} of memory; the limit is half of the machine’s, ${bytes(limit)}.`
    case 'sockets':
      return `${number(measured)} connections were open; the host takes ${number(limit)}.`
    default:
      return unreachable(kind)
  }
}

const BUSY = 'Close other programs, plug the laptop in, or take a faster machine, and rehearse again.'

const ADVICE: Record<RehearsalCheckKind, string> = {
  'ballots-lost':
    'Do not vote with this machine: its disk confirms what it has not written. Take another disk.',
  'members-missing': 'Let members arrive over a longer time, or take a faster machine, and rehearse again.',
  'ballots-missing': BUSY,
  'sign-in': 'Let members arrive over a longer time, or take a faster machine, and rehearse again.',
  acknowledgement: `${BUSY} If that does not help, put the file on a faster disk, not a network drive or a USB stick.`,
  'back-95': BUSY,
  'back-99': BUSY,
  stall: BUSY,
  memory: 'Close other programs, or take a machine with more memory.',
  sockets: 'Raise the number of files that a process may open, or have fewer devices connect.',
}

/** Rounded down: a margin is not promised beyond what was measured. */
function times(margin: number): string {
  if (margin >= 10) return 'over 10×'
  return `${(Math.floor(margin * 10) / 10).toLocaleString('en')}×`
}

const number = (value: number): string => value.toLocaleString('en')

const time = (milliseconds: number): string =>
  milliseconds < 1_000
    ? `${milliseconds.toLocaleString('en', { maximumFractionDigits: milliseconds < 10 ? 1 : 0 })} ms`
    : `${(milliseconds / 1_000).toLocaleString('en', { maximumFractionDigits: 1 })} s`

const bytes = (value: number): string => `${number(Math.round(value / 1_000_000))} MB`

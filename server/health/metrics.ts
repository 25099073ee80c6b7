/**
 * The measures in the form that Prometheus reads. Numbers only: its labels are roles, percentiles and kinds of warning from
 * closed lists.
 */
import type { Instant, HealthWarning, Vitals } from '../protocol/messages.ts'

/** What a scrape sees. `signIns` and `ballots` since the start. */
export type Scrape = {
  vitals: Vitals
  saving: boolean
  registered: number
  signIns: number
  ballots: number
  lastBackup: Instant | null
}

/** One number, or one for each value of a label. Null and what is missing: not known now. */
type Metric = { name: string; help: string; isCounter?: true } & (
  | { value: (scrape: Scrape) => number | null }
  | { label: string; values: (scrape: Scrape) => Record<string, number> }
)

const NO_WARNINGS: Readonly<Record<HealthWarning['kind'], number>> = {
  sockets: 0,
  memory: 0,
  disk: 0,
  backup: 0,
  stalls: 0,
  acknowledgements: 0,
}

const METRICS: readonly Metric[] = [
  {
    name: 'plenum_saving',
    help: '1 while the host can save; at 0 voting is paused.',
    value: ({ saving }) => Number(saving),
  },
  {
    name: 'plenum_warning',
    help: '1 while this limit is near.',
    label: 'kind',
    values: ({ vitals }) => ({
      ...NO_WARNINGS,
      ...Object.fromEntries(vitals.warnings.map(({ kind }) => [kind, 1])),
    }),
  },
  {
    name: 'plenum_connections',
    help: 'Clients that are signed in and connected.',
    label: 'role',
    values: ({ vitals: { connected } }) => ({
      member: connected.members,
      chair: connected.consoles,
      projector: connected.projectors,
    }),
  },
  {
    name: 'plenum_members_registered',
    help: 'Members on the list.',
    value: ({ registered }) => registered,
  },
  {
    name: 'plenum_sign_ins_total',
    help: 'Clients welcomed, those that came back included.',
    isCounter: true,
    value: ({ signIns }) => signIns,
  },
  {
    name: 'plenum_ballots_total',
    help: 'Ballots taken.',
    isCounter: true,
    value: ({ ballots }) => ballots,
  },
  {
    name: 'plenum_acknowledgement_seconds',
    help: 'From the frame of a change to its reply, over the last ten seconds.',
    label: 'quantile',
    values: ({ vitals: { acknowledged } }): Record<string, number> =>
      acknowledged === null ? {} : { '0.5': acknowledged.p50Ms / 1000, '0.99': acknowledged.p99Ms / 1000 },
  },
  {
    name: 'plenum_loop_stall_seconds',
    help: 'The longest time within the last second in which nobody else was served.',
    value: ({ vitals }) => vitals.stallMs / 1000,
  },
  {
    name: 'plenum_slow_clients',
    help: 'Clients that do not read and are skipped.',
    value: ({ vitals }) => vitals.slow,
  },
  {
    name: 'plenum_resident_memory_bytes',
    help: 'Memory that the host’s process holds.',
    value: ({ vitals }) => vitals.memory.residentBytes,
  },
  {
    name: 'plenum_memory_limit_bytes',
    help: 'Memory of the machine or its container.',
    value: ({ vitals }) => vitals.memory.ofBytes,
  },
  {
    name: 'plenum_disk_free_bytes',
    help: 'Free where the convention’s file lies.',
    value: ({ vitals }) => vitals.disk?.freeBytes ?? null,
  },
  {
    name: 'plenum_file_bytes',
    help: 'The convention’s file.',
    value: ({ vitals }) => vitals.disk?.fileBytes ?? null,
  },
  {
    name: 'plenum_sockets_open',
    help: 'Connections of any kind.',
    value: ({ vitals }) => vitals.sockets.open,
  },
  {
    name: 'plenum_sockets_limit',
    help: 'Connections that the host takes at most.',
    value: ({ vitals }) => vitals.sockets.most,
  },
  {
    name: 'plenum_last_backup_timestamp_seconds',
    help: 'When the last backup was made.',
    value: ({ lastBackup }) => (lastBackup === null ? null : lastBackup / 1000),
  },
]

export type Exposition = { type: string; text: string }

/** The library is brought in when somebody asks for the first time, for most hosts are never asked. */
export async function expose(scrape: Scrape): Promise<Exposition> {
  const { Counter, Gauge, Registry } = await import('@prometheus-io/client')
  // Made anew each time: nothing is kept between scrapes that could differ from what the host counts.
  const registry = new Registry()
  for (const metric of METRICS) {
    const samples = samplesOf(metric, scrape)
    if (samples.length === 0) continue
    const { name, help, isCounter = false } = metric
    const description = {
      name,
      help,
      labelNames: 'label' in metric ? [metric.label] : [],
      registers: [registry],
    }
    const series = isCounter ? new Counter(description) : new Gauge(description)
    for (const { labels, value } of samples) series.inc(labels, value)
  }
  return { type: registry.contentType, text: await registry.metrics() }
}

function samplesOf(metric: Metric, scrape: Scrape): { labels: Record<string, string>; value: number }[] {
  if ('label' in metric)
    return Object.entries(metric.values(scrape)).map(([of, value]) => ({
      labels: { [metric.label]: of },
      value,
    }))
  const value = metric.value(scrape)
  return value === null ? [] : [{ labels: {}, value }]
}

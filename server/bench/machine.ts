/** The machine that a bench ran on: figures without it mean nothing. */
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os'

export const describeMachine = () => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${release()} ${process.arch}`,
  node: process.versions.node,
  /** Of the last minute; above the number of cores the machine was busy with something else too. */
  load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
})

export type Machine = ReturnType<typeof describeMachine>

export const machineLine = ({ processor, cores, memoryGiB, system, node, load }: Machine): string =>
  `${processor}, ${String(cores)} cores, ${String(memoryGiB)} GiB, ${system}, Node ${node}, load ${String(load)} at the start`

/** '' on a quiet machine. */
export const busyLine = ({ load, cores }: Machine): string =>
  load <= cores / 2
    ? ''
    : 'The machine is busy with something else: look at the ratios only, and at their spread before you believe them.\n'

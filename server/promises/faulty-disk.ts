/** faults.c beside a host: compiles it, tells it when to fail, and cuts the power. Only where there is a Linux with a C compiler. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** faults.c says what each does. */
export const FAULTS = ['write-error', 'short-write', 'fsync-error', 'fsync-lapse'] as const
export type Fault = (typeof FAULTS)[number]

const SOURCE = fileURLToPath(new URL('faults.c', import.meta.url))

export class FaultyDisk {
  readonly folder: string
  readonly #library: string
  readonly #control: string

  private constructor(folder: string, library: string) {
    this.folder = folder
    this.#library = library
    this.#control = join(folder, 'fault')
    this.heal()
  }

  /** Null where it cannot be made. */
  static make(folder: string): FaultyDisk | null {
    // SQLite opens a file by its real path.
    const real = realpathSync(folder)
    const library = join(real, 'faults.so')
    if (process.platform !== 'linux') return null
    try {
      execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, SOURCE, '-ldl', '-lpthread'], {
        stdio: 'ignore',
      })
    } catch {
      return null
    }
    return new FaultyDisk(real, library)
  }

  /** For the host that has `file`, which is in `folder`. */
  environment(file: string): Record<string, string> {
    return { LD_PRELOAD: this.#library, FAULTS_FILE: file, FAULTS_CONTROL: this.#control }
  }

  begin(fault: Fault): void {
    this.#tell(fault)
  }

  /** The next fsync does not return: whoever waits for it can only be killed. */
  hang(): void {
    this.#tell('fsync-hang')
  }

  get hangs(): boolean {
    return existsSync(`${this.#control}.hangs`)
  }

  heal(): void {
    rmSync(`${this.#control}.hangs`, { force: true })
    this.#tell('none')
  }

  /** While no host has it: the file is now what a disk holds after the power went. */
  cutPower(file: string): void {
    for (const name of [file, `${file}-wal`]) if (existsSync(name)) copyFileSync(`${name}.durable`, name)
    rmSync(`${file}-shm`, { force: true })
  }

  /** At once, because it may be read at any moment. */
  #tell(word: Fault | 'fsync-hang' | 'none'): void {
    writeFileSync(`${this.#control}.next`, word)
    renameSync(`${this.#control}.next`, this.#control)
  }
}

/** Copies a file into a folder until it is killed; says so once the first is there. */
import { writeCopy } from '../store/write-copy.ts'

const [file = '', folder = ''] = process.argv.slice(2)
for (;;) {
  const { ok } = writeCopy({ file, folder, at: Date.now(), isElsewhere: null })
  process.stdout.write(ok ? '.' : '!')
}

/** Stores on files of their own, closed when the test ends. */
import { onTestFinished } from 'vitest'
import { openStore, type Store } from '../store/store.ts'
import { temporaryFile } from './temporary.ts'

export type OpenedStore = { store: Store; file: string }

export function openTestStore(file = temporaryFile()): OpenedStore {
  const opened = openStore(file)
  if (!opened.ok) throw new Error(`the store does not open: ${opened.why}`)
  const { store } = opened
  let isOpen = true
  const close = () => {
    if (isOpen) store.close()
    isOpen = false
  }
  onTestFinished(close)
  return { store: { ...store, close }, file }
}

/** The same file as another process would find it later. */
export function reopen({ store, file }: OpenedStore): OpenedStore {
  store.close()
  return openTestStore(file)
}

/** What `work` returns, saved; a disk that refuses fails the test. */
export function saved<T>(store: Store, work: () => T): T {
  const outcome = store.save(work)
  if (!outcome.saved) throw new Error(`not saved: ${outcome.why}`)
  return outcome.value
}

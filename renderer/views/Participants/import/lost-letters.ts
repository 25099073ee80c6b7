/** Whether the program that saved the file had no room for some letters: a question mark in a name is one that was lost. Pure. */
import type { ImportPreview } from '#protocol'

/** Looks at what the preview shows; among hundreds of names it is seen there if it is anywhere. */
export function hasLostLetters({
  addedSample,
  changedSample,
}: Pick<ImportPreview, 'addedSample' | 'changedSample'>): boolean {
  const changedNames = changedSample.flatMap(({ fields }) =>
    fields.filter(({ field }) => field === 'firstName' || field === 'lastName').map(({ to }) => to),
  )
  const addedNames = addedSample.flatMap(({ firstName, lastName }) => [firstName, lastName])
  return [...changedNames, ...addedNames].some((name) => name.includes('?'))
}

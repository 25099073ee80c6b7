import { expect, test } from 'vitest'
import { leaveQuestion } from './leaving.ts'

const open = { known: true, vote: { title: 'Budget 2027', cast: 1204, of: 2871 } } as const

test('with no vote open nothing is asked', () => {
  expect(leaveQuestion({ known: true, vote: null }, 'quit', 'en')).toBeNull()
  expect(leaveQuestion({ known: true, vote: null }, 'close', 'de')).toBeNull()
})

test('an open vote is named, with what going would mean and the act on the button', () => {
  expect(leaveQuestion(open, 'quit', 'en')).toEqual({
    message: 'The vote “Budget 2027” is open. Quit Plenum anyway?',
    detail:
      '1,204 of 2,871 have voted; these ballots stay in the file. All phones lose their connection, and nobody can vote until the file is opened again.',
    stay: 'Keep Open',
    go: 'Quit Plenum',
  })
  expect(leaveQuestion(open, 'close', 'de')).toEqual({
    message: 'Die Abstimmung „Budget 2027“ ist offen. Die Versammlung trotzdem schließen?',
    detail:
      '1.204 von 2.871 haben abgestimmt; diese Stimmen bleiben in der Datei. Alle Telefone verlieren die Verbindung, und niemand kann abstimmen, bis die Datei wieder geöffnet wird.',
    stay: 'Offen lassen',
    go: 'Versammlung schließen',
  })
})

test('a host that does not answer might have a vote open, so it is asked', () => {
  expect(leaveQuestion({ known: false }, 'close', 'en')).toMatchObject({
    message: 'The host does not answer at the moment. Close the convention anyway?',
    go: 'Close Convention',
  })
  expect(leaveQuestion({ known: false }, 'quit', 'de')).toMatchObject({
    message: 'Der Host antwortet gerade nicht. Plenum trotzdem beenden?',
    go: 'Plenum beenden',
  })
})

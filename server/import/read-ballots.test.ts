import { describe, expect, test } from 'vitest'
import type { Language, Paper } from '../protocol/messages.ts'
import { motionPaper, SIMPLE_MAJORITY } from '../protocol/papers.ts'
import { namedBallotsCsv } from '../reports/ballots.ts'
import { readBallots, type TableFault } from './read-ballots.ts'

const table = (...lines: readonly string[]) => readBallots(lines.join('\n'))

describe('[C11] a table of ballots is read', () => {
  test('in German and in English, as a spreadsheet saves it', () => {
    expect(
      table(
        '\uFEFFAda;"Ben; ""der"" Erste";Stimmzettel;Stimmgewicht\r',
        '1;2;Reihenfolge;1\r',
        ';1;Reihenfolge;0,5\r',
        ';;leer (Enthaltung);2\r',
        ';;ungültig;1\r',
        ';;;\r',
        '',
      ),
    ).toEqual({
      ok: true,
      table: {
        ...{ language: 'de', options: ['Ada', 'Ben; "der" Erste'], form: 'rank', emptyAbstains: true },
        ballots: [
          { ballot: { kind: 'marked', marks: [1, 2] }, weight: '1' },
          { ballot: { kind: 'marked', marks: [0, 1] }, weight: '0.5' },
          { ballot: { kind: 'marked', marks: [0, 0] }, weight: '2' },
          { ballot: { kind: 'invalid' }, weight: '1' },
        ],
      },
    })
    expect(
      table(
        "'=1+1,ballot,source,vote_weight",
        'x,choice,electronic,1',
        ',no to all,paper,1',
        ',abstention,paper,1.50',
      ),
    ).toEqual({
      ok: true,
      table: {
        ...{ language: 'en', options: ['=1+1'], form: 'choose', emptyAbstains: false },
        ballots: [
          { ballot: { kind: 'marked', marks: [1] }, weight: '1' },
          { ballot: { kind: 'none' }, weight: '1' },
          { ballot: { kind: 'abstain' }, weight: '1.5' },
        ],
      },
    })
  })

  test.each<Language>(['de', 'en'])('without who cast the ballots, in a named vote (%s)', (language) => {
    const paper: Paper = {
      ...motionPaper(SIMPLE_MAJORITY),
      options: ['Region', 'Gruppe'].map((name) => ({ name, items: [], group: '' })),
    }
    const voter = { firstName: 'Ada "A"', lastName: 'Line\nbreak', region: '', group: 'guest', weight: '1.5' }
    const ballots = [
      { ...voter, number: '1', marks: 'm12' },
      { ...voter, number: '2', marks: 'm30' },
    ]
    const read = readBallots(namedBallotsCsv({ draft: { title: 'T', paper }, papers: [], ballots }, language))
    expect(read).toEqual({
      ok: true,
      table: {
        ...{ language, options: ['Region', 'Gruppe'], form: 'yes-no', emptyAbstains: false },
        ballots: [
          // Yes to both would have been one too many.
          { ballot: { kind: 'marked', marks: [1, 2] }, weight: '1.5' },
          { ballot: { kind: 'marked', marks: [3, 3] }, weight: '1.5' },
        ],
      },
    })
  })
})

describe('[C11] what is no table of ballots is refused with its line', () => {
  const HEAD = 'Ada,Ben,ballot,vote_weight'
  test.each<[TableFault['why'], number, string, readonly string[]]>([
    ['no-table-of-ballots', 1, '', ['']],
    ['no-table-of-ballots', 1, '', ['member_number,last_name', '1,Ada']],
    ['no-table-of-ballots', 1, '', ['A list of', HEAD, 'x,,choice,1']],
    ['not-csv', 4, '', [HEAD, 'x,,choice,1', '"x,,choice,1', 'x,,choice,1']],
    ['not-csv', 2, '', [HEAD, '"x"y,,choice,1', 'x,,choice,1']],
    ['no-options', 1, '', ['ballot,vote_weight', 'invalid,1']],
    ['option-empty', 1, '', ['Ada,,ballot,vote_weight']],
    ['option-twice', 1, 'Ada', ['Ada,Ada,ballot,vote_weight']],
    ['wrong-width', 3, '4', [HEAD, 'x,,choice,1', 'x,choice,1']],
    ['wrong-kind', 2, 'perhaps', [HEAD, 'x,,perhaps,1']],
    ['two-kinds', 3, 'ranking', [HEAD, 'x,,choice,1', '1,,ranking,1']],
    ['wrong-mark', 2, '1', [HEAD, '1,,choice,1']],
    ['wrong-mark', 2, 'x', [HEAD, 'x,,points,1']],
    ['wrong-mark', 2, '-3', [HEAD, '-3,,points,1']],
    ['wrong-mark', 2, 'Ja', [HEAD, 'Ja,,yes/no,1']],
    ['mark-on-blank', 2, 'x', [HEAD, 'x,,invalid,1']],
    ['weight-malformed', 3, '-1', [HEAD, '', 'x,,choice,-1']],
    ['weight-malformed', 2, '1e3', [HEAD, 'x,,choice,1e3']],
    ['no-ballots', 1, '', [HEAD]],
    ['no-ballots', 1, '', [HEAD, ',,invalid,1']],
  ])('%s in line %i', (why, line, about, lines) => {
    expect(table(...lines)).toEqual({ ok: false, line, why, about })
  })

  test('too many options', () => {
    const names = Array.from({ length: 501 }, (_, at) => `Option ${at}`)
    expect(table([...names, 'ballot', 'vote_weight'].join(','))).toEqual({
      ...{ ok: false, line: 1, why: 'too-many-options', about: '500' },
    })
  })
})

import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures.ts'
import type { TestHost } from './host.ts'
import { asCsv, asFile, memberList } from './member-list.ts'

const fixture = (name: string) => readFileSync(new URL(`../server/import/fixtures/${name}`, import.meta.url))

const registered = (host: TestHost) =>
  host.asChair(async (session) => (await session.command('status', {})).status.members.registered)

test('a list is looked at, imported, and imported again as its next version', async ({ host, chair }) => {
  const { participants } = chair
  await participants.lookAt(asFile('members.csv', asCsv(memberList(120))))
  await expect(participants.dialog.getByText('Recognised: CSV, UTF-8, commas, 120 rows')).toBeVisible()
  await expect(participants.effect('new')).toHaveText('120')
  expect(await registered(host)).toBe(0)
  await participants.confirmImport()
  await participants.hasRows(120)

  // Five are new, three have left, and two have moved to where nobody else of the sample is.
  const next = memberList(125).slice(3)
  const moved = next.map((member, index) => (index < 2 ? { ...member, region: 'Helgoland' } : member))
  await participants.lookAt(asFile('members.csv', asCsv(moved)))
  await expect(participants.effect('new')).toHaveText('5')
  await expect(participants.effect('changed')).toHaveText('2')
  await expect(participants.effect('unchanged')).toHaveText('115')
  await expect(participants.effect('not in the file, stay as they are')).toHaveText('3')
  await expect(participants.dialog.getByText('Helgoland')).toHaveCount(2)
  await participants.confirmImport()
  await participants.hasRows(125)
})

test('a list as a German office program saves it', async ({ chair }) => {
  const { participants } = chair
  const lines = [
    'Mitgliedsnr.;Nachname;Vorname;E-Mail-Adresse;Landesverband;Status;Geschlecht;Stimmgewicht',
    'M-1;Müßig;Jörg;joerg@example.org;Thüringen;Mitglied;m;1,0',
    'M-2;Öhler;Änne;aenne@example.org;Württemberg;Delegierte:r;w;2,5',
  ]
  await participants.lookAt(asFile('mitglieder.csv', Buffer.from(lines.join('\r\n'), 'latin1')))
  await expect(
    participants.dialog.getByText(/^Recognised: CSV, Windows-1252, semicolons, 2 rows$/i),
  ).toBeVisible()
  await participants.confirmImport()
  await expect(participants.row('M-1')).toContainText('Müßig, Jörg')
  await expect(participants.row('M-2')).toContainText('2.5')
})

test('an Excel list', async ({ chair }) => {
  const { participants } = chair
  await participants.lookAt(asFile('members.xlsx', fixture('members.xlsx')))
  await expect(participants.dialog.getByText(/^Recognised: Excel/)).toBeVisible()
  await participants.confirmImport()
  await expect(participants.rows.first()).toBeVisible()
})

test('a broken list is a sentence per fault, and only what is good is imported, and only when asked', async ({
  host,
  chair,
}) => {
  const { participants } = chair
  await participants.lookAt(asFile('members-broken.csv', fixture('members-broken.csv')))
  const { dialog } = participants
  const faults = dialog.getByRole('table', { name: /^Faults/ }).getByRole('row')
  const sentences = [
    'The member number is missing.',
    'The name is missing.',
    'is not an e-mail address.',
    'is below zero.',
    'is too large',
    'is not a number.',
    'A quotation mark is opened and never closed.',
    'is a formula. A spreadsheet would run it.',
    'contains markup.',
  ]
  for (const sentence of sentences) await expect(faults.filter({ hasText: sentence }).first()).toBeVisible()
  expect(await registered(host)).toBe(0)

  await dialog.getByRole('button', { name: 'Import nothing' }).click()
  await expect(dialog).toBeHidden()
  expect(await registered(host)).toBe(0)

  await participants.lookAt(asFile('members-broken.csv', fixture('members-broken.csv')))
  const good = Number(await participants.effect('new').textContent())
  await dialog.getByRole('button', { name: /^Import the \d+ good rows/ }).click()
  await expect(dialog).toContainText(/leave \d+ out\?/)
  await dialog.getByRole('button', { name: `Import ${good}` }).click()
  await expect(dialog).toBeHidden()
  await expect(participants.toasts).toContainText('left out')
  expect(await registered(host)).toBe(good)
})

test('headings that nobody knows are matched by hand', async ({ chair }) => {
  const { participants } = chair
  await participants.lookAt(asFile('odd.csv', 'Kennung,Wer\nK-1,Petersen\nK-2,Ødegård\n'))
  const { dialog } = participants
  await expect(dialog.getByText(/No column is matched to/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: /^Import \d/ })).toBeHidden()
  await dialog.getByLabel('Column for Member number').selectOption('Kennung')
  await dialog.getByLabel('Column for Last name').selectOption('Wer')
  await participants.confirmImport()
  await expect(participants.row('K-2')).toContainText('Ødegård')
})

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const wrongFiles = [
  { what: 'a picture', file: asFile('photo.csv', PNG), sentence: 'This is a picture.' },
  { what: 'an empty file', file: asFile('empty.csv', ''), sentence: 'This file is empty.' },
  {
    what: 'headings only',
    file: asFile('heads.csv', 'number,last_name\n'),
    sentence: 'no members below them',
  },
  {
    what: 'a web page',
    file: asFile('export.csv', '<!doctype html><html><body><table></table></body></html>'),
    sentence: 'This is a web page',
  },
  {
    what: 'an archive',
    file: asFile('list.xlsx', Buffer.from('PK\x05\x06'.padEnd(22, '\0'))),
    sentence: /Excel|archive/,
  },
  { what: 'a PDF', file: asFile('list.csv', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n'), sentence: 'This is a PDF.' },
]

test('a wrong file is a sentence that says what it is, and nothing is imported', async ({ host, chair }) => {
  const { participants } = chair
  await participants.page.getByRole('button', { name: /^Import list/ }).click()
  for (const { what, file, sentence } of wrongFiles)
    await test.step(what, async () => {
      await participants.chooseFile(file)
      await expect(participants.dialog.getByRole('alert').filter({ hasText: sentence })).toBeVisible()
    })
  expect(await registered(host)).toBe(0)

  await participants.chooseFile(asFile('members.csv', asCsv(memberList(3))))
  await participants.confirmImport()
  await participants.hasRows(3)
})

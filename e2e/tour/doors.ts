/** The ways in, before anybody is signed in: and what they say to somebody who has the wrong key. */
import { expect } from '@playwright/test'
import { wordsOf, type Tour } from './tour.ts'

export async function visitDoors({ host, language, browse, phone, visit }: Tour): Promise<void> {
  const words = wordsOf(language)
  const console = await (await browse()).newPage()
  await console.goto(`${host.url}/console`)
  await expect(console.getByRole('heading', { name: words.frame.signIn.title })).toBeVisible()
  await visit({ name: 'console-sign-in', page: console, on: 'console' })
  await console.getByLabel(words.frame.signIn.label).fill('http://127.0.0.1/console')
  await console.keyboard.press('Enter')
  await expect(console.getByRole('alert')).toHaveText(words.frame.signIn.noKey)
  await visit({ name: 'console-sign-in-fault', page: console, on: 'console' })

  const member = await phone(host.url)
  await expect(member.getByRole('heading', { name: words.phone.signIn.title })).toBeVisible()
  await visit({ name: 'phone-sign-in', page: member, on: 'phone' })
  await member.getByLabel(words.phone.signIn.code).fill('K7QF-2M0')
  await expect(member.getByRole('alert')).not.toBeEmpty()
  await visit({ name: 'phone-sign-in-slip', page: member, on: 'phone' })
  await member.getByLabel(words.phone.signIn.code).fill('2345-6789-ABCH')
  await member.getByRole('button', { name: words.phone.signIn.button, exact: true }).click()
  await visit({ name: 'phone-sign-in-refused', page: member, on: 'phone' })

  const hall = await (await browse()).newPage()
  await hall.goto(`${host.url}/projector`)
  await expect(hall.getByRole('heading', { name: words.hall.noKeyTitle })).toBeVisible()
  await visit({ name: 'hall-no-key', page: hall, on: 'hall' })
}

/** The desktop app's start window, with a shell that only answers. */
export async function visitStartWindow({ host, language, browse, visit }: Tour): Promise<void> {
  const page = await (await browse({ viewport: { width: 960, height: 640 } })).newPage()
  const day = Date.UTC(2027, 2, 12)
  const recent = [
    {
      kind: 'file',
      path: '/home/kim/Spring.plenum',
      name: 'Spring',
      folder: '/home/kim',
      usedAt: day,
      missing: false,
    },
    {
      kind: 'file',
      path: '/media/usb/2026.plenum',
      name: '2026',
      folder: '/media/usb',
      usedAt: day,
      missing: true,
    },
    { kind: 'host', address: 'https://vote.example.org', usedAt: day },
  ]
  const notice = { name: 'Spring', file: '/home/kim/Spring.plenum', why: 'file-in-use', about: {} }
  const start = { language, version: '0.1.0', platform: 'linux', recent, notice }
  await page.addInitScript(`window.plenum = {
    kind: 'welcome',
    start: async () => (${JSON.stringify(start)}),
    onChanged: () => () => undefined,
    setLanguage: async () => undefined,
  }`)
  await page.goto(`${host.url}/console/welcome.html`)
  await expect(page.getByRole('heading', { name: wordsOf(language).welcome.recent })).toBeVisible()
  await visit({ name: 'start-window', page, on: 'console' })
}

// The options of `npm start`. Read before anything is installed, so that --help and a typing error answer at once.

export const usage = `Plenum: live voting at conventions.

npm start [-- OPTIONS]     opens the console; installs and builds first where that is still to be done

  --file NAME.plenum   the convention to open; made if it does not exist
  --demo               a convention of 3,000 members with simulated phones
  --headless           serve only: no window, no browser
  --port NUMBER        the port to listen on
  --host ADDRESS       the address to listen on
  --tls-cert FILE      serve https with this certificate (PEM) …
  --tls-key FILE       … and its private key
  --help               this text

Everything a chair does is also a command: npm run -s plenum -- --help
`

const flags = ['--headless', '--demo', '--help']
const withValue = ['--port', '--host', '--file', '--tls-cert', '--tls-key']

/**
 * @param {string[]} words
 * @returns {{ ok: true, help: boolean, headless: boolean, forHost: string[] } | { ok: false, why: string }}
 *   `forHost`: the options to hand on
 */
export function readOptions(words) {
  /** @type {Map<string, string | true>} */
  const given = new Map()
  const rest = [...words]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [name = '', ...joined] = word.split('=')
    if (given.has(name)) return { ok: false, why: `${name} is given twice.` }
    if (flags.includes(name) && joined.length === 0) {
      given.set(name, true)
    } else if (withValue.includes(name)) {
      const value = joined.length > 0 ? joined.join('=') : rest.shift()
      if (value === undefined || value === '' || value.startsWith('--'))
        return { ok: false, why: `${name} needs a value.` }
      given.set(name, value)
    } else {
      return { ok: false, why: `there is no option ${word}.` }
    }
  }
  const port = given.get('--port')
  if (typeof port === 'string' && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    return { ok: false, why: `--port must be a number from 0 to 65535, not ${port}.` }
  }
  if (given.has('--tls-cert') !== given.has('--tls-key')) {
    return { ok: false, why: '--tls-cert and --tls-key belong together.' }
  }
  const forHost = [...given].flatMap(([name, value]) => {
    if (name === '--headless' || name === '--help') return []
    return value === true ? [name] : [name, value]
  })
  return { ok: true, help: given.has('--help'), headless: given.has('--headless'), forHost }
}

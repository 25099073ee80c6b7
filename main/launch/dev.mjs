// `npm run dev`: pages are rebuilt and the host is restarted when their sources change. The host serves what a hall
// would get, from out/, so there is no second way of serving that could differ.
import { spawn } from 'node:child_process'
import process from 'node:process'
import { productNode, root, tool } from './places.mjs'
import { setUp } from './setup.mjs'
import { run } from './words.mjs'

await run(async () => {
  await setUp()
  const node = productNode()
  const children = [
    [tool('electron-vite/bin/electron-vite.js'), 'build'],
    [tool('vite/bin/vite.js'), 'build', '--config', 'member-web/vite.config.ts'],
    [
      '--watch',
      '--watch-path=server',
      '--watch-path=out',
      'server/cli.ts',
      'serve',
      ...process.argv.slice(2),
    ],
  ].map((parameters) =>
    spawn(node, parameters, {
      cwd: root,
      env: { ...process.env, PLENUM_WATCH: '1' },
      stdio: ['ignore', 'inherit', 'inherit'],
    }),
  )
  const stop = () => children.forEach((child) => child.kill())
  process.on('SIGINT', stop).on('SIGTERM', stop)
  return new Promise((resolve) => {
    children.forEach((child) =>
      child.on('close', (code) => {
        stop()
        resolve(code ?? 0)
      }),
    )
  })
})

// A build plugin: writes .br and .gz beside each asset, so that the host never compresses while a hall is waiting.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin, ResolvedConfig } from 'vite'

/** Below this an answer is one packet either way, and the headers weigh as much as what is saved. */
const smallestWorthwhileBytes = 512

/** Formats that are compressed already only grow. */
const compressible = /\.(html|js|css|svg|json|webmanifest|txt|map|ico|wasm)$/

export function precompress(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'plenum-precompress',
    apply: 'build',
    configResolved(resolved) {
      config = resolved
    },
    // Not `generateBundle`: files copied from a public folder are in no bundle.
    closeBundle: {
      order: 'post',
      sequential: true,
      handler(error) {
        if (error !== undefined) return
        const folder = resolve(config.root, config.build.outDir)
        for (const file of assetsIn(folder)) compress(file)
      },
    },
  }
}

/** The size in bytes at which the host sends `content` to a browser that takes brotli, and that is all of them. */
export function brotliBytes(content: Uint8Array): number {
  return content.byteLength < smallestWorthwhileBytes ? content.byteLength : brotli(content).byteLength
}

function assetsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && compressible.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

function compress(file: string): void {
  const content = readFileSync(file)
  if (content.byteLength < smallestWorthwhileBytes) return
  writeFileSync(`${file}.br`, brotli(content))
  writeFileSync(`${file}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }))
}

function brotli(content: Uint8Array): Uint8Array {
  return brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength,
    },
  })
}

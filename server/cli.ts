#!/usr/bin/env node
/** The `plenum` command: everything a chair does, for servers, scripts and other people's tools. `plenum --help` lists it. */
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// The first run translates the program, every later one starts without doing so: before anything else is loaded.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/plenum', import.meta.url)))

const { runProgram } = await import('./command-line/program.ts')
await runProgram()

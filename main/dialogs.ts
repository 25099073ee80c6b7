/** The system's own dialogs: which file, and whether to leave. Their words come from words.ts and leaving.ts. */

import { basename, join } from 'node:path'
import { app, dialog } from 'electron'
import { conventionExtension } from './arguments.ts'
import type { Language } from './bridge.ts'
import type { LeaveQuestion } from './leaving.ts'
import { words } from './words.ts'

/** `front`: the window a dialog belongs to; null before there is one. */
export type DialogParts = { front: () => Electron.BaseWindow | null; language: () => Language }

export function systemDialogs({ front, language }: DialogParts) {
  const filters = () => [{ name: words[language()].dialog.conventions, extensions: [conventionExtension] }]

  async function save(title: string, name: string): Promise<string | null> {
    const options = {
      title,
      defaultPath: join(app.getPath('documents'), name),
      filters: filters(),
      properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
    }
    const window = front()
    const chosen = await (window === null
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(window, options))
    return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
  }

  return {
    async chooseConvention(): Promise<string | null> {
      const options = {
        title: words[language()].dialog.chooseFile,
        filters: filters(),
        properties: ['openFile' as const],
      }
      const window = front()
      const chosen = await (window === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(window, options))
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
    },

    chooseNewConvention(): Promise<string | null> {
      const { newFile, newName } = words[language()].dialog
      return save(newFile, newName)
    },

    chooseBackupPlace(name: string): Promise<string | null> {
      return save(words[language()].dialog.saveBackup, basename(name))
    },

    async chooseBackupFolder(): Promise<string | null> {
      const options = {
        title: words[language()].dialog.backupFolder,
        properties: ['openDirectory' as const, 'createDirectory' as const],
      }
      const window = front()
      const chosen = await (window === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(window, options))
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
    },

    async askToLeave(question: LeaveQuestion): Promise<boolean> {
      const options = {
        type: 'warning' as const,
        message: question.message,
        detail: question.detail,
        buttons: [question.stay, question.go],
        // Enter and Escape stay.
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      }
      const window = front()
      const { response } = await (window === null
        ? dialog.showMessageBox(options)
        : dialog.showMessageBox(window, options))
      return response === 1
    },
  }
}

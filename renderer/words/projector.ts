/** Words of the Projector screen, from which the chair leads what the hall sees. What the hall itself reads is in hall.ts. */

const de = {
  title: 'Projektor',
  preview: 'Vorschau: das sieht der Saal',
  ratio: 'Format der Vorschau',
  lost: 'Keine Verbindung: Das ist der letzte bekannte Stand.',
  showingLabel: 'Der Saal sieht',
  showing: { auto: 'was gerade läuft', 'sign-in': 'immer die Anmeldung' },
  autoHint:
    'Die offene Abstimmung, sonst die letzte; danach der aufgerufene Punkt der Tagesordnung, und wenn nichts läuft, die Anmeldung.',
  signInHint:
    'Adresse und QR-Code, was auch geschieht. Eine geschlossene Abstimmung verschwindet damit auch von den Telefonen.',
  changing: 'Wird umgestellt …',
  scenes: {
    'sign-in': 'Zu sehen: die Anmeldung.',
    content: (named: string) => `Zu sehen: ${named}.`,
    open: (named: string) => `Zu sehen: die offene ${named}.`,
    closed: (named: string) => `Zu sehen: ${named} wird ausgezählt.`,
    published: (named: string) => `Zu sehen: das Ergebnis von ${named}.`,
    annulled: (named: string) => `Zu sehen: ${named} ist ungültig.`,
  },
  openTitle: 'Anzeige öffnen',
  open: 'Projektor öffnen',
  opening: 'Wird geöffnet …',
  openHere:
    'Öffnet ein eigenes Fenster. Auf den zweiten Bildschirm ziehen, dann F für Vollbild; T wechselt zwischen dunkel und hell.',
  openDesktop:
    'Öffnet ein eigenes Fenster, im Vollbild auf dem zweiten Bildschirm, wenn einer angeschlossen ist.',
  opened: 'Der Projektor ist offen.',
  openedSecond: 'Der Projektor ist auf dem zweiten Bildschirm offen.',
  openedThis: 'Es gibt nur diesen Bildschirm: Der Projektor ist als Fenster offen.',
  blocked: 'Der Browser hat das Fenster nicht zugelassen. Der Link öffnet es von Hand:',
  hostNotRunning: 'Der Host dieses Rechners läuft gerade nicht. Sobald er zurück ist, noch einmal versuchen.',
  close: 'Projektor schließen',
  elsewhereTitle: 'Auf einem anderen Rechner',
  elsewhere: 'Ein Link öffnet genau eine Anzeige. Sie kann nur zeigen, nichts ändern.',
  makeLink: 'Link erstellen',
  making: 'Wird erstellt …',
  linkTitle: 'Link für eine Anzeige',
  linkOnce: 'Gilt einmal und wird nicht noch einmal angezeigt.',
  copyLink: 'Link kopieren',
  done: 'Fertig',
  qrCode: 'QR-Code für den Link der Anzeige',
  invitationName: 'Projektor',
}

export type ProjectorWords = typeof de

const en: ProjectorWords = {
  title: 'Projector',
  preview: 'Preview: this is what the hall sees',
  ratio: 'Shape of the preview',
  lost: 'No connection: this is the last known state.',
  showingLabel: 'The hall sees',
  showing: { auto: 'what is on', 'sign-in': 'always the sign-in' },
  autoHint:
    'The open vote, else the last one; then the agenda item that is on, and when nothing is, the sign-in.',
  signInHint: 'Address and QR code whatever happens. A closed vote leaves the phones with it, too.',
  changing: 'Changing …',
  scenes: {
    'sign-in': 'On screen: the sign-in.',
    content: (named) => `On screen: ${named}.`,
    open: (named) => `On screen: the open ${named}.`,
    closed: (named) => `On screen: ${named} is being counted.`,
    published: (named) => `On screen: the result of ${named}.`,
    annulled: (named) => `On screen: ${named} is annulled.`,
  },
  openTitle: 'Open the screen',
  open: 'Open projector',
  opening: 'Opening …',
  openHere:
    'Opens a window of its own. Move it to the second display, then F for full screen; T changes between dark and light.',
  openDesktop: 'Opens a window of its own, in full screen on the second display if one is connected.',
  opened: 'The projector is open.',
  openedSecond: 'The projector is open on the second display.',
  openedThis: 'There is only this display: the projector is open as a window.',
  blocked: 'The browser did not allow the window. This link opens it by hand:',
  hostNotRunning: 'The host of this computer is not running right now. Try again as soon as it is back.',
  close: 'Close projector',
  elsewhereTitle: 'On another computer',
  elsewhere: 'A link opens exactly one screen. It can show, and change nothing.',
  makeLink: 'Create link',
  making: 'Creating …',
  linkTitle: 'Link for a screen',
  linkOnce: 'Works once and is not shown again.',
  copyLink: 'Copy link',
  done: 'Done',
  qrCode: 'QR code for the link of the screen',
  invitationName: 'Projector',
}

export const projector = { de, en }

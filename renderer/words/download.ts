/** Why a file that the host had ready did not get onto the disk. */

const de = {
  lost: 'Die Datei kam nicht an: keine Verbindung zum Host. Bitte noch einmal versuchen.',
  used: 'Die Datei lag nicht mehr bereit. Bitte noch einmal versuchen.',
}

const en: typeof de = {
  lost: 'The file did not arrive: no connection to the host. Please try again.',
  used: 'The file was not ready any more. Please try again.',
}

export const download = { de, en }

/** Why no copy reaches the second place, and what to do, in a sentence or two. */
import type { Language, PlaceTrouble } from '#protocol'

export const placeTroubles: Record<Language, Record<PlaceTrouble, string>> = {
  de: {
    'place-missing':
      'Der Ordner ist nicht da, oder an seiner Stelle liegt einer auf dem Datenträger der Datei. Den Stick wieder einstecken; dann geht es von selbst weiter.',
    'no-room': 'Dort ist kein Platz mehr. Platz schaffen; dann geht es von selbst weiter.',
    'place-not-writable': 'Dorthin lässt sich nicht schreiben. Ist der Datenträger schreibgeschützt?',
    'copy-in-use':
      'Die Kopie dort ist in einem anderen Plenum offen oder wurde dort nicht geschlossen; sie wird nicht überschrieben.',
    'other-convention':
      'Dort liegen Kopien einer anderen Versammlung gleichen Namens; sie werden nicht überschrieben. Bitte einen anderen Ordner wählen.',
    'copy-damaged':
      'Was dort geschrieben wurde, liest sich nicht richtig zurück. Bitte einen anderen Datenträger nehmen.',
    'no-answer': 'Der Datenträger antwortet seit Minuten nicht.',
  },
  en: {
    'place-missing':
      'The folder is not there, or the one in its place lies on the drive of the file. Plug the stick in again; then it goes on by itself.',
    'no-room': 'There is no room left there. Make room; then it goes on by itself.',
    'place-not-writable': 'It cannot be written to. Is the drive write-protected?',
    'copy-in-use':
      'The copy there is open in another Plenum, or was not closed there; it is not overwritten.',
    'other-convention':
      'Copies of another convention with the same name lie there; they are not overwritten. Please choose another folder.',
    'copy-damaged': 'What was written there does not read back as it should. Please take another drive.',
    'no-answer': 'The drive has not answered for minutes.',
  },
}

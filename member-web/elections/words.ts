/** The words of standing for election. */

import type { Commands, Language } from '#protocol'

type Why = Commands[
  | 'stand-for-election'
  | 'answer-candidacy'
  | 'answer-election'
  | 'read-candidates'
  | 'begin-portrait'
  | 'set-own-portrait']['refusals']

const de = {
  title: 'Wahlen',
  back: 'Zurück',
  seats: (seats: number) => (seats === 1 ? '1 Platz' : `${seats} Plätze`),
  standing: 'Sie kandidieren.',
  proposed: (by: string) =>
    by === ''
      ? 'Sie wurden vorgeschlagen. Möchten Sie kandidieren?'
      : `Vorgeschlagen von ${by}. Möchten Sie kandidieren?`,
  elected: 'Sie sind gewählt. Nehmen Sie die Wahl an?',
  accepted: 'Sie haben die Wahl angenommen.',
  declined: 'Sie haben die Wahl nicht angenommen.',
  consent: 'Ja, ich kandidiere',
  refuse: 'Nein, ich kandidiere nicht',
  withdraw: 'Kandidatur zurückziehen',
  accept: 'Ich nehme die Wahl an',
  decline: 'Ich nehme die Wahl nicht an',
  stand: 'Kandidieren',
  text: 'Einige Sätze zu Ihrer Kandidatur (freiwillig)',
  pictureNext: 'Ein Bild können Sie danach hinzufügen.',
  edit: 'Text und Bild',
  ownPicture: 'Ihr Bild',
  addPicture: 'Bild hinzufügen',
  otherPicture: 'Anderes Bild',
  noPicture: 'Bild entfernen',
  save: 'Text speichern',
  done: 'Fertig',
  send: 'Kandidatur abgeben',
  cancel: 'Doch nicht',
  who: 'Wer kandidiert',
  nobody: 'Noch niemand.',
  loading: 'Wird geholt …',
  sending: 'Wird gesendet …',
  lost: 'Keine Antwort vom Host. Bitte noch einmal.',
  nothing: 'Gerade ist hier nichts offen.',
  answers: { open: 'gewählt', accepted: 'nimmt die Wahl an', declined: 'nimmt die Wahl nicht an' },
  refusals: {
    'no-such-election': 'Diese Wahl gibt es nicht mehr.',
    'no-such-candidate': 'Diese Kandidatur gibt es nicht mehr.',
    'nominations-over': 'Die Kandidaturen sind geschlossen.',
    'may-not-stand': 'Kandidieren kann hier nur, wer stimmberechtigt ist.',
    'candidates-full': 'Der Stimmzettel hat keinen Platz mehr.',
    'already-candidate': 'Sie kandidieren in dieser Wahl schon.',
    'incompatible-candidacy':
      'Sie kandidieren in einer anderen Wahl oder sind dort gewählt; beides zugleich geht nicht:',
    'ballot-under-way':
      'Der Wahlgang ist schon vorbereitet. Bitte wenden Sie sich an die Versammlungsleitung.',
    'already-elected': 'Sie sind schon gewählt. Sie können die Wahl ablehnen.',
    'not-elected': 'Sie sind nicht gewählt.',
    'not-asked': 'Danach wird gerade nicht gefragt.',
    'no-such-upload': 'Das Bild ist nicht angekommen. Bitte noch einmal.',
    'not-a-picture': 'Das ist kein Bild, das dieses Gerät lesen kann.',
    'picture-too-large': 'Das Bild ist zu groß.',
    'too-many-pictures': 'Mehr Bilder gehen nicht. Bitte wenden Sie sich an die Versammlungsleitung.',
  } satisfies Record<Why, string>,
}

const en: typeof de = {
  title: 'Elections',
  back: 'Back',
  seats: (seats) => (seats === 1 ? '1 seat' : `${seats} seats`),
  standing: 'You stand.',
  proposed: (by) =>
    by === '' ? 'You were proposed. Do you want to stand?' : `Proposed by ${by}. Do you want to stand?`,
  elected: 'You are elected. Do you accept?',
  accepted: 'You have accepted the election.',
  declined: 'You have declined the election.',
  consent: 'Yes, I stand',
  refuse: 'No, I do not stand',
  withdraw: 'Withdraw',
  accept: 'I accept the election',
  decline: 'I decline the election',
  stand: 'Stand for election',
  text: 'A few sentences about your candidacy (optional)',
  pictureNext: 'You can add a picture afterwards.',
  edit: 'Text and picture',
  ownPicture: 'Your picture',
  addPicture: 'Add picture',
  otherPicture: 'Another picture',
  noPicture: 'Remove picture',
  save: 'Save text',
  done: 'Done',
  send: 'Submit candidacy',
  cancel: 'Not after all',
  who: 'Who stands',
  nobody: 'Nobody yet.',
  loading: 'Fetching …',
  sending: 'Sending …',
  lost: 'No answer from the host. Please try again.',
  nothing: 'Nothing is open here right now.',
  answers: { open: 'elected', accepted: 'accepts the election', declined: 'declines the election' },
  refusals: {
    'no-such-election': 'This election is no longer there.',
    'no-such-candidate': 'This candidacy is no longer there.',
    'nominations-over': 'Nominations are closed.',
    'may-not-stand': 'Only who may vote may stand here.',
    'candidates-full': 'The ballot has no more room.',
    'already-candidate': 'You stand in this election already.',
    'incompatible-candidacy': 'You stand in another election or are elected there; both at once cannot be:',
    'ballot-under-way': 'The ballot is prepared already. Please ask the chairs.',
    'already-elected': 'You are elected already. You can decline the election.',
    'not-elected': 'You are not elected.',
    'not-asked': 'This is not being asked now.',
    'no-such-upload': 'The picture has not arrived. Please try again.',
    'not-a-picture': 'This is no picture that this device can read.',
    'picture-too-large': 'The picture is too large.',
    'too-many-pictures': 'There cannot be more pictures. Please ask the chairs.',
  },
}

export const electionWords: Record<Language, typeof de> = { de, en }

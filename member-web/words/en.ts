/** English. */

import type { Words } from './de.ts'

export const en: Words = {
  otherLanguage: { name: 'Deutsch', code: 'de' },
  refusals: {
    'unknown-code': 'There is no such code. Perhaps you were issued a new one.',
    'mistyped-code': 'The code is not quite right. Please compare it with your card.',
    'unknown-link': 'This link is no longer valid. Perhaps you were issued a new one.',
    'unknown-invitation': 'This link is no longer valid.',
    'unknown-session':
      'Your sign-in on this device is no longer valid, for example because you signed in on another one. Please sign in again.',
    'too-many-attempts': 'Too many wrong codes from this network.',
    'wrong-protocol': 'This page is out of date. Please reload it.',
    'not-allowed': 'This sign-in does not allow that.',
    malformed: 'The server did not understand this page. Please reload it.',
    'not-saved': 'The server cannot save at the moment.',
    busy: 'The server is busy at the moment.',
    'no-such-vote': 'This vote no longer exists.',
    'vote-not-open': 'The vote was no longer open when your ballot arrived.',
    'not-on-register': 'You are not on the register of this vote.',
    'already-cast': 'An earlier ballot of yours already counts.',
    'wrong-marks': 'Filled in like this the ballot is not allowed. Please look at it again.',
    'key-missing': 'Your ballot can only be changed on the device where you cast it.',
    'key-unknown': 'Your ballot can only be changed on the device where you cast it.',
    'self-check-in-off': 'Checking in by phone is switched off. Please check in at the desk.',
  },

  elections: {
    asked: 'An election needs an answer from you.',
    open: 'You can stand for election now.',
    show: 'Elections',
    loading: 'Loading …',
    back: 'Back',
  },
  signIn: {
    title: 'Sign in to vote',
    code: 'Your access code',
    where: '12 characters, on your access card. Or scan the QR code on the card.',
    button: 'Sign in',
    again: 'Try again',
    here: 'Use this device',
    inSeconds: (seconds) => `Try again in ${seconds} s`,
    empty: 'Please enter the code from your card.',
    wrongCharacter: (character, lookalikes) =>
      lookalikes === ''
        ? `No code contains “${character}”.`
        : `No code contains “${character}”. Could it be ${lookalikes}?`,
    or: ' or ',
    tooShort: (missing) =>
      missing === 1 ? 'One character is missing.' : `${missing} characters are missing.`,
    tooLong: (surplus) =>
      surplus === 1 ? 'That is one character too many.' : `That is ${surplus} characters too many.`,
    mistyped: 'There is a typo: one character is wrong, or two have changed places.',
    notices: {
      replaced: {
        title: 'Signed in on another device',
        text: 'You signed in on another device, so this one was signed out. If that was not you, please tell the desk at once.',
      },
      revoked: {
        title: 'Your access was ended',
        text: 'The chairs ended your access or issued a new one. The desk can tell you more.',
      },
      'signed-out': { title: 'You are signed out', text: 'This device has forgotten your sign-in.' },
      'sign-in-missing': { title: 'Signing in took too long', text: 'Please try once more.' },
    },
    refused: 'Not signed in',
    unknownBallot: (title) =>
      `Whether your ballot on “${title}” arrived, you will see after signing in, or on the other device.`,
  },

  opening: {
    title: 'Signing you in …',
    connecting: 'Connecting.',
    checking: 'Checking your sign-in.',
    otherCode: 'Enter another code',
  },

  connection: {
    live: 'Connected',
    connecting: 'Connecting …',
    lost: 'No connection. It keeps trying; you need not do anything.',
    offline: 'This device has no network. Please check Wi-Fi or mobile data.',
    restarting: 'The server is restarting. This goes on by itself in a moment.',
    busy: 'The server is busy. This goes on by itself in a moment.',
    asOf: (time) => `As of ${time}.`,
  },

  stopped: {
    'opened-elsewhere': {
      title: 'Open in another window',
      text: 'This page was opened once more on this device, and goes on there.',
      button: 'Go on here',
    },
    malformed: {
      title: 'Something does not fit',
      text: 'The server did not understand this page. Reloading usually helps.',
      button: 'Reload the page',
    },
    'wrong-protocol': {
      title: 'This page is out of date',
      text: 'The server is newer than this page. Please reload it.',
      button: 'Reload the page',
    },
  },

  motions: { read: 'Read the motion', all: 'All motions' },

  me: {
    proxy: 'My proxy …',
    number: 'Member number',
    group: 'Group',
    groups: { delegate: 'delegate', member: 'member', guest: 'guest' },
    weight: 'Vote weight',
    entitled: { true: 'Entitled to vote', false: 'Not entitled to vote' },
    present: { true: 'Checked in', false: 'Not checked in' },
    notEntitled: 'You see what is voted on, and the results.',
    atTheDesk: 'Please check in at the desk, so that you can vote.',
    checkInHint: 'Please check in, so that you can vote.',
    checkIn: 'I am here',
    checkingIn: 'Checking in …',
    signOut: 'Sign out',
    signOutTitle: 'Sign out on this device?',
    signOutText: 'To vote you will then need your link or code again.',
    signOutPending: 'Your ballot is not counted yet! If you sign out now, it may not count.',
    stay: 'Stay signed in',
  },

  waiting: {
    title: 'No vote is open right now',
    next: 'When a vote opens, it appears here by itself. Just leave this page open.',
    results: 'Results so far',
    receipts: 'My receipts',
  },

  call: {
    count: {
      title: 'Are you here?',
      text: 'Those present are being counted. Please press the button.',
      button: 'I am here',
      answered: 'You are counted in',
      after: 'You need not do anything else.',
    },
    trial: {
      title: 'Trial vote',
      text: 'For practice only: it is about nothing, and nothing of it counts.',
      question: 'Choose any',
      button: 'Cast the trial ballot',
      answered: 'The trial worked',
      after: 'It will be as easy later. What you chose has not left this device.',
    },
    sending: 'Sending …',
  },

  agenda: { now: 'Now', next: 'Next', whole: 'Agenda' },

  vote: {
    now: 'Vote now',
    titleBar: (title) => `● Vote now: ${title}`,
    secret: 'Secret: your choice is stored without your name.',
    named: 'Named: your choice is stored with your name and may be published.',
    choices: { yes: 'Yes', no: 'No', abstain: 'Abstain' },
    choose: 'Your choice',
    chooseFirst: 'Please choose first.',
    cast: 'Cast ballot',
    castChoice: (choice) => `Cast “${choice}”`,
    held: (others, votes) =>
      `You vote for yourself and ${others === 1 ? 'one other' : `${others} others`} (${votes} votes).`,
    split: 'Split the votes …',
    left: 'left',
    leftAnnounced: (seconds) => (seconds >= 60 ? 'One minute left.' : `${seconds} seconds left.`),
    timeUp: 'Time is up.',
    more: 'Show the whole text',
    less: 'Show less',
  },

  ballot: {
    queued: {
      title: 'Your ballot waits on this device',
      text: 'Your ballot is kept here and sent when the connection is back, if the vote is still open then.',
    },
    sent: {
      title: 'Your ballot is on its way …',
      text: 'Sent. Waiting for the confirmation.',
    },
    unsure: {
      title: 'Not confirmed yet',
      text: 'Your ballot was sent, but the connection broke before it was confirmed. It is asked again when the connection is back. It counts once at most.',
    },
    putOff: {
      title: 'Your ballot is not counted yet',
      text: 'Your ballot is kept on this device and sent again by itself.',
    },
    counted: {
      title: 'Your ballot is counted',
      at: (time) => `At ${time}.`,
      receipt: 'Your receipt',
      others: (others) =>
        others === 1 ? 'Receipt of the other ballot' : `Receipts of the ${others} other ballots`,
      receiptMeans: 'It proves that your ballot is recorded, and does not tell what you chose.',
      'is-final': 'You had voted before. The first ballot counts; the last one changes nothing.',
      elsewhere:
        'The ballot that you cast before counts. It can only be changed on the device where you cast it.',
    },
    notCounted: {
      title: 'Your ballot is not counted',
      change: 'Your change is not counted',
      back: 'Back to the ballot',
    },
    earlierCounts: 'Your earlier ballot still counts.',
    earlierCountsUntil: 'Until then your earlier ballot counts.',
    change: {
      button: 'Change my vote',
      keep: 'Change nothing',
      named: 'You are changing your vote. Until you vote again, the earlier ballot counts.',
      secret:
        'You are changing your vote. Until you vote again, the earlier ballot counts; not even this phone knows what it says.',
      elsewhere: 'Until the end ballots can be changed, but yours only on the device where you cast it.',
    },
    gone: {
      title: 'Your ballot is no longer recorded',
      text: (receipt) =>
        `The server was set back to a time before your ballot. Receipt ${receipt} no longer counts.`,
      again: 'Please vote again.',
    },
    unknown: {
      title: 'It is not known yet whether your ballot counts',
      text: 'You will see it here after signing in again.',
    },
    none: 'You did not cast a ballot.',
    ofOther: (title) => `On “${title}”:`,
    resultFollows: 'The result appears here once it is published.',
  },

  onPurpose: {
    label: 'Cast an empty or invalid ballot',
    back: 'Back to the ballot',
    empty: {
      label: 'Cast an empty ballot …',
      title: 'Cast an empty ballot?',
      text: {
        abstention: 'Here an empty ballot counts as an abstention.',
        invalid: 'Here an empty ballot is invalid: it counts as cast, but for nobody.',
      },
      cast: 'Cast it empty',
    },
    invalid: {
      label: 'Cast an invalid ballot …',
      title: 'Cast an invalid ballot on purpose?',
      text: 'An invalid ballot counts as cast, but for nobody.',
      cast: 'Cast it invalid',
    },
  },

  part: {
    loading: { open: 'The ballot is being loaded …', published: 'The result is being loaded …' },
    failed: 'This part of the page could not be loaded.',
    offline: 'Without a connection this part of the page cannot be loaded.',
    again: 'It keeps trying by itself. If that does not help, reload the page; you stay signed in.',
    try: 'Try again',
    reload: 'Reload the page',
  },

  notOnRegister: {
    title: 'You cannot vote on this',
    notEntitled: 'You are not entitled to vote.',
    notPresent: 'You were not checked in when the vote was opened.',
    late: 'When this vote opened, you were not on its register: you were checked in later, or it is for other groups only.',
    next: 'Are you wrongly missing? Then tell the desk now. For the next vote the register is drawn up anew.',
    running: 'Now being voted on',
  },

  paper: {
    title: 'The vote continues on paper',
    annulled: 'What was cast on phones does not count.',
    added: 'What was cast on phones counts.',
    getOne: 'Please get a ballot paper.',
  },

  closed: {
    title: 'The vote is closed',
    text: 'The ballots are being counted. The result is not published yet.',
  },

  annulled: {
    title: 'Vote annulled',
    text: 'This vote was declared void and does not count.',
    reason: 'Reason',
  },
}

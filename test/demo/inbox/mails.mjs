/**
 * @typedef {{ name: string, address: string }} Person
 * @typedef {object} Mail
 * @property {number} id
 * @property {'inbox' | 'sent'} folder
 * @property {Person} from
 * @property {readonly Person[]} to
 * @property {readonly Person[]} [cc]
 * @property {string} subject
 * @property {number} daysAgo
 * @property {string} time
 * @property {readonly string[]} body paragraphs
 * @property {readonly string[]} [signature] lines
 * @property {{ said: string, paragraphs: readonly string[] }} [quote] an earlier mail below
 * @property {boolean} [unread]
 * @property {string} [label]
 */

/** Whose account it is. @type {Person} */
export const account = { name: 'Petra Lind', address: 'petra.lind@northlight-tools.example' };

const ourSignature = ['Petra Lind', 'Customer support, Northlight Tools', '+49 30 5550 142'];

/** @type {readonly Mail[]} */
export const mails = [
  {
    id: 1,
    folder: 'inbox',
    from: { name: 'Niamh Kearney', address: 'niamh.kearney@kestrel-boatyard.example' },
    to: [account],
    subject: 'Belt guard with the next delivery?',
    daysAgo: 0,
    time: '09:41',
    unread: true,
    body: [
      'Good morning Petra,',
      'Amara found the belt guard of saw 1 worn when she was here for the maintenance. It holds for now, but I would rather not wait for the regatta refits to find out how long.',
      'Could you put a new one in with the blades? Then I save a day of waiting, and you save a parcel.',
      'And tell Jonas that the lower shed is swept and measured. We are ready for his numbers whenever he is.',
      'All the best,',
    ],
    signature: ['Niamh Kearney', 'Workshop manager, Kestrel Boatyard', '12 Dock Road, Galway · +353 91 555 0140'],
    quote: {
      said: 'On Tuesday, Petra Lind wrote:',
      paragraphs: [
        'Hello Niamh,',
        'the ten sets of planer blades are packed and leave on Thursday. You will have them before noon on Friday.',
      ],
    },
  },
  {
    id: 2,
    folder: 'inbox',
    from: { name: 'Stefan Gruber', address: 's.gruber@ferrum-metallbau.example' },
    to: [account],
    cc: [{ name: 'Lena Hofer', address: 'l.hofer@ferrum-metallbau.example' }],
    subject: 'Press stands again: when does somebody come?',
    daysAgo: 0,
    time: '08:17',
    unread: true,
    label: 'Urgent',
    body: [
      'Ms Lind,',
      'since six o’clock this morning the press stands again. It is the fourth time this quarter. Eleven people stood and watched it, and I had to tell each of them that I do not know when it will run.',
      'I was promised a date for the repair. That was two weeks ago. I have now explained the fault to three of your colleagues, and none of them came.',
      'I want a date today, and one person who answers for it. Before that we do not talk about a new shear.',
    ],
    signature: ['Stefan Gruber', 'Head of production', 'Ferrum Metallbau, Industriezeile 48, Linz', '+43 732 555 0172'],
    quote: {
      said: 'On Friday, Amara Okafor wrote:',
      paragraphs: ['Dear Mr Gruber,', 'the seals are on their way by courier. I will come back to you with a date for the pump.'],
    },
  },
  {
    id: 3,
    folder: 'inbox',
    from: { name: 'Camille Vasseur', address: 'camille@atelier-vasseur.example' },
    to: [account],
    subject: 'A quieter dust extractor',
    daysAgo: 1,
    time: '17:52',
    body: [
      'Dear Petra,',
      'the edge bander runs beautifully since the maintenance, thank you. Now it is the loudest thing in the workshop but one, and that one is our old extractor.',
      'Do you have something below 72 dB for two machines at a time? My neighbours have begun to greet me with their hands over their ears.',
      'A quote by the end of the week would be perfect. There is no hurry about the delivery.',
      'Warm regards from Lyon,',
    ],
    signature: ['Camille Vasseur', 'Atelier Vasseur, 7 rue des Tanneurs, Lyon'],
  },
  {
    id: 4,
    folder: 'inbox',
    from: { name: 'Hanneke Visser', address: 'hanneke@visser-stairs.example' },
    to: [{ name: 'Northlight Tools', address: 'hello@northlight-tools.example' }],
    subject: 'Spindle moulder for a small stair workshop',
    daysAgo: 1,
    time: '11:08',
    body: [
      'Hello,',
      'a friend with a joinery in Bristol speaks highly of you. We build staircases, four of us, and look for a spindle moulder that takes handrail profiles in one pass.',
      'What would you recommend, and may we try it somewhere before we decide?',
      'Kind regards,',
    ],
    signature: ['Hanneke Visser', 'Visser Stairs, Utrecht'],
  },
  {
    id: 5,
    folder: 'inbox',
    from: { name: 'Swiftlane Parcels', address: 'no-reply@swiftlane.example' },
    to: [account],
    subject: 'Your shipment SL-4471-0926 is on its way',
    daysAgo: 2,
    time: '19:30',
    label: 'Shipping',
    body: [
      'Your shipment has left our depot.',
      'Shipment SL-4471-0926, one parcel, 11.4 kg. Expected at the recipient tomorrow between 9:00 and 12:00.',
      'This message was sent automatically. Please do not reply to it.',
    ],
  },
  {
    id: 6,
    folder: 'sent',
    from: account,
    to: [{ name: 'Owen Pritchard', address: 'owen.pritchard@thornbury-joinery.example' }],
    subject: 'Re: One invoice a month',
    daysAgo: 2,
    time: '16:05',
    body: [
      'Hello Owen,',
      'five invoices for one lorry is four too many, you are right. Leo in our accounts will send one at the end of each month from now on, with all orders on it.',
      'The first one comes on the last working day of this month. If your office needs an order number on it, tell me and I pass it on.',
      'Best wishes,',
    ],
    signature: ourSignature,
    quote: {
      said: 'On Monday, Owen Pritchard wrote:',
      paragraphs: ['Petra, could we have one invoice a month for everything? Gwen spends half a day putting yours together.', 'Owen'],
    },
  },
];

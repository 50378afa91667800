const SENTENCES = [
  'Thank you for the call this morning, it helped a lot.',
  'We looked at the order again, and the parts will leave on Monday.',
  'The second line of invoice 2024-117 is wrong: it should say 1.204,50 and not 1.402,50.',
  'Could you tell us whether the blades fit the older saw as well?',
  'Our yard is closed from 24 December to 2 January, e.g. for deliveries.',
  'I have put the drawings into the folder that we share.',
  'Please do not ring before nine; the workshop is loud until then.',
];

/** Mails as people write them, 1 to 8 kB long, with two to six addresses and a site or two. The same at every run. */
export function mails(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const body = Array.from({ length: 12 + ((index * 37) % 110) }, (_, at) => SENTENCES[(index + at * 3) % SENTENCES.length]);
    const extra = Array.from({ length: index % 5 }, (_, at) => `Cc: colleague${at}@harbour-boats.example`);
    return [
      `From: Ann Lee <ann.lee${index}@acme.example>`,
      `To: service@northlight-tools.example`,
      ...extra,
      '',
      body.join(' '),
      '',
      'Kind regards, Ann',
      'Acme Ltd. · 12 Quay Street · www.acme.example',
    ].join('\n');
  });
}

import { parseArgs } from 'node:util';
import { hasDisplay } from '../tools/display.mjs';
import { startDemo } from './demo.mjs';
import { walk } from './walk.mjs';

// npm start: a mailbox with Regard beside it. `--headless` walks through it unseen, `--check` also says whether the panel was right.

const { values } = parseArgs({ options: { headless: { type: 'boolean' }, check: { type: 'boolean' } } });

try {
  if (values.check) await check();
  else if (values.headless || !hasDisplay()) await tour();
  else await show();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** A window for somebody to try, until they close it. */
async function show() {
  const { browser, page, open, close } = await startDemo({ headless: false, profile: 'profile', size: { width: 1400, height: 900 } });
  await open(1);
  tell(
    'Regard stands beside a sample mailbox. Open another mail: the panel follows, from a good customer to one who costs more than they bring.',
  );
  tell('Write in the box at the bottom of the panel, say "need: spares the next day, before 10", and save it.');
  tell('Mail 4 is from somebody new: add them. Close the browser to end the demo.');
  await new Promise((resolve) => {
    browser.context.once('close', resolve);
    // Where a browser outlives its windows, as on macOS.
    browser.context.on('page', (opened) => opened.once('close', () => browser.context.pages().length === 0 && resolve(undefined)));
    page.once('close', () => browser.context.pages().length === 0 && resolve(undefined));
  });
  await close();
}

/** The walk for where nobody can look: what the panel said, and pictures of it. */
async function tour() {
  const demo = await startDemo({ headless: true });
  try {
    for await (const { mail, said } of walk(demo)) {
      tell(`Mail ${mail}: ${said.customer}, margin ${said.margin}. First open need: ${said.need}`);
    }
    tell('Pictures of the mails and the panel are in .demo/shots.');
  } finally {
    await demo.close();
  }
}

async function check() {
  const demo = await startDemo({ headless: true });
  try {
    let right = 0;
    let all = 0;
    for await (const { mail, said, expected, isRight } of walk(demo)) {
      all += 1;
      if (isRight) right += 1;
      const instead = isRight ? '' : ` (the panel said ${said.customer || 'nobody'}, ${said.margin})`;
      tell(`mail ${mail}: ${isRight ? 'right' : 'WRONG'}: ${expected.name}, ${expected.margin}${instead}`);
    }
    tell(`demo: ${right} of ${all} right`);
    process.exitCode = all === 3 && right === all ? 0 : 1;
  } finally {
    await demo.close();
  }
}

/** @param {string} line */
function tell(line) {
  process.stdout.write(`${line}\n`);
}

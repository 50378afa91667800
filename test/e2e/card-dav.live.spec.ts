import { password, type Radicale, radicaleProgram, startRadicale, user } from '../live/servers/radicale';
import { expect, test } from './regard';

const program = radicaleProgram();
let server: Radicale;

/** A card with the lines that a server wants. */
const cardOf = (id: string, name: string, email: string, ...more: readonly string[]): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', `UID:${id}`, `FN:${name}`, `N:${name};;;;`, `EMAIL:${email}`, ...more, 'END:VCARD', ''].join('\r\n');

test.describe('CardDAV, a real Radicale, from a real browser', () => {
  test.skip(program === undefined, 'Radicale is not installed (Debian: apt-get install radicale)');
  test.beforeAll(async () => {
    server = await startRadicale(program ?? '');
    const card = cardOf('1', 'Niamh Kearney (yard)', 'niamh.kearney@kestrel-boatyard.example', 'ORG:Kestrel', 'TEL:+353 1 555 0147');
    const book =
      '<?xml version="1.0"?><mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><set><prop><resourcetype><collection/><C:addressbook/></resourcetype></prop></set></mkcol>';
    await server.ask('MKCOL', `/${user}/people/`, book, { 'content-type': 'application/xml' });
    await server.ask('PUT', `/${user}/people/1.vcf`, card, { 'content-type': 'text/vcard' });
  });
  test.afterAll(() => server?.stop());

  test('is connected by its address alone, tried, and tells in the panel whom it knows', async ({ withSample, inbox }) => {
    const options = await withSample.ourPage('options.html');
    const systems = options.getByRole('region', { name: 'Your other systems' });
    await systems.getByRole('searchbox').fill('card');
    await systems.getByRole('button', { name: 'CardDAV' }).click();
    await systems.getByLabel('Address', { exact: true }).fill(server.address);
    await systems.getByLabel('User').fill(user);
    await systems.getByLabel('Password').fill('falsch');
    await systems.getByLabel('Mail address of a customer to try it with').fill('niamh.kearney@kestrel-boatyard.example');
    await systems.getByRole('button', { name: 'Try it' }).click();
    await expect(systems).toContainText('CardDAV does not accept');
    await systems.getByLabel('Password').fill(password);
    await systems.getByRole('button', { name: 'Try it' }).click();
    await expect(systems).toContainText('CardDAV knows Niamh Kearney (yard)');
    await systems.getByRole('button', { name: 'Connect CardDAV' }).click();
    await expect(systems).toContainText('CardDAV is connected.');

    const page = await withSample.context.newPage();
    await page.goto(`${inbox}/mail/1`);
    const panel = await withSample.panelBeside(page);
    const told = panel.getByRole('region', { name: 'In your other systems' }).getByRole('region', { name: 'CardDAV' });
    await expect(told).toContainText('Niamh Kearney (yard)');
  });

  test('is followed: everybody in it is a customer here, also who comes later, and stays when the card is gone', async ({ regard }) => {
    const options = await regard.ourPage('options.html');
    const systems = options.getByRole('region', { name: 'Your other systems' });
    await systems.getByRole('searchbox').fill('card');
    await systems.getByRole('button', { name: 'CardDAV' }).click();
    await systems.getByLabel('Address', { exact: true }).fill(server.address);
    await systems.getByLabel('User').fill(user);
    await systems.getByLabel('Password').fill(password);
    await systems.getByRole('button', { name: 'Connect CardDAV' }).click();
    await systems.getByRole('switch', { name: 'Bring in everything, and keep it up to date' }).click();
    await expect(systems).toContainText('1 record; everything was here');

    await server.ask('PUT', `/${user}/people/2.vcf`, cardOf('2', 'Oskar Brandt', 'oskar@brandt-boote.example'), {
      'content-type': 'text/vcard',
    });
    await server.ask('DELETE', `/${user}/people/1.vcf`);
    await systems.getByRole('button', { name: 'Look now for changes of CardDAV' }).click();
    await expect(systems).toContainText('2 records; everything was here');
    await expect(systems).toContainText('1 customer was deleted there, and stays here.');
    const found = await regard.ourPage('portfolio.html');
    // Who works for somebody stands with them.
    await expect(found.getByRole('rowheader')).toHaveText(['Kestrel', 'Oskar Brandt']);
    await expect(options.getByRole('region', { name: 'Imports' })).toContainText('CardDAV');
  });
});

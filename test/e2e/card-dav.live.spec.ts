import { password, type Radicale, radicaleProgram, startRadicale, user } from '../live/servers/radicale';
import { expect, test } from './regard';

const program = radicaleProgram();
let server: Radicale;

test.describe('CardDAV, a real Radicale, from a real browser', () => {
  test.skip(program === undefined, 'Radicale is not installed (Debian: apt-get install radicale)');
  test.beforeAll(async () => {
    server = await startRadicale(program ?? '');
    const card = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'UID:1',
      'FN:Niamh Kearney (yard)',
      'N:Kearney;Niamh;;;',
      'EMAIL:niamh.kearney@kestrel-boatyard.example',
      'ORG:Kestrel',
      'TEL:+353 1 555 0147',
      'END:VCARD',
      '',
    ];
    const book =
      '<?xml version="1.0"?><mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><set><prop><resourcetype><collection/><C:addressbook/></resourcetype></prop></set></mkcol>';
    await server.ask('MKCOL', `/${user}/people/`, book, { 'content-type': 'application/xml' });
    await server.ask('PUT', `/${user}/people/1.vcf`, card.join('\r\n'), { 'content-type': 'text/vcard' });
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
});

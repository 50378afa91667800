import { customerOf, expect, test } from './regard';
import { tabWith } from './seen';

const TICKET = 'https://desk.unknown.example/';
/** A message whose sender is a name and nothing else. */
const message = (name: string) => `<!doctype html><title>Desk</title><body><article><h2>Change of plans</h2>
  <dl><dt>From</dt><dd>${name}</dd><dt>To</dt><dd>petra.lind@northlight-tools.example</dd></dl><p>Could you come a day later?</p></article></body>`;

test('a name without an address: found, chosen, remembered, and taken back', async ({ withSample }) => {
  const page = await tabWith(withSample, message('Stefan Grubr'), TICKET);
  const panel = await withSample.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Stefan Grubr, without an address');
  const which = panel.getByRole('region', { name: 'Which customer is it?' });
  await expect(which.getByRole('option', { name: /^Stefan Gruber.*Ferrum/ })).toBeVisible();
  await which.getByRole('combobox').focus();
  await panel.keyboard.press('Enter');
  await expect(customerOf(panel)).toHaveText('Stefan Gruber');
  await expect(panel.getByText('You said who “Stefan Grubr” is on this site.')).toBeVisible();

  const again = await tabWith(withSample, message('Stefan Grubr'), TICKET);
  await expect(customerOf(panel)).toHaveText('Stefan Gruber');
  await panel.getByRole('button', { name: '“Stefan Grubr” on this site is not Stefan Gruber' }).click();
  await expect(customerOf(panel)).toHaveText('Stefan Grubr, without an address');
  await again.close();
});

test('a company by its site: at once where it is the only one, and with its money covered', async ({ withSample }) => {
  const page = await tabWith(
    withSample,
    '<!doctype html><title>Ferrum</title><h1>We bend metal</h1>',
    'https://www.ferrum-metallbau.example/',
  );
  const panel = await withSample.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Ferrum Metallbau');
  await expect(panel.getByText('ferrum-metallbau.example is the site of this company.')).toBeVisible();
  await expect(panel.getByText('Hidden while we only guess who this is')).toBeVisible();
  await page.close();
});

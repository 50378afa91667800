import { customerOf, expect, test } from './regard';

test('a promise is noted, shown and dated without a mouse', async ({ withSample, inbox }) => {
  const page = await withSample.context.newPage();
  await page.goto(`${inbox}/mail/1`);
  const panel = await withSample.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
  const note = panel.getByRole('textbox', { name: /^note/i });
  await note.focus();
  await panel.keyboard.type('pro');
  await expect(panel.getByRole('option', { name: /promise:/ })).toBeVisible();
  await panel.keyboard.press('Tab');
  await expect(note).toHaveValue('promise: ');
  await panel.keyboard.type('plans of the shed in 3 days');
  await expect(panel.getByText(/Promise to Niamh Kearney, due /)).toBeVisible();
  await panel.keyboard.press('Control+Enter');
  await expect(note).toHaveValue('');
  const promise = panel.getByRole('region', { name: 'One voice' }).getByRole('listitem').filter({ hasText: 'plans of the shed' });
  await expect(promise).toContainText('due in 3 days');
});

test('sections move by keyboard and keep the focus', async ({ withSample, inbox }) => {
  const page = await withSample.context.newPage();
  await page.goto(`${inbox}/mail/2`);
  const panel = await withSample.panelBeside(page);
  const handle = panel.getByRole('button', { name: 'Arrange In their shoes' });
  await handle.focus();
  await panel.keyboard.press('Alt+ArrowUp');
  await panel.keyboard.press('Alt+ArrowUp');
  await expect(panel.getByRole('heading', { level: 2 }).nth(1)).toHaveText('In their shoes');
  await expect(handle).toBeFocused();
});

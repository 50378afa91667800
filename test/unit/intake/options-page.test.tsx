// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { ImportCard, type ImportCardProps } from '@/components/intake/ImportCard';
import { ImportList } from '@/components/intake/ImportList';
import type { IntakeView } from '@/components/intake/intake-view';
import { Costs } from '@/components/options/Costs';
import { OptionsPage } from '@/components/options/OptionsPage';
import { SampleData } from '@/components/options/SampleData';
import { Sites } from '@/components/options/Sites';
import { You } from '@/components/options/You';
import type { Currency } from '@/utils/domain/money';
import { siteOf } from '@/utils/domain/site';
import type { Plan } from '@/utils/intake/plan';
import type { Understanding } from '@/utils/intake/understanding';
import { mount, textOf, violations } from '../components/mount';

const GBP = 'GBP' as Currency;
const plan: Plan = {
  kind: 'customers',
  encoding: 'windows-1252',
  delimiter: ';',
  decimal: ',',
  dates: undefined,
  ignoredColumns: ['shoe size'],
  counts: { added: 2, changed: 1, unchanged: 0, refused: 1 },
  erased: 0,
  people: 2,
  companies: 1,
  sums: [{ currency: GBP, revenue: 1234_50, cost: 900_00, open: 0 }],
  refusals: [{ row: 7, reason: { kind: 'not-a-date', column: 'datum', text: 'gestern' } }],
  comparison: { compared: 2, differing: 1, differences: [{ customer: 'Ada', field: 'cost', currency: GBP, inFile: 1, inLedger: 2 }] },
};

const understanding: Understanding = {
  format: 'csv',
  encoding: 'windows-1252',
  delimiter: ';',
  kind: 'customers',
  decimal: ',',
  dates: undefined,
  asksForDates: false,
  currency: GBP,
  headers: ['name', 'Umsatz', 'shoe size'],
  fields: ['name', 'revenue', ''],
  sample: [{ number: 2, cells: ['Ada', '1.234,50', '38'] }],
  choices: {},
  isRemembered: false,
};

/** The card in that state; what is not given does nothing. */
const Import = ({ view, ...events }: { readonly view: IntakeView } & Partial<ImportCardProps>) => (
  <ImportCard
    view={view}
    onFile={vi.fn()}
    onCorrect={vi.fn()}
    onTakeErased={vi.fn()}
    onImport={vi.fn()}
    onPause={vi.fn()}
    onCancel={vi.fn()}
    onSaveRefused={vi.fn()}
    {...events}
  />
);

describe('the import', () => {
  it('shows what the file would do, and waits for the word', async () => {
    const onImport = vi.fn();
    const root = mount(<Import view={{ state: 'checked', fileName: 'a.csv', plan, understanding }} onImport={onImport} />);
    expect(textOf(root)).toContain('It makes 2 people and 1 company.');
    expect(screen.getByText('datum: “gestern” is not a date.')).toBeTruthy();
    expect(textOf(root)).toContain('£1,234.50');
    expect(onImport).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Import' }));
    expect(onImport).toHaveBeenCalledOnce();
    expect(await violations()).toEqual([]);
  });

  it('has nothing to import where all is here already', () => {
    const counts = { added: 0, changed: 0, unchanged: 3, refused: 0 };
    mount(<Import view={{ state: 'checked', fileName: 'a.csv', plan: { ...plan, counts }, understanding }} />);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Import' }).disabled).toBe(true);
    expect(screen.getByText('All rows are here already.')).toBeTruthy();
  });

  it('takes a file from its labelled input', () => {
    const onFile = vi.fn();
    mount(<Import view={{ state: 'idle' }} onFile={onFile} />);
    const file = new File(['name\nAda\n'], 'a.csv');
    const input = screen.getByLabelText<HTMLInputElement>('Choose a file');
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    fireEvent.change(input);
    expect(onFile).toHaveBeenCalledWith(file);
  });

  it.each<[IntakeView, string]>([
    [
      { state: 'working', fileName: 'a.csv', step: 'writing', rows: 500, total: 2000, rowsPerSecond: 1000 },
      '500 of 2,000 rows, 1,000 a second',
    ],
    [{ state: 'done', fileName: 'a.csv', counts: plan.counts }, 'a.csv imported: 2 new, 1 changed, 0 unchanged, 1 refused.'],
    [{ state: 'cancelled', rows: 1000 }, 'Stopped after 1,000 rows.'],
    [{ state: 'failed', fileName: 'a.csv', error: { kind: 'unknown-columns', headers: ['x', 'y'] } }, 'The header reads: x, y'],
    [{ state: 'failed', fileName: 'a.csv', error: { kind: 'quota' } }, 'The disk is full'],
  ])('says how it goes (%#)', async (view, sentence) => {
    const root = mount(<Import view={view} />);
    expect(textOf(root)).toContain(sentence);
    expect(await violations()).toEqual([]);
  });

  it('asks which day is meant, and reads again with the answer', async () => {
    const onCorrect = vi.fn();
    const asked = { ...understanding, kind: 'ledger', headers: ['date'], fields: ['date'], asksForDates: true } as const;
    const sample = [{ number: 2, cells: ['05/06/2026'] }];
    mount(<Import view={{ state: 'asking', fileName: 'a.csv', understanding: { ...asked, sample } }} onCorrect={onCorrect} />);
    fireEvent.click(screen.getByRole('button', { name: 'Jun 5, 2026' }));
    expect(onCorrect).toHaveBeenCalledWith({ dates: 'day-first' });
    expect(await violations()).toEqual([]);
  });

  it('shows the columns as they are understood, and reads them again as they are corrected', async () => {
    const onCorrect = vi.fn();
    const stuck = { ...understanding, problem: { kind: 'missing-column', field: 'date' } } as const;
    const root = mount(<Import view={{ state: 'asking', fileName: 'a.csv', understanding: stuck }} onCorrect={onCorrect} />);
    expect(textOf(root)).toContain('£1,234.50');
    fireEvent.change(screen.getByLabelText('Amounts look like'), { target: { value: '.' } });
    expect(screen.getByText('cannot read “1.234,50”')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('shoe size'), { target: { value: 'tags' } });
    fireEvent.click(screen.getByRole('button', { name: 'Read again like this' }));
    expect(onCorrect).toHaveBeenCalledWith({ decimal: '.', fields: { 2: 'tags' } });
    expect(await violations()).toEqual([]);
  });

  it('pauses and goes on', () => {
    const onPause = vi.fn();
    const working = { state: 'working', fileName: 'a.csv', step: 'writing', rows: 500, total: 2000, rowsPerSecond: 100 } as const;
    const root = mount(<Import view={working} onPause={onPause} />);
    expect(textOf(root)).toContain('15 seconds left');
    fireEvent.click(screen.getByRole('button', { name: 'Pause' }));
    expect(onPause).toHaveBeenCalledWith(true);
  });

  it('lists what was imported, and takes it back', async () => {
    const onUndo = vi.fn().mockResolvedValue({ removed: 3, restored: 1, kept: 1 });
    const job = { id: '1', fileName: 'a.csv', startedAt: 0, isFinished: false, added: 3, changed: 1, refused: 0 };
    mount(<ImportList imports={[job]} onUndo={onUndo} />);
    fireEvent.click(screen.getByRole('button', { name: 'Undo the import of a.csv' }));
    await waitFor(() => screen.getByText(/3 records removed, 1 restored, 1 kept/));
    expect(onUndo).toHaveBeenCalledWith('1');
    expect(await violations()).toEqual([]);
  });
});

describe('the settings', () => {
  it('name the line that is neither an address nor a domain, and save the others', async () => {
    const onSave = vi.fn().mockResolvedValue(undefined);
    mount(<You identities={{ own: ['me@shop.example'], freeMail: [] }} onSave={onSave} />);
    const own = screen.getByLabelText<HTMLTextAreaElement>('Your own addresses and domains');
    fireEvent.input(own, { target: { value: 'me@shop.example\n\nnonsense' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByText('Line 3: “nonsense” is neither a mail address nor a domain.')).toBeTruthy();
    expect(onSave).not.toHaveBeenCalled();
    fireEvent.input(own, { target: { value: 'me@shop.example\n\n shop.example ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => screen.getByText('Saved.'));
    expect(onSave).toHaveBeenCalledWith({ own: ['me@shop.example', 'shop.example'], freeMail: [] });
    expect(await violations()).toEqual([]);
  });

  it('of costs are exact, and confirmed by saving', async () => {
    const onSave = vi.fn().mockResolvedValue(undefined);
    mount(<Costs serviceCost={{ currency: GBP, minorPerHour: 45_00, minutesPerContact: 12, isConfirmed: false }} onSave={onSave} />);
    fireEvent.input(screen.getByLabelText('Cost of an hour'), { target: { value: 'much' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByText('“much” is not an amount.')).toBeTruthy();
    fireEvent.input(screen.getByLabelText('Cost of an hour'), { target: { value: '52,10' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => screen.getByText('Saved.'));
    expect(onSave).toHaveBeenCalledWith({ currency: 'GBP', minorPerHour: 52_10, minutesPerContact: 12, isConfirmed: true }, undefined);
    expect(await violations()).toEqual([]);
  });

  it('of costs begin with what is usual in a kind of business, and differ by channel', async () => {
    const onSave = vi.fn().mockResolvedValue(undefined);
    mount(<Costs serviceCost={{ currency: GBP, minorPerHour: 45_00, minutesPerContact: 12, isConfirmed: false }} onSave={onSave} />);
    fireEvent.change(screen.getByLabelText('Kind of business'), { target: { value: 'contract' } });
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Visit: minutes of a contact').value).toBe('120'));
    fireEvent.input(screen.getByLabelText('Visit: minutes of a contact'), { target: { value: 'all day' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByText('“all day” is not a number of minutes.')).toBeTruthy();
    expect(onSave).not.toHaveBeenCalled();
    fireEvent.input(screen.getByLabelText('Visit: minutes of a contact'), { target: { value: '90' } });
    fireEvent.input(screen.getByLabelText('Meeting: minutes of a contact'), { target: { value: '' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => screen.getByText('Saved.'));
    const channels = { visit: { minorPerHour: 80_00, minutesPerContact: 90 } };
    expect(onSave).toHaveBeenCalledWith(
      { currency: 'GBP', minorPerHour: 55_00, minutesPerContact: 12, channels, isConfirmed: true },
      'contract',
    );
    expect(await violations()).toEqual([]);
  });

  it('of sites ask inside the click', async () => {
    const onAdd = vi.fn().mockResolvedValue(true);
    const remove = vi.fn().mockResolvedValue(true);
    const onSwitchOff = vi.fn().mockResolvedValue(true);
    const onRecord = vi.fn();
    const onMark = vi.fn();
    const sites = [
      {
        pattern: 'https://tickets.shop.example/*',
        isOn: true,
        reader: 'Zammad',
        recordsOpened: false,
        hasMarks: true,
        guardsReplies: false,
      },
      { pattern: 'https://old.shop.example/*', isOn: false, recordsOpened: true, hasMarks: true, guardsReplies: false },
    ];
    mount(
      <Sites
        sites={sites}
        onAdd={onAdd}
        onSwitchOff={onSwitchOff}
        onRemove={remove}
        onRecord={onRecord}
        onMark={onMark}
        onGuard={vi.fn()}
      />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Add Gmail' }));
    expect(onAdd).toHaveBeenLastCalledWith('https://mail.google.com/*');
    fireEvent.input(screen.getByLabelText('Address of another site'), { target: { value: 'mail.shop.example/inbox' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add site' }));
    expect(onAdd).toHaveBeenLastCalledWith('https://mail.shop.example/*');
    fireEvent.click(screen.getByRole('button', { name: 'Remove tickets.shop.example' }));
    expect(remove).toHaveBeenLastCalledWith('https://tickets.shop.example/*');
    fireEvent.click(screen.getByRole('switch', { name: /^tickets.shop.example/ }));
    expect(onSwitchOff).toHaveBeenLastCalledWith('https://tickets.shop.example/*');
    fireEvent.click(screen.getByRole('switch', { name: /^old.shop.example/ }));
    expect(onAdd).toHaveBeenLastCalledWith('https://old.shop.example/*');
    // What is not read cannot record anything.
    expect(screen.getAllByRole('switch', { name: /time line/ })).toHaveLength(1);
    fireEvent.click(screen.getByRole('switch', { name: /time line/ }));
    expect(onRecord).toHaveBeenLastCalledWith('https://tickets.shop.example/*', true);
    fireEvent.click(screen.getByRole('switch', { name: /^Marks/ }));
    expect(onMark).toHaveBeenLastCalledWith('https://tickets.shop.example/*', false);
    await waitFor(async () => expect(await violations()).toEqual([]));
  });

  it('load the sample and take it away', async () => {
    const onLoad = vi.fn().mockResolvedValue(undefined);
    mount(
      <OptionsPage>
        <SampleData isLoaded={false} onLoad={onLoad} onRemove={vi.fn()} />
      </OptionsPage>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Load sample data' }));
    expect(onLoad).toHaveBeenCalledOnce();
  });
});

it.each([
  ['https://tickets.shop.example/queue?x=1', 'https://tickets.shop.example/*'],
  ['tickets.shop.example', 'https://tickets.shop.example/*'],
  ['http://localhost:8080/rt', 'http://localhost/*'],
  ['localhost:8080', 'https://localhost/*'],
  ['MÜLLER.example', 'https://xn--mller-kva.example/*'],
  ['javascript:alert(1)', undefined],
  ['file:///etc/passwd', undefined],
  ['*', undefined],
  ['two words', undefined],
  ['', undefined],
])('takes %s for the site %s', (typed, pattern) => expect(siteOf(typed)).toBe(pattern));

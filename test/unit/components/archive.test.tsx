// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import type { ArchiveView } from '@/components/archive/archive-view';
import { BackupCard } from '@/components/archive/BackupCard';
import { EraseCard } from '@/components/archive/EraseCard';
import { passphraseStrength } from '@/components/archive/passphrase-strength';
import { RestoreCard, type RestoreCardProps } from '@/components/archive/RestoreCard';
import { RetentionCard } from '@/components/archive/RetentionCard';
import type { Millis } from '@/utils/domain/time';
import type { ArchiveError } from '@/utils/intake/backup/messages';
import { mount, textOf, violations } from './mount';

const idle: ArchiveView = { state: 'idle' };
const nothing = () => undefined;
const type = (label: string | RegExp, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });

describe('a passphrase is', () => {
  it.each([
    ['horse', 'weak'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
    ['Tr0ub4dor&3', 'weak'],
    ['correct horse', 'fair'],
    ['correct horse battery staple', 'strong'],
    ['正しい馬の電池ホチキスを毎朝みがく大工さん', 'strong'],
  ] as const)('%s: %s', (passphrase, strength) => expect(passphraseStrength(passphrase)).toBe(strength));
});

describe('a backup', () => {
  it('is not encrypted unless asked for', () => {
    const onBackup = vi.fn();
    mount(<BackupCard view={idle} isBusy={false} onBackup={onBackup} onCancel={nothing} />);
    fireEvent.click(screen.getByRole('button', { name: 'Save a backup' }));
    expect(onBackup).toHaveBeenCalledWith('');
  });

  it('waits until both passphrases are the same, and forgets them then', async () => {
    const onBackup = vi.fn();
    mount(<BackupCard view={idle} isBusy={false} onBackup={onBackup} onCancel={nothing} />);
    fireEvent.click(screen.getByRole('switch'));
    fireEvent.click(screen.getByRole('button', { name: 'Save a backup' }));
    expect(await screen.findByText(/^Type a passphrase/)).toBeTruthy();
    type('Passphrase', 'correct horse');
    type('Passphrase again', 'correct hose');
    expect(await screen.findByText('The two are not the same.')).toBeTruthy();
    expect(onBackup).not.toHaveBeenCalled();
    expect(await violations()).toEqual([]);
    type('Passphrase again', 'correct horse');
    fireEvent.click(screen.getByRole('button', { name: 'Save a backup' }));
    expect(onBackup).toHaveBeenCalledWith('correct horse');
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Passphrase').value).toBe(''));
  });
});

const contents = {
  createdAt: 1_790_000_000_000 as Millis,
  customers: 1200,
  ledger: 5,
  interactions: 4,
  voices: 3,
  opportunities: 2,
  erased: 0,
};

/** The card in that state; what is not given does nothing. */
const Restore = (props: Partial<RestoreCardProps> & Pick<RestoreCardProps, 'view'>) => (
  <RestoreCard isBusy={false} isInTeam={false} onFile={nothing} onPassphrase={nothing} onRestore={nothing} onCancel={nothing} {...props} />
);

describe('a restore', () => {
  it.each<[ArchiveError, string]>([
    ['not-a-backup', 'This is no backup of Regard. Nothing was changed.'],
    ['newer', 'made by a newer version of Regard'],
    ['damaged', 'damaged or cut off'],
    ['unreadable', 'could not be read'],
    ['quota', 'The disk is full'],
    ['storage', 'storage'],
  ])('says what is wrong with a file: %s', async (error, sentence) => {
    mount(<Restore view={{ state: 'failed', task: 'read', error }} />);
    expect(textOf(screen.getByRole('alert'))).toContain(sentence);
    expect(await violations()).toEqual([]);
  });

  it('says nothing of what failed in another card', () => {
    mount(<Restore view={{ state: 'failed', task: 'backup', error: 'quota' }} />);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('asks for the passphrase, and again where it was another', async () => {
    const onPassphrase = vi.fn();
    mount(<Restore view={{ state: 'asking', task: 'read', fileName: 'a.regard', isWrong: true }} onPassphrase={onPassphrase} />);
    expect(screen.getByText(/does not open it/)).toBeTruthy();
    type('Passphrase of a.regard', 'staple');
    fireEvent.click(screen.getByRole('button', { name: 'Open' }));
    expect(onPassphrase).toHaveBeenCalledWith('staple');
    expect(await violations()).toEqual([]);
  });

  it('replaces nothing while there is a team, which would lose what it has', () => {
    const root = mount(<Restore isInTeam view={{ state: 'found', task: 'read', fileName: 'a.regard', contents }} />);
    expect(screen.getByLabelText(/^Replace it/)).toHaveProperty('disabled', true);
    expect(textOf(root)).toContain('Leave the team first.');
  });

  it('shows what is in the file, and merges unless told otherwise', async () => {
    const onRestore = vi.fn();
    const root = mount(<Restore view={{ state: 'found', task: 'read', fileName: 'a.regard', contents }} onRestore={onRestore} />);
    expect(textOf(root)).toContain('Customers1,200');
    fireEvent.click(screen.getByRole('button', { name: 'Restore' }));
    expect(onRestore).toHaveBeenLastCalledWith('merge', false);
    fireEvent.click(screen.getByLabelText(/^Replace it/));
    fireEvent.click(await screen.findByRole('button', { name: 'Replace everything' }));
    expect(onRestore).toHaveBeenLastCalledWith('replace', false);
    expect(screen.queryByRole('switch')).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it('leaves the erased away unless told otherwise', async () => {
    const onRestore = vi.fn();
    mount(
      <Restore view={{ state: 'found', task: 'read', fileName: 'a.regard', contents: { ...contents, erased: 2 } }} onRestore={onRestore} />,
    );
    expect(screen.getByText('2 customers in it were erased here since, and stay away.')).toBeTruthy();
    fireEvent.click(screen.getByRole('switch', { name: 'Bring them back too' }));
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('switch').checked).toBe(true));
    fireEvent.click(screen.getByRole('button', { name: 'Restore' }));
    expect(onRestore).toHaveBeenLastCalledWith('merge', true);
  });

  it('cannot be stopped half-way, though reading can', () => {
    mount(<Restore view={{ state: 'working', task: 'restore', done: 100, total: 200 }} />);
    expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
    expect(screen.getByText('100 of 200')).toBeTruthy();
  });
});

describe('how long contacts are kept', () => {
  it('is saved only after it was said how many go', async () => {
    const onSave = vi.fn(async () => 7);
    mount(<RetentionCard period="forever" count={async (period) => (period === 2 ? 7 : 0)} onSave={onSave} />);
    const button = () => screen.getByRole<HTMLButtonElement>('button');
    expect(button().disabled).toBe(true);
    fireEvent.change(screen.getByLabelText('Keep contacts for'), { target: { value: '2' } });
    expect(await screen.findByText(/^7 contacts are older than 2 years/)).toBeTruthy();
    expect(onSave).not.toHaveBeenCalled();
    expect(await violations()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Save and remove 7 contacts' }));
    expect(await screen.findByText('Saved. 7 contacts were removed.')).toBeTruthy();
    expect(onSave).toHaveBeenCalledWith(2);
    expect(button().disabled).toBe(true);
  });
});

describe('erasing everything', () => {
  it('is asked twice, says what goes, and offers a backup', async () => {
    const [onErase, onBackup] = [vi.fn(async () => undefined), vi.fn()];
    mount(<EraseCard onErase={onErase} onBackup={onBackup} />);
    fireEvent.click(screen.getByRole('button', { name: /^Erase everything/ }));
    expect(await screen.findByText('customers and companies')).toBeTruthy();
    expect(onErase).not.toHaveBeenCalled();
    expect(await violations()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Back up first' }));
    expect(onBackup).toHaveBeenCalledOnce();
    fireEvent.click(screen.getByRole('button', { name: 'Erase all customers' }));
    expect(await screen.findByText('Everything is erased.')).toBeTruthy();
    expect(onErase).toHaveBeenCalledWith(true);
  });

  it('that fails is said', async () => {
    mount(<EraseCard onErase={() => Promise.reject(new Error('no storage'))} onBackup={nothing} />);
    fireEvent.click(screen.getByRole('button', { name: /^Erase everything/ }));
    fireEvent.click(await screen.findByRole('button', { name: 'Erase all customers' }));
    expect(textOf(await screen.findByRole('alert'))).toContain('Everything is still here.');
  });
});

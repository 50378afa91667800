import { type ReadonlySignal, signal } from '@preact/signals';
import { isTyping } from '@/components/ui/is-typing';
import type { Database } from '@/utils/db/schema';
import { setWallet } from '@/utils/db/wallets';
import type { BelongRefusal } from '@/utils/domain/belonging-rule';
import type { Customer, CustomerId, Wallet } from '@/utils/domain/customer';
import type { Result } from '@/utils/domain/result';
import { millisOf } from '@/utils/domain/time';
import { callOn } from '@/utils/settings/called-names';
import { addFromForm } from '@/utils/state/add-customer';
import { createFinder, type Finder } from '@/utils/state/finder';
import { switchFigures } from '@/utils/state/hidden-figures';
import { pageSearch } from '@/utils/state/page-search';
import type { Keeping } from './keeping';

/** What finds customers in the panel, whatever it shows. */
export interface Tools {
  readonly finder: Finder;
  readonly isFinding: ReadonlySignal<boolean>;
  open(): void;
  /** Covers all amounts, or shows them again. */
  switchFigures(): void;
  close(): void;
  /** A search of its own, of all or of those who are wanted. */
  newFinder(isWanted?: (customer: Customer) => boolean): Finder;
  /** Makes a customer belong to a company or to none; gives whom they belonged to before. */
  belong(id: CustomerId, to: CustomerId | undefined): Promise<Result<CustomerId | undefined, BelongRefusal>>;
  /** Keeps what the customer spends in a year with everybody, or forgets it. */
  keepWallet(id: CustomerId, wallet: Wallet | undefined): Promise<void>;
  /** Remembers who goes by a name that is all a page shows, or forgets it. */
  callThem(where: string, name: string, id: CustomerId | undefined): Promise<void>;
  /** Adds somebody by that name, and remembers it. */
  addCalled(where: string, name: string): Promise<void>;
}

export function toolsIn(db: Database, { find }: Keeping, stop: AbortSignal): Tools {
  const search = pageSearch(db, stop);
  const finder = createFinder(db, search);
  const isFinding = signal(find !== '');
  let before: Element | null = null;
  if (find !== '') finder.look(find);

  const open = () => {
    before = document.activeElement;
    isFinding.value = true;
  };
  const close = () => {
    isFinding.value = false;
    finder.look('');
    if (before instanceof HTMLElement) before.focus();
  };
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      open();
    },
    { signal: stop },
  );
  return {
    finder,
    isFinding,
    open,
    close,
    switchFigures: () => void switchFigures(db),
    newFinder: (isWanted) => createFinder(db, search, isWanted),
    belong: (id, to) => import('@/utils/db/belonging').then(({ setBelonging }) => setBelonging(db, id, to, millisOf(new Date()))),
    keepWallet: (id, wallet) => setWallet(db, id, wallet, millisOf(new Date())),
    callThem: (where, name, id) => callOn(db, where, name, id),
    async addCalled(where, name) {
      const added = await addFromForm(db, { name, address: '', company: '' }, millisOf(new Date()));
      if (added.ok) await callOn(db, where, name, added.value);
    },
  };
}

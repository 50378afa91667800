import type { CustomerId } from '@/utils/domain/customer';

/** All of them, among the settings. */
export const everyWallet = (): IDBKeyRange => IDBKeyRange.bound('wallet:', 'wallet;');

/** Where among the settings it stands what a customer spends in all: it goes with the customer. */
export const walletKey = (id: CustomerId): string => `wallet:${id}`;

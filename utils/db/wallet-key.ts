import type { CustomerId } from '@/utils/domain/customer';

/** Where among the settings it stands what a customer spends in all: it goes with the customer. */
export const walletKey = (id: CustomerId): string => `wallet:${id}`;

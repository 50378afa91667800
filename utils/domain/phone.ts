import type { Brand } from './brand';

/** A telephone number as the world dials it (ITU-T E.164): a plus sign, the country code, the number; digits only. */
export type Phone = Brand<string, 'Phone'>;

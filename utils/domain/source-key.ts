import { normaliseName } from './name';

/** A company known by name. */
export const companyKey = (name: string): string => `company:${normaliseName(name)}`;

/** A person without an id or an address: known by name, and by phone where there is one. */
export const personKey = (name: string, phone: string | undefined): string => `person:${[normaliseName(name), phone ?? ''].join('|')}`;

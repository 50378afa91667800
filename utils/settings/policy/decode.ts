import { parseArrangement } from '@/utils/domain/arrangement';
import { parseDomain } from '@/utils/domain/domain-name';
import { parseEmail } from '@/utils/domain/email';
import { type Channel, channels } from '@/utils/domain/interaction';
import { type Currency, parseCurrency, parseDecimal } from '@/utils/domain/money';
import { parseSite, siteOf } from '@/utils/domain/site';
import { parseCivilDate } from '@/utils/domain/time';
import { presetNamed } from '@/utils/economics/presets';
import { isRate, type Rate } from '@/utils/economics/rates';
import { noPolicy, type Policy, type PolicyCosts, type PolicySite, type PolicySource, switches } from './policy';

/** A policy, and the places in what was written that mean nothing and are left out: `sites[1].address`. */
export interface DecodedPolicy {
  readonly policy: Policy;
  readonly faults: readonly string[];
}

/** More of anything is a mistake. */
const MOST = 500;

/**
 * Reads what an administrator wrote. What cannot be meant is left out by itself and named, so that one slip does not take the rest with it.
 */
export function decodePolicy(written: unknown): DecodedPolicy {
  const faults: string[] = [];
  const root = reading(written, '', faults);
  const currency = root.take('currency', text(parseCode));
  const [organisation, business] = [root.take('organisation', text(shortText)), root.take('business', text(presetNamed))];
  const [team, panel] = [
    root.take('team', text(teamLink)),
    root.take('panel', (value) => (isRecord(value) ? parseArrangement(value) : undefined)),
  ];
  const policy: Policy = {
    ...(organisation === undefined ? {} : { organisation }),
    sites: root.each('sites', siteIn),
    sources: root.each('sources', sourceIn),
    ...(team === undefined ? {} : { team }),
    ownDomains: root.list('ownDomains', text(parseIdentity)),
    ...(business === undefined ? {} : { business }),
    ...(currency === undefined ? {} : { currency }),
    rates: root.each('rates', rateIn),
    costs: root.nested('costs', (costs) => costsIn(costs, currency)) ?? noPolicy.costs,
    ...(panel === undefined ? {} : { panel }),
    off: [
      ...new Set(
        root.list(
          'off',
          text((name) => switches.find((each) => each === name)),
        ),
      ),
    ],
  };
  root.end();
  return { policy, faults };
}

/** One object of what was written, whose members are taken one by one. */
interface Reading {
  /** What `parse` makes of a member; undefined where it is absent, or means nothing. */
  take<T>(key: string, parse: (value: unknown) => T | undefined): T | undefined;
  list<T>(key: string, parse: (value: unknown) => T | undefined): readonly T[];
  nested<T>(key: string, decode: (reading: Reading) => T | undefined): T | undefined;
  each<T>(key: string, decode: (reading: Reading) => T | undefined): readonly T[];
  /** Names the members that nobody took. */
  end(): void;
}

function reading(written: unknown, path: string, faults: string[]): Reading {
  const members = isRecord(written) ? written : {};
  const left = new Set(Object.keys(members));
  const placeOf = (key: string) => (path === '' ? key : `${path}.${key}`);
  const member = (key: string) => {
    left.delete(key);
    return members[key] ?? undefined;
  };
  function parsed<T>(value: unknown, place: string, parse: (value: unknown) => T | undefined): T | undefined {
    const made = value === undefined ? undefined : parse(value);
    if (made === undefined && value !== undefined) faults.push(place);
    return made;
  }
  function decoded<T>(value: unknown, place: string, decode: (reading: Reading) => T | undefined): T | undefined {
    return parsed(value, place, (given) => {
      if (!isRecord(given)) return undefined;
      const inner = reading(given, place, faults);
      const made = decode(inner);
      if (made !== undefined) inner.end();
      return made;
    });
  }
  function all<T>(key: string, one: (value: unknown, place: string) => T | undefined): readonly T[] {
    const values = parsed(member(key), placeOf(key), (value) => (Array.isArray(value) && value.length <= MOST ? value : undefined));
    return (values ?? []).flatMap((value: unknown, index) => one(value ?? '', `${placeOf(key)}[${index}]`) ?? []);
  }
  return {
    take: (key, parse) => parsed(member(key), placeOf(key), parse),
    list: (key, parse) => all(key, (value, place) => parsed(value, place, parse)),
    nested: (key, decode) => decoded(member(key), placeOf(key), decode),
    each: (key, decode) => all(key, (value, place) => decoded(value, place, decode)),
    end: () => void faults.push(...[...left].map((key) => placeOf(key.slice(0, 60)))),
  };
}

function siteIn(written: Reading): PolicySite | undefined {
  const site = written.take(
    'address',
    text((address) => parseSite(address) ?? siteOf(address)),
  );
  const choices = {
    recordsOpened: written.take('record', flag),
    hasMarks: written.take('marks', flag),
    guardsReplies: written.take('guard', flag),
  };
  return site && { site, ...present(choices) };
}

/** Everything beside the vendor's name is what its form asks for. */
function sourceIn(written: Reading): PolicySource | undefined {
  const vendor = written.take('vendor', text(shortText));
  const settings = written.take('settings', (value) =>
    isRecord(value) && Object.values(value).every((each) => typeof each === 'string' && each.length <= 500) ? value : undefined,
  );
  return vendor === undefined ? undefined : { vendor, settings: (settings ?? {}) as PolicySource['settings'] };
}

/** What the link says is looked at where it is used. */
const teamLink = (value: string): string | undefined => (/^https?:\/\/\S+#\S*regard-team=\S+$/.test(value) ? value : undefined);

function rateIn(written: Reading): Rate | undefined {
  const [on, currency] = [written.take('on', text(parseCivilDate)), written.take('currency', text(parseCode))];
  const perEuro = written.take('perEuro', (value) => (isRate(String(value)) ? String(value) : undefined));
  return on === undefined || currency === undefined || perEuro === undefined ? undefined : { on, currency, perEuro };
}

/** An amount means nothing without the policy's own currency: each user's may be another. */
function costsIn(written: Reading, currency: Currency | undefined): PolicyCosts {
  const costOf = (one: Reading) =>
    present({
      minorPerHour: one.take('perHour', (value) => minorOf(value, currency)),
      minutesPerContact: one.take('minutesPerContact', minutes),
    });
  const special = written.nested('channels', (all) =>
    Object.fromEntries(
      channels.flatMap((channel: Channel) => [[channel, all.nested(channel, costOf)] as const].filter(([, cost]) => cost)),
    ),
  );
  return { ...costOf(written), ...(special === undefined ? {} : { channels: special }) };
}

function minorOf(value: unknown, currency: Currency | undefined): number | undefined {
  if (currency === undefined || (typeof value !== 'number' && typeof value !== 'string')) return undefined;
  const amount = parseDecimal(String(value), currency);
  return amount.ok && amount.value.minor >= 0 ? amount.value.minor : undefined;
}

const text =
  <T>(parse: (text: string) => T | undefined) =>
  (value: unknown): T | undefined =>
    typeof value === 'string' ? parse(value.trim()) : undefined;

const flag = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);
const minutes = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 10_000 ? value : undefined;
const shortText = (value: string): string | undefined => (/^[^\n\r]{1,100}$/.test(value) ? value : undefined);
const parseCode = (value: string): Currency | undefined => (/^[A-Z]{3}$/.test(value) ? parseCurrency(value) : undefined);
const parseIdentity = (value: string): string | undefined => parseEmail(value) ?? (value.includes('.') ? parseDomain(value) : undefined);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Without the members that are not there. */
const present = <T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };

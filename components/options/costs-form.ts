import { type Channel, channels } from '@/utils/domain/interaction';
import { type Currency, decimalText, parseDecimal } from '@/utils/domain/money';
import type { ChannelCost, ServiceCost } from '@/utils/economics/cost-to-serve';
import { type PresetId, presets } from '@/utils/economics/presets';

/** What stands in the form: texts as they were typed. */
export interface CostsForm {
  readonly business: PresetId | '';
  readonly currency: Currency;
  readonly hour: string;
  readonly minutes: string;
  /** Empty where a channel is as all others. */
  readonly channels: Readonly<Record<PricedChannel, ChannelTexts>>;
}

export interface ChannelTexts {
  readonly hour: string;
  readonly minutes: string;
}

/** Channels that take our time; a note takes what is noted on it. */
export type PricedChannel = Exclude<Channel, 'note'>;
export const pricedChannels = channels.filter((channel): channel is PricedChannel => channel !== 'note');

export const formOf = (cost: ServiceCost, business: PresetId | undefined): CostsForm => ({
  business: business ?? '',
  currency: cost.currency,
  ...textsOf(cost, cost.currency),
});

/** The form as a kind of business has it, to be looked at before it is saved. */
export const withBusiness = (form: CostsForm, business: PresetId | ''): CostsForm =>
  business === '' ? { ...form, business } : { ...form, business, ...textsOf(presets[business], form.currency) };

function textsOf(
  { minorPerHour, minutesPerContact, channels: special = {} }: Pick<ServiceCost, 'minorPerHour' | 'minutesPerContact' | 'channels'>,
  currency: Currency,
): Pick<CostsForm, 'hour' | 'minutes' | 'channels'> {
  const hourText = (minor: number | undefined) => (minor === undefined ? '' : decimalText({ minor, currency }));
  const texts = pricedChannels.map((channel) => {
    const own: ChannelCost = special[channel] ?? {};
    return [
      channel,
      { hour: hourText(own.minorPerHour), minutes: own.minutesPerContact === undefined ? '' : String(own.minutesPerContact) },
    ];
  });
  return { hour: hourText(minorPerHour), minutes: String(minutesPerContact), channels: Object.fromEntries(texts) };
}

/** Minor units, from either decimal sign; nothing below nought. */
export function hourIn(text: string, currency: Currency): number | undefined {
  const amount = parseDecimal(text.trim().replace(',', '.'), currency);
  return amount.ok && amount.value.minor >= 0 ? amount.value.minor : undefined;
}

export const minutesIn = (text: string): number | undefined => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : undefined);

/** The costs that the form says; undefined where a text in it is none. Saving says that they are the user's own. */
export function costsOf({ currency, hour, minutes, channels: texts }: CostsForm): ServiceCost | undefined {
  const [minorPerHour, minutesPerContact] = [hourIn(hour, currency), minutesIn(minutes)];
  if (minorPerHour === undefined || minutesPerContact === undefined) return undefined;
  const special: { [C in Channel]?: ChannelCost } = {};
  for (const channel of pricedChannels) {
    const own = texts[channel];
    const [ownHour, ownMinutes] = [hourIn(own.hour, currency), minutesIn(own.minutes)];
    if ((own.hour.trim() !== '' && ownHour === undefined) || (own.minutes.trim() !== '' && ownMinutes === undefined)) return undefined;
    if (ownHour === undefined && ownMinutes === undefined) continue;
    special[channel] = {
      ...(ownHour === undefined ? {} : { minorPerHour: ownHour }),
      ...(ownMinutes === undefined ? {} : { minutesPerContact: ownMinutes }),
    };
  }
  const differs = Object.keys(special).length > 0 ? { channels: special } : {};
  return { currency, minorPerHour, minutesPerContact, ...differs, isConfirmed: true };
}

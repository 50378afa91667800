import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ServiceCost } from '@/utils/economics/cost-to-serve';
import { type PresetId, presetIds, presetNamed } from '@/utils/economics/presets';
import { Card } from '../ui/Card';
import { Disclosure } from '../ui/Disclosure';
import { Field } from '../ui/Field';
import { figureText, shownIn } from '../ui/hidden-figures';
import { lockOf } from '../ui/locks';
import { CurrencyField } from './CurrencyField';
import { type CostsForm, costsOf, formOf, hourIn, minutesIn, type PricedChannel, pricedChannels, withBusiness } from './costs-form';
import styles from './options.module.css';
import { SaveRow, type Saving } from './SaveRow';

const { form: formClass, pair, quiet, channelRows } = styles;

export interface CostsProps {
  readonly serviceCost: ServiceCost;
  /** The kind of business, where the user said it. */
  readonly business?: PresetId | undefined;
  /** Resolves once it is on disk. */
  readonly onSave: (serviceCost: ServiceCost, business: PresetId | undefined) => Promise<void>;
}

/** What our time costs, in all and where a channel differs. Saving says that the values are the user's own, even where they stay as they were. */
export function Costs({ serviceCost, business, onSave }: CostsProps) {
  const [form, setForm] = useState(() => formOf(serviceCost, business));
  const [saving, setSaving] = useState<Saving>('untouched');
  const [isChecked, setChecked] = useState(false);
  const change = (more: Partial<CostsForm>) => setForm({ ...form, ...more });
  const save = async (event: Event) => {
    event.preventDefault();
    setChecked(true);
    const costs = costsOf(form);
    if (costs === undefined) return setSaving('untouched');
    setSaving('saving');
    try {
      await onSave(costs, form.business === '' ? undefined : form.business);
      setSaving('saved');
    } catch {
      // Storage failed: the values stay in the form.
      setSaving('failed');
    }
  };
  return (
    <Card title={i18n.t('options.costs.title')}>
      <form class={formClass} noValidate onSubmit={save} onInput={() => setSaving('untouched')}>
        {lockOf('perHour') === undefined && (
          <p class={quiet}>{i18n.t(serviceCost.isConfirmed ? 'options.costs.confirmed' : 'options.costs.hint')}</p>
        )}
        <div class={pair}>
          <Field label={i18n.t('options.costs.business')} hint={i18n.t('options.costs.businessHint')} lock={lockOf('business')}>
            {(control) => (
              <select
                {...control}
                value={form.business}
                onChange={({ currentTarget }) => setForm(withBusiness(form, presetNamed(currentTarget.value) ?? ''))}
              >
                <option value="">{i18n.t('options.costs.anyBusiness')}</option>
                {presetIds.map((id) => (
                  <option key={id} value={id}>
                    {i18n.t(`economics.preset.${id}.label`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <CurrencyField
            label={i18n.t('options.costs.currency')}
            value={form.currency}
            lock={lockOf('currency')}
            onChange={(currency) => change({ currency })}
          />
          <Hour
            label={i18n.t('options.costs.hour')}
            hint={i18n.t('options.costs.hourHint')}
            value={form.hour}
            lock={lockOf('perHour')}
            isWrong={isChecked && hourIn(form.hour, form.currency) === undefined}
            onChange={(hour) => change({ hour })}
          />
          <Minutes
            label={i18n.t('options.costs.minutes')}
            hint={i18n.t('options.costs.minutesHint')}
            value={form.minutes}
            lock={lockOf('minutes')}
            isWrong={isChecked && minutesIn(form.minutes) === undefined}
            onChange={(minutes) => change({ minutes })}
          />
        </div>
        <Disclosure summary={i18n.t('options.costs.byChannel')}>
          <p class={quiet}>{i18n.t('options.costs.byChannelHint')}</p>
          {pricedChannels.map((channel) => (
            <Channel key={channel} {...{ channel, form, isChecked }} onChange={(channels) => change({ channels })} />
          ))}
        </Disclosure>
        <SaveRow saving={saving} />
      </form>
    </Card>
  );
}

interface ChannelProps {
  readonly channel: PricedChannel;
  readonly form: CostsForm;
  readonly isChecked: boolean;
  readonly onChange: (channels: CostsForm['channels']) => void;
}

/** What differs in one channel; what is left empty is as everywhere. */
function Channel({ channel, form, isChecked, onChange }: ChannelProps) {
  const own = form.channels[channel];
  const name = i18n.t(`panel.channel.${channel}`);
  const change = (more: Partial<typeof own>) => onChange({ ...form.channels, [channel]: { ...own, ...more } });
  return (
    <div class={channelRows}>
      <Hour
        label={i18n.t('options.costs.hourOf', [name])}
        placeholder={form.hour}
        value={own.hour}
        lock={lockOf('channels')}
        isWrong={isChecked && own.hour.trim() !== '' && hourIn(own.hour, form.currency) === undefined}
        onChange={(hour) => change({ hour })}
      />
      <Minutes
        label={i18n.t('options.costs.minutesOf', [name])}
        placeholder={form.minutes}
        value={own.minutes}
        lock={lockOf('channels')}
        isWrong={isChecked && own.minutes.trim() !== '' && minutesIn(own.minutes) === undefined}
        onChange={(minutes) => change({ minutes })}
      />
    </div>
  );
}

interface NumberProps {
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly isWrong: boolean;
  /** Who decided it, where it cannot be changed. */
  readonly lock?: string | undefined;
  readonly onChange: (text: string) => void;
}

const Hour = (props: NumberProps) => (
  <NumberField {...props} isAmount mode="decimal" wrong={i18n.t('options.costs.badHour', [props.value])} />
);
const Minutes = (props: NumberProps) => <NumberField {...props} mode="numeric" wrong={i18n.t('options.costs.badMinutes', [props.value])} />;

interface NumberFieldProps extends NumberProps {
  readonly mode: 'decimal' | 'numeric';
  readonly wrong: string;
  /** Covered with all other amounts. */
  readonly isAmount?: boolean;
}

function NumberField({ label, hint, placeholder, value, isWrong, lock, wrong, mode, isAmount = false, onChange }: NumberFieldProps) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} error={isWrong ? wrong : undefined} lock={lock}>
      {(control) => (
        <input
          {...control}
          inputMode={mode}
          placeholder={isAmount && placeholder ? figureText(() => placeholder) : placeholder}
          {...(isAmount ? shownIn(value) : { value })}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
    </Field>
  );
}

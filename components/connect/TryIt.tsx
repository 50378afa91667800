import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { parseEmail } from '@/utils/domain/email';
import type { Result } from '@/utils/domain/result';
import type { Failure } from '@/utils/sources/failure';
import { firstAskedBy } from '@/utils/sources/json/template';
import type { AskedBy, Question } from '@/utils/sources/question';
import type { Source } from '@/utils/sources/source';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import styles from './connect.module.css';
import type { NotAsked, Tried } from './connect-view';
import { foundInWords, notAskedInWords } from './words';

const { tryRow, wide, alert } = styles;

export interface TryItProps {
  readonly source: Source;
  /** The vendor's name. */
  readonly name: string;
  /** Of an API in JSON: the address, which says by what it is asked. */
  readonly template: string;
  /** Undefined where the form is not filled in. Called inside the click. */
  readonly onTry: (question: Question) => Promise<Result<Tried, Failure | NotAsked>> | undefined;
  readonly onSample: (sample: unknown) => void;
}

/** Asks the vendor about somebody, and says what it answers. */
export function TryIt({ source, name, template, onTry, onSample }: TryItProps) {
  const [typed, setTyped] = useState('');
  const [outcome, setOutcome] = useState<{ readonly sentence: string; readonly isProblem: boolean }>();
  const [isAsking, setAsking] = useState(false);
  const by = source.id === 'jsonApi' ? (firstAskedBy(template) ?? 'email') : 'email';
  const question = questionOf(by, typed);
  const problem = (sentence: string) => setOutcome({ sentence, isProblem: true });
  const run = () => {
    if (question === undefined) return problem(i18n.t('options.other.cannotTry'));
    const asked = onTry(question);
    if (asked === undefined) return problem(i18n.t('options.other.cannotTry'));
    setAsking(true);
    setOutcome({ sentence: i18n.t('options.other.asking', [name]), isProblem: false });
    asked
      .then(
        (tried) => {
          if (!tried.ok) return problem(notAskedInWords(tried.error, name));
          onSample(tried.value.sample);
          setOutcome({ sentence: foundInWords(name, question, tried.value.answer), isProblem: false });
        },
        () => problem(i18n.t('options.other.unreachable')),
      )
      .finally(() => setAsking(false));
  };
  return (
    <div>
      <div class={tryRow}>
        <div class={wide}>
          <Field label={i18n.t(LABELS[by])} note={i18n.t('ui.optional')}>
            {(control) => (
              <input
                {...control}
                type="text"
                autoComplete="off"
                spellcheck={false}
                value={typed}
                onInput={({ currentTarget }) => setTyped(currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return;
                  event.preventDefault();
                  run();
                }}
              />
            )}
          </Field>
        </div>
        <Button isDisabled={isAsking} onClick={run}>
          {i18n.t('options.other.try')}
        </Button>
      </div>
      <output class={outcome?.isProblem ? alert : undefined}>{outcome?.sentence}</output>
    </div>
  );
}

const LABELS = { email: 'options.other.tryEmail', phone: 'options.other.tryPhone', name: 'options.other.tryName' } as const;

function questionOf(by: AskedBy, typed: string): Question | undefined {
  const value = typed.trim();
  if (by === 'email') {
    const email = parseEmail(value);
    return email && { by, value: email };
  }
  if (by === 'phone') {
    const digits = `+${value.replace(/\D/g, '')}`;
    // A plus sign and digits: that is what makes a number one of the world.
    return /^\+\d{6,15}$/.test(digits) ? { by, value: digits as Extract<Question, { by: 'phone' }>['value'] } : undefined;
  }
  return value === '' ? undefined : { by, value };
}

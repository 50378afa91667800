import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import styles from './welcome.module.css';

const { page, head, brand, logo, heading, lead, steps: stepsClass, stepLink, number, body, title: titleClass } = styles;

export const steps = ['sites', 'you', 'data', 'done'] as const;
export type Step = (typeof steps)[number];

export interface WelcomeProps {
  readonly step: Step;
  readonly onGoTo: (step: Step) => void;
  readonly children: ComponentChildren;
}

/** The frame of the first run: what this is, how far one is, and the step at hand. */
export function Welcome({ step, onGoTo, children }: WelcomeProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  // Whoever goes on goes to the next step's heading, with eyes, keys or ears alike.
  useEffect(() => {
    if (!isFirst.current) title.current?.focus();
    isFirst.current = false;
  }, [step]);
  return (
    <main class={page}>
      <header class={head}>
        <p class={brand}>
          <img class={logo} src="/icon/48.png" alt="" width="24" height="24" /> {i18n.t('extensionName')}
        </p>
        <h1 class={heading}>{i18n.t('welcome.heading')}</h1>
        <p class={lead}>{i18n.t('welcome.lead')}</p>
      </header>
      <nav aria-label={i18n.t('welcome.steps')}>
        <ol class={stepsClass}>
          {steps.map((each, index) => (
            <li key={each}>
              <button type="button" class={stepLink} aria-current={each === step ? 'step' : undefined} onClick={() => onGoTo(each)}>
                {each !== 'done' && (
                  <span class={number} aria-hidden="true">
                    {index < steps.indexOf(step) ? '✓' : index + 1}
                  </span>
                )}
                {i18n.t(`welcome.step.${each}`)}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <section class={body} aria-labelledby="step">
        <h2 id="step" ref={title} tabIndex={-1} class={titleClass}>
          {i18n.t(`welcome.title.${step}`)}
        </h2>
        {children}
      </section>
    </main>
  );
}

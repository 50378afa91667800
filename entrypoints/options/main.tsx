import { dressPage } from '@/utils/i18n/dress-page';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { render } from 'preact';
import { i18n } from '#i18n';
import { OptionsPage } from '@/components/options/OptionsPage';
import { Card } from '@/components/ui/Card';
import { openDatabase } from '@/utils/db/open';
import { failureInWords } from '@/utils/i18n/failure';
import { Options } from './Options';
import { createOptions } from './options-model';

dressPage(document, i18n.t('options.title'));
const app = document.getElementById('app') ?? document.body;
const reload = () => window.location.reload();

openDatabase({ onBlocked: () => fail(i18n.t('failure.blocked')), onClosed: reload })
  .then(createOptions)
  .then((model) => {
    render(<Options model={model} />, app);
    // The panel leads to an account that gives no answer.
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView({ block: 'center' });
  })
  .catch((error: unknown) => fail(failureInWords(error)));

function fail(message: string): void {
  render(
    <OptionsPage>
      <Card title={i18n.t('options.failed')}>
        <p role="alert">{message}</p>
      </Card>
    </OptionsPage>,
    app,
  );
}

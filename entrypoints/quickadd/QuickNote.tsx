import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { CustomerOption } from '@/components/find/CustomerField';
import { type QuickKind, quickKinds } from '@/components/quickadd/Kinds';
import { QuickAdd } from '@/components/quickadd/QuickAdd';
import { failureInWords } from '@/utils/i18n/failure';
import { detailOf } from '@/utils/identity/detail';
import type { Capture } from '@/utils/messaging/capture';
import { type Finder, isStale } from '@/utils/state/finder';
import { type Proposal, proposalKey } from '@/utils/state/note-proposals';
import type { QuickAdd as QuickAddModel } from '@/utils/state/quick-add';
import { kindOf, withKind } from '@/utils/voice/note/first-word';
import { offered } from './offered';

export interface QuickNoteProps {
  readonly quick: QuickAddModel;
  readonly finder: Finder;
  readonly capture: Capture;
}

/** Gives the window its words: turns what we know into what is shown. */
export function QuickNote({ quick, finder, capture }: QuickNoteProps) {
  const { note, chosen } = quick;
  const problem = useSignal<string | undefined>(undefined);
  const who = chosen.value;
  const query = finder.query.value;
  const proposals = quick.proposals.value;
  const options = who === undefined ? offered(query, finder.state.value, proposals ?? []) : undefined;
  const state = note.state.value;
  const text = note.value.value;
  const [language = 'en'] = note.world.value.languages ?? [];

  const say = (sentence: string | undefined) => {
    problem.value = sentence;
  };
  const save = () => {
    if (who === undefined) return say(i18n.t('quickAdd.needsWho'));
    quick.save().then(
      (refusal) => say(refusal === undefined ? undefined : i18n.t('panel.add.badAddress')),
      (error: unknown) => say(failureInWords(error)),
    );
  };

  return (
    <QuickAdd
      source={{ quote: capture.quote, where: capture.title || hostOf(capture.url) }}
      who={{
        query: who === undefined ? query : nameOf(who),
        options: options?.map(asOption),
        isStale: isStale(finder),
        nobody: i18n.t('find.nobody', [query]),
        hint: who && hintOf(who),
        error: problem.value,
        onInput(words) {
          say(undefined);
          quick.choose(undefined);
          finder.look(words);
        },
        onChoose(key) {
          say(undefined);
          quick.choose(options?.find((one) => proposalKey(one) === key));
        },
      }}
      isChosen={who !== undefined || (proposals === undefined ? undefined : false)}
      note={{
        value: text,
        written: note.written.value,
        state: typeof state === 'object' ? { failed: failureInWords(state.failed) } : state,
        context: {
          name: who === undefined ? i18n.t('quickAdd.nobody') : nameOf(who),
          competitors: quick.competitors.value,
          world: note.world.value,
        },
        onInput: note.write,
        onSave: save,
      }}
      kind={quickKindOf(text)}
      onKind={(kind) => note.write(withKind(text, kind, language))}
    />
  );
}

const nameOf = (one: Proposal): string => (one.kind === 'known' ? one.customer.name : one.form.name || one.form.address);

/** Who they are, and why they stand there. */
function hintOf(one: Proposal): string {
  if (one.kind === 'new') return i18n.t(one.why === undefined ? 'quickAdd.typedNew' : `quickAdd.whyNew.${one.why}`);
  const why = one.why && i18n.t(`quickAdd.why.${one.why}`);
  return [detailOf(one.customer, one.companyName), why].filter((part) => part !== undefined && part !== '').join(', ');
}

function asOption(one: Proposal): CustomerOption {
  const isTyped = one.kind === 'new' && one.why === undefined;
  return {
    key: proposalKey(one),
    name: isTyped ? i18n.t('find.add', [nameOf(one)]) : nameOf(one),
    detail:
      one.kind === 'new' && one.form.name !== '' ? [one.form.address, hintOf(one)].filter((part) => part !== '').join(', ') : hintOf(one),
  };
}

/** The kind of the text, as far as there is a button for it. */
function quickKindOf(text: string): QuickKind | undefined {
  const kind = kindOf(text);
  return kind === undefined ? undefined : quickKinds.find((each) => each === kind);
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');

import type { CardMoney } from '@/utils/domain/card';
import type { Email } from '@/utils/domain/email';
import type { Result } from '@/utils/domain/result';
import type { Sighting } from '@/utils/domain/sighting';
import type { Theme } from '@/utils/domain/theme';
import type { NamedHost } from '@/utils/hosts/named';
import type { ReaderId } from '@/utils/hosts/signs';
import type { AccountId } from '@/utils/sources/account';
import type { Answer } from '@/utils/sources/answer';
import type { Failure } from '@/utils/sources/failure';
import type { Question } from '@/utils/sources/question';
import type { Lesson } from '@/utils/teaching/rule';
import type { Credentials } from '@/utils/team/joining/entrance';
import type { JoinFailure, TeamOrder, TeamPeople } from '@/utils/team/joining/orders';
import type { Content } from '@/utils/team/replica/content';
import type { Standing } from '@/utils/team/replica/syncing';
import type { CardView } from './card';
import type { Focus } from './focus';

/** Messages that the background answers. Payloads must survive structured cloning. */
export interface BackgroundCalls {
  /** A page shows these people. Sent again whenever that changes. */
  announce(sighting: Sighting): void;
  /** A page needs this reader: run its script beside the spotter. */
  loadHost(id: ReaderId): void;
  /** The host that lives at the name of the page that asks; null where none does. */
  hostHere(input: null): NamedHost | null;
  /** The page that announced is gone from its tab. */
  leave(input: null): void;
  /** What the user taught about the site of the page that asks: see `Lesson` for what a page may know. */
  lessons(input: null): readonly Lesson[];
  /** The user pointed at an address, or gave up. Heard only from a tab in which they were asked to. */
  taught(lesson: Lesson | null): void;
  /** Lets the user point at the customer's address in a tab; false where that page cannot be touched. */
  teach(input: { readonly tabId: number }): boolean;
  /** Ends that. */
  stopTeaching(input: { readonly tabId: number }): void;
  /** Somebody wants to see a card: run the script that opens them beside the marks. */
  loadCards(input: null): void;
  /** A card is wanted for somebody whom this tab announced: the nonce that lets one frame of the tab show it, once and soon; null for anybody else. */
  cardNonce(input: { readonly email: Email }): string | null;
  /** The frame that was made with that nonce: whom to show; null where the nonce is not this tab's, was used, or is too old. */
  claimCard(nonce: string): CardView | null;
  /** The user wants the figures of the card that claimed that nonce, though who it is is only a guess. */
  cardFigures(nonce: string): CardMoney | null;
  /** Somebody is in front of the page that says so, or it went out of view. */
  pulse(isSeen: boolean): void;
  /** What the user writes in a reply, as far as it got; empty once it is gone. Nothing is ever answered: see `createGuard`. */
  draft(text: string): void;
  /** Whether amounts are covered, for sharing the screen, and whether our pages are light or dark. */
  cardLooks(input: null): { readonly areFiguresHidden: boolean; readonly theme: Theme };
  /** Opens the panel beside the card's tab, in answer to a click; whether the browser let us. */
  openPanel(input: null): boolean;
  /** Whom a tab shows. Never answered to a page. */
  focusOf(input: { readonly tabId: number }): Focus | null;
  /** Records or settings changed: choose and match again. */
  refresh(input: null): void;
  /** A site is to be read that was allowed already. */
  readSites(input: null): void;
  /** Asks a connected account about somebody whom a panel of ours shows; a fresh answer that is kept is taken unless another one `isWanted`. */
  lookUp(input: { readonly account: AccountId; readonly question: Question; readonly isWanted: boolean }): Result<Answer, Failure>;
  /** Notes wait to be sent to other systems: send them now. */
  sendNotes(input: null): void;
  /** Accounts are to be followed: hear now what changed there. */
  followSources(input: null): void;
  /** Asks as the account would be asked that the options are about to connect; nothing of it is kept. */
  trySource(input: SourceTrial): Result<Answer, Failure>;
  /** What an API in JSON answers, as it is. */
  sampleSource(input: SourceTrial): Result<unknown, Failure>;
  /** Signs in as an invitation says, and joins the team; its origins are allowed by then. */
  joinTeam(input: { readonly link: string; readonly credentials?: Credentials; readonly isSharing: boolean }): Result<null, JoinFailure>;
  /** Leaves the team: what came of it stays here. */
  leaveTeam(input: null): void;
  /** Tells the team what was written here and hears what others wrote; null where there is no team. */
  syncTeam(input: null): Standing | null;
  /** Asks the team for a customer who was not heard of yet, and brings them in; whether it knows them. */
  lookInTeam(email: Email): boolean;
  /** Somebody saw both texts of a conflict and says what the record is to be; null deletes it. */
  chooseInTeam(input: { readonly key: string; readonly content: Content | null }): void;
  /** Does what an administrator asks for, and says who is in the team then. */
  manageTeam(input: TeamOrder): Result<TeamPeople, Failure>;
}

/** A form that connects a source, as it stands: tokens among its values. */
export interface SourceTrial {
  readonly account: AccountId;
  readonly sourceId: string;
  readonly values: Readonly<Record<string, string>>;
  readonly question: Question;
}

/** Who sends a message: a content script, which shares its process with a page; the card, a page of our own inside a page; or another page of our own. */
export type Caller = 'content' | 'card' | 'page';

/** Who may make each call. */
export const callers: { readonly [Call in keyof BackgroundCalls]: readonly Caller[] } = {
  announce: ['content'],
  loadHost: ['content'],
  hostHere: ['content'],
  leave: ['content'],
  lessons: ['content'],
  taught: ['content'],
  teach: ['page'],
  stopTeaching: ['page'],
  loadCards: ['content'],
  cardNonce: ['content'],
  claimCard: ['card'],
  cardFigures: ['card'],
  pulse: ['content'],
  draft: ['content'],
  cardLooks: ['card'],
  openPanel: ['card'],
  focusOf: ['page'],
  refresh: ['page'],
  readSites: ['page'],
  // Who asks is a page that the user looks at: a page of the web asks for nothing, whomever it shows.
  lookUp: ['page'],
  sendNotes: ['page'],
  followSources: ['page'],
  trySource: ['page'],
  sampleSource: ['page'],
  joinTeam: ['page'],
  leaveTeam: ['page'],
  syncTeam: ['page'],
  lookInTeam: ['page'],
  chooseInTeam: ['page'],
  manageTeam: ['page'],
};

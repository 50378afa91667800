import { err, type Result } from '@/utils/domain/result';
import type { Failure } from '../failure';
import { challengeOf, secretWord } from './pkce';
import { type ClientSettings, granted, type SignIn, type Tokens, type TokenTools } from './tokens';

/** Why there is no token: the user closed the window or said no, or the vendor's answer was wrong. */
export type SignInFailure = Failure | { readonly kind: 'declined' } | { readonly kind: 'forged' };

export interface SignInTools extends TokenTools {
  /** Shows the page and gives the address that it came back to (`identity.launchWebAuthFlow`); undefined where the user closed it. */
  launch(address: string): Promise<string | undefined>;
  /** Where the browser lets it come back to (`identity.getRedirectURL`). */
  readonly returnAddress: string;
}

/** Signs the user in, in a window of the browser's own. */
export async function signIn(to: SignIn, settings: ClientSettings, tools: SignInTools): Promise<Result<Tokens, SignInFailure>> {
  const verifier = secretWord();
  const state = secretWord();
  const address = new URL(to.authorizeAddress(settings));
  const query = {
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: tools.returnAddress,
    scope: to.scopes.join(' '),
    state,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
    ...to.extra,
  };
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  const back = await tools.launch(address.href);
  if (back === undefined || !URL.canParse(back)) return err({ kind: 'declined' });
  const { searchParams } = new URL(back);
  // Somebody else's answer, put in the place of ours.
  if (!back.startsWith(tools.returnAddress) || searchParams.get('state') !== state) return err({ kind: 'forged' });
  const code = searchParams.get('code');
  if (code === null) return err({ kind: 'declined' });
  return granted(
    to,
    settings,
    { grant_type: 'authorization_code', code, redirect_uri: tools.returnAddress, code_verifier: verifier },
    tools,
  );
}

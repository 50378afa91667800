/** Where an account is signed in to by OAuth 2 as a public client (RFC 6749, RFC 7636): no secret of ours, which an extension cannot keep. */
export interface SignIn {
  authorizeAddress(settings: Readonly<Record<string, string>>): string;
  tokenAddress(settings: Readonly<Record<string, string>>): string;
  /** What the token may do: to read, and no more. */
  readonly scopes: readonly string[];
  /** What this vendor wants besides, so that it gives a token that can be renewed. */
  readonly extra?: Readonly<Record<string, string>>;
}

import { createHash, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT, type CryptoKey } from 'jose';

export const appId = '5a1f0c6e-9d2b-4a57-8c36-1e0b7f3d2a94';
/** Who the tests' tokens are from. */
export const issuerName = 'https://issuer.test';
const scope = 'https://api.botframework.com';

/** What a token can be made to claim instead of the truth. */
export interface TokenClaims {
  readonly issuer?: string;
  readonly audience?: string;
  readonly serviceUrl?: string;
  /** Seconds since 1970. */
  readonly expires?: number;
  /** Signs with a key that the issuer does not publish. */
  readonly unknownKey?: boolean;
}

/** The Bot Framework's token service: it signs for the channel, and gives the bot the tokens of its own calls. */
export interface Issuer {
  /** The keys as the channel publishes them, endorsed for Teams. */
  readonly keys: { readonly keys: readonly object[] };
  /** A token as the channel sends it along with an activity. */
  channelToken(claims: TokenClaims & { readonly serviceUrl: string }): Promise<string>;
  /** A token for the bot's own calls; undefined when the secret is wrong. */
  botToken(id: string, secret: string): Promise<string | undefined>;
  /** Whether a call of the bot carries a token that was given to it. */
  accepts(authorization: string | undefined): Promise<boolean>;
}

export const appSecret = 'the secret of the tests';

/** A token service with keys of its own. */
export async function createIssuer(): Promise<Issuer> {
  const [published, unknown] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
  const jwk = await exportJWK(published.publicKey);
  const kid = createHash('sha256').update(jwk.n ?? '').digest('hex').slice(0, 20);
  const sign = (claims: Record<string, string>, { key, keyId }: { key: CryptoKey; keyId: string }, expires: number): Promise<string> =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keyId }).setNotBefore(expires - 7200).setExpirationTime(expires).sign(key);
  const inAnHour = (): number => Math.floor(Date.now() / 1000) + 3600;

  return {
    keys: { keys: [{ ...jwk, kid, use: 'sig', alg: 'RS256', endorsements: ['msteams', 'webchat', 'emulator'] }] },
    channelToken: ({ serviceUrl, issuer = issuerName, audience = appId, expires = inAnHour(), unknownKey = false }) =>
      sign({ serviceurl: serviceUrl, iss: issuer, aud: audience }, { key: (unknownKey ? unknown : published).privateKey, keyId: unknownKey ? 'unknown' : kid }, expires),
    botToken: async (id, secret) => (id === appId && secret === appSecret ? sign({ iss: issuerName, aud: scope, appid: id, jti: randomUUID() }, { key: published.privateKey, keyId: kid }, inAnHour()) : undefined),
    accepts: async (authorization = '') => {
      const [kind, token = ''] = authorization.split(' ');
      const verified = await jwtVerify(token, published.publicKey, { issuer: issuerName, audience: scope }).catch(() => undefined);
      return kind === 'Bearer' && verified?.payload['appid'] === appId;
    },
  };
}

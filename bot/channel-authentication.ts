import { ConfigurationBotFrameworkAuthentication } from 'botbuilder-core';
import { decodeJwt } from 'jose';
import type { Authentication } from './directline/connector.js';
import { OperatorError } from './observability/log.js';
import { isChannelUrl, isLocalUrl } from './service-urls.js';
import type { Settings } from './settings.js';
import { withWholeEntities } from './whole-entities.js';

type Parameters = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>;
type ConnectorFactory = ReturnType<Authentication['createConnectorFactory']>;

/** A cloud other than the public one, as the SDK configures it. Only code can name it: no setting reaches it. */
export interface BotCloud {
  /** Who signs incoming requests. */
  readonly issuer: string;
  /** Where the keys of that issuer are found, and everything else the SDK wants to know of a cloud. */
  readonly configuration: Readonly<Record<string, string>>;
  /** How outgoing calls get their tokens. */
  readonly credentials: NonNullable<Parameters[1]>;
  readonly mayAnswer: (serviceUrl: string) => boolean;
}

const publicIssuer = 'https://api.botframework.com';

/**
 * Authenticates what comes to POST /api/messages, and calls nothing but the channels' own servers: with an app id those of
 * the Bot Framework and Teams, without one only this machine.
 */
export function channelAuthentication(settings: Settings, { cloud, report }: { cloud?: BotCloud | undefined; report: (error: unknown) => void }): Authentication {
  const own = new ConfigurationBotFrameworkAuthentication({ ...credentialsOf(settings), ...cloud?.configuration }, cloud?.credentials);
  const mayAnswer = settings.MicrosoftAppId ? cloud?.mayAnswer ?? isChannelUrl : isLocalUrl;
  const issuer = settings.MicrosoftAppId ? cloud?.issuer ?? publicIssuer : undefined;
  return guarded(own, { mayAnswer, issuer, report: misconfigured(settings, report) });
}

/** The Bot Framework's own names; without an app id their absence means anonymous. */
const credentialsOf = ({ MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType, MicrosoftAppTenantId }: Settings) =>
  MicrosoftAppId ? { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType: MicrosoftAppType || 'MultiTenant', MicrosoftAppTenantId } : {};

interface Guard {
  readonly mayAnswer: (serviceUrl: string) => boolean;
  /** The one issuer whose tokens are looked at; undefined for anonymous. */
  readonly issuer: string | undefined;
  readonly report: (error: unknown) => void;
}

/** Reports what an operator can mend, and no stranger can cause: keys that cannot be fetched, and, once, requests for another app id. */
function misconfigured({ MicrosoftAppId }: Settings, report: (error: unknown) => void): (error: unknown) => void {
  let told = false;
  return (error) => {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    // The SDK says so only of a token whose signature it has checked.
    const otherApp = /Invalid AppId passed on token: (.*)/.exec(message)?.[1];
    if (otherApp !== undefined && !told) report(new OperatorError(`MicrosoftAppId: the channel sends requests for ${otherApp}, not for ${MicrosoftAppId}.`));
    told ||= otherApp !== undefined;
    if (name === 'FetchError' || message.startsWith('Failed to load')) report(new OperatorError(`The channel’s keys cannot be fetched, so no request is accepted: ${message}`));
  };
}

function guarded(authentication: Authentication, { mayAnswer, issuer, report }: Guard): Authentication {
  const check = (serviceUrl: string | undefined): void => {
    if (serviceUrl === undefined || !mayAnswer(serviceUrl)) throw new Error(`${serviceUrl ?? 'No address'} is no address of a channel.`);
  };
  const connectors = (factory: ConnectorFactory): ConnectorFactory => ({
    create: async (serviceUrl, audience) => {
      check(serviceUrl);
      return withWholeEntities(await factory.create(serviceUrl, audience));
    },
  });
  const authenticateRequest: Authentication['authenticateRequest'] = async (activity, header) => {
    // The SDK remembers every tenant that a token names before it checks the token: strangers' tokens do not get that far.
    if (issuer !== undefined && issuerOf(header) !== issuer) throw new Error('The token is not of the channel’s issuer.');
    const result = await authentication.authenticateRequest(activity, header).catch((error: unknown) => {
      report(error);
      throw error;
    });
    check(activity.serviceUrl);
    return { ...result, ...(result.connectorFactory && { connectorFactory: connectors(result.connectorFactory) }) };
  };
  const createConnectorFactory: Authentication['createConnectorFactory'] = (identity) => connectors(authentication.createConnectorFactory(identity));
  // Object.create is typed any; the prototype is the authentication itself.
  return Object.create(authentication, { authenticateRequest: { value: authenticateRequest }, createConnectorFactory: { value: createConnectorFactory } }) as Authentication;
}

/** Who a bearer token says it is from, unchecked; undefined where there is none to read. */
function issuerOf(header: string): string | undefined {
  try {
    return decodeJwt(header.replace(/^Bearer /, '')).iss;
  } catch {
    return undefined;
  }
}

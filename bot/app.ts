import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import compression from 'compression';
import express from 'express';
import helmet from 'helmet';
import { contentFolder, projectRoot } from '../knowledge/content-files.js';
import { decideWith, type Knowledge } from '../knowledge/knowledge.js';
import { mask } from '../knowledge/masking.js';
import { readCorpus } from '../knowledge/matching/corpus.js';
import { buildSuggestions } from '../knowledge/matching/suggestions.js';
import { say } from '../knowledge/messages.js';
import { activityOf } from '../dialogs/reply.js';
import { restore } from '../dialogs/conversation.js';
import { agentApi } from './agent-api.js';
import { api } from './api.js';
import { botLogic } from './bot.js';
import { deadlineApi } from './deadline-api.js';
import { createChannels } from './directline/channels.js';
import { directLine } from './directline/router.js';
import { createStreams } from './directline/streams.js';
import { createTokens, directLineSecret, issueChatToken } from './directline/tokens.js';
import { messagesEndpoint } from './messages-endpoint.js';
import { problemAnswers, sendProblem } from './problem.js';
import { directLineRefusal, limited, limits as defaultLimits, type Limits } from './rate-limits.js';
import type { Settings } from './settings.js';
import type { Store } from './store/store.js';
import { turnOf } from './store/turn.js';
import { createTurnQueue } from './store/turn-queue.js';
import { pageEntries } from './web/page-entries.js';
import { readLookupMessages } from './web/lookup-content.js';
import { readPageMessages } from './web/page-content.js';
import { webPages } from './web/web-pages.js';

export interface AppOptions {
  readonly settings: Settings;
  readonly knowledge: Knowledge;
  readonly store: Store;
  readonly now: () => Date;
  readonly report: (error: unknown) => void;
  /** Requests per address; generous ones unless set. */
  readonly limits?: Limits;
}

export interface App {
  /** Answers every request; not listening yet. */
  readonly server: Server;
  /** Ends the streams and waits for turns under way. */
  close(): Promise<void>;
}

/** Puts the whole service together, in the order that a request meets its parts. */
export async function createApp(options: AppOptions): Promise<App> {
  const { settings, knowledge, store, now, report, limits = defaultLimits } = options;
  const retentionDays = settings.RETENTION_DAYS;
  const tokens = createTokens(await directLineSecret(store, settings.DIRECT_LINE_SECRET || undefined), now);
  const queue = createTurnQueue();
  const ours = (origin: string, host: string | undefined) => new URL(origin).host === host || settings.EMBED_ORIGINS.includes(origin);
  const streams = createStreams({ store, tokens, report, allowOrigin: (origin, request) => origin === undefined || (URL.canParse(origin) && ours(origin, request.headers.host)) });
  const channels = createChannels({
    store, queue, audience: streams, now, report,
    logic: botLogic({ knowledge, retentionDays, now, publicUrl: settings.PUBLIC_URL || undefined }),
    onError: (context, error) => tellBroken(context, { error, options }),
    appId: settings.MicrosoftAppId,
    account: { id: 'echeance', name: 'Échéance' },
    authentication: new ConfigurationBotFrameworkAuthentication(credentials(settings)),
  });
  const website = webPages({
    messages: readPageMessages(join(contentFolder(), 'pages.yaml')),
    entries: pageEntries(knowledge.content, retentionDays),
    helpline: knowledge.content.helpline,
    search: (words, language) => searchEntries(knowledge, words, language),
    embedOrigins: settings.EMBED_ORIGINS,
    retentionDays,
    assetsDir: join(projectRoot(), 'dist', 'assets'),
    agents: { messages: readLookupMessages(join(contentFolder(), 'agent-page.yaml')), commands: knowledge.content.agentCommands },
  });
  const corpus = readCorpus(contentFolder());
  const suggest = buildSuggestions(suggestionTexts(knowledge, corpus));

  const app = express();
  app.set('trust proxy', settings.TRUST_PROXY ? 1 : false);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(helmet({ contentSecurityPolicy: false, crossOriginEmbedderPolicy: false, strictTransportSecurity: settings.PUBLIC_URL.startsWith('https:') }));
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    const reachable = await store.check().then(() => true, () => false);
    response.status(reachable ? 200 : 503).json({ status: reachable ? 'ready' : 'not ready', knowledge: knowledge.content.entries.size, store: reachable ? 'ok' : 'unreachable' });
  });
  app.use('/v3/directline', limited(limits.activities, directLineRefusal), directLine({
    store, tokens, report, mask, waiting: (id) => queue.length(id), runTurn: (incoming) => channels.runTurn(incoming),
    publicUrl: settings.PUBLIC_URL || undefined, allowOrigin: (origin) => settings.EMBED_ORIGINS.includes(origin),
  }));
  app.use('/api', limited(limits.api));
  app.use('/api', messagesEndpoint(channels, settings));
  app.post('/api/chat/token', limited(limits.chatTokens), async (_request, response) => void response.set('Cache-Control', 'no-store').json(await issueChatToken(tokens)));
  app.use('/api', api({ knowledge, suggest, retentionDays, now }), agentApi({ knowledge, retentionDays, now }), deadlineApi({ knowledge, now }));
  app.use('/api', (request, response) => sendProblem(response, { status: 404, message: `There is nothing at ${request.method} ${request.originalUrl.slice(0, 200).split('?')[0]}.`, field: undefined }));
  app.use('/api', problemAnswers(report));
  app.use(compression(), website.routes, website.notFound);
  app.use(problemAnswers(report));

  const server = createServer(app);
  streams.attach(server);
  return { server, close: async () => { await streams.close(); await queue.idle(); } };
}

/** Ids of the entries that the words match, the best first; none where the chat would not answer. */
function searchEntries(knowledge: Knowledge, words: string, language: 'fr' | 'en'): string[] {
  const decision = decideWith(knowledge, words, { language });
  const top = decision.ranked.filter(({ confidence }) => confidence >= leastListed).map(({ id }) => id).slice(0, mostListed);
  return decision.outcome === 'none' ? [] : top;
}

/** The search page lists this many entries at most, each at least this likely. */
const mostListed = 5;
const leastListed = 0.02;

const suggestionTexts = ({ content }: Knowledge, corpus: ReturnType<typeof readCorpus>) => [
  ...[...content.entries.values()].flatMap(({ id, question }) => (['fr', 'en'] as const).map((language) => ({ id, language, text: question[language], isQuestion: true }))),
  ...corpus.filter(({ kind }) => kind === 'entry').map(({ intent, language, text }) => ({ id: intent, language, text, isQuestion: false })),
];

/** The Bot Framework's own names; without an app id their absence means anonymous. */
const credentials = ({ MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType, MicrosoftAppTenantId }: Settings) =>
  MicrosoftAppId ? { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType: MicrosoftAppType || 'MultiTenant', MicrosoftAppTenantId } : {};

/** The one place where a turn that failed is caught: reported, told, its dialog cleared, the known facts kept. */
async function tellBroken(context: TurnContext, { error, options: { report, knowledge } }: { error: unknown; options: AppOptions }): Promise<void> {
  report(error);
  const turn = turnOf(context);
  const conversation = restore(turn.state, 'fr');
  turn.setState({ ...conversation, dialog: { dialogStack: [] } });
  await context.sendActivity(activityOf({ text: say(knowledge.content.messages, 'broken-turn', conversation.language) }, conversation.language));
}

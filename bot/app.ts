import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { TurnContext } from 'botbuilder';
import compression from 'compression';
import express from 'express';
import { contentFolder, projectRoot } from '../knowledge/content-files.js';
import { decideWith, type Knowledge } from '../knowledge/knowledge.js';
import { mask } from '../knowledge/masking.js';
import { readEntryPhrasings } from '../knowledge/matching/corpus.js';
import { buildSuggestions } from '../knowledge/matching/suggestions.js';
import { say } from '../knowledge/messages.js';
import { activityOf } from '../dialogs/reply.js';
import { restore } from '../dialogs/conversation.js';
import { agentApi } from './agent-api.js';
import { api } from './api.js';
import { languageOf } from './bot.js';
import { channelAuthentication, type BotCloud } from './channel-authentication.js';
import { deadlineApi } from './deadline-api.js';
import { createChannels, type Channels } from './directline/channels.js';
import { directLine } from './directline/router.js';
import { createStreams } from './directline/streams.js';
import { createTokens, directLineSecret, issueChatToken } from './directline/tokens.js';
import { createHandoff } from './handoff/handoff.js';
import { messagesEndpoint } from './messages-endpoint.js';
import { silentLog, type Log } from './observability/log.js';
import { createMetrics } from './observability/metrics.js';
import { metricsEndpoint } from './observability/metrics-endpoint.js';
import { requestIds } from './observability/request-id.js';
import { watchRequests } from './observability/requests.js';
import { watchTurns } from './observability/turns.js';
import { watchedStore } from './observability/watched-store.js';
import { apiReference } from './openapi/reference.js';
import { paced } from './pacing.js';
import { problemAnswers, sendProblem } from './problem.js';
import { answerUnreadable, refuseLongUrls } from './request-limits.js';
import { resumeApi } from './resume/resume-api.js';
import { createResumeCodes } from './resume/resume-codes.js';
import { directLineRefusal, limited, limits as defaultLimits, type Limits } from './rate-limits.js';
import type { Settings } from './settings.js';
import { securityHeaders } from './security-headers.js';
import { shedding } from './shedding.js';
import type { Store } from './store/store.js';
import { turnOf } from './store/turn.js';
import { createTurnQueue } from './store/turn-queue.js';
import { withTeams } from './teams/teams.js';
import { pageEntries } from './web/page-entries.js';
import { readLookupMessages } from './web/lookup-content.js';
import { readPageMessages } from './web/page-content.js';
import { teamsHosts } from './web/teams-hosts.js';
import { webPages } from './web/web-pages.js';

export interface AppOptions {
  readonly settings: Settings;
  readonly knowledge: Knowledge;
  readonly store: Store;
  readonly now: () => Date;
  readonly report: (error: unknown) => void;
  /** Where turns and refusals are logged; nowhere unless set. */
  readonly log?: Log;
  /** Requests per address; generous ones unless set. */
  readonly limits?: Limits;
  /** The cloud whose channels this bot serves; Microsoft's public one unless set. */
  readonly cloud?: BotCloud;
}

export interface App {
  /** Answers every request; not listening yet. */
  readonly server: Server;
  /** Ends the streams and waits for turns under way. */
  close(): Promise<void>;
}

/** The account under which the bot speaks on the website. */
const account = { id: 'echeance', name: 'Échéance' };

/** Puts the whole service together, in the order that a request meets its parts. */
export async function createApp(options: AppOptions): Promise<App> {
  const { settings, knowledge, now, report, log = silentLog, limits = defaultLimits } = options;
  const app = express();
  const server = createServer(app);
  const metrics = createMetrics({ streams: () => streams.count(), connections: () => openConnections(server) });
  const store = watchedStore(options.store, (operation) => metrics.storeErrors.inc({ operation }));
  const retentionDays = settings.RETENTION_DAYS;
  const tokens = createTokens(await directLineSecret(store, settings.DIRECT_LINE_SECRET || undefined), now);
  const queue = createTurnQueue();
  const startTurn = paced(mostStarts);
  const ours = (origin: string, host: string | undefined) => new URL(origin).host === host || settings.EMBED_ORIGINS.includes(origin);
  const streams = createStreams({ store, tokens, report, allowOrigin: (origin, request) => origin === undefined || (URL.canParse(origin) && ours(origin, request.headers.host)) });
  const suggest = buildSuggestions(suggestionTexts(knowledge, readEntryPhrasings(contentFolder())));
  const handoff = createHandoff({ knowledge, store, queue, settings, account, channels: () => channels, now, report });
  const resume = createResumeCodes({ store, content: knowledge.content });
  const teams = withTeams({ knowledge, retentionDays, now, publicUrl: settings.PUBLIC_URL || undefined, handoff, resume, suggest, report });
  const channels: Channels = createChannels({
    store, queue, audience: streams, now, report,
    logic: watchTurns(handoff.before(teams.logic), { metrics, log }), aside: teams.aside,
    onError: (context, error) => tellBroken(context, { error, options }),
    onUnavailable: async (context) => {
      const language = languageOf(context.activity.locale);
      await context.sendActivity(activityOf({ text: say(knowledge.content.messages, 'store-away', language) }, language));
    },
    appId: settings.MicrosoftAppId,
    account,
    authentication: channelAuthentication(settings, { cloud: options.cloud, report }),
  });
  const website = webPages({
    messages: readPageMessages(join(contentFolder(), 'pages.yaml')),
    entries: pageEntries(knowledge.content, retentionDays),
    helpline: knowledge.content.helpline,
    search: (words, language) => searchEntries(knowledge, words, language),
    embedOrigins: settings.EMBED_ORIGINS,
    ...(settings.MicrosoftAppId && { agentHosts: teamsHosts }),
    retentionDays,
    publicUrl: settings.PUBLIC_URL || undefined,
    assetsDir: join(projectRoot(), 'dist', 'assets'),
    agents: { messages: readLookupMessages(join(contentFolder(), 'agent-page.yaml')), commands: knowledge.content.agentCommands },
  });

  app.set('trust proxy', settings.TRUST_PROXY ? 1 : false);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(requestIds, watchRequests({ metrics, log, now }), securityHeaders(settings), refuseLongUrls);
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    const reachable = await store.check().then(() => true, () => false);
    response.status(reachable ? 200 : 503).json({ status: reachable ? 'ready' : 'not ready', knowledge: knowledge.content.entries.size, store: reachable ? 'ok' : 'unreachable' });
  });
  app.get('/metrics', metricsEndpoint(metrics, settings.METRICS_TOKEN));
  app.use(['/v3/directline', '/api'], shedding());
  app.use('/v3/directline', limited(limits.activities, directLineRefusal), directLine({
    store, tokens, report, mask, waiting: (id) => queue.length(id), runTurn: (incoming) => startTurn(() => channels.runTurn(incoming)),
    publicUrl: settings.PUBLIC_URL || undefined, allowOrigin: (origin) => settings.EMBED_ORIGINS.includes(origin),
  }));
  app.use('/api', limited(limits.api));
  app.use('/api', messagesEndpoint(channels, settings));
  app.post('/api/chat/token', limited(limits.chatTokens), (_request, response) => void response.set('Cache-Control', 'no-store').json(issueChatToken(tokens)));
  const answers = [api({ knowledge, suggest, retentionDays, now }), agentApi({ knowledge, retentionDays, now }), deadlineApi({ knowledge, now, told: (state) => metrics.deadlines.inc({ state, channel: 'api' }) }), resumeApi({ codes: resume, knowledge, retentionDays, now })];
  const reference = apiReference({ content: knowledge.content, routes: answers, publicUrl: settings.PUBLIC_URL || undefined, report });
  app.use('/api', answers);
  app.get('/api/openapi.json', compression(), async (_request, response) => void response.json(await reference()));
  app.get('/api/reference', compression(), website.reference(reference));
  app.use('/api', (request, response) => sendProblem(response, { status: 404, message: `There is nothing at ${request.method} ${request.originalUrl.slice(0, 200).split('?')[0]}.`, field: undefined }));
  app.use('/api', problemAnswers(report));
  app.use(compression(), website.routes, website.notFound);
  app.use(problemAnswers(report));

  server.keepAliveTimeout = idleConnection;
  answerUnreadable(server);
  streams.attach(server);
  handoff.start();
  return { server, close: async () => { await streams.close(); await queue.idle(); await handoff.close(); await queue.idle(); } };
}

/** Turns that start in one round of the event loop; each takes a millisecond or two. */
const mostStarts = 8;

/** Milliseconds; longer than proxies keep a connection (60 s), so that none sends a request into one that is just being closed. */
const idleConnection = 65_000;

const openConnections = (server: Server): Promise<number> => new Promise((resolve, reject) => server.getConnections((error, count) => (error ? reject(error) : resolve(count))));

/** Ids of the entries that the words match, the best first; none where the chat would not answer. */
function searchEntries(knowledge: Knowledge, words: string, language: 'fr' | 'en'): string[] {
  const decision = decideWith(knowledge, words, { language });
  const top = decision.ranked.filter(({ confidence }) => confidence >= leastListed).map(({ id }) => id).slice(0, mostListed);
  return decision.outcome === 'none' ? [] : top;
}

/** The search page lists this many entries at most, each at least this likely. */
const mostListed = 5;
const leastListed = 0.02;

const suggestionTexts = ({ content }: Knowledge, phrasings: ReturnType<typeof readEntryPhrasings>) => [
  ...[...content.entries.values()].flatMap(({ id, question }) => (['fr', 'en'] as const).map((language) => ({ id, language, text: question[language], isQuestion: true }))),
  ...phrasings.map(({ intent, language, text }) => ({ id: intent, language, text, isQuestion: false })),
];

/** The one place where a turn that failed is caught: reported, told, its dialog cleared, the known facts kept. */
async function tellBroken(context: TurnContext, { error, options: { report, knowledge } }: { error: unknown; options: AppOptions }): Promise<void> {
  report(error);
  const turn = turnOf(context);
  const conversation = restore(turn.state, 'fr');
  turn.setState({ ...conversation, dialog: { dialogStack: [] } });
  await context.sendActivity(activityOf({ text: say(knowledge.content.messages, 'broken-turn', conversation.language) }, conversation.language));
}

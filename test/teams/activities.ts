import { randomUUID } from 'node:crypto';
import { appId } from './issuer.js';

export type Scope = 'personal' | 'groupChat' | 'channel';

/** Somebody in Teams. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
}

export const camille: Person = { id: '29:1camille', name: 'Camille Martin', aadObjectId: 'b2a4c0de-0000-4000-8000-000000000001' };
export const alex: Person = { id: '29:1alex', name: 'Alex Dubois', aadObjectId: 'b2a4c0de-0000-4000-8000-000000000002' };
/** The bot as Teams names it. */
export const bot = { id: `28:${appId}`, name: 'Échéance' };
export const tenantId = 'c0ffee00-0000-4000-8000-00000000000a';
export const team = { id: '19:team@thread.tacv2', name: 'Assistance', aadGroupId: 'c0ffee00-0000-4000-8000-00000000000b' };
export const channel = { id: '19:agents@thread.tacv2', name: 'Agents' };

export interface TeamsActivity {
  readonly scope?: Scope;
  readonly type?: string;
  readonly text?: string;
  /** Mentions the bot in front of the text, as Teams demands outside personal chats; true there unless set. */
  readonly mention?: boolean;
  /** Further people mentioned, by the `<at>name</at>` that the text holds. */
  readonly mentions?: readonly Person[];
  readonly from?: Person;
  /** The id of a chat or, in a channel, of the thread's first message. */
  readonly conversation?: string;
  readonly id?: string;
  readonly locale?: string;
  readonly serviceUrl: string;
  /** The HTML twin that Teams sends beside a formatted message. */
  readonly html?: string;
  /** Further fields of the activity. */
  readonly rest?: Readonly<Record<string, unknown>>;
}

const at = (name: string): string => `<at>${name}</at>`;

const mentionOf = ({ id, name }: { id: string; name: string }) => ({ type: 'mention', mentioned: { id, name }, text: at(name) });

/** The id of a conversation as Teams writes it; a thread of a channel names its first message. */
export function conversationId(scope: Scope, name = '1'): string {
  if (scope === 'personal') return `a:1personal-${name}`;
  return scope === 'groupChat' ? `19:group-${name}@thread.v2` : `${channel.id};messageid=${name}`;
}

const conversationOf = (scope: Scope, name?: string) => ({
  id: conversationId(scope, name), conversationType: scope, tenantId, ...(scope !== 'personal' && { isGroup: true }),
});

const channelDataOf = (scope: Scope) => ({
  tenant: { id: tenantId },
  ...(scope === 'channel' && { team, channel, teamsTeamId: team.id, teamsChannelId: channel.id }),
});

/** An activity as Teams posts it: a message unless another type is named. */
export function teamsActivity(activity: TeamsActivity): Record<string, unknown> {
  const { scope = 'personal', type = 'message', text, mention = scope !== 'personal', mentions = [], from = camille, locale = 'fr-FR', serviceUrl, html } = activity;
  const mentioned = type === 'message' && mention;
  return {
    type, id: activity.id ?? randomUUID(), channelId: 'msteams', serviceUrl, locale,
    timestamp: new Date().toISOString(), localTimestamp: new Date().toISOString(), localTimezone: 'Europe/Paris',
    from, recipient: bot, conversation: conversationOf(scope, activity.conversation), channelData: channelDataOf(scope),
    ...(text !== undefined && { text: mentioned ? `${at(bot.name)} ${text}` : text, textFormat: 'plain' }),
    entities: [{ type: 'clientInfo', locale, country: locale.slice(-2), platform: 'Windows', timezone: 'Europe/Paris' }, ...(mentioned ? [mentionOf(bot)] : []), ...mentions.map(mentionOf)],
    ...(html !== undefined && { attachments: [{ contentType: 'text/html', content: html }] }),
    ...activity.rest,
  };
}

/** The conversationUpdate that tells who was added; the bot itself unless somebody is named. */
export const membersAdded = ({ added = [bot], ...activity }: TeamsActivity & { readonly added?: readonly { id: string }[] }): Record<string, unknown> =>
  teamsActivity({ ...activity, type: 'conversationUpdate', rest: { membersAdded: added, ...activity.rest } });

/** The installationUpdate that tells that the app was added (or "remove", "add-upgrade" ...). */
export const installed = ({ action = 'add', ...activity }: TeamsActivity & { readonly action?: string }): Record<string, unknown> =>
  teamsActivity({ ...activity, type: 'installationUpdate', rest: { action, ...activity.rest } });

/** An invoke with its value. */
export const invoke = ({ name, value, ...activity }: TeamsActivity & { readonly name: string; readonly value: unknown }): Record<string, unknown> =>
  teamsActivity({ ...activity, type: 'invoke', rest: { name, value, ...activity.rest } });

import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Language } from '../../knowledge/language.js';
import type { Store } from '../store/store.js';

/** How the agents' channel is reached: nothing of it is about a person. */
export interface ChannelReference {
  readonly serviceUrl: string;
  readonly tenantId: string;
  readonly botId: string;
  /** The language of the channel's last activity. */
  readonly language: Language;
}

export interface AgentsChannel {
  /** Whether an activity comes from the agents' channel or one of its threads. */
  holds(activity: Partial<Activity>): boolean;
  /** Learns from an activity of any team's channel in the tenant; one of the agents' own channel counts for good. */
  learn(activity: Partial<Activity>): Promise<void>;
  /** Undefined without a channel, or before the bot has heard from the tenant's teams. */
  reference(): Promise<ChannelReference | undefined>;
}

const setting = 'handoff-channel';
const referenceSchema = z.object({ serviceUrl: z.string(), tenantId: z.string(), botId: z.string(), language: z.enum(['fr', 'en']) });
const teamActivity = z.looseObject({ channel: z.looseObject({}).optional(), team: z.looseObject({}), tenant: z.looseObject({ id: z.string() }) });

/** `channelId` is TEAMS_AGENTS_CHANNEL; where `tenantId` is set, other tenants teach nothing. */
export function createAgentsChannel({ store, channelId, tenantId }: { store: Store; channelId: string; tenantId: string }): AgentsChannel {
  const holds = ({ channelId: medium, conversation }: Partial<Activity>): boolean => channelId !== '' && medium === 'msteams' && conversation?.id.split(';')[0] === channelId;

  async function reference(): Promise<ChannelReference | undefined> {
    const kept = channelId === '' ? undefined : await store.setting(setting);
    return kept === undefined ? undefined : referenceSchema.safeParse(JSON.parse(kept)).data;
  }

  return {
    holds,
    reference,
    async learn(activity) {
      const learned = channelId === '' || activity.channelId !== 'msteams' ? undefined : referenceOf(activity);
      if (!learned || (tenantId !== '' && learned.tenantId !== tenantId)) return;
      const kept = await store.setting(setting);
      const text = JSON.stringify(learned);
      if (kept === undefined) await store.keepSetting(setting, text);
      if (holds(activity) && kept !== text) await store.changeSetting(setting, text);
    },
  };
}

function referenceOf({ serviceUrl, channelData, recipient, locale }: Partial<Activity>): ChannelReference | undefined {
  const team = teamActivity.safeParse(channelData).data;
  if (!team || !serviceUrl || !recipient) return undefined;
  return { serviceUrl, tenantId: team.tenant.id, botId: recipient.id, language: locale?.toLowerCase().startsWith('en') ? 'en' : 'fr' };
}

import { z } from 'zod';

const text = z.string('expected a text').nullish();
/** It becomes part of the address that the answer is posted to, which no half of a character can be. */
const id = z.string('expected an id').refine((value) => !/\p{Surrogate}/u.test(value), 'expected an id of whole characters');
const account = z.looseObject({ id, name: text, role: text, aadObjectId: text }, 'expected an account with its id');
const listOf = (what: z.ZodType) => z.array(what, 'expected a list').nullish();
const object = z.looseObject({}, 'expected an object');
const instant = z.string('expected an instant').refine((value) => !Number.isNaN(Date.parse(value)), 'expected an instant such as 2026-11-23T10:30:00Z').nullish();

/**
 * The fields of an activity that the Bot Framework and the bot rely on, in the types of the Bot Framework's activity schema;
 * whatever else a channel adds passes.
 */
export const wellFormedActivity = z.looseObject({
  type: z.string('expected an activity’s type'),
  id: id.nullish(), channelId: text, text, textFormat: text, locale: text, name: text, localTimezone: text, replyToId: id.nullish(), deliveryMode: text, action: text,
  timestamp: instant, localTimestamp: instant,
  from: account.nullish(), recipient: account.nullish(),
  conversation: z.looseObject({ id, name: text, conversationType: text, tenantId: text }),
  membersAdded: listOf(account), membersRemoved: listOf(account),
  reactionsAdded: listOf(object), reactionsRemoved: listOf(object), attachments: listOf(object),
  entities: listOf(z.looseObject({ type: z.string('expected an entity’s type') }, 'expected an entity with its type')),
});

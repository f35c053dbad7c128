import type { Entity } from 'botbuilder';
import type { TextContext } from '../knowledge/deadline-text.js';
import { deadlineReply } from '../knowledge/deadline-reply.js';
import type { Deadline } from '../knowledge/deadlines.js';

/** The machine-readable twin of a told deadline: the fields of the API's reply. */
export const deadlineEntity = (deadline: Deadline, context: TextContext, text: string): Entity => ({ type: 'deadline', ...deadlineReply(deadline, context, text) });

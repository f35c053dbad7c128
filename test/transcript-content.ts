import type { Procedures, Question } from '../knowledge/schema.js';
import { shippedKnowledge } from './app-server.js';

export const procedures = (): Procedures => shippedKnowledge().content.procedures;
export const questions = (): readonly Question[] => shippedKnowledge().content.questions;

/** The longest part of a message without placeholders, in each language. */
export function sentenceOf(id: string): string[] {
  const message = Object.entries(shippedKnowledge().content.messages).find(([name]) => name === id)?.[1];
  if (!message) throw new Error(`There is no message ${id}`);
  return [message.fr, message.en].map((text) => text.split(/\{\w+\}/).reduce((longest, part) => (part.trim().length > longest.length ? part.trim() : longest), ''));
}

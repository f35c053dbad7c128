import type { Page } from 'playwright-core';

/** Where a page shows what is said in the chat. */
export const bubbles = '#chat .webchat__bubble__content';
/** As long as a page may take to show an answer. */
export const waiting = { timeout: 40_000 };

/** The last bubble that holds these words. */
export const lastBubble = (page: Page, words: string) => page.locator(bubbles, { hasText: words }).last();

/** Opens a page with the chat and waits for the greeting. */
export async function openChatPage(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForSelector(bubbles, waiting);
}

/** Types words into the chat and sends them. */
export async function typeInChat(page: Page, words: string): Promise<void> {
  const box = page.locator('#chat textarea').first();
  await box.fill(words);
  await box.press('Enter');
}

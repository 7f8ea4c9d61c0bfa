import type { Page } from 'playwright-core';

import { answer, quickInput } from '../vscode/workbench';

/** Waits for a step of Add Credential, by its number. */
export async function step(page: Page, number: number): Promise<void> {
  await quickInput(page).locator('.quick-input-title').getByText(`(${number}/`).waitFor();
}

/** Waits for a step of Add Credential and answers it with a text. */
export async function answerStep(page: Page, number: number, text: string): Promise<void> {
  await step(page, number);
  await answer(page, text);
}

/** Waits for a step of Add Credential and takes what it proposes. */
export async function acceptStep(page: Page, number: number): Promise<void> {
  await step(page, number);
  await page.keyboard.press('Enter');
}

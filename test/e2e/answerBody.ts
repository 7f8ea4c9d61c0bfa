import type { Frame } from 'playwright-core';

/**
 * Waits until the answer is there, or also while it arrives, and its body has a row with a text, and
 * scrolls to where that is.
 */
export async function seeInBody(
  frame: Frame,
  text: string,
  { isArriving = false } = {},
): Promise<void> {
  // Only the rows that are seen are on the page.
  await frame.evaluate(
    `new Promise((resolve) => {
      const look = () => {
        const body = document.querySelector('#answer-body [role=tree]');
        const isBusy = document.querySelector('.answer')?.ariaBusy === 'true';
        if (isBusy && !${isArriving}) return void setTimeout(look, 50);
        const rows = [...(body?.querySelectorAll('[role=treeitem]') ?? [])];
        if (rows.some((row) => row.textContent.includes(${JSON.stringify(text)}))) return resolve();
        const isAtEnd = !body || body.scrollTop + body.clientHeight >= body.scrollHeight - 1;
        body?.scrollTo({ top: isAtEnd ? 0 : body.scrollTop + body.clientHeight / 2 });
        setTimeout(look, 50);
      };
      look();
    })`,
  );
}

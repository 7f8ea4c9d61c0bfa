// Runs inside the frame of a console, and tells when what a person waits for is there.
globalThis.frameProbe = (() => {
  const tree = () => document.querySelector('#answer-body [role=tree]');
  const rows = () => [...(tree()?.querySelectorAll('[role=treeitem]') ?? [])];
  const isBlank = (row) => row.ariaBusy === 'true';
  const areShown = () => rows().length > 0 && !rows().some(isBlank);
  const button = (title) =>
    [...document.querySelectorAll('button')].find((one) => one.textContent === title);

  /** Ends with the first change of the page that makes it true. */
  const until = (isTrue) =>
    new Promise((resolve) => {
      if (isTrue()) return resolve();
      const observer = new MutationObserver(() => {
        if (!isTrue()) return;
        observer.disconnect();
        resolve();
      });
      const all = { childList: true, attributes: true, characterData: true };
      observer.observe(document.body, { subtree: true, ...all });
    });

  /** Ends behind the next frame; gives milliseconds since the epoch. */
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
        port2.postMessage(undefined);
      });
    });

  const press = (element, key) =>
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const type = (input, text) => {
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const timed = async (act, isDone) => {
    const start = performance.timeOrigin + performance.now();
    act();
    await until(isDone);
    return (await painted()) - start;
  };
  const isCounted = (count) => () =>
    (tree()?.ariaLabel ?? '').startsWith(`Body, ${count.toLocaleString('en-US')} rows`);
  const isFound = () =>
    document.querySelector('.foundCount')?.textContent.startsWith('1 found') ?? false;

  const blankInView = () => {
    const { top, bottom } = tree().getBoundingClientRect();
    return rows()
      .filter(isBlank)
      .filter((row) => {
        const place = row.getBoundingClientRect();
        return place.bottom > top && place.top < bottom;
      })
      .map((row) => row.dataset.row);
  };

  return {
    /** When the first rows of the next body are seen. */
    firstScreen: async () => {
      const before = tree();
      await until(() => tree() !== before && areShown());
      return painted();
    },

    /** When the count of rows is right, when the last row is seen after that, and when a text is found. */
    everything: async (count, text) => {
      await until(isCounted(count));
      const counted = performance.timeOrigin + performance.now();
      press(tree(), 'End');
      await until(() => {
        const last = tree().querySelector(`[role=treeitem][data-row="${count - 1}"]`);
        return last?.ariaSelected === 'true' && last.textContent.trim() === '}' && areShown();
      });
      const scrolled = performance.timeOrigin + performance.now();
      type(document.querySelector('.findText'), text);
      await until(isFound);
      return { counted, scrolled, found: await painted() };
    },

    /** All those give milliseconds. */
    find: async (text) => {
      const input = document.querySelector('.findText');
      type(input, '');
      await until(() => document.querySelector('.foundCount').textContent === '');
      return timed(() => type(input, text), isFound);
    },
    foldAll: async (count) => {
      const isFolded = () =>
        rows().some((row) => /… [\d,]+ elements/.test(row.textContent)) && areShown();
      const time = await timed(() => button('Fold All').click(), isFolded);
      button('Unfold All').click();
      await until(isCounted(count));
      return time;
    },
    filter: async (expression) => {
      const input = document.querySelector('#filter');
      type(input, expression);
      // Until the field has taken what was typed.
      await painted();
      const before = tree();
      const isFiltered = () =>
        document.querySelector('#filter-said')?.textContent.startsWith('Filtered in') &&
        tree() !== before &&
        areShown();
      const time = await timed(() => press(input, 'Enter'), isFiltered);
      const found = tree();
      press(input, 'Escape');
      await until(() => tree() !== found && areShown());
      return time;
    },

    table: async (count) => {
      const isShown = () => {
        const grid = document.querySelector('[role=grid]');
        const isWhole = grid?.getAttribute('aria-rowcount') === String(count + 1);
        return isWhole && grid.querySelector('[role=gridcell]') && !grid.querySelector('.awaited');
      };
      const time = await timed(() => document.querySelector('#answer-tab-table').click(), isShown);
      document.querySelector('#answer-tab-pretty').click();
      await until(areShown);
      return time;
    },

    /** Watches every frame until it is ended, which gives the times between them. */
    watch: () => {
      const frames = [];
      const blankSince = new Map();
      let longestBlank = 0;
      let last;
      let isOver = false;
      const step = (now) => {
        if (last !== undefined) frames.push(now - last);
        last = now;
        const blank = new Set(blankInView());
        for (const [row, since] of blankSince) {
          if (blank.has(row)) continue;
          longestBlank = Math.max(longestBlank, now - since);
          blankSince.delete(row);
        }
        for (const row of blank) if (!blankSince.has(row)) blankSince.set(row, now);
        if (!isOver || blankSince.size > 0) requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
      return () => {
        isOver = true;
        return until(areShown)
          .then(painted)
          .then(() => ({ frames, longestBlank }));
      };
    },

    /** Moves the scrollbar as a dragged thumb does: a little with each frame, then far. */
    drag: async () => {
      const area = tree();
      const all = area.scrollHeight - area.clientHeight;
      const frame = () => new Promise(requestAnimationFrame);
      for (let step = 0; step <= 180; step += 1) {
        area.scrollTop = (all * step) / 180;
        await frame();
      }
      for (let jump = 0; jump < 15; jump += 1) {
        area.scrollTop = all * ((jump * 0.37) % 1);
        for (let left = 8; left > 0; left -= 1) await frame();
      }
    },
  };
})();

import { beforeEach, expect, test, vi } from 'vitest';

const ADDRESS = 'chrome-extension://partyline/offscreen.html';

/** The browser's rule: one document; a second creation is refused, also while the first is under way. */
const documents = { there: [] as string[], underWay: 0, most: 0, asked: 0, later: Promise.resolve() };

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      getURL: () => ADDRESS,
      getContexts: async () => documents.there.map((documentUrl) => ({ documentUrl })),
      sendMessage: async () => {
        documents.asked += 1;
      },
    },
    offscreen: {
      createDocument: async () => {
        if (documents.there.length + documents.underWay > 0) {
          throw new Error('Only a single offscreen document may be created.');
        }
        documents.underWay += 1;
        await documents.later;
        documents.underWay -= 1;
        documents.there.push(ADDRESS);
        documents.most = Math.max(documents.most, documents.there.length);
      },
      closeDocument: async () => void documents.there.pop(),
    },
  },
}));

/** One life of the worker: the module as a fresh start has it. */
async function startLife(): Promise<typeof import('../../../lib/phone/host')> {
  vi.resetModules();
  return await import('../../../lib/phone/host');
}

beforeEach(() => {
  Object.assign(documents, { there: [], underWay: 0, most: 0, asked: 0, later: Promise.resolve() });
});

test('fault 20: three wakes at once in one life make one document', async () => {
  const { ensureOffscreen } = await startLife();
  await Promise.all([ensureOffscreen(), ensureOffscreen(), ensureOffscreen()]);
  expect(documents).toMatchObject({ there: [ADDRESS], most: 1 });
});

test('fault 20: two lives of the worker race, the second while the first still creates: one document, no error', async () => {
  let finish = (): void => {};
  documents.later = new Promise((resolve) => {
    finish = resolve;
  });
  const lives = [await startLife(), await startLife(), await startLife()];
  const ensured = Promise.all(lives.map(({ ensureOffscreen }) => ensureOffscreen()));
  await vi.waitFor(() => expect(documents.underWay).toBe(1));
  finish();
  await expect(ensured).resolves.toHaveLength(3);
  expect(documents).toMatchObject({ there: [ADDRESS], most: 1 });
});

test('fault 20: a document that outlived the worker is asked to connect, not made again', async () => {
  documents.there.push(ADDRESS);
  const { ensureOffscreen, askToConnect } = await startLife();
  await ensureOffscreen();
  expect(await askToConnect()).toBe(true);
  expect(documents).toMatchObject({ there: [ADDRESS], asked: 2 });
});

test('any other refusal is an error, and the next attempt is a new one', async () => {
  const { ensureOffscreen, closeOffscreen } = await startLife();
  documents.later = Promise.reject(new Error('No memory'));
  await expect(ensureOffscreen()).rejects.toThrow('No memory');
  documents.later = Promise.resolve();
  documents.underWay = 0;
  await ensureOffscreen();
  await closeOffscreen();
  await closeOffscreen();
  expect(documents.there).toEqual([]);
});

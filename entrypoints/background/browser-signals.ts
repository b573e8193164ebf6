import { browser } from 'wxt/browser';
import type { Mark } from './badge';
import { t } from './texts';

/** As in `components/tokens.css`, which no toolbar can read. */
const COLORS = { calm: '#12805c', muted: '#c42b2b', attention: '#8f5500', tray: '#1b6ef3' } as const;

/** Colours are not for everybody: the tooltip, which is the button's name, says the same. */
export async function setMark({ text, tone }: Mark): Promise<void> {
  const name = t('extName');
  const title = tone === 'calm' ? name : t(`mark_${tone}`, name);
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: COLORS[tone] }),
    browser.action.setTitle({ title }),
  ]);
}

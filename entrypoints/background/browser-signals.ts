import { browser } from 'wxt/browser';
import { createTranslate } from '../../components/translate';
import type { Mark } from './badge';
import type { News } from './news';

/** As in `components/tokens.css`, which no toolbar can read. */
const COLORS = { calm: '#12805c', muted: '#c42b2b', attention: '#8f5500', tray: '#1b6ef3' } as const;

const t = createTranslate((key, values) => chrome.i18n.getMessage(key, values), browser.i18n.getUILanguage());

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

function messageOf(news: News): string {
  if (news.kind === 'lost') return t(`reason_${news.reason}`);
  return t(news.kind === 'incoming' ? 'incoming' : 'ended_ended-elsewhere');
}

/** Shows a notification, where the rep has allowed them. */
export async function notify(news: News): Promise<void> {
  if (!(await browser.permissions.contains({ permissions: ['notifications'] }))) return;
  await browser.notifications.create({
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: news.kind === 'ended-elsewhere' ? t('extName') : news.name,
    message: messageOf(news),
  });
}

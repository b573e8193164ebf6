import { browser } from 'wxt/browser';
import type { News } from './news';
import { t } from './texts';

/** Absent until the rep grants the permission, which they are asked for when they switch notifications on. */
const shown = (): typeof chrome.notifications | undefined => chrome.notifications;

function titleOf(news: News): string {
  if (news.kind === 'ended-elsewhere') return t('extName');
  const name = news.name || t('unknown_caller');
  return news.kind === 'missed' ? t('timeline_missed', name) : name;
}

function messageOf(news: News): string {
  switch (news.kind) {
    case 'lost':
      return t(`reason_${news.reason}`);
    case 'missed':
      return news.canCallBack ? t('missed_click') : t('extName');
    case 'incoming':
      return t('incoming');
    case 'ended-elsewhere':
      return t('ended_ended-elsewhere');
  }
}

/** Shows a notification, where the rep has allowed them. A call that rings stays until it is taken away. */
export async function notify(news: News): Promise<void> {
  await shown()?.create(news.id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: titleOf(news),
    message: messageOf(news),
    requireInteraction: news.kind === 'incoming',
  });
}

/** Takes away what begins with `start` and is not among `ids`. */
export async function keepNews(start: string, ids: readonly string[]): Promise<void> {
  const all = await shown()?.getAll();
  const old = Object.keys(all ?? {}).filter((id) => id.startsWith(start) && !ids.includes(id));
  await Promise.all(old.map((id) => shown()?.clear(id)));
}

/** The rep clicked a notification. Without the permission there is nothing to listen to; call again once it is granted. */
export function onNews(listener: (id: string) => void): void {
  shown()?.onClicked.addListener((id) => {
    void shown()?.clear(id);
    listener(id);
  });
}

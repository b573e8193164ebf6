import { type ComponentChild, render } from 'preact';
import optionsCss from '../../../components/options.css?inline';
import panelCss from '../../../components/panel.css?inline';
import popupCss from '../../../components/popup.css?inline';
import tokensCss from '../../../components/tokens.css?inline';
import { createTranslate, type Translate } from '../../../components/translate';
import microphoneCss from '../../../entrypoints/microphone/style.css?inline';
import { type Messages, messageIn } from '../translate';
import { OPTIONS_STORIES } from './options-stories';
import { PANEL_STORIES } from './panel-stories';
import { POPUP_STORIES } from './popup-stories';
import { STATES, type State } from './states';
import type { Story, StoryParts } from './story';

const STORIES: Readonly<Record<State, Story>> = { ...PANEL_STORIES, ...POPUP_STORIES, ...OPTIONS_STORIES };

/** In a shadow root, as on a page; without what only a popover needs. */
const PANEL_CSS = panelCss.replace(/\/\*.*?\*\//gs, '').replace(/:host[^{]*\{[^}]*\}/g, '');

function cssOf(state: State): string {
  if (state in PANEL_STORIES) return PANEL_CSS;
  if (state in POPUP_STORIES) return popupCss;
  return state.startsWith('options') ? optionsCss : tokensCss + microphoneCss;
}

/** Shows a story by itself: no style of another one reaches it. */
function showStory(state: State, parts: StoryParts): HTMLElement {
  const figure = document.createElement('section');
  figure.dataset.story = state;
  const root = figure.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(cssOf(state));
  root.adoptedStyleSheets = [sheet];
  const container: ComponentChild = STORIES[state].show(parts);
  render(container, root);
  return figure;
}

/** Clicks what leads to a state. Some of them last only while nobody touches anything else. */
export async function play(figure: Element): Promise<void> {
  const story = STATES.find((state) => figure.matches(`[data-story="${state}"]`));
  for (const selector of (story && STORIES[story].clicks) ?? []) {
    const target = figure.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!target) throw new Error(`${story}: nothing to click at ${selector}`);
    target.click();
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}

export interface GalleryOptions {
  readonly messages: Messages;
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
}

/** Fills an element with every state, as far as it is reached without a click. */
export function showGallery(root: HTMLElement, { messages, locale, dir }: GalleryOptions): void {
  const t: Translate = createTranslate(messageIn(messages), locale);
  root.replaceChildren(...STATES.map((state) => showStory(state, { t, dir })));
}

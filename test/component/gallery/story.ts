import type { ComponentChild } from 'preact';
import type { Translate } from '../../../components/translate';

/** How one state is brought about. */
export interface Story {
  readonly show: (parts: StoryParts) => ComponentChild;
  /** Selectors of what is clicked once it stands. */
  readonly clicks?: readonly string[];
}

export interface StoryParts {
  readonly t: Translate;
  readonly dir: 'ltr' | 'rtl';
}

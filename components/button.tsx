import type { ComponentProps } from 'preact';
import { Icon } from './icon';

export type ButtonProps = Omit<ComponentProps<'button'>, 'action'> & {
  /** Becomes `data-action`: how tests and the demo find it. */
  readonly does: string;
  readonly icon?: string | undefined;
};

/** A button with a stable name, an optional drawing, and whatever else a button has. */
export function Button({ does, icon, children, ...rest }: ButtonProps) {
  return (
    <button type="button" data-action={does} {...rest}>
      {icon && <Icon path={icon} />}
      {children}
    </button>
  );
}

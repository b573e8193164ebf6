const SLOT = '\u0001';

/** Stands for a name while a sentence is looked up. */
export const NAME_SLOT: readonly string[] = [SLOT];

/** A sentence with a name in it, isolated so that neither can reorder the other. */
export function NamedText({ text, name }: { readonly text: string; readonly name: string }) {
  const [before, after] = text.split(SLOT);
  return (
    <>
      {before}
      <bdi>{name}</bdi>
      {after}
    </>
  );
}

/** What is left after the extension was updated under an open page. Its texts went with it; this one was kept. */
export function Orphan({ text }: { readonly text: string }) {
  return (
    <div class="pl">
      <section class="panel" data-panel="orphan" role="alert">
        <p class="banner">{text}</p>
      </section>
    </div>
  );
}

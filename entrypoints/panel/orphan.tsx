/**
 * What is left after the extension was updated under an open page. Its texts went with it, so this one line is
 * in English.
 */
export function Orphan() {
  return (
    <div class="pl">
      <section class="panel" role="alert">
        <p class="banner">Partyline was updated. Reload this page.</p>
      </section>
    </div>
  );
}

import { type Account, nameOf } from '../world/account';

/** Makes text safe inside HTML. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f3f4f7;
    font: 15px/1.5 system-ui, sans-serif; color: #212121; }
  form { width: 320px; padding: 32px; background: #fff; border-radius: 12px; box-shadow: 0 8px 32px #0002; }
  h1 { margin: 0 0 4px; font-size: 20px; }
  p { margin: 0 0 20px; color: #5f6570; }
  label { display: block; margin-bottom: 16px; }
  select { width: 100%; margin-top: 4px; padding: 8px; font: inherit; }
  button { width: 100%; padding: 10px; font: inherit; border-radius: 8px; border: 1px solid #066fac; cursor: pointer; }
  button.primary { margin-bottom: 8px; background: #066fac; color: #fff; }
  button.plain { background: #fff; color: #066fac; }`;

/** The page on which a user signs in. `parameters` travel on unchanged in hidden fields. */
export function signInPage(account: Account, parameters: URLSearchParams): string {
  const hidden = [...parameters]
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('\n    ');
  const users = account.extensions
    .map((user) => `<option value="${user.id}">${escapeHtml(`${nameOf(user)}, ext. ${user.extensionNumber}`)}</option>`)
    .join('');
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Sign in</title><style>${STYLE}</style></head>
<body>
  <form method="post" action="/restapi/oauth/authorize">
    <h1>Sign in</h1>
    <p>Simulated telephony account of ${escapeHtml(account.company)}</p>
    ${hidden}
    <label>User<select name="user">${users}</select></label>
    <button id="sign-in" class="primary" name="decision" value="allow">Sign in</button>
    <button id="cancel" class="plain" name="decision" value="deny">Cancel</button>
  </form>
</body>
</html>`;
}

/** The page for a request that must not be redirected, as its redirect URI cannot be trusted. */
export function signInErrorPage(text: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign in</title><style>${STYLE}</style></head>
<body><form><h1>Cannot sign in</h1><p>${escapeHtml(text)}</p></form></body></html>`;
}

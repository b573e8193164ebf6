/** Which folder may import which. The table with the reasons is in lib/README.md. */

const RC_PACKAGES = '(^|/)node_modules/(@ringcentral|@rc-ex)/';
const WXT_BROWSER = '(^|/)node_modules/(wxt|webextension-polyfill|@wxt-dev)/';

/** Everything that `from` imports must match one of `allowed`. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: typeof from === 'string' ? { path: from } : from,
  to: { pathNot: allowed },
});

const never = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    only('call-is-pure', '^lib/call/', ['^lib/call/'], 'The core imports nothing outside itself.'),
    only('shared-is-a-leaf', '^lib/shared/', ['^lib/shared/'], 'Everything may use it, so it uses nothing.'),
    only('trust-is-dom-only', '^lib/trust/', ['^lib/trust/'], 'Runs inside foreign pages.'),
    only(
      'finder-is-dom-and-numbers',
      '^lib/finder/',
      ['^lib/finder/', '^lib/call/', '(^|/)node_modules/libphonenumber-js/min/'],
      'Runs inside foreign pages, with the smallest metadata.',
    ),
    never(
      'finder-takes-types-of-the-call',
      { path: '^lib/finder/' },
      { path: '^lib/call/', dependencyTypesNot: ['type-only'] },
      'Words of the core, not its logic.',
    ),
    only(
      'conductor-knows-no-adapter',
      '^lib/conductor/',
      ['^lib/(conductor|call|shared)/', '^lib/ringcentral/telephony[.]ts$', '^lib/phone/phone[.]ts$'],
      'The conductor is built from ports.',
    ),
    never(
      'conductor-takes-types-of-ports',
      { path: '^lib/conductor/' },
      { path: '^lib/(ringcentral|phone)/', dependencyTypesNot: ['type-only'] },
      'Only the types of its two ports, never their code.',
    ),
    only(
      'record-is-pure',
      '^lib/record/',
      ['^lib/(record|call)/'],
      'What is made of a stored call; where it is stored is not its business.',
    ),
    only(
      'messaging-imports',
      '^lib/messaging/',
      ['^lib/(messaging|call)/', '(^|/)node_modules/valibot/', WXT_BROWSER],
      'Envelopes and ports only.',
    ),
    only(
      'ringcentral-imports',
      { path: '^lib/ringcentral/', pathNot: '^lib/ringcentral/(aliases[.]ts$|shims/)' },
      ['^lib/(ringcentral|call|shared)/', '(^|/)node_modules/valibot/', RC_PACKAGES],
      'Identity and storage are injected.',
    ),
    never(
      'official-sdks-in-their-files',
      { pathNot: '^(lib/ringcentral/(sdk|subscription|durable-[a-z-]+)[.]ts$|lib/ringcentral/shims/|test/)' },
      { path: RC_PACKAGES },
      'Two files know the official SDKs; everybody else speaks our words.',
    ),
    only(
      'phone-imports',
      '^lib/phone/',
      ['^lib/(phone|shared)/', '(^|/)node_modules/ringcentral-web-phone/', WXT_BROWSER],
      'The phone executes and reports.',
    ),
    never(
      'web-phone-behind-its-name',
      { pathNot: '^(lib/phone/web-phone[a-z-]*[.]ts$|test/)' },
      { path: '(^|/)node_modules/ringcentral-web-phone/' },
      'Files named after the SIP library know it.',
    ),
    never(
      'browser-api-at-the-edge',
      {
        path: '^(lib|components)/',
        pathNot: '^lib/(messaging/port|phone/host)[.]ts$|^lib/storage/',
      },
      { path: WXT_BROWSER },
      'The browser comes in as an argument everywhere else.',
    ),
    only(
      'storage-imports',
      '^lib/storage/',
      ['^lib/(storage|call|record)/', '(^|/)node_modules/(valibot|idb)/', WXT_BROWSER],
      'Keys, defaults and versions of what is stored.',
    ),
    only(
      'components-imports',
      '^components/',
      [
        '^components/',
        '^public/_locales/en/messages[.]json$',
        '[.]css([?]inline)?$',
        '^lib/(call|record)/',
        '^lib/messaging/client[.]ts$',
        '(^|/)node_modules/(preact|libphonenumber-js)/',
      ],
      'A component is a function of its props.',
    ),
    never(
      'components-take-types-of-the-client',
      { path: '^components/' },
      { path: '^lib/messaging/', dependencyTypesNot: ['type-only'] },
      'The connection itself is handed in.',
    ),
    never(
      'messaging-takes-types-of-the-call',
      { path: '^lib/(messaging|storage)/' },
      { path: '^lib/call/', dependencyTypesNot: ['type-only'] },
      'Words of the core travel; its logic does not.',
    ),
    never(
      'database-behind-its-name',
      { pathNot: '^(lib/storage/record-database[.]ts$|test/)' },
      { path: '(^|/)node_modules/idb/' },
      'One file knows the library of the database.',
    ),
    never('nobody-imports-entrypoints', { path: '^(lib|components)/' }, { path: '^entrypoints/' }, 'Roots are roots.'),
    never(
      'stub-and-panel-use-bare-chrome',
      { path: '^entrypoints/(stub|panel|finder)' },
      { path: WXT_BROWSER, pathNot: '(^|/)node_modules/wxt/.*define-unlisted-script' },
      'The polyfill alone would break the size budget of what runs in pages.',
    ),
    never(
      'numbers-stay-out-of-the-worker',
      {
        path: '^(lib/(call|conductor|messaging|ringcentral|phone|storage|shared|trust)|entrypoints/(background|offscreen))/',
      },
      { path: '(^|/)node_modules/libphonenumber-js/' },
      'Number metadata is large; it lives in the pages that people type into.',
    ),
    never(
      'panel-carries-no-number-metadata',
      { path: '^entrypoints/(stub|panel)/' },
      { path: '(^|/)node_modules/libphonenumber-js/(max|mobile|core)/', reachable: true },
      'The full metadata is four times the panel itself.',
    ),
    never(
      'product-knows-no-tests',
      { path: '^(lib|components|entrypoints)/' },
      { path: '^test/' },
      'The simulator never ships.',
    ),
    never(
      'simulator-knows-no-product',
      { path: '^test/simulator/' },
      { path: '^(lib|components|entrypoints)/' },
      'A simulator that shares code with the product shares its mistakes.',
    ),
    never(
      'no-cycles',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'Cycles hide who owns what. Types may refer to each other.',
    ),
    never(
      'no-unresolved',
      {},
      { couldNotResolve: true, pathNot: '[?](inline|raw|url)$|^virtual:|^#' },
      'Every import exists.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.wxt|\\.output)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};

import * as v from 'valibot';

/** Longest text that a setting may hold; anything longer was not typed by a person. */
const text = v.pipe(v.string(), v.maxLength(256));

const server = v.picklist(['production', 'sandbox']);
const removal = v.picklist(['ask', 'undo', 'at-once']);
const bringIn = v.picklist(['on-answer', 'by-hand']);
const leaveDefault = v.picklist(['ask', 'leave', 'end']);
const premiumNumbers = v.picklist(['refuse', 'ask', 'allow']);
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const days = whole(0, 3_650);
const calls = whole(0, 1_000);
const dialsPerMinute = whole(1, 100);
const dialsPerHour = whole(1, 2_000);
const percent = whole(0, 100);

/** A list in which one bad entry costs only itself. */
const listOf = <Entry>(entry: v.GenericSchema<unknown, Entry>, most: number) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((values) =>
      values.slice(0, most).flatMap((value) => {
        const parsed = v.safeParse(entry, value);
        return parsed.success ? [parsed.output] : [];
      }),
    ),
  );

const word = v.pipe(v.unknown(), v.string(), v.trim(), v.minLength(1), v.maxLength(40));
const numbers = listOf(word, 5_000);
/** What is no country's code stays in the list and matches nothing: a misspelt rule must not allow everything. */
const countries = listOf(v.pipe(word, v.toUpperCase()), 250);

/** Each field falls back by itself, so that one bad value does not cost the others. */
export const settingsSchema = v.object({
  server: v.fallback(server, 'production'),
  /** Client id of the company's RingCentral app; empty takes the one built in, if any. */
  clientId: v.fallback(text, ''),
  removal: v.fallback(removal, 'ask'),
  bringIn: v.fallback(bringIn, 'on-answer'),
  /** What hanging up means: asked each time, the others go on, or it is over for everybody. */
  leaveDefault: v.fallback(leaveDefault, 'ask'),
  /** E.164; empty lets RingCentral choose. */
  callerId: v.fallback(text, ''),
  ringInBrowser: v.fallback(v.boolean(), false),
  /** Tells of failed and dropped people while the rep looks elsewhere; the browser was asked for it. */
  notify: v.fallback(v.boolean(), false),
  /** Device ids as the browser gives them to the extension; empty is what the system chose. */
  microphoneId: v.fallback(text, ''),
  speakerId: v.fallback(text, ''),
  /** Where ringing and the chime are heard; empty is the system's. */
  ringerId: v.fallback(text, ''),
  /** How loud ringing is, in percent; 0 is silent. */
  ringVolumePercent: v.fallback(percent, 80),
  /** A sound, for the rep only, when somebody joins or leaves. */
  chime: v.fallback(v.boolean(), false),
  /** How long past calls and notes are kept; 0 keeps none. Unit: days. */
  historyDays: v.fallback(days, 90),
  /** How many past calls are kept at most; 0 keeps none. */
  historyCalls: v.fallback(calls, 200),
  /** Numbers that are never dialled, as people write them. */
  doNotCall: v.fallback(numbers, []),
  /** ISO 3166 alpha-2 codes of the countries that may be called; empty allows all. */
  allowedCountries: v.fallback(countries, []),
  premiumNumbers: v.fallback(premiumNumbers, 'ask'),
  /** How many numbers may be dialled in any minute and in any hour: a net under a runaway page or finger. */
  dialsPerMinute: v.fallback(dialsPerMinute, 30),
  dialsPerHour: v.fallback(dialsPerHour, 200),
  /** Calls a selected number from the browser's own menu; the browser was asked for it. */
  contextMenu: v.fallback(v.boolean(), false),
  /** Hides names and numbers on web pages while the rep shares the screen. */
  privateMode: v.fallback(v.boolean(), false),
  /** The rep chose to go on without a panel; until then first run offers it. */
  siteSkipped: v.fallback(v.boolean(), false),
});

/** What the rep chose in the options. */
export type Settings = v.InferOutput<typeof settingsSchema>;

/** Sites by scheme and host. A wish becomes real once the browser granted it. */
export const sitesSchema = v.pipe(v.array(v.pipe(v.string(), v.regex(/^https:\/\/[^/\s]+$/))), v.maxLength(500));

/** As administrators write numbers; empty lets RingCentral choose. */
const callerId = v.pipe(
  text,
  v.transform((written) => written.replace(/[\s().-]/g, '')),
  v.regex(/^(?:\+?[0-9]{3,15})?$/),
);

/** What does not fit is as if nobody had chosen it; one bad value costs only itself. */
const chosen = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);

/**
 * What an administrator may fix; the browser's side of it is `public/policy.json`. Devices are missing because their ids
 * differ in every profile, and `siteSkipped` because it remembers a click.
 */
export const policySchema = v.object({
  server: chosen(server),
  clientId: chosen(v.pipe(text, v.regex(/^[\w-]+$/))),
  removal: chosen(removal),
  bringIn: chosen(bringIn),
  leaveDefault: chosen(leaveDefault),
  callerId: chosen(callerId),
  ringInBrowser: chosen(v.boolean()),
  notify: chosen(v.boolean()),
  ringVolumePercent: chosen(percent),
  chime: chosen(v.boolean()),
  historyDays: chosen(days),
  historyCalls: chosen(calls),
  /** Added to the rep's own. */
  doNotCall: v.fallback(numbers, []),
  allowedCountries: chosen(countries),
  premiumNumbers: chosen(premiumNumbers),
  dialsPerMinute: chosen(dialsPerMinute),
  dialsPerHour: chosen(dialsPerHour),
  contextMenu: chosen(v.boolean()),
  privateMode: chosen(v.boolean()),
  /** Added to the rep's own. */
  sites: v.fallback(sitesSchema, []),
  /** Sites among the enabled ones on which numbers are looked for; added to the rep's own. */
  finderSites: v.fallback(sitesSchema, []),
});

/** What an administrator fixed. */
export type Policy = v.InferOutput<typeof policySchema>;

/** Side, edge and distance of the panel by site; a bad value is as if the rep had never touched it. */
export const layoutsSchema = v.record(
  text,
  v.object({
    minimised: v.boolean(),
    place: v.object({
      side: v.picklist(['left', 'right']),
      edge: v.picklist(['top', 'bottom']),
      /** Unit: CSS pixels. */
      awayPx: v.pipe(v.number(), v.minValue(0)),
    }),
  }),
);
/** How the rep arranged the panel, by site. */
export type Layouts = v.InferOutput<typeof layoutsSchema>;

const person = v.object({
  number: text,
  name: text,
  extension: v.exactOptional(text),
  isConfirmed: v.exactOptional(v.literal(true)),
});

const link = v.pipe(v.string(), v.maxLength(1_000));

/** Somebody who may have been found on a page of a CRM. */
const callee = v.object({
  ...person.entries,
  crm: v.exactOptional(v.object({ title: text, link: v.exactOptional(link) })),
});

/** So many groups are kept. */
export const MAX_GROUPS = 50;
/** So many people fit into a draft; a conference takes fewer. */
export const MAX_DRAFT_PEOPLE = 20;

/** People who are called together again and again. */
export const groupsSchema = v.pipe(
  v.array(v.object({ id: text, name: text, people: v.pipe(v.array(person), v.minLength(1), v.maxLength(9)) })),
  v.maxLength(MAX_GROUPS),
  v.readonly(),
);
/** A name for people. */
export type SavedGroup = v.InferOutput<typeof groupsSchema>[number];

/** Somebody who is about to be called, as typed in the popup. */
export const draftSchema = v.object({
  people: v.pipe(v.array(callee), v.maxLength(MAX_DRAFT_PEOPLE)),
  /** What stands in the field and is not a person yet; a pasted list may be long. */
  text: v.fallback(v.pipe(v.string(), v.maxLength(4_000)), ''),
  callerId: v.exactOptional(text),
  /** Pointed at on pages while the popup was closed; it judges them when it opens. A selected text is a number too. */
  picked: v.exactOptional(v.pipe(v.array(callee), v.maxLength(MAX_DRAFT_PEOPLE))),
  /** Where the popup opens next; it takes the wish away once it has. */
  view: v.exactOptional(v.picklist(['add', 'notes', 'sign-in', 'summary'])),
});
/** A call that is being put together. */
export type Draft = v.InferOutput<typeof draftSchema>;

/** As many as may be dialled within an hour, and a call that may begin then. Unit: milliseconds since the epoch. */
export const dialsSchema = v.pipe(v.array(v.number()), v.maxLength(2_100), v.readonly());

/** Unit: milliseconds since the epoch. */
export const callBacksSchema = v.pipe(v.array(v.number()), v.maxLength(100));

/** Lines of the log, the oldest first. */
export const logSchema = v.pipe(v.array(v.string()), v.maxLength(1_000));

/** The phone's name for RingCentral: a UUID. */
export const instanceIdSchema = v.pipe(v.string(), v.uuid());

/** Who the rep is, so that a restarted worker need not ask; `undefined` while nobody is signed in. */
export const accountSchema = v.object({
  account: v.object({
    extensionId: text,
    extensionNumber: text,
    name: text,
    country: text,
    ownNumbers: v.pipe(v.array(text), v.readonly()),
  }),
  callerIds: v.pipe(
    v.array(v.object({ phoneNumber: text, label: v.exactOptional(text), usageType: v.exactOptional(text) })),
    v.readonly(),
  ),
});
/** Who is signed in. */
export type StoredAccount = v.InferOutput<typeof accountSchema>;

/** Kept by the owner of the value, who knows what the text says and validates it. */
export const opaqueSchema = v.string();

import type { DialRules } from '../call/dial-rules';
import type { Settings } from './shapes';

/** What may be dialled, as it was chosen. */
export const rulesOf = (settings: Settings): DialRules => ({
  countries: settings.allowedCountries,
  doNotCall: settings.doNotCall,
  premium: settings.premiumNumbers,
  perMinute: settings.dialsPerMinute,
  perHour: settings.dialsPerHour,
});

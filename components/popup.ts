export { type Draft, EMPTY_DRAFT } from './draft';
export type { PageView } from './on-this-page';
export { type FirstRunState, PopupFirstRun } from './popup-first-run';
export { PopupNewCall, type StartRequest } from './popup-new-call';
export { PopupRunningCall } from './popup-running-call';
export { Preflight } from './preflight';
export type { PreflightFix, PreflightView } from './preflight-lines';

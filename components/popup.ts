export { type Draft, EMPTY_DRAFT } from './draft';
export { type FirstRunState, PopupFirstRun } from './popup-first-run';
export { PopupNewCall, type StartRequest } from './popup-new-call';
export { PopupRunningCall } from './popup-running-call';

export { type Draft, EMPTY_DRAFT } from './draft';
export { type FirstRunState, PopupFirstRun, type PopupFirstRunProps } from './popup-first-run';
export { PopupNewCall, type PopupNewCallProps, type StartRequest } from './popup-new-call';
export { PopupRunningCall, type PopupRunningCallProps } from './popup-running-call';

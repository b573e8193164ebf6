import type { RestResponse } from './rest-types';

/** Details of a REST error that clients may act on. */
export interface ErrorDetail {
  readonly parameterName?: string;
  readonly parameterValue?: string;
  readonly permissionName?: string;
}

/** Writes an error the platform's way: the first of `errors` is mirrored on top. Source: basics/errors.md. */
export function restError(status: number, errorCode: string, message: string, detail: ErrorDetail = {}): RestResponse {
  return { status, body: { errorCode, message, errors: [{ errorCode, message, ...detail }], ...detail } };
}

/** 404 of an unknown endpoint. */
export function badUri(): RestResponse {
  return restError(404, 'CMN-120', 'Invalid URI');
}

/** 404 of a session or party that is not, or no longer, there. */
export function notFound(parameterName: string, parameterValue: string): RestResponse {
  return restError(404, 'CMN-102', `Resource for parameter [${parameterName}] is not found`, {
    parameterName,
    parameterValue,
  });
}

/** 400 of a body that lacks something. */
export function badParameter(parameterName: string): RestResponse {
  return restError(400, 'CMN-101', `Parameter [${parameterName}] value is invalid`, { parameterName });
}

/** 403 of telephony. Source: RingCentral community thread 11799. */
export function notAllowed(): RestResponse {
  return restError(403, 'TAS-106', 'Operation is not allowed');
}

/**
 * 409 of telephony. The text is the one RingCentral's own widgets look for; the code was never seen and is made up, so
 * that nobody builds on it.
 */
export function wrongState(): RestResponse {
  return restError(409, 'TAS-000', 'Incorrect State');
}

/**
 * Stands in for axios. @rc-ex/core creates a client when it is constructed and never uses it here: requests go through
 * @ringcentral/sdk, or over the gateway's socket.
 */
const axios = {
  create: () => ({
    interceptors: { request: { use: (): void => undefined } },
    request: (): Promise<never> => Promise.reject(new Error('axios is not part of this build')),
  }),
};

export default axios;

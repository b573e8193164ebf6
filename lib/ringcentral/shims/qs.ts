/** Stands in for qs, which @rc-ex/core uses only in requests that it would send by itself, and here it sends none. */
export default {
  stringify(): never {
    throw new Error('qs is not part of this build');
  },
};

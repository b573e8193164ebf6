/** Stands in for hyperid, which brings a Buffer polyfill along. @rc-ex/ws only needs ids that differ. */
export default function hyperid(): () => string {
  return () => crypto.randomUUID();
}

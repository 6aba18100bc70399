// The version of the wire. A client and a server with another one part with the close code *reload*. A test hashes the
// schemas and fails with "bump the version" when they change without it.
export const WIRE = 3;

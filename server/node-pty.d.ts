/** The prebuilt package declares its types under its own name; this gives them to the name we import. */
/// <reference path="../node_modules/node-pty/node-pty.d.ts" />
declare module 'node-pty' {
  export * from '@lydell/node-pty';
}

/// <reference types="astro/client" />
/** Where `content/` and `labs/` are; set in astro.config.mjs, for code that runs while the site is built. */
declare const __REPOSITORY__: string;

declare namespace App {
  interface Locals {
    /** The stage whose guide is being drawn; guides name steps by id only. */
    stage?: import('#lab').LoadedStage;
    language?: 'ko' | 'en';
    /** The lesson that is being drawn; its text names questions by id only. */
    lesson?: string;
    /** Slides are being drawn: breaks and notes of the speaker are there. */
    presenting?: boolean;
    /** Notes of words and versions that this page has already, by the id of the element. */
    notes?: Set<string>;
  }
}

/** Plain `tsc` cannot look into .astro files; `astro check` sees their real types. */
declare module '*.astro' {
  const component: (props: Record<string, unknown>) => unknown;
  export default component;
}

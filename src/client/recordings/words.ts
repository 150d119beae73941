/** The sentences about recordings in the language of the page. */
import { language } from '../../i18n/live.ts';
import { recordingWords } from '../../i18n/recordings.ts';

export { fill } from '../../i18n/fill.ts';
export { language };
export const words = recordingWords(language);

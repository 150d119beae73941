/** What lessons and guides may use without importing it. */
import Block from './Block.astro';
import Myth from './Myth.astro';
import Picture from './Picture.astro';
import Predict from './Predict.astro';
import Term from './Term.astro';

export const lessonComponents = { Block, Myth, Picture, Predict, Term };

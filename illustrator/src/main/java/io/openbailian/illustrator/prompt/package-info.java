/// From the words of a prompt to the description of a scene: a lexicon as data, a grammar of two
/// languages, and what follows from what was said.
@NullMarked
package io.openbailian.illustrator.prompt;

import org.jspecify.annotations.NullMarked;

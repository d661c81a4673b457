/// The offline writer: answers in sentences of a grammar, computed and looked up, never guessed. It
/// is not a language model, and says so.
@NullMarked
package io.openbailian.writer;

import org.jspecify.annotations.NullMarked;

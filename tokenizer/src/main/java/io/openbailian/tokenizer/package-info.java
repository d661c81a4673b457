/// Texts cut into the tokens of the service's own vocabulary, and counted.
@NullMarked
package io.openbailian.tokenizer;

import org.jspecify.annotations.NullMarked;

/// Texts compared by the words and characters they share: vectors and rankings.
@NullMarked
package io.openbailian.engine.embedded.similar;

import org.jspecify.annotations.NullMarked;

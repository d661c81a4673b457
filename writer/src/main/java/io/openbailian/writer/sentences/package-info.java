/// Which sentences and words of a text matter most, by counting.
@NullMarked
package io.openbailian.writer.sentences;

import org.jspecify.annotations.NullMarked;

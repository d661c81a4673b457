/// Numbers in words and sums in signs.
@NullMarked
package io.openbailian.writer.number;

import org.jspecify.annotations.NullMarked;

/// Writing in pictures: posters, signs, couplets, and where the letters of a text go.
@NullMarked
package io.openbailian.illustrator.letters;

import org.jspecify.annotations.NullMarked;

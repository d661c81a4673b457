/// Tests of this package.
@NullMarked
package io.openbailian.illustrator.animate;

import org.jspecify.annotations.NullMarked;

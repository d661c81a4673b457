/// Tests of this package.
@NullMarked
package io.openbailian.illustrator;

import org.jspecify.annotations.NullMarked;

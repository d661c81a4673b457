/// Tests of this package.
@NullMarked
package io.openbailian.engine.embedded.draw;

import org.jspecify.annotations.NullMarked;

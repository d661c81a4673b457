/// Tests of this package.
@NullMarked
package io.openbailian.engine.embedded;

import org.jspecify.annotations.NullMarked;

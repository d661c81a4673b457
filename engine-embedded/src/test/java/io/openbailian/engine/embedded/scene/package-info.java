/// Tests of this package.
@NullMarked
package io.openbailian.engine.embedded.scene;

import org.jspecify.annotations.NullMarked;

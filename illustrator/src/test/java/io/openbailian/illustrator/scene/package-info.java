/// Tests of this package.
@NullMarked
package io.openbailian.illustrator.scene;

import org.jspecify.annotations.NullMarked;

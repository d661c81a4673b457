/// Tests of this package.
@NullMarked
package io.openbailian.illustrator.stage;

import org.jspecify.annotations.NullMarked;

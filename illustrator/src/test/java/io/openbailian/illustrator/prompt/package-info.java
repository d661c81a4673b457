/// Tests of this package.
@NullMarked
package io.openbailian.illustrator.prompt;

import org.jspecify.annotations.NullMarked;

/// Tests of this package.
@NullMarked
package io.openbailian.illustrator.story;

import org.jspecify.annotations.NullMarked;

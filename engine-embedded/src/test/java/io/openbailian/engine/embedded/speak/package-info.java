/// The speaker, without the program that speaks.
@NullMarked
package io.openbailian.engine.embedded.speak;

import org.jspecify.annotations.NullMarked;

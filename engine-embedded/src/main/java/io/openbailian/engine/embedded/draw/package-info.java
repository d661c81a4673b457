/// Drawing a described scene: one class for each kind of thing.
@NullMarked
package io.openbailian.engine.embedded.draw;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.openbailian.engine.embedded.animate;

import org.jspecify.annotations.NullMarked;

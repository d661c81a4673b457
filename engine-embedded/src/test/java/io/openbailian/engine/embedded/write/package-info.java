@NullMarked
package io.openbailian.engine.embedded.write;

import org.jspecify.annotations.NullMarked;

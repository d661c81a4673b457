@NullMarked
package io.openbailian.engine.embedded.translate;

import org.jspecify.annotations.NullMarked;

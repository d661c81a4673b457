@NullMarked
package io.openbailian.engine.embedded.similar;

import org.jspecify.annotations.NullMarked;

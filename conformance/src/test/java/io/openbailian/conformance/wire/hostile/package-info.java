@NullMarked
package io.openbailian.conformance.wire.hostile;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.openbailian.conformance.wire;

import org.jspecify.annotations.NullMarked;

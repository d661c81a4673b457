@NullMarked
package io.openbailian.conformance.arch;

import org.jspecify.annotations.NullMarked;

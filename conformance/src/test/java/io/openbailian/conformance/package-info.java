@NullMarked
package io.openbailian.conformance;

import org.jspecify.annotations.NullMarked;

/// What the documentation shows works.
@NullMarked
package io.openbailian.conformance.docs;

import org.jspecify.annotations.NullMarked;

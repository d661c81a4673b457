/// What a text costs, through every door that reads one.
@NullMarked
package io.openbailian.conformance.text;

import org.jspecify.annotations.NullMarked;

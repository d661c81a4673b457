/// Scenarios of pictures and films: drawn, edited, beside other programs. Nothing here knows other
/// scenarios.
@NullMarked
package io.openbailian.conformance.bench.images;

import org.jspecify.annotations.NullMarked;

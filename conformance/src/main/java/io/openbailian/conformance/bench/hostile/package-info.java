/// Scenarios of callers who do their worst, beside a polite one. Nothing here knows other
/// scenarios.
@NullMarked
package io.openbailian.conformance.bench.hostile;

import org.jspecify.annotations.NullMarked;

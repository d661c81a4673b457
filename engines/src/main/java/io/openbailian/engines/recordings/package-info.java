/// Recordings: an engine that writes down what another one is asked and what comes of it, and one
/// that plays it again, with no other engine behind it.
@NullMarked
package io.openbailian.engines.recordings;

import org.jspecify.annotations.NullMarked;

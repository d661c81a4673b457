/// What was asked and how long it took, for a collector of traces.
@NullMarked
package io.openbailian.server.traces;

import org.jspecify.annotations.NullMarked;

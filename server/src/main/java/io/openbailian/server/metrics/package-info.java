/// What the server counts, and who is told of what engines do.
@NullMarked
package io.openbailian.server.metrics;

import org.jspecify.annotations.NullMarked;

/// What the server counts.
@NullMarked
package io.openbailian.server.metrics;

import org.jspecify.annotations.NullMarked;

/// The road between the queue and an engine: an invocation is prepared, admitted, run, finished and
/// settled; one loop for every way of delivering its answer.
@NullMarked
package io.openbailian.server.run;

import org.jspecify.annotations.NullMarked;
